//! Reads of what a person's own cases hold.

use base::{Id, Person};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, QueryOrder,
    Statement,
};

use crate::model::{Case, MessageKind, State};
use crate::tables::{case, case_message};

/// How many cases a person has had: own ones, for organisations, and those of others in which the person wrote.
pub(crate) async fn how_many_of(db: &impl ConnectionTrait, person: Id<Person>) -> Result<[u64; 3], DbErr> {
    let all = || case::Entity::find().filter(case::Column::PersonId.eq(person));
    let own = all().filter(case::Column::OrganisationId.is_null()).count(db).await?;
    let for_others = all()
        .filter(case::Column::OrganisationId.is_not_null())
        .count(db)
        .await?;
    Ok([own, for_others, written_in(db, person).await?.len() as u64])
}

/// The cases of others in which the person wrote: for somebody by mandate, for an organisation or its customer.
pub(crate) async fn written_in(db: &impl ConnectionTrait, person: Id<Person>) -> Result<Vec<case::Model>, DbErr> {
    // The words of the index.
    let text = "SELECT c.* FROM cases c WHERE (c.person_id IS NULL OR c.person_id <> $1) AND c.id IN \
         (SELECT m.case_id FROM case_messages m WHERE m.author_id = $1 AND m.author_kind = 'customer') ORDER BY c.id";
    let statement = Statement::from_sql_and_values(db.get_database_backend(), text, [person.into()]);
    case::Model::find_by_statement(statement).all(db).await
}

/// The cases that a person raised, oldest first.
pub(crate) async fn all_of(db: &impl ConnectionTrait, person: Id<Person>) -> Result<Vec<case::Model>, DbErr> {
    let all = case::Entity::find().filter(case::Column::PersonId.eq(person));
    all.order_by_asc(case::Column::Id).all(db).await
}

/// What customers can read in these cases.
pub(crate) async fn letters_of(
    db: &impl ConnectionTrait,
    cases: &[Id<Case>],
) -> Result<Vec<case_message::Model>, DbErr> {
    case_message::Entity::find()
        .filter(case_message::Column::CaseId.is_in(cases.iter().copied()))
        .filter(case_message::Column::Kind.is_in([MessageKind::Message, MessageKind::Solution]))
        .order_by_asc(case_message::Column::CaseId)
        .order_by_asc(case_message::Column::Number)
        .all(db)
        .await
}

/// The person's own cases that are not finished, latest first.
pub(crate) async fn unfinished_of(db: &impl ConnectionTrait, person: Id<Person>) -> Result<Vec<case::Model>, DbErr> {
    case::Entity::find()
        .filter(case::Column::PersonId.eq(person))
        .filter(case::Column::OrganisationId.is_null())
        .filter(case::Column::State.is_in(State::OPEN))
        .order_by_desc(case::Column::LastMessageAt)
        .all(db)
        .await
}
