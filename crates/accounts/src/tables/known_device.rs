//! A browser that a person has logged in with before.

use base::{Id, Person};
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

/// Marks ids of known devices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Device {}

/// One row of `known_devices`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "known_devices")]
pub struct Model {
    /// The device.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Id<Device>,
    /// Whose.
    pub person_id: Id<Person>,
    /// SHA-256 of the token in the browser's cookie, hex.
    pub token_hash: String,
    /// The browser, in words.
    pub device: String,
    /// First login.
    pub first_seen_at: DateTime<Utc>,
    /// Latest login.
    pub last_seen_at: DateTime<Utc>,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
