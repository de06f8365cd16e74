//! The rows of this crate's tables.

mod decisions;

pub use decisions::{case_appeal, case_decision, decision_type};

/// What a case can be about.
pub mod topic {
    use base::Id;
    use sea_orm::entity::prelude::*;

    use crate::teams::Team;

    /// One row of `topics`.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "topics")]
    pub struct Model {
        /// How cases name it; never changed, never used again.
        #[sea_orm(primary_key, auto_increment = false)]
        pub code: String,
        /// The group it stands in; a group stands in none.
        pub parent: Option<String>,
        /// Its name in Swedish.
        pub name_sv: String,
        /// Its name in English.
        pub name_en: String,
        /// Our next word comes within this: `3 days`, `4 hours`.
        pub answer_within: String,
        /// Whether it can be chosen at `/kontakt` and `/arenden/ny`.
        pub on_contact: bool,
        /// Whether it can be chosen at `/felanmalan`.
        pub on_fault: bool,
        /// Whether neither name nor address is asked for.
        pub is_anonymous: bool,
        /// Whether it can no longer be chosen.
        pub is_hidden: bool,
        /// The team that its cases go to.
        pub team_id: Option<Id<Team>>,
        /// The solution comes within this.
        pub solve_within: Option<String>,
        /// What its states are called, as JSON, where that is not the usual.
        pub state_words: Option<String>,
        /// Its place in the list, from 1.
        pub place: i32,
        /// How often it was saved.
        pub version: i32,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Teams of case officers.
pub mod team {
    use base::Id;
    use sea_orm::entity::prelude::*;

    use crate::teams::Team;

    /// One row of `teams`.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "teams")]
    pub struct Model {
        /// The team.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Team>,
        /// What staff call it.
        pub name: String,
        /// The name in lower case; unique.
        #[sea_orm(unique)]
        pub name_key: String,
        /// How often it was saved.
        pub version: i32,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// That an officer is in a team.
pub mod team_member {
    use base::{Id, Person};
    use sea_orm::entity::prelude::*;

    use crate::teams::Team;

    /// One row of `team_members`.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "team_members")]
    pub struct Model {
        /// The team.
        #[sea_orm(primary_key, auto_increment = false)]
        pub team_id: Id<Team>,
        /// The officer.
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: Id<Person>,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// A selection of the queue that an officer saved.
pub mod saved_selection {
    use base::{Id, Person};
    use sea_orm::entity::prelude::*;

    use crate::model::SavedSelection;
    use crate::teams::Team;

    /// One row of `saved_selections`.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "saved_selections")]
    pub struct Model {
        /// The selection.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<SavedSelection>,
        /// Whose it is.
        pub person_id: Id<Person>,
        /// The team that sees it too.
        pub team_id: Option<Id<Team>>,
        /// What it is called.
        pub name: String,
        /// The name in lower case; an officer has one of each.
        pub name_key: String,
        /// What the queue is narrowed to, as in its address.
        pub filter: String,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// How the pages of the queue behave for an officer.
pub mod officer_setting {
    use base::{Id, Person};
    use sea_orm::entity::prelude::*;

    /// One row of `officer_settings`; who never chose has none, and all of it is on.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "officer_settings")]
    pub struct Model {
        /// The officer.
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: Id<Person>,
        /// Whether single keys do things.
        pub has_keys: bool,
        /// Whether the counts are kept current while a page is looked at.
        pub is_live: bool,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// A case.
pub mod case {
    use base::{Id, Organisation, Person};
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
        /// It came by e-mail.
        pub by_email: bool,
        /// What stood below in the mail: the one that was answered, and the signature.
        pub quoted: Option<String>,
        /// `ARE-2026-000001-3`: its number in the diary, when it has been moved from another case.
        pub registered_as: Option<String>,
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

/// A text that officers begin answers with.
pub mod canned_answer {
    use base::{Id, Lang};
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::model::CannedAnswer;

    /// One row of `canned_answers`; hidden, never deleted.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "canned_answers")]
    pub struct Model {
        /// The canned answer.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<CannedAnswer>,
        /// What officers know it by.
        pub name: String,
        /// Code of the topic it is for; none suits all.
        pub topic: Option<String>,
        /// The Swedish text, with places to be filled in.
        pub sv: String,
        /// The English text; without it the Swedish is used.
        pub en: Option<String>,
        /// Whether officers can choose it.
        pub is_offered: bool,
        /// When it was made or last changed.
        pub changed_at: DateTime<Utc>,
        /// Rises with every change.
        pub version: i32,
    }

    impl Model {
        /// The text for a customer of this language.
        pub fn text(&self, lang: Lang) -> &str {
            match lang {
                Lang::Sv => &self.sv,
                Lang::En => self.en.as_deref().unwrap_or(&self.sv),
            }
        }
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
