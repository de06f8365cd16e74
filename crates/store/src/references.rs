//! Reference numbers (`ARE-2026-004217`: service, year, running number; product.md, promise 3).
//! They name a matter and never give access to it.

use anyhow::Context;
use chrono::Datelike;
use chrono_tz::Europe::Stockholm;
use sea_orm::{ConnectionTrait, Statement};

use crate::tx::Tx;

impl Tx {
    /// The next number of `service` (three capital letters) in the current year. The row stays
    /// locked until the transaction ends, so one that is rolled back leaves no gap.
    pub async fn reference(&self, service: &str) -> anyhow::Result<String> {
        let year = self.now().with_timezone(&Stockholm).year();
        let statement = Statement::from_sql_and_values(
            self.get_database_backend(),
            "INSERT INTO reference_numbers (service, year, last) VALUES ($1, $2, 1) \
             ON CONFLICT (service, year) DO UPDATE SET last = reference_numbers.last + 1 RETURNING last",
            [service.into(), year.into()],
        );
        let row = self
            .query_one_raw(statement)
            .await?
            .context("no reference number was given")?;
        let number: i64 = row.try_get_by_index(0)?;
        Ok(format!("{service}-{year}-{number:06}"))
    }
}
