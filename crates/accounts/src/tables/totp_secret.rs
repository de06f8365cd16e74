//! The secret that a person's code app shares with us (RFC 6238).

use base::{Id, Person};
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

/// One row of `totp_secrets`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "totp_secrets")]
pub struct Model {
    /// Whose.
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: Id<Person>,
    /// The raw secret, sealed for `accounts.totp`.
    pub secret: String,
    /// When it was set up.
    pub created_at: DateTime<Utc>,
    /// When the first right code was given; until then it is not asked for.
    pub confirmed_at: Option<DateTime<Utc>>,
    /// The latest step whose code was used: no code of it or an earlier one works again.
    pub last_step: i64,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
