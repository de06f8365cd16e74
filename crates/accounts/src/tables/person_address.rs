//! Where a private customer gets letters and invoices.

use base::{Id, Person};
use sea_orm::entity::prelude::*;
use sea_orm::prelude::StringLen;

/// How invoices come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum Invoices {
    /// To the e-mail address of the account.
    #[default]
    #[sea_orm(string_value = "email")]
    Email,
    /// To the address.
    #[sea_orm(string_value = "letter")]
    Letter,
}

/// One row of `person_addresses`; none before it is filled in.
#[derive(Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "person_addresses")]
pub struct Model {
    /// Whose.
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: Id<Person>,
    /// Street.
    pub street: String,
    /// Five digits.
    pub postal_code: String,
    /// Post town.
    pub city: String,
    /// How invoices come.
    pub invoices: Invoices,
    /// Counts changes, so that a stale one is told.
    pub version: i32,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}

/// Where somebody lives stays out of logs.
impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("person_address")
            .field("person_id", &self.person_id)
            .finish_non_exhaustive()
    }
}
