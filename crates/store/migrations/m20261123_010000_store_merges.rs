//! What was merged into what, and which rows went along, so that it can be undone.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{string, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261123_010000_store_merges"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(merges()).await?;
        m.create_table(merge_moves()).await?;
        for index in [
            "CREATE UNIQUE INDEX merges_from ON merges (from_id) WHERE undone_at IS NULL",
            "CREATE INDEX merges_to ON merges (to_id)",
            "CREATE INDEX merge_moves_at ON merge_moves (at)",
        ] {
            m.get_connection().execute_unprepared(index).await?;
        }
        Ok(())
    }
}

fn merges() -> TableCreateStatement {
    Table::create()
        .table("merges")
        .col(uuid("id").primary_key())
        .col(string("whom"))
        .col(uuid("from_id"))
        .col(uuid("to_id"))
        .col(timestamp_with_time_zone("at"))
        .col(timestamp_with_time_zone_null("undone_at"))
        .to_owned()
}

fn merge_moves() -> TableCreateStatement {
    Table::create()
        .table("merge_moves")
        .col(uuid("merge_id"))
        .col(string("table_name"))
        .col(string("column_name"))
        .col(uuid("from_id"))
        .col(uuid("to_id"))
        .col(string("row_key"))
        .col(timestamp_with_time_zone("at"))
        .primary_key(
            Index::create()
                .col("merge_id")
                .col("table_name")
                .col("column_name")
                .col("from_id")
                .col("row_key"),
        )
        .foreign_key(
            ForeignKey::create()
                .from("merge_moves", "merge_id")
                .to("merges", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}
