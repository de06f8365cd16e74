//! Notices and help texts.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, integer, integer_null, string, string_null, text, timestamp_with_time_zone, timestamp_with_time_zone_null,
    uuid, uuid_null,
};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261121_120100_notify_help"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("notices")
                .col(uuid("id").primary_key())
                .col(text("title_sv"))
                .col(text("body_sv"))
                .col(text("title_en"))
                .col(text("body_en"))
                .col(string("audience"))
                .col(timestamp_with_time_zone("from_at"))
                .col(timestamp_with_time_zone_null("until_at"))
                .col(uuid_null("created_by"))
                .col(timestamp_with_time_zone("created_at"))
                .col(integer("version"))
                .to_owned(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("notice_removals")
                .col(uuid("person_id"))
                .col(uuid("notice_id"))
                .col(timestamp_with_time_zone("removed_at"))
                .primary_key(Index::create().col("person_id").col("notice_id"))
                .foreign_key(
                    ForeignKey::create()
                        .name("notice_removals_notice")
                        .from("notice_removals", "notice_id")
                        .to("notices", "id")
                        .on_delete(ForeignKeyAction::Cascade),
                )
                .to_owned(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("help_text_versions")
                .col(uuid("id").primary_key())
                .col(string("kind"))
                .col(string("key"))
                .col(integer("number"))
                .col(boolean("is_current"))
                .col(string_null("topic"))
                .col(text("title_sv"))
                .col(text("body_sv"))
                .col(text("title_en"))
                .col(text("body_en"))
                .col(boolean("is_shown"))
                .col(integer_null("restored_from"))
                .col(uuid_null("edited_by"))
                .col(timestamp_with_time_zone("edited_at"))
                .to_owned(),
        )
        .await?;
        for index in [
            "CREATE INDEX notices_from ON notices (from_at, id)",
            "CREATE INDEX notice_removals_notice ON notice_removals (notice_id)",
            "CREATE UNIQUE INDEX help_text_versions_number ON help_text_versions (kind, key, number)",
            "CREATE INDEX help_text_versions_current ON help_text_versions (edited_at) WHERE is_current",
        ] {
            m.get_connection().execute_unprepared(index).await?;
        }
        Ok(())
    }
}
