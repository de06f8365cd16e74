//! The keys by which programs act for an organisation.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{string, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid, uuid_null};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261128_010000_organisations_api_keys"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(api_keys()).await?;
        let by_organisation = Index::create()
            .name("api_keys_organisation_id")
            .table("api_keys")
            .col("organisation_id")
            .to_owned();
        m.create_index(by_organisation).await
    }
}

fn api_keys() -> TableCreateStatement {
    Table::create()
        .table("api_keys")
        .col(uuid("id").primary_key())
        .col(uuid("organisation_id"))
        .col(string("name"))
        .col(string("key_hash").unique_key())
        .col(string("tail"))
        .col(uuid_null("made_by"))
        .col(timestamp_with_time_zone("made_at"))
        .col(timestamp_with_time_zone_null("expires_at"))
        .col(timestamp_with_time_zone_null("last_used_at"))
        .col(timestamp_with_time_zone_null("revoked_at"))
        .foreign_key(
            ForeignKey::create()
                .from("api_keys", "organisation_id")
                .to("organisations", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .foreign_key(
            ForeignKey::create()
                .from("api_keys", "made_by")
                .to("persons", "id")
                .on_delete(ForeignKeyAction::SetNull),
        )
        .to_owned()
}
