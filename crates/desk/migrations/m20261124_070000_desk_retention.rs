//! Cases by when they were closed: for what is due to be deleted, and for the package of a year; and the
//! cases that follow one, which lose it.

use sea_orm_migration::prelude::*;

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261124_070000_desk_retention"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for index in INDEXES {
            m.get_connection().execute_unprepared(index).await?;
        }
        Ok(())
    }
}

const INDEXES: [&str; 2] = [
    "CREATE INDEX cases_ended ON cases (closed_at) WHERE state = 'closed'",
    "CREATE INDEX cases_follow ON cases (follows_id) WHERE follows_id IS NOT NULL",
];
