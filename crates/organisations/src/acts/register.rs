//! Registering an organisation: together with a new account, or by a person who has one. One number,
//! one organisation, however many try at once.
//!
//! When the typed e-mail address has an account already, the page must not tell (accounts.md). The
//! organisation is then registered all the same, but offered to the owner of the address, who says yes
//! or no under Mina organisationer: so its number is as taken as any other, and nobody can find out
//! about an address by trying the same number twice. Without a yes it is forgotten after 30 days, as
//! is one whose person never confirmed the new account.

use accounts::registering::{self, DONE, NewAccount, Registered};
use base::{Id, Organisation, Person};
use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::json;
use store::{Actor, Claim, Stop, Tx, is_unique_violation};
use web::Portal;
use web::throttle::{self, Verdict};

use super::{audit, forget_kept, give_role, join, new_row, note};
use crate::letters;
use crate::model::{NUMBER, NewOrganisation, RequestState};
use crate::rules::{self, Refusal};
use crate::tables::{access_request, organisation};

/// Registers a person and an organisation. The answer is the same whether or not the address is new.
pub(crate) async fn register_both(
    portal: &Portal,
    key: &str,
    account: &NewAccount,
    new: &NewOrganisation,
) -> Result<(), Stop<Refusal>> {
    rules::may_register(new).map_err(Stop::Refusal)?;
    portal
        .store
        .write(|tx| async move {
            // Before the locks that `register_in` takes, here and everywhere.
            lock_number(&tx, new).await?;
            if let Claim::Done(_) = tx.claim_form(key).await? {
                return Ok(());
            }
            free(&tx, new).await?;
            let registered = registering::register_in(portal, &tx, account).await;
            match registered.map_err(|stop| stop.map(Refusal::from))? {
                Registered::New(person) => found(&tx, new, person).await?,
                Registered::Taken(owner) => offer(&tx, new, owner).await?,
            };
            tx.answer_form(key, DONE).await?;
            Ok(())
        })
        .await
}

/// Registers an organisation for a person who is logged in; gives where to go next.
pub(crate) async fn register(
    portal: &Portal,
    person: Id<Person>,
    key: &str,
    new: &NewOrganisation,
) -> Result<String, Stop<Refusal>> {
    rules::may_register(new).map_err(Stop::Refusal)?;
    portal
        .store
        .write(|tx| async move {
            lock_number(&tx, new).await?;
            if let Claim::Done(led) = tx.claim_form(key).await? {
                return Ok(led);
            }
            free(&tx, new).await?;
            if let Verdict::Blocked { until } =
                throttle::attempt_in(&tx, rules::REGISTRATIONS, &person.to_string()).await?
            {
                return Err(Stop::Refusal(Refusal::TooMany(until)));
            }
            found(&tx, new, person).await?;
            let led = "/mitt-konto/organisationer";
            tx.answer_form(key, led).await?;
            Ok(led.to_owned())
        })
        .await
}

/// The owner of an address says whether an organisation that was registered with it is theirs.
pub(crate) async fn answer_offer(
    portal: &Portal,
    person: Id<Person>,
    key: &str,
    id: Id<Organisation>,
    is_mine: bool,
) -> Result<Option<String>, Stop<Refusal>> {
    let done = portal
        .store
        .write(|tx| async move {
            super::lock(&tx, id).await?;
            if let Claim::Done(name) = tx.claim_form(key).await? {
                return Ok(Some(name));
            }
            let offered = organisation::Entity::find_by_id(id)
                .filter(organisation::Column::OfferedTo.eq(person))
                .one(&*tx)
                .await?;
            let Some(offered) = offered else { return Ok(None) };
            if is_mine {
                take(portal, &tx, &offered, person).await?;
            } else {
                organisation::Entity::delete_by_id(id).exec(&*tx).await?;
                audit(&tx, Actor::person(person), "organisations.offer_refused", id, json!({})).await?;
            }
            tx.answer_form(key, &offered.name).await?;
            Ok(Some(offered.name))
        })
        .await;
    forget_kept(portal);
    done
}

async fn take(portal: &Portal, tx: &Tx, offered: &organisation::Model, person: Id<Person>) -> anyhow::Result<()> {
    let row = organisation::ActiveModel {
        id: Set(offered.id),
        offered_to: Set(None),
        ..Default::default()
    };
    let taken = organisation::Entity::update(row).exec(&**tx).await?;
    head(tx, taken.id, taken.kind, person).await?;
    if asked_staff(tx, taken.id).await? {
        letters::tell_office(portal, tx, &taken).await?;
    }
    let actor = Actor::person(person);
    note(tx, person, "organisation-registered", Some(&taken.name), None, actor).await?;
    audit(tx, actor, "organisations.registered", taken.id, json!({})).await?;
    Ok(())
}

/// Whether somebody asked for access while nobody acted for it: that waits for staff.
async fn asked_staff(tx: &Tx, id: Id<Organisation>) -> Result<bool, DbErr> {
    let waiting = access_request::Entity::find()
        .filter(access_request::Column::OrganisationId.eq(id))
        .filter(access_request::Column::State.eq(RequestState::Open))
        .filter(access_request::Column::AtStaffSince.is_not_null());
    Ok(waiting.count(&**tx).await? > 0)
}

async fn lock_number(tx: &Tx, new: &NewOrganisation) -> Result<(), DbErr> {
    let hash = tx.keys().hash(NUMBER, new.number.digits());
    tx.lock(&format!("organisations.number.{hash}")).await
}

/// Whether nobody has the number.
async fn free(tx: &Tx, new: &NewOrganisation) -> Result<(), Stop<Refusal>> {
    match super::with_number(tx, &new.number).await? {
        Some(there) => {
            // Of one that was merged, the one that is kept.
            let kept = store::merged_into(&**tx, there.uuid()).await?;
            Err(Stop::Refusal(Refusal::NumberTaken(kept.map_or(there, Id::from_uuid))))
        }
        None => Ok(()),
    }
}

/// A new organisation with the person at its head.
async fn found(tx: &Tx, new: &NewOrganisation, person: Id<Person>) -> Result<(), Stop<Refusal>> {
    let id = insert(tx, new, None).await?;
    head(tx, id, new.kind, person).await?;
    let actor = Actor::Person {
        id: person,
        hat: Some(id.into()),
    };
    note(tx, person, "organisation-registered", Some(&new.name), None, actor).await?;
    audit(tx, actor, "organisations.registered", id, json!({})).await?;
    Ok(())
}

async fn offer(tx: &Tx, new: &NewOrganisation, owner: Id<Person>) -> Result<(), Stop<Refusal>> {
    let id = insert(tx, new, Some(owner)).await?;
    audit(tx, Actor::Visitor, "organisations.offered", id, json!({})).await?;
    Ok(())
}

async fn insert(
    tx: &Tx,
    new: &NewOrganisation,
    offered_to: Option<Id<Person>>,
) -> Result<Id<Organisation>, Stop<Refusal>> {
    let mut row = new_row(tx, new);
    row.offered_to = Set(offered_to);
    match organisation::Entity::insert(row).exec_with_returning(&**tx).await {
        Ok(made) => Ok(made.id),
        // The number is locked; only staff who change another's number can be as quick.
        Err(e) if is_unique_violation(&e) => Err(Stop::Fault(anyhow::anyhow!("the number was taken meanwhile"))),
        Err(e) => Err(e.into()),
    }
}

async fn head(tx: &Tx, id: Id<Organisation>, kind: crate::model::Kind, person: Id<Person>) -> Result<(), DbErr> {
    let membership = join(tx, id, person).await?;
    give_role(tx, membership, kind.head(), None).await
}
