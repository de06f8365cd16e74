//! Requests to become the one who keeps an organisation's users when nobody is left who does, and who
//! signed them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    string, text, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid, uuid_null,
};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261122_121000_organisations_recoveries"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(recoveries()).await?;
        m.create_table(signatures()).await?;
        for index in INDEXES {
            m.get_connection().execute_unprepared(index).await?;
        }
        Ok(())
    }
}

fn recoveries() -> TableCreateStatement {
    Table::create()
        .table("recoveries")
        .col(uuid("id").primary_key())
        .col(uuid("organisation_id"))
        .col(uuid("person_id"))
        .col(text("reason"))
        .col(string("state"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone_null("effective_at"))
        .col(timestamp_with_time_zone_null("ended_at"))
        .col(uuid_null("decided_by"))
        .col(text_null("why"))
        .foreign_key(&mut key("recoveries", "organisation_id", "organisations"))
        .foreign_key(&mut key("recoveries", "person_id", "persons"))
        .to_owned()
}

fn signatures() -> TableCreateStatement {
    Table::create()
        .table("recovery_signatures")
        .col(uuid("recovery_id"))
        .col(uuid("person_id"))
        .col(timestamp_with_time_zone("signed_at"))
        .primary_key(Index::create().col("recovery_id").col("person_id"))
        .foreign_key(&mut key("recovery_signatures", "recovery_id", "recoveries"))
        .foreign_key(&mut key("recovery_signatures", "person_id", "persons"))
        .to_owned()
}

fn key(table: &'static str, column: &'static str, to: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from(table, column)
        .to(to, "id")
        .on_delete(ForeignKeyAction::Cascade)
        .to_owned()
}

/// One open request at a time; then those of staff and of the recurring work, and those to be forgotten.
const INDEXES: [&str; 3] = [
    "CREATE UNIQUE INDEX recoveries_open ON recoveries (organisation_id) WHERE state IN ('asked', 'waiting')",
    "CREATE INDEX recoveries_state ON recoveries (state, created_at)",
    "CREATE INDEX recoveries_ended ON recoveries (ended_at)",
];
