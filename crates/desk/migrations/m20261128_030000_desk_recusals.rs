//! Officers who have declared a conflict of interest in a case.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{timestamp_with_time_zone, uuid};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261128_030000_desk_recusals"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("case_recusals")
            .col(uuid("case_id"))
            .col(uuid("person_id"))
            .col(timestamp_with_time_zone("recused_at"))
            .primary_key(Index::create().col("case_id").col("person_id"))
            .foreign_key(ForeignKey::create().from("case_recusals", "case_id").to("cases", "id"))
            .to_owned();
        m.create_table(table).await
    }
}
