//! The rows of this crate's tables.

/// A case.
pub mod case {
    use base::{Id, Organisation, Person};
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::model::{Case, Channel, State};

    /// One row of `cases`.
    #[derive(Clone, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "cases")]
    pub struct Model {
        /// The case.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Case>,
        /// `ARE-2026-000001`; unique.
        #[sea_orm(unique)]
        pub reference: String,
        /// Code of the topic.
        pub topic: String,
        /// In a few words.
        pub subject: String,
        /// Reference, subject and place in lower case, for looking for words.
        pub search_key: String,
        /// Where it is in its life.
        pub state: State,
        /// How it came in.
        pub channel: Channel,
        /// The customer, when known.
        pub person_id: Option<Id<Person>>,
        /// The organisation the customer acted for.
        pub organisation_id: Option<Id<Organisation>>,
        /// A visitor's name.
        pub contact_name: Option<String>,
        /// A visitor's e-mail address, sealed for `desk.contact_email`.
        pub contact_email: Option<String>,
        /// Keyed hash of its look-up form, domain `desk.contact_email`.
        pub contact_email_hash: Option<String>,
        /// A visitor's telephone number, sealed for `desk.contact_phone`.
        pub contact_phone: Option<String>,
        /// Code of the customer's language.
        pub lang: String,
        /// Where a fault is.
        pub place: Option<String>,
        /// Whether the customer wants to hear from us.
        pub wants_answer: bool,
        /// Who handles it.
        pub officer_id: Option<Id<Person>>,
        /// Kind of the object it concerns.
        pub about_kind: Option<String>,
        /// The object it concerns.
        pub about_id: Option<Uuid>,
        /// The closed case it follows.
        pub follows_id: Option<Id<Case>>,
        /// When it was opened.
        pub created_at: DateTime<Utc>,
        /// The latest message that the customer can read.
        pub last_message_at: DateTime<Utc>,
        /// When the next word is expected from whoever's turn it is.
        pub answer_due_at: DateTime<Utc>,
        /// Since when it waits for the customer.
        pub waiting_since: Option<DateTime<Utc>>,
        /// When the customer was reminded.
        pub reminded_at: Option<DateTime<Utc>>,
        /// What was done.
        pub solution: Option<String>,
        /// When it was solved.
        pub solved_at: Option<DateTime<Utc>>,
        /// When it was closed.
        pub closed_at: Option<DateTime<Utc>>,
        /// Token of the private link, sealed for `desk.status_token`.
        pub status_token: Option<String>,
        /// Keyed hash of the token, domain `desk.status_token`; unique.
        pub status_token_hash: Option<String>,
        /// Until when the private link is good.
        pub status_until: Option<DateTime<Utc>>,
        /// How many lines the thread has; the number of its last message.
        pub version: i32,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}

    /// What people wrote stays out of logs.
    impl std::fmt::Debug for Model {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.debug_struct("case")
                .field("reference", &self.reference)
                .field("state", &self.state)
                .finish_non_exhaustive()
        }
    }
}

/// A line of a case's thread.
pub mod case_message {
    use accounts::mandates::MandateKind;
    use base::{Id, Organisation, Person};
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::model::{AuthorKind, Case, MessageKind};

    /// One row of `case_messages`; never changed once written.
    #[derive(Clone, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "case_messages")]
    pub struct Model {
        /// The case.
        #[sea_orm(primary_key, auto_increment = false)]
        pub case_id: Id<Case>,
        /// Its place in the thread, from 1.
        #[sea_orm(primary_key, auto_increment = false)]
        pub number: i32,
        /// What the author is to the case.
        pub author_kind: AuthorKind,
        /// The author, when known.
        pub author_id: Option<Id<Person>>,
        /// The agent of the customer that the author wrote for.
        pub agent_id: Option<Id<Organisation>>,
        /// By which mandate the author wrote for the customer.
        pub mandate: Option<MandateKind>,
        /// What the line is.
        pub kind: MessageKind,
        /// The text, or an event as JSON.
        pub text: String,
        /// When it was written.
        pub created_at: DateTime<Utc>,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}

    /// What people wrote stays out of logs.
    impl std::fmt::Debug for Model {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.debug_struct("case_message")
                .field("number", &self.number)
                .field("kind", &self.kind)
                .finish_non_exhaustive()
        }
    }
}
