//! An account that is to be closed, or was at a known death.

use base::{Id, Person};
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

/// One row of `closings`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "closings")]
pub struct Model {
    /// Whose.
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: Id<Person>,
    /// When it was asked for.
    pub asked_at: DateTime<Utc>,
    /// When the account is closed; none when the person has died, and staff ended it at once.
    pub due_at: Option<DateTime<Utc>>,
    /// When the person was reminded.
    pub reminded_at: Option<DateTime<Utc>>,
    /// Since when it waits for something that must be settled first.
    pub waits_since: Option<DateTime<Utc>>,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
