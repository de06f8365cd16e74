//! Cases and the messages of their threads. The partial indexes are written with the very words that
//! the queries use, since both engines only use a partial index when the query repeats its condition.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, integer, string, string_null, text, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null,
    uuid, uuid_null,
};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261121_150000_desk_cases"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(cases()).await?;
        m.create_table(case_messages()).await?;
        for index in INDEXES {
            m.get_connection().execute_unprepared(index).await?;
        }
        Ok(())
    }
}

fn cases() -> TableCreateStatement {
    let mut table = Table::create();
    table
        .table("cases")
        .col(uuid("id").primary_key())
        .col(string("reference").unique_key())
        .col(string("topic"))
        .col(text("subject"))
        .col(text("search_key"))
        .col(string("state"))
        .col(string("channel"))
        .col(uuid_null("person_id"))
        .col(uuid_null("organisation_id"))
        .col(string_null("contact_name"))
        .col(text_null("contact_email"))
        .col(string_null("contact_email_hash"))
        .col(text_null("contact_phone"))
        .col(string("lang"))
        .col(text_null("place"))
        .col(boolean("wants_answer"))
        .col(uuid_null("officer_id"))
        .col(string_null("about_kind"))
        .col(uuid_null("about_id"))
        .col(uuid_null("follows_id"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("last_message_at"))
        .col(timestamp_with_time_zone("answer_due_at"))
        .col(timestamp_with_time_zone_null("waiting_since"))
        .col(timestamp_with_time_zone_null("reminded_at"))
        .col(text_null("solution"))
        .col(timestamp_with_time_zone_null("solved_at"))
        .col(timestamp_with_time_zone_null("closed_at"))
        .col(text_null("status_token"))
        .col(string_null("status_token_hash"))
        .col(timestamp_with_time_zone_null("status_until"))
        .col(integer("version"));
    for (column, to) in [
        ("person_id", "persons"),
        ("organisation_id", "organisations"),
        ("officer_id", "persons"),
        ("follows_id", "cases"),
    ] {
        table.foreign_key(ForeignKey::create().from("cases", column).to(to, "id"));
    }
    table.to_owned()
}

fn case_messages() -> TableCreateStatement {
    Table::create()
        .table("case_messages")
        .col(uuid("case_id"))
        .col(integer("number"))
        .col(string("author_kind"))
        .col(uuid_null("author_id"))
        .col(string("kind"))
        .col(text("text"))
        .col(timestamp_with_time_zone("created_at"))
        .primary_key(Index::create().col("case_id").col("number"))
        .foreign_key(ForeignKey::create().from("case_messages", "case_id").to("cases", "id"))
        .foreign_key(
            ForeignKey::create()
                .from("case_messages", "author_id")
                .to("persons", "id"),
        )
        .to_owned()
}

/// The first three carry the customer's list, the next two the count of what waits for the customer,
/// then the selections and states of the queue, then recurring work and look-ups. None begins with the
/// state: SQLite would read three ranges of such a one and sort them.
const INDEXES: [&str; 17] = [
    "CREATE INDEX cases_private ON cases (person_id, last_message_at, id) WHERE organisation_id IS NULL",
    "CREATE INDEX cases_organisation ON cases (organisation_id, last_message_at, id) \
     WHERE organisation_id IS NOT NULL",
    "CREATE INDEX cases_own_in_organisation ON cases (organisation_id, person_id, last_message_at, id) \
     WHERE organisation_id IS NOT NULL",
    "CREATE INDEX cases_waiting_person ON cases (person_id) WHERE state = 'waiting_customer'",
    "CREATE INDEX cases_waiting_organisation ON cases (organisation_id) WHERE state = 'waiting_customer'",
    "CREATE INDEX cases_open ON cases (answer_due_at, id, state) WHERE state IN ('new', 'open', 'waiting_customer')",
    "CREATE INDEX cases_due ON cases (answer_due_at, id, state) WHERE state IN ('new', 'open')",
    "CREATE INDEX cases_unassigned ON cases (answer_due_at, id, officer_id, state) \
     WHERE officer_id IS NULL AND state IN ('new', 'open', 'waiting_customer')",
    "CREATE INDEX cases_officer ON cases (officer_id, answer_due_at, id, state) \
     WHERE officer_id IS NOT NULL AND state IN ('new', 'open', 'waiting_customer')",
    "CREATE INDEX cases_topic ON cases (topic, answer_due_at, id) WHERE state IN ('new', 'open', 'waiting_customer')",
    "CREATE INDEX cases_waiting ON cases (answer_due_at, id, state) WHERE state = 'waiting_customer'",
    "CREATE INDEX cases_solved ON cases (answer_due_at, id) WHERE state = 'solved'",
    "CREATE INDEX cases_closed ON cases (answer_due_at, id) WHERE state = 'closed'",
    "CREATE INDEX cases_to_close ON cases (solved_at) WHERE state = 'solved'",
    "CREATE INDEX cases_to_remind ON cases (waiting_since) WHERE state = 'waiting_customer' AND reminded_at IS NULL",
    "CREATE UNIQUE INDEX cases_status_token ON cases (status_token_hash)",
    "CREATE INDEX cases_unclaimed ON cases (created_at) WHERE person_id IS NULL AND contact_email_hash IS NOT NULL",
];
