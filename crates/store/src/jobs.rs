//! Jobs are rows written in the transaction that asks for them, so work is neither lost nor done for
//! something that was rolled back. They run at least once: what they do must bear repeating.

use std::time::Duration;

use chrono::{DateTime, Utc};
use futures::future::BoxFuture;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, DbErr, EntityTrait};

use crate::tables::job;
use crate::tx::Tx;

/// How a job ended when it did not end well.
#[derive(Debug)]
pub enum JobError {
    /// Try again later, with growing pauses, for 24 hours.
    Retry(anyhow::Error),
    /// Trying again cannot help.
    GiveUp(anyhow::Error),
}

impl<E: Into<anyhow::Error>> From<E> for JobError {
    fn from(e: E) -> Self {
        JobError::Retry(e.into())
    }
}

/// Work under way.
type Doing<E> = BoxFuture<'static, Result<(), E>>;

/// A kind of job and the function that does it. `C` is what the function works with.
pub struct JobKind<C> {
    /// Name in the rows, `crate.verb`.
    pub name: &'static str,
    /// How many of this kind one node runs at once.
    pub concurrency: usize,
    /// When a run is cut off and counted as failed.
    pub timeout: Duration,
    /// Does it.
    pub run: fn(C, serde_json::Value) -> Doing<JobError>,
    /// Tells whom it concerns once it is given up.
    pub gave_up: Option<fn(C, serde_json::Value) -> Doing<anyhow::Error>>,
}

impl<C> Clone for JobKind<C> {
    fn clone(&self) -> Self {
        JobKind { ..*self }
    }
}

/// Work that recurs; each turn is taken by one node only.
pub struct Cron<C> {
    /// Name in the row.
    pub name: &'static str,
    /// How long between turns.
    pub every: Duration,
    /// Does it.
    pub run: fn(C) -> Doing<anyhow::Error>,
}

impl<C> Clone for Cron<C> {
    fn clone(&self) -> Self {
        Cron { ..*self }
    }
}

/// So many of a turn failed, and are logged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0} of a turn failed")]
pub struct Failed(pub u64);

impl Failed {
    /// How a turn of several parts ended, of which so many failed.
    pub fn none_or(failed: u64) -> anyhow::Result<()> {
        match failed {
            0 => Ok(()),
            failed => Err(Failed(failed).into()),
        }
    }
}

/// Does `work` for each of a turn. One that fails is logged and keeps no other waiting.
pub async fn each<T, F: Future<Output = anyhow::Result<()>>>(
    all: impl IntoIterator<Item = T>,
    work: impl Fn(T) -> F,
) -> Result<(), Failed> {
    let mut failed = 0;
    for one in all {
        if let Err(e) = work(one).await {
            failed += 1;
            tracing::error!(error = format!("{e:#}"), "one of a turn failed");
        }
    }
    match failed {
        0 => Ok(()),
        failed => Err(Failed(failed)),
    }
}

/// A job to be written.
#[derive(Debug)]
pub struct NewJob {
    kind: &'static str,
    payload: serde_json::Value,
    run_at: Option<DateTime<Utc>>,
    unique_key: Option<String>,
}

impl NewJob {
    /// To be done as soon as the transaction is through. `payload` holds ids, never personal data.
    pub fn now(kind: &'static str, payload: serde_json::Value) -> NewJob {
        NewJob {
            kind,
            payload,
            run_at: None,
            unique_key: None,
        }
    }

    /// To be done at `run_at`.
    pub fn at(kind: &'static str, payload: serde_json::Value, run_at: DateTime<Utc>) -> NewJob {
        NewJob {
            kind,
            payload,
            run_at: Some(run_at),
            unique_key: None,
        }
    }

    /// At most one waiting job has `key`; a further one is dropped.
    pub fn unique(mut self, key: impl Into<String>) -> NewJob {
        self.unique_key = Some(key.into());
        self
    }
}

impl Tx {
    /// Writes a job into the outbox.
    pub async fn enqueue(&self, new: NewJob) -> Result<(), DbErr> {
        let row = job::ActiveModel {
            id: Set(self.id()),
            kind: Set(new.kind.to_owned()),
            payload: Set(new.payload.to_string()),
            run_at: Set(new.run_at.unwrap_or(self.now())),
            attempts: Set(0),
            lease: Set(None),
            leased_until: Set(None),
            created_at: Set(self.now()),
            unique_key: Set(new.unique_key),
            last_error: Set(None),
            failed_at: Set(None),
        };
        job::Entity::insert(row)
            .on_conflict(OnConflict::column(job::Column::UniqueKey).do_nothing().to_owned())
            .try_insert()
            .exec_without_returning(&**self)
            .await?;
        self.job_was_added();
        Ok(())
    }
}
