//! Mandates: who may act for whom, in which services and until when.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    string, string_null, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid, uuid_null,
};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261123_040000_accounts_mandates"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(mandates()).await?;
        for index in INDEXES {
            m.get_connection().execute_unprepared(index).await?;
        }
        Ok(())
    }
}

fn mandates() -> TableCreateStatement {
    let mut table = Table::create();
    table
        .table("mandates")
        .col(uuid("id").primary_key())
        .col(string("kind"))
        .col(string("state"))
        .col(uuid_null("from_id"))
        .col(uuid_null("to_id"))
        .col(string_null("named"))
        .col(string_null("first_name"))
        .col(string_null("last_name"))
        .col(text_null("personnummer"))
        .col(string("services"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone_null("valid_from"))
        .col(timestamp_with_time_zone_null("valid_until"))
        .col(timestamp_with_time_zone_null("reminded_at"))
        .col(timestamp_with_time_zone_null("ended_at"))
        .col(uuid_null("checked_by"))
        .col(text_null("reason"));
    for (column, on_delete) in [
        ("from_id", ForeignKeyAction::Cascade),
        ("to_id", ForeignKeyAction::Cascade),
        ("checked_by", ForeignKeyAction::SetNull),
    ] {
        let mut key = ForeignKey::create();
        table.foreign_key(key.from("mandates", column).to("persons", "id").on_delete(on_delete));
    }
    table.to_owned()
}

/// The first carries every page of somebody who is logged in, the others lists, offers and recurring work.
const INDEXES: [&str; 6] = [
    "CREATE INDEX mandates_to ON mandates (to_id, state)",
    "CREATE INDEX mandates_from ON mandates (from_id, state)",
    "CREATE INDEX mandates_named ON mandates (named) WHERE to_id IS NULL",
    "CREATE INDEX mandates_ends ON mandates (valid_until) WHERE state = 'active'",
    "CREATE INDEX mandates_waiting ON mandates (created_at) WHERE state = 'waiting'",
    "CREATE INDEX mandates_ended ON mandates (ended_at)",
];
