//! What comes with time: unanswered requests go to staff, and organisations whose people never came
//! are forgotten.

use std::time::Duration;

use base::{Id, Organisation};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Statement,
};
use serde_json::json;
use store::{Actor, Never, Tx};
use web::{Cron, Portal};

use crate::acts::{audit, forget_kept};
use crate::letters;
use crate::model::RequestState;
use crate::rules::{ANSWER_WITHIN, INVITATION_FORGOTTEN, UNCLAIMED_KEPT};
use crate::tables::{access_request, invitation, organisation};

const HOUR: Duration = Duration::from_secs(3600);
/// How many one transaction takes at most.
const AT_ONCE: u64 = 100;

/// The recurring work of this crate.
pub(crate) fn crons() -> Vec<Cron> {
    vec![
        Cron {
            name: "organisations.unanswered_to_staff",
            every: HOUR,
            run: |portal| Box::pin(async move { unanswered_to_staff(&portal).await }),
        },
        Cron {
            name: "organisations.forget_unclaimed",
            every: HOUR,
            run: |portal| Box::pin(async move { forget_unclaimed(&portal).await }),
        },
        Cron {
            name: "organisations.forget_invitations",
            every: HOUR,
            run: |portal| Box::pin(async move { forget_invitations(&portal).await }),
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

/// Organisations that nobody with a confirmed account stands behind, as long as such an account is kept.
async fn forget_unclaimed(portal: &Portal) -> anyhow::Result<()> {
    let forgotten = portal.store.write::<_, Never, _, _>(|tx| async move {
        tx.lock("organisations.forget_unclaimed").await?;
        for id in unclaimed(&tx).await? {
            organisation::Entity::delete_by_id(id).exec(&*tx).await?;
            audit(&tx, Actor::System, "organisations.forgotten", id, json!({})).await?;
        }
        Ok(())
    });
    forgotten.await?;
    forget_kept(portal);
    Ok(())
}

async fn unclaimed(tx: &Tx) -> Result<Vec<Id<Organisation>>, DbErr> {
    let statement = Statement::from_sql_and_values(
        tx.get_database_backend(),
        format!(
            "SELECT o.id FROM organisations o WHERE o.state = 'unconfirmed' AND o.created_at < $1 \
             AND NOT EXISTS (SELECT 1 FROM memberships m JOIN persons p ON p.id = m.person_id \
             WHERE m.organisation_id = o.id AND p.state <> 'unconfirmed') ORDER BY o.created_at LIMIT {AT_ONCE}"
        ),
        [(tx.now() - UNCLAIMED_KEPT).into()],
    );
    let rows = tx.query_all_raw(statement).await?;
    rows.iter().map(|row| row.try_get("", "id")).collect()
}

/// Invitations that nobody answered: the address may be of somebody who has no account.
async fn forget_invitations(portal: &Portal) -> anyhow::Result<()> {
    let forgotten = portal.store.write::<_, Never, _, _>(|tx| async move {
        invitation::Entity::delete_many()
            .filter(invitation::Column::ExpiresAt.lt(tx.now() - INVITATION_FORGOTTEN))
            .exec(&*tx)
            .await?;
        Ok(())
    });
    Ok(forgotten.await?)
}
