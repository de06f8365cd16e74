//! When an organisation ended, so that the owner can decide how long it is kept afterwards. Of those that
//! ended before, the audit log knows it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::timestamp_with_time_zone_null;

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261125_010100_organisations_ended"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let column = timestamp_with_time_zone_null("ended_at");
        m.alter_table(Table::alter().table("organisations").add_column(column).to_owned())
            .await?;
        for statement in STATEMENTS {
            m.get_connection().execute_unprepared(statement).await?;
        }
        Ok(())
    }
}

const STATEMENTS: [&str; 2] = [
    "UPDATE organisations SET ended_at = (SELECT MAX(at) FROM audit_entries \
     WHERE object_kind = 'organisation' AND object_id = organisations.id \
     AND act IN ('organisations.ended', 'organisations.declined', 'organisations.merged_away')) WHERE state = 'ended'",
    "CREATE INDEX organisations_ended_at ON organisations (ended_at) WHERE state = 'ended'",
];
