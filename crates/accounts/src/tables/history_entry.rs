//! A line of a person's Historik. Unlike the audit log it may hold personal data, and is erased with
//! the person; secrets and identity numbers are masked before they come here.

use base::{Id, Person};
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

/// Marks ids of history entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryEntry {}

/// One row of `history_entries`.
#[derive(Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "history_entries")]
pub struct Model {
    /// The entry.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Id<HistoryEntry>,
    /// Whose history.
    pub person_id: Id<Person>,
    /// When.
    pub at: DateTime<Utc>,
    /// What: the text key is `accounts-history-<kind>`.
    pub kind: String,
    /// The values of the text: a JSON object of texts.
    pub details: String,
    /// `self`, `staff` or `system`.
    pub by_kind: String,
    /// Which member of staff.
    pub by_id: Option<Id<Person>>,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}

/// Personal data stays out of logs.
impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("history_entry")
            .field("id", &self.id)
            .field("kind", &self.kind)
            .finish_non_exhaustive()
    }
}
