//! How long the rows of each table are kept (law.md, Retention). Each room lists its tables; what is too
//! old is deleted by the list alone, and the audit log says how many rows of which table. Classes of
//! record are deleted when the owner has decided so, with all that goes along.

use std::fmt;

use base::ObjectRef;
use chrono::{DateTime, Days, Months, TimeDelta, Utc};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

use crate::audit::Audit;
use crate::merging::MERGE_UNDONE_WITHIN;
use crate::open::Store;
use crate::sql::Sql;
use crate::stop::Never;
use crate::tx::{Actor, Tx};

/// Records that are deleted in one transaction, so that others can write in between.
const AT_ONCE: usize = 500;

/// How long the rows of a table are kept. The words come from the program, never from people. A table whose
/// rows are of two kinds has a rule for each.
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
    /// As long as the owner decides: a class of record.
    Class(Class),
    /// As long as the row of this table that it belongs to; both are deleted together.
    With(&'static str),
    /// Until somebody takes it away; why.
    Always(&'static str),
}

/// A class of record. How long it is kept the owner decides (`[retention]`, by the name of its table).
#[derive(Clone, Copy, Debug)]
pub struct Class {
    /// The column that tells when the matter ended; where it is empty, the record stays.
    pub since: &'static str,
    /// The condition of the records that have ended.
    pub only: Option<&'static str>,
    /// What holds until the owner decides otherwise.
    pub term: Term,
    /// It is never kept shorter than this, for this reason.
    pub least: Option<(Term, &'static str)>,
    /// Rows that belong to a record, which the database does not delete by itself: table, column.
    pub parts: &'static [(&'static str, &'static str)],
    /// Columns of rows that stay and may point at a record; they are emptied: table, column.
    pub pointers: &'static [(&'static str, &'static str)],
}

impl Class {
    /// Records that ended when `since` says.
    pub const fn ended(since: &'static str, term: Term) -> Class {
        Class {
            since,
            only: None,
            term,
            least: None,
            parts: &[],
            pointers: &[],
        }
    }
}

/// How long a class of record is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum Term {
    /// For ever.
    Keep,
    /// So many days after it ended.
    Days(u32),
    /// So many years after it ended, to the day.
    Years(u32),
}

impl Term {
    /// What ended before this is due; nothing ever is of what is kept for ever.
    pub fn before(self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        match self {
            Term::Keep => None,
            Term::Days(days) => now.checked_sub_days(Days::new(days.into())),
            Term::Years(years) => now.checked_sub_months(Months::new(years.saturating_mul(12))),
        }
    }

    /// Whether it is as long as `least`, or longer.
    pub fn is_at_least(self, least: Term) -> bool {
        let days = |term| match term {
            Term::Keep => u64::MAX,
            Term::Days(days) => days.into(),
            Term::Years(years) => u64::from(years) * 365,
        };
        days(self) >= days(least)
    }
}

impl TryFrom<String> for Term {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Term, Self::Error> {
        let wrong = "a time is written keep, 90 days or 2 years";
        if text.trim() == "keep" {
            return Ok(Term::Keep);
        }
        let (number, unit) = text.trim().split_once(' ').ok_or(wrong)?;
        let number: u32 = number.parse().map_err(|_| wrong)?;
        match (number, unit.trim()) {
            (1..=36_500, "day" | "days") => Ok(Term::Days(number)),
            (1..=1_000, "year" | "years") => Ok(Term::Years(number)),
            _ => Err(wrong),
        }
    }
}

/// As it is configured.
impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Term::Keep => f.write_str("keep"),
            Term::Days(1) => f.write_str("1 day"),
            Term::Days(days) => write!(f, "{days} days"),
            Term::Years(1) => f.write_str("1 year"),
            Term::Years(years) => write!(f, "{years} years"),
        }
    }
}

/// The kind of an object that files and answers hang on, and where its rows are: what hangs on a row
/// that is gone goes too.
#[derive(Clone, Copy, Debug)]
pub struct Holder {
    /// What an [`ObjectRef`] calls it.
    pub kind: &'static str,
    /// The table.
    pub table: &'static str,
    /// The column that its id stands in.
    pub id: &'static str,
}

impl Holder {
    /// Rows of a table, by their ids.
    pub const fn rows(kind: &'static str, table: &'static str) -> Holder {
        Holder { kind, table, id: "id" }
    }
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

    /// The rows are a class of record.
    pub const fn class(table: &'static str, class: Class) -> Retention {
        let kept = Kept::Class(class);
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
    /// Deletes the rows that a rule keeps no longer; gives how many. What the owner decided goes before what
    /// the room says. Of a class only those go that nothing in these columns, table and column, points at.
    pub async fn forget_old(
        &self,
        rule: &Retention,
        decided: Option<Term>,
        held_by: &[(&str, &str)],
    ) -> anyhow::Result<u64> {
        let now = self.clock().now();
        match rule.kept {
            Kept::For { time, since, only } => self.delete_before(rule.table, since, only, now - time).await,
            Kept::Class(class) => match decided.unwrap_or(class.term).before(now) {
                Some(before) => self.destroy(rule.table, &class, held_by, before).await,
                None => Ok(0),
            },
            Kept::With(_) | Kept::Always(_) => Ok(0),
        }
    }

    async fn delete_before(
        &self,
        table: &'static str,
        since: &'static str,
        only: Option<&'static str>,
        before: DateTime<Utc>,
    ) -> anyhow::Result<u64> {
        let some = and(only);
        let text = &format!("DELETE FROM {table} WHERE {since} < $1{some}");
        let deleted = self.write::<_, Never, _, _>(|tx| async move {
            let statement = Statement::from_sql_and_values(tx.get_database_backend(), text, [before.into()]);
            let rows = tx.execute_raw(statement).await?.rows_affected();
            tell(&tx, table, rows, before).await?;
            Ok(rows)
        });
        Ok(deleted.await?)
    }

    async fn destroy(
        &self,
        table: &'static str,
        class: &Class,
        held_by: &[(&str, &str)],
        before: DateTime<Utc>,
    ) -> anyhow::Result<u64> {
        let mut all = 0;
        loop {
            let destroyed = self.write::<_, Never, _, _>(|tx| async move {
                let rows = destroy_some(&tx, table, class, held_by, before).await?;
                tell(&tx, table, rows, before).await?;
                Ok(rows)
            });
            let rows = destroyed.await?;
            all += rows;
            if rows == 0 {
                return Ok(all);
            }
        }
    }
}

/// A record with its parts, under its lock: one that is opened again meanwhile stays whole.
async fn destroy_some(
    tx: &Tx,
    table: &str,
    class: &Class,
    held_by: &[(&str, &str)],
    before: DateTime<Utc>,
) -> anyhow::Result<u64> {
    let since = class.since;
    let free = held_by
        .iter()
        .map(|(other, column)| format!(" AND NOT EXISTS (SELECT 1 FROM {other} WHERE {other}.{column} = {table}.id)"));
    let some = and(class.only) + &free.collect::<String>();
    let lock = match tx.get_database_backend() {
        DbBackend::Postgres => " FOR UPDATE",
        _ => "",
    };
    let text = format!("SELECT id FROM {table} WHERE {since} < $1{some} ORDER BY {since} LIMIT {AT_ONCE}{lock}");
    let due = Statement::from_sql_and_values(tx.get_database_backend(), text, [before.into()]);
    let due = tx.query_all_raw(due).await?;
    let ids = due.iter().map(|row| row.try_get::<Uuid>("", "id"));
    let ids = &ids.collect::<Result<Vec<_>, _>>()?;
    if ids.is_empty() {
        return Ok(0);
    }
    for (part, column) in class.parts {
        execute_in(tx, &format!("DELETE FROM {part} WHERE {column}"), ids).await?;
    }
    for (from, column) in class.pointers {
        execute_in(tx, &format!("UPDATE {from} SET {column} = NULL WHERE {column}"), ids).await?;
    }
    execute_in(tx, &format!("DELETE FROM {table} WHERE id"), ids).await
}

/// A statement that ends with what is one of these.
async fn execute_in(tx: &Tx, text: &str, ids: &[Uuid]) -> anyhow::Result<u64> {
    let mut sql = Sql::new(text);
    let ids = sql.bind_all(ids.iter().copied());
    sql.push(&format!(" IN ({ids})"));
    let done = tx.execute_raw(sql.done(tx.get_database_backend())).await?;
    Ok(done.rows_affected())
}

fn and(only: Option<&str>) -> String {
    only.map(|only| format!(" AND ({only})")).unwrap_or_default()
}

async fn tell(tx: &Tx, table: &str, rows: u64, before: DateTime<Utc>) -> anyhow::Result<()> {
    if rows == 0 {
        return Ok(());
    }
    let object = ObjectRef {
        kind: table.to_owned(),
        id: Uuid::nil(),
    };
    let audit = Audit {
        actor: Actor::System,
        act: "store.forgotten",
        object,
        details: json!({ "rows": rows, "before": before.to_rfc3339() }),
    };
    Ok(tx.audit(audit).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(text: &str) -> Result<Term, &'static str> {
        Term::try_from(text.to_owned())
    }

    #[test]
    fn a_time_is_read_as_it_is_written() {
        for (text, read) in [
            ("keep", Term::Keep),
            ("1 day", Term::Days(1)),
            ("90 days", Term::Days(90)),
            ("1 year", Term::Years(1)),
            ("10 years", Term::Years(10)),
        ] {
            assert_eq!(term(text), Ok(read));
            assert_eq!(read.to_string(), text);
        }
        for wrong in [
            "",
            "2",
            "years",
            "0 years",
            "0 days",
            "-1 days",
            "1.5 years",
            "2 months",
            "for ever",
            "1001 years",
        ] {
            assert!(term(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn years_are_whole_years_and_not_so_many_days() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        let now = at("2028-02-29T12:00:00Z");
        assert_eq!(Term::Years(4).before(now), Some(at("2024-02-29T12:00:00Z")));
        assert_eq!(Term::Years(1).before(now), Some(at("2027-02-28T12:00:00Z")));
        assert_eq!(Term::Days(366).before(now), Some(at("2027-02-28T12:00:00Z")));
        assert_eq!(Term::Keep.before(now), None);
    }

    #[test]
    fn times_are_compared_across_units() {
        assert!(Term::Keep.is_at_least(Term::Years(1000)));
        assert!(Term::Years(1).is_at_least(Term::Days(365)));
        assert!(!Term::Days(364).is_at_least(Term::Years(1)));
        assert!(!Term::Years(7).is_at_least(Term::Keep));
    }
}
