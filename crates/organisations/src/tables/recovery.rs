//! A request to keep an organisation's users when nobody is left who does (organisations.md, Locked out).

use base::{Id, Organisation, Person};
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;
use sea_orm::prelude::StringLen;

/// Marks ids of recoveries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recovery {}

/// Where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum RecoveryState {
    /// Waits for an authorised signatory, two others, or staff.
    #[sea_orm(string_value = "asked")]
    Asked,
    /// The days run in which it can be stopped.
    #[sea_orm(string_value = "waiting")]
    Waiting,
    /// The person got the role.
    #[sea_orm(string_value = "done")]
    Done,
    /// Somebody who acts for the organisation said no.
    #[sea_orm(string_value = "stopped")]
    Stopped,
    /// Staff said no.
    #[sea_orm(string_value = "declined")]
    Declined,
}

/// One row of `recoveries`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "recoveries")]
pub struct Model {
    /// The request.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Id<Recovery>,
    /// For whom.
    pub organisation_id: Id<Organisation>,
    /// Who asks, and gets the role.
    pub person_id: Id<Person>,
    /// Why, in the person's words.
    pub reason: String,
    /// Where it is.
    pub state: RecoveryState,
    /// When it was asked.
    pub created_at: DateTime<Utc>,
    /// When the role is given, if nobody stops it.
    pub effective_at: Option<DateTime<Utc>>,
    /// When it was over.
    pub ended_at: Option<DateTime<Utc>>,
    /// The officer who decided, or who stopped it.
    pub decided_by: Option<Id<Person>>,
    /// Why it was declined.
    pub why: Option<String>,
    /// The e-mail address of the authorised signatory who is asked to sign, as it was typed.
    pub signatory: Option<String>,
    /// The same in lower case, for looking up.
    pub signatory_key: Option<String>,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}

/// Who signed a recovery.
pub mod signature {
    use base::{Id, Person};
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    /// One row of `recovery_signatures`.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "recovery_signatures")]
    pub struct Model {
        /// What.
        #[sea_orm(primary_key, auto_increment = false)]
        pub recovery_id: Id<super::Recovery>,
        /// Who.
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: Id<Person>,
        /// When.
        pub signed_at: DateTime<Utc>,
        /// As an authorised signatory that neither roles nor board tell of: counts only with documents.
        pub is_unproven: bool,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
