//! Accounts that are to be closed, and those of people who have died.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{timestamp_with_time_zone, timestamp_with_time_zone_null, uuid};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261123_011000_accounts_closings"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("closings")
                .col(uuid("person_id").primary_key())
                .col(timestamp_with_time_zone("asked_at"))
                .col(timestamp_with_time_zone_null("due_at"))
                .col(timestamp_with_time_zone_null("reminded_at"))
                .col(timestamp_with_time_zone_null("waits_since"))
                .foreign_key(
                    ForeignKey::create()
                        .from("closings", "person_id")
                        .to("persons", "id")
                        .on_delete(ForeignKeyAction::Cascade),
                )
                .to_owned(),
        )
        .await?;
        let index = "CREATE INDEX closings_due ON closings (due_at)";
        m.get_connection().execute_unprepared(index).await?;
        Ok(())
    }
}
