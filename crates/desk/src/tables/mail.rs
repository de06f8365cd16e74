//! The rows of mails that came in.

/// A mail that came in.
pub mod incoming_mail {
    use base::{Id, Person};
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::model::{Case, IncomingMail};
    use crate::post::rules::{MailState, Why};

    /// One row of `incoming_mails`. Its bytes are a file that hangs on it, as part 0; what was attached is part 1
    /// until it goes into a case.
    #[derive(Clone, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "incoming_mails")]
    pub struct Model {
        /// The mail.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<IncomingMail>,
        /// Keyed hash of what tells it from all others; unique.
        #[sea_orm(unique)]
        pub mail_key: String,
        /// Where it is.
        pub state: MailState,
        /// Why it did not go into a case by itself.
        pub why: Option<Why>,
        /// The sender's name, as it says.
        pub from_name: Option<String>,
        /// The sender's address, sealed for `desk.contact_email`.
        pub from_email: Option<String>,
        /// Keyed hash of its look-up form, domain `desk.contact_email`.
        pub from_hash: Option<String>,
        /// The account with that address.
        pub person_id: Option<Id<Person>>,
        /// In a few words.
        pub subject: String,
        /// What they wrote.
        pub text: String,
        /// What stood below.
        pub quoted: Option<String>,
        /// The files that were not taken, as JSON.
        pub left_out: Option<String>,
        /// How long it was.
        pub bytes: i64,
        /// All of it was read.
        pub is_whole: bool,
        /// When it was sent, as it says.
        pub sent_at: Option<DateTime<Utc>>,
        /// When it was taken in.
        pub received_at: DateTime<Utc>,
        /// The case that it is in; of one that waits, the case that its address names.
        pub case_id: Option<Id<Case>>,
        /// Who of the staff decided about it.
        pub settled_by: Option<Id<Person>>,
        /// When it came to where it is, unless it waits.
        pub settled_at: Option<DateTime<Utc>>,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}

    /// What people wrote stays out of logs.
    impl std::fmt::Debug for Model {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.debug_struct("incoming_mail")
                .field("id", &self.id)
                .field("state", &self.state)
                .field("why", &self.why)
                .finish_non_exhaustive()
        }
    }
}
