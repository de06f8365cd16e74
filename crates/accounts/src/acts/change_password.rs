//! Changes the password of a person who has just shown the current one. Ends all other sessions, and
//! says so by mail.

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::{Claim, Stop, Tx};
use web::{Portal, SignedIn, session};

use super::{change_email, lock_person};
use crate::history::{self, Entry};
use crate::links::{self, Purpose};
use crate::tables::person;
use crate::{letters, queries, registering};

/// The password was changed while this one was being changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the current password is no longer current")]
pub(crate) struct NoLongerCurrent;

/// Stores the new hash. `compared` is the row whose hash the current password was compared with.
pub(crate) async fn change_password(
    portal: &Portal,
    who: &SignedIn,
    key: &str,
    compared: &person::Model,
    hash: &str,
) -> Result<(), Stop<NoLongerCurrent>> {
    portal
        .store
        .write(|tx| async move { change_in(portal, &tx, who, key, compared, hash).await })
        .await
}

async fn change_in(
    portal: &Portal,
    tx: &Tx,
    who: &SignedIn,
    key: &str,
    compared: &person::Model,
    hash: &str,
) -> Result<(), Stop<NoLongerCurrent>> {
    lock_person(tx, who.id).await?;
    if let Claim::Done(_) = tx.claim_form(key).await? {
        return Ok(());
    }
    let person = queries::inside::required(&**tx, who.id).await?;
    if person.password_hash != compared.password_hash {
        return Err(Stop::Refusal(NoLongerCurrent));
    }
    person::Entity::update_many()
        .col_expr(person::Column::PasswordHash, Expr::value(hash))
        .filter(person::Column::Id.eq(person.id))
        .exec(&**tx)
        .await?;
    super::forget_merged_passwords(tx, person.id).await?;
    session::end_others(tx, person.id, Some(who.session)).await?;
    links::end_all(tx, person.id, Purpose::Reset).await?;
    // Whoever had the old password may have started it.
    change_email::end_waiting(tx, person.id).await?;
    let by = who.actor();
    history::note(tx, Entry::new(person.id, "password", Vec::new(), by)).await?;
    tx.audit(registering::audit(by, "accounts.password_changed", person.id))
        .await?;
    let to = queries::recipient_of(&person)?;
    let kind = "accounts.password_changed";
    let mut letter = letters::inside::login_changed(portal, to.lang, &person, "password-changed", kind);
    letters::mandates::add_holders(portal, tx, person.id, to.lang, &mut letter).await?;
    notify::send(portal, tx, &to, &letter).await?;
    tx.answer_form(key, "").await?;
    Ok(())
}
