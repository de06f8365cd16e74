//! "Avsluta kontot": a person asks for it with the password, has 14 days to regret, is reminded, and then
//! the account is closed and what is not kept by law is erased. Cases stay as public records, and say
//! "Avslutat konto" where the name was.

use base::{Id, Lang, Person};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use store::{Actor, Claim, Never, Stop, Tx};
use web::{Closing, Portal, SignedIn, session};

use super::{lock_person, mandates, take_out};
use crate::history::{self, Entry};
use crate::staff::roles;
use crate::tables::closing;
use crate::tables::person::{self, PersonState};
use crate::{letters, names, queries, registering, rules};

/// Why an account is not closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Refusal {
    /// The password was changed while this was sent.
    #[error("the current password is no longer current")]
    NoLongerCurrent,
    /// Somebody must be left who can give roles.
    #[error("the account is the last system administrator's")]
    LastAdministrator,
    /// A room has something that must be settled first.
    #[error("something must be settled first")]
    Blocked,
}

/// Begins the 14 days. `compared` is the row whose hash the password was compared with.
pub(crate) async fn ask(
    portal: &Portal,
    who: &SignedIn,
    key: &str,
    compared: &person::Model,
) -> Result<(), Stop<Refusal>> {
    portal
        .store
        .write(|tx| async move {
            roles::lock(&tx).await?;
            lock_person(&tx, who.id).await?;
            if let Claim::Done(_) = tx.claim_form(key).await? {
                return Ok(());
            }
            let person = queries::inside::required(&*tx, who.id).await?;
            if person.password_hash != compared.password_hash {
                return Err(Stop::Refusal(Refusal::NoLongerCurrent));
            }
            if roles::is_last_administrator(&tx, who.id).await? {
                return Err(Stop::Refusal(Refusal::LastAdministrator));
            }
            if find(&*tx, who.id).await?.is_none() {
                let due = closed_at(&*tx, who.id, tx.now()).await?;
                insert(&tx, who.id, Some(due)).await?;
                say(portal, &tx, &person, "closing-begun", Some(due), who.actor()).await?;
            }
            Ok(tx.answer_form(key, "").await?)
        })
        .await
}

/// When the account would be closed if that were asked for now.
pub(crate) async fn closed_at(
    db: &impl ConnectionTrait,
    person: Id<Person>,
    now: DateTime<Utc>,
) -> Result<DateTime<Utc>, DbErr> {
    let merges = store::undoable_merges(db, person.uuid(), now).await?;
    Ok(rules::closed_at(now, merges.first().map(|merge| merge.at)))
}

/// Writes that an account is to be closed then; without a time, that its owner has died.
pub(crate) async fn insert(tx: &Tx, person: Id<Person>, due_at: Option<DateTime<Utc>>) -> Result<(), DbErr> {
    closing::Entity::delete_by_id(person).exec(&**tx).await?;
    let row = closing::ActiveModel {
        person_id: Set(person),
        asked_at: Set(tx.now()),
        due_at: Set(due_at),
        reminded_at: Set(None),
        waits_since: Set(None),
    };
    closing::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

/// The closing of an account that was asked for.
pub(crate) async fn find(db: &impl ConnectionTrait, person: Id<Person>) -> Result<Option<closing::Model>, DbErr> {
    closing::Entity::find_by_id(person).one(db).await
}

/// The person keeps the account.
pub(crate) async fn regret(portal: &Portal, who: &SignedIn, key: &str) -> anyhow::Result<()> {
    let done = portal.store.write::<_, Never, _, _>(|tx| async move {
        lock_person(&tx, who.id).await?;
        if let Claim::Done(_) = tx.claim_form(key).await? {
            return Ok(());
        }
        if find(&*tx, who.id).await?.is_some() {
            closing::Entity::delete_by_id(who.id).exec(&*tx).await?;
            let person = queries::inside::required(&*tx, who.id).await?;
            say(portal, &tx, &person, "closing-regretted", None, who.actor()).await?;
        }
        Ok(tx.answer_form(key, "").await?)
    });
    Ok(done.await?)
}

/// Reminds those whose account is closed soon, and closes those whose time is over.
pub(crate) async fn close_due(portal: Portal) -> anyhow::Result<()> {
    let now = portal.now();
    let all = closing::Entity::find()
        .filter(closing::Column::DueAt.lte(now + rules::CLOSING_REMINDED_BEFORE))
        .all(portal.store.db())
        .await?;
    let portal = &portal;
    let done = store::each(all, async |row: closing::Model| {
        if row.due_at.is_some_and(|due| due <= now) {
            close(portal, row.person_id).await
        } else if row.reminded_at.is_none() {
            tell_once(portal, row.person_id, "closing-soon", closing::Column::RemindedAt).await
        } else {
            Ok(())
        }
    });
    Ok(done.await?)
}

/// Closes one, unless something must be settled first: then the person is told once, and it is tried again.
async fn close(portal: &Portal, id: Id<Person>) -> anyhow::Result<()> {
    let closed = portal
        .store
        .write(|tx| async move { close_in(portal, &tx, id).await })
        .await;
    match closed {
        Ok(()) => Ok(()),
        Err(Stop::Refusal(_)) => tell_once(portal, id, "closing-waits", closing::Column::WaitsSince).await,
        Err(Stop::Fault(e)) => Err(e),
    }
}

async fn close_in(portal: &Portal, tx: &Tx, id: Id<Person>) -> Result<(), Stop<Refusal>> {
    roles::lock(tx).await?;
    lock_person(tx, id).await?;
    let waiting = find(&**tx, id).await?.and_then(|row| row.due_at);
    let person = queries::inside::required(&**tx, id).await?;
    // A locked account waits until staff have settled why.
    if waiting.is_none_or(|due| due > tx.now()) || person.state != PersonState::Active {
        return Ok(());
    }
    // What was merged into it would be erased, and could not come back.
    if !store::undoable_merges(&**tx, id.uuid(), tx.now()).await?.is_empty() {
        return Ok(());
    }
    if roles::is_last_administrator(tx, id).await? {
        return Err(Stop::Refusal(Refusal::LastAdministrator));
    }
    for close in portal.services.iter().filter_map(|service| service.close_account) {
        if close(portal, tx, id).await? == Closing::Blocked {
            return Err(Stop::Refusal(Refusal::Blocked));
        }
    }
    mandates::end_all(portal, tx, &person).await?;
    say(portal, tx, &person, "closed", None, Actor::System).await?;
    // What was merged into the account ends with it.
    erase(portal, tx, id).await?;
    for merged in store::merged_from(&**tx, id.uuid()).await? {
        erase(portal, tx, Id::from_uuid(merged)).await?;
    }
    Ok(())
}

/// Takes away what names the person and what the account was entered by. Historik stays for a year, sent
/// letters for two, cases as long as the owner keeps them.
async fn erase(portal: &Portal, tx: &Tx, id: Id<Person>) -> anyhow::Result<()> {
    let (first, last) = (
        portal.t(Lang::Sv, "accounts-closed-first-name"),
        portal.t(Lang::Sv, "accounts-closed-last-name"),
    );
    let keys = names::keys(&first, &last);
    let email = format!("{id}@avslutat.example");
    let nothing = || Expr::value(None::<String>);
    person::Entity::update_many()
        .col_expr(person::Column::State, Expr::value(PersonState::Closed))
        .col_expr(person::Column::Email, Expr::value(email.as_str()))
        .col_expr(person::Column::EmailKey, Expr::value(email.as_str()))
        .col_expr(person::Column::Username, nothing())
        .col_expr(person::Column::UsernameKey, nothing())
        .col_expr(person::Column::FirstName, Expr::value(first))
        .col_expr(person::Column::LastName, Expr::value(last))
        .col_expr(person::Column::NameKey, Expr::value(keys.name_key))
        .col_expr(person::Column::SurnameKey, Expr::value(keys.surname_key))
        .col_expr(person::Column::Mobile, nothing())
        .col_expr(person::Column::Personnummer, nothing())
        .col_expr(person::Column::PersonnummerHash, nothing())
        .col_expr(person::Column::PasswordHash, nothing())
        .col_expr(person::Column::Lang, nothing())
        .filter(person::Column::Id.eq(id))
        .exec(&**tx)
        .await?;
    session::end_others(tx, id, None).await?;
    take_out::forget_of(tx, id).await?;
    delete_rows(tx, id).await?;
    Ok(())
}

async fn delete_rows(tx: &Tx, id: Id<Person>) -> Result<(), DbErr> {
    for table in [
        "closings",
        "person_addresses",
        "terms_acceptances",
        "single_use_links",
        "totp_secrets",
        "recovery_codes",
        "known_devices",
        "email_changes",
        "channel_choices",
        "staff_roles",
    ] {
        let own = Query::delete()
            .from_table(table)
            .and_where(Expr::col("person_id").eq(id))
            .to_owned();
        tx.execute(&own).await?;
    }
    Ok(())
}

/// A letter that is sent once; `told` is where that is noted.
async fn tell_once(portal: &Portal, id: Id<Person>, what: &'static str, told: closing::Column) -> anyhow::Result<()> {
    let done = portal.store.write::<_, Never, _, _>(|tx| async move {
        lock_person(&tx, id).await?;
        let noted = closing::Entity::update_many()
            .col_expr(told, Expr::value(tx.now()))
            .filter(closing::Column::PersonId.eq(id))
            .filter(told.is_null())
            .exec(&*tx)
            .await?;
        let due = find(&*tx, id).await?.and_then(|row| row.due_at);
        let person = queries::inside::required(&*tx, id).await?;
        if noted.rows_affected > 0 && person.state == PersonState::Active {
            send(portal, &tx, &person, what, due).await?;
        }
        Ok(())
    });
    Ok(done.await?)
}

async fn send(
    portal: &Portal,
    tx: &Tx,
    person: &person::Model,
    what: &'static str,
    due: Option<DateTime<Utc>>,
) -> anyhow::Result<()> {
    let to = queries::recipient_of(person)?;
    let letter = letters::inside::closing(portal, to.lang, person, what, due);
    notify::send(portal, tx, &to, &letter).await
}

/// History, audit log and letter.
async fn say(
    portal: &Portal,
    tx: &Tx,
    person: &person::Model,
    what: &'static str,
    due: Option<DateTime<Utc>>,
    by: Actor,
) -> anyhow::Result<()> {
    history::note(tx, Entry::new(person.id, what, Vec::new(), by)).await?;
    let act = match what {
        "closing-begun" => "accounts.closing_begun",
        "closing-regretted" => "accounts.closing_regretted",
        _ => "accounts.closed",
    };
    tx.audit(registering::audit(by, act, person.id)).await?;
    send(portal, tx, person, what, due).await
}
