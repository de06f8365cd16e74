//! An officer takes a case, or gives it to a colleague, who is told.

use base::{Id, Person};
use store::{Actor, Stop, Tx};
use web::Portal;

use super::{Author, Led, Officer, add_event, audit, claim, load, move_on, save, write};
use crate::OFFICERS;
use crate::letters::{OfficerNews, tell_officer};
use crate::model::{Case, Event};
use crate::rules::{Reader, Refusal, Wish, is_own_matter};
use crate::tables::case;

/// Gives the case to `to`, who may be the officer that asks.
pub(crate) async fn assign(portal: &Portal, officer: Officer<'_>, key: &str, case: Id<Case>, to: Id<Person>) -> Led {
    write(portal, |tx| async move {
        if let Err(led) = claim(&tx, case, key).await? {
            return Ok(led);
        }
        let mut case = load(&tx, case).await?;
        officer.refuses(&case)?;
        let led = format!("/handlaggning/arenden/{}", case.reference);
        if case.officer_id != Some(to) {
            hand_over(portal, &tx, officer, &mut case, to).await?;
        }
        tx.answer_form(key, &led).await?;
        Ok(led)
    })
    .await
}

async fn hand_over(
    portal: &Portal,
    tx: &Tx,
    officer: Officer<'_>,
    case: &mut case::Model,
    to: Id<Person>,
) -> Result<(), Stop<Refusal>> {
    let taken = to == officer.id;
    if !taken {
        may_handle(tx, case, to).await?;
    }
    move_on(case, Wish::Assign, tx.now())?;
    case.officer_id = Some(to);
    let event = if taken { Event::Taken } else { Event::Assigned { to } };
    add_event(tx, case, Author::staff(officer.id), &event).await?;
    save(tx, case).await?;
    if !taken {
        tell_officer(portal, tx, case, OfficerNews::Assigned).await?;
    }
    audit(tx, Actor::Staff(officer.id), "desk.case_assigned", case).await?;
    Ok(())
}

/// Whether a colleague handles cases, and is no party to this one.
async fn may_handle(tx: &Tx, case: &case::Model, to: Id<Person>) -> Result<(), Stop<Refusal>> {
    if !accounts::queries::staff_with(&**tx, OFFICERS).await?.contains(&to) {
        return Err(Refusal::NotAnOfficer.into());
    }
    let mut hats = organisations::queries::hats(&**tx, to).await?;
    hats.extend(accounts::mandates::hats(&**tx, to, tx.now()).await?);
    let own = is_own_matter(
        Reader {
            person: to,
            hats: &hats,
        },
        case.person_id,
        case.organisation_id,
    );
    if own { Err(Refusal::OwnMatter.into()) } else { Ok(()) }
}
