//! Takes a change of e-mail address back with the link in the letter to the old address, for 7 days.
//! Somebody else may have made the change, so whatever they can come in with ends: sessions, links that
//! were mailed since, the password, and a code app that was added since.

use base::{Email, Id, Person};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use store::{Actor, Claim, Stop, Tx};
use web::{Portal, session};

use super::confirm_email::set_email;
use super::{ByLink, LinkIsOver, change_email, lock_person};
use crate::history::{self, Entry};
use crate::letters::inside::Gone;
use crate::links::{self, Purpose};
use crate::mandates::{self, MandateKind};
use crate::tables::mandate::{self, MandateState};
use crate::tables::person::{self, PersonState};
use crate::tables::{email_change, single_use_link};
use crate::{letters, queries, registering, rules, second_factor};

/// What is told on the page; the letter tells more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Undone {
    /// A new password must be chosen.
    PasswordGone,
    /// Staff started the change, so the password is nobody else's.
    PasswordKept,
    /// The account is locked, so there is no link to choose a password.
    Locked,
}

impl Undone {
    /// The end of its text key `accounts-email-undone-<code>`, and the answer to the form.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Undone::PasswordGone => "password-gone",
            Undone::PasswordKept => "password-kept",
            Undone::Locked => "locked",
        }
    }

    /// What the form was answered before.
    fn again(code: &str) -> Undone {
        let all = [Undone::PasswordGone, Undone::Locked];
        let told = all.into_iter().find(|undone| undone.code() == code);
        told.unwrap_or(Undone::PasswordKept)
    }
}

/// Uses the link up and gives the person the old address again.
pub(crate) async fn undo_email(portal: &Portal, key: &str, token: &str) -> ByLink<Undone> {
    portal
        .store
        .write(|tx| async move { undo_in(portal, &tx, key, token).await })
        .await
}

async fn undo_in(portal: &Portal, tx: &Tx, key: &str, token: &str) -> ByLink<Undone> {
    let Some((owner, change)) =
        queries::inside::change_of_link(&**tx, tx.keys(), tx.now(), Purpose::EmailUndo, token).await?
    else {
        let answer = super::same_form_or_over(tx, key).await?;
        return Ok(Undone::again(&answer));
    };
    lock_person(tx, owner).await?;
    let old = Email::parse(&change.old_email).map_err(|e| anyhow::Error::from(e).context("a stored old address"))?;
    tx.lock(&format!("accounts.email.{}", old.key())).await?;
    if let Claim::Done(answer) = tx.claim_form(key).await? {
        return Ok(Undone::again(&answer));
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
    let gone = remove_keys(tx, &person, &change).await?;
    note(tx, &person, &change, gone).await?;
    let undone = tell(portal, tx, &person, &old, gone).await?;
    tx.answer_form(key, undone.code()).await?;
    Ok(undone)
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
async fn end_what_came_after(tx: &Tx, person: &person::Model, at: DateTime<Utc>) -> Result<(), DbErr> {
    session::end_others(tx, person.id, None).await?;
    links::end_all(tx, person.id, Purpose::Reset).await?;
    change_email::end_waiting(tx, person.id).await?;
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

/// The password, which whoever asked for the change knew, unless that was staff; and a code app that
/// was added since.
async fn remove_keys(tx: &Tx, person: &person::Model, change: &email_change::Model) -> Result<Gone, DbErr> {
    revoke_mandates(tx, person.id, change.requested_at).await?;
    let code_app = second_factor::remove_since(tx, person.id, change.requested_at).await?;
    let password = !queries::inside::is_all_by_staff(&**tx, change).await?;
    if password {
        person::Entity::update_many()
            .col_expr(person::Column::PasswordHash, Expr::value(None::<String>))
            .filter(person::Column::Id.eq(person.id))
            .exec(&**tx)
            .await?;
        super::forget_merged_passwords(tx, person.id).await?;
    }
    Ok(Gone { password, code_app })
}

/// Whoever asked for the change may have let somebody act for the person since.
async fn revoke_mandates(tx: &Tx, person: Id<Person>, since: DateTime<Utc>) -> Result<(), DbErr> {
    let given = mandate::Entity::find()
        .filter(mandate::Column::FromId.eq(person))
        .filter(mandate::Column::Kind.eq(MandateKind::Fullmakt))
        .filter(mandate::Column::State.is_in([MandateState::Waiting, MandateState::Active]))
        .filter(mandate::Column::CreatedAt.gte(since));
    for row in given.order_by_asc(mandate::Column::Id).all(&**tx).await? {
        mandates::lock(tx, row.id).await?;
        let revoked = mandate::ActiveModel {
            id: Set(row.id),
            state: Set(MandateState::Revoked),
            ended_at: Set(Some(tx.now())),
            ..Default::default()
        };
        mandate::Entity::update(revoked).exec(&**tx).await?;
        let entry = registering::audit(Actor::System, "accounts.mandate_revoked", person);
        tx.audit(entry).await?;
    }
    Ok(())
}

async fn note(tx: &Tx, person: &person::Model, change: &email_change::Model, gone: Gone) -> Result<(), DbErr> {
    let by = Actor::person(person.id);
    let values = vec![("old", person.email.clone()), ("new", change.old_email.clone())];
    history::note(tx, Entry::new(person.id, "email-undone", values, by)).await?;
    if gone.password {
        history::note(tx, Entry::new(person.id, "password-removed", Vec::new(), by)).await?;
    }
    if gone.code_app {
        history::note(tx, Entry::new(person.id, "factor-off", Vec::new(), by)).await?;
    }
    let mut audit = registering::audit(by, "accounts.email_change_undone", person.id);
    audit.details = serde_json::json!({ "password_removed": gone.password, "code_app_removed": gone.code_app });
    tx.audit(audit).await
}

/// A letter to the address that is back, with a link to choose a password unless the account is locked.
async fn tell(portal: &Portal, tx: &Tx, person: &person::Model, old: &Email, gone: Gone) -> anyhow::Result<Undone> {
    let token = match rules::may_reset(person.state) {
        true => Some(links::issue(tx, person.id, Purpose::Reset, None).await?),
        false => None,
    };
    let to = notify::Recipient {
        email: Some(old.clone()),
        ..queries::recipient_of(person)?
    };
    let letter = letters::inside::email_undone(portal, to.lang, person, gone, token.as_deref());
    notify::send(portal, tx, &to, &letter).await?;
    Ok(match (&token, gone.password) {
        (None, _) => Undone::Locked,
        (Some(_), true) => Undone::PasswordGone,
        (Some(_), false) => Undone::PasswordKept,
    })
}
