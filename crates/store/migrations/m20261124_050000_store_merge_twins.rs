//! Which row the other had, of those that stayed at a merge because of it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::string_null;

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261124_050000_store_merge_twins"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let column = string_null("twin_key");
        m.alter_table(Table::alter().table("merge_moves").add_column(column).to_owned())
            .await
    }
}
