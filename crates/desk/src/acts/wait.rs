//! An officer waits for somebody who is no party to the case, and goes on when that is done. For whom we
//! wait is a note: customers are told that we wait, never for whom.

use base::Id;
use store::{Actor, Stop, Tx};
use web::Portal;

use super::answer::not_overtaken;
use super::{Author, Led, Officer, add_event, add_line, audit, led_to, move_on, save, write};
use crate::model::{Case, Event, MessageKind, State};
use crate::rules::{Refusal, Wish};
use crate::tables::case;

/// Lets the case wait, unless others wrote after line `seen`; `for_whom` is a note among officers.
pub(crate) async fn wait_for_others(
    portal: &Portal,
    officer: Officer<'_>,
    key: &str,
    (case, seen): (Id<Case>, i32),
    for_whom: Option<&str>,
) -> Led {
    write(portal, |tx| async move {
        let mut case = match officer.begin(&tx, case, key).await? {
            Ok(case) => case,
            Err(led) => return Ok(led),
        };
        wait_in(portal, &tx, officer, (&mut case, seen), for_whom).await?;
        led_to(&tx, key, &case).await
    })
    .await
}

/// The same for a case that is locked, in the transaction of another act. Refuses before it writes.
pub(super) async fn wait_in(
    portal: &Portal,
    tx: &Tx,
    officer: Officer<'_>,
    (case, seen): (&mut case::Model, i32),
    for_whom: Option<&str>,
) -> Result<(), Stop<Refusal>> {
    let before = case.state;
    move_on(portal, tx, case, Wish::WaitForOthers).await?;
    not_overtaken(tx, case, seen, officer.id).await?;
    let author = Author::staff(officer.id);
    if before != State::WaitingThirdParty {
        add_event(tx, case, author, &Event::WaitsForOthers).await?;
    }
    if let Some(text) = for_whom {
        add_line(tx, case, author, MessageKind::Note, text, tx.now()).await?;
    }
    save(tx, case).await?;
    audit(tx, Actor::Staff(officer.id), "desk.case_waits_for_others", case).await?;
    Ok(())
}

/// Goes on with a case that waited for somebody else.
pub(crate) async fn resume(portal: &Portal, officer: Officer<'_>, key: &str, case: Id<Case>) -> Led {
    write(portal, |tx| async move {
        let mut case = match officer.begin(&tx, case, key).await? {
            Ok(case) => case,
            Err(led) => return Ok(led),
        };
        let before = case.state;
        if before != move_on(portal, &tx, &mut case, Wish::Resume).await? {
            add_event(&tx, &mut case, Author::staff(officer.id), &Event::Resumed).await?;
            save(&tx, &case).await?;
            audit(&tx, Actor::Staff(officer.id), "desk.case_resumed", &case).await?;
        }
        led_to(&tx, key, &case).await
    })
    .await
}
