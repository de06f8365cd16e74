//! The `mailbox:` transport: messages land in a table that `/dev/utkorg` shows. Only for the demo,
//! tests and development.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;

use super::Outgoing;
use crate::model::Channel;
use crate::tables::mailbox_message;

/// The row of a delivered message.
pub(super) fn message(outgoing: &Outgoing, now: DateTime<Utc>) -> mailbox_message::ActiveModel {
    let subject = match outgoing.channel {
        Channel::Email => outgoing.subject.clone(),
        Channel::Sms => String::new(),
    };
    mailbox_message::ActiveModel {
        id: Set(outgoing.id),
        channel: Set(outgoing.channel.code().to_owned()),
        recipient: Set(outgoing.address.clone()),
        recipient_key: Set(outgoing.address.to_lowercase()),
        subject: Set(subject),
        text: Set(outgoing.text.clone()),
        html: Set(outgoing.html.clone()),
        reply_to: Set(outgoing.reply_to.clone()),
        created_at: Set(now),
    }
}
