//! Papers: those of an organisation, and those that wait for an officer.

use base::{Id, Organisation};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::tables::document::{self, Document, DocumentState};

/// The queue shows the oldest so many: decided ones make room.
const SHOWN: u64 = 100;

/// All papers of an organisation, the newest year first.
pub(crate) async fn documents(db: &impl ConnectionTrait, of: Id<Organisation>) -> Result<Vec<document::Model>, DbErr> {
    document::Entity::find()
        .filter(document::Column::OrganisationId.eq(of))
        .order_by_desc(document::Column::Year)
        .order_by_asc(document::Column::Kind)
        .order_by_asc(document::Column::Id)
        .all(db)
        .await
}

/// One paper.
pub(crate) async fn document(db: &impl ConnectionTrait, id: Id<Document>) -> Result<Option<document::Model>, DbErr> {
    document::Entity::find_by_id(id).one(db).await
}

/// Those that wait for an officer, the oldest first, and how many there are.
pub(crate) async fn waiting_documents(db: &impl ConnectionTrait) -> Result<(Vec<document::Model>, u64), DbErr> {
    let waiting = document::Entity::find().filter(document::Column::State.eq(DocumentState::Waiting));
    let total = waiting.clone().count(db).await?;
    let shown = waiting
        .order_by_asc(document::Column::SentAt)
        .order_by_asc(document::Column::Id)
        .limit(SHOWN)
        .all(db)
        .await?;
    Ok((shown, total))
}
