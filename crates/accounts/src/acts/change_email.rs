//! Starts a change of e-mail address, by the person or by staff after an identity check. A link goes to
//! the new address, and nothing changes until it is used. That the new address has an account already
//! never shows: its owner is told instead.

use base::{Email, Id, Person};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use store::{Actor, Claim, Never, Stop, Tx};
use web::throttle::{self, Verdict};
use web::{Error, Portal, Problem};

use super::lock_person;
use crate::history::{self, Entry};
use crate::links::{self, Purpose};
use crate::tables::email_change::{self, EmailChange};
use crate::tables::person::{self, PersonState};
use crate::{letters, queries, registering, rules};

/// What became of the wish. Only staff, who know the person, may be told the difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Started {
    /// The link is on its way to the new address.
    Sent,
    /// Another account has the address and its owner is told; or it is the person's own already.
    Taken,
}

/// Starts a change for the person who asks.
pub(crate) async fn start(portal: &Portal, key: &str, person: Id<Person>, new: &Email, by: Actor) -> Result<(), Error> {
    let started = portal.store.write(|tx| async move {
        lock_person(&tx, person).await?;
        if let Claim::Done(_) = tx.claim_form(key).await? {
            return Ok(());
        }
        let tried = throttle::attempt_in(&tx, rules::EMAIL_CHANGES, &person.to_string()).await?;
        if let Verdict::Blocked { until } = tried {
            return Err(Stop::Refusal(Problem::Limited { until }));
        }
        start_in(portal, &tx, person, new, by).await?;
        Ok(tx.answer_form(key, "").await?)
    });
    started.await.map_err(|stop| match stop {
        Stop::Refusal(problem) => problem.into(),
        Stop::Fault(e) => e.into(),
    })
}

/// Starts a change in the caller's transaction. A change that still waits is replaced.
pub(crate) async fn start_in(
    portal: &Portal,
    tx: &Tx,
    person: Id<Person>,
    new: &Email,
    by: Actor,
) -> anyhow::Result<Started> {
    lock_person(tx, person).await?;
    let person = queries::inside::required(&**tx, person).await?;
    if person.email_key == new.key() {
        return Ok(Started::Taken);
    }
    let id = replace_waiting(tx, &person, new, by).await?;
    let values = vec![("new", new.as_str().to_owned())];
    history::note(tx, Entry::new(person.id, "email-asked", values, by)).await?;
    tx.audit(registering::audit(by, "accounts.email_change_asked", person.id))
        .await?;
    if let Some(owner) = queries::find_by_email(&**tx, new).await? {
        tell_owner(portal, tx, &owner).await?;
        return Ok(Started::Taken);
    }
    let token = links::issue(tx, person.id, Purpose::EmailChange, Some(id.to_string().as_bytes())).await?;
    let to = notify::Recipient {
        // Not among the person's notifications: what was sent there would tell which addresses are taken.
        person: None,
        email: Some(new.clone()),
        ..queries::recipient_of(&person)?
    };
    let letter = letters::inside::confirm_email(portal, to.lang, &person, &token);
    notify::send(portal, tx, &to, &letter).await?;
    Ok(Started::Sent)
}

/// Takes a change back that still waits for its confirmation.
pub(crate) async fn cancel(portal: &Portal, key: &str, person: Id<Person>, by: Actor) -> Result<(), Error> {
    let cancelled = portal.store.write::<_, Never, _, _>(|tx| async move {
        lock_person(&tx, person).await?;
        if let Claim::Done(_) = tx.claim_form(key).await? {
            return Ok(());
        }
        links::end_all(&tx, person, Purpose::EmailChange).await?;
        if delete_waiting(&tx, person).await? > 0 {
            history::note(&tx, Entry::new(person, "email-cancelled", Vec::new(), by)).await?;
            tx.audit(registering::audit(by, "accounts.email_change_cancelled", person))
                .await?;
        }
        Ok(tx.answer_form(key, "").await?)
    });
    Ok(cancelled.await?)
}

async fn replace_waiting(
    tx: &Tx,
    person: &person::Model,
    new: &Email,
    by: Actor,
) -> Result<Id<EmailChange>, sea_orm::DbErr> {
    end_waiting(tx, person.id).await?;
    let id = tx.id();
    let row = email_change::ActiveModel {
        id: Set(id),
        person_id: Set(person.id),
        old_email: Set(person.email.clone()),
        new_email: Set(new.as_str().to_owned()),
        requested_at: Set(tx.now()),
        requested_by: Set(match by {
            Actor::Staff(officer) => Some(officer),
            Actor::Person { .. } | Actor::System | Actor::Visitor | Actor::Key { .. } => None,
        }),
        confirmed_at: Set(None),
        undone_at: Set(None),
    };
    email_change::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(id)
}

/// Takes back what still waits for its confirmation: its link works without a login.
pub(crate) async fn end_waiting(tx: &Tx, person: Id<Person>) -> Result<(), sea_orm::DbErr> {
    links::end_all(tx, person, Purpose::EmailChange).await?;
    delete_waiting(tx, person).await?;
    Ok(())
}

async fn delete_waiting(tx: &Tx, person: Id<Person>) -> Result<u64, sea_orm::DbErr> {
    let deleted = email_change::Entity::delete_many()
        .filter(email_change::Column::PersonId.eq(person))
        .filter(email_change::Column::ConfirmedAt.is_null())
        .exec(&**tx)
        .await?;
    Ok(deleted.rows_affected)
}

async fn tell_owner(portal: &Portal, tx: &Tx, owner: &person::Model) -> anyhow::Result<()> {
    tx.audit(registering::audit(
        Actor::System,
        "accounts.email_wanted_by_another",
        owner.id,
    ))
    .await?;
    if owner.state == PersonState::Closed || !registering::may_be_mailed(tx, owner.id).await? {
        return Ok(());
    }
    let to = queries::recipient_of(owner)?;
    notify::send(
        portal,
        tx,
        &to,
        &letters::inside::email_is_yours(portal, to.lang, owner),
    )
    .await
}
