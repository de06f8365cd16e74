//! Authorised signatories: who signs for an organisation alone by the board, whom a recovery asks to sign,
//! and signatures that staff check against documents.

use sea_orm_migration::prelude::*;

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261124_040300_organisations_signatories"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for statement in STATEMENTS {
            m.get_connection().execute_unprepared(statement).await?;
        }
        Ok(())
    }
}

const STATEMENTS: [&str; 4] = [
    "ALTER TABLE board_seats ADD COLUMN signs_alone boolean NOT NULL DEFAULT FALSE",
    "ALTER TABLE recoveries ADD COLUMN signatory varchar NULL",
    "ALTER TABLE recoveries ADD COLUMN signatory_key varchar NULL",
    "ALTER TABLE recovery_signatures ADD COLUMN is_unproven boolean NOT NULL DEFAULT FALSE",
];
