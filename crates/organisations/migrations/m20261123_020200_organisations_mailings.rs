//! What staff write to many organisations at once, and who gets it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, string, string_null, text, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid,
    uuid_null,
};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261123_020200_organisations_mailings"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(mailings()).await?;
        m.create_table(letters()).await?;
        for index in INDEXES {
            m.get_connection().execute_unprepared(index).await?;
        }
        Ok(())
    }
}

fn mailings() -> TableCreateStatement {
    Table::create()
        .table("mailings")
        .col(uuid("id").primary_key())
        .col(uuid("made_by"))
        .col(timestamp_with_time_zone("created_at"))
        .col(string("state"))
        .col(string("subject_sv"))
        .col(text("text_sv"))
        .col(string_null("subject_en"))
        .col(text_null("text_en"))
        .col(boolean("to_heads"))
        .col(boolean("to_address"))
        .col(text("narrowed"))
        .col(text_null("chosen"))
        .col(timestamp_with_time_zone_null("confirmed_at"))
        .col(timestamp_with_time_zone_null("ended_at"))
        .to_owned()
}

fn letters() -> TableCreateStatement {
    Table::create()
        .table("mailing_letters")
        .col(uuid("id").primary_key())
        .col(uuid("mailing_id"))
        .col(uuid("organisation_id"))
        .col(uuid_null("person_id"))
        .col(timestamp_with_time_zone_null("sent_at"))
        .foreign_key(
            ForeignKey::create()
                .from("mailing_letters", "mailing_id")
                .to("mailings", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}

const INDEXES: [&str; 3] = [
    "CREATE INDEX mailings_created ON mailings (created_at)",
    "CREATE INDEX mailing_letters_mailing ON mailing_letters (mailing_id)",
    "CREATE INDEX mailing_letters_waiting ON mailing_letters (mailing_id, id) WHERE sent_at IS NULL",
];
