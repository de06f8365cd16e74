//! How long the rows of each table are kept (law.md, Retention). Each room lists its tables; what is too
//! old is deleted by the list alone, and the audit log says how many rows of which table.

use base::ObjectRef;
use chrono::TimeDelta;
use sea_orm::{ConnectionTrait, Statement};
use serde_json::json;
use uuid::Uuid;

use crate::audit::Audit;
use crate::merging::MERGE_UNDONE_WITHIN;
use crate::open::Store;
use crate::stop::Never;
use crate::tx::Actor;

/// How long the rows of a table are kept. The words come from the program, never from people.
#[derive(Clone, Copy, Debug)]
pub struct Retention {
    /// The table.
    pub table: &'static str,
    /// How long.
    pub kept: Kept,
}

/// How long rows are kept.
#[derive(Clone, Copy, Debug)]
pub enum Kept {
    /// For so long.
    For {
        /// How long.
        time: TimeDelta,
        /// The column that tells since when; where it is empty, the row stays.
        since: &'static str,
        /// The condition of the rows that this holds for; the others stay.
        only: Option<&'static str>,
    },
    /// As long as the row of this table that it belongs to; the database deletes both.
    With(&'static str),
    /// Until somebody takes it away; why.
    Always(&'static str),
}

impl Retention {
    /// Rows are deleted when `since` is so long ago.
    pub const fn after(table: &'static str, since: &'static str, time: TimeDelta) -> Retention {
        let only = None;
        let kept = Kept::For { time, since, only };
        Retention { table, kept }
    }

    /// Those of this condition are deleted when `since` is so long ago, and the others stay.
    pub const fn some_after(
        table: &'static str,
        only: &'static str,
        since: &'static str,
        time: TimeDelta,
    ) -> Retention {
        let only = Some(only);
        let kept = Kept::For { time, since, only };
        Retention { table, kept }
    }

    /// Rows go with what they belong to.
    pub const fn with(table: &'static str, parent: &'static str) -> Retention {
        let kept = Kept::With(parent);
        Retention { table, kept }
    }

    /// Rows stay, for this reason.
    pub const fn always(table: &'static str, why: &'static str) -> Retention {
        let kept = Kept::Always(why);
        Retention { table, kept }
    }
}

/// A day longer than a merge can be undone.
const MOVES_KEPT: TimeDelta = TimeDelta::days(MERGE_UNDONE_WITHIN.num_days() + 1);

/// The tables of this crate.
pub fn retention() -> Vec<Retention> {
    vec![
        Retention::after("jobs", "failed_at", TimeDelta::days(90)),
        Retention::always("crons", "when recurring work runs next"),
        Retention::always("audit_entries", "who did what, in ids only; a chain has no holes"),
        // No browser posts a form again later.
        Retention::after("form_keys", "at", TimeDelta::days(2)),
        Retention::always("reference_numbers", "a number is given once"),
        Retention::always("merges", "where what was merged leads, in ids only"),
        Retention::after("merge_moves", "at", MOVES_KEPT),
    ]
}

impl Store {
    /// Deletes the rows that a rule keeps no longer; gives how many.
    pub async fn forget_old(&self, rule: &Retention) -> anyhow::Result<u64> {
        let Retention { table, kept } = *rule;
        let Kept::For { time, since, only } = kept else {
            return Ok(0);
        };
        let deleted = self.write::<_, Never, _, _>(|tx| async move {
            let before = tx.now() - time;
            let some = only.map(|only| format!(" AND ({only})")).unwrap_or_default();
            let text = format!("DELETE FROM {table} WHERE {since} < $1{some}");
            let statement = Statement::from_sql_and_values(tx.get_database_backend(), text, [before.into()]);
            let rows = tx.execute_raw(statement).await?.rows_affected();
            if rows > 0 {
                let object = ObjectRef {
                    kind: table.to_owned(),
                    id: Uuid::nil(),
                };
                tx.audit(Audit {
                    actor: Actor::System,
                    act: "store.forgotten",
                    object,
                    details: json!({ "rows": rows, "before": before.to_rfc3339() }),
                })
                .await?;
            }
            Ok(rows)
        });
        Ok(deleted.await?)
    }
}
