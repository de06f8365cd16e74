//! Categories, by name, and those of an organisation.

use base::{Id, Organisation};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::tables::category::{self, Category, link};

/// All of them.
pub(crate) async fn categories(db: &impl ConnectionTrait) -> Result<Vec<category::Model>, DbErr> {
    category::Entity::find()
        .order_by_asc(category::Column::NameKey)
        .all(db)
        .await
}

/// One of them.
pub(crate) async fn category(db: &impl ConnectionTrait, id: Id<Category>) -> Result<Option<category::Model>, DbErr> {
    category::Entity::find_by_id(id).one(db).await
}

/// Those that an organisation is in.
pub(crate) async fn categories_of(db: &impl ConnectionTrait, of: Id<Organisation>) -> Result<Vec<Id<Category>>, DbErr> {
    link::Entity::find()
        .select_only()
        .column(link::Column::CategoryId)
        .filter(link::Column::OrganisationId.eq(of))
        .into_tuple()
        .all(db)
        .await
}

/// How many organisations are in it.
pub(crate) async fn in_category(db: &impl ConnectionTrait, id: Id<Category>) -> Result<u64, DbErr> {
    let within = link::Entity::find().filter(link::Column::CategoryId.eq(id));
    within.count(db).await
}
