//! Canned answers: texts that officers keep together and begin their answers with.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, integer, string_null, text, text_null, timestamp_with_time_zone, uuid};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261126_020200_desk_canned"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("canned_answers")
            .col(uuid("id").primary_key())
            .col(text("name"))
            .col(string_null("topic"))
            .col(text("sv"))
            .col(text_null("en"))
            .col(boolean("is_offered"))
            .col(timestamp_with_time_zone("changed_at"))
            .col(integer("version"))
            .to_owned();
        m.create_table(table).await
    }
}
