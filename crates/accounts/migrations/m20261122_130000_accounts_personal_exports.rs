//! What a person takes out of the portal ("Ladda ner mina uppgifter"): one at a time for each.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{timestamp_with_time_zone, timestamp_with_time_zone_null, uuid, uuid_null};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261122_130000_accounts_personal_exports"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("personal_exports")
                .col(uuid("person_id").primary_key())
                .col(timestamp_with_time_zone("asked_at"))
                .col(uuid_null("file_id"))
                .col(timestamp_with_time_zone_null("made_at"))
                .foreign_key(
                    ForeignKey::create()
                        .from("personal_exports", "person_id")
                        .to("persons", "id")
                        .on_delete(ForeignKeyAction::Cascade),
                )
                .to_owned(),
        )
        .await?;
        let index = "CREATE INDEX personal_exports_asked ON personal_exports (asked_at)";
        m.get_connection().execute_unprepared(index).await?;
        Ok(())
    }
}
