//! Mail that comes in, and the lines of threads that came by mail.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, boolean, string, string_null, string_uniq, text, text_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid, uuid_null,
};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261126_040100_desk_mail"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for column in [
            boolean("by_email").default(false).take(),
            text_null("quoted").take(),
            text_null("sender").take(),
        ] {
            m.alter_table(Table::alter().table("case_messages").add_column(column).to_owned())
                .await?;
        }
        m.create_table(incoming_mails()).await?;
        for index in INDEXES {
            m.get_connection().execute_unprepared(index).await?;
        }
        Ok(())
    }
}

fn incoming_mails() -> TableCreateStatement {
    let mut table = Table::create();
    table
        .table("incoming_mails")
        .col(uuid("id").primary_key())
        .col(string_uniq("mail_key"))
        .col(string("state"))
        .col(string_null("why"))
        .col(text_null("from_name"))
        .col(text_null("from_email"))
        .col(string_null("from_hash"))
        .col(uuid_null("person_id"))
        .col(text("subject"))
        .col(text("text"))
        .col(text_null("quoted"))
        .col(text_null("left_out"))
        .col(big_integer("bytes"))
        .col(boolean("is_whole"))
        .col(timestamp_with_time_zone_null("sent_at"))
        .col(timestamp_with_time_zone("received_at"))
        .col(uuid_null("case_id"))
        .col(uuid_null("settled_by"))
        .col(timestamp_with_time_zone_null("settled_at"));
    for (column, to) in [
        ("person_id", "persons"),
        ("case_id", "cases"),
        ("settled_by", "persons"),
    ] {
        table.foreign_key(ForeignKey::create().from("incoming_mails", column).to(to, "id"));
    }
    table.to_owned()
}

/// The lists by state, and the mails of a case and of a person.
const INDEXES: [&str; 3] = [
    "CREATE INDEX incoming_mails_state ON incoming_mails (state, received_at, id)",
    "CREATE INDEX incoming_mails_case ON incoming_mails (case_id)",
    "CREATE INDEX incoming_mails_person ON incoming_mails (person_id)",
];
