//! Cases without an account that an address raised: by a form, by phone or by letter.

use std::cmp::Reverse;

use base::{Id, Person};
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, FromQueryResult, Statement};
use store::Sql;

use super::COUNT_CAP;
use crate::model::{Case, State};
use crate::tables::case_draft;

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

/// What stands beside a person's list: how many cases there are of the address, at most [`COUNT_CAP`], and the
/// person's drafts, the latest first. One statement, since every customer opens the list.
pub(crate) async fn beside_list(
    db: &impl ConnectionTrait,
    person: Id<Person>,
    email_hash: Option<&str>,
) -> Result<(u64, Vec<case_draft::Model>), DbErr> {
    let statement = beside_list_statement(db.get_database_backend(), person, email_hash);
    let (mut earlier, mut drafts) = (0, Vec::new());
    for row in db.query_all_raw(statement).await? {
        let count: i64 = row.try_get("", "earlier")?;
        earlier = count.unsigned_abs();
        drafts.extend(case_draft::Model::from_query_result_optional(&row, "")?);
    }
    drafts.sort_by_key(|draft| Reverse((draft.saved_at, draft.id)));
    Ok((earlier, drafts))
}

pub(super) fn beside_list_statement(backend: DbBackend, person: Id<Person>, email_hash: Option<&str>) -> Statement {
    let mut sql = Sql::new(
        "SELECT e.earlier, d.id, d.person_id, d.case_id, d.content, d.saved_at, d.reminded_at \
         FROM (SELECT COUNT(*) AS earlier FROM (SELECT 1",
    );
    match email_hash {
        Some(hash) => add_condition(&mut sql, hash),
        None => sql.push(" WHERE 1 = 0"),
    }
    let person = sql.bind(person);
    sql.push(&format!(
        " LIMIT {COUNT_CAP}) t) e LEFT JOIN case_drafts d ON d.person_id = {person}"
    ));
    sql.done(backend)
}
