//! Ends a case: by an officer with a word on what was done, or by time once it has been solved for
//! fourteen days.

use base::Id;
use store::{Actor, Failed, Tx};
use web::Portal;

use super::answer::not_overtaken;
use super::attach::fault;
use super::{Author, Led, Officer, add_event, add_line, audit, enter, led_to, load, lock, move_on, save, write};
use crate::letters::{News, tell_customer};
use crate::model::{Case, Event, MessageKind, State};
use crate::queries;
use crate::rules::{Refusal, SOLVED_FOR, Wish};
use crate::tables::case;

const BATCH: u64 = 200;

/// Closes a case, unless others wrote after line `seen`. `text` is what was done; it may be missing when the case has
/// a solution.
pub(crate) async fn close(
    portal: &Portal,
    officer: Officer<'_>,
    key: &str,
    (case, seen): (Id<Case>, i32),
    text: Option<&str>,
) -> Led {
    write(portal, |tx| async move {
        let mut case = match officer.begin(&tx, case, key).await? {
            Ok(case) => case,
            Err(led) => return Ok(led),
        };
        let solution = text.is_some() || case.solution.is_some();
        move_on(portal, &tx, &mut case, Wish::Close { solution }).await?;
        not_overtaken(&tx, &case, seen, officer.id).await?;
        let author = Author::staff(officer.id);
        if let Some(text) = text {
            case.solution = Some(text.to_owned());
            add_line(&tx, &mut case, author, MessageKind::Solution, text, tx.now()).await?;
        }
        ended(portal, &tx, &mut case, author, Actor::Staff(officer.id)).await?;
        led_to(&tx, key, &case).await
    })
    .await
}

async fn ended(portal: &Portal, tx: &Tx, case: &mut case::Model, author: Author, who: Actor) -> anyhow::Result<()> {
    add_event(tx, case, author, &Event::Closed).await?;
    save(tx, case).await?;
    tell_customer(portal, tx, case, News::Closed).await?;
    audit(tx, who, "desk.case_closed", case).await?;
    Ok(())
}

/// Closes every case that has been solved for fourteen days, each in a transaction of its own.
pub(crate) async fn close_solved(portal: &Portal) -> anyhow::Result<()> {
    let mut failed = 0;
    loop {
        // Those that failed are still first.
        let some = (failed, BATCH);
        let due = queries::solved_before(portal.store.db(), portal.now() - SOLVED_FOR, some).await?;
        if let Err(Failed(count)) = store::each(&due, |id| close_by_time(portal, *id)).await {
            failed += count;
        }
        if (due.len() as u64) < BATCH {
            return Failed::none_or(failed);
        }
    }
}

async fn close_by_time(portal: &Portal, id: Id<Case>) -> anyhow::Result<()> {
    let closed = write::<_, Refusal, _, _>(portal, |tx| async move {
        lock(&tx, id).await?;
        let mut case = load(&tx, id).await?;
        let over = case.solved_at.is_some_and(|at| tx.now() - at >= SOLVED_FOR);
        if case.state == State::Solved && over {
            enter(&mut case, State::Closed, tx.now());
            ended(portal, &tx, &mut case, Author::SYSTEM, Actor::System).await?;
        }
        Ok(())
    });
    closed.await.map_err(fault)
}
