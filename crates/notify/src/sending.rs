//! Writes notifications and their delivery jobs in the caller's transaction. Sends nothing itself:
//! what was rolled back is never told.

use base::{Id, ObjectRef};
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use store::{NewJob, Tx};
use web::Portal;

use crate::delivery;
use crate::letter::{Letter, Recipient};
use crate::model::{ADDRESS, Channel, REPLY_TO, SECRET, State};
use crate::rendering;
use crate::rules;
use crate::tables::{Notification, notification};

/// Tells somebody something: one row of `notifications` and one delivery job for each way. A person
/// with protected identity gets a neutral text. What the person chose not to be told is kept in
/// "Skickade aviseringar" as not sent.
pub async fn send(portal: &Portal, tx: &Tx, to: &Recipient, letter: &Letter) -> anyhow::Result<()> {
    let neutral = to.protected.then(|| rendering::neutral(portal, to.lang, letter));
    let letter = neutral.as_ref().unwrap_or(letter);
    let ways = rules::ways(to, letter, delivery::sms_is_offered(&portal.config));
    if ways.email || (!ways.sms && to.person.is_some()) {
        let state = if ways.email { State::Queued } else { State::Suppressed };
        send_mail(portal, tx, to, letter, state).await?;
    }
    if ways.sms {
        send_sms(portal, tx, to, letter).await?;
    }
    Ok(())
}

async fn send_mail(portal: &Portal, tx: &Tx, to: &Recipient, letter: &Letter, state: State) -> anyhow::Result<()> {
    let Some(address) = &to.email else { return Ok(()) };
    let mail = rendering::mail(portal, to, letter)?;
    let id = tx.id();
    let mut row = new_row(portal, tx, id, to, letter, address.as_str());
    row.channel = Set(Channel::Email.code().to_owned());
    row.subject = Set(mail.subject);
    row.text = Set(mail.text);
    row.html = Set(Some(mail.html));
    row.state = Set(state.code().to_owned());
    row.message_id = Set(Some(delivery::message_id(&portal.config.base_url, id)));
    if state == State::Suppressed {
        row.secret = Set(None);
    } else {
        let sealed = |to: &String| tx.keys().seal(tx.random(), REPLY_TO, to.as_bytes());
        row.reply_to = Set(letter.reply_to.as_ref().map(sealed));
    }
    insert(tx, id, row, state).await
}

async fn send_sms(portal: &Portal, tx: &Tx, to: &Recipient, letter: &Letter) -> anyhow::Result<()> {
    let Some(mobile) = &to.mobile else { return Ok(()) };
    let id = tx.id();
    let mut row = new_row(portal, tx, id, to, letter, mobile.as_str());
    row.channel = Set(Channel::Sms.code().to_owned());
    row.subject = Set(rules::one_line(&letter.subject));
    row.text = Set(rendering::sms(portal, to, letter));
    row.state = Set(State::Queued.code().to_owned());
    insert(tx, id, row, State::Queued).await
}

fn new_row(
    portal: &Portal,
    tx: &Tx,
    id: Id<Notification>,
    to: &Recipient,
    letter: &Letter,
    address: &str,
) -> notification::ActiveModel {
    let secret = letter.action.as_ref().filter(|_| letter.single_use).map(|(_, url)| {
        let secret = rendering::secret(&rendering::link_mark(portal, to.lang), url);
        tx.keys().seal(tx.random(), SECRET, secret.as_bytes())
    });
    notification::ActiveModel {
        id: Set(id),
        person_id: Set(to.person),
        channel: Set(String::new()),
        lang: Set(to.lang.code().to_owned()),
        kind: Set(letter.kind.to_owned()),
        service: Set(letter.kind.split('.').next().unwrap_or_default().to_owned()),
        subject: Set(String::new()),
        text: Set(String::new()),
        html: Set(None),
        address_sealed: Set(tx.keys().seal(tx.random(), ADDRESS, address.as_bytes())),
        secret: Set(secret),
        reply_to: Set(None),
        state: Set(String::new()),
        attempts: Set(0),
        created_at: Set(tx.now()),
        sent_at: Set(None),
        error_code: Set(None),
        message_id: Set(None),
        about_kind: Set(letter.about.as_ref().map(|about: &ObjectRef| about.kind.clone())),
        about_id: Set(letter.about.as_ref().map(|about| about.id)),
    }
}

async fn insert(tx: &Tx, id: Id<Notification>, row: notification::ActiveModel, state: State) -> anyhow::Result<()> {
    notification::Entity::insert(row).exec_without_returning(&**tx).await?;
    if state == State::Queued {
        tx.enqueue(delivery_job(id)).await?;
    }
    Ok(())
}

/// The job that delivers a notification; one at a time waits.
pub(crate) fn delivery_job(id: Id<Notification>) -> NewJob {
    NewJob::now(delivery::JOB, serde_json::json!({ "notification": id })).unique(format!("{}.{id}", delivery::JOB))
}
