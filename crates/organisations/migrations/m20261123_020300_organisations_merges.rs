//! What state an organisation was in before it was merged into another.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::string_null;

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261123_020300_organisations_merges"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let column = string_null("merged_state");
        m.alter_table(Table::alter().table("organisations").add_column(column).to_owned())
            .await
    }
}
