//! Deletes once an hour what the rooms keep no longer (law.md, Retention), also in rooms that are
//! switched off, and once a day what hung on it. What is deleted is told here and in the audit log, as
//! numbers only.

use std::time::Duration;

use anyhow::{Context, bail};
use store::{Class, Holder, Kept, Retention};
use web::{Config, Cron, Portal};

use crate::services;

const HOUR: Duration = Duration::from_secs(3600);
const DAY: Duration = Duration::from_secs(24 * 3600);

/// The recurring work.
pub(crate) fn crons() -> Vec<Cron> {
    vec![
        Cron {
            name: "farstu.forget_old",
            every: HOUR,
            run: |portal| Box::pin(forget_old(portal)),
        },
        Cron {
            name: "farstu.forget_gone",
            every: DAY,
            run: |portal| Box::pin(forget_gone(portal)),
        },
    ]
}

/// The classes of record of all rooms, by the names of their tables.
pub(crate) fn classes() -> Vec<(&'static str, Class)> {
    let rules = services::all().into_iter().flat_map(|service| (service.retention)());
    let classes = rules.filter_map(|rule| match rule.kept {
        Kept::Class(class) => Some((rule.table, class)),
        _ => None,
    });
    classes.collect()
}

/// Whether the owner's decisions are about classes there are, and none is shorter than may be.
pub(crate) fn judge(config: &Config) -> anyhow::Result<()> {
    let classes = classes();
    for (name, term) in &config.retention {
        let Some((_, class)) = classes.iter().find(|(table, _)| table == name) else {
            let there: Vec<_> = classes.iter().map(|(table, _)| *table).collect();
            bail!(
                "retention.{name}: there is no such class of record; there are {}",
                there.join(", ")
            );
        };
        if let Some((least, why)) = class.least.filter(|(least, _)| !term.is_at_least(*least)) {
            bail!("retention.{name}: {term} is too short; it is at least {least}, {why}");
        }
    }
    Ok(())
}

/// The columns of records of other classes that are about records of this table: as long as they are kept,
/// what they are about is. An organisation stays as long as its cases and documents.
fn held_by(table: &str) -> Vec<(&'static str, &'static str)> {
    let rooms = services::all();
    let rules: Vec<_> = rooms.iter().flat_map(|room| (room.retention)()).collect();
    let is_class = |name: &str| {
        let mut of_table = rules.iter().filter(|rule| rule.table == name);
        name != table && of_table.any(|rule| matches!(rule.kept, Kept::Class(_)))
    };
    let is_record = |name: &str| {
        let part_of = |rule: &Retention| matches!(rule.kept, Kept::With(record) if is_class(record));
        is_class(name) || rules.iter().any(|rule| rule.table == name && part_of(rule))
    };
    let about = rooms.iter().flat_map(|room| (room.belongs)());
    let about = about.filter(|column| column.whom == table && is_record(column.table));
    about.map(|column| (column.table, column.column)).collect()
}

async fn forget_old(portal: Portal) -> anyhow::Result<()> {
    let rules = services::all().into_iter().flat_map(|service| (service.retention)());
    let portal = &portal;
    let done = store::each(rules, async |rule: Retention| {
        let decided = portal.config.retention.get(rule.table).copied();
        let rows = portal.store.forget_old(&rule, decided, &held_by(rule.table)).await;
        let rows = rows.with_context(|| format!("old rows of {} could not be deleted", rule.table))?;
        if rows > 0 {
            tracing::info!(table = rule.table, rows, "old rows were deleted");
        }
        Ok(())
    });
    Ok(done.await?)
}

/// Whatever deleted the object: a rule, a merge, or the database itself.
async fn forget_gone(portal: Portal) -> anyhow::Result<()> {
    let holders = services::all().into_iter().flat_map(|service| (service.holders)());
    let portal = &portal;
    let done = store::each(holders, async |holder: Holder| {
        let files = files::let_go_of_gone(portal, &holder).await?;
        let answers = forms::forget_gone(portal, &holder).await?;
        if files + answers > 0 {
            tracing::info!(
                kind = holder.kind,
                files,
                answers,
                "what hung on deleted rows was deleted"
            );
        }
        Ok(())
    });
    Ok(done.await?)
}
