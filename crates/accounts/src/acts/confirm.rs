//! Confirms the e-mail address of a new account with the mailed link.

use base::{Id, Person};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::{Actor, Claim, Stop, Tx};
use web::Portal;

use super::{ByLink, LinkIsOver, lock_person};
use crate::links::{self, Purpose};
use crate::tables::person::{self, PersonState};
use crate::{history, queries, registering, rules, terms};

/// What an imported person chooses with the link.
pub(crate) struct Chosen {
    /// Argon2id in PHC format.
    pub(crate) password_hash: String,
    /// The version of the terms that was accepted.
    pub(crate) terms_version: String,
}

/// Uses the link up. `chosen` is of imported persons, who have neither password nor terms yet.
pub(crate) async fn confirm(portal: &Portal, key: &str, token: &str, chosen: Option<&Chosen>) -> ByLink {
    portal
        .store
        .write(|tx| async move { confirm_in(&tx, key, token, chosen).await })
        .await
}

async fn confirm_in(tx: &Tx, key: &str, token: &str, chosen: Option<&Chosen>) -> ByLink {
    let Some(found) = links::find(&**tx, tx.now(), Purpose::Confirm, token).await? else {
        return super::same_form_or_over(tx, key).await.map(drop);
    };
    lock_person(tx, found.person_id).await?;
    if let Claim::Done(_) = tx.claim_form(key).await? {
        return Ok(());
    }
    let link = links::take(tx, Purpose::Confirm, token)
        .await?
        .ok_or(Stop::Refusal(LinkIsOver))?;
    let person = queries::person(&**tx, link.person_id)
        .await?
        .filter(|person| rules::may_reset(person.state))
        .ok_or(Stop::Refusal(LinkIsOver))?;
    if let (None, Some(chosen)) = (&person.password_hash, chosen) {
        set_password(tx, person.id, &chosen.password_hash).await?;
        terms::accept(tx, person.id, &chosen.terms_version, Actor::person(person.id)).await?;
    }
    activate(tx, &person).await?;
    tx.answer_form(key, "").await?;
    Ok(())
}

async fn set_password(tx: &Tx, person: Id<Person>, hash: &str) -> Result<(), sea_orm::DbErr> {
    person::Entity::update_many()
        .col_expr(person::Column::PasswordHash, Expr::value(hash))
        .filter(person::Column::Id.eq(person))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Makes an unconfirmed account an active one; does nothing to others.
pub(crate) async fn activate(tx: &Tx, person: &person::Model) -> Result<(), sea_orm::DbErr> {
    if person.state != PersonState::Unconfirmed {
        return Ok(());
    }
    person::Entity::update_many()
        .col_expr(person::Column::State, Expr::value(PersonState::Active))
        .col_expr(person::Column::ConfirmedAt, Expr::value(tx.now()))
        .filter(person::Column::Id.eq(person.id))
        .exec(&**tx)
        .await?;
    links::end_all(tx, person.id, Purpose::Confirm).await?;
    let by = Actor::person(person.id);
    history::note(
        tx,
        history::Entry {
            person: person.id,
            kind: "confirmed",
            values: Vec::new(),
            by,
        },
    )
    .await?;
    tx.audit(registering::audit(by, "accounts.confirmed", person.id)).await
}
