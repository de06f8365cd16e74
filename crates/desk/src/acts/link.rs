//! Links two cases that have to do with each other, and takes the link away. Both show it to staff; customers
//! are not told of each other's cases.

use base::Id;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, QueryFilter};
use store::{Actor, Stop, Tx};
use web::Portal;

use super::{Author, Led, Officer, add_event, audit, facts, led_to, load, lock, save, write};
use crate::model::{Case, Event};
use crate::queries;
use crate::rules::{Refusal, Wish, decide};
use crate::tables::{case, case_link};

/// Links the two, or takes their link away.
pub(crate) async fn link(
    portal: &Portal,
    officer: Officer<'_>,
    key: &str,
    (one, other): (Id<Case>, Id<Case>),
    is_linked: bool,
) -> Led {
    write(portal, |tx| async move {
        for case in [one.min(other), one.max(other)] {
            lock(&tx, case).await?;
        }
        if let store::Claim::Done(led) = tx.claim_form(key).await? {
            return Ok(led);
        }
        let (mut one, mut other) = (load(&tx, one).await?, load(&tx, other).await?);
        link_in(&tx, officer, (&mut one, &mut other), is_linked).await?;
        led_to(&tx, key, &one).await
    })
    .await
}

/// Links two cases that are locked, or takes their link away.
pub(super) async fn link_in(
    tx: &Tx,
    officer: Officer<'_>,
    (one, other): (&mut case::Model, &mut case::Model),
    is_linked: bool,
) -> Result<(), Stop<Refusal>> {
    if one.id == other.id {
        return Err(Refusal::SameCase.into());
    }
    for case in [&*one, &*other] {
        officer.refuses(tx, case).await?;
    }
    decide(facts(one), Wish::Annotate, tx.now())?;
    if set(tx, one.id, other.id, is_linked).await? {
        let event = |of: &case::Model| match is_linked {
            true => Event::Linked {
                to: of.reference.clone(),
            },
            false => Event::Unlinked {
                from: of.reference.clone(),
            },
        };
        let (of_one, of_other) = (event(other), event(one));
        tell(tx, officer, one, &of_one).await?;
        // What is over shows the link, and its thread stays as it is.
        if !facts(other).state_at(tx.now()).is_over() {
            tell(tx, officer, other, &of_other).await?;
        }
    }
    Ok(())
}

/// Whether it was otherwise before.
async fn set(tx: &Tx, one: Id<Case>, other: Id<Case>, is_linked: bool) -> Result<bool, Stop<Refusal>> {
    let stored = case_link::Entity::find()
        .filter(queries::link_of(one, other))
        .one(&**tx)
        .await?;
    match (stored, is_linked) {
        (None, true) => {
            insert_link(tx, one, other).await?;
            Ok(true)
        }
        (Some(row), false) => {
            case_link::Entity::delete_by_id((row.case_id, row.other_id))
                .exec(&**tx)
                .await?;
            Ok(true)
        }
        _ => Ok(false),
    }
}

/// Writes that the two have to do with each other.
pub(super) async fn insert_link(tx: &Tx, one: Id<Case>, other: Id<Case>) -> Result<(), sea_orm::DbErr> {
    let row = case_link::ActiveModel {
        case_id: Set(one),
        other_id: Set(other),
        linked_at: Set(tx.now()),
    };
    row.insert(&**tx).await?;
    Ok(())
}

async fn tell(tx: &Tx, officer: Officer<'_>, case: &mut case::Model, event: &Event) -> Result<(), Stop<Refusal>> {
    add_event(tx, case, Author::staff(officer.id), event).await?;
    save(tx, case).await?;
    audit(tx, Actor::Staff(officer.id), "desk.case_linked", case).await?;
    Ok(())
}
