//! What comes with time: unanswered requests go to staff.

use std::time::Duration;

use base::{Id, swedish};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::json;
use store::{Actor, Never, Stop, Tx};
use web::{Cron, JobKind, Portal};

use crate::acts::{self, Move, audit, forget_kept};
use crate::model::RequestState;
use crate::rules::{self, ANSWER_WITHIN};
use crate::tables::{AccessRequest, access_request, organisation, recovery};
use crate::{letters, queries, webhooks};

const HOUR: Duration = Duration::from_secs(3600);
const MINUTE: Duration = Duration::from_secs(60);
/// How many one turn takes at most.
const AT_ONCE: u64 = 100;

/// The jobs of this crate.
pub(crate) fn jobs() -> Vec<JobKind> {
    let kind = |name, run, gave_up| JobKind {
        name,
        concurrency: 1,
        timeout: HOUR,
        run,
        gave_up,
    };
    vec![
        kind(
            acts::SAVE,
            |portal, payload| Box::pin(acts::save_import(portal, payload)),
            Some(|portal, payload| Box::pin(acts::import_failed(portal, payload))),
        ),
        kind(
            acts::SEND,
            |portal, payload| Box::pin(acts::hand_over(portal, payload)),
            None,
        ),
        JobKind {
            name: webhooks::DELIVER,
            concurrency: 8,
            timeout: MINUTE,
            run: |portal, payload| Box::pin(webhooks::deliver(portal, payload)),
            gave_up: None,
        },
    ]
}

/// The recurring work of this crate.
pub(crate) fn crons() -> Vec<Cron> {
    vec![
        Cron {
            name: "organisations.unanswered_to_staff",
            every: HOUR,
            run: |portal| Box::pin(async move { unanswered_to_staff(&portal).await }),
        },
        Cron {
            name: "organisations.verifications",
            every: HOUR,
            run: |portal| Box::pin(async move { remind_to_verify(&portal).await }),
        },
        Cron {
            name: "organisations.assignments",
            every: HOUR,
            run: |portal| Box::pin(async move { tell_assignments(&portal).await }),
        },
        Cron {
            name: "organisations.mandates",
            every: HOUR,
            run: |portal| Box::pin(async move { tell_mandates(&portal).await }),
        },
        Cron {
            name: "organisations.complete_recoveries",
            every: HOUR,
            run: |portal| Box::pin(async move { complete_recoveries(&portal).await }),
        },
        Cron {
            name: "organisations.heads",
            every: HOUR,
            run: |portal| Box::pin(async move { acts::watch_heads(&portal).await }),
        },
    ]
}

/// Requests that nobody answered in seven days go to staff; managers can still answer them.
async fn unanswered_to_staff(portal: &Portal) -> anyhow::Result<()> {
    let late = access_request::Entity::find()
        .filter(access_request::Column::State.eq(RequestState::Open))
        .filter(access_request::Column::AtStaffSince.is_null())
        .filter(access_request::Column::CreatedAt.lte(portal.now() - ANSWER_WITHIN))
        .order_by_asc(access_request::Column::CreatedAt)
        .limit(AT_ONCE)
        .all(portal.store.db())
        .await?;
    let done = store::each(late, async |request: access_request::Model| {
        let moved = portal
            .store
            .write::<_, Never, _, _>(|tx| async move { Ok(to_staff(portal, &tx, request.id).await?) });
        Ok(moved.await?)
    })
    .await;
    forget_kept(portal);
    Ok(done?)
}

async fn to_staff(portal: &Portal, tx: &Tx, id: Id<AccessRequest>) -> anyhow::Result<()> {
    tx.lock("organisations.unanswered_to_staff").await?;
    let found = access_request::Entity::find_by_id(id).one(&**tx).await?;
    // Somebody answered a moment ago.
    let waits =
        |request: &access_request::Model| request.state == RequestState::Open && request.at_staff_since.is_none();
    let Some(request) = found.filter(waits) else {
        return Ok(());
    };
    let row = access_request::ActiveModel {
        id: Set(request.id),
        at_staff_since: Set(Some(tx.now())),
        ..Default::default()
    };
    access_request::Entity::update(row).exec(&**tx).await?;
    if let Some(of) = organisation::Entity::find_by_id(request.organisation_id)
        .one(&**tx)
        .await?
    {
        letters::tell_office(portal, tx, &of).await?;
    }
    let details = json!({ "request": request.id });
    audit(
        tx,
        Actor::System,
        "organisations.request_to_staff",
        request.organisation_id,
        details,
    )
    .await?;
    Ok(())
}

/// Recoveries that nobody stopped in time give the role.
async fn complete_recoveries(portal: &Portal) -> anyhow::Result<()> {
    let due = queries::due_recoveries(portal.store.db(), portal.now()).await?;
    let done = store::each(due, async |due: recovery::Model| {
        match acts::recover(portal, None, due.organisation_id, due.id, Move::Complete).await {
            // Stopped at the last moment.
            Ok(()) | Err(Stop::Refusal(_)) => Ok(()),
            Err(Stop::Fault(e)) => Err(e),
        }
    });
    Ok(done.await?)
}

/// Questions of agents that nobody answered, and assignments that end soon or have ended.
async fn tell_assignments(portal: &Portal) -> anyhow::Result<()> {
    let restless = queries::restless_assignments(portal.store.db(), portal.now()).await?;
    Ok(store::each(restless, |one| acts::tell_assignment(portal, one.id)).await?)
}

/// Mandates that end soon or have ended.
async fn tell_mandates(portal: &Portal) -> anyhow::Result<()> {
    let today = swedish::local_date(portal.now());
    let ending = queries::ending_mandates(portal.store.db(), rules::told_until(today), today).await?;
    Ok(store::each(&ending, |seat| acts::tell_mandate(portal, seat)).await?)
}

/// The yearly question whether the details are right.
async fn remind_to_verify(portal: &Portal) -> anyhow::Result<()> {
    let late = queries::to_be_reminded(portal.store.db(), portal.now()).await?;
    Ok(store::each(late, |id| acts::remind_to_verify(portal, id)).await?)
}
