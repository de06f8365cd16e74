//! How long the rows of this crate's tables are kept. A single-use link that could not be sent is erased
//! before its letter.

use std::time::Duration;

use chrono::TimeDelta;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::{Class, Never, Retention, Term};
use web::{Cron, Portal};

use crate::model::{Reason, State};
use crate::tables::notification;

/// Mail in the drawer of a demo.
const DRAWER_KEPT: TimeDelta = TimeDelta::days(2 * 365);
/// A single-use link that could not be sent for so long is past its own time.
const LINKS_KEPT: TimeDelta = TimeDelta::days(7);
const EVERY: Duration = Duration::from_secs(24 * 3600);

/// The tables of this crate.
pub(crate) fn retention() -> Vec<Retention> {
    vec![
        Retention::class("notifications", Class::ended("created_at", Term::Years(2))),
        Retention::after("mailbox_messages", "created_at", DRAWER_KEPT),
        Retention::always("notices", "staff take them away"),
        Retention::with("notice_removals", "notices"),
        Retention::always("help_text_versions", "what the help said can be read again"),
    ]
}

/// Erases links daily.
pub(crate) fn cron() -> Cron {
    Cron {
        name: "notify.erase_links",
        every: EVERY,
        run: |portal| Box::pin(erase_links(portal)),
    }
}

async fn erase_links(portal: Portal) -> anyhow::Result<()> {
    use notification::{Column, Entity};
    let erased = portal.store.write::<_, Never, _, _>(|tx| async move {
        Entity::update_many()
            .col_expr(Column::Secret, Expr::value(None::<String>))
            .col_expr(Column::ErrorCode, Expr::value(Reason::LinkExpired.code()))
            .filter(Column::Secret.is_not_null())
            .filter(Column::State.is_in([State::Failed.code(), State::Bounced.code()]))
            .filter(Column::CreatedAt.lt(tx.now() - LINKS_KEPT))
            .exec(&*tx)
            .await?;
        Ok(())
    });
    Ok(erased.await?)
}
