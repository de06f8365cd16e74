//! Who may act for whom (law.md, Acting for another), for the rooms in which that is done. Only the
//! services of a mandate open under it: never the account of the person represented, never staff's pages.

pub(crate) mod rules;

use base::{Id, Person, Represented};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use store::{Actor, Tx};

pub use crate::queries::mandates::hats;
pub use crate::tables::mandate::MandateKind;
use crate::tables::mandate::{self, Mandate, MandateState};
use crate::tables::person::{self, PersonState};

/// The kind of mandate by which `actor` acts for another person in `service`; none for everybody who
/// does not. Holds it until the transaction ends, so that nobody acts by one that was taken back.
pub async fn held(tx: &Tx, actor: Actor, service: &str) -> Result<Result<Option<MandateKind>, NotHeld>, DbErr> {
    let Actor::Person {
        id,
        hat: Some(Represented::Person(of)),
    } = actor
    else {
        return Ok(Ok(None));
    };
    let represented = crate::queries::person(&**tx, of).await?;
    if !represented.is_some_and(|person| can_be_represented(&person)) {
        return Ok(Err(NotHeld));
    }
    for row in between(&**tx, id, of).await? {
        lock(tx, row.id).await?;
        let now = mandate::Entity::find_by_id(row.id).one(&**tx).await?;
        let opens = |row: &mandate::Model| row.is_in_force(tx.now()) && row.services().any(|name| name == service);
        if now.is_some_and(|row| opens(&row)) {
            return Ok(Ok(Some(row.kind)));
        }
    }
    Ok(Err(NotHeld))
}

/// Nobody acts for whose account is locked or closed, at a death too.
fn can_be_represented(person: &person::Model) -> bool {
    matches!(person.state, PersonState::Active | PersonState::WithoutLogin)
}

/// The person does not act for the other, or not any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the mandate is not held")]
pub struct NotHeld;

async fn between(db: &impl ConnectionTrait, to: Id<Person>, from: Id<Person>) -> Result<Vec<mandate::Model>, DbErr> {
    mandate::Entity::find()
        .filter(mandate::Column::ToId.eq(to))
        .filter(mandate::Column::State.eq(MandateState::Active))
        .filter(mandate::Column::FromId.eq(from))
        .order_by_asc(mandate::Column::Id)
        .all(db)
        .await
}

/// Who may act for the person in `service` now.
pub async fn holders(
    db: &impl ConnectionTrait,
    of: Id<Person>,
    service: &str,
    now: DateTime<Utc>,
) -> Result<Vec<Id<Person>>, DbErr> {
    let represented = crate::queries::person(db, of).await?;
    if !represented.is_some_and(|person| can_be_represented(&person)) {
        return Ok(Vec::new());
    }
    let rows = mandate::Entity::find()
        .filter(mandate::Column::FromId.eq(of))
        .filter(mandate::Column::State.eq(MandateState::Active))
        .order_by_asc(mandate::Column::Id)
        .all(db)
        .await?;
    let good = rows
        .iter()
        .filter(|row| row.is_in_force(now) && row.services().any(|name| name == service));
    let mut holders: Vec<_> = good.filter_map(|row| row.to_id).collect();
    holders.sort_unstable();
    holders.dedup();
    Ok(holders)
}

/// One thing at a time happens with a mandate.
pub(crate) async fn lock(tx: &Tx, id: Id<Mandate>) -> Result<(), DbErr> {
    tx.lock(&format!("accounts.mandate.{id}")).await
}
