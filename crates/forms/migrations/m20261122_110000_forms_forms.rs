//! Forms that staff make: the draft, what was published of it, and what was answered.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, string, text, timestamp_with_time_zone, uuid, uuid_null};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261122_110000_forms_forms"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("forms")
                .col(uuid("id").primary_key())
                .col(string("owner").unique_key())
                .col(text("draft"))
                .col(integer("version"))
                .col(uuid_null("current_id"))
                .col(timestamp_with_time_zone("edited_at"))
                .to_owned(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("form_versions")
                .col(uuid("id").primary_key())
                .col(uuid("form_id"))
                .col(integer("number"))
                .col(text("definition"))
                .col(uuid_null("published_by"))
                .col(timestamp_with_time_zone("published_at"))
                .foreign_key(ForeignKey::create().from("form_versions", "form_id").to("forms", "id"))
                .index(Index::create().unique().col("form_id").col("number"))
                .to_owned(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("form_answers")
                .col(string("object_kind"))
                .col(uuid("object_id"))
                .col(uuid("version_id"))
                .col(text("answers"))
                .primary_key(Index::create().col("object_kind").col("object_id"))
                .foreign_key(
                    ForeignKey::create()
                        .from("form_answers", "version_id")
                        .to("form_versions", "id"),
                )
                .to_owned(),
        )
        .await
    }
}
