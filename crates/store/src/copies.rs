//! Copies of a SQLite database: made beside a running server, and looked through before one is put
//! back. Needs no keys: what is sealed stays sealed.

use std::path::Path;

use anyhow::{Context, bail};
use sea_orm::sqlx::sqlite::SqliteConnectOptions;
use sea_orm::sqlx::{Connection, SqliteConnection, query, query_scalar};

/// Writes a consistent copy of the database to `to`, which must not be there, and onto the disk.
pub async fn write(database: &Path, to: &Path) -> anyhow::Result<()> {
    let target = to.to_str().context("the path of a copy must be UTF-8")?;
    let mut connection = open(database).await?;
    let written = query("VACUUM INTO ?").bind(target).execute(&mut connection).await;
    connection.close().await?;
    written.with_context(|| format!("could not write the copy {}", to.display()))?;
    std::fs::File::open(to)?.sync_all()?;
    Ok(())
}

/// Reads a whole database for damage; gives the names of its migrations.
pub async fn look_through(database: &Path) -> anyhow::Result<Vec<String>> {
    let mut connection = open(database).await?;
    let looked = look(&mut connection).await;
    connection.close().await?;
    looked.with_context(|| format!("{} cannot be used", database.display()))
}

async fn look(connection: &mut SqliteConnection) -> anyhow::Result<Vec<String>> {
    let verdict: String = query_scalar("PRAGMA integrity_check(1)")
        .fetch_one(&mut *connection)
        .await?;
    if verdict != "ok" {
        bail!("it is damaged ({verdict})");
    }
    if !query("PRAGMA foreign_key_check")
        .fetch_all(&mut *connection)
        .await?
        .is_empty()
    {
        bail!("rows point to rows that are not there");
    }
    let names = query_scalar("SELECT version FROM seaql_migrations ORDER BY version");
    names
        .fetch_all(&mut *connection)
        .await
        .context("it is no database of Farstu")
}

/// How many bytes a copy will have, about.
pub async fn size(database: &Path) -> anyhow::Result<u64> {
    let mut connection = open(database).await?;
    let pages: i64 = query_scalar("PRAGMA page_count").fetch_one(&mut connection).await?;
    let bytes: i64 = query_scalar("PRAGMA page_size").fetch_one(&mut connection).await?;
    connection.close().await?;
    Ok(pages.unsigned_abs() * bytes.unsigned_abs())
}

/// Holds back the jobs that waited in a copy, since they may have been done after it was made: a
/// restored installation sends no old letters. Gives how many.
pub async fn hold_jobs(database: &Path) -> anyhow::Result<u64> {
    let mut connection = open(database).await?;
    let held = query(
        "UPDATE jobs SET failed_at = strftime('%Y-%m-%d %H:%M:%f+00:00', 'now'), unique_key = NULL, lease = NULL, \
         leased_until = NULL, last_error = 'held back by farstu restore' WHERE failed_at IS NULL",
    );
    let held = held.execute(&mut connection).await?.rows_affected();
    connection.close().await?;
    Ok(held)
}

async fn open(database: &Path) -> anyhow::Result<SqliteConnection> {
    let options = SqliteConnectOptions::new()
        .filename(database)
        .create_if_missing(false)
        .busy_timeout(std::time::Duration::from_secs(10));
    SqliteConnection::connect_with(&options)
        .await
        .with_context(|| format!("could not open the database {}", database.display()))
}
