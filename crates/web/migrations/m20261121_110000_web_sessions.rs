//! Login sessions, kept forms and throttles.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, integer, string, text, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid, uuid_null,
};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261121_110000_web_sessions"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("sessions")
                .col(uuid("id").primary_key())
                .col(string("token_hash").unique_key())
                .col(uuid("person_id"))
                .col(timestamp_with_time_zone("created_at"))
                .col(timestamp_with_time_zone("last_used_at"))
                .col(uuid_null("hat_id"))
                .col(boolean("awaits_second_factor"))
                .col(boolean("second_factor"))
                .col(string("device"))
                .to_owned(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("kept_forms")
                .col(string("key").primary_key())
                .col(uuid_null("person_id"))
                .col(string("browser"))
                .col(text("form"))
                .col(timestamp_with_time_zone("at"))
                .to_owned(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("throttles")
                .col(string("key").primary_key())
                .col(integer("count"))
                .col(timestamp_with_time_zone("since"))
                .col(timestamp_with_time_zone_null("blocked_until"))
                .to_owned(),
        )
        .await?;
        for index in [
            "CREATE INDEX sessions_person ON sessions (person_id)",
            "CREATE INDEX sessions_last_used ON sessions (last_used_at)",
            "CREATE INDEX kept_forms_at ON kept_forms (at)",
            "CREATE INDEX throttles_since ON throttles (since)",
        ] {
            m.get_connection().execute_unprepared(index).await?;
        }
        Ok(())
    }
}
