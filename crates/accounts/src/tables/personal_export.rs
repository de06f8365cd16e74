//! What a person takes out of the portal.

use base::{Id, Person};
use chrono::{DateTime, Utc};
use files::File;
use sea_orm::entity::prelude::*;

/// One row of `personal_exports`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "personal_exports")]
pub struct Model {
    /// Whose.
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: Id<Person>,
    /// When it was asked for.
    pub asked_at: DateTime<Utc>,
    /// The file, once it is made; it hangs on the person.
    pub file_id: Option<Id<File>>,
    /// When it was made.
    pub made_at: Option<DateTime<Utc>>,
    /// How many parts it has; none before they are counted.
    pub parts: i32,
    /// How many of them are packed.
    pub done: i32,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
