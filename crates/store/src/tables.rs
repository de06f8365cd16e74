//! The rows of this crate's tables.

/// A piece of work to be done after the transaction that asked for it.
pub mod job {
    use base::Id;
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    /// One row of `jobs`; a row that is done is gone.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "jobs")]
    pub struct Model {
        /// The job.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<super::Job>,
        /// Which `JobKind` does it.
        pub kind: String,
        /// JSON: ids only.
        pub payload: String,
        /// When it may run.
        pub run_at: DateTime<Utc>,
        /// How often it has been tried.
        pub attempts: i32,
        /// Fencing token of the worker that has it.
        pub lease: Option<Uuid>,
        /// When the lease ends.
        pub leased_until: Option<DateTime<Utc>>,
        /// When it was asked for.
        pub created_at: DateTime<Utc>,
        /// At most one waiting job has this key.
        pub unique_key: Option<String>,
        /// Why the last try failed.
        pub last_error: Option<String>,
        /// When it was given up.
        pub failed_at: Option<DateTime<Utc>>,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Marks ids of jobs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Job {}

/// Marks ids of audit entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuditEntry {}

/// Something that was done, sealed into a chain afterwards.
pub mod audit_entry {
    use base::Id;
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    /// One row of `audit_entries`. Holds ids and digests, never names or texts.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "audit_entries")]
    pub struct Model {
        /// The entry.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<super::AuditEntry>,
        /// When.
        pub at: DateTime<Utc>,
        /// `person`, `representative`, `staff`, `system`, `visitor` or `key`.
        pub actor_kind: String,
        /// Who: a person, or the key of a program.
        pub actor_id: Option<Uuid>,
        /// The organisation acted for.
        pub hat_id: Option<Uuid>,
        /// What, `crate.act`.
        pub act: String,
        /// What kind of thing it was done to.
        pub object_kind: String,
        /// Which one.
        pub object_id: Uuid,
        /// JSON: ids and digests.
        pub details: String,
        /// Place in the chain, from 1; empty until sealed.
        pub seq: Option<i64>,
        /// SHA-256(previous hash ‖ canonical row), hex; empty until sealed.
        pub hash: Option<String>,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// A posted form that has been seen.
pub mod form_key {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    /// One row of `form_keys`.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "form_keys")]
    pub struct Model {
        /// SHA-256 of the form's key, hex.
        #[sea_orm(primary_key, auto_increment = false)]
        pub key_hash: String,
        /// Where the first post led.
        pub answer: String,
        /// When it was posted.
        pub at: DateTime<Utc>,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// When a recurring piece of work runs next.
pub mod cron {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    /// One row of `crons`.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "crons")]
    pub struct Model {
        /// Which `Cron`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub name: String,
        /// When it runs next; taking a turn moves this on.
        pub next_at: DateTime<Utc>,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Marks ids of merges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Merge {}

/// A thing that was merged into another of its kind.
pub mod merge {
    use base::Id;
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    /// One row of `merges`.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "merges")]
    pub struct Model {
        /// The merge.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<super::Merge>,
        /// The table of both.
        pub whom: String,
        /// What was merged.
        pub from_id: Uuid,
        /// What is left.
        pub to_id: Uuid,
        /// When.
        pub at: DateTime<Utc>,
        /// When it was undone.
        pub undone_at: Option<DateTime<Utc>>,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
