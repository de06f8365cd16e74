//! Who may hold which case: extractors that give a case or nothing. A case of somebody else is not
//! found, as if it did not exist.

use axum::extract::{FromRequestParts, RawPathParams};
use base::{Id, OrgRole, Organisation, Person, Represented, swedish};
use http::request::Parts;
use organisations::model::CASES;
use organisations::queries::Assigned;
use web::{Error, Portal, Problem, SignedIn, Viewer};

use crate::acts::{Officer, Writer};
use crate::contact::token_hash;
use crate::model::is_reference;
use crate::queries::{By, Opened, Scope, opened};
use crate::rules::{Reader, may_read};
use crate::tables::case;

/// A case that the person who is logged in may read and write in, under whichever hat is worn.
pub(crate) struct MyCase {
    pub(crate) opened: Opened,
    pub(crate) writer: Writer,
    /// Through which agent it is read, when it is a customer's.
    pub(crate) agency: Option<Assigned>,
}

impl FromRequestParts<Portal> for MyCase {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, portal: &Portal) -> Result<Self, Error> {
        let viewer = Viewer::from_request_parts(parts, portal).await?;
        let person = viewer.signed_in()?;
        let opened = by_reference(parts, portal).await?;
        let agency = match reads(person, &opened) {
            true => None,
            false => Some(agency(portal, person, &opened).await?.ok_or(Problem::NotFound)?),
        };
        let writer = match &agency {
            Some(agency) => Writer::Agent(person.id, agency.agent),
            None => Writer::Person(person.id, acted_for(person.id, &opened.case)),
        };
        Ok(MyCase { opened, writer, agency })
    }
}

/// The organisations whose agent case worker a person is.
pub(crate) fn agents(hats: &[web::Hat]) -> Vec<Id<Organisation>> {
    let acts = |hat: &&web::Hat| hat.roles.contains(&OrgRole::AgentCaseWorker);
    hats.iter()
        .filter(acts)
        .filter_map(|hat| hat.of.organisation())
        .collect()
}

/// The customers whose cases these agents may read today.
pub(crate) async fn customers_of(portal: &Portal, agents: &[Id<Organisation>]) -> anyhow::Result<Vec<Assigned>> {
    let today = swedish::local_date(portal.now());
    Ok(organisations::queries::assigned(portal.store.db(), agents, CASES, today).await?)
}

/// The assignment under which the person may read the case: one that lets them answer, if there is one.
async fn agency(portal: &Portal, person: &SignedIn, opened: &Opened) -> anyhow::Result<Option<Assigned>> {
    let Some(customer) = opened.case.organisation_id else {
        return Ok(None);
    };
    let all = customers_of(portal, &agents(&person.hats)).await?;
    let fits = all.into_iter().filter(|one| one.customer == customer);
    Ok(fits.max_by_key(|one| one.acts))
}

/// A case that the private link in the address opens.
pub(crate) struct StatusCase {
    pub(crate) opened: Opened,
}

impl FromRequestParts<Portal> for StatusCase {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, portal: &Portal) -> Result<Self, Error> {
        let over = || Problem::LinkIsOver {
            again: "/arende-status",
        };
        let token = named(parts, portal, "token").await.ok_or_else(over)?;
        let hash = token_hash(portal.store.keys(), &token);
        let found = opened(portal.store.db(), By::StatusTokenHash(&hash)).await?;
        let live = found.filter(|found| found.case.status_until.is_some_and(|until| until > portal.now()));
        Ok(StatusCase {
            opened: live.ok_or_else(over)?,
        })
    }
}

/// A case as an officer holds it.
pub(crate) struct QueueCase {
    pub(crate) opened: Opened,
    /// The officer is a party to it, and so must leave it to a colleague.
    pub(crate) is_own_matter: bool,
}

impl FromRequestParts<Portal> for QueueCase {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, portal: &Portal) -> Result<Self, Error> {
        let viewer = Viewer::from_request_parts(parts, portal).await?;
        let person = viewer.signed_in()?;
        let opened = by_reference(parts, portal).await?;
        let is_own_matter = Officer::of(person).is_party_to(&opened.case);
        Ok(QueueCase { opened, is_own_matter })
    }
}

/// Refuses to write in cases under a hat whose mandate is not for them.
pub(crate) fn writes_under_hat(viewer: &Viewer) -> Result<(), Problem> {
    match viewer.person.as_deref() {
        Some(person) if Scope::of(person).is_none() => Err(Problem::NotFound),
        _ => Ok(()),
    }
}

/// A part of the address by its name, whatever else is in the address.
async fn named(parts: &mut Parts, portal: &Portal, name: &str) -> Option<String> {
    let all = RawPathParams::from_request_parts(parts, portal).await.ok()?;
    let found = all.iter().find(|(key, _)| *key == name);
    found.map(|(_, value)| value.to_owned())
}

async fn by_reference(parts: &mut Parts, portal: &Portal) -> Result<Opened, Error> {
    let reference = named(parts, portal, "reference").await;
    let reference = reference.filter(|it| is_reference(it)).ok_or(Problem::NotFound)?;
    opened(portal.store.db(), By::Reference(&reference))
        .await?
        .ok_or_else(|| Problem::NotFound.into())
}

/// Whom a reader of the case acts for in it.
fn acted_for(reader: Id<Person>, case: &case::Model) -> Option<Represented> {
    let of = case.organisation_id.map(Represented::Organisation);
    let customer = case.person_id.filter(|customer| *customer != reader);
    of.or_else(|| customer.map(Represented::Person))
}

/// Whether the person may read the case.
pub(crate) fn reads(person: &SignedIn, opened: &Opened) -> bool {
    let reader = Reader {
        person: person.id,
        hats: &person.hats,
    };
    may_read(reader, opened.case.person_id, opened.case.organisation_id)
}
