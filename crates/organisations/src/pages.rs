//! The pages of this crate, one file per screen, and what several of them need.

pub(crate) mod access;
pub(crate) mod add;
pub(crate) mod agents;
pub(crate) mod api;
pub(crate) mod assignments;
pub(crate) mod association;
pub(crate) mod billing;
pub(crate) mod board;
pub(crate) mod change;
pub(crate) mod customers;
pub(crate) mod detail_fields;
pub(crate) mod documents;
pub(crate) mod edit;
pub(crate) mod handed_in;
pub(crate) mod history;
pub(crate) mod invitation;
pub(crate) mod invite;
pub(crate) mod logo;
pub(crate) mod mail_filter;
pub(crate) mod member;
pub(crate) mod my_organisations;
pub(crate) mod one_file;
pub(crate) mod open_data;
pub(crate) mod organisation;
pub(crate) mod recovery;
pub(crate) mod register;
pub(crate) mod registering;
pub(crate) mod requests;
pub(crate) mod role_fields;
pub(crate) mod signing;
pub(crate) mod staff_agent;
pub(crate) mod staff_categories;
pub(crate) mod staff_change;
pub(crate) mod staff_documents;
pub(crate) mod staff_export;
pub(crate) mod staff_filter;
pub(crate) mod staff_import;
pub(crate) mod staff_list;
pub(crate) mod staff_mailings;
pub(crate) mod staff_merge;
pub(crate) mod staff_organisation;
pub(crate) mod staff_recovery;
pub(crate) mod stale;
pub(crate) mod tabs;
pub(crate) mod users;
pub(crate) mod webhook;

use accounts::PEOPLE_READERS;
use anyhow::Context;
use base::{Id, OrgRole, Organisation, Organisationsnummer, Person, PostalCode};
use chrono::{DateTime, Utc};
use sea_orm::{ActiveEnum, ConnectionTrait, DbErr};
use web::{Asked, Frame, Paging, Portal, Problem};

use crate::model::{Activity, AgeGroup, Kind, NUMBER, State, codes};
use crate::queries::{self, NamePage, Place};

/// Which page of a list that is sorted by name.
pub(crate) fn place(asked: &Asked) -> Place {
    match (asked.get("efter").parse(), asked.get("fore").parse()) {
        (Ok(id), _) => Place::After(id),
        (Err(_), Ok(id)) => Place::Before(id),
        (Err(_), Err(_)) => Place::First,
    }
}

/// The ways on and back, which keep what is asked for by the names in `keep`.
pub(crate) fn paging<T>(asked: &Asked, page: &NamePage<T>, keep: &[&str]) -> Paging {
    let link = |name, id: Id<Organisation>| asked.link(keep, Some((name, &id.to_string())));
    Paging {
        first: page.previous.map(|_| asked.link(keep, None)),
        previous: page.previous.map(|id| link("fore", id)),
        next: page.next.map(|id| link("efter", id)),
    }
}

/// The id in the path; a garbled one is as good as none.
pub(crate) type InPath<T> = Result<axum::extract::Path<Id<T>>, axum::extract::rejection::PathRejection>;

pub(crate) fn id_of<T>(path: InPath<T>) -> Result<Id<T>, Problem> {
    path.map(|axum::extract::Path(id)| id).map_err(|_| Problem::NotFound)
}

/// The activities of a stored text, in words. Their names have commas of their own.
pub(crate) fn activities(f: &Frame, stored: &str) -> Option<String> {
    let names = codes::<Activity>(stored)
        .into_iter()
        .map(|one| f.t(&format!("organisations-activity-{}", one.to_value())));
    let names: Vec<_> = names.collect();
    (!names.is_empty()).then(|| names.join(" · "))
}

pub(crate) fn age(f: &Frame, age: AgeGroup) -> String {
    f.t(&format!("organisations-age-{}", age.to_value()))
}

/// The age groups of a stored text, in words; nothing when it is for all.
pub(crate) fn ages(f: &Frame, stored: &str) -> String {
    let groups = codes::<AgeGroup>(stored);
    if groups.len() == AgeGroup::values().len() {
        return f.t("organisations-age-all");
    }
    groups
        .into_iter()
        .map(|group| age(f, group))
        .collect::<Vec<_>>()
        .join(", ")
}

pub(crate) fn kind(f: &Frame, kind: Kind) -> String {
    f.t(&format!("organisations-kind-{}", kind.to_value()))
}

pub(crate) fn role(f: &Frame, role: OrgRole) -> String {
    f.t(&format!("web-org-role-{}", role.code()))
}

pub(crate) fn roles(f: &Frame, held: &[OrgRole]) -> String {
    held.iter().map(|held| role(f, *held)).collect::<Vec<_>>().join(", ")
}

/// Who asks for access. With protected identity they are not named; only staff read of them.
pub(crate) fn asker(f: &Frame, asked: &queries::Asked) -> String {
    if asked.protected {
        f.t("organisations-user-protected")
    } else {
        asked.name()
    }
}

/// When something was done and by which colleague; one with protected identity is not named.
pub(crate) async fn done_by(
    db: &impl ConnectionTrait,
    f: &Frame,
    at: DateTime<Utc>,
    by: Id<Person>,
) -> Result<String, DbErr> {
    let name = accounts::queries::open_names(db, &[by]).await?.remove(&by);
    Ok(match name {
        Some(name) => f.ta2("organisations-staff-confirmed-by", "when", f.date(&at), "name", name),
        None => f.date(&at),
    })
}

/// Where staff who may look people up say why they open a person with protected identity.
pub(crate) fn opens(f: &Frame, person: Id<Person>, protected: bool) -> Option<String> {
    let staff = f.person().map(|viewer| viewer.staff.as_slice()).unwrap_or_default();
    let may = staff.iter().any(|role| PEOPLE_READERS.contains(role));
    (protected && may).then(|| format!("/handlaggning/personer/{person}"))
}

/// The state in words, and the colour of its tag. One that ended unconfirmed was declined.
pub(crate) fn state(f: &Frame, state: State, was_confirmed: bool) -> (String, &'static str) {
    let (key, colour) = match state {
        State::Unconfirmed => ("unconfirmed", "warning"),
        State::Active => ("active", "success"),
        State::Resting => ("resting", "neutral"),
        State::Ended if was_confirmed => ("ended", "neutral"),
        State::Ended => ("declined", "danger"),
    };
    (f.t(&format!("organisations-state-{key}")), colour)
}

/// The number as it may be read: a sole trader's is never shown (law.md).
pub(crate) fn number(
    portal: &Portal,
    organisation: &crate::tables::organisation::Model,
) -> anyhow::Result<Option<String>> {
    let Some(sealed) = organisation
        .organisation_number
        .as_deref()
        .filter(|_| !organisation.is_sole_trader)
    else {
        return Ok(None);
    };
    let digits = String::from_utf8(portal.store.keys().open(NUMBER, sealed)?)?;
    let number = Organisationsnummer::from_stored(&digits).context("a number is parsed before it is stored")?;
    Ok(Some(number.full()))
}

/// Street, postal code and town on one line.
pub(crate) fn address(street: Option<&str>, postal_code: Option<&str>, city: Option<&str>) -> Option<String> {
    let code = postal_code.and_then(|code| PostalCode::parse(code).ok());
    let town: Vec<_> = code
        .map(|code| code.spelled())
        .into_iter()
        .chain(city.map(str::to_owned))
        .collect();
    let parts: Vec<_> = street
        .map(str::to_owned)
        .into_iter()
        .chain([town.join(" ")])
        .filter(|p| !p.is_empty())
        .collect();
    (street.is_some() && !parts.is_empty()).then(|| parts.join(", "))
}
