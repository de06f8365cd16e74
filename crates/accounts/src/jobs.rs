//! Letters that were asked for at the door.

use std::time::Duration;

use base::{Id, Person};
use serde::Deserialize;
use store::{Actor, JobError, Never, Tx};
use web::{Cron, JobKind, Portal};

use crate::acts::{ask, close, log_in, mandates, take_out};
use crate::links::{self, Purpose};
use crate::tables::person::{self, PersonState};
use crate::{history, letters, queries, registering, rules};

/// How many mandates one turn looks after at most.
const AT_ONCE: u64 = 500;

/// Whom a letter is for; nobody when the address had no account.
#[derive(Clone, Copy, Deserialize)]
struct Payload {
    person: Option<Id<Person>>,
}

/// What a job does for a person that is there.
#[derive(Clone, Copy)]
enum Errand {
    Reset,
    Username,
    Confirmation,
    Failures,
}

/// The jobs of this crate.
pub(crate) fn jobs() -> Vec<JobKind> {
    let kind = |name, run| JobKind {
        name,
        concurrency: 2,
        timeout: Duration::from_secs(30),
        run,
        gave_up: None,
    };
    vec![
        kind(ask::RESET.job, |portal, payload| {
            Box::pin(run(portal, payload, Errand::Reset))
        }),
        kind(ask::USERNAME.job, |portal, payload| {
            Box::pin(run(portal, payload, Errand::Username))
        }),
        kind(ask::CONFIRMATION.job, |portal, payload| {
            Box::pin(run(portal, payload, Errand::Confirmation))
        }),
        kind(log_in::TELL_FAILURES, |portal, payload| {
            Box::pin(run(portal, payload, Errand::Failures))
        }),
        JobKind {
            name: take_out::MAKE,
            concurrency: 1,
            timeout: Duration::from_secs(30 * 60),
            run: |portal, payload| Box::pin(take_out::make(portal, payload)),
            gave_up: Some(|portal, payload| Box::pin(take_out::gave_up(portal, payload))),
        },
    ]
}

/// The recurring work of this crate.
pub(crate) fn crons() -> Vec<Cron> {
    let hourly = |name, run| Cron {
        name,
        every: Duration::from_secs(60 * 60),
        run,
    };
    vec![
        hourly("accounts.forget_taken_out", |portal| {
            Box::pin(take_out::forget_old(portal))
        }),
        hourly("accounts.close_due", |portal| Box::pin(close::close_due(portal))),
        hourly("accounts.end_mandates", |portal| Box::pin(end_mandates(portal))),
    ]
}

/// Mandates whose end is near or has come, and offers that nobody answered.
async fn end_mandates(portal: Portal) -> anyhow::Result<()> {
    let (db, now) = (portal.store.db(), portal.now());
    let mut due = queries::mandates::ending(db, now, AT_ONCE).await?;
    due.extend(queries::mandates::unanswered(db, now, AT_ONCE).await?);
    let portal = &portal;
    Ok(store::each(due, |row| mandates::remind_or_end(portal, row.id)).await?)
}

async fn run(portal: Portal, payload: serde_json::Value, errand: Errand) -> Result<(), JobError> {
    let payload: Payload = serde_json::from_value(payload).map_err(|e| JobError::GiveUp(e.into()))?;
    let Some(person) = payload.person else { return Ok(()) };
    let portal = &portal;
    let done = portal.store.write::<_, Never, _, _>(|tx| async move {
        let Some(person) = queries::person(&*tx, person).await? else {
            return Ok(());
        };
        Ok(carry_out(portal, &tx, &person, errand).await?)
    });
    done.await.map_err(anyhow::Error::from)?;
    Ok(())
}

async fn carry_out(portal: &Portal, tx: &Tx, person: &person::Model, errand: Errand) -> anyhow::Result<()> {
    let wanted = match errand {
        Errand::Reset => rules::may_reset(person.state),
        Errand::Confirmation => person.state == PersonState::Unconfirmed,
        Errand::Username | Errand::Failures => person.state != PersonState::Closed,
    };
    // Wrong passwords have pauses of their own, and nobody may drown the letter that tells of them.
    let counts = !matches!(errand, Errand::Failures);
    if !wanted || (counts && !registering::may_be_mailed(tx, person.id).await?) {
        return Ok(());
    }
    let to = queries::recipient_of(person)?;
    let letter = match errand {
        Errand::Reset => {
            let token = links::issue(tx, person.id, Purpose::Reset, None).await?;
            letters::reset(portal, to.lang, person, &token)
        }
        Errand::Confirmation => {
            let token = links::issue(tx, person.id, Purpose::Confirm, None).await?;
            match person.password_hash {
                Some(_) => letters::confirm(portal, to.lang, person, &token),
                None => letters::moved(portal, to.lang, person, &token),
            }
        }
        Errand::Username => letters::username(portal, to.lang, person),
        Errand::Failures => {
            let entry = history::Entry {
                person: person.id,
                kind: "login-failures",
                values: vec![("count", rules::FAILURES_TOLD_AT.to_string())],
                by: Actor::System,
            };
            history::note(tx, entry).await?;
            letters::many_failures(portal, to.lang, person)
        }
    };
    notify::send(portal, tx, &to, &letter).await
}
