//! Tells a team once that a case is due soon, and once that it is late. A line in the thread, for staff only,
//! says so too.

use base::{Id, Person};
use chrono::{DateTime, Utc};
use sea_orm::DbErr;
use store::{Actor, Failed, Tx};
use web::Portal;

use super::attach::fault;
use super::{Author, add_event_at, audit, load, lock, save, write};
use crate::OFFICERS;
use crate::letters::{OfficerNews, tell_colleague};
use crate::model::{Case, Event};
use crate::queries;
use crate::rules::Refusal;
use crate::tables::case;
use crate::teams;

const BATCH: u64 = 200;

/// Tells the teams of all cases whose time it is, each in a transaction of its own.
pub(crate) async fn escalate(portal: &Portal) -> anyhow::Result<()> {
    let mut failed = 0;
    loop {
        // Those that failed are still first.
        let some = (failed, BATCH);
        let due = queries::to_escalate(portal.store.db(), portal.now(), some).await?;
        if let Err(Failed(count)) = store::each(&due, |id| escalate_one(portal, *id)).await {
            failed += count;
        }
        if (due.len() as u64) < BATCH {
            return Failed::none_or(failed);
        }
    }
}

async fn escalate_one(portal: &Portal, id: Id<Case>) -> anyhow::Result<()> {
    let told = write::<_, Refusal, _, _>(portal, |tx| async move {
        lock(&tx, id).await?;
        let mut case = load(&tx, id).await?;
        if case.escalate_at.is_none_or(|at| at > tx.now()) {
            return Ok(());
        }
        let news = mark(&tx, &mut case, tx.now()).await?;
        save(&tx, &case).await?;
        for officer in concerned(&tx, &case).await? {
            tell_colleague(portal, &tx, &case, officer, news).await?;
        }
        audit(&tx, Actor::System, "desk.case_escalated", &case).await?;
        Ok(())
    });
    told.await.map_err(fault)
}

/// Writes in the thread what its team is told at `at`, and when it is told next.
pub(super) async fn mark(tx: &Tx, case: &mut case::Model, at: DateTime<Utc>) -> Result<OfficerNews<'static>, DbErr> {
    let is_late = case.answer_due_at <= at;
    case.escalate_at = (!is_late).then_some(case.answer_due_at);
    let (event, news) = match is_late {
        true => (Event::Late, OfficerNews::Late),
        false => (Event::DueSoon, OfficerNews::DueSoon),
    };
    add_event_at(tx, case, Author::SYSTEM, &event, at).await?;
    Ok(news)
}

/// The case's officer and team; all officers when it has neither. Never its customer, nor who is locked out of it.
async fn concerned(tx: &Tx, case: &case::Model) -> anyhow::Result<Vec<Id<Person>>> {
    let recused = queries::recused(&**tx, case.id).await?;
    let mut officers = accounts::queries::staff_with(&**tx, OFFICERS).await?;
    officers.retain(|id| case.person_id != Some(*id) && !recused.contains(id));
    let teams = teams::read(&**tx).await?;
    let team = case.team_id.and_then(|id| teams.find(id));
    let is_in = |id: &Id<Person>| case.officer_id == Some(*id) || team.is_some_and(|team| team.members.contains(id));
    let told: Vec<_> = officers.iter().copied().filter(is_in).collect();
    Ok(if told.is_empty() { officers } else { told })
}
