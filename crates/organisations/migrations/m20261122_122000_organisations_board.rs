//! The board of an organisation: persons, posts and mandates.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, date, string, string_null, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid, uuid_null,
};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261122_122000_organisations_board"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(seats()).await?;
        for index in INDEXES {
            m.get_connection().execute_unprepared(index).await?;
        }
        Ok(())
    }
}

fn seats() -> TableCreateStatement {
    Table::create()
        .table("board_seats")
        .col(uuid("id").primary_key())
        .col(uuid("organisation_id"))
        .col(uuid_null("person_id"))
        .col(string_null("name"))
        .col(string("post"))
        .col(date("from_day"))
        .col(date("to_day"))
        .col(boolean("is_public"))
        .col(boolean("ends_roles"))
        .col(timestamp_with_time_zone_null("reminded_at"))
        .col(timestamp_with_time_zone_null("ended_at"))
        .col(timestamp_with_time_zone("created_at"))
        .foreign_key(
            ForeignKey::create()
                .from("board_seats", "organisation_id")
                .to("organisations", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .foreign_key(
            ForeignKey::create()
                .from("board_seats", "person_id")
                .to("persons", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}

/// The board of an organisation, the mandates that will end, and those to be forgotten.
const INDEXES: [&str; 3] = [
    "CREATE INDEX board_seats_organisation ON board_seats (organisation_id)",
    "CREATE INDEX board_seats_running ON board_seats (to_day) WHERE ended_at IS NULL",
    "CREATE INDEX board_seats_ended ON board_seats (ended_at)",
];
