//! The rows of this crate's tables.

mod decisions;
mod kept_lists;
mod mail;

pub use decisions::{case_appeal, case_decision, decision_type};
pub use kept_lists::{canned_answer, officer_setting, saved_selection, team, team_member, topic};
pub use mail::incoming_mail;

/// A case.
pub mod case {
    use base::{Id, ObjectRef, Organisation, Person};
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::model::{Case, Channel, State};
    use crate::teams::Team;

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
        /// The case it was merged into.
        pub merged_into_id: Option<Id<Case>>,
        /// When it was opened.
        pub created_at: DateTime<Utc>,
        /// The latest message that the customer can read.
        pub last_message_at: DateTime<Utc>,
        /// When the next word is expected from whoever's turn it is.
        pub answer_due_at: DateTime<Utc>,
        /// When staff first answered.
        pub answered_at: Option<DateTime<Utc>>,
        /// When that was promised at first.
        pub promised_at: Option<DateTime<Utc>>,
        /// The team whose queue it is in.
        pub team_id: Option<Id<Team>>,
        /// When the solution is expected; nothing while the clock stands still.
        pub solve_due_at: Option<DateTime<Utc>>,
        /// How many open minutes were left when the clock was stopped.
        pub solve_left_minutes: Option<i32>,
        /// When the team is told next that it is soon, or late.
        pub escalate_at: Option<DateTime<Utc>>,
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
        /// When a party asked that it be decided.
        pub settle_asked_at: Option<DateTime<Utc>>,
        /// What the diary calls it, when that is not the topic's name.
        pub diary_heading: Option<String>,
        /// The rule by which it may be secret: "OSL 21 kap. 1 §".
        pub secrecy: Option<String>,
        /// Token of the private link, sealed for `desk.status_token`.
        pub status_token: Option<String>,
        /// Keyed hash of the token, domain `desk.status_token`; unique.
        pub status_token_hash: Option<String>,
        /// Until when the private link is good.
        pub status_until: Option<DateTime<Utc>>,
        /// How many lines the thread has; the number of its last message.
        pub version: i32,
    }

    impl Model {
        /// The object it concerns.
        pub fn about(&self) -> Option<ObjectRef> {
            let kind = self.about_kind.clone()?;
            Some(ObjectRef {
                kind,
                id: self.about_id?,
            })
        }
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
    use base::{ApiKey, Id, Organisation, Person};
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
        /// The key of the customer's program, when one wrote it.
        pub key_id: Option<Id<ApiKey>>,
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
        /// It came by e-mail.
        pub by_email: bool,
        /// What stood below in the mail: the one that was answered, and the signature.
        pub quoted: Option<String>,
        /// `ARE-2026-000001-3`: its number in the diary, when it has been moved from another case.
        pub registered_as: Option<String>,
        /// The case of that number, whose customer it came from or went to.
        pub registered_in: Option<Id<Case>>,
        /// Who sent the mail, as it says, when that is nobody known in the case.
        pub sender: Option<String>,
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

/// Somebody who may read a case beside its customer.
pub mod case_reader {
    use base::{Id, Organisation, Person, Represented};
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::model::{Case, CaseReader, Why};

    /// One row of `case_readers`: a person, an organisation, or an address that has no account yet.
    #[derive(Clone, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "case_readers")]
    pub struct Model {
        /// The row.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<CaseReader>,
        /// The case.
        pub case_id: Id<Case>,
        /// The person.
        pub person_id: Option<Id<Person>>,
        /// The organisation, whose cases some of its roles see.
        pub organisation_id: Option<Id<Organisation>>,
        /// The organisation that the person must be in: who has left it has left its cases.
        pub within_id: Option<Id<Organisation>>,
        /// The address that was typed, sealed for `desk.reader_email`.
        pub email: Option<String>,
        /// Keyed hash of its look-up form, domain `desk.reader_email`.
        pub email_hash: Option<String>,
        /// Why.
        pub why: Why,
        /// Who let them.
        pub given_by: Option<Id<Person>>,
        /// When.
        pub given_at: DateTime<Utc>,
        /// The case's latest message that customers can read.
        pub last_message_at: DateTime<Utc>,
    }

    impl Model {
        /// Who reads; none is an address without an account.
        pub fn who(&self) -> Option<Represented> {
            let organisation = self.organisation_id.map(Represented::Organisation);
            organisation.or_else(|| self.person_id.map(Represented::Person))
        }
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}

    /// Addresses stay out of logs.
    impl std::fmt::Debug for Model {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.debug_struct("case_reader")
                .field("id", &self.id)
                .field("why", &self.why)
                .finish_non_exhaustive()
        }
    }
}

/// An officer who has declared a conflict of interest in a case.
pub mod case_recusal {
    use base::{Id, Person};
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::model::Case;

    /// One row of `case_recusals`.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "case_recusals")]
    pub struct Model {
        /// The case.
        #[sea_orm(primary_key, auto_increment = false)]
        pub case_id: Id<Case>,
        /// The officer.
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: Id<Person>,
        /// When.
        pub recused_at: DateTime<Utc>,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// What a customer has typed and not sent.
pub mod case_draft {
    use base::{Id, Person};
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::model::{Case, CaseDraft};

    /// One row of `case_drafts`.
    #[derive(Clone, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "case_drafts")]
    pub struct Model {
        /// The draft.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<CaseDraft>,
        /// Whose it is.
        pub person_id: Id<Person>,
        /// The case it answers; none is a new one.
        pub case_id: Option<Id<Case>>,
        /// What was typed, sealed for `desk.draft`.
        pub content: String,
        /// When it was last kept.
        pub saved_at: DateTime<Utc>,
        /// When the person was told that it will be deleted.
        pub reminded_at: Option<DateTime<Utc>>,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}

    /// What people typed stays out of logs.
    impl std::fmt::Debug for Model {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.debug_struct("case_draft")
                .field("id", &self.id)
                .finish_non_exhaustive()
        }
    }
}

/// What a customer thought of how it went.
pub mod case_rating {
    use base::{Id, Person};
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::model::Case;

    /// One row of `case_ratings`.
    #[derive(Clone, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "case_ratings")]
    pub struct Model {
        /// The case.
        #[sea_orm(primary_key, auto_increment = false)]
        pub case_id: Id<Case>,
        /// From 1 to 5.
        pub stars: i32,
        /// Why, when the customer said so.
        pub words: Option<String>,
        /// Who gave it; none is a visitor.
        pub rated_by: Option<Id<Person>>,
        /// When it was first given.
        pub rated_at: DateTime<Utc>,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}

    /// What people wrote stays out of logs.
    impl std::fmt::Debug for Model {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.debug_struct("case_rating")
                .field("stars", &self.stars)
                .finish_non_exhaustive()
        }
    }
}

/// That two cases have to do with each other.
pub mod case_link {
    use base::Id;
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::model::Case;

    /// One row of `case_links`; one for the two, whichever stands first.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "case_links")]
    pub struct Model {
        /// One.
        #[sea_orm(primary_key, auto_increment = false)]
        pub case_id: Id<Case>,
        /// The other.
        #[sea_orm(primary_key, auto_increment = false)]
        pub other_id: Id<Case>,
        /// Since when.
        pub linked_at: DateTime<Utc>,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
