//! "Uppgifterna stämmer": when a manager last said so, and was last reminded to.

use base::{Id, Organisation, Person};
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

/// One row of `verifications`; none before the first time.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "verifications")]
pub struct Model {
    /// Whose details.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organisation_id: Id<Organisation>,
    /// When they were last said to be right.
    pub verified_at: Option<DateTime<Utc>>,
    /// By whom.
    pub verified_by: Option<Id<Person>>,
    /// When the managers were last reminded.
    pub reminded_at: Option<DateTime<Utc>>,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
