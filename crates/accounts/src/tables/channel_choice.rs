//! How a person wants to hear from a service.

use base::{Id, Person};
use sea_orm::entity::prelude::*;

/// The way of a service's messages; those that law or security need are always sent by e-mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum Channel {
    /// By e-mail; what counts until something else is chosen.
    #[sea_orm(string_value = "email")]
    Email,
    /// By text message.
    #[sea_orm(string_value = "sms")]
    Sms,
    /// Only in the portal.
    #[sea_orm(string_value = "none")]
    None,
}

/// One row of `channel_choices`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "channel_choices")]
pub struct Model {
    /// Whose.
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: Id<Person>,
    /// The name of the crate.
    #[sea_orm(primary_key, auto_increment = false)]
    pub service: String,
    /// The way.
    pub channel: Channel,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
