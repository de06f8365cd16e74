//! What officers save for themselves: selections of the queue, and how its pages behave.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, string, text, uuid, uuid_null};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261127_030000_desk_saved"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(saved_selections()).await?;
        m.create_table(officer_settings()).await?;
        for statement in INDEXES {
            m.get_connection().execute_unprepared(statement).await?;
        }
        Ok(())
    }
}

fn saved_selections() -> TableCreateStatement {
    Table::create()
        .table("saved_selections")
        .col(uuid("id").primary_key())
        .col(uuid("person_id"))
        .col(uuid_null("team_id"))
        .col(text("name"))
        .col(string("name_key"))
        .col(text("filter"))
        .foreign_key(
            ForeignKey::create()
                .from("saved_selections", "person_id")
                .to("persons", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .foreign_key(
            ForeignKey::create()
                .from("saved_selections", "team_id")
                .to("teams", "id")
                .on_delete(ForeignKeyAction::SetNull),
        )
        .to_owned()
}

fn officer_settings() -> TableCreateStatement {
    Table::create()
        .table("officer_settings")
        .col(uuid("person_id").primary_key())
        .col(boolean("has_keys"))
        .col(boolean("is_live"))
        .foreign_key(
            ForeignKey::create()
                .from("officer_settings", "person_id")
                .to("persons", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}

/// The own ones of an officer by name, and those of a team.
const INDEXES: [&str; 2] = [
    "CREATE UNIQUE INDEX saved_selections_name ON saved_selections (person_id, name_key)",
    "CREATE INDEX saved_selections_team ON saved_selections (team_id) WHERE team_id IS NOT NULL",
];
