//! Files of organisations that are read in, kept for a day.

use base::{Id, Person};
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

/// Marks ids of imports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Import {}

/// Where an import is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum ImportState {
    /// Its rows are being told apart from what is there; nothing can be confirmed.
    #[sea_orm(string_value = "reading")]
    Reading,
    /// It is shown, and nothing is saved.
    #[sea_orm(string_value = "preview")]
    Preview,
    /// It is being saved in the background.
    #[sea_orm(string_value = "running")]
    Running,
    /// Everything that could be saved is.
    #[sea_orm(string_value = "done")]
    Done,
    /// It could not be finished.
    #[sea_orm(string_value = "failed")]
    Failed,
}

/// One row of `organisation_imports`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "organisation_imports")]
pub struct Model {
    /// The import.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Id<Import>,
    /// Who read the file in, and then who confirmed it.
    pub made_by: Id<Person>,
    /// When it was read.
    pub created_at: DateTime<Utc>,
    /// Where it is.
    pub state: ImportState,
    /// When it was done, or failed.
    pub ended_at: Option<DateTime<Utc>>,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}

/// A row of the file.
pub mod row {
    use base::{Id, Organisation};
    use sea_orm::entity::prelude::*;

    /// Marks ids of rows.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum ImportRow {}

    /// What becomes of a row.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
    #[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
    pub enum Outcome {
        /// A new organisation.
        #[sea_orm(string_value = "new")]
        New,
        /// An organisation that is there is changed.
        #[sea_orm(string_value = "change")]
        Change,
        /// It is there just like that.
        #[sea_orm(string_value = "same")]
        Same,
        /// It cannot be saved.
        #[sea_orm(string_value = "bad")]
        Bad,
        /// It was saved.
        #[sea_orm(string_value = "saved")]
        Saved,
        /// Somebody changed the organisation after the preview: it was passed over.
        #[sea_orm(string_value = "passed")]
        Passed,
    }

    /// One row of `organisation_import_rows`.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "organisation_import_rows")]
    pub struct Model {
        /// The row.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<ImportRow>,
        /// The file.
        pub import_id: Id<super::Import>,
        /// Its line in the file, from 1.
        pub line: i64,
        /// What becomes of it.
        pub outcome: Outcome,
        /// The organisation that has the number.
        pub organisation_id: Option<Id<Organisation>>,
        /// The version of it that the preview showed.
        pub seen: Option<i64>,
        /// What stands in it, sealed; of a row that cannot be saved by what it is found, and nothing of one
        /// that was saved.
        pub cells: Option<String>,
        /// What is wrong: pairs of column and reason, never what stands in the file.
        pub problems: Option<String>,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
