//! Opens the database and runs write transactions: one writer and many readers on SQLite, a
//! pool of each on PostgreSQL. Never hands out a transaction that is not `BEGIN IMMEDIATE` on SQLite.

use std::num::NonZero;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::thread::available_parallelism;
use std::time::Duration;

use anyhow::{Context, bail};
use base::{Clock, Random};
use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
};
use tokio::sync::Notify;

use crate::keys::Keyring;
use crate::stop::{Stop, wants_retry};
use crate::tx::Tx;

const POSTGRES_WRITERS: u32 = 8;
const RETRIES: u32 = 8;
/// A connection used a moment ago is not asked again whether it lives: that costs as much as a short query.
const TESTED_WHEN_IDLE_FOR: Duration = Duration::from_secs(1);

tokio::task_local! {
    /// Set while this task is inside a write, so that tests catch a second one.
    static WRITING: ();
}

/// The database of the installation; cheap to clone.
#[derive(Clone)]
pub struct Store {
    readers: DatabaseConnection,
    writer: DatabaseConnection,
    clock: Clock,
    random: Random,
    keys: Arc<Keyring>,
    pub(crate) job_added: Arc<Notify>,
}

impl Store {
    /// Opens `sqlite:PATH` or `postgres://…`. The tables are made by `farstu migrate`, not here.
    pub async fn open(url: &str, clock: Clock, random: Random, keys: Keyring) -> anyhow::Result<Store> {
        let (readers, writer) = if let Some(path) = url.strip_prefix("sqlite:") {
            // The writer first: it creates the file and turns WAL on.
            let writer = connect_sqlite(path, 1).await?;
            (connect_sqlite(path, readers()).await?, writer)
        } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            // Two pools, so that pages which only read never wait behind many writers.
            (
                connect_postgres(url, readers()).await?,
                connect_postgres(url, POSTGRES_WRITERS).await?,
            )
        } else {
            bail!("database.url must begin with sqlite: or postgres://");
        };
        Ok(Store {
            readers,
            writer,
            clock,
            random,
            keys: Arc::new(keys),
            job_added: Arc::new(Notify::new()),
        })
    }

    /// The readers. Never used inside a write: what it has not committed is not seen here.
    pub fn db(&self) -> &DatabaseConnection {
        debug_assert!(
            WRITING.try_with(|()| ()).is_err(),
            "a read from the reader pool inside a write"
        );
        &self.readers
    }

    /// The connection that migrations run on.
    pub fn writer(&self) -> &DatabaseConnection {
        &self.writer
    }

    /// The clock of the installation.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The randomness of the installation.
    pub fn random(&self) -> &Random {
        &self.random
    }

    /// The keys that fields are encrypted and hashed with.
    pub fn keys(&self) -> &Keyring {
        &self.keys
    }

    /// Which engine this is.
    pub fn backend(&self) -> DbBackend {
        self.writer.get_database_backend()
    }

    /// Runs `act` in one write transaction: commits what returns `Ok`, rolls everything else back.
    /// PostgreSQL may ask for it to be run again, so `act` must do nothing outside the database.
    pub async fn write<T, R, F, Fut>(&self, act: F) -> Result<T, Stop<R>>
    where
        F: Fn(Tx) -> Fut,
        Fut: Future<Output = Result<T, Stop<R>>>,
    {
        assert!(
            !cfg!(debug_assertions) || WRITING.try_with(|()| ()).is_err(),
            "a second write inside a write: take `tx: &Tx` instead"
        );
        WRITING.scope((), self.write_with_retries(act)).await
    }

    async fn write_with_retries<T, R, F, Fut>(&self, act: F) -> Result<T, Stop<R>>
    where
        F: Fn(Tx) -> Fut,
        Fut: Future<Output = Result<T, Stop<R>>>,
    {
        let mut attempt = 0;
        loop {
            match self.write_once(&act).await {
                Err(Stop::Fault(e)) if wants_retry(&e) && attempt < RETRIES => {
                    tokio::time::sleep(Duration::from_millis(5 << attempt)).await;
                    attempt += 1;
                }
                done => return done,
            }
        }
    }

    async fn write_once<T, R, F, Fut>(&self, act: &F) -> Result<T, Stop<R>>
    where
        F: Fn(Tx) -> Fut,
        Fut: Future<Output = Result<T, Stop<R>>>,
    {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let transaction = Arc::new(self.writer.begin_with_options(options).await?);
        let enqueued = Arc::new(AtomicBool::new(false));
        let tx = Tx::new(transaction.clone(), self, enqueued.clone());
        let outcome = act(tx).await;
        let Some(transaction) = Arc::into_inner(transaction) else {
            return Err(Stop::Fault(anyhow::anyhow!("an act kept its transaction")));
        };
        match outcome {
            Ok(value) => {
                transaction.commit().await?;
                if enqueued.load(std::sync::atomic::Ordering::Acquire) {
                    self.job_added.notify_one();
                }
                Ok(value)
            }
            Err(stop) => {
                transaction.rollback().await?;
                Err(stop)
            }
        }
    }

    /// Answers whether the database answers, for `/halsa/redo`.
    pub async fn ping(&self) -> anyhow::Result<()> {
        self.readers.ping().await.context("the database does not answer")
    }

    /// Reads the whole SQLite file for damage; PostgreSQL looks after itself.
    pub async fn quick_check(&self) -> anyhow::Result<()> {
        if self.backend() != DbBackend::Sqlite {
            return Ok(());
        }
        let row = self
            .readers
            .query_one_raw(sql(self.backend(), "PRAGMA quick_check(1)"))
            .await?;
        let verdict: String = row.context("quick_check gave no row")?.try_get_by_index(0)?;
        if verdict != "ok" {
            bail!("the database file is damaged ({verdict}); restore the latest backup with `farstu restore`");
        }
        Ok(())
    }

    /// Closes the pools, so that SQLite folds its write-ahead log into the file.
    pub async fn close(self) -> anyhow::Result<()> {
        self.readers.close().await?;
        self.writer.close().await?;
        Ok(())
    }
}

/// A statement without values.
pub(crate) fn sql(backend: DbBackend, text: &str) -> sea_orm::Statement {
    sea_orm::Statement::from_string(backend, text)
}

/// How many connections read: two for each core, since more drive each other's data out of its caches (a tenth of what
/// a list costs). At least four, so that a slow read leaves others, and at most eight, which the operator plans for.
fn readers() -> u32 {
    match available_parallelism().map_or(1, NonZero::get) {
        0..=2 => 4,
        3 => 6,
        _ => 8,
    }
}

async fn connect_sqlite(path: &str, connections: u32) -> anyhow::Result<DatabaseConnection> {
    let mut options = ConnectOptions::new(format!("sqlite:{path}?mode=rwc"));
    options
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(10))
        .test_before_acquire_if_idle_for(TESTED_WHEN_IDLE_FOR)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(|o| {
            o.journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Full)
                .foreign_keys(true)
                .busy_timeout(Duration::from_secs(10))
        });
    Database::connect(options)
        .await
        .with_context(|| format!("could not open the SQLite database {path}"))
}

async fn connect_postgres(url: &str, connections: u32) -> anyhow::Result<DatabaseConnection> {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(10))
        .test_before_acquire_if_idle_for(TESTED_WHEN_IDLE_FOR)
        .sqlx_logging(false);
    // The address may hold a password: it is not repeated here.
    Database::connect(options)
        .await
        .context("could not connect to PostgreSQL at database.url")
}
