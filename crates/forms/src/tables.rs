//! The rows of this crate's tables.

/// A form that staff edit.
pub mod form {
    use base::Id;
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::model::{DefinedForm, FormVersion};

    /// One row of `forms`.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "forms")]
    pub struct Model {
        /// The form.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<DefinedForm>,
        /// Whose it is, as the room calls it; unique.
        #[sea_orm(unique)]
        pub owner: String,
        /// The fields as staff have them now, as JSON.
        pub draft: String,
        /// How often the draft was changed.
        pub version: i32,
        /// What is asked now; none when nothing is.
        pub current_id: Option<Id<FormVersion>>,
        /// When the draft was changed last.
        pub edited_at: DateTime<Utc>,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// What was published of a form.
pub mod form_version {
    use base::{Id, Person};
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::model::{DefinedForm, FormVersion};

    /// One row of `form_versions`; never changed.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "form_versions")]
    pub struct Model {
        /// The version.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<FormVersion>,
        /// Of which form.
        pub form_id: Id<DefinedForm>,
        /// From 1.
        pub number: i32,
        /// The fields, as JSON.
        pub definition: String,
        /// Who published it; none for the demo.
        pub published_by: Option<Id<Person>>,
        /// When.
        pub published_at: DateTime<Utc>,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// What was answered, for an object of some room.
pub mod form_answers {
    use base::Id;
    use sea_orm::entity::prelude::*;

    use crate::model::FormVersion;

    /// One row of `form_answers`.
    #[derive(Clone, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "form_answers")]
    pub struct Model {
        /// The kind of the object.
        #[sea_orm(primary_key, auto_increment = false)]
        pub object_kind: String,
        /// The object.
        #[sea_orm(primary_key, auto_increment = false)]
        pub object_id: Uuid,
        /// What was asked.
        pub version_id: Id<FormVersion>,
        /// What was answered, as JSON.
        pub answers: String,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}

    /// What people answered stays out of logs.
    impl std::fmt::Debug for Model {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.debug_struct("form_answers")
                .field("object_id", &self.object_id)
                .finish_non_exhaustive()
        }
    }
}
