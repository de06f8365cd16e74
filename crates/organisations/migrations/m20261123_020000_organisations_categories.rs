//! Categories of organisations, whether an organisation can get grants, and what the register of staff
//! is searched and narrowed by.

use sea_orm::ConnectionTrait;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, string, string_null, timestamp_with_time_zone, uuid};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261123_020000_organisations_categories"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(categories()).await?;
        m.create_table(in_categories()).await?;
        for column in [
            boolean("is_grant_eligible").default(false).to_owned(),
            string_null("email_key"),
        ] {
            let add = Table::alter().table("organisations").add_column(column).to_owned();
            m.alter_table(add).await?;
        }
        let db = m.get_connection();
        db.execute_unprepared("UPDATE organisations SET email_key = lower(email)")
            .await?;
        for index in INDEXES {
            db.execute_unprepared(index).await?;
        }
        Ok(())
    }
}

fn categories() -> TableCreateStatement {
    Table::create()
        .table("organisation_categories")
        .col(uuid("id").primary_key())
        .col(string("name_sv"))
        .col(string("name_en"))
        .col(string("name_key").unique_key())
        .col(timestamp_with_time_zone("created_at"))
        .to_owned()
}

fn in_categories() -> TableCreateStatement {
    let to = |column, table| {
        ForeignKey::create()
            .from("organisations_in_categories", column)
            .to(table, "id")
            .on_delete(ForeignKeyAction::Cascade)
            .to_owned()
    };
    Table::create()
        .table("organisations_in_categories")
        .col(uuid("organisation_id"))
        .col(uuid("category_id"))
        .primary_key(Index::create().col("organisation_id").col("category_id"))
        .foreign_key(&mut to("organisation_id", "organisations"))
        .foreign_key(&mut to("category_id", "organisation_categories"))
        .to_owned()
}

/// The register of staff is in the order of names. What holds for few has an index of its own in that order;
/// the rest walks the one of names. None begins with a column of few values, which SQLite would skip through
/// and then sort.
const INDEXES: [&str; 5] = [
    "CREATE INDEX organisations_waiting ON organisations (name_key, id) WHERE state = 'unconfirmed'",
    "CREATE INDEX organisations_ended ON organisations (name_key, id) WHERE state = 'ended'",
    "CREATE INDEX organisations_eligible ON organisations (name_key, id) WHERE is_grant_eligible",
    "CREATE INDEX organisations_email ON organisations (email_key) WHERE email_key IS NOT NULL",
    "CREATE INDEX organisations_in_categories_category ON organisations_in_categories (category_id, organisation_id)",
];
