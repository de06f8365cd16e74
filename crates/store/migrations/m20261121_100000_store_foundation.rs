//! Jobs, crons, audit entries, form keys and reference numbers.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, integer, string, string_null, text, text_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid, uuid_null,
};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261121_100000_store_foundation"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("jobs")
                .col(uuid("id").primary_key())
                .col(string("kind"))
                .col(text("payload"))
                .col(timestamp_with_time_zone("run_at"))
                .col(integer("attempts"))
                .col(uuid_null("lease"))
                .col(timestamp_with_time_zone_null("leased_until"))
                .col(timestamp_with_time_zone("created_at"))
                .col(string_null("unique_key").unique_key())
                .col(text_null("last_error"))
                .col(timestamp_with_time_zone_null("failed_at"))
                .to_owned(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("crons")
                .col(string("name").primary_key())
                .col(timestamp_with_time_zone("next_at"))
                .to_owned(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("audit_entries")
                .col(uuid("id").primary_key())
                .col(timestamp_with_time_zone("at"))
                .col(string("actor_kind"))
                .col(uuid_null("actor_id"))
                .col(uuid_null("hat_id"))
                .col(string("act"))
                .col(string("object_kind"))
                .col(uuid("object_id"))
                .col(text("details"))
                .col(big_integer_null("seq").unique_key())
                .col(string_null("hash"))
                .to_owned(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("form_keys")
                .col(string("key_hash").primary_key())
                .col(string("answer"))
                .col(timestamp_with_time_zone("at"))
                .to_owned(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("reference_numbers")
                .col(string("service"))
                .col(integer("year"))
                .col(big_integer("last"))
                .primary_key(Index::create().col("service").col("year"))
                .to_owned(),
        )
        .await?;
        for index in [
            "CREATE INDEX jobs_due ON jobs (kind, run_at) WHERE failed_at IS NULL",
            "CREATE INDEX jobs_failed ON jobs (failed_at) WHERE failed_at IS NOT NULL",
            "CREATE INDEX audit_entries_unsealed ON audit_entries (at, id) WHERE seq IS NULL",
            "CREATE INDEX audit_entries_object ON audit_entries (object_kind, object_id)",
            "CREATE INDEX form_keys_at ON form_keys (at)",
        ] {
            m.get_connection().execute_unprepared(index).await?;
        }
        Ok(())
    }
}
