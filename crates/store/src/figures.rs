//! Figures about the database for whoever watches it: connections, waiting jobs and clocks.

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, PaginatorTrait, QueryFilter, Statement};

use crate::open::Store;
use crate::tables::job;

/// A pool of connections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PoolFigures {
    /// `readers` or `writer` on SQLite, `all` on PostgreSQL.
    pub name: &'static str,
    /// Connections at work.
    pub used: u32,
    /// Connections that wait for work.
    pub idle: u32,
}

/// Jobs that are not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JobFigures {
    /// Waiting, or at work.
    pub waiting: u32,
    /// Given up.
    pub given_up: u32,
}

/// What this machine's clock is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instants {
    /// The database's own clock, where it has one.
    pub database: Option<DateTime<Utc>>,
    /// When the latest thing was done.
    pub latest_audit: Option<DateTime<Utc>>,
}

impl Store {
    /// What the clocks say.
    pub async fn instants(&self) -> Result<Instants, DbErr> {
        let ask = async |text: &str| {
            let row = self
                .db()
                .query_one_raw(Statement::from_string(self.backend(), text))
                .await?;
            row.map_or(Ok(None), |row| row.try_get_by_index(0))
        };
        Ok(Instants {
            database: match self.backend() {
                DbBackend::Postgres => ask("SELECT now()").await?,
                _ => None,
            },
            latest_audit: ask("SELECT MAX(at) FROM audit_entries").await?,
        })
    }

    /// The pools of this process.
    pub fn pools(&self) -> Vec<PoolFigures> {
        let figures = |name, size: u32, idle: usize| {
            let idle = u32::try_from(idle).unwrap_or(size).min(size);
            PoolFigures {
                name,
                used: size - idle,
                idle,
            }
        };
        if self.backend() == DbBackend::Postgres {
            let pool = self.writer().get_postgres_connection_pool();
            return vec![figures("all", pool.size(), pool.num_idle())];
        }
        [("readers", self.db()), ("writer", self.writer())]
            .map(|(name, db)| {
                let pool = db.get_sqlite_connection_pool();
                figures(name, pool.size(), pool.num_idle())
            })
            .into()
    }

    /// Counts the jobs of the installation.
    pub async fn count_jobs(&self) -> Result<JobFigures, DbErr> {
        let count = async |filter| {
            let found = job::Entity::find().filter(filter).count(self.db()).await?;
            Ok::<_, DbErr>(u32::try_from(found).unwrap_or(u32::MAX))
        };
        Ok(JobFigures {
            waiting: count(job::Column::FailedAt.is_null()).await?,
            given_up: count(job::Column::FailedAt.is_not_null()).await?,
        })
    }
}
