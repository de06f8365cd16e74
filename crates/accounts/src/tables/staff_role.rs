//! A role among the owner's staff.

use base::{Id, Person};
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

/// One row of `staff_roles`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "staff_roles")]
pub struct Model {
    /// Who has it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: Id<Person>,
    /// `StaffRole::code`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub role: String,
    /// The administrator who gave it; none is the command line or the demo.
    pub given_by: Option<Id<Person>>,
    /// When.
    pub given_at: DateTime<Utc>,
    /// Since when it counts; none while it waits for a second administrator (`staff.four_eyes`).
    pub approved_at: Option<DateTime<Utc>>,
    /// The second administrator.
    pub approved_by: Option<Id<Person>>,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
