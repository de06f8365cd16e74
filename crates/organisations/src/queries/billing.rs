//! How an organisation is invoiced, and how many members it has.

use base::{Id, Organisation};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use crate::tables::billing::{self, member_count};

/// How it is invoiced, if that is filled in.
pub(crate) async fn billing(db: &impl ConnectionTrait, of: Id<Organisation>) -> Result<Option<billing::Model>, DbErr> {
    billing::Entity::find_by_id(of).one(db).await
}

/// Its members by age.
pub(crate) async fn member_counts(
    db: &impl ConnectionTrait,
    of: Id<Organisation>,
) -> Result<Vec<member_count::Model>, DbErr> {
    member_count::Entity::find()
        .filter(member_count::Column::OrganisationId.eq(of))
        .all(db)
        .await
}
