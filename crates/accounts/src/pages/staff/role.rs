//! `/handlaggning/behorigheter/{id}/{role}`: one role of one person: who gave it, and taking it away
//! or approving it.

use askama::Template;
use axum::extract::{Path, State};
use base::{Id, Person, StaffRole};
use store::Stop;
use web::{Error, Flash, Form, Frame, Portal, Posted, Problem, Viewer, page_with, see_other};

use super::roles::{refusal_key, role_name};
use super::{name_in_lists, names_of};
use crate::queries;
use crate::staff::Officer;
use crate::staff::roles::{self, Refusal, Wish};
use crate::tables::{person, staff_role};

#[derive(Template)]
#[template(path = "staff/role.html")]
struct RolePage<'a> {
    f: &'a Frame,
    form: &'a Form,
    id: Id<Person>,
    action: String,
    name: String,
    role: String,
    facts: Vec<(String, String)>,
    waits: bool,
    may_approve: bool,
    note: Option<String>,
}

/// A role in the address that somebody has.
struct Held {
    person: person::Model,
    row: staff_role::Model,
}

async fn held(portal: &Portal, path: &(String, String)) -> Result<Held, Error> {
    let id: Id<Person> = path.0.parse().map_err(|_| Problem::NotFound)?;
    let role = StaffRole::from_code(&path.1).ok_or(Problem::NotFound)?;
    let db = portal.store.db();
    let row = roles::row(db, id, role).await?.ok_or(Problem::NotFound)?;
    let person = queries::person(db, id).await?.ok_or(Problem::NotFound)?;
    Ok(Held { person, row })
}

/// GET `/handlaggning/behorigheter/{id}/{role}`
pub(crate) async fn show(
    State(portal): State<Portal>,
    f: Frame,
    viewer: Viewer,
    Path(path): Path<(String, String)>,
) -> web::Result {
    let held = held(&portal, &path).await?;
    draw(&portal, &f, &viewer, &Form::new(&f), &held).await
}

async fn draw(portal: &Portal, f: &Frame, viewer: &Viewer, form: &Form, held: &Held) -> web::Result {
    let me = viewer.signed_in()?.id;
    let (row, person) = (&held.row, &held.person);
    let waits = row.approved_at.is_none();
    let note = match () {
        () if person.id == me => Some("accounts-staff-roles-own"),
        () if waits && row.given_by == Some(me) => Some("accounts-staff-roles-own-gift"),
        () => None,
    };
    let status = form.status();
    let page = RolePage {
        f,
        form,
        id: person.id,
        action: format!("/handlaggning/behorigheter/{}/{}", person.id, row.role),
        name: name_in_lists(f, person),
        role: role_name(f, &row.role),
        facts: facts(portal, f, row).await?,
        waits,
        may_approve: waits && row.given_by != Some(me),
        note: note.map(|key| f.t(key)),
    };
    page_with(status, &page)
}

async fn facts(portal: &Portal, f: &Frame, row: &staff_role::Model) -> anyhow::Result<Vec<(String, String)>> {
    let names = names_of(portal, f, [row.given_by, row.approved_by]).await?;
    let by = |id: Option<Id<Person>>| {
        id.and_then(|id| names.get(&id).cloned())
            .unwrap_or_else(|| f.t("accounts-staff-roles-by-portal"))
    };
    let fact = |key: &str, value: String| (f.t(key), value);
    let mut facts = vec![
        fact("accounts-staff-roles-given-by", by(row.given_by)),
        fact("accounts-staff-roles-given-at", f.date_time(&row.given_at)),
    ];
    if let (Some(at), Some(approver)) = (row.approved_at, row.approved_by) {
        facts.push(fact("accounts-staff-roles-approved-by", by(Some(approver))));
        facts.push(fact("accounts-staff-roles-approved-at", f.date_time(&at)));
    }
    Ok(facts)
}

/// POST `/handlaggning/behorigheter/{id}/{role}`
pub(crate) async fn submit(
    State(portal): State<Portal>,
    f: Frame,
    viewer: Viewer,
    Path(path): Path<(String, String)>,
    posted: Posted,
) -> web::Result {
    let id: Id<Person> = path.0.parse().map_err(|_| Problem::NotFound)?;
    let role = StaffRole::from_code(&path.1).ok_or(Problem::NotFound)?;
    let key = posted.claim();
    let wish = Wish {
        officer: Officer::of(&viewer, viewer.signed_in()?),
        key,
        person: id,
        role,
    };
    let (done, words) = match posted.get("act") {
        "approve" => (roles::approve(&portal, wish).await, "accounts-staff-roles-approved"),
        "decline" => (roles::take(&portal, wish).await, "accounts-staff-roles-declined"),
        "take" => (roles::take(&portal, wish).await, "accounts-staff-roles-taken"),
        _ => return Err(Problem::BadRequest.into()),
    };
    match done {
        Ok(()) => Ok(see_other(
            &f,
            "/handlaggning/behorigheter",
            Some(Flash::good(f.t(words))),
        )),
        Err(Stop::Refusal(Refusal::NotAdministrator)) => Err(Problem::Forbidden.into()),
        Err(Stop::Refusal(Refusal::Gone)) => Err(Problem::NotFound.into()),
        Err(Stop::Refusal(refusal)) => {
            let mut form = Form::posted(&f, &posted);
            form.mistake("act", refusal_key(refusal));
            draw(&portal, &f, &viewer, &form, &held(&portal, &path).await?).await
        }
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}
