//! Seals fields anew under the newest key, so that an older key can be taken away. Works in batches
//! and begins again where it was cut off. Never shows what a field holds.

use std::collections::BTreeMap;

use sea_orm::{ConnectionTrait, DbErr, QueryResult, Statement, Value};
use uuid::Uuid;

use crate::keys::MissingKey;
use crate::open::Store;
use crate::stop::Never;

const BATCH: u64 = 500;

/// A column whose texts are sealed. The names come from the program, never from people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SealedColumn {
    /// The table.
    pub table: &'static str,
    /// Its primary key: a UUID or a text.
    pub id: &'static str,
    /// The column.
    pub column: &'static str,
    /// What its texts are sealed for.
    pub domain: &'static str,
}

/// What became of a column's fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resealed {
    /// How many are sealed under the newest key now and were not before.
    pub fields: u64,
    /// How many were sealed under a key that the configuration does not have, by its name.
    pub without_key: BTreeMap<String, u64>,
    /// How many did not open though their key is there.
    pub damaged: u64,
}

impl Resealed {
    /// Whether every field is under the newest key now.
    pub fn is_complete(&self) -> bool {
        self.without_key.is_empty() && self.damaged == 0
    }

    /// Counts another column's fields too.
    pub fn add(&mut self, other: Resealed) {
        self.fields += other.fields;
        self.damaged += other.damaged;
        for (key, fields) in other.without_key {
            *self.without_key.entry(key).or_default() += fields;
        }
    }
}

/// A field, as it is found and written back.
struct Field {
    id: Value,
    sealed: String,
}

impl Store {
    /// How many fields of a column are sealed under another than the newest key.
    pub async fn count_outdated(&self, what: &SealedColumn) -> Result<u64, DbErr> {
        let (condition, prefix) = self.outdated(what);
        let text = format!("SELECT COUNT(*) FROM {} WHERE {condition}", what.table);
        let statement = Statement::from_sql_and_values(self.backend(), text, [prefix]);
        let row = self.db().query_one_raw(statement).await?;
        let count: i64 = row.map_or(Ok(0), |row| row.try_get_by_index(0))?;
        Ok(count.unsigned_abs())
    }

    /// Opens the latest field of a column; false when there is none.
    pub async fn opens(&self, what: &SealedColumn) -> anyhow::Result<bool> {
        let SealedColumn { table, id, column, .. } = what;
        let text = format!("SELECT {id}, {column} FROM {table} WHERE {column} IS NOT NULL ORDER BY {id} DESC LIMIT 1");
        let statement = Statement::from_string(self.backend(), text);
        let Some(row) = self.db().query_one_raw(statement).await? else {
            return Ok(false);
        };
        self.keys().open(what.domain, &field(&row)?.sealed)?;
        Ok(true)
    }

    /// Seals the outdated fields of a column anew. `each` hears of every field that was looked at.
    pub async fn reseal(&self, what: &SealedColumn, each: impl Fn()) -> anyhow::Result<Resealed> {
        let mut done = Resealed::default();
        let mut after = None;
        loop {
            let fields = self.outdated_after(what, after).await?;
            let Some(last) = fields.last() else { return Ok(done) };
            after = Some(last.id.clone());
            let mut fresh = Vec::new();
            for field in fields {
                each();
                match self.keys().open(what.domain, &field.sealed) {
                    Ok(plain) => fresh.push((self.keys().seal(self.random(), what.domain, &plain), field)),
                    Err(e) => match e.downcast::<MissingKey>() {
                        Ok(MissingKey(key)) => *done.without_key.entry(key).or_default() += 1,
                        Err(_) => done.damaged += 1,
                    },
                }
            }
            done.fields += self.write_back(what, &fresh).await?;
        }
    }

    /// Condition and its one value, `$1`.
    fn outdated(&self, what: &SealedColumn) -> (String, Value) {
        let prefix = format!("{}:", self.keys().current());
        let (column, length) = (what.column, prefix.chars().count());
        let condition = format!("{column} IS NOT NULL AND substr({column}, 1, {length}) <> $1");
        (condition, prefix.into())
    }

    async fn outdated_after(&self, what: &SealedColumn, after: Option<Value>) -> Result<Vec<Field>, DbErr> {
        let SealedColumn { table, id, column, .. } = what;
        let (condition, prefix) = self.outdated(what);
        let further = if after.is_some() {
            format!("AND {id} > $2")
        } else {
            String::new()
        };
        let text =
            format!("SELECT {id}, {column} FROM {table} WHERE {condition} {further} ORDER BY {id} LIMIT {BATCH}");
        let values = std::iter::once(prefix).chain(after);
        let statement = Statement::from_sql_and_values(self.backend(), text, values);
        self.db().query_all_raw(statement).await?.iter().map(field).collect()
    }

    /// Only a field that nobody changed meanwhile is written.
    async fn write_back(&self, what: &SealedColumn, fresh: &[(String, Field)]) -> anyhow::Result<u64> {
        let SealedColumn { table, id, column, .. } = what;
        let text = &format!("UPDATE {table} SET {column} = $1 WHERE {id} = $2 AND {column} = $3");
        let written = self.write::<_, Never, _, _>(|tx| async move {
            let mut written = 0;
            for (sealed, field) in fresh {
                let values = [sealed.as_str().into(), field.id.clone(), field.sealed.as_str().into()];
                let statement = Statement::from_sql_and_values(tx.get_database_backend(), text, values);
                written += tx.execute_raw(statement).await?.rows_affected();
            }
            Ok(written)
        });
        Ok(written.await?)
    }
}

fn field(row: &QueryResult) -> Result<Field, DbErr> {
    let id = match row.try_get_by_index::<Uuid>(0) {
        Ok(id) => id.into(),
        Err(_) => row.try_get_by_index::<String>(0)?.into(),
    };
    Ok(Field {
        id,
        sealed: row.try_get_by_index(1)?,
    })
}
