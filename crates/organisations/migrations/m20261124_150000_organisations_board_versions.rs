//! Seats count their changes, so that of two managers the second is told what the first changed.

use sea_orm_migration::prelude::*;

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261124_150000_organisations_board_versions"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let statement = "ALTER TABLE board_seats ADD COLUMN version bigint NOT NULL DEFAULT 1";
        m.get_connection().execute_unprepared(statement).await?;
        Ok(())
    }
}
