//! What statistics are counted from: when a case was answered first, and when that was promised. Of cases that were there
//! before, the promise is not known. Each figure has an index in the order of its months.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::timestamp_with_time_zone_null;

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261127_010100_desk_statistics"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for column in ["answered_at", "promised_at"] {
            let mut table = Table::alter();
            table.table("cases").add_column(timestamp_with_time_zone_null(column));
            m.alter_table(table.to_owned()).await?;
        }
        for statement in STATEMENTS {
            m.get_connection().execute_unprepared(statement).await?;
        }
        Ok(())
    }
}

const STATEMENTS: [&str; 7] = [
    "UPDATE cases SET answered_at = (SELECT MIN(m.created_at) FROM case_messages m WHERE m.case_id = cases.id \
     AND m.author_kind = 'staff' AND m.kind IN ('message', 'solution'))",
    "CREATE INDEX cases_came ON cases (created_at, topic)",
    "CREATE INDEX cases_answered ON cases (answered_at, topic, created_at, promised_at) WHERE answered_at IS NOT NULL",
    "CREATE INDEX cases_were_solved ON cases (solved_at, topic) WHERE solved_at IS NOT NULL",
    "CREATE INDEX cases_were_closed ON cases (closed_at, topic, state) WHERE closed_at IS NOT NULL",
    "CREATE INDEX case_messages_reopened ON case_messages (created_at, case_id) \
     WHERE kind || text = 'event{\"event\":\"reopened\"}'",
    "CREATE INDEX case_ratings_given ON case_ratings (rated_at, case_id)",
];
