//! Those who may read a case beside its customer. When somebody last wrote stands here too, so that a list of
//! own and shared cases reads two index ranges and never sorts all that was shared.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{string, string_null, text_null, timestamp_with_time_zone, uuid, uuid_null};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261126_030000_desk_readers"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(case_readers()).await?;
        for index in INDEXES {
            m.get_connection().execute_unprepared(index).await?;
        }
        Ok(())
    }
}

fn case_readers() -> TableCreateStatement {
    let mut table = Table::create();
    table
        .table("case_readers")
        .col(uuid("id").primary_key())
        .col(uuid("case_id"))
        .col(uuid_null("person_id"))
        .col(uuid_null("organisation_id"))
        .col(text_null("email"))
        .col(string_null("email_hash"))
        .col(string("why"))
        .col(uuid_null("given_by"))
        .col(timestamp_with_time_zone("given_at"))
        .col(timestamp_with_time_zone("last_message_at"));
    for (column, to) in [
        ("case_id", "cases"),
        ("person_id", "persons"),
        ("organisation_id", "organisations"),
        ("given_by", "persons"),
    ] {
        table.foreign_key(ForeignKey::create().from("case_readers", column).to(to, "id"));
    }
    table.to_owned()
}

/// Each reads a case once; then the lists, and addresses that wait for an account.
const INDEXES: [&str; 6] = [
    "CREATE UNIQUE INDEX case_readers_person ON case_readers (case_id, person_id)",
    "CREATE UNIQUE INDEX case_readers_organisation ON case_readers (case_id, organisation_id)",
    "CREATE UNIQUE INDEX case_readers_email ON case_readers (case_id, email_hash)",
    "CREATE INDEX case_readers_of_person ON case_readers (person_id, last_message_at, case_id) \
     WHERE person_id IS NOT NULL",
    "CREATE INDEX case_readers_of_organisation ON case_readers (organisation_id, last_message_at, case_id) \
     WHERE organisation_id IS NOT NULL",
    "CREATE INDEX case_readers_waiting ON case_readers (given_at) WHERE person_id IS NULL AND email_hash IS NOT NULL",
];
