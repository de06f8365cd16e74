//! What comes with time: unanswered requests go to staff.

use std::time::Duration;

use base::swedish;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::json;
use store::{Actor, Never, Stop, Tx};
use web::{Cron, JobKind, Portal};

use crate::acts::{self, Move, audit, forget_kept};
use crate::model::RequestState;
use crate::rules::{self, ANSWER_WITHIN};
use crate::tables::{access_request, organisation};
use crate::{letters, queries};

const HOUR: Duration = Duration::from_secs(3600);
/// How many one transaction takes at most.
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
    ]
}

/// Requests that nobody answered in seven days go to staff; managers can still answer them.
async fn unanswered_to_staff(portal: &Portal) -> anyhow::Result<()> {
    let moved = portal.store.write::<_, Never, _, _>(|tx| async move {
        tx.lock("organisations.unanswered_to_staff").await?;
        let late = access_request::Entity::find()
            .filter(access_request::Column::State.eq(RequestState::Open))
            .filter(access_request::Column::AtStaffSince.is_null())
            .filter(access_request::Column::CreatedAt.lte(tx.now() - ANSWER_WITHIN))
            .order_by_asc(access_request::Column::CreatedAt)
            .limit(AT_ONCE)
            .all(&*tx)
            .await?;
        for request in late {
            to_staff(portal, &tx, &request).await?;
        }
        Ok(())
    });
    moved.await?;
    forget_kept(portal);
    Ok(())
}

async fn to_staff(portal: &Portal, tx: &Tx, request: &access_request::Model) -> anyhow::Result<()> {
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
    for due in queries::due_recoveries(portal.store.db(), portal.now()).await? {
        match acts::recover(portal, None, due.organisation_id, due.id, Move::Complete).await {
            // Stopped at the last moment.
            Ok(()) | Err(Stop::Refusal(_)) => {}
            Err(Stop::Fault(e)) => return Err(e),
        }
    }
    Ok(())
}

/// Questions of agents that nobody answered, and assignments that end soon or have ended.
async fn tell_assignments(portal: &Portal) -> anyhow::Result<()> {
    for restless in queries::restless_assignments(portal.store.db(), portal.now()).await? {
        acts::tell_assignment(portal, restless.id).await?;
    }
    Ok(())
}

/// Mandates that end soon or have ended.
async fn tell_mandates(portal: &Portal) -> anyhow::Result<()> {
    let today = swedish::local_date(portal.now());
    let ending = queries::ending_mandates(portal.store.db(), rules::told_until(today), today).await?;
    for seat in &ending {
        acts::tell_mandate(portal, seat).await?;
    }
    Ok(())
}

/// The yearly question whether the details are right.
async fn remind_to_verify(portal: &Portal) -> anyhow::Result<()> {
    for id in queries::to_be_reminded(portal.store.db(), portal.now()).await? {
        acts::remind_to_verify(portal, id).await?;
    }
    Ok(())
}
