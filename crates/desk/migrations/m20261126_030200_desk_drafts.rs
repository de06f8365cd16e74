//! What customers have typed and not sent: their own room, sealed, so that no staff can read or search it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{text, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid, uuid_null};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261126_030200_desk_drafts"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(case_drafts()).await?;
        for index in INDEXES {
            m.get_connection().execute_unprepared(index).await?;
        }
        Ok(())
    }
}

fn case_drafts() -> TableCreateStatement {
    let mut table = Table::create();
    table
        .table("case_drafts")
        .col(uuid("id").primary_key())
        .col(uuid("person_id"))
        .col(uuid_null("case_id"))
        .col(text("content"))
        .col(timestamp_with_time_zone("saved_at"))
        .col(timestamp_with_time_zone_null("reminded_at"));
    for (column, to) in [("person_id", "persons"), ("case_id", "cases")] {
        table.foreign_key(ForeignKey::create().from("case_drafts", column).to(to, "id"));
    }
    table.to_owned()
}

/// One answer of a person to a case; then a person's list, and those to remind of and to delete.
const INDEXES: [&str; 4] = [
    "CREATE UNIQUE INDEX case_drafts_answer ON case_drafts (person_id, case_id)",
    "CREATE INDEX case_drafts_of_person ON case_drafts (person_id, saved_at, id)",
    "CREATE INDEX case_drafts_to_remind ON case_drafts (saved_at) WHERE reminded_at IS NULL",
    "CREATE INDEX case_drafts_saved ON case_drafts (saved_at)",
];
