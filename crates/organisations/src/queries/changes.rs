//! Requests to change what only staff may, and the giros of an organisation.

use base::{Id, Organisation};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::tables::change_request::{self, ChangeRequest, ChangeState, giro};

/// The most that one list shows.
const LIMIT: u64 = 100;

/// Where money is paid to, bankgiro first.
pub(crate) async fn giros(db: &impl ConnectionTrait, of: Id<Organisation>) -> Result<Vec<giro::Model>, DbErr> {
    giro::Entity::find()
        .filter(giro::Column::OrganisationId.eq(of))
        .order_by_asc(giro::Column::Kind)
        .all(db)
        .await
}

/// The requests of an organisation, the newest first.
pub(crate) async fn changes(
    db: &impl ConnectionTrait,
    of: Id<Organisation>,
) -> Result<Vec<change_request::Model>, DbErr> {
    change_request::Entity::find()
        .filter(change_request::Column::OrganisationId.eq(of))
        .order_by_desc(change_request::Column::AskedAt)
        .limit(LIMIT)
        .all(db)
        .await
}

/// One request.
pub(crate) async fn change(
    db: &impl ConnectionTrait,
    id: Id<ChangeRequest>,
) -> Result<Option<change_request::Model>, DbErr> {
    change_request::Entity::find_by_id(id).one(db).await
}

/// Those that wait for an officer, the oldest first.
pub(crate) async fn waiting_changes(db: &impl ConnectionTrait) -> Result<Vec<change_request::Model>, DbErr> {
    change_request::Entity::find()
        .filter(change_request::Column::State.eq(ChangeState::Waiting))
        .order_by_asc(change_request::Column::AskedAt)
        .order_by_asc(change_request::Column::Id)
        .limit(LIMIT)
        .all(db)
        .await
}
