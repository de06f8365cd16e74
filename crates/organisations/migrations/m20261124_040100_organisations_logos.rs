//! Logos; the pictures themselves are kept by `files`.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, string, timestamp_with_time_zone, uuid};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261124_040100_organisations_logos"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let logos = Table::create()
            .table("logos")
            .col(uuid("organisation_id").primary_key())
            .col(uuid("file_id"))
            .col(string("digest"))
            .col(integer("width"))
            .col(integer("height"))
            .col(timestamp_with_time_zone("changed_at"))
            .foreign_key(
                ForeignKey::create()
                    .from("logos", "organisation_id")
                    .to("organisations", "id")
                    .on_delete(ForeignKeyAction::Cascade),
            )
            .to_owned();
        m.create_table(logos).await
    }
}
