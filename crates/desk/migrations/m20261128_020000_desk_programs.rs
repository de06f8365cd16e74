//! The key by which a program wrote a line of a thread.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::uuid_null;

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261128_020000_desk_programs"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let change = Table::alter()
            .table("case_messages")
            .add_column(uuid_null("key_id"))
            .to_owned();
        m.alter_table(change).await
    }
}
