//! The diary (law.md, Public records): a neutral heading and a mark of secrecy for each case, and its documents by
//! the instant they came in or went out, by the number that they were registered with.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::text_null;

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261126_050000_desk_diary"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for column in ["diary_heading", "secrecy"] {
            let add = Table::alter().table("cases").add_column(text_null(column)).to_owned();
            m.alter_table(add).await?;
        }
        let add = Table::alter()
            .table("case_messages")
            .add_column(text_null("registered_as"))
            .to_owned();
        m.alter_table(add).await?;
        m.get_connection().execute_unprepared(BY_TIME).await?;
        Ok(())
    }
}

const BY_TIME: &str = "CREATE INDEX case_messages_diary ON case_messages (created_at, case_id, number) \
     WHERE kind IN ('message', 'solution')";
