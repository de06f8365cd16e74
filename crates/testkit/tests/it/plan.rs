//! The plan of a statement, as the engine tells it.

use sea_orm::{ConnectionTrait, Statement, TransactionTrait};
use testkit::{Engine, TestPortal};

/// The plan of a statement. PostgreSQL sorts few rows rather than follow an index: that it could is asked for.
pub(crate) async fn plan(portal: &TestPortal, mut statement: Statement) -> String {
    let (explain, column) = match portal.engine {
        Engine::Sqlite => ("EXPLAIN QUERY PLAN", "detail"),
        Engine::Postgres => ("EXPLAIN", "QUERY PLAN"),
    };
    statement.sql = format!("{explain} {}", statement.sql);
    let reading = portal.store.db().begin().await.expect("a connection is free");
    if portal.engine == Engine::Postgres {
        let unsorted = reading.execute_unprepared("SET LOCAL enable_sort = off").await;
        unsorted.expect("PostgreSQL can do without sorting");
    }
    let rows = reading
        .query_all_raw(statement)
        .await
        .expect("the engine tells its plan");
    let lines: Vec<String> = rows
        .iter()
        .map(|row| row.try_get("", column).expect("a line"))
        .collect();
    lines.join("\n")
}
