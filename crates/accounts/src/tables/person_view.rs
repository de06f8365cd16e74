//! That a member of staff looked at a person; the person can see it.

use base::{Id, Person};
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

/// Marks ids of views.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PersonView {}

/// One row of `person_views`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "person_views")]
pub struct Model {
    /// The view.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Id<PersonView>,
    /// Who was looked at.
    pub person_id: Id<Person>,
    /// Who looked.
    pub viewer_id: Id<Person>,
    /// When.
    pub at: DateTime<Utc>,
    /// Why; always there for a person with protected identity.
    pub reason: Option<String>,
    /// What was looked at: `page`, or `personnummer` in clear.
    pub shown: String,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
