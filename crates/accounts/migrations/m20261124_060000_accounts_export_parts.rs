//! How far the making of what a person takes out has come.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::integer;

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261124_060000_accounts_export_parts"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for column in ["parts", "done"] {
            let mut table = Table::alter();
            table.table("personal_exports").add_column(integer(column).default(0));
            m.alter_table(table).await?;
        }
        Ok(())
    }
}
