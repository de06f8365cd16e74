//! Deletes once an hour what the rooms keep no longer (law.md, Retention), also in rooms that are
//! switched off. What is deleted is told here and in the audit log, as numbers only.

use std::time::Duration;

use anyhow::Context;
use store::Retention;
use web::{Cron, Portal};

const EVERY: Duration = Duration::from_secs(3600);

/// The hourly work.
pub(crate) fn cron() -> Cron {
    Cron {
        name: "farstu.forget_old",
        every: EVERY,
        run: |portal| Box::pin(forget_old(portal)),
    }
}

async fn forget_old(portal: Portal) -> anyhow::Result<()> {
    let rules = crate::services::all()
        .into_iter()
        .flat_map(|service| (service.retention)());
    let portal = &portal;
    let done = store::each(rules, async |rule: Retention| {
        let rows = portal.store.forget_old(&rule).await;
        let rows = rows.with_context(|| format!("old rows of {} could not be deleted", rule.table))?;
        if rows > 0 {
            tracing::info!(table = rule.table, rows, "old rows were deleted");
        }
        Ok(())
    });
    Ok(done.await?)
}
