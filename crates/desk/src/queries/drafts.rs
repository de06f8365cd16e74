//! A person's drafts. Read by the person's own pages alone.

use base::{Id, Person};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use store::Tx;

use crate::model::{Case, CaseDraft};
use crate::tables::case_draft::{Column, Entity, Model};

/// All of a person, the latest first.
pub(crate) async fn drafts_of(db: &impl ConnectionTrait, person: Id<Person>) -> Result<Vec<Model>, DbErr> {
    let all = Entity::find().filter(Column::PersonId.eq(person));
    all.order_by_desc(Column::SavedAt)
        .order_by_desc(Column::Id)
        .all(db)
        .await
}

/// One of a person.
pub(crate) async fn draft(
    db: &impl ConnectionTrait,
    person: Id<Person>,
    id: Id<CaseDraft>,
) -> Result<Option<Model>, DbErr> {
    let found = Entity::find_by_id(id).filter(Column::PersonId.eq(person));
    found.one(db).await
}

/// A person's answer to a case that is not sent.
pub(crate) async fn draft_in(
    db: &impl ConnectionTrait,
    person: Id<Person>,
    case: Id<Case>,
) -> Result<Option<Model>, DbErr> {
    let found = Entity::find().filter(Column::PersonId.eq(person));
    found.filter(Column::CaseId.eq(case)).one(db).await
}

/// Answers to `from` become answers to `into`; whoever had begun one there too has a draft of a new case.
pub(crate) async fn move_drafts(tx: &Tx, from: Id<Case>, into: Id<Case>) -> Result<(), DbErr> {
    let begun = Entity::find().filter(Column::CaseId.eq(into)).all(&**tx).await?;
    let begun: Vec<_> = begun.into_iter().map(|draft| draft.person_id).collect();
    let of = |from: Id<Case>| Entity::update_many().filter(Column::CaseId.eq(from));
    of(from)
        .col_expr(Column::CaseId, Expr::value(into))
        .filter(Column::PersonId.is_not_in(begun))
        .exec(&**tx)
        .await?;
    of(from)
        .col_expr(Column::CaseId, Expr::value(Option::<Id<Case>>::None))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Saved before then, and nobody was told; `some` is how many to pass over and how many to give.
pub(crate) async fn drafts_before(
    db: &impl ConnectionTrait,
    before: DateTime<Utc>,
    (offset, limit): (u64, u64),
) -> Result<Vec<Id<CaseDraft>>, DbErr> {
    let due = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Expr::cust("reminded_at IS NULL"))
        .filter(Column::SavedAt.lt(before))
        .order_by_asc(Column::SavedAt);
    due.offset(offset).limit(limit).into_tuple().all(db).await
}
