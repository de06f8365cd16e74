//! "Hämta tidigare ärenden": gives a person the cases that were raised with their verified address before
//! the account was there. Only those the person asks for, and never another's.

use accounts::tables::person;
use base::{Email, Id, Person};
use sea_orm::ConnectionTrait;
use store::{Claim, Keyring, Stop, Tx};
use web::{Portal, SignedIn};

use super::attach::is_verified;
use super::readers::add_customers;
use super::{Author, add_event, audit, load, load_living, lock, save, write};
use crate::contact;
use crate::model::{AuthorKind, Case, Event};
use crate::queries::earlier;
use crate::rules::Refusal;

/// Which cases are taken over.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Which {
    One(Id<Case>),
    All,
}

/// The hash that cases of the person's verified address are found by.
async fn address_of(db: &impl ConnectionTrait, keys: &Keyring, person: Id<Person>) -> anyhow::Result<Option<String>> {
    let person = accounts::queries::person(db, person).await?;
    person
        .filter(is_verified)
        .map(|person| hash_of(keys, &person))
        .transpose()
}

fn hash_of(keys: &Keyring, person: &person::Model) -> anyhow::Result<String> {
    Ok(contact::email_hash(keys, &Email::parse(&person.email)?))
}

/// Gives the person those cases; how many they were, the same for the same form.
pub(crate) async fn claim_earlier(
    portal: &Portal,
    person: &SignedIn,
    key: &str,
    which: Which,
) -> Result<usize, Stop<Refusal>> {
    write(portal, |tx| async move {
        tx.lock(&format!("desk.claims.{}", person.id)).await?;
        if let Claim::Done(count) = tx.claim_form(key).await? {
            return Ok(count.parse().unwrap_or_default());
        }
        let mut count = 0;
        if let Some(hash) = address_of(&*tx, tx.keys(), person.id).await? {
            let mut found: Vec<_> = earlier(&*tx, &hash).await?.into_iter().map(|row| row.id).collect();
            // Locks are taken in one order, whoever else takes several.
            found.sort();
            for id in found {
                let is_wanted = match which {
                    Which::One(one) => one == id,
                    Which::All => true,
                };
                count += usize::from(is_wanted && take(&tx, person, id, &hash).await?);
            }
        }
        tx.answer_form(key, &count.to_string()).await?;
        Ok(count)
    })
    .await
}

/// Gives the person one case, when it is still nobody's. Of one that was merged also that which it went into.
async fn take(tx: &Tx, person: &SignedIn, id: Id<Case>, hash: &str) -> anyhow::Result<bool> {
    lock(tx, id).await?;
    let mut case = load(tx, id).await?;
    if case.person_id.is_some() || case.contact_email_hash.as_deref() != Some(hash) {
        return Ok(false);
    }
    case.person_id = Some(person.id);
    let author = Author {
        kind: AuthorKind::Customer,
        id: Some(person.id),
        agent: None,
        key: None,
        mandate: None,
    };
    add_event(tx, &mut case, author, &Event::Claimed).await?;
    save(tx, &case).await?;
    audit(tx, person.actor(), "desk.case_claimed", &case).await?;
    if case.merged_into_id.is_some() {
        let living = load_living(tx, id).await?;
        add_customers(tx, &case, &living, None).await?;
    }
    Ok(true)
}
