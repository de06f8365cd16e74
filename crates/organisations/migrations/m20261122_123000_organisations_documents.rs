//! Annual-meeting papers of organisations, and what staff decided about them. The files themselves are
//! kept by `files`.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    integer, string, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid, uuid_null,
};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261122_123000_organisations_documents"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(documents()).await?;
        for index in INDEXES {
            m.get_connection().execute_unprepared(index).await?;
        }
        Ok(())
    }
}

fn documents() -> TableCreateStatement {
    Table::create()
        .table("documents")
        .col(uuid("id").primary_key())
        .col(uuid("organisation_id"))
        .col(integer("year"))
        .col(string("kind"))
        .col(string("state"))
        .col(uuid_null("sent_by"))
        .col(timestamp_with_time_zone("sent_at"))
        .col(uuid_null("decided_by"))
        .col(timestamp_with_time_zone_null("decided_at"))
        .col(text_null("reason"))
        .col(integer("version"))
        .foreign_key(
            ForeignKey::create()
                .from("documents", "organisation_id")
                .to("organisations", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}

/// One paper of a kind and year; and the queue of staff.
const INDEXES: [&str; 3] = [
    "CREATE UNIQUE INDEX documents_once ON documents (organisation_id, year, kind) WHERE kind <> 'annat'",
    "CREATE INDEX documents_organisation ON documents (organisation_id, year)",
    "CREATE INDEX documents_waiting ON documents (sent_at, id) WHERE state = 'waiting'",
];
