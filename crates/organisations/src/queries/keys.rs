//! The keys of organisations.

use base::{ApiKey, Id, Organisation};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use crate::model::State;
use crate::queries;
use crate::tables::api_key::{Column, Entity, Model};

/// A key, and where its organisation is in its life.
pub(crate) async fn key(db: &impl ConnectionTrait, id: Id<ApiKey>) -> Result<Option<(Model, State)>, DbErr> {
    let found = Entity::find_by_id(id).one(db).await?;
    with_state(db, found).await
}

/// The same by the digest of the key.
pub(crate) async fn key_by_digest(db: &impl ConnectionTrait, digest: &str) -> Result<Option<(Model, State)>, DbErr> {
    let found = Entity::find().filter(Column::KeyHash.eq(digest)).one(db).await?;
    with_state(db, found).await
}

async fn with_state(db: &impl ConnectionTrait, found: Option<Model>) -> Result<Option<(Model, State)>, DbErr> {
    let Some(key) = found else { return Ok(None) };
    let of = queries::organisation(db, key.organisation_id).await?;
    Ok(of.map(|of| (key, of.state)))
}

/// All keys of an organisation, the newest first; also those that do not hold any more.
pub(crate) async fn keys(db: &impl ConnectionTrait, of: Id<Organisation>) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::OrganisationId.eq(of))
        .order_by_desc(Column::MadeAt)
        .order_by_desc(Column::Id)
        .all(db)
        .await
}
