//! What a person wrote for others is found by the person ("Mina personuppgifter").

use sea_orm_migration::prelude::*;

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261124_060200_desk_authors"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let index = "CREATE INDEX case_messages_author ON case_messages (author_id) WHERE author_kind = 'customer'";
        m.get_connection().execute_unprepared(index).await?;
        Ok(())
    }
}
