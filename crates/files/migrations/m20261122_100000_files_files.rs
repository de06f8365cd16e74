//! Files that people sent: one row each, the bytes lie in the file storage.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, integer, string, string_null, text, timestamp_with_time_zone, uuid, uuid_null,
};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261122_100000_files_files"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("files")
                .col(uuid("id").primary_key())
                .col(string_null("object_kind"))
                .col(uuid_null("object_id"))
                .col(integer("part").default(0))
                .col(text("name"))
                .col(big_integer("bytes"))
                .col(string("sha256"))
                .col(string("media_type"))
                .col(string("blob").unique_key())
                .col(string("state"))
                .col(uuid_null("person_id"))
                .col(string("browser"))
                .col(timestamp_with_time_zone("created_at"))
                .to_owned(),
        )
        .await?;
        for index in [
            "CREATE INDEX files_object ON files (object_id, object_kind, id) WHERE object_id IS NOT NULL",
            "CREATE INDEX files_loose ON files (created_at) WHERE object_id IS NULL",
        ] {
            m.get_connection().execute_unprepared(index).await?;
        }
        Ok(())
    }
}
