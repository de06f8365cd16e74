//! The canned answers. There are as many as people can choose among, so all are read at once.

use base::Id;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use crate::model::CannedAnswer;
use crate::tables::canned_answer::{Column, Entity, Model};

/// All of them by name, those that are hidden too.
pub(crate) async fn all_canned(db: &impl ConnectionTrait) -> Result<Vec<Model>, DbErr> {
    Entity::find().order_by_asc(Column::Name).all(db).await
}

/// Those that officers can choose, by name.
pub(crate) async fn offered_canned(db: &impl ConnectionTrait) -> Result<Vec<Model>, DbErr> {
    let offered = Entity::find().filter(Column::IsOffered.eq(true));
    offered.order_by_asc(Column::Name).all(db).await
}

/// One of them.
pub(crate) async fn canned(db: &impl ConnectionTrait, id: Id<CannedAnswer>) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(db).await
}
