//! Files of organisations that staff read in: their rows between preview and confirmation.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, string, string_null, text_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid, uuid_null,
};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261123_020100_organisations_imports"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(imports()).await?;
        m.create_table(rows()).await?;
        for index in INDEXES {
            m.get_connection().execute_unprepared(index).await?;
        }
        Ok(())
    }
}

fn imports() -> TableCreateStatement {
    Table::create()
        .table("organisation_imports")
        .col(uuid("id").primary_key())
        .col(uuid("made_by"))
        .col(timestamp_with_time_zone("created_at"))
        .col(string("state"))
        .col(timestamp_with_time_zone_null("ended_at"))
        .to_owned()
}

fn rows() -> TableCreateStatement {
    Table::create()
        .table("organisation_import_rows")
        .col(uuid("id").primary_key())
        .col(uuid("import_id"))
        .col(big_integer("line"))
        .col(string("outcome"))
        .col(uuid_null("organisation_id"))
        .col(big_integer_null("seen"))
        .col(text_null("cells"))
        .col(string_null("problems"))
        .foreign_key(
            ForeignKey::create()
                .from("organisation_import_rows", "import_id")
                .to("organisation_imports", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}

const INDEXES: [&str; 2] = [
    "CREATE INDEX organisation_imports_created ON organisation_imports (created_at)",
    "CREATE INDEX organisation_import_rows_outcome ON organisation_import_rows (import_id, outcome, line)",
];
