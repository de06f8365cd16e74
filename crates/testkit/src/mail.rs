//! The mail drawer: what `mailbox:` delivered.

use notify::tables::mailbox_message::{Column, Entity, Model};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::portal::TestPortal;

/// A delivered letter or text message.
#[derive(Clone, Debug)]
pub struct Mail {
    /// `email` or `sms`.
    pub channel: String,
    /// Empty for text messages.
    pub subject: String,
    /// The plain text, single-use link and all.
    pub text: String,
    /// The same as HTML.
    pub html: Option<String>,
    /// Where an answer goes, when that is not the owner.
    pub reply_to: Option<String>,
}

impl Mail {
    /// The path of the first link into the portal.
    #[track_caller]
    pub fn link(&self) -> String {
        let start = self.text.split_once("https://portal.example");
        let (_, rest) = start.unwrap_or_else(|| panic!("no link in:\n{}", self.text));
        let path = rest.split(|c: char| c.is_whitespace() || "<>\"".contains(c)).next();
        path.expect("a split has a first part").to_owned()
    }
}

impl TestPortal {
    /// Everything delivered to this address or number, oldest first.
    pub async fn mail_to(&self, address: &str) -> Vec<Mail> {
        let rows = Entity::find()
            .filter(Column::RecipientKey.eq(address.to_lowercase()))
            .order_by_asc(Column::CreatedAt)
            .order_by_asc(Column::Id)
            .all(self.store.db())
            .await
            .expect("the drawer opens");
        rows.into_iter().map(Mail::from).collect()
    }

    /// The newest letter to this address whose subject holds these words.
    pub async fn mail(&self, address: &str, subject: &str) -> Mail {
        let all = self.mail_to(address).await;
        let found = all.iter().rfind(|mail| mail.subject.contains(subject));
        let subjects: Vec<_> = all.iter().map(|mail| &mail.subject).collect();
        found
            .unwrap_or_else(|| panic!("no letter {subject:?} to {address}, only {subjects:?}"))
            .clone()
    }
}

impl From<Model> for Mail {
    fn from(row: Model) -> Mail {
        Mail {
            channel: row.channel,
            subject: row.subject,
            text: row.text,
            html: row.html,
            reply_to: row.reply_to,
        }
    }
}
