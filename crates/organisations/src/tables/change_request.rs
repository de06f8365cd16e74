//! A request to change what only staff may change, against fraud (organisations.md); and where money is
//! paid to.

use base::{Id, Organisation, Person};
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;
use sea_orm::prelude::StringLen;

/// Marks ids of requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeRequest {}

/// What is to be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum Field {
    /// Bankgiro.
    #[sea_orm(string_value = "bankgiro")]
    Bankgiro,
    /// Plusgiro.
    #[sea_orm(string_value = "plusgiro")]
    Plusgiro,
    /// Organisationsnummer.
    #[sea_orm(string_value = "number")]
    Number,
}

/// Where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum ChangeState {
    /// Waits for an officer.
    #[sea_orm(string_value = "waiting")]
    Waiting,
    /// It was changed.
    #[sea_orm(string_value = "approved")]
    Approved,
    /// It was not.
    #[sea_orm(string_value = "declined")]
    Declined,
    /// Taken back.
    #[sea_orm(string_value = "withdrawn")]
    Withdrawn,
}

/// One row of `change_requests`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "change_requests")]
pub struct Model {
    /// The request.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Id<ChangeRequest>,
    /// Whose.
    pub organisation_id: Id<Organisation>,
    /// What is to be changed.
    pub field: Field,
    /// Its digits when it was asked, sealed.
    pub old_value: Option<String>,
    /// The digits that it is to have, sealed.
    pub new_value: String,
    /// Why, in the words of who asks.
    pub reason: String,
    /// Where it is.
    pub state: ChangeState,
    /// Who asked.
    pub asked_by: Option<Id<Person>>,
    /// When.
    pub asked_at: DateTime<Utc>,
    /// Who decided or took it back.
    pub decided_by: Option<Id<Person>>,
    /// When.
    pub decided_at: Option<DateTime<Utc>>,
    /// Why it was declined.
    pub why: Option<String>,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}

/// Where money is paid to.
pub mod giro {
    use base::{Id, Organisation};
    use sea_orm::entity::prelude::*;

    use crate::model::GiroKind;

    /// One row of `giros`.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "giros")]
    pub struct Model {
        /// Whose.
        #[sea_orm(primary_key, auto_increment = false)]
        pub organisation_id: Id<Organisation>,
        /// Bankgiro or plusgiro.
        #[sea_orm(primary_key, auto_increment = false)]
        pub kind: GiroKind,
        /// Its digits.
        pub number: String,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
