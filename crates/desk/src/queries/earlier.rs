//! Cases without an account that an address raised: by a form, by phone or by letter.

use base::Id;
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, FromQueryResult, Statement};
use store::Sql;

use super::COUNT_CAP;
use crate::model::{Case, State};

/// Earlier cases are shown, and taken over, so many at a time.
const AT_ONCE: usize = 100;

/// A case that can be taken over.
#[derive(Debug, FromQueryResult)]
pub(crate) struct EarlierRow {
    pub(crate) id: Id<Case>,
    pub(crate) reference: String,
    pub(crate) topic: String,
    pub(crate) subject: String,
    pub(crate) state: State,
    pub(crate) created_at: DateTime<Utc>,
}

/// The condition, in the words of the index.
fn add_condition(sql: &mut Sql, email_hash: &str) {
    let hash = sql.bind(email_hash);
    sql.push(&format!(
        " FROM cases c WHERE c.person_id IS NULL AND c.contact_email_hash IS NOT NULL AND c.contact_email_hash = {hash} \
         AND c.organisation_id IS NULL"
    ));
}

/// The cases of an address that no account has, the latest first.
pub(crate) async fn earlier(db: &impl ConnectionTrait, email_hash: &str) -> Result<Vec<EarlierRow>, DbErr> {
    let mut sql = Sql::new("SELECT c.id, c.reference, c.topic, c.subject, c.state, c.created_at");
    add_condition(&mut sql, email_hash);
    sql.push(&format!(" ORDER BY c.created_at DESC, c.id DESC LIMIT {AT_ONCE}"));
    EarlierRow::find_by_statement(sql.done(db.get_database_backend()))
        .all(db)
        .await
}

/// How many there are, at most [`COUNT_CAP`].
pub(crate) async fn how_many_earlier(db: &impl ConnectionTrait, email_hash: &str) -> Result<u64, DbErr> {
    let row = db
        .query_one_raw(earlier_count_statement(db.get_database_backend(), email_hash))
        .await?;
    let count: i64 = row.map_or(Ok(0), |row| row.try_get_by_index(0))?;
    Ok(count.unsigned_abs())
}

pub(super) fn earlier_count_statement(backend: DbBackend, email_hash: &str) -> Statement {
    let mut sql = Sql::new("SELECT COUNT(*) FROM (SELECT 1");
    add_condition(&mut sql, email_hash);
    sql.push(&format!(" LIMIT {COUNT_CAP}) t"));
    sql.done(backend)
}
