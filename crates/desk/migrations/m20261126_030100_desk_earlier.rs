//! Cases without an account, by the address they were raised with.

use sea_orm_migration::prelude::*;

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261126_030100_desk_earlier"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let index = "CREATE INDEX cases_earlier ON cases (contact_email_hash, created_at, id) \
             WHERE person_id IS NULL AND contact_email_hash IS NOT NULL";
        m.get_connection().execute_unprepared(index).await?;
        Ok(())
    }
}
