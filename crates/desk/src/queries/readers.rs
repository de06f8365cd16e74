//! Who may read a case beside its customer, and which officers may not.

use base::{Id, Person};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, Statement,
};

use crate::model::Case;
use crate::tables::case_reader::{Column, Entity, Model};
use crate::tables::case_recusal;

/// All of a case, the first first.
pub(crate) async fn readers_of(db: &impl ConnectionTrait, case: Id<Case>) -> Result<Vec<Model>, DbErr> {
    let all = Entity::find().filter(Column::CaseId.eq(case));
    all.order_by_asc(Column::GivenAt).order_by_asc(Column::Id).all(db).await
}

/// The officers who have declared a conflict of interest, the first first.
pub(crate) async fn recused(db: &impl ConnectionTrait, case: Id<Case>) -> Result<Vec<Id<Person>>, DbErr> {
    let all = case_recusal::Entity::find().filter(case_recusal::Column::CaseId.eq(case));
    let rows = all.order_by_asc(case_recusal::Column::RecusedAt).all(db).await?;
    Ok(rows.into_iter().map(|row| row.person_id).collect())
}

/// Addresses without an account that cases were shared with since then, in the words of the index.
pub(crate) async fn addresses_since(
    db: &impl ConnectionTrait,
    since: DateTime<Utc>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let waiting = Entity::find()
        .filter(Expr::cust("person_id IS NULL AND email_hash IS NOT NULL"))
        .filter(Column::GivenAt.gt(since));
    waiting.limit(limit).all(db).await
}

/// What others share with a person.
#[derive(Debug, FromQueryResult)]
pub(crate) struct Shared {
    pub(crate) reference: String,
    pub(crate) given_at: DateTime<Utc>,
}

/// All that others share with a person, the first first.
pub(crate) async fn shared_with(db: &impl ConnectionTrait, person: Id<Person>) -> Result<Vec<Shared>, DbErr> {
    let text = "SELECT c.reference, r.given_at FROM case_readers r JOIN cases c ON c.id = r.case_id \
         WHERE r.person_id = $1 ORDER BY r.given_at, r.id";
    let statement = Statement::from_sql_and_values(db.get_database_backend(), text, [person.into()]);
    Shared::find_by_statement(statement).all(db).await
}
