//! `/handlaggning/personer/{id}`: a person as staff see them. Opening it is noted; a person with
//! protected identity opens after a reason.

use anyhow::Context;
use askama::Template;
use axum::extract::State;
use base::{Id, Mobile, Person, PostalCode, StaffRole};
use futures::future::try_join_all;
use http::StatusCode;
use sea_orm::ActiveEnum;
use store::Stop;
use web::{Flash, Form, Frame, Portal, Posted, Problem, Section, Viewer, page_with, see_other};

use super::deed::Deed;
use super::merge::{Merged, merged};
use super::{Door, Handled, own_matter, state, stop};
use crate::acts::close;
use crate::pages::history_list::{Eyes, HistoryList, history_list};
use crate::staff::change::{self, Change, What};
use crate::staff::rules::{self, Case, Refusal};
use crate::staff::{role_key, roles, views};
use crate::tables::person::{self as row, PersonState};
use crate::tables::staff_role;
use crate::{personnummer, queries, second_factor};

const REASON_CHARACTERS: usize = 500;

#[derive(Template)]
#[template(path = "staff/person.html")]
struct PersonPage<'a> {
    f: &'a Frame,
    person: &'a row::Model,
    state: String,
    colour: Option<&'static str>,
    /// Masked, or in clear when it was asked for.
    personnummer: Option<String>,
    /// For showing it in clear.
    reveal: Option<Form>,
    link: Option<LinkButton>,
    deeds: Vec<Deed>,
    /// Whether another account may be merged into this one.
    may_merge: bool,
    /// What was merged into this one and can be taken apart.
    merged: Vec<Merged>,
    /// The page of the account that this one was merged into.
    kept: Option<String>,
    /// Why there is nothing to do here.
    note: Option<String>,
    is_own: bool,
    roles: Vec<RoleView>,
    gives_roles: bool,
    sections: Vec<Section>,
    mobile: Option<String>,
    /// Where letters go, and how invoices come; none of somebody with protected identity is kept.
    address: Option<[String; 2]>,
    history: HistoryList<'a>,
}

/// The link that an officer may send the person now.
struct LinkButton {
    form: Form,
    /// The end of the address.
    slug: &'static str,
    words: String,
}

struct RoleView {
    name: String,
    href: Option<String>,
    since: String,
    waits: bool,
}

/// GET `/handlaggning/personer/{id}`
pub(crate) async fn show(State(portal): State<Portal>, f: Frame, viewer: Viewer, handled: Handled) -> web::Result {
    match handled.door {
        Door::Shut => return stop(&f, &Form::new(&f), handled.person.id),
        Door::Open => views::note_page(&portal, handled.officer, handled.person.id).await?,
        Door::Own => {}
    }
    draw(&portal, &f, &viewer, &handled, Number::Masked).await
}

/// POST `/handlaggning/personer/{id}/oppna`
pub(crate) async fn open(State(portal): State<Portal>, f: Frame, handled: Handled, posted: Posted) -> web::Result {
    let mut form = Form::posted(&f, &posted);
    let id = handled.person.id;
    if handled.door != Door::Own {
        let Some(reason) = form.read_text("reason", REASON_CHARACTERS, "accounts-staff-reason-missing") else {
            return stop(&f, &form, id);
        };
        views::open(&portal, handled.officer, posted.claim(), id, &reason).await?;
    }
    Ok(see_other(&f, &path(id), None))
}

/// POST `/handlaggning/personer/{id}/personnummer`: the same page with the number in clear, noted.
pub(crate) async fn reveal(
    State(portal): State<Portal>,
    f: Frame,
    viewer: Viewer,
    handled: Handled,
    _: Posted,
) -> web::Result {
    if handled.door == Door::Shut {
        return stop(&f, &Form::new(&f), handled.person.id);
    }
    views::note_number(&portal, handled.officer, handled.person.id).await?;
    draw(&portal, &f, &viewer, &handled, Number::InClear).await
}

/// POST `/handlaggning/personer/{id}/bekraftelselank`
pub(crate) async fn send_confirmation_link(
    State(portal): State<Portal>,
    f: Frame,
    handled: Handled,
    posted: Posted,
) -> web::Result {
    send_link(
        &portal,
        &f,
        &handled,
        &posted,
        What::ConfirmationLink,
        "accounts-staff-resend-done",
    )
    .await
}

/// POST `/handlaggning/personer/{id}/losenordslank`
pub(crate) async fn send_reset_link(
    State(portal): State<Portal>,
    f: Frame,
    handled: Handled,
    posted: Posted,
) -> web::Result {
    send_link(
        &portal,
        &f,
        &handled,
        &posted,
        What::ResetLink,
        "accounts-staff-reset-link-done",
    )
    .await
}

async fn send_link(
    portal: &Portal,
    f: &Frame,
    handled: &Handled,
    posted: &Posted,
    what: What<'_>,
    done: &str,
) -> web::Result {
    let id = handled.person.id;
    if handled.door == Door::Shut {
        return stop(f, &Form::new(f), id);
    }
    let change = Change {
        officer: handled.officer,
        key: posted.claim(),
        person: id,
        version: handled.person.version,
        what,
    };
    let words = match change::change(portal, change).await {
        Ok(()) => Flash::good(f.t(done)),
        Err(Stop::Refusal(Refusal::OwnMatter)) => return own_matter(f, "accounts-staff-own-matter-text"),
        Err(Stop::Refusal(Refusal::Gone)) => return Err(Problem::NotFound.into()),
        Err(Stop::Refusal(Refusal::NotAllowed)) => return Err(Problem::Forbidden.into()),
        Err(Stop::Refusal(refusal)) => Flash::note(f.t(super::deed::refusal_key(refusal))),
        Err(Stop::Fault(e)) => return Err(e.into()),
    };
    Ok(see_other(f, &path(id), Some(words)))
}

/// What an officer who may change the account can send.
fn link(f: &Frame, state: PersonState) -> Option<LinkButton> {
    let (slug, words) = match state {
        PersonState::Unconfirmed => ("bekraftelselank", "accounts-staff-resend"),
        PersonState::Active => ("losenordslank", "accounts-staff-reset-link"),
        PersonState::Locked | PersonState::Closed | PersonState::WithoutLogin => return None,
    };
    Some(LinkButton {
        form: Form::new(f),
        slug,
        words: f.t(words),
    })
}

/// The page of a person.
pub(super) fn path(id: Id<Person>) -> String {
    format!("/handlaggning/personer/{id}")
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Number {
    Masked,
    InClear,
}

async fn draw(portal: &Portal, f: &Frame, viewer: &Viewer, handled: &Handled, number: Number) -> web::Result {
    let (db, person) = (portal.store.db(), &handled.person);
    let roles = roles::of(db, person.id).await?;
    let case = Case::of(handled.officer, person, !roles.is_empty());
    let may_change = rules::may_change(case);
    let changes = may_change.is_ok();
    let closing = close::find(db, person.id).await?;
    let is_deceased = person.state == PersonState::Closed && closing.is_some_and(|closing| closing.due_at.is_none());
    let reopens = Case {
        state: PersonState::Active,
        ..case
    };
    let stored = personnummer::of(portal.store.keys(), person)?;
    let (state, colour) = state(f, person.state);
    let page = PersonPage {
        f,
        state,
        colour,
        personnummer: stored.as_ref().map(|stored| match number {
            Number::Masked => stored.masked(),
            Number::InClear => stored.full(),
        }),
        reveal: (stored.is_some() && number == Number::Masked).then(|| Form::new(f)),
        link: changes.then(|| link(f, person.state)).flatten(),
        deeds: if changes {
            let has_code_app = second_factor::is_set_up(db, person.id).await?;
            Deed::offered(person, has_code_app, handled.officer)
        } else if is_deceased && rules::may_change(reopens).is_ok() {
            vec![Deed::Reopen]
        } else {
            Vec::new()
        },
        may_merge: changes && person.state == PersonState::Active,
        merged: merged(portal, f, person.id).await?,
        kept: queries::kept(db, person).await?.map(|kept| path(kept.id)),
        note: if is_deceased {
            Some(f.t("accounts-staff-deceased"))
        } else {
            note(f, may_change)
        },
        is_own: case.is_own,
        gives_roles: handled.officer.is_administrator && !case.is_own && person.state == PersonState::Active,
        roles: roles.iter().map(|role| role_view(f, role, handled)).collect(),
        sections: sections(portal, viewer, person.id).await?,
        mobile: spelled(person)?,
        address: address(f, person).await?,
        history: history_list(portal, f, person.id, &path(person.id), Eyes::Staff).await?,
        person,
    };
    page_with(StatusCode::OK, &page)
}

/// The mobile number as people write it.
pub(super) fn spelled(person: &row::Model) -> anyhow::Result<Option<String>> {
    let mobile = person.mobile.as_deref().map(Mobile::parse).transpose();
    let mobile = mobile.context("a person's mobile number is parsed before it is stored")?;
    Ok(mobile.as_ref().map(Mobile::spelled))
}

async fn address(f: &Frame, person: &row::Model) -> anyhow::Result<Option<[String; 2]>> {
    if person.protected {
        return Ok(None);
    }
    let stored = queries::inside::address(f.portal.store.db(), person.id).await?;
    Ok(stored.map(|stored| {
        let code = PostalCode::parse(&stored.postal_code).map_or(stored.postal_code, |code| code.spelled());
        let invoices = format!("accounts-address-invoices-{}", stored.invoices.to_value());
        [format!("{}, {code} {}", stored.street, stored.city), f.t(&invoices)]
    }))
}

/// Whoever only reads needs no reason why.
fn note(f: &Frame, may_change: Result<(), Refusal>) -> Option<String> {
    let refusal = may_change.err().filter(|refusal| *refusal != Refusal::NotAllowed)?;
    Some(f.t(super::deed::refusal_key(refusal)))
}

fn role_view(f: &Frame, role: &staff_role::Model, handled: &Handled) -> RoleView {
    let known = StaffRole::from_code(&role.role);
    RoleView {
        name: known.map_or_else(|| role.role.clone(), |known| f.t(&role_key(known))),
        href: handled
            .officer
            .is_administrator
            .then(|| format!("/handlaggning/behorigheter/{}/{}", role.person_id, role.role)),
        since: f.date(&role.approved_at.unwrap_or(role.given_at)),
        waits: role.approved_at.is_none(),
    }
}

/// What the other rooms know of the person.
async fn sections(portal: &Portal, viewer: &Viewer, person: Id<Person>) -> anyhow::Result<Vec<Section>> {
    let asked = portal.services.iter().filter_map(|service| service.about_person);
    let sections = try_join_all(asked.map(|about| about(portal.clone(), person, viewer.clone()))).await?;
    Ok(sections.into_iter().flatten().collect())
}
