//! Brings mail from the mailbox into the database. Each is stored with its bytes, then its row and job, and only
//! then moved away: who is killed in between finds the row the next time, and so nothing is lost or taken twice.

use base::ObjectRef;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter};
use serde_json::json;
use store::{Actor, Audit, Never, NewJob, Tx};
use web::Portal;

use super::mail;
use super::mailbox::{Mailbox, Server, Waiting};
use super::rules::MailState;
use crate::acts::TAKE_MAIL;
use crate::model::INCOMING_MAIL;
use crate::tables::incoming_mail;

/// Mails of one turn; the others come a minute later.
const AT_ONCE: usize = 200;
const KEY: &str = "desk.mail_key";

/// Reads what has come, when there is a mailbox. A mail that fails keeps no other waiting.
pub(crate) async fn fetch(portal: &Portal) -> anyhow::Result<()> {
    let Some(server) = Server::of(&portal.config)? else {
        return Ok(());
    };
    let mut mailbox = server.open(&portal.config).await?;
    let mut failed = 0;
    for waiting in mailbox.waiting(AT_ONCE).await? {
        if let Err(e) = take(portal, &mut mailbox, waiting).await {
            tracing::error!(error = format!("{e:#}"), "a mail could not be taken in");
            failed += 1;
        }
    }
    mailbox.close().await;
    store::Failed::none_or(failed)
}

async fn take(portal: &Portal, mailbox: &mut Mailbox, waiting: Waiting) -> anyhow::Result<()> {
    let is_whole = waiting.bytes <= portal.config.mail_in.max_bytes;
    let raw = match is_whole {
        true => mailbox.whole(waiting.uid).await?,
        false => mailbox.head(waiting.uid).await?,
    };
    // Another node was faster.
    let Some(raw) = raw else { return Ok(()) };
    keep(portal, &raw, waiting.bytes, is_whole).await?;
    mailbox.put_away(waiting.uid).await
}

/// Takes in a mail that came on another way than from the mailbox.
pub async fn take_in(portal: &Portal, raw: &[u8]) -> anyhow::Result<()> {
    keep(portal, raw, u32::try_from(raw.len())?, true).await
}

/// Stores a mail, once.
async fn keep(portal: &Portal, raw: &[u8], bytes: u32, is_whole: bool) -> anyhow::Result<()> {
    let key = &mail_key(portal, raw);
    if is_known(portal.store.db(), key).await? {
        return Ok(());
    }
    let file = files::make(portal, "mejl.eml", "message/rfc822", raw).await?;
    let written = portal.store.write::<_, Never, _, _>(|tx| async move {
        tx.lock(&format!("desk.mail.{key}")).await?;
        if is_known(&*tx, key).await? {
            return Ok(());
        }
        let row = incoming_mail::Model {
            is_whole,
            ..new_row(&tx, key, bytes.into())
        };
        let object = ObjectRef::new(INCOMING_MAIL, row.id);
        row.into_active_model().insert(&*tx).await?;
        files::hang(&tx, file, &object).await?;
        tx.enqueue(NewJob::now(TAKE_MAIL, json!({ "mail": object.id }))).await?;
        tx.audit(Audit {
            actor: Actor::System,
            act: "desk.mail_received",
            object,
            details: json!({ "bytes": bytes }),
        })
        .await?;
        Ok(())
    });
    Ok(written.await?)
}

async fn is_known(db: &impl ConnectionTrait, key: &str) -> Result<bool, DbErr> {
    let known = incoming_mail::Entity::find().filter(incoming_mail::Column::MailKey.eq(key));
    Ok(known.one(db).await?.is_some())
}

/// What tells a mail from all others, however often and on whatever way it is delivered.
fn mail_key(portal: &Portal, raw: &[u8]) -> String {
    let mail = mail::read_head(raw);
    let keys = portal.store.keys();
    match mail.message_id {
        Some(id) => {
            let from = mail.from.map_or_else(String::new, |from| from.key());
            let sent_at = mail.sent_at.map_or_else(String::new, |at| at.to_rfc3339());
            keys.hash(KEY, &format!("{id}\n{from}\n{sent_at}"))
        }
        None => {
            let mac = keys.mac(KEY, raw);
            mac.iter().map(|byte| format!("{byte:02x}")).collect()
        }
    }
}

/// The row of a mail of which nothing is known yet.
pub(crate) fn new_row(tx: &Tx, key: &str, bytes: i64) -> incoming_mail::Model {
    incoming_mail::Model {
        id: tx.id(),
        mail_key: key.to_owned(),
        state: MailState::Received,
        why: None,
        from_name: None,
        from_email: None,
        from_hash: None,
        person_id: None,
        subject: String::new(),
        text: String::new(),
        quoted: None,
        left_out: None,
        bytes,
        is_whole: true,
        sent_at: None,
        received_at: tx.now(),
        case_id: None,
        settled_by: None,
        settled_at: None,
    }
}
