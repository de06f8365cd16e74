//! Chooses a new password with the mailed link. Ends every session, and says so by mail.

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::{Actor, Claim, Stop, Tx};
use web::{Portal, session, throttle};

use super::{ByLink, LinkIsOver, change_email, confirm, lock_person};
use crate::links::{self, Purpose};
use crate::tables::person;
use crate::{history, letters, queries, registering, rules};

/// Uses the link up and stores the new hash.
pub(crate) async fn reset_password(portal: &Portal, key: &str, token: &str, hash: &str) -> ByLink {
    portal
        .store
        .write(|tx| async move { reset_in(portal, &tx, key, token, hash).await })
        .await
}

async fn reset_in(portal: &Portal, tx: &Tx, key: &str, token: &str, hash: &str) -> ByLink {
    let Some(found) = links::find(&**tx, tx.now(), Purpose::Reset, token).await? else {
        return super::same_form_or_over(tx, key).await.map(drop);
    };
    lock_person(tx, found.person_id).await?;
    if let Claim::Done(_) = tx.claim_form(key).await? {
        return Ok(());
    }
    let link = links::take(tx, Purpose::Reset, token)
        .await?
        .ok_or(Stop::Refusal(LinkIsOver))?;
    let person = queries::person(&**tx, link.person_id)
        .await?
        .filter(|person| rules::may_reset(person.state));
    let person = person.ok_or(Stop::Refusal(LinkIsOver))?;
    person::Entity::update_many()
        .col_expr(person::Column::PasswordHash, Expr::value(hash))
        .filter(person::Column::Id.eq(person.id))
        .exec(&**tx)
        .await?;
    confirm::activate(tx, &person).await?;
    super::forget_merged_passwords(tx, person.id).await?;
    session::end_others(tx, person.id, None).await?;
    // Whoever had the old password may have started it.
    change_email::end_waiting(tx, person.id).await?;
    for name in [Some(&person.email_key), person.username_key.as_ref()]
        .into_iter()
        .flatten()
    {
        throttle::clear(tx, throttle::LOGIN_BY_NAME, name).await?;
    }
    let by = Actor::person(person.id);
    history::note(
        tx,
        history::Entry {
            person: person.id,
            kind: "password-reset",
            values: Vec::new(),
            by,
        },
    )
    .await?;
    tx.audit(registering::audit(by, "accounts.password_reset", person.id))
        .await?;
    let to = queries::recipient_of(&person)?;
    let mut letter = letters::password_was_reset(portal, to.lang, &person);
    letters::mandates::add_holders(portal, tx, person.id, to.lang, &mut letter).await?;
    notify::send(portal, tx, &to, &letter).await?;
    tx.answer_form(key, "").await?;
    Ok(())
}
