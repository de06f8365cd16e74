//! What customers thought.

use base::{Id, Person};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use crate::model::Case;
use crate::tables::case_rating::{Column, Entity, Model};

/// The rating of a case.
pub(crate) async fn rating_of(db: &impl ConnectionTrait, case: Id<Case>) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(case).one(db).await
}

/// All that a person gave.
pub(crate) async fn ratings_by(db: &impl ConnectionTrait, person: Id<Person>) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::RatedBy.eq(person)).all(db).await
}
