//! Recoveries: the one that an organisation has, and those that wait for staff.

use base::{Id, Organisation, Person};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::tables::recovery::{self, RecoveryState, signature};

const OPEN: [RecoveryState; 2] = [RecoveryState::Asked, RecoveryState::Waiting];
/// The most that one list shows, and that one turn of the recurring work takes.
const LIMIT: u64 = 100;

/// The recovery of an organisation that is not over.
pub(crate) async fn open_recovery(
    db: &impl ConnectionTrait,
    of: Id<Organisation>,
) -> Result<Option<recovery::Model>, DbErr> {
    recovery::Entity::find()
        .filter(recovery::Column::OrganisationId.eq(of))
        .filter(recovery::Column::State.is_in(OPEN))
        .one(db)
        .await
}

/// Who signed.
pub(crate) async fn signers(db: &impl ConnectionTrait, of: &recovery::Model) -> Result<Vec<Id<Person>>, DbErr> {
    let rows = signature::Entity::find()
        .filter(signature::Column::RecoveryId.eq(of.id))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| row.person_id).collect())
}

/// All that are not over, the oldest first.
pub(crate) async fn open_recoveries(db: &impl ConnectionTrait) -> Result<Vec<recovery::Model>, DbErr> {
    recovery::Entity::find()
        .filter(recovery::Column::State.is_in(OPEN))
        .order_by_asc(recovery::Column::CreatedAt)
        .limit(LIMIT)
        .all(db)
        .await
}

/// Those whose days went by.
pub(crate) async fn due_recoveries(
    db: &impl ConnectionTrait,
    now: DateTime<Utc>,
) -> Result<Vec<recovery::Model>, DbErr> {
    recovery::Entity::find()
        .filter(recovery::Column::State.eq(RecoveryState::Waiting))
        .filter(recovery::Column::EffectiveAt.lte(now))
        .limit(LIMIT)
        .all(db)
        .await
}
