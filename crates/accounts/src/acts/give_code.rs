//! The second step of a login: a code of the code app, or a recovery code. Tries are counted by person,
//! who is told of many: the password was right.

use cookie::Cookie;
use store::{Actor, Never, Tx};
use web::session::{self, SecondFactor};
use web::throttle::{self, Verdict};
use web::{Error, Portal, Problem};

use super::enter::{self, Browser};
use crate::rules::{CODE_ASKED_FOR, CODES, FAILURES_TOLD_AT};
use crate::second_factor::{self, Accepted, Code};
use crate::tables::person::{self, PersonState};
use crate::{history, letters, queries, registering};

/// How it went.
pub(crate) enum Given {
    /// Logged in; the cookies are for the answer.
    In(Box<person::Model>, Vec<Cookie<'static>>),
    /// A wrong code, or one that was used before.
    Wrong,
    /// The password comes first, or came too long ago.
    NotAsked,
}

/// The session of this browser that waits for a code.
pub(crate) async fn waiting(portal: &Portal, browser: Browser<'_>) -> Result<Option<session::row::Model>, Error> {
    let found = session::find(portal.store.db(), &portal.config, browser.headers).await?;
    let now = portal.now();
    Ok(found.filter(|row| row.awaits_second_factor && row.is_live(now) && now - row.created_at < CODE_ASKED_FOR))
}

/// Tries a code.
pub(crate) async fn give_code(portal: &Portal, browser: Browser<'_>, code: &Code) -> Result<Given, Error> {
    let Some(waiting) = waiting(portal, browser).await? else {
        return Ok(Given::NotAsked);
    };
    let tries = match throttle::attempt(portal, CODES, &waiting.person_id.to_string()).await? {
        Verdict::Free { tries } => tries,
        Verdict::Blocked { until } => return Err(Problem::Limited { until }.into()),
    };
    let waiting = &waiting;
    let given = portal
        .store
        .write::<_, Never, _, _>(|tx| async move { Ok(give_in(portal, &tx, browser, waiting, code, tries).await?) });
    Ok(given.await?)
}

async fn give_in(
    portal: &Portal,
    tx: &Tx,
    browser: Browser<'_>,
    waiting: &session::row::Model,
    code: &Code,
    tries: i32,
) -> anyhow::Result<Given> {
    super::lock_person(tx, waiting.person_id).await?;
    let person = queries::person(&**tx, waiting.person_id)
        .await?
        .filter(|p| p.state == PersonState::Active);
    let still_waiting = session::find(&**tx, &portal.config, browser.headers)
        .await?
        .is_some_and(|row| row == *waiting);
    let (Some(person), true) = (person, still_waiting) else {
        return Ok(Given::NotAsked);
    };
    let Some(accepted) = second_factor::accept(tx, person.id, code).await? else {
        tx.audit(registering::audit(Actor::Visitor, "accounts.code_failed", person.id))
            .await?;
        if tries == FAILURES_TOLD_AT {
            tell_of_failures(portal, tx, &person).await?;
        }
        return Ok(Given::Wrong);
    };
    throttle::clear(tx, CODES, &person.id.to_string()).await?;
    if let Accepted::Recovery { left } = accepted {
        tell_of_recovery(portal, tx, &person, left).await?;
    }
    let cookies = enter::enter(portal, tx, browser, &person, SecondFactor::Shown).await?;
    Ok(Given::In(Box::new(person), cookies))
}

/// Whoever is here has the password.
async fn tell_of_failures(portal: &Portal, tx: &Tx, person: &person::Model) -> anyhow::Result<()> {
    let values = vec![("count", FAILURES_TOLD_AT.to_string())];
    let entry = history::Entry::new(person.id, "code-failures", values, Actor::System);
    history::note(tx, entry).await?;
    let to = queries::recipient_of(person)?;
    notify::send(portal, tx, &to, &letters::wrong_codes(portal, to.lang, person)).await
}

async fn tell_of_recovery(portal: &Portal, tx: &Tx, person: &person::Model, left: u64) -> anyhow::Result<()> {
    let by = Actor::person(person.id);
    let values = vec![("left", left.to_string())];
    history::note(
        tx,
        history::Entry {
            person: person.id,
            kind: "recovery-code-used",
            values,
            by,
        },
    )
    .await?;
    tx.audit(registering::audit(by, "accounts.recovery_code_used", person.id))
        .await?;
    let to = queries::recipient_of(person)?;
    notify::send(
        portal,
        tx,
        &to,
        &letters::recovery_code_used(portal, to.lang, person, left),
    )
    .await
}
