//! Where a person gets letters and invoices: written down, changed, or taken away.

use base::{Id, Person, PostalCode};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, ModelTrait};
use serde_json::json;
use store::{Claim, Stop, Tx};
use web::{Portal, SignedIn};

use super::lock_person;
use crate::history::{self, Entry};
use crate::queries;
use crate::registering;
use crate::tables::person_address::{self, Invoices};

/// An address as it is typed.
#[derive(Clone)]
pub(crate) struct NewAddress {
    pub(crate) street: String,
    pub(crate) postal_code: PostalCode,
    pub(crate) city: String,
    pub(crate) invoices: Invoices,
}

/// Why it was not saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Refusal {
    /// Somebody saved it elsewhere meanwhile.
    #[error("the address was changed elsewhere")]
    ChangedElsewhere,
    /// Where somebody with protected identity lives is not kept.
    #[error("the person has protected identity")]
    Protected,
}

/// Saves the address, or takes the stored one away; `seen` is the version that the person saw.
pub(crate) async fn change_address(
    portal: &Portal,
    who: &SignedIn,
    key: &str,
    new: Option<&NewAddress>,
    seen: i32,
) -> Result<(), Stop<Refusal>> {
    let write = portal.store.write(|tx| async move {
        lock_person(&tx, who.id).await?;
        if tx.claim_form(key).await? != Claim::New {
            return Ok(());
        }
        if new.is_some() && queries::inside::required(&*tx, who.id).await?.protected {
            return Err(Stop::Refusal(Refusal::Protected));
        }
        let before = person_address::Entity::find_by_id(who.id).one(&*tx).await?;
        if before.as_ref().map_or(0, |before| before.version) != seen {
            return Err(Stop::Refusal(Refusal::ChangedElsewhere));
        }
        save(&tx, who, before, new).await?;
        let entry = Entry {
            person: who.id,
            kind: if new.is_some() { "address" } else { "address-removed" },
            values: Vec::new(),
            by: who.actor(),
        };
        history::note(&tx, entry).await?;
        let mut audit = registering::audit(who.actor(), "accounts.address_changed", who.id);
        audit.details = json!({ "is_there": new.is_some() });
        tx.audit(audit).await?;
        tx.answer_form(key, "").await?;
        Ok(())
    });
    write.await
}

/// Forgets where a person lives who has protected identity from now on.
pub(crate) async fn forget_address(tx: &Tx, of: Id<Person>) -> Result<(), sea_orm::DbErr> {
    person_address::Entity::delete_by_id(of).exec(&**tx).await?;
    Ok(())
}

async fn save(
    tx: &Tx,
    who: &SignedIn,
    before: Option<person_address::Model>,
    new: Option<&NewAddress>,
) -> Result<(), sea_orm::DbErr> {
    let Some(new) = new else {
        if let Some(before) = before {
            before.delete(&**tx).await?;
        }
        return Ok(());
    };
    let row = person_address::ActiveModel {
        person_id: Set(who.id),
        street: Set(new.street.clone()),
        postal_code: Set(new.postal_code.as_str().to_owned()),
        city: Set(new.city.clone()),
        invoices: Set(new.invoices),
        version: Set(before.as_ref().map_or(1, |before| before.version + 1)),
    };
    match before {
        Some(_) => row.update(&**tx).await?,
        None => row.insert(&**tx).await?,
    };
    Ok(())
}
