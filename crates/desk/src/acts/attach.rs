//! Gives a visitor's case to the account with the same address, once that address is verified: it was
//! raised after the account was made, only the mailed link was still unused (seed 2, visibility).

use accounts::tables::person::{self, PersonState};
use base::Id;
use chrono::TimeDelta;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use store::{Actor, Stop};
use web::Portal;

use super::{audit, load, lock, save, write};
use crate::contact;
use crate::model::Case;
use crate::rules::Refusal;
use crate::tables::case;

const LOOK_BACK: TimeDelta = TimeDelta::days(7);
const AT_ONCE: u64 = 1000;

/// Whether the person has shown that the address is theirs.
pub(super) fn is_verified(person: &person::Model) -> bool {
    person.confirmed_at.is_some() && person.state != PersonState::Closed
}

/// Attaches what visitors raised these last days and whose address has become an account's.
pub(crate) async fn attach_unclaimed(portal: &Portal) -> anyhow::Result<()> {
    let recent = case::Entity::find()
        .filter(case::Column::PersonId.is_null())
        .filter(case::Column::OrganisationId.is_null())
        .filter(case::Column::ContactEmailHash.is_not_null())
        .filter(case::Column::CreatedAt.gt(portal.now() - LOOK_BACK))
        .order_by_desc(case::Column::CreatedAt)
        .limit(AT_ONCE)
        .all(portal.store.db())
        .await?;
    Ok(store::each(recent, |case| attach_one(portal, case)).await?)
}

async fn attach_one(portal: &Portal, case: case::Model) -> anyhow::Result<()> {
    let Some(email) = contact::email(portal.store.keys(), &case)? else {
        return Ok(());
    };
    let owner = accounts::queries::find_by_email(portal.store.db(), &email).await?;
    match owner.filter(|person| is_verified(person) && person.created_at <= case.created_at) {
        Some(owner) => attach(portal, case.id, &owner).await,
        None => Ok(()),
    }
}

async fn attach(portal: &Portal, id: Id<Case>, owner: &person::Model) -> anyhow::Result<()> {
    let attached = write::<_, Refusal, _, _>(portal, |tx| async move {
        lock(&tx, id).await?;
        let mut case = load(&tx, id).await?;
        if case.person_id.is_none() {
            case.person_id = Some(owner.id);
            save(&tx, &case).await?;
            audit(&tx, Actor::System, "desk.case_attached", &case).await?;
        }
        Ok(())
    });
    attached.await.map_err(fault)
}

/// What recurring work makes of a refusal: it asks only for what the rules allow.
pub(super) fn fault(stop: Stop<Refusal>) -> anyhow::Error {
    match stop {
        Stop::Refusal(refusal) => anyhow::Error::new(refusal),
        Stop::Fault(e) => e,
    }
}
