//! The pages that staff look after people with: who comes in, and whom they may look at.

pub(crate) mod deed;
pub(crate) mod mandates;
pub(crate) mod merge;
pub(crate) mod people;
pub(crate) mod person;
pub(crate) mod role;
pub(crate) mod roles;
pub(crate) mod terms;

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{FromRequestParts, Path};
use base::{Id, Person};
use http::request::Parts;
use http::{Method, StatusCode};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use web::{Error, Form, Frame, Guard, Portal, Problem, Routes, Viewer};

use crate::pages::STAFF_MANDATES;
use crate::queries;
use crate::staff::rules::{ADMINISTRATORS, EDITORS, READERS};
use crate::staff::{Officer, rules, views};
use crate::tables::person::{self as row, PersonState};

/// The routes of this file's pages.
pub(crate) fn routes() -> Routes {
    let administrator = Guard::Staff(ADMINISTRATORS);
    people_routes()
        .get("/handlaggning/behorigheter", administrator, roles::list)
        .get("/handlaggning/behorigheter/ge", administrator, roles::show)
        .post("/handlaggning/behorigheter/ge", administrator, roles::give)
        .get("/handlaggning/behorigheter/{id}/{role}", administrator, role::show)
        .post("/handlaggning/behorigheter/{id}/{role}", administrator, role::submit)
        .get("/handlaggning/villkor", administrator, terms::list)
        .get("/handlaggning/villkor/ny", administrator, terms::new)
        .post("/handlaggning/villkor/ny", administrator, terms::publish)
        .get("/handlaggning/villkor/{version}", administrator, terms::show)
}

fn people_routes() -> Routes {
    let (read, edit) = (Guard::Staff(READERS), Guard::Staff(EDITORS));
    let administrator = Guard::Staff(ADMINISTRATORS);
    let mut routes = Routes::new()
        .get("/handlaggning/personer", read, people::show)
        .post("/handlaggning/personer", read, people::search)
        .get("/handlaggning/personer/{id}", read, person::show)
        .post("/handlaggning/personer/{id}/oppna", read, person::open)
        .post("/handlaggning/personer/{id}/personnummer", read, person::reveal)
        .post(
            "/handlaggning/personer/{id}/bekraftelselank",
            edit,
            person::send_confirmation_link,
        )
        .post(
            "/handlaggning/personer/{id}/losenordslank",
            edit,
            person::send_reset_link,
        );
    routes = routes
        .get("/handlaggning/personer/{id}/sla-ihop", edit, merge::search)
        .post("/handlaggning/personer/{id}/sla-ihop", edit, merge::find)
        .get("/handlaggning/personer/{id}/sla-ihop/{other}", edit, merge::show)
        .post("/handlaggning/personer/{id}/sla-ihop/{other}", edit, merge::submit)
        .get("/handlaggning/personer/{id}/ta-isar/{merge}", edit, merge::show_undo)
        .post("/handlaggning/personer/{id}/ta-isar/{merge}", edit, merge::undo)
        .get(STAFF_MANDATES, edit, mandates::list)
        .get("/handlaggning/stallforetradare/{id}", edit, mandates::show)
        .post("/handlaggning/stallforetradare/{id}", edit, mandates::decide)
        .get("/handlaggning/stallforetradare/{id}/filer/{file}", edit, mandates::file);
    for (path, guard) in [
        ("/handlaggning/personer/{id}/uppgifter", edit),
        ("/handlaggning/personer/{id}/anvandarnamn", edit),
        ("/handlaggning/personer/{id}/e-postadress", edit),
        ("/handlaggning/personer/{id}/ta-bort-kodapp", edit),
        ("/handlaggning/personer/{id}/las", edit),
        ("/handlaggning/personer/{id}/las-upp", edit),
        ("/handlaggning/personer/{id}/dodsfall", edit),
        ("/handlaggning/personer/{id}/oppna-igen", edit),
        ("/handlaggning/personer/{id}/skydda", administrator),
        ("/handlaggning/personer/{id}/ta-bort-skydd", administrator),
    ] {
        routes = routes.get(path, guard, deed::show).post(path, guard, deed::submit);
    }
    routes
}

/// A person as an officer holds them.
pub(crate) struct Handled {
    pub(crate) person: row::Model,
    pub(crate) officer: Officer,
    pub(crate) door: Door,
}

/// Whether the officer may look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Door {
    /// The officer is the person: may read, and changes nothing here.
    Own,
    /// Open.
    Open,
    /// The person has protected identity: a reason comes first.
    Shut,
}

impl FromRequestParts<Portal> for Handled {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, portal: &Portal) -> Result<Self, Error> {
        let viewer = Viewer::from_request_parts(parts, portal).await?;
        let path = Path::<Vec<(String, String)>>::from_request_parts(parts, portal).await;
        let values = path.map(|path| path.0).unwrap_or_default();
        let id = values.iter().find(|(name, _)| name == "id");
        let id: Id<Person> = id.and_then(|(_, id)| id.parse().ok()).ok_or(Problem::NotFound)?;
        let officer = Officer::of(&viewer, viewer.signed_in()?);
        let db = portal.store.db();
        let person = queries::person(db, id).await?.ok_or(Problem::NotFound)?;
        let door = match person.protected {
            _ if person.id == officer.id => Door::Own,
            false => Door::Open,
            true => {
                let at = views::reason_given_at(db, officer, id).await?;
                let is_form = parts.method == Method::POST;
                if rules::is_open(at, portal.now(), is_form) {
                    Door::Open
                } else {
                    Door::Shut
                }
            }
        };
        Ok(Handled { person, officer, door })
    }
}

#[derive(Template)]
#[template(path = "staff/stop.html")]
struct StopPage<'a> {
    f: &'a Frame,
    form: &'a Form,
    id: Id<Person>,
}

#[derive(Template)]
#[template(path = "staff/own_matter.html")]
struct OwnMatterPage<'a> {
    f: &'a Frame,
    text: String,
}

/// The page before a person with protected identity.
fn stop(f: &Frame, form: &Form, id: Id<Person>) -> web::Result {
    let status = form.status();
    web::page_with(status, &StopPage { f, form, id })
}

/// Nobody handles their own matter.
fn own_matter(f: &Frame, text: &str) -> web::Result {
    web::page_with(StatusCode::FORBIDDEN, &OwnMatterPage { f, text: f.t(text) })
}

/// The name in lists, where a person with protected identity has none.
fn name_in_lists(f: &Frame, person: &row::Model) -> String {
    if person.protected {
        f.t("accounts-staff-protected-name")
    } else {
        person.name()
    }
}

/// The names of these, as lists show them.
pub(crate) async fn names_of(
    portal: &Portal,
    f: &Frame,
    ids: impl IntoIterator<Item = Option<Id<Person>>>,
) -> anyhow::Result<BTreeMap<Id<Person>, String>> {
    let people = row::Entity::find().filter(row::Column::Id.is_in(ids.into_iter().flatten()));
    let people = people.all(portal.store.db()).await?;
    Ok(people
        .iter()
        .map(|person| (person.id, name_in_lists(f, person)))
        .collect())
}

/// The state of an account in words, and the colour of its tag; an account in use needs none.
fn state(f: &Frame, state: PersonState) -> (String, Option<&'static str>) {
    let (key, colour) = match state {
        PersonState::Active => ("active", None),
        PersonState::Unconfirmed => ("unconfirmed", Some("info")),
        PersonState::Locked => ("locked", Some("danger")),
        PersonState::Closed => ("closed", Some("neutral")),
        PersonState::WithoutLogin => ("without-login", Some("neutral")),
    };
    (f.t(&format!("accounts-state-{key}")), colour)
}
