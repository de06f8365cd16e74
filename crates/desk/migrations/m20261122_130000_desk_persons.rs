//! The cases that a person raised for organisations, whoever acts for those now.

use sea_orm_migration::prelude::*;

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261122_130000_desk_persons"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let index = "CREATE INDEX cases_for_organisations ON cases (person_id, id) WHERE organisation_id IS NOT NULL";
        m.get_connection().execute_unprepared(index).await?;
        Ok(())
    }
}
