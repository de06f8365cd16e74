//! An address that is invited to act for an organisation; gone when it is answered or taken back.

use base::{Id, Organisation, Person};
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

/// Marks ids of invitations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Invitation {}

/// One row of `invitations`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "invitations")]
pub struct Model {
    /// The invitation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Id<Invitation>,
    /// For whom.
    pub organisation_id: Id<Organisation>,
    /// Where it was sent, as it was typed.
    pub email: String,
    /// The same for looking up.
    pub email_key: String,
    /// Codes of the roles offered, with spaces between.
    pub roles: String,
    /// Keyed hash of the token in the mailed link.
    #[sea_orm(unique)]
    pub token_hash: String,
    /// Who sent it last.
    pub invited_by: Option<Id<Person>>,
    /// When it was first sent.
    pub created_at: DateTime<Utc>,
    /// From when it no longer works.
    pub expires_at: DateTime<Utc>,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
