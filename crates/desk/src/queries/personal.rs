//! Reads of what a person's own cases hold.

use base::{Id, Person};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter};

use crate::tables::case;

/// How many cases a person has had: own ones, and for organisations.
pub(crate) async fn how_many_of(db: &impl ConnectionTrait, person: Id<Person>) -> Result<(u64, u64), DbErr> {
    let all = || case::Entity::find().filter(case::Column::PersonId.eq(person));
    let own = all().filter(case::Column::OrganisationId.is_null()).count(db).await?;
    let for_others = all()
        .filter(case::Column::OrganisationId.is_not_null())
        .count(db)
        .await?;
    Ok((own, for_others))
}
