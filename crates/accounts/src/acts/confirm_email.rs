//! Confirms a new e-mail address with the link that was mailed there. From then on it is the person's
//! address; the old one is told, with a link that takes the change back for 7 days.

use base::{Email, Id, Person};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};
use store::{Actor, Claim, Stop, Tx, is_unique_violation};
use web::Portal;

use super::{ByLink, LinkIsOver, lock_person};
use crate::history::{self, Entry};
use crate::links::{self, Purpose};
use crate::tables::email_change;
use crate::tables::person::{self, PersonState};
use crate::{letters, queries, registering};

/// Uses the link up. It is over, too, when somebody else has got the address since.
pub(crate) async fn confirm_email(portal: &Portal, key: &str, token: &str) -> ByLink {
    portal
        .store
        .write(|tx| async move { confirm_in(portal, &tx, key, token).await })
        .await
}

async fn confirm_in(portal: &Portal, tx: &Tx, key: &str, token: &str) -> ByLink {
    let Some((owner, change)) =
        queries::inside::change_of_link(&**tx, tx.keys(), tx.now(), Purpose::EmailChange, token).await?
    else {
        return super::same_form_or_over(tx, key).await.map(drop);
    };
    lock_person(tx, owner).await?;
    let new = Email::parse(&change.new_email).map_err(|e| anyhow::Error::from(e).context("a stored new address"))?;
    tx.lock(&format!("accounts.email.{}", new.key())).await?;
    if let Claim::Done(_) = tx.claim_form(key).await? {
        return Ok(());
    }
    links::take(tx, Purpose::EmailChange, token)
        .await?
        .ok_or(Stop::Refusal(LinkIsOver))?;
    let person = queries::inside::required(&**tx, owner).await?;
    if person.state != PersonState::Active || queries::find_by_email(&**tx, &new).await?.is_some() {
        return Err(Stop::Refusal(LinkIsOver));
    }
    set_email(tx, owner, &new).await?;
    email_change::Entity::update_many()
        .col_expr(email_change::Column::ConfirmedAt, Expr::value(tx.now()))
        .filter(email_change::Column::Id.eq(change.id))
        .exec(&**tx)
        .await?;
    // A link to choose a new password is still in the old mailbox.
    links::end_all(tx, owner, Purpose::Reset).await?;
    let by = Actor::person(owner);
    let values = vec![("old", person.email.clone()), ("new", change.new_email.clone())];
    history::note(tx, Entry::new(owner, "email", values, by)).await?;
    tx.audit(registering::audit(by, "accounts.email_changed", owner))
        .await?;
    let token = links::issue(tx, owner, Purpose::EmailUndo, Some(change.id.to_string().as_bytes())).await?;
    let old = queries::recipient_of(&person)?;
    let letter = letters::inside::email_was_changed(portal, old.lang, &person, &token);
    notify::send(portal, tx, &old, &letter).await?;
    tx.answer_form(key, "").await?;
    Ok(())
}

/// Gives the person this address; the constraint says no when somebody got it a moment ago.
pub(super) async fn set_email(tx: &Tx, person: Id<Person>, email: &Email) -> ByLink {
    let set = person::Entity::update_many()
        .col_expr(person::Column::Email, Expr::value(email.as_str()))
        .col_expr(person::Column::EmailKey, Expr::value(email.key()))
        .filter(person::Column::Id.eq(person))
        .exec(&**tx)
        .await;
    set.map(drop).map_err(|e: DbErr| match is_unique_violation(&e) {
        true => Stop::Refusal(LinkIsOver),
        false => e.into(),
    })
}
