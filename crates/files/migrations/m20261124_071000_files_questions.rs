//! Which question of a form a file answers; and the files that wait for the scanner.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::integer_null;

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261124_071000_files_questions"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let column = Table::alter()
            .table("files")
            .add_column(integer_null("question"))
            .to_owned();
        m.alter_table(column).await?;
        let held = "CREATE INDEX files_held ON files (created_at) WHERE state = 'held'";
        m.get_connection().execute_unprepared(held).await?;
        Ok(())
    }
}
