//! The cases about one object.

use sea_orm_migration::prelude::*;

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261128_040000_desk_about"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.get_connection().execute_unprepared(INDEX).await?;
        Ok(())
    }
}

const INDEX: &str = "CREATE INDEX cases_about ON cases (about_id, answer_due_at, id) WHERE about_id IS NOT NULL";
