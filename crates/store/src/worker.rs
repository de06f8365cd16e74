//! Runs jobs and recurring work: leases with a fencing token, concurrency per kind, growing pauses,
//! and the sealing of the audit chain. A database that is away for a while stops nothing for good.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbBackend, EntityTrait, FromQueryResult, QueryFilter,
    QuerySelect, Statement,
};
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use uuid::Uuid;

use crate::jobs::{Cron, JobError, JobKind};
use crate::open::Store;
use crate::stop::Never;
use crate::tables::{cron, job};

const POLL: Duration = Duration::from_millis(500);
const AFTER_TROUBLE: Duration = Duration::from_secs(2);
const DRAIN: Duration = Duration::from_secs(8);
const GIVE_UP_AFTER_HOURS: i64 = 24;
const LONGEST_PAUSE_SECONDS: i64 = 3600;

/// The jobs and recurring work of an installation, for what they work with.
pub struct Worker<C> {
    store: Store,
    context: C,
    kinds: Vec<JobKind<C>>,
    crons: Vec<Cron<C>>,
    permits: HashMap<&'static str, Arc<Semaphore>>,
}

impl<C: Clone + Send + Sync + 'static> Worker<C> {
    /// A worker that does these kinds of work.
    pub fn new(store: Store, context: C, kinds: Vec<JobKind<C>>, crons: Vec<Cron<C>>) -> Worker<C> {
        let permits = kinds
            .iter()
            .map(|k| (k.name, Arc::new(Semaphore::new(k.concurrency))))
            .collect();
        Worker {
            store,
            context,
            kinds,
            crons,
            permits,
        }
    }

    /// Works until told to stop, then lets running jobs end for a few seconds.
    pub async fn run(self, stop: CancellationToken) {
        let running = TaskTracker::new();
        while !stop.is_cancelled() {
            let pause = match self.turn(&running).await {
                Ok(()) => POLL,
                Err(e) => {
                    tracing::warn!(error = format!("{e:#}"), "the worker could not reach the database");
                    AFTER_TROUBLE
                }
            };
            tokio::select! {
                () = stop.cancelled() => {}
                () = self.store.job_added.notified() => {}
                () = tokio::time::sleep(pause) => {}
            }
        }
        running.close();
        if tokio::time::timeout(DRAIN, running.wait()).await.is_err() {
            tracing::warn!("jobs were cut off at shutdown; they run again when their lease ends");
        }
    }

    /// Runs everything that is due, one at a time, until nothing is; gives how many jobs ran. For
    /// tests and commands; `run` is for servers.
    pub async fn run_due(&self) -> anyhow::Result<usize> {
        let mut ran = 0;
        for cron in &self.crons {
            if self.take_turn(cron).await? {
                (cron.run)(self.context.clone())
                    .await
                    .with_context(|| format!("cron {}", cron.name))?;
            }
        }
        loop {
            let before = ran;
            for kind in &self.kinds {
                while let Some(job) = self.lease(kind).await? {
                    perform(self.store.clone(), self.context.clone(), kind.clone(), job).await?;
                    ran += 1;
                }
            }
            if ran == before {
                self.store.seal_audit().await?;
                return Ok(ran);
            }
        }
    }

    async fn turn(&self, running: &TaskTracker) -> anyhow::Result<()> {
        for cron in &self.crons {
            if self.take_turn(cron).await? {
                let (cron, context) = (cron.clone(), self.context.clone());
                running.spawn(async move {
                    if let Err(e) = (cron.run)(context).await {
                        tracing::error!(cron = cron.name, error = format!("{e:#}"), "recurring work failed");
                    }
                });
            }
        }
        for kind in &self.kinds {
            while let Ok(permit) = self.permits[kind.name].clone().try_acquire_owned() {
                let Some(job) = self.lease(kind).await? else { break };
                let (store, context, kind) = (self.store.clone(), self.context.clone(), kind.clone());
                running.spawn(async move {
                    let (id, name) = (job.id, kind.name);
                    if let Err(e) = perform(store.clone(), context, kind, job).await {
                        tracing::error!(job = %id, kind = name, error = format!("{e:#}"), "a job could not be put away");
                    }
                    drop(permit);
                    store.job_added.notify_one();
                });
            }
        }
        self.store.seal_audit().await?;
        Ok(())
    }

    /// Moves a cron on if its time has come. The row is the lock: one node sees a changed row.
    async fn take_turn(&self, what: &Cron<C>) -> anyhow::Result<bool> {
        let now = self.store.clock().now();
        let known = cron::Entity::find_by_id(what.name.to_owned())
            .one(self.store.db())
            .await?;
        if known.as_ref().is_some_and(|row| row.next_at > now) {
            return Ok(false);
        }
        let next_at = now + TimeDelta::from_std(what.every).context("a cron recurs too seldom")?;
        let taken = self.store.write::<bool, Never, _, _>(|tx| async move {
            let moved = cron::Entity::update_many()
                .col_expr(cron::Column::NextAt, Expr::value(next_at))
                .filter(cron::Column::Name.eq(what.name))
                .filter(cron::Column::NextAt.lte(now))
                .exec(&*tx)
                .await?;
            if moved.rows_affected > 0 {
                return Ok(true);
            }
            tx.lock(&format!("cron.{}", what.name)).await?;
            if cron::Entity::find_by_id(what.name.to_owned())
                .one(&*tx)
                .await?
                .is_some()
            {
                return Ok(false);
            }
            let row = cron::ActiveModel {
                name: Set(what.name.to_owned()),
                next_at: Set(next_at),
            };
            cron::Entity::insert(row).exec_without_returning(&*tx).await?;
            Ok(true)
        });
        Ok(taken.await?)
    }

    async fn lease(&self, kind: &JobKind<C>) -> anyhow::Result<Option<job::Model>> {
        let now = self.store.clock().now();
        // Cheap look first: most turns find nothing, and SQLite has one writer.
        let due = job::Entity::find()
            .select_only()
            .column(job::Column::Id)
            .filter(job::Column::Kind.eq(kind.name))
            .filter(job::Column::FailedAt.is_null())
            .filter(job::Column::RunAt.lte(now))
            .filter(
                Condition::any()
                    .add(job::Column::LeasedUntil.is_null())
                    .add(job::Column::LeasedUntil.lte(now)),
            )
            .limit(1)
            .into_tuple::<Uuid>()
            .one(self.store.db())
            .await?;
        if due.is_none() {
            return Ok(None);
        }
        let lease = Uuid::from_bytes(self.store.random().bytes());
        let until =
            now + TimeDelta::from_std(kind.timeout).context("a job may take too long")? + TimeDelta::seconds(30);
        let skip = if self.store.backend() == DbBackend::Postgres {
            " FOR UPDATE SKIP LOCKED"
        } else {
            ""
        };
        let statement = Statement::from_sql_and_values(
            self.store.backend(),
            format!(
                "UPDATE jobs SET lease = $1, leased_until = $2, attempts = attempts + 1 WHERE id = (\
                 SELECT id FROM jobs WHERE kind = $3 AND failed_at IS NULL AND run_at <= $4 \
                 AND (leased_until IS NULL OR leased_until <= $4) ORDER BY run_at, id LIMIT 1{skip}) RETURNING *"
            ),
            [lease.into(), until.into(), kind.name.into(), now.into()],
        );
        let leased = self.store.write::<_, Never, _, _>(|tx| {
            let statement = statement.clone();
            async move {
                let row = tx.query_one_raw(statement).await?;
                Ok(row.map(|row| job::Model::from_query_result(&row, "")).transpose()?)
            }
        });
        Ok(leased.await?)
    }
}

/// Runs one leased job and puts it away: gone when done, later when it failed, kept when given up.
async fn perform<C>(store: Store, context: C, kind: JobKind<C>, row: job::Model) -> anyhow::Result<()>
where
    C: Clone + Send + 'static,
{
    let payload: serde_json::Value = serde_json::from_str(&row.payload).context("a job's payload is not JSON")?;
    let began = std::time::Instant::now();
    let mut run = tokio::spawn((kind.run)(context.clone(), payload.clone()));
    let outcome = match tokio::time::timeout(kind.timeout, &mut run).await {
        Ok(Ok(outcome)) => outcome,
        Ok(Err(panic)) => Err(JobError::Retry(anyhow::anyhow!("the job panicked: {panic}"))),
        Err(_) => {
            // Its lease ends soon: it must not go on beside the next try.
            run.abort();
            let limit = kind.timeout;
            Err(JobError::Retry(anyhow::anyhow!("the job took longer than {limit:?}")))
        }
    };
    let outcome_label = if outcome.is_ok() { "done" } else { "failed" };
    metrics::histogram!("farstu_job_seconds", "kind" => kind.name, "outcome" => outcome_label).record(began.elapsed());
    let now = store.clock().now();
    let (error, give_up) = match outcome {
        Ok(()) => return put_away(&store, &row, None).await,
        Err(JobError::Retry(e)) => (e, now - row.created_at >= TimeDelta::hours(GIVE_UP_AFTER_HOURS)),
        Err(JobError::GiveUp(e)) => (e, true),
    };
    tracing::warn!(job = %row.id, kind = kind.name, attempts = row.attempts, give_up, error = format!("{error:#}"), "a job failed");
    if give_up && let Some(gave_up) = kind.gave_up {
        gave_up(context, payload).await?;
    }
    let later = (!give_up).then(|| now + pause_after(row.attempts));
    put_away(&store, &row, Some((format!("{error:#}"), later))).await
}

/// 15 s, 30 s, 1 min … up to an hour.
fn pause_after(attempts: i32) -> TimeDelta {
    let doublings = u32::try_from(attempts - 1).unwrap_or(0).clamp(0, 12);
    TimeDelta::seconds(Ord::min(15_i64 << doublings, LONGEST_PAUSE_SECONDS))
}

async fn put_away(
    store: &Store,
    row: &job::Model,
    failed: Option<(String, Option<DateTime<Utc>>)>,
) -> anyhow::Result<()> {
    let failed = &failed;
    let kept = store.write::<u64, Never, _, _>(|tx| async move {
        // The lease fences off a worker that was away for so long that another took the job.
        let mine = Condition::all()
            .add(job::Column::Id.eq(row.id))
            .add(job::Column::Lease.eq(row.lease));
        let Some((error, later)) = failed else {
            return Ok(job::Entity::delete_many().filter(mine).exec(&*tx).await?.rows_affected);
        };
        let mut update = job::Entity::update_many()
            .col_expr(job::Column::Lease, Expr::value(None::<Uuid>))
            .col_expr(job::Column::LeasedUntil, Expr::value(None::<DateTime<Utc>>))
            .col_expr(job::Column::LastError, Expr::value(error.as_str()));
        update = match later {
            Some(at) => update.col_expr(job::Column::RunAt, Expr::value(*at)),
            None => update
                .col_expr(job::Column::FailedAt, Expr::value(tx.now()))
                .col_expr(job::Column::UniqueKey, Expr::value(None::<String>)),
        };
        Ok(update.filter(mine).exec(&*tx).await?.rows_affected)
    });
    if kept.await? == 0 {
        tracing::warn!(job = %row.id, "a job ended after its lease; another worker has it");
    }
    Ok(())
}
