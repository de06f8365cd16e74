//! The rows of this crate's tables.

/// Marks ids of notifications.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notification {}

/// Marks ids of notices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {}

/// Marks ids of versions of help texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HelpTextVersion {}

/// An e-mail or text message to somebody, and how its delivery goes.
pub mod notification {
    use base::{Id, Person};
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    /// One row of `notifications`. Addresses and single-use links are sealed.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "notifications")]
    pub struct Model {
        /// The notification.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<super::Notification>,
        /// Whom it was sent to, where they have an account.
        pub person_id: Option<Id<Person>>,
        /// `email` or `sms`.
        pub channel: String,
        /// Language code of its texts.
        pub lang: String,
        /// Which kind of letter, `crate.what`.
        pub kind: String,
        /// The crate it comes from.
        pub service: String,
        /// The subject; for a text message the subject of its letter.
        pub subject: String,
        /// The text, a single-use link as its mark.
        pub text: String,
        /// The same as HTML; none for text messages.
        pub html: Option<String>,
        /// The address, sealed.
        pub address_sealed: String,
        /// The mark and the single-use link that belongs there, sealed; none once delivered.
        pub secret: Option<String>,
        /// Where an answer by e-mail goes, sealed; none once delivered.
        pub reply_to: Option<String>,
        /// `queued`, `sent`, `failed`, `bounced` or `suppressed`.
        pub state: String,
        /// How often delivery was tried.
        pub attempts: i32,
        /// When it was written.
        pub created_at: DateTime<Utc>,
        /// When the next station took it.
        pub sent_at: Option<DateTime<Utc>>,
        /// Why the last try failed.
        pub error_code: Option<String>,
        /// `Message-ID` of an e-mail, or the operator's id of a text message.
        pub message_id: Option<String>,
        /// Kind of the object it is about.
        pub about_kind: Option<String>,
        /// The object it is about.
        pub about_id: Option<Uuid>,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// What the `mailbox:` transport delivered: the drawer of the demo and of tests.
pub mod mailbox_message {
    use base::Id;
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    /// One row of `mailbox_messages`, under the id of its notification.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "mailbox_messages")]
    pub struct Model {
        /// The notification.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<super::Notification>,
        /// `email` or `sms`.
        pub channel: String,
        /// The address as it was written.
        pub recipient: String,
        /// The address in lower case, for look-up.
        pub recipient_key: String,
        /// The subject; empty for text messages.
        pub subject: String,
        /// The text.
        pub text: String,
        /// The same as HTML.
        pub html: Option<String>,
        /// Where an answer goes.
        pub reply_to: Option<String>,
        /// When it was delivered.
        pub created_at: DateTime<Utc>,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// A piece of news that staff publish.
pub mod notice {
    use base::{Id, Person};
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    /// One row of `notices`.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "notices")]
    pub struct Model {
        /// The notice.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<super::Notice>,
        /// Title in Swedish.
        pub title_sv: String,
        /// Markdown in Swedish.
        pub body_sv: String,
        /// Title in English.
        pub title_en: String,
        /// Markdown in English.
        pub body_en: String,
        /// Who sees it, as `notices::Audience` writes it.
        pub audience: String,
        /// From when it is shown.
        pub from_at: DateTime<Utc>,
        /// Until when it is shown; none is until somebody ends it.
        pub until_at: Option<DateTime<Utc>>,
        /// Who wrote it; none is the demo.
        pub created_by: Option<Id<Person>>,
        /// When it was written.
        pub created_at: DateTime<Utc>,
        /// Counts changes, so that a stale edit is told.
        pub version: i32,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// A notice that a person has taken away from the own list.
pub mod notice_removal {
    use base::{Id, Person};
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    /// One row of `notice_removals`.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "notice_removals")]
    pub struct Model {
        /// Who.
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: Id<Person>,
        /// Which notice.
        #[sea_orm(primary_key, auto_increment = false)]
        pub notice_id: Id<super::Notice>,
        /// When.
        pub removed_at: DateTime<Utc>,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// What staff have made of a help text; the text it began as is built in.
pub mod help_text_version {
    use base::{Id, Person};
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    /// One row of `help_text_versions`.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "help_text_versions")]
    pub struct Model {
        /// The version.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<super::HelpTextVersion>,
        /// `box`, `question` or `page`.
        pub kind: String,
        /// Page pattern of a box, id of a question, last part of a page's address.
        pub key: String,
        /// 1 and up within the text; 0 is the built-in text.
        pub number: i32,
        /// Whether this is the version in force.
        pub is_current: bool,
        /// Topic of a question.
        pub topic: Option<String>,
        /// The question in Swedish; empty for boxes and pages.
        pub title_sv: String,
        /// Markdown in Swedish.
        pub body_sv: String,
        /// The question in English.
        pub title_en: String,
        /// Markdown in English.
        pub body_en: String,
        /// Whether it is shown at all.
        pub is_shown: bool,
        /// The version whose text this one brought back.
        pub restored_from: Option<i32>,
        /// Who.
        pub edited_by: Option<Id<Person>>,
        /// When.
        pub edited_at: DateTime<Utc>,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
