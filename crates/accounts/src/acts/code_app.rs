//! Sets a code app up, gives new recovery codes, and takes both away. The recovery codes are shown once;
//! the same form again shows the same ones for a few minutes, so that a double click loses nothing.

use base::{Id, Person};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::{Claim, Never, Stop, Tx};
use web::throttle::{self, Verdict};
use web::{Error, Portal, Problem, SignedIn, session};

use super::lock_person;
use crate::history::{self, Entry};
use crate::rules::{CODE_APP_WAITS, CODES, CODES_SHOWN_AGAIN};
use crate::second_factor::{self, SECRET};
use crate::tables::totp_secret;
use crate::{letters, queries, registering};

const SHOWN: &str = "accounts.shown_codes";

/// What came of a code that was to turn the code app on.
pub(crate) enum Confirmed {
    /// It is on; the recovery codes.
    On(Vec<String>),
    /// It is on since before, and the codes were shown.
    OnAlready,
    /// Not the code of this moment.
    Wrong,
    /// Nothing waits to be confirmed, or has waited too long.
    TooLate,
}

/// Recovery codes as they are kept, sealed, with the form that made them.
#[derive(Serialize, Deserialize)]
struct Shown {
    at: DateTime<Utc>,
    codes: Vec<String>,
}

/// Makes a secret that waits for its first code. False when a code app is on already.
pub(crate) async fn begin(portal: &Portal, who: &SignedIn, key: &str) -> Result<bool, Error> {
    let begun = portal.store.write::<_, Never, _, _>(|tx| async move {
        lock_person(&tx, who.id).await?;
        if second_factor::is_set_up(&*tx, who.id).await? {
            return Ok(false);
        }
        if let Claim::Done(_) = tx.claim_form(key).await? {
            return Ok(true);
        }
        totp_secret::Entity::delete_by_id(who.id).exec(&*tx).await?;
        let row = totp_secret::ActiveModel {
            person_id: Set(who.id),
            secret: Set(tx.keys().seal(tx.random(), SECRET, &tx.random().bytes::<20>())),
            created_at: Set(tx.now()),
            confirmed_at: Set(None),
            last_step: Set(0),
        };
        totp_secret::Entity::insert(row).exec_without_returning(&*tx).await?;
        let audit = registering::audit(who.actor(), "accounts.code_app_begun", who.id);
        tx.audit(audit).await?;
        tx.answer_form(key, "").await?;
        Ok(true)
    });
    Ok(begun.await?)
}

/// Turns the code app on with its first code. Of parallel tries one does it.
pub(crate) async fn confirm(portal: &Portal, who: &SignedIn, key: &str, code: &str) -> Result<Confirmed, Error> {
    let confirmed = portal
        .store
        .write(|tx| async move { confirm_in(portal, &tx, who, key, code).await });
    confirmed.await.map_err(|stop| match stop {
        Stop::Refusal(problem) => problem.into(),
        Stop::Fault(e) => e.into(),
    })
}

async fn confirm_in(
    portal: &Portal,
    tx: &Tx,
    who: &SignedIn,
    key: &str,
    code: &str,
) -> Result<Confirmed, Stop<Problem>> {
    lock_person(tx, who.id).await?;
    let Some(row) = totp_secret::Entity::find_by_id(who.id).one(&**tx).await? else {
        return Ok(Confirmed::TooLate);
    };
    if row.confirmed_at.is_some() {
        return Ok(match tx.claim_form(key).await? {
            Claim::Done(answer) => shown_again(tx, &answer)?.map_or(Confirmed::OnAlready, Confirmed::On),
            Claim::New => Confirmed::OnAlready,
        });
    }
    if !is_waiting(&row, tx.now()) {
        return Ok(Confirmed::TooLate);
    }
    if let Verdict::Blocked { until } = throttle::attempt_in(tx, CODES, &who.id.to_string()).await? {
        return Err(Stop::Refusal(Problem::Limited { until }));
    }
    let secret = tx.keys().open(SECRET, &row.secret)?;
    let Some(step) = second_factor::matching_step(&secret, code, tx.now(), row.last_step) else {
        return Ok(Confirmed::Wrong);
    };
    tx.claim_form(key).await?;
    throttle::clear(tx, CODES, &who.id.to_string()).await?;
    totp_secret::Entity::update_many()
        .col_expr(totp_secret::Column::ConfirmedAt, Expr::value(tx.now()))
        .col_expr(totp_secret::Column::LastStep, Expr::value(step))
        .filter(totp_secret::Column::PersonId.eq(who.id))
        .exec(&**tx)
        .await?;
    session::second_factor_shown(tx, who.session).await?;
    let codes = give_codes(tx, who.id, key).await?;
    tell(portal, tx, who, "factor-on", "accounts.second_factor_on").await?;
    Ok(Confirmed::On(codes))
}

/// Gives new recovery codes in place of the old. `None` when they were shown before, or there is no
/// code app.
pub(crate) async fn renew_codes(portal: &Portal, who: &SignedIn, key: &str) -> Result<Option<Vec<String>>, Error> {
    let renewed = portal.store.write::<_, Never, _, _>(|tx| async move {
        lock_person(&tx, who.id).await?;
        if let Claim::Done(answer) = tx.claim_form(key).await? {
            return Ok(shown_again(&tx, &answer)?);
        }
        if !second_factor::is_set_up(&*tx, who.id).await? {
            return Ok(None);
        }
        let codes = give_codes(&tx, who.id, key).await?;
        tell(portal, &tx, who, "new-codes", "accounts.new_recovery_codes").await?;
        Ok(Some(codes))
    });
    Ok(renewed.await?)
}

/// Takes the code app and its recovery codes away.
pub(crate) async fn turn_off(portal: &Portal, who: &SignedIn, key: &str) -> Result<(), Error> {
    let turned_off = portal.store.write::<_, Never, _, _>(|tx| async move {
        lock_person(&tx, who.id).await?;
        if let Claim::Done(_) = tx.claim_form(key).await? {
            return Ok(());
        }
        if second_factor::remove(&tx, who.id).await? {
            tell(portal, &tx, who, "factor-off", "accounts.second_factor_off").await?;
        }
        Ok(tx.answer_form(key, "").await?)
    });
    Ok(turned_off.await?)
}

/// Whether a secret still waits for its first code.
pub(crate) fn is_waiting(row: &totp_secret::Model, now: DateTime<Utc>) -> bool {
    row.confirmed_at.is_none() && now - row.created_at < CODE_APP_WAITS
}

/// New recovery codes, kept sealed with the form for the same form's next posts.
async fn give_codes(tx: &Tx, person: Id<Person>, key: &str) -> anyhow::Result<Vec<String>> {
    let shown = Shown {
        at: tx.now(),
        codes: second_factor::new_recovery_codes(tx, person).await?,
    };
    let sealed = tx.keys().seal(tx.random(), SHOWN, &serde_json::to_vec(&shown)?);
    tx.answer_form(key, &sealed).await?;
    Ok(shown.codes)
}

fn shown_again(tx: &Tx, answer: &str) -> anyhow::Result<Option<Vec<String>>> {
    if answer.is_empty() {
        return Ok(None);
    }
    let shown: Shown = serde_json::from_slice(&tx.keys().open(SHOWN, answer)?)?;
    Ok((tx.now() - shown.at < CODES_SHOWN_AGAIN).then_some(shown.codes))
}

/// Writes Historik and the audit row, and tells the person by mail.
async fn tell(portal: &Portal, tx: &Tx, who: &SignedIn, kind: &'static str, act: &'static str) -> anyhow::Result<()> {
    let by = who.actor();
    history::note(tx, Entry::new(who.id, kind, Vec::new(), by)).await?;
    tx.audit(registering::audit(by, act, who.id)).await?;
    let person = queries::inside::required(&**tx, who.id).await?;
    let to = queries::recipient_of(&person)?;
    let letter = letters::inside::login_changed(portal, to.lang, &person, kind, act);
    notify::send(portal, tx, &to, &letter).await
}
