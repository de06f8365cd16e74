//! Teams of case officers, which topic goes to which team, what else a topic promises, and what its states
//! are called.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    integer, integer_null, string, string_null, text_null, timestamp_with_time_zone_null, uuid, uuid_null,
};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261126_010100_desk_teams"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(teams()).await?;
        m.create_table(team_members()).await?;
        for (table, column) in [
            ("topics", uuid_null("team_id")),
            ("topics", string_null("solve_within")),
            ("topics", text_null("state_words")),
            ("cases", uuid_null("team_id")),
            ("cases", timestamp_with_time_zone_null("solve_due_at")),
            ("cases", integer_null("solve_left_minutes")),
            ("cases", timestamp_with_time_zone_null("escalate_at")),
        ] {
            let add = Table::alter().table(table).add_column(column).to_owned();
            m.alter_table(add).await?;
        }
        for statement in INDEXES.into_iter().chain([TELL_OF_OPEN]) {
            m.get_connection().execute_unprepared(statement).await?;
        }
        Ok(())
    }
}

fn teams() -> TableCreateStatement {
    Table::create()
        .table("teams")
        .col(uuid("id").primary_key())
        .col(string("name"))
        .col(string("name_key").unique_key())
        .col(integer("version"))
        .to_owned()
}

fn team_members() -> TableCreateStatement {
    let to = |column, table| {
        ForeignKey::create()
            .from("team_members", column)
            .to(table, "id")
            .on_delete(ForeignKeyAction::Cascade)
            .to_owned()
    };
    Table::create()
        .table("team_members")
        .col(uuid("team_id"))
        .col(uuid("person_id"))
        .primary_key(Index::create().col("team_id").col("person_id"))
        .foreign_key(&mut to("team_id", "teams"))
        .foreign_key(&mut to("person_id", "persons"))
        .to_owned()
}

/// What is open already and not late is told of when it is.
const TELL_OF_OPEN: &str = "UPDATE cases SET escalate_at = answer_due_at \
     WHERE state IN ('new', 'open') AND answer_due_at > CURRENT_TIMESTAMP";

/// The queue of a team, in the order of answer times; what a team is to be told of; the teams of a person.
const INDEXES: [&str; 3] = [
    "CREATE INDEX cases_team ON cases (team_id, answer_due_at, id, state) WHERE team_id IS NOT NULL \
     AND state IN ('new', 'open', 'waiting_customer', 'waiting_third_party')",
    "CREATE INDEX cases_to_escalate ON cases (escalate_at) WHERE escalate_at IS NOT NULL",
    "CREATE INDEX team_members_person ON team_members (person_id)",
];
