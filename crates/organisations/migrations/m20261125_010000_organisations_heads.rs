//! Which organisations have had somebody who keeps their users, and since when one has nobody.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{timestamp_with_time_zone_null, uuid};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261125_010000_organisations_heads"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("heads")
                .col(uuid("organisation_id").primary_key())
                .col(timestamp_with_time_zone_null("missing_since"))
                .foreign_key(
                    ForeignKey::create()
                        .from("heads", "organisation_id")
                        .to("organisations", "id")
                        .on_delete(ForeignKeyAction::Cascade),
                )
                .to_owned(),
        )
        .await?;
        let missing = "CREATE INDEX heads_missing ON heads (missing_since) WHERE missing_since IS NOT NULL";
        m.get_connection().execute_unprepared(missing).await?;
        Ok(())
    }
}
