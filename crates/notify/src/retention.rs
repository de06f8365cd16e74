//! What is forgotten, and when. Deletion leaves a row in the audit log that says how much (law.md,
//! Retention).

use std::time::Duration;

use base::ObjectRef;
use chrono::TimeDelta;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;
use store::{Actor, Audit, Never};
use uuid::Uuid;
use web::{Cron, Portal};

use crate::model::{Reason, State};
use crate::tables::notification;

/// Notifications are kept for two years.
const KEPT_DAYS: i64 = 2 * 365;
/// A single-use link that could not be sent for so long is past its own time.
const LINKS_KEPT_DAYS: i64 = 7;
const EVERY: Duration = Duration::from_secs(24 * 3600);

/// The daily purge.
pub(crate) fn cron() -> Cron {
    Cron {
        name: "notify.purge",
        every: EVERY,
        run: |portal| Box::pin(purge(portal)),
    }
}

async fn purge(portal: Portal) -> anyhow::Result<()> {
    use notification::{Column, Entity};
    let done = portal.store.write::<_, Never, _, _>(|tx| async move {
        let links = Entity::update_many()
            .col_expr(Column::Secret, Expr::value(None::<String>))
            .col_expr(Column::ErrorCode, Expr::value(Reason::LinkExpired.code()))
            .filter(Column::Secret.is_not_null())
            .filter(Column::State.is_in([State::Failed.code(), State::Bounced.code()]))
            .filter(Column::CreatedAt.lt(tx.now() - TimeDelta::days(LINKS_KEPT_DAYS)))
            .exec(&*tx)
            .await?
            .rows_affected;
        let before = tx.now() - TimeDelta::days(KEPT_DAYS);
        let deleted = Entity::delete_many()
            .filter(Column::CreatedAt.lt(before))
            .exec(&*tx)
            .await?
            .rows_affected;
        if links + deleted > 0 {
            let object = ObjectRef {
                kind: "notifications".to_owned(),
                id: Uuid::nil(),
            };
            let details = json!({ "deleted": deleted, "links_erased": links, "older_than": before.to_rfc3339() });
            tx.audit(Audit {
                actor: Actor::System,
                act: "notify.purged",
                object,
                details,
            })
            .await?;
        }
        Ok(())
    });
    Ok(done.await?)
}
