//! What staff write to many organisations at once.

use base::{Id, Person};
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

/// Marks ids of mailings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mailing {}

/// Where a mailing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum MailingState {
    /// It is written, and nobody has got it.
    #[sea_orm(string_value = "draft")]
    Draft,
    /// It is sent off, and its letters are being listed.
    #[sea_orm(string_value = "listing")]
    Listing,
    /// Its letters are being sent.
    #[sea_orm(string_value = "sending")]
    Sending,
    /// All letters are on their way.
    #[sea_orm(string_value = "sent")]
    Sent,
}

/// One row of `mailings`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mailings")]
pub struct Model {
    /// The mailing.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Id<Mailing>,
    /// Who wrote it, and then who sent it.
    pub made_by: Id<Person>,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// Where it is.
    pub state: MailingState,
    /// The subject in Swedish.
    pub subject_sv: String,
    /// The text in Swedish, with empty lines between paragraphs.
    pub text_sv: String,
    /// The subject in English; without it everybody gets the Swedish one.
    pub subject_en: Option<String>,
    /// The text in English.
    pub text_en: Option<String>,
    /// Whether those who keep the organisations' details and users get it.
    pub to_heads: bool,
    /// Whether it goes to the organisations' own addresses.
    pub to_address: bool,
    /// What the register was narrowed to, as the query of its address.
    pub narrowed: String,
    /// Ids of those that were ticked, with spaces between; none means all that the register was narrowed to.
    pub chosen: Option<String>,
    /// When it was sent off.
    pub confirmed_at: Option<DateTime<Utc>>,
    /// When all letters were on their way.
    pub ended_at: Option<DateTime<Utc>>,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}

/// A letter of a mailing.
pub mod letter {
    use base::{Id, Organisation, Person};
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    /// Marks ids of letters.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum MailingLetter {}

    /// One row of `mailing_letters`.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "mailing_letters")]
    pub struct Model {
        /// The letter.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<MailingLetter>,
        /// The mailing.
        pub mailing_id: Id<super::Mailing>,
        /// The organisation for which it is sent; of several, the first by name.
        pub organisation_id: Id<Organisation>,
        /// Who gets it; none is the organisation's own address.
        pub person_id: Option<Id<Person>>,
        /// When it was handed over.
        pub sent_at: Option<DateTime<Utc>>,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
