//! An officer takes a case, or gives it to a colleague, who is told, or to a team, whose queue it stands in.

use base::{Id, Person};
use store::{Actor, Stop, Tx};
use web::Portal;

use super::{Author, Led, Officer, add_event, add_line, audit, facts, led_to, move_on, save, write};
use crate::OFFICERS;
use crate::letters::{OfficerNews, tell_colleague};
use crate::model::{Case, Event, MessageKind};
use crate::rules::{Refusal, Wish, decide};
use crate::tables::case;
use crate::teams::{self, Team};

/// To whom a case is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum To {
    /// An officer, who may be the one that asks.
    Officer(Id<Person>),
    /// A team, in whose queue it waits until somebody takes it. Nobody gets a letter: the queue counts it.
    Team(Id<Team>),
}

/// Gives the case to an officer or a team; `note` is for officers to read.
pub(crate) async fn assign(
    portal: &Portal,
    officer: Officer<'_>,
    key: &str,
    case: Id<Case>,
    to: To,
    note: Option<&str>,
) -> Led {
    write(portal, |tx| async move {
        let mut case = match officer.begin(&tx, case, key).await? {
            Ok(case) => case,
            Err(led) => return Ok(led),
        };
        if let Some(colleague) = assign_in(portal, &tx, officer, &mut case, to, note).await? {
            tell_colleague(portal, &tx, &case, colleague, OfficerNews::Assigned).await?;
        }
        led_to(&tx, key, &case).await
    })
    .await
}

/// The same for a case that is locked, in the transaction of another act; gives the colleague who is to be told.
/// Refuses before it writes.
pub(super) async fn assign_in(
    portal: &Portal,
    tx: &Tx,
    officer: Officer<'_>,
    case: &mut case::Model,
    to: To,
    note: Option<&str>,
) -> Result<Option<Id<Person>>, Stop<Refusal>> {
    let (event, act) = match to {
        To::Officer(to) if case.officer_id == Some(to) => (None, "desk.note_written"),
        To::Team(team) if case.team_id == Some(team) && case.officer_id.is_none() => (None, "desk.note_written"),
        To::Officer(to) => (
            Some(give_to_officer(portal, tx, officer, case, to).await?),
            "desk.case_assigned",
        ),
        To::Team(team) => (Some(give_to_team(tx, case, team).await?), "desk.case_given_to_team"),
    };
    if event.is_none() && note.is_none() {
        return Ok(None);
    }
    decide(facts(case), Wish::Annotate, tx.now())?;
    let author = Author::staff(officer.id);
    if let Some(event) = &event {
        add_event(tx, case, author, event).await?;
    }
    // Who has it already reads the note too.
    if let Some(note) = note {
        add_line(tx, case, author, MessageKind::Note, note, tx.now()).await?;
    }
    save(tx, case).await?;
    audit(tx, Actor::Staff(officer.id), act, case).await?;
    Ok(match event {
        Some(Event::Assigned { to }) => Some(to),
        _ => None,
    })
}

async fn give_to_officer(
    portal: &Portal,
    tx: &Tx,
    officer: Officer<'_>,
    case: &mut case::Model,
    to: Id<Person>,
) -> Result<Event, Stop<Refusal>> {
    if to != officer.id {
        may_handle(tx, case, to).await?;
    }
    move_on(portal, tx, case, Wish::Assign).await?;
    case.officer_id = Some(to);
    Ok(match to == officer.id {
        true => Event::Taken,
        false => Event::Assigned { to },
    })
}

async fn give_to_team(tx: &Tx, case: &mut case::Model, to: Id<Team>) -> Result<Event, Stop<Refusal>> {
    decide(facts(case), Wish::Annotate, tx.now())?;
    let teams = teams::read(&**tx).await?;
    let team = teams.find(to).ok_or(Refusal::NoSuchTeam)?;
    (case.team_id, case.officer_id) = (Some(to), None);
    Ok(Event::GivenToTeam {
        team: team.name.clone(),
    })
}

/// Whether a colleague handles cases, and has no conflict of interest in this one.
pub(super) async fn may_handle(tx: &Tx, case: &case::Model, to: Id<Person>) -> Result<(), Stop<Refusal>> {
    if !accounts::queries::staff_with(&**tx, OFFICERS).await?.contains(&to) {
        return Err(Refusal::NotAnOfficer.into());
    }
    let mut hats = organisations::queries::hats(&**tx, to).await?;
    hats.extend(accounts::mandates::hats(&**tx, to, tx.now()).await?);
    match (Officer { id: to, hats: &hats }).conflict(&**tx, case).await? {
        Some(conflict) => Err(Refusal::ColleagueConflict(conflict).into()),
        None => Ok(()),
    }
}
