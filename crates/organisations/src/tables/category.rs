//! Categories, which decide price groups and grants, and which organisations are in which.

use base::Id;
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

/// Marks ids of categories.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Category {}

/// One row of `organisation_categories`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "organisation_categories")]
pub struct Model {
    /// The category.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Id<Category>,
    /// Its name in Swedish.
    pub name_sv: String,
    /// Its name in English.
    pub name_en: String,
    /// For sorting, and so that no two have one name: `model::sort_key` of the Swedish one.
    pub name_key: String,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}

/// That an organisation is in a category.
pub mod link {
    use base::{Id, Organisation};
    use sea_orm::entity::prelude::*;

    /// One row of `organisations_in_categories`.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "organisations_in_categories")]
    pub struct Model {
        /// The organisation.
        #[sea_orm(primary_key, auto_increment = false)]
        pub organisation_id: Id<Organisation>,
        /// The category.
        #[sea_orm(primary_key, auto_increment = false)]
        pub category_id: Id<super::Category>,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
