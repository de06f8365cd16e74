//! When a manager last said that an organisation's details are right, and was reminded to.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{timestamp_with_time_zone_null, uuid, uuid_null};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261122_124000_organisations_verifications"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("verifications")
                .col(uuid("organisation_id").primary_key())
                .col(timestamp_with_time_zone_null("verified_at"))
                .col(uuid_null("verified_by"))
                .col(timestamp_with_time_zone_null("reminded_at"))
                .foreign_key(
                    ForeignKey::create()
                        .from("verifications", "organisation_id")
                        .to("organisations", "id")
                        .on_delete(ForeignKeyAction::Cascade),
                )
                .to_owned(),
        )
        .await
    }
}
