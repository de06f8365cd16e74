//! Bankgiro and plusgiro, and requests to change what only staff may: they and the organisation number.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    string, text, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid, uuid_null,
};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261123_032000_organisations_changes"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(giros()).await?;
        m.create_table(changes()).await?;
        for index in INDEXES {
            m.get_connection().execute_unprepared(index).await?;
        }
        Ok(())
    }
}

fn of_organisation(table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from(table, "organisation_id")
        .to("organisations", "id")
        .on_delete(ForeignKeyAction::Cascade)
        .to_owned()
}

fn giros() -> TableCreateStatement {
    Table::create()
        .table("giros")
        .col(uuid("organisation_id"))
        .col(string("kind"))
        .col(string("number"))
        .primary_key(Index::create().col("organisation_id").col("kind"))
        .foreign_key(&mut of_organisation("giros"))
        .to_owned()
}

fn changes() -> TableCreateStatement {
    Table::create()
        .table("change_requests")
        .col(uuid("id").primary_key())
        .col(uuid("organisation_id"))
        .col(string("field"))
        .col(text_null("old_value"))
        .col(text("new_value"))
        .col(text("reason"))
        .col(string("state"))
        .col(uuid_null("asked_by"))
        .col(timestamp_with_time_zone("asked_at"))
        .col(uuid_null("decided_by"))
        .col(timestamp_with_time_zone_null("decided_at"))
        .col(text_null("why"))
        .foreign_key(&mut of_organisation("change_requests"))
        .to_owned()
}

/// One that waits for each field; those of an organisation; the queue of staff.
const INDEXES: [&str; 3] = [
    "CREATE UNIQUE INDEX change_requests_once ON change_requests (organisation_id, field) WHERE state = 'waiting'",
    "CREATE INDEX change_requests_organisation ON change_requests (organisation_id, asked_at)",
    "CREATE INDEX change_requests_waiting ON change_requests (asked_at, id) WHERE state = 'waiting'",
];
