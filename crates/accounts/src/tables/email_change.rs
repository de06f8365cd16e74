//! A change of e-mail address, from the wish to the end of the time to regret it.

use base::{Id, Person};
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

/// Marks ids of e-mail changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmailChange {}

/// One row of `email_changes`.
#[derive(Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "email_changes")]
pub struct Model {
    /// The change.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Id<EmailChange>,
    /// Whose.
    pub person_id: Id<Person>,
    /// The address before.
    pub old_email: String,
    /// The address after.
    pub new_email: String,
    /// When it was asked for.
    pub requested_at: DateTime<Utc>,
    /// The member of staff who asked for it after an identity check; none is the person.
    pub requested_by: Option<Id<Person>>,
    /// When the new address was confirmed and took effect.
    pub confirmed_at: Option<DateTime<Utc>>,
    /// When it was taken back from the old address.
    pub undone_at: Option<DateTime<Utc>>,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}

/// Personal data stays out of logs.
impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("email_change")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}
