//! Organisations that have had somebody who keeps their details and users, and whether they still have.

use base::{Id, Organisation};
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

/// One row of `heads`; none of an organisation that never had anybody.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "heads")]
pub struct Model {
    /// The organisation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organisation_id: Id<Organisation>,
    /// Since when nobody does, as the owner's office was told.
    pub missing_since: Option<DateTime<Utc>>,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
