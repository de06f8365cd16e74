//! Delivers notifications: a job for each, at least once, with the same `Message-ID` every time.
//! What servers answer is never logged, since they like to repeat addresses; only their codes are.

mod mailbox;
mod sms;
mod smtp;

use std::fmt::Display;
use std::time::Duration;

use anyhow::Context;
use base::Id;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::{JobError, Never, Tx};
use web::{Config, JobKind, Portal};

use crate::model::{ADDRESS, Channel, REPLY_TO, Reason, SECRET, State};
use crate::rendering;
use crate::tables::{Notification, mailbox_message, notification};

pub use sms::try_sms;
pub use smtp::try_mail;

/// The job that delivers one notification.
pub(crate) const JOB: &str = "notify.deliver";
const AT_ONCE: usize = 4;
const CUT_OFF: Duration = Duration::from_secs(60);

/// The delivery job.
pub(crate) fn job_kind() -> JobKind {
    JobKind {
        name: JOB,
        concurrency: AT_ONCE,
        timeout: CUT_OFF,
        run: |portal, payload| Box::pin(run(portal, payload)),
        gave_up: Some(|portal, payload| Box::pin(gave_up(portal, payload))),
    }
}

/// Whether mail goes to the drawer instead of out.
pub(crate) fn is_mailbox(config: &Config) -> bool {
    config
        .mail
        .url
        .as_ref()
        .is_some_and(|url| url.reveal().trim_end_matches('/') == "mailbox:")
}

/// Whether text messages can be sent: by an operator, or into the drawer beside the mail.
pub fn sms_is_offered(config: &Config) -> bool {
    config.sms.url.is_some() || is_mailbox(config)
}

/// Refuses addresses of mail and text message servers that cannot be understood, without connecting.
pub fn check_addresses(config: &Config) -> anyhow::Result<()> {
    if !is_mailbox(config) {
        smtp::Server::of(config)?;
        smtp::sender(config)?;
    }
    if let Some(url) = &config.sms.url {
        sms::Operator::parse(url.reveal())?;
    }
    Ok(())
}

/// The `Message-ID` of a notification, the same at every try.
pub(crate) fn message_id(base_url: &str, id: impl Display) -> String {
    let host = reqwest::Url::parse(base_url)
        .ok()
        .and_then(|url| url.host_str().map(str::to_owned));
    format!("<{id}@{}>", host.as_deref().unwrap_or("localhost"))
}

/// A notification as it goes out, single-use link and all. Never stored or logged.
pub(crate) struct Outgoing {
    pub(crate) id: Id<Notification>,
    pub(crate) channel: Channel,
    pub(crate) address: String,
    pub(crate) subject: String,
    pub(crate) text: String,
    pub(crate) html: Option<String>,
    pub(crate) message_id: Option<String>,
    /// The `Message-ID` that all mails about one thing refer to.
    pub(crate) thread: Option<String>,
    pub(crate) reply_to: Option<String>,
}

/// Why a try failed.
#[derive(Debug)]
pub(crate) struct Trouble {
    pub(crate) reason: Reason,
    /// The server's code.
    pub(crate) status: Option<u16>,
    /// What trying again cannot help becomes this.
    pub(crate) ends_as: Option<State>,
}

impl Trouble {
    pub(crate) fn passing(reason: Reason, status: Option<u16>) -> Trouble {
        Trouble {
            reason,
            status,
            ends_as: None,
        }
    }

    pub(crate) fn lasting(reason: Reason, status: u16, ends_as: State) -> Trouble {
        Trouble {
            reason,
            status: Some(status),
            ends_as: Some(ends_as),
        }
    }

    fn code(&self) -> String {
        match self.status {
            Some(status) => format!("{} {status}", self.reason.code()),
            None => self.reason.code().to_owned(),
        }
    }
}

async fn run(portal: Portal, payload: serde_json::Value) -> Result<(), JobError> {
    let id = notification_of(&payload).map_err(JobError::GiveUp)?;
    let row = notification::Entity::find_by_id(id).one(portal.store.db()).await?;
    let Some(row) = row.filter(|row| row.state == State::Queued.code()) else {
        return Ok(());
    };
    let outgoing = open(&portal, &row).map_err(JobError::GiveUp)?;
    let outcome = match outgoing.channel {
        _ if is_mailbox(&portal.config) && !(outgoing.channel == Channel::Sms && portal.config.sms.url.is_some()) => {
            return Ok(put_in_drawer(&portal, &outgoing).await?);
        }
        Channel::Email => smtp::deliver(&portal, &outgoing)
            .await
            .map(|()| outgoing.message_id.clone()),
        Channel::Sms => sms::deliver(&portal, &outgoing).await,
    };
    match outcome {
        Ok(message_id) => Ok(note_sent(&portal, id, message_id).await?),
        Err(trouble) => {
            note_trouble(&portal, id, &trouble).await?;
            let error = anyhow::anyhow!("delivery failed: {}", trouble.code());
            Err(if trouble.ends_as.is_some() {
                JobError::GiveUp(error)
            } else {
                JobError::Retry(error)
            })
        }
    }
}

fn notification_of(payload: &serde_json::Value) -> anyhow::Result<Id<Notification>> {
    let id = payload.get("notification").and_then(serde_json::Value::as_str);
    id.context("a delivery job names no notification")?
        .parse()
        .context("a delivery job names no notification")
}

fn open(portal: &Portal, row: &notification::Model) -> anyhow::Result<Outgoing> {
    let keys = portal.store.keys();
    let unseal = |domain, sealed: &str| anyhow::Ok(String::from_utf8(keys.open(domain, sealed)?)?);
    let (text, html) = match &row.secret {
        Some(sealed) => rendering::with_link(&row.text, row.html.as_deref(), &unseal(SECRET, sealed)?)?,
        None => (row.text.clone(), row.html.clone()),
    };
    Ok(Outgoing {
        id: row.id,
        channel: Channel::from_code(&row.channel).context("a notification has an unknown channel")?,
        address: unseal(ADDRESS, &row.address_sealed)?,
        subject: row.subject.clone(),
        text,
        html,
        message_id: row.message_id.clone(),
        thread: row.about_id.map(|about| message_id(&portal.config.base_url, about)),
        reply_to: row.reply_to.as_deref().map(|to| unseal(REPLY_TO, to)).transpose()?,
    })
}

async fn put_in_drawer(portal: &Portal, outgoing: &Outgoing) -> anyhow::Result<()> {
    let message = &mailbox::message(outgoing, portal.now());
    let done = portal.store.write::<_, Never, _, _>(|tx| async move {
        if mark_sent(&tx, outgoing.id, outgoing.message_id.clone()).await? {
            mailbox_message::Entity::insert(message.clone())
                .exec_without_returning(&*tx)
                .await?;
        }
        Ok(())
    });
    Ok(done.await?)
}

async fn note_sent(portal: &Portal, id: Id<Notification>, message_id: Option<String>) -> anyhow::Result<()> {
    let message_id = &message_id;
    let done = portal.store.write::<_, Never, _, _>(|tx| async move {
        mark_sent(&tx, id, message_id.clone()).await?;
        Ok(())
    });
    Ok(done.await?)
}

/// Marks it sent and erases its single-use link. False when another worker was first.
async fn mark_sent(tx: &Tx, id: Id<Notification>, message_id: Option<String>) -> anyhow::Result<bool> {
    let sent = notification::ActiveModel {
        state: Set(State::Sent.code().to_owned()),
        sent_at: Set(Some(tx.now())),
        secret: Set(None),
        reply_to: Set(None),
        error_code: Set(None),
        message_id: Set(message_id),
        ..Default::default()
    };
    let updated = notification::Entity::update_many()
        .set(sent)
        .col_expr(
            notification::Column::Attempts,
            Expr::col(notification::Column::Attempts).add(1),
        )
        .filter(notification::Column::Id.eq(id))
        .filter(notification::Column::State.eq(State::Queued.code()))
        .exec(&**tx)
        .await?;
    Ok(updated.rows_affected > 0)
}

async fn note_trouble(portal: &Portal, id: Id<Notification>, trouble: &Trouble) -> anyhow::Result<()> {
    let state = trouble.ends_as.unwrap_or(State::Queued).code();
    let code = &trouble.code();
    let done = portal.store.write::<_, Never, _, _>(|tx| async move {
        notification::Entity::update_many()
            .col_expr(
                notification::Column::Attempts,
                Expr::col(notification::Column::Attempts).add(1),
            )
            .col_expr(notification::Column::ErrorCode, Expr::value(code.as_str()))
            .col_expr(notification::Column::State, Expr::value(state))
            .filter(notification::Column::Id.eq(id))
            .filter(notification::Column::State.eq(State::Queued.code()))
            .exec(&*tx)
            .await?;
        Ok(())
    });
    Ok(done.await?)
}

async fn gave_up(portal: Portal, payload: serde_json::Value) -> anyhow::Result<()> {
    let id = notification_of(&payload)?;
    let done = portal.store.write::<_, Never, _, _>(|tx| async move {
        notification::Entity::update_many()
            .col_expr(notification::Column::State, Expr::value(State::Failed.code()))
            .filter(notification::Column::Id.eq(id))
            .filter(notification::Column::State.eq(State::Queued.code()))
            .exec(&*tx)
            .await?;
        Ok(())
    });
    Ok(done.await?)
}
