//! What an agent does for a customer, or asks to do. The agent knows the customer by its number alone
//! until the customer says yes; a question about a number that nobody has looks the same.

use base::{Id, Organisation, Person};
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::*;
use sea_orm::prelude::StringLen;

/// Marks ids of assignments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assignment {}

/// What the agent may do in the customer's matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum Scope {
    /// Reads.
    #[sea_orm(string_value = "read")]
    Read,
    /// Reads and answers.
    #[sea_orm(string_value = "act")]
    Act,
}

/// Where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum AssignmentState {
    /// Waits for the customer.
    #[sea_orm(string_value = "asked")]
    Asked,
    /// The customer said yes.
    #[sea_orm(string_value = "active")]
    Active,
    /// The customer said no.
    #[sea_orm(string_value = "declined")]
    Declined,
    /// The agent took the question back.
    #[sea_orm(string_value = "withdrawn")]
    Withdrawn,
    /// One of them, another assignment or time ended it.
    #[sea_orm(string_value = "ended")]
    Ended,
    /// Nobody answered.
    #[sea_orm(string_value = "lapsed")]
    Lapsed,
}

/// One row of `assignments`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "assignments")]
pub struct Model {
    /// The assignment.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Id<Assignment>,
    /// Who acts.
    pub agent_id: Id<Organisation>,
    /// For whom; none when nobody has the number.
    pub customer_id: Option<Id<Organisation>>,
    /// The number that the agent typed, sealed.
    pub number: String,
    /// Keyed hash of it.
    pub number_hash: String,
    /// The name of the service whose matters it is about.
    pub service: String,
    /// How far it goes.
    pub scope: Scope,
    /// Where it is.
    pub state: AssignmentState,
    /// What the agent wrote to the customer.
    pub message: Option<String>,
    /// Its last day.
    pub until_day: NaiveDate,
    /// Who asked.
    pub asked_by: Option<Id<Person>>,
    /// When.
    pub asked_at: DateTime<Utc>,
    /// Who answered for the customer.
    pub answered_by: Option<Id<Person>>,
    /// When.
    pub answered_at: Option<DateTime<Utc>>,
    /// Who ended it; none is time.
    pub ended_by: Option<Id<Person>>,
    /// When it was over, whatever way.
    pub ended_at: Option<DateTime<Utc>>,
    /// When those concerned were last reminded of what is next.
    pub reminded_at: Option<DateTime<Utc>>,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
