//! Recoveries: the one that an organisation has, and those that wait for staff.

use accounts::tables::person::PersonState;
use base::{Id, Organisation, Person};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::tables::recovery::{self, Recovery, RecoveryState, signature};

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

/// The recovery that a person is named in as authorised signatory, by the address of their account, and
/// whether they have signed it.
pub(crate) async fn recovery_to_sign(
    db: &impl ConnectionTrait,
    id: Id<Recovery>,
    person: Id<Person>,
) -> Result<Option<(recovery::Model, bool)>, DbErr> {
    let Some(found) = recovery::Entity::find_by_id(id).one(db).await? else {
        return Ok(None);
    };
    if !is_named(db, &found, person).await? {
        return Ok(None);
    }
    let signed = signature::Entity::find_by_id((id, person)).one(db).await?.is_some();
    Ok(Some((found, signed)))
}

/// Whether a person is the one who is named as authorised signatory: their confirmed address says so.
pub(crate) async fn is_named(
    db: &impl ConnectionTrait,
    of: &recovery::Model,
    person: Id<Person>,
) -> Result<bool, DbErr> {
    let person = accounts::queries::person(db, person).await?;
    let active = person.filter(|person| person.state == PersonState::Active);
    Ok(active.is_some_and(|person| of.signatory_key.as_ref() == Some(&person.email_key)))
}

/// Who signed.
pub(crate) async fn signatures(
    db: &impl ConnectionTrait,
    of: &recovery::Model,
) -> Result<Vec<signature::Model>, DbErr> {
    signature::Entity::find()
        .filter(signature::Column::RecoveryId.eq(of.id))
        .all(db)
        .await
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
