//! Cases that have to do with each other.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{timestamp_with_time_zone, uuid};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261126_020300_desk_links"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let mut table = Table::create();
        table
            .table("case_links")
            .col(uuid("case_id"))
            .col(uuid("other_id"))
            .col(timestamp_with_time_zone("linked_at"))
            .primary_key(Index::create().col("case_id").col("other_id"));
        for column in ["case_id", "other_id"] {
            table.foreign_key(ForeignKey::create().from("case_links", column).to("cases", "id"));
        }
        m.create_table(table.to_owned()).await?;
        let index = Index::create()
            .name("case_links_other")
            .table("case_links")
            .col("other_id")
            .to_owned();
        m.create_index(index).await
    }
}
