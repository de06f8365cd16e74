//! Where an answer by e-mail goes.

use sea_orm_migration::prelude::*;

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261126_040000_notify_reply_to"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for table in ["notifications", "mailbox_messages"] {
            let column = format!("ALTER TABLE {table} ADD COLUMN reply_to varchar");
            m.get_connection().execute_unprepared(&column).await?;
        }
        Ok(())
    }
}
