//! By which mandate somebody wrote for the customer.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::string_null;

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261123_040100_desk_mandates"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let mut table = Table::alter();
        table.table("case_messages").add_column(string_null("mandate"));
        m.alter_table(table.to_owned()).await
    }
}
