//! The rows of this crate's table.

/// A file that somebody sent.
pub mod file {
    use base::{Id, Person};
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::model::{File, State};

    /// One row of `files`.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "files")]
    pub struct Model {
        /// The file.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<File>,
        /// The kind of the object it hangs on; none while its form is not sent.
        pub object_kind: Option<String>,
        /// That object.
        pub object_id: Option<Uuid>,
        /// Which part of the object: a line of a thread; 0 where there are no parts.
        pub part: i32,
        /// The question of its form that it answers; none for other attachments.
        pub question: Option<i32>,
        /// As its sender called it, cleaned.
        pub name: String,
        /// How long it is.
        pub bytes: i64,
        /// Hex.
        pub sha256: String,
        /// As its content tells.
        pub media_type: String,
        /// Its key in the file storage.
        pub blob: String,
        /// Whether it can be had.
        pub state: State,
        /// Who sent it; none for visitors.
        pub person_id: Option<Id<Person>>,
        /// The browser that sent it, as a keyed hash.
        pub browser: String,
        /// When it began to arrive.
        pub created_at: DateTime<Utc>,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
