//! What customers thought of how it went, once for each case.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, text_null, timestamp_with_time_zone, uuid, uuid_null};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261126_030300_desk_ratings"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(case_ratings()).await?;
        let index = "CREATE INDEX case_ratings_rated ON case_ratings (rated_at)";
        m.get_connection().execute_unprepared(index).await?;
        Ok(())
    }
}

fn case_ratings() -> TableCreateStatement {
    let mut table = Table::create();
    table
        .table("case_ratings")
        .col(uuid("case_id").primary_key())
        .col(integer("stars"))
        .col(text_null("words"))
        .col(uuid_null("rated_by"))
        .col(timestamp_with_time_zone("rated_at"));
    for (column, to) in [("case_id", "cases"), ("rated_by", "persons")] {
        table.foreign_key(ForeignKey::create().from("case_ratings", column).to(to, "id"));
    }
    table.to_owned()
}
