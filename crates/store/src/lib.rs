//! The database of an installation, SQLite or PostgreSQL, and what every room needs of it: write
//! transactions, jobs and outbox, the audit chain, one-time form keys, reference numbers and the
//! encryption of fields; and the files that lie beside it. It knows no domain.

mod alone;
mod audit;
mod blobs;
pub mod copies;
mod figures;
mod form_keys;
mod installation;
mod jobs;
mod keys;
mod merging;
mod open;
mod permit;
mod references;
mod resealing;
mod retention;
mod sql;
mod stop;
pub mod tables;
mod tx;
mod worker;

#[path = "../migrations/m20261121_100000_store_foundation.rs"]
mod m20261121_100000_store_foundation;
#[path = "../migrations/m20261123_010000_store_merges.rs"]
mod m20261123_010000_store_merges;
#[path = "../migrations/m20261124_050000_store_merge_twins.rs"]
mod m20261124_050000_store_merge_twins;

pub use audit::{Audit, AuditReport, AuditTrouble};
pub use blobs::{BlobWriter, Blobs, S3Account};
pub use figures::{Instants, JobFigures, PoolFigures};
pub use form_keys::{Claim, KeyReused, key_for};
pub use installation::InstallationLock;
pub use jobs::{Cron, Failed, JobError, JobKind, NewJob, each};
pub use keys::{Keyring, MissingKey};
pub use merging::{AtLoss, AtMerge, Belongs, MERGE_UNDONE_WITHIN, MERGING, merged_from, merged_into, undoable_merges};
pub use open::Store;
pub use permit::{NoLongerPermitted, Permit, permitted};
pub use resealing::{Resealed, SealedColumn};
pub use retention::{Class, Holder, Kept, Retention, Term, retention};
pub use sql::{Sql, like};
pub use stop::{Never, Stop, is_unique_violation};
pub use tx::{Actor, Tx};
pub use worker::Worker;

use sea_orm_migration::MigrationTrait;

/// The tables of this crate.
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(m20261121_100000_store_foundation::Migration),
        Box::new(m20261123_010000_store_merges::Migration),
        Box::new(m20261124_050000_store_merge_twins::Migration),
    ]
}

/// The columns of this crate that say whom a row belongs to.
pub fn belongs() -> Vec<Belongs> {
    let who_acted = "the log tells who did something, under the name of then";
    vec![
        Belongs::stays("persons", "audit_entries", "actor_id", who_acted),
        Belongs::stays("organisations", "audit_entries", "hat_id", who_acted),
    ]
}
