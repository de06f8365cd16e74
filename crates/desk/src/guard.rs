//! Who may hold which case: extractors that give a case or nothing. A case of somebody else is not
//! found, as if it did not exist.

use anyhow::Context;
use axum::extract::{FromRequestParts, RawPathParams};
use base::{Id, OrgRole, Organisation, Person, Represented, swedish};
use http::request::Parts;
use organisations::model::CASES;
use organisations::queries::Assigned;
use sea_orm::{ConnectionTrait, DbErr};
use web::{ApiProblem, Error, Portal, Problem, Program, SignedIn, Viewer};

use crate::acts::{Officer, Writer};
use crate::contact::token_hash;
use crate::model::{Case, is_reference};
use crate::queries::{By, Opened, Scope, opened, readers_of};
use crate::rules::{Conflict, Reader, STATUS_LINK_LASTS, may_read, reads_beside};
use crate::tables::{case, case_reader};

/// A case that the person who is logged in may read and write in, under whichever hat is worn.
pub(crate) struct MyCase {
    pub(crate) opened: Opened,
    /// Whether the address is that of a case that was merged into this one.
    pub(crate) was_merged: bool,
    pub(crate) writer: Writer,
    /// Through which agent it is read, when it is a customer's.
    pub(crate) agency: Option<Assigned>,
}

impl FromRequestParts<Portal> for MyCase {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, portal: &Portal) -> Result<Self, Error> {
        let viewer = Viewer::from_request_parts(parts, portal).await?;
        let reference = named(parts, portal, "reference").await.unwrap_or_default();
        let found = MyCase::find(portal, viewer.signed_in()?, &reference).await?;
        Ok(found.ok_or(Problem::NotFound)?)
    }
}

impl MyCase {
    /// The case of a number as the person holds it, or the one it was merged into.
    pub(crate) async fn find(portal: &Portal, person: &SignedIn, reference: &str) -> anyhow::Result<Option<MyCase>> {
        let Some((opened, was_merged)) = named_case(portal, reference).await? else {
            return Ok(None);
        };
        let writer = writer_in(portal.store.db(), Reader::of(person), &opened.case).await?;
        let agency = match writer {
            Some(_) => None,
            None => agency(portal, person, &opened).await?,
        };
        let agent = agency.as_ref().map(|agency| Writer::Agent(person.id, agency.agent));
        Ok(writer.or(agent).map(|writer| MyCase {
            opened,
            was_merged,
            writer,
            agency,
        }))
    }

    /// Whether the person may write in it: an agent may have been let to read alone.
    pub(crate) fn may_write(&self) -> bool {
        self.agency.as_ref().is_none_or(|agency| agency.acts)
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

/// A case that the private link in the address opens; that of a merged case opens the one it went into.
pub(crate) struct StatusCase {
    pub(crate) opened: Opened,
    /// The case that the link is of. Whoever holds it is who was named there: where it went into another's case, what
    /// is known of that customer is not theirs.
    pub(crate) own: case::Model,
    /// The private link.
    pub(crate) path: String,
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
        let found = found.ok_or_else(over)?;
        let own = found.case.clone();
        let (opened, was_merged) = living(portal, found).await?;
        // A link lasts from the last message, wherever that is.
        let prolonged = was_merged.then(|| opened.case.last_message_at + STATUS_LINK_LASTS);
        if own
            .status_until
            .max(prolonged)
            .is_none_or(|until| until <= portal.now())
        {
            return Err(over().into());
        }
        let path = format!("/arende-status/{token}");
        Ok(StatusCase { opened, own, path })
    }
}

/// A case that a program may read and write in, for the organisation that its key belongs to.
pub(crate) struct ProgramCase {
    pub(crate) opened: Opened,
    pub(crate) program: Program,
}

impl ProgramCase {
    pub(crate) fn writer(&self) -> Writer {
        Writer::Program(self.program.key, self.program.organisation)
    }
}

impl FromRequestParts<Portal> for ProgramCase {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, portal: &Portal) -> Result<Self, Error> {
        let program = Program::from_request_parts(parts, portal).await?;
        let reference = named(parts, portal, "reference").await.unwrap_or_default();
        let found = readable(portal, program.organisation, &reference).await?;
        let opened = found.ok_or_else(ApiProblem::not_found)?;
        Ok(ProgramCase { opened, program })
    }
}

/// The case of a number, when it is the organisation's or shared with it; of one that was merged, the case it went into.
pub(crate) async fn readable(
    portal: &Portal,
    organisation: Id<Organisation>,
    reference: &str,
) -> anyhow::Result<Option<Opened>> {
    let Some((opened, _)) = named_case(portal, reference).await? else {
        return Ok(None);
    };
    let is_own = opened.case.organisation_id == Some(organisation);
    let may = is_own
        || beside(portal.store.db(), opened.case.id)
            .await?
            .contains(&organisation.into());
    Ok(may.then_some(opened))
}

/// A case as an officer holds it.
pub(crate) struct QueueCase {
    pub(crate) opened: Opened,
    /// Whether the address is that of a case that was merged into this one.
    pub(crate) was_merged: bool,
    /// Why the officer must leave it to a colleague.
    pub(crate) conflict: Option<Conflict>,
}

impl FromRequestParts<Portal> for QueueCase {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, portal: &Portal) -> Result<Self, Error> {
        let viewer = Viewer::from_request_parts(parts, portal).await?;
        let person = viewer.signed_in()?;
        let (opened, was_merged) = by_reference(parts, portal).await?;
        let conflict = Officer::of(person).conflict(portal.store.db(), &opened.case).await?;
        Ok(QueueCase {
            opened,
            was_merged,
            conflict,
        })
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

/// The case in the address; or the one it was merged into, and that it was.
async fn by_reference(parts: &mut Parts, portal: &Portal) -> Result<(Opened, bool), Error> {
    let reference = named(parts, portal, "reference").await;
    let found = match &reference {
        Some(reference) => named_case(portal, reference).await?,
        None => None,
    };
    found.ok_or_else(|| Problem::NotFound.into())
}

/// The case of a number, or the one it was merged into, and that it was.
pub(crate) async fn named_case(portal: &Portal, reference: &str) -> anyhow::Result<Option<(Opened, bool)>> {
    if !is_reference(reference) {
        return Ok(None);
    }
    match opened(portal.store.db(), By::Reference(reference)).await? {
        Some(found) => living(portal, found).await.map(Some),
        None => Ok(None),
    }
}

/// The case that holds the thread now, and whether that is another.
async fn living(portal: &Portal, found: Opened) -> anyhow::Result<(Opened, bool)> {
    let (mut living, mut was_merged) = (found, false);
    while let Some(into) = living.case.merged_into_id {
        let next = opened(portal.store.db(), By::Id(into)).await?;
        (living, was_merged) = (next.context("a merged case leads to one that is there")?, true);
    }
    Ok((living, was_merged))
}

/// Whom a reader of the case acts for in it.
fn acted_for(reader: Id<Person>, case: &case::Model) -> Option<Represented> {
    let of = case.organisation_id.map(Represented::Organisation);
    let customer = case.person_id.filter(|customer| *customer != reader);
    of.or_else(|| customer.map(Represented::Person))
}

/// As whom the person may read the case and write in it: as its customer, or as somebody it is shared with.
pub(crate) async fn writer_in(
    db: &impl ConnectionTrait,
    reader: Reader<'_>,
    case: &case::Model,
) -> Result<Option<Writer>, DbErr> {
    let person = reader.person;
    if may_read(reader, case.person_id, case.organisation_id) {
        return Ok(Some(Writer::Person(person, acted_for(person, case))));
    }
    // Who has left an organisation has left its cases, also those that a colleague shared by name.
    let has_left = |row: &case_reader::Model| row.within_id.is_some_and(|of| !reader.has(of));
    let all = readers_of(db, case.id).await?;
    let others: Vec<_> = all
        .iter()
        .filter(|row| !has_left(row))
        .filter_map(case_reader::Model::who)
        .collect();
    Ok(reads_beside(reader, &others).map(|of| Writer::Reader(person, of)))
}

/// Those who may read a case beside its customer.
pub(crate) async fn beside(db: &impl ConnectionTrait, case: Id<Case>) -> Result<Vec<Represented>, DbErr> {
    let all = readers_of(db, case).await?;
    Ok(all.iter().filter_map(case_reader::Model::who).collect())
}

/// Whether the person may read the case without being anybody's agent.
pub(crate) async fn reads(db: &impl ConnectionTrait, person: &SignedIn, case: &case::Model) -> Result<bool, DbErr> {
    Ok(writer_in(db, Reader::of(person), case).await?.is_some())
}
