//! One account for one identity number, and an index from which Historik is read alone.

use sea_orm_migration::prelude::*;

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261121_131000_accounts_inside"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for statement in [
            "DROP INDEX persons_personnummer",
            "CREATE UNIQUE INDEX persons_personnummer ON persons (personnummer_hash)",
            "DROP INDEX history_entries_person",
            "DROP INDEX history_entries_kind",
            "CREATE INDEX history_entries_list ON history_entries (person_id, at, id, kind)",
        ] {
            m.get_connection().execute_unprepared(statement).await?;
        }
        Ok(())
    }
}
