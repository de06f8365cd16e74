//! A version of the terms of the account.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

/// One row of `terms`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "terms")]
pub struct Model {
    /// Its name, a date such as `2026-11-21`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: String,
    /// From when it is in force.
    pub valid_from: DateTime<Utc>,
    /// The file it came as, shown in Historik.
    pub file_name: String,
    /// Swedish, Markdown.
    pub sv: String,
    /// English, Markdown.
    pub en: String,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
