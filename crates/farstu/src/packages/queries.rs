//! Reads for a package. The names of tables and columns come from the lists of the rooms, never from people.

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, QueryResult, Statement};
use store::{Class, Sql};
use uuid::Uuid;
use web::Portal;

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
