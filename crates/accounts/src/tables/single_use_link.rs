//! A mailed link that works once.

use base::{Id, Person};
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

/// Marks ids of single-use links.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {}

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum Purpose {
    /// Confirms the e-mail address of a new account.
    #[sea_orm(string_value = "confirm")]
    Confirm,
    /// Chooses a new password.
    #[sea_orm(string_value = "reset")]
    Reset,
    /// Confirms a new e-mail address.
    #[sea_orm(string_value = "email_change")]
    EmailChange,
    /// Takes a change of e-mail address back.
    #[sea_orm(string_value = "email_undo")]
    EmailUndo,
}

/// One row of `single_use_links`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "single_use_links")]
pub struct Model {
    /// The link.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Id<Link>,
    /// Whose.
    pub person_id: Id<Person>,
    /// What for.
    pub purpose: Purpose,
    /// SHA-256 of the token, hex; unique.
    #[sea_orm(unique)]
    pub token_hash: String,
    /// What the purpose needs, sealed for `accounts.link`.
    pub data: Option<String>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// From when it no longer works.
    pub expires_at: DateTime<Utc>,
    /// When it was used, or replaced by a newer one.
    pub used_at: Option<DateTime<Utc>>,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
