//! The logo of an organisation, as it was drawn anew; the picture is a file of the room `files`.

use base::{Id, Organisation};
use chrono::{DateTime, Utc};
use files::File;
use sea_orm::entity::prelude::*;

/// One row of `logos`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "logos")]
pub struct Model {
    /// Whose.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organisation_id: Id<Organisation>,
    /// The picture.
    pub file_id: Id<File>,
    /// SHA-256 of the picture, in its address: another picture has another address.
    pub digest: String,
    /// In pixels.
    pub width: i32,
    /// In pixels.
    pub height: i32,
    /// Since when.
    pub changed_at: DateTime<Utc>,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
