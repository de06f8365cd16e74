//! Work that one process at a time may do, on PostgreSQL too: bringing the tables up to date, changing
//! keys. On SQLite the installation lock has seen to it already.

use anyhow::Context;
use sea_orm::{ConnectionTrait, DbBackend, TransactionTrait};

use crate::open::Store;
use crate::tx::advisory_lock;

impl Store {
    /// Does `work` when no other process does work of this name; waits for its turn.
    pub async fn alone<T>(&self, name: &str, work: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
        if self.backend() != DbBackend::Postgres {
            return work.await;
        }
        // Held by a transaction that does nothing else, since the work opens its own.
        let turn = self.writer().begin().await?;
        turn.query_one_raw(advisory_lock(name))
            .await
            .with_context(|| format!("could not wait for the turn of {name}"))?;
        let done = work.await?;
        turn.commit().await?;
        Ok(done)
    }
}
