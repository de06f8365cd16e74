//! Merges two things of the same kind, such as two accounts of one person: what belongs to the one goes
//! to the other, by the lists of the rooms alone. Every row that went is noted, so that undoing takes
//! back exactly those that are still there; and every row that stayed because the other had its equal, so
//! that a right which the other lost meanwhile does not come back with the old one.

use base::Id;
use chrono::TimeDelta;
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, Statement, Value,
};
use uuid::Uuid;

use crate::tables::{Merge, merge};
use crate::tx::Tx;

/// The lock that every merging and every undoing takes before anything else.
pub const MERGING: &str = "store.merging";
/// A merge can be undone for so long (accounts.md, Staff).
pub const MERGE_UNDONE_WITHIN: TimeDelta = TimeDelta::days(30);
/// A chain of merges is followed so far.
const FOLLOWED: usize = 16;

/// A column that says whom a row belongs to, and what becomes of the row when two of them are merged.
/// The words come from the program, never from people.
#[derive(Clone, Copy, Debug)]
pub struct Belongs {
    /// The table of what it points at: `persons`, `organisations`, or a table that belongs to these.
    pub whom: &'static str,
    /// The table.
    pub table: &'static str,
    /// The column.
    pub column: &'static str,
    /// What tells the rows of one owner apart: the primary key without the column.
    pub key: &'static [&'static str],
    /// What becomes of the row.
    pub at_merge: AtMerge,
    /// What becomes of a row that stayed, when undoing finds that its equal was lost.
    pub at_loss: AtLoss,
    /// The text that tells how many of these go along: it has the value `count`.
    pub told: Option<&'static str>,
}

/// What becomes of a row that stayed for its equal's sake, when the equal was taken away or ended before
/// the merge is undone. It was one thing then, so what is done to the one is done to both.
#[derive(Clone, Copy, Debug)]
pub enum AtLoss {
    /// It gives nobody a right: its owner has it back.
    ComesBack,
    /// It goes too.
    Goes,
    /// It gets these values; `$4` is the instant.
    Becomes(&'static str),
}

/// What becomes of a row when its owner is merged into another.
#[derive(Clone, Copy, Debug)]
pub enum AtMerge {
    /// It goes along.
    Moves,
    /// It goes along unless the other has an equal one. Of two equal ones the old stays, and what
    /// belongs to it goes to the other.
    MovesUnless {
        /// The columns in which equal ones are equal; none means that there is only one.
        same: &'static [&'static str],
        /// The condition that both must be in to be equal.
        when: Option<&'static str>,
    },
    /// It stays, for this reason.
    Stays(&'static str),
}

impl Belongs {
    /// Rows go along.
    pub const fn moves(whom: &'static str, table: &'static str, column: &'static str) -> Belongs {
        Belongs {
            whom,
            table,
            column,
            key: &["id"],
            at_merge: AtMerge::Moves,
            at_loss: AtLoss::ComesBack,
            told: None,
        }
    }

    /// Rows stay, for this reason.
    pub const fn stays(whom: &'static str, table: &'static str, column: &'static str, why: &'static str) -> Belongs {
        let at_merge = AtMerge::Stays(why);
        Belongs {
            at_merge,
            ..Belongs::moves(whom, table, column)
        }
    }

    /// Except where the other has one that is equal in these columns.
    pub const fn unless(self, same: &'static [&'static str]) -> Belongs {
        let at_merge = AtMerge::MovesUnless { same, when: None };
        Belongs { at_merge, ..self }
    }

    /// Except where the other has one that is equal in these columns, while both are in this condition.
    pub const fn unless_while(self, when: &'static str, same: &'static [&'static str]) -> Belongs {
        let when = Some(when);
        let at_merge = AtMerge::MovesUnless { same, when };
        Belongs { at_merge, ..self }
    }

    /// What becomes of one that stayed when its equal is lost.
    pub const fn at_loss(self, at_loss: AtLoss) -> Belongs {
        Belongs { at_loss, ..self }
    }

    /// The primary key without the column, where it is not `id`.
    pub const fn key(self, key: &'static [&'static str]) -> Belongs {
        Belongs { key, ..self }
    }

    /// The text that tells whoever merges how many of these go along.
    pub const fn told(self, text: &'static str) -> Belongs {
        let told = Some(text);
        Belongs { told, ..self }
    }

    /// How many of these an owner has.
    pub async fn count(&self, db: &impl ConnectionTrait, owner: Uuid) -> Result<u64, DbErr> {
        let text = format!("SELECT COUNT(*) FROM {} WHERE {} = $1", self.table, self.column);
        let statement = Statement::from_sql_and_values(db.get_database_backend(), text, [owner.into()]);
        let row = db.query_one_raw(statement).await?;
        let count: i64 = row.map_or(Ok(0), |row| row.try_get_by_index(0))?;
        Ok(count.unsigned_abs())
    }

    /// The key of a row of the table, or of its alias, as one text.
    fn row_key(&self, backend: DbBackend, of: &str) -> String {
        let text = |column: &&str| match backend {
            DbBackend::Postgres => format!("CAST({of}.{column} AS text)"),
            _ => format!("hex({of}.{column})"),
        };
        let parts: Vec<_> = self.key.iter().map(text).collect();
        if parts.is_empty() {
            "''".to_owned()
        } else {
            parts.join(" || '/' || ")
        }
    }

    /// Adds the condition that the owner bound to the place `other` has no equal row.
    fn has_no_equal(&self, other: &str) -> String {
        let AtMerge::MovesUnless { same, when } = self.at_merge else {
            return String::new();
        };
        let Belongs { table, column, .. } = self;
        let when = when.map_or_else(|| "1 = 1".to_owned(), |when| format!("({when})"));
        let equal: String = same.iter().map(|c| format!(" AND twin.{c} = {table}.{c}")).collect();
        format!(
            " AND NOT ({when} AND EXISTS (SELECT 1 FROM {table} twin WHERE twin.{column} = {other} AND {when}{equal}))"
        )
    }

    /// Pairs of equal rows of the owners `$1` and `$2`: `what` of what stays, `old`, and of what is there
    /// already, `kept`.
    fn equals(&self, what: &str) -> Option<String> {
        let AtMerge::MovesUnless { same, when } = self.at_merge else {
            return None;
        };
        let Belongs { table, column, .. } = self;
        let when = when.map(|when| format!(" AND ({when})")).unwrap_or_default();
        let of = |owner: &str| format!("(SELECT * FROM {table} WHERE {column} = {owner}{when})");
        let equal: String = same.iter().map(|c| format!(" AND old.{c} = kept.{c}")).collect();
        let (old, kept) = (of("$1"), of("$2"));
        Some(format!("SELECT {what} FROM {old} old JOIN {kept} kept ON 1 = 1{equal}"))
    }
}

/// From which owner to which.
#[derive(Clone, Copy)]
struct Way {
    from: Uuid,
    to: Uuid,
}

impl Tx {
    /// Merges `from` into `to`, both of the table `whom`. The lock [`MERGING`] must be held. A thing is
    /// merged into one other at most; that neither is the other is for the caller to see to.
    pub async fn merge(
        &self,
        belongs: &[Belongs],
        whom: &'static str,
        from: Uuid,
        to: Uuid,
    ) -> Result<merge::Model, DbErr> {
        let row = merge::ActiveModel {
            id: Set(self.id()),
            whom: Set(whom.to_owned()),
            from_id: Set(from),
            to_id: Set(to),
            at: Set(self.now()),
            undone_at: Set(None),
        };
        let merge = row.insert(&**self).await?;
        self.merge_rest(belongs, &merge).await?;
        Ok(merge)
    }

    /// Moves what came to the old side after the merge, from a request that was under way; never what stayed
    /// there at the merge.
    pub async fn merge_rest(&self, belongs: &[Belongs], merge: &merge::Model) -> Result<(), DbErr> {
        let way = Way {
            from: merge.from_id,
            to: merge.to_id,
        };
        let mut waiting = vec![(merge.whom.clone(), way)];
        while let Some((whom, way)) = waiting.pop() {
            for column in belongs.iter().filter(|column| column.whom == whom) {
                if matches!(column.at_merge, AtMerge::Stays(_)) {
                    continue;
                }
                self.hold_rows(column, merge.id, way).await?;
                self.move_rows(column, merge.id, way).await?;
                if belongs.iter().any(|part| part.whom == column.table) {
                    let pairs = self.equal_rows(column, way).await?;
                    waiting.extend(pairs.into_iter().map(|pair| (column.table.to_owned(), pair)));
                }
            }
        }
        Ok(())
    }

    /// Puts back what is still where the merge put it.
    pub async fn undo_merge(&self, belongs: &[Belongs], merge: merge::Model) -> Result<(), DbErr> {
        let moved = "SELECT DISTINCT table_name, column_name, from_id, to_id FROM merge_moves WHERE merge_id = $1";
        let moved = self.statement(moved, [merge.id.into()]);
        for row in self.query_all_raw(moved).await? {
            let (table, column): (String, String) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
            let way = Way {
                from: row.try_get_by_index(2)?,
                to: row.try_get_by_index(3)?,
            };
            if let Some(known) = belongs.iter().find(|b| b.table == table && b.column == column) {
                self.lose(known, merge.id, way).await?;
                self.put_back(known, merge.id, way).await?;
            }
        }
        let mut merge = merge.into_active_model();
        merge.undone_at = Set(Some(self.now()));
        merge.update(&**self).await?;
        Ok(())
    }

    /// Notes the rows that stay, each with its equal.
    async fn hold_rows(&self, what: &Belongs, merge: Id<Merge>, Way { from, to }: Way) -> Result<(), DbErr> {
        let Belongs { table, column, .. } = what;
        let key = |of| what.row_key(self.get_database_backend(), of);
        let noted = format!("$3, $1, $2, $4, '{table}', '{column}', {}, {}", key("old"), key("kept"));
        let Some(pairs) = what.equals(&noted) else {
            return Ok(());
        };
        let note = format!(
            "INSERT INTO merge_moves (merge_id, from_id, to_id, at, table_name, column_name, row_key, twin_key) \
             {pairs} WHERE 1 = 1 ON CONFLICT DO NOTHING"
        );
        let values = [from.into(), to.into(), merge.into(), self.now().into()];
        self.execute_raw(self.statement(&note, values)).await?;
        Ok(())
    }

    /// Ends what stayed and whose equal was lost since.
    async fn lose(&self, what: &Belongs, merge: Id<Merge>, Way { from, to }: Way) -> Result<(), DbErr> {
        let Belongs { table, column, .. } = what;
        let AtMerge::MovesUnless { when, .. } = what.at_merge else {
            return Ok(());
        };
        let key = |of| what.row_key(self.get_database_backend(), of);
        let when = when.map(|when| format!(" AND ({when})")).unwrap_or_default();
        let lost = format!(
            "WHERE {column} = $2{when} AND {} IN (SELECT n.row_key FROM merge_moves n WHERE n.merge_id = $1 \
             AND n.table_name = '{table}' AND n.column_name = '{column}' AND n.from_id = $2 \
             AND n.twin_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {table} twin \
             WHERE twin.{column} = $3 AND {} = n.twin_key{when}))",
            key(table),
            key("twin"),
        );
        let values = [merge.into(), from.into(), to.into()];
        let statement = match what.at_loss {
            AtLoss::ComesBack => return Ok(()),
            AtLoss::Goes => self.statement(&format!("DELETE FROM {table} {lost}"), values),
            AtLoss::Becomes(set) => {
                let [merge, from, to] = values;
                let text = format!("UPDATE {table} SET {set} {lost}");
                self.statement(&text, [merge, from, to, self.now().into()])
            }
        };
        self.execute_raw(statement).await?;
        Ok(())
    }

    async fn move_rows(&self, what: &Belongs, merge: Id<Merge>, Way { from, to }: Way) -> Result<(), DbErr> {
        let Belongs { table, column, .. } = what;
        let key = what.row_key(self.get_database_backend(), table);
        let no_equal = what.has_no_equal("$3");
        let note = format!(
            "INSERT INTO merge_moves (merge_id, from_id, to_id, at, table_name, column_name, row_key) \
             SELECT $1, $2, $3, $4, '{table}', '{column}', {key} FROM {table} WHERE {column} = $2{no_equal} \
             ON CONFLICT DO NOTHING"
        );
        let values = [merge.into(), from.into(), to.into(), self.now().into()];
        self.execute_raw(self.statement(&note, values)).await?;
        let noted = noted(what, "$1", "$2");
        let go = format!("UPDATE {table} SET {column} = $3 WHERE {column} = $2 AND {key} IN ({noted})");
        self.execute_raw(self.statement(&go, [merge.into(), from.into(), to.into()]))
            .await?;
        Ok(())
    }

    async fn put_back(&self, what: &Belongs, merge: Id<Merge>, Way { from, to }: Way) -> Result<(), DbErr> {
        let Belongs { table, column, .. } = what;
        let key = what.row_key(self.get_database_backend(), table);
        let no_equal = what.has_no_equal("$2");
        let noted = noted(what, "$1", "$2");
        let back = format!("UPDATE {table} SET {column} = $2 WHERE {column} = $3 AND {key} IN ({noted}){no_equal}");
        self.execute_raw(self.statement(&back, [merge.into(), from.into(), to.into()]))
            .await?;
        Ok(())
    }

    async fn equal_rows(&self, what: &Belongs, Way { from, to }: Way) -> Result<Vec<Way>, DbErr> {
        let Some(text) = what.equals("old.id, kept.id") else {
            return Ok(Vec::new());
        };
        let rows = self
            .query_all_raw(self.statement(&text, [from.into(), to.into()]))
            .await?;
        let pair = |row: &sea_orm::QueryResult| {
            Ok(Way {
                from: row.try_get_by_index(0)?,
                to: row.try_get_by_index(1)?,
            })
        };
        rows.iter().map(pair).collect()
    }

    fn statement<const N: usize>(&self, text: &str, values: [Value; N]) -> Statement {
        Statement::from_sql_and_values(self.get_database_backend(), text, values)
    }
}

/// The keys of the rows of a column that went with a merge from one owner.
fn noted(what: &Belongs, merge: &str, from: &str) -> String {
    let Belongs { table, column, .. } = what;
    format!(
        "SELECT row_key FROM merge_moves WHERE merge_id = {merge} AND table_name = '{table}' \
         AND column_name = '{column}' AND from_id = {from} AND twin_key IS NULL"
    )
}

/// Where a merged thing leads, through all merges after it; nothing for one that is not merged.
pub async fn merged_into(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<Uuid>, DbErr> {
    let mut kept = None;
    for _ in 0..FOLLOWED {
        let further = merge::Entity::find()
            .filter(merge::Column::FromId.eq(kept.unwrap_or(id)))
            .filter(merge::Column::UndoneAt.is_null())
            .one(db)
            .await?;
        let Some(further) = further else { break };
        kept = Some(further.to_id);
    }
    Ok(kept)
}

/// What was merged into a thing and can be undone at `now`, the latest first.
pub async fn undoable_merges(
    db: &impl ConnectionTrait,
    to: Uuid,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<Vec<merge::Model>, DbErr> {
    merge::Entity::find()
        .filter(merge::Column::ToId.eq(to))
        .filter(merge::Column::UndoneAt.is_null())
        .filter(merge::Column::At.gt(now - MERGE_UNDONE_WITHIN))
        .order_by_desc(merge::Column::At)
        .all(db)
        .await
}

/// Everything that was merged into a thing, also by way of others.
pub async fn merged_from(db: &impl ConnectionTrait, to: Uuid) -> Result<Vec<Uuid>, DbErr> {
    let (mut all, mut last) = (Vec::new(), vec![to]);
    while !last.is_empty() {
        let merges = merge::Entity::find()
            .filter(merge::Column::ToId.is_in(last))
            .filter(merge::Column::UndoneAt.is_null());
        last = merges.all(db).await?.into_iter().map(|merge| merge.from_id).collect();
        all.extend(&last);
    }
    Ok(all)
}
