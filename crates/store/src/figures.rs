//! Figures about the database for whoever watches it: connections and waiting jobs.

use sea_orm::{ColumnTrait, DbBackend, DbErr, EntityTrait, PaginatorTrait, QueryFilter};

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

impl Store {
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
