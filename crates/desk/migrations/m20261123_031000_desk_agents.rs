//! The agent that a line of a thread was written for, when its customer did not write it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::uuid_null;

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261123_031000_desk_agents"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let change = Table::alter()
            .table("case_messages")
            .add_column(uuid_null("agent_id"))
            .to_owned();
        m.alter_table(change).await
    }
}
