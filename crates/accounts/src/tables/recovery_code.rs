//! A code that stands in once for a lost code app.

use base::{Id, Person};
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

/// Marks ids of recovery codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecoveryCode {}

/// One row of `recovery_codes`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "recovery_codes")]
pub struct Model {
    /// The code.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Id<RecoveryCode>,
    /// Whose.
    pub person_id: Id<Person>,
    /// `second_factor::recovery_code_hash`: keyed hash over person and code.
    pub code_hash: String,
    /// When it was used.
    pub used_at: Option<DateTime<Utc>>,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
