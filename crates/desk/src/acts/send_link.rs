//! Reminds customers who have not answered, and sends a visitor the private link again.

use std::time::Duration;

use base::{Email, Id};
use chrono::TimeDelta;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use store::{Actor, Claim, Failed, JobError, Never, NewJob, Tx};
use web::throttle::{self, Limit, Verdict};
use web::{JobKind, Portal};

use super::attach::fault;
use super::{audit, load, lock, save, write};
use crate::contact;
use crate::letters::{News, tell_customer};
use crate::model::{Case, State};
use crate::queries;
use crate::rules::{REMIND_AFTER, Refusal};
use crate::tables::case;

const BATCH: u64 = 200;
const SEND_LINK: &str = "desk.send_link";
/// Links for one case: enough for somebody who lost it, too few to fill a mailbox.
const LINKS: Limit = Limit {
    name: "desk.status_link",
    free: 3,
    window: TimeDelta::hours(1),
    pause: TimeDelta::minutes(15),
};

/// A number and an address that may belong together.
#[derive(Serialize, Deserialize)]
struct Asked {
    reference: String,
    /// Keyed hash of the address, as cases have it.
    email_hash: String,
}

/// Asks for the private link of a case. Whether number and address belong together shows neither in
/// the answer nor in the time it takes: they are looked up by the job.
pub(crate) async fn ask_for_link(portal: &Portal, key: &str, reference: &str, email: &Email) -> anyhow::Result<()> {
    let asked = serde_json::to_value(Asked {
        reference: reference.to_owned(),
        email_hash: contact::email_hash(portal.store.keys(), email),
    })?;
    let asked = &asked;
    let written = portal.store.write::<_, Never, _, _>(|tx| async move {
        if tx.claim_form(key).await? == Claim::New {
            tx.enqueue(NewJob::now(SEND_LINK, asked.clone())).await?;
        }
        Ok(())
    });
    Ok(written.await?)
}

/// The job that mails the link.
pub(crate) fn send_link_job() -> JobKind {
    JobKind {
        name: SEND_LINK,
        concurrency: 2,
        timeout: Duration::from_secs(30),
        run: |portal, payload| Box::pin(send_link(portal, payload)),
        gave_up: None,
    }
}

async fn send_link(portal: Portal, payload: serde_json::Value) -> Result<(), JobError> {
    let asked: Asked = serde_json::from_value(payload).map_err(|e| JobError::GiveUp(e.into()))?;
    let found = case::Entity::find()
        .filter(case::Column::Reference.eq(asked.reference))
        .filter(case::Column::ContactEmailHash.eq(asked.email_hash))
        .one(portal.store.db())
        .await?;
    let Some(id) = found.map(|case| case.id) else {
        return Ok(());
    };
    let portal = &portal;
    let sent = portal
        .store
        .write::<_, Never, _, _>(|tx| async move { Ok(send_link_in(portal, &tx, id).await?) });
    Ok(sent.await?)
}

/// Mails the link that works; a new one only when there is none.
async fn send_link_in(portal: &Portal, tx: &Tx, id: Id<Case>) -> anyhow::Result<()> {
    lock(tx, id).await?;
    let mut case = load(tx, id).await?;
    if let Verdict::Blocked { .. } = throttle::attempt_in(tx, LINKS, &case.reference).await? {
        return Ok(());
    }
    if case.status_until.is_some_and(|until| until > tx.now()) {
        contact::prolong_token(&mut case, tx.now());
    } else {
        contact::set_token(tx, &mut case);
    }
    save(tx, &case).await?;
    // Asked for, so it is sent whether or not answers are wanted.
    let asked = case::Model {
        wants_answer: true,
        ..case
    };
    tell_customer(portal, tx, &asked, News::Link).await?;
    Ok(audit(tx, Actor::Visitor, "desk.status_link_sent", &asked).await?)
}

/// Reminds, once, every customer whom a case has waited for these seven days.
pub(crate) async fn remind(portal: &Portal) -> anyhow::Result<()> {
    let mut failed = 0;
    loop {
        // Those that failed are still first.
        let some = (failed, BATCH);
        let due = queries::unanswered_since(portal.store.db(), portal.now() - REMIND_AFTER, some).await?;
        if let Err(Failed(count)) = store::each(&due, |id| remind_of(portal, *id)).await {
            failed += count;
        }
        if (due.len() as u64) < BATCH {
            return Failed::none_or(failed);
        }
    }
}

async fn remind_of(portal: &Portal, id: Id<Case>) -> anyhow::Result<()> {
    let reminded = write::<_, Refusal, _, _>(portal, |tx| async move {
        lock(&tx, id).await?;
        let mut case = load(&tx, id).await?;
        if case.state == State::WaitingCustomer && case.reminded_at.is_none() {
            case.reminded_at = Some(tx.now());
            save(&tx, &case).await?;
            tell_customer(portal, &tx, &case, News::Reminder).await?;
            audit(&tx, Actor::System, "desk.customer_reminded", &case).await?;
        }
        Ok(())
    });
    reminded.await.map_err(fault)
}
