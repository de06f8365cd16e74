//! Rows of any table as they go into a package: sealed fields opened, secrets left out, times in one form.
//! The names of tables and columns come from the lists of the rooms, never from people.

use anyhow::Context;
use chrono::{DateTime, SecondsFormat, Utc};
use sea_orm::{ConnectionTrait, FromQueryResult, JsonValue, QueryResult, Statement};
use store::{Class, SealedColumn, Sql};
use uuid::Uuid;
use web::Portal;

use crate::services;

/// What a column must not have in its name: it would open something, or is made from others for look-ups.
const SECRETS: &[&str] = &["token", "hash", "secret", "password", "search_key"];

/// A row in the order of its columns.
pub(super) type Row = Vec<(String, JsonValue)>;

/// The records of a class that ended in a period, the oldest first.
pub(super) async fn ended(
    portal: &Portal,
    table: &str,
    class: &Class,
    [from, to]: [DateTime<Utc>; 2],
) -> anyhow::Result<Vec<Uuid>> {
    let since = class.since;
    let some = class.only.map(|only| format!(" AND ({only})")).unwrap_or_default();
    let text = format!("SELECT id FROM {table} WHERE {since} >= $1 AND {since} < $2{some} ORDER BY {since}, id");
    let statement = Statement::from_sql_and_values(portal.store.backend(), text, [from.into(), to.into()]);
    let rows = portal.store.db().query_all_raw(statement).await?;
    rows.iter().map(|row| Ok(row.try_get("", "id")?)).collect()
}

/// The rows of a table where this column is one of these ids.
pub(super) async fn of(portal: &Portal, table: &str, column: &str, ids: &[Uuid]) -> anyhow::Result<Vec<QueryResult>> {
    let mut sql = Sql::default();
    let places = sql.bind_all(ids.iter().copied());
    sql.push(&format!(
        "SELECT * FROM {table} WHERE {column} IN ({places}) ORDER BY 1, 2"
    ));
    let statement = sql.done(portal.store.backend());
    Ok(portal.store.db().query_all_raw(statement).await?)
}

/// What the rooms say of their columns.
pub(super) struct Tables {
    sealed: Vec<SealedColumn>,
    /// Table, column, and whom it names.
    names: Vec<(&'static str, &'static str, &'static str)>,
}

impl Tables {
    pub(super) fn of_all_rooms() -> Tables {
        let rooms = services::all();
        let belongs = rooms.iter().flat_map(|room| (room.belongs)());
        let names = belongs.filter(|one| ["persons", "organisations"].contains(&one.whom));
        Tables {
            sealed: rooms.iter().flat_map(|room| (room.sealed)()).collect(),
            names: names.map(|one| (one.table, one.column, one.whom)).collect(),
        }
    }

    /// A row as people read it.
    pub(super) fn readable(&self, portal: &Portal, table: &str, row: &QueryResult) -> anyhow::Result<Row> {
        let values = JsonValue::from_query_result(row, "")?;
        let mut readable = Row::new();
        for column in row.column_names() {
            if SECRETS.iter().any(|secret| column.contains(secret)) {
                continue;
            }
            let value = values.get(&column);
            let value = value.with_context(|| format!("{table}.{column} cannot be read"))?;
            let value = self.opened(portal, table, &column, value.clone())?;
            readable.push((column, value));
        }
        Ok(readable)
    }

    fn opened(&self, portal: &Portal, table: &str, column: &str, value: JsonValue) -> anyhow::Result<JsonValue> {
        let Some(text) = value.as_str() else {
            return Ok(value);
        };
        let sealed = self
            .sealed
            .iter()
            .find(|one| one.table == table && one.column == column);
        if let Some(sealed) = sealed {
            let bytes = portal.store.keys().open(sealed.domain, text)?;
            return Ok(String::from_utf8_lossy(&bytes).into());
        }
        Ok(match is_time(column).then(|| time(text)).flatten() {
            Some(at) => at.to_rfc3339_opts(SecondsFormat::Millis, true).into(),
            None => value,
        })
    }

    /// Whom a row names.
    pub(super) fn named(&self, table: &str, row: &Row) -> Vec<(&'static str, Uuid)> {
        let names = self.names.iter().filter(|(of, ..)| *of == table);
        let named = names.filter_map(|(_, column, whom)| {
            let (_, value) = row.iter().find(|(name, _)| name == column)?;
            Some((*whom, value.as_str()?.parse().ok()?))
        });
        named.collect()
    }
}

fn is_time(column: &str) -> bool {
    ["at", "since", "until"]
        .iter()
        .any(|end| column == *end || column.ends_with(&format!("_{end}")))
}

/// Both databases write times in their own way.
fn time(text: &str) -> Option<DateTime<Utc>> {
    let read =
        DateTime::parse_from_rfc3339(text).or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S%.f %:z"));
    read.ok().map(|at| at.to_utc())
}
