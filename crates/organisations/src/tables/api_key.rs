//! The keys by which programs act for an organisation.

use base::{ApiKey, Id, Organisation, Person};
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

/// One row of `api_keys`. The key itself is nowhere.
#[derive(Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "api_keys")]
pub struct Model {
    /// The key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Id<ApiKey>,
    /// Whom the program acts for.
    pub organisation_id: Id<Organisation>,
    /// What the organisation calls the program.
    pub name: String,
    /// SHA-256 of the key, hex.
    pub key_hash: String,
    /// Its last characters, by which people tell keys apart.
    pub tail: String,
    /// Who made it; none for the demo's.
    pub made_by: Option<Id<Person>>,
    /// When.
    pub made_at: DateTime<Utc>,
    /// When it ends by itself; none when it does not.
    pub expires_at: Option<DateTime<Utc>>,
    /// When it was last used, to the hour.
    pub last_used_at: Option<DateTime<Utc>>,
    /// When somebody revoked it.
    pub revoked_at: Option<DateTime<Utc>>,
}

impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("ApiKey").field(&self.id).finish()
    }
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
