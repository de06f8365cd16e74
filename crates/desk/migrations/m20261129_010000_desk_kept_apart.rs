//! What stays when cases are merged or split: in which case a document was registered, and in which organisation a
//! reader must be for as long as they read.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::uuid_null;

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261129_010000_desk_kept_apart"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in [("case_messages", "registered_in"), ("case_readers", "within_id")] {
            let add = Table::alter().table(table).add_column(uuid_null(column)).to_owned();
            m.alter_table(add).await?;
        }
        for statement in [REGISTERED_IN, WITHIN] {
            m.get_connection().execute_unprepared(statement).await?;
        }
        Ok(())
    }
}

const REGISTERED_IN: &str = "UPDATE case_messages SET registered_in = (SELECT c.id FROM cases c WHERE \
     c.reference = rtrim(rtrim(registered_as, '0123456789'), '-')) WHERE registered_as IS NOT NULL";
const WITHIN: &str = "UPDATE case_readers SET within_id = (SELECT c.organisation_id FROM cases c \
     WHERE c.id = case_readers.case_id) WHERE organisation_id IS NULL AND why = 'shared'";
