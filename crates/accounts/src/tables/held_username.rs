//! A username that was chosen together with a taken e-mail address. It is held as long as the account
//! would have been that was not made, so that a free username does not tell a taken address.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

/// One row of `held_usernames`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "held_usernames")]
pub struct Model {
    /// `Username::key`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub username_key: String,
    /// Since when.
    pub held_at: DateTime<Utc>,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
