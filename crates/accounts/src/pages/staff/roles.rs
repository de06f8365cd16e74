//! `/handlaggning/behorigheter`: who has staff roles, which roles wait for a second administrator, and
//! the form that gives one.

use askama::Template;
use axum::extract::State;
use base::{Id, Person, StaffRole};
use http::StatusCode;
use store::Stop;
use web::{Flash, Form, Frame, Paging, Portal, Posted, Problem, Viewer, page, page_with, see_other};

use super::{name_in_lists, names_of, state};
use crate::pages::query;
use crate::queries::{self, staff_roles};
use crate::staff::roles::{self, Given, Refusal, Wish};
use crate::staff::{Officer, role_key};
use crate::tables::{person, staff_role};

const PATH: &str = "/handlaggning/behorigheter";

#[derive(Template)]
#[template(path = "staff/roles.html")]
struct RolesPage<'a> {
    f: &'a Frame,
    form: Form,
    options: Vec<(String, String)>,
    waiting: Vec<WaitingView>,
    rows: Vec<HolderView>,
    caption: String,
    is_filtered: bool,
    paging: Paging,
}

struct WaitingView {
    href: String,
    name: String,
    role: String,
    facts: String,
}

struct HolderView {
    id: Id<Person>,
    name: String,
    state: String,
    colour: Option<&'static str>,
    roles: Vec<RoleLink>,
}

struct RoleLink {
    href: String,
    name: String,
    waits: bool,
}

/// GET `/handlaggning/behorigheter`
pub(crate) async fn list(State(portal): State<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    let role = query(&viewer, "roll").and_then(|code| StaffRole::from_code(&code));
    let after = query(&viewer, "efter").and_then(|id| id.parse().ok());
    let db = portal.store.db();
    let holders = staff_roles::holders(db, role, after).await?;
    let link = |after: Option<Id<Person>>| address(role, after);
    page(&RolesPage {
        f: &f,
        form: Form::new(&f).fill("roll", role.map_or("", StaffRole::code)),
        options: with_none(&f, "accounts-staff-roles-all"),
        waiting: waiting(&portal, &f).await?,
        rows: holders
            .items
            .iter()
            .map(|(person, roles)| holder(&f, person, roles))
            .collect(),
        caption: match role {
            Some(role) => f.ta("accounts-staff-roles-caption-role", "role", f.t(&role_key(role))),
            None => f.t("accounts-staff-roles-caption"),
        },
        is_filtered: role.is_some(),
        paging: Paging {
            first: after.map(|_| link(None)),
            previous: None,
            next: holders.next.map(|next| link(Some(next))),
        },
    })
}

fn address(role: Option<StaffRole>, after: Option<Id<Person>>) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(role.map(|role| ("roll", role.code())));
    query.extend_pairs(after.map(|after| ("efter", after.to_string())));
    match query.finish() {
        query if query.is_empty() => PATH.to_owned(),
        query => format!("{PATH}?{query}"),
    }
}

/// All roles to choose from, and none.
fn with_none(f: &Frame, none: &str) -> Vec<(String, String)> {
    let all = StaffRole::ALL.map(|role| (role.code().to_owned(), f.t(&role_key(role))));
    std::iter::once((String::new(), f.t(none))).chain(all).collect()
}

async fn waiting(portal: &Portal, f: &Frame) -> anyhow::Result<Vec<WaitingView>> {
    let rows = staff_roles::waiting(portal.store.db()).await?;
    let ids = rows.iter().flat_map(|row| [Some(row.person_id), row.given_by]);
    let names = names_of(portal, f, ids).await?;
    let view = |row: &staff_role::Model| WaitingView {
        href: role_path(row),
        name: names.get(&row.person_id).cloned().unwrap_or_default(),
        role: role_name(f, &row.role),
        facts: f.ta2(
            "accounts-staff-roles-asked",
            "name",
            row.given_by.and_then(|id| names.get(&id)).cloned().unwrap_or_default(),
            "when",
            f.relative(&row.given_at),
        ),
    };
    Ok(rows.iter().map(view).collect())
}

fn holder(f: &Frame, person: &person::Model, roles: &[staff_role::Model]) -> HolderView {
    let (state, colour) = state(f, person.state);
    let link = |row: &staff_role::Model| RoleLink {
        href: role_path(row),
        name: role_name(f, &row.role),
        waits: row.approved_at.is_none(),
    };
    HolderView {
        id: person.id,
        name: name_in_lists(f, person),
        state,
        colour,
        roles: roles.iter().map(link).collect(),
    }
}

fn role_path(row: &staff_role::Model) -> String {
    format!("{PATH}/{}/{}", row.person_id, row.role)
}

pub(super) fn role_name(f: &Frame, code: &str) -> String {
    StaffRole::from_code(code).map_or_else(|| code.to_owned(), |role| f.t(&role_key(role)))
}

#[derive(Template)]
#[template(path = "staff/give_role.html")]
struct GivePage<'a> {
    f: &'a Frame,
    form: &'a Form,
    options: Vec<(String, String)>,
    waits: bool,
}

/// GET `/handlaggning/behorigheter/ge`
pub(crate) async fn show(State(portal): State<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    let mut form = Form::new(&f);
    // From a person's page, by id: an address is no place for a name.
    if let Some(id) = query(&viewer, "person").and_then(|id| id.parse().ok())
        && let Some(person) = queries::person(portal.store.db(), id)
            .await?
            .filter(|person| !person.protected)
    {
        form = form.fill("account", person.email);
    }
    draw(&portal, &f, &form, StatusCode::OK)
}

fn draw(portal: &Portal, f: &Frame, form: &Form, status: StatusCode) -> web::Result {
    let options = with_none(f, "accounts-staff-roles-choose");
    let waits = portal.config.staff.four_eyes;
    page_with(
        status,
        &GivePage {
            f,
            form,
            options,
            waits,
        },
    )
}

/// POST `/handlaggning/behorigheter/ge`
pub(crate) async fn give(State(portal): State<Portal>, f: Frame, viewer: Viewer, posted: Posted) -> web::Result {
    let mut form = Form::posted(&f, &posted);
    let key = posted.claim();
    let officer = Officer::of(&viewer, viewer.signed_in()?);
    let account = form.read_text("account", 254, "accounts-staff-roles-account-missing");
    let role = form.read("role", |code| {
        StaffRole::from_code(code).ok_or("accounts-staff-roles-role-missing")
    });
    let (Some(account), Some(role)) = (account, role) else {
        return draw(&portal, &f, &form, StatusCode::UNPROCESSABLE_ENTITY);
    };
    let Some(person) = queries::find_by_login(portal.store.db(), &account).await? else {
        form.mistake("account", "accounts-staff-roles-account-unknown");
        return draw(&portal, &f, &form, StatusCode::UNPROCESSABLE_ENTITY);
    };
    let wish = Wish {
        officer,
        key,
        person: person.id,
        role,
    };
    match roles::give(&portal, wish).await {
        Ok(given) => {
            let words = match given {
                Given::Now => "accounts-staff-roles-given",
                Given::Waits => "accounts-staff-roles-waits",
            };
            Ok(see_other(&f, PATH, Some(Flash::good(f.t(words)))))
        }
        Err(Stop::Refusal(Refusal::NotAdministrator)) => Err(Problem::Forbidden.into()),
        Err(Stop::Refusal(refusal)) => {
            form.mistake("account", refusal_key(refusal));
            draw(&portal, &f, &form, StatusCode::UNPROCESSABLE_ENTITY)
        }
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

/// What to tell of a refusal.
pub(super) fn refusal_key(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::OwnMatter => "accounts-staff-roles-own",
        Refusal::NotAdministrator => "accounts-staff-roles-not-administrator",
        Refusal::NotActive => "accounts-staff-roles-not-active",
        Refusal::HasIt => "accounts-staff-roles-has-it",
        Refusal::Gone => "accounts-staff-roles-gone",
        Refusal::OwnGift => "accounts-staff-roles-own-gift",
        Refusal::LastAdministrator => "accounts-staff-refused-last",
    }
}
