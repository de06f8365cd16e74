//! Rows of any table as they go into a package: sealed fields opened, secrets left out, times in one form.

use anyhow::Context;
use chrono::{DateTime, SecondsFormat, Utc};
use sea_orm::{FromQueryResult, JsonValue, QueryResult};
use store::SealedColumn;
use uuid::Uuid;
use web::Portal;

use crate::services;

/// What a column must not have in its name: it would open something, or is made from others for look-ups.
const SECRETS: &[&str] = &["token", "hash", "secret", "password", "search_key"];

/// A row in the order of its columns.
pub(super) type Row = Vec<(String, JsonValue)>;

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
