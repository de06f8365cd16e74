//! Takes a change of e-mail address back with the link in the letter to the old address, for 7 days.
//! Somebody else may have made the change, so all sessions end, and what was mailed since stops working.

use base::Email;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::{Actor, Claim, Stop, Tx};
use web::{Portal, session};

use super::confirm_email::set_email;
use super::{ByLink, LinkIsOver, lock_person};
use crate::history::{self, Entry};
use crate::links::{self, Purpose};
use crate::tables::person::{self, PersonState};
use crate::tables::{email_change, single_use_link};
use crate::{queries, registering};

/// Uses the link up and gives the person the old address again.
pub(crate) async fn undo_email(portal: &Portal, key: &str, token: &str) -> ByLink {
    portal
        .store
        .write(|tx| async move { undo_in(&tx, key, token).await })
        .await
}

async fn undo_in(tx: &Tx, key: &str, token: &str) -> ByLink {
    let Some((owner, change)) =
        queries::inside::change_of_link(&**tx, tx.keys(), tx.now(), Purpose::EmailUndo, token).await?
    else {
        return super::same_form_or_over(tx, key).await;
    };
    lock_person(tx, owner).await?;
    let old = Email::parse(&change.old_email).map_err(|e| anyhow::Error::from(e).context("a stored old address"))?;
    tx.lock(&format!("accounts.email.{}", old.key())).await?;
    if let Claim::Done(_) = tx.claim_form(key).await? {
        return Ok(());
    }
    let link = links::take(tx, Purpose::EmailUndo, token)
        .await?
        .ok_or(Stop::Refusal(LinkIsOver))?;
    let person = queries::inside::required(&**tx, owner).await?;
    if person.state == PersonState::Closed {
        return Err(Stop::Refusal(LinkIsOver));
    }
    make_room(tx, &person, &old).await?;
    set_email(tx, owner, &old).await?;
    email_change::Entity::update_many()
        .col_expr(email_change::Column::UndoneAt, Expr::value(tx.now()))
        .filter(email_change::Column::Id.eq(change.id))
        .exec(&**tx)
        .await?;
    end_what_came_after(tx, &person, link.created_at).await?;
    let by = Actor::person(owner);
    let values = vec![("old", person.email.clone()), ("new", change.old_email.clone())];
    history::note(tx, Entry::new(owner, "email-undone", values, by)).await?;
    tx.audit(registering::audit(by, "accounts.email_change_undone", owner))
        .await?;
    tx.answer_form(key, "").await?;
    Ok(())
}

/// Whoever holds this link reads the mail of the old address, so an account there that nobody
/// confirmed is nobody else's: it must not keep the address from its owner.
async fn make_room(tx: &Tx, person: &person::Model, old: &Email) -> ByLink {
    match queries::find_by_email(&**tx, old).await? {
        Some(there) if there.id == person.id => Ok(()),
        Some(there) if there.state == PersonState::Unconfirmed => {
            let entry = registering::audit(Actor::System, "accounts.unconfirmed_deleted", there.id);
            tx.audit(entry).await?;
            person::Entity::delete_by_id(there.id).exec(&**tx).await?;
            Ok(())
        }
        Some(_) => Err(Stop::Refusal(LinkIsOver)),
        None => Ok(()),
    }
}

/// Sessions, and links that went to the address that is left now. Undo links of earlier changes went
/// to earlier addresses and still work.
async fn end_what_came_after(tx: &Tx, person: &person::Model, at: DateTime<Utc>) -> Result<(), sea_orm::DbErr> {
    session::end_others(tx, person.id, None).await?;
    links::end_all(tx, person.id, Purpose::Reset).await?;
    links::end_all(tx, person.id, Purpose::EmailChange).await?;
    single_use_link::Entity::update_many()
        .col_expr(single_use_link::Column::UsedAt, Expr::value(tx.now()))
        .filter(single_use_link::Column::PersonId.eq(person.id))
        .filter(single_use_link::Column::Purpose.eq(Purpose::EmailUndo))
        .filter(single_use_link::Column::UsedAt.is_null())
        .filter(single_use_link::Column::CreatedAt.gte(at))
        .exec(&**tx)
        .await?;
    Ok(())
}
