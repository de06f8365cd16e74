//! Cases that wait for somebody else are among the open ones, and merged cases lead to the one they went
//! into. An index that is made again under its name also serves the words it had before.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::uuid_null;

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261126_020100_desk_states"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let mut table = Table::alter();
        table.table("cases").add_column(uuid_null("merged_into_id"));
        m.alter_table(table.to_owned()).await?;
        for (name, index) in INDEXES {
            let drop = format!("DROP INDEX IF EXISTS {name}");
            m.get_connection().execute_unprepared(&drop).await?;
            m.get_connection()
                .execute_unprepared(&format!("CREATE INDEX {name} ON cases {index}"))
                .await?;
        }
        Ok(())
    }
}

const INDEXES: [(&str, &str); 8] = [
    (
        "cases_open",
        "(answer_due_at, id, state) WHERE state IN ('new', 'open', 'waiting_customer', 'waiting_third_party')",
    ),
    (
        "cases_due",
        "(answer_due_at, id, state) WHERE state IN ('new', 'open', 'waiting_third_party')",
    ),
    (
        "cases_unassigned",
        "(answer_due_at, id, officer_id, state) \
         WHERE officer_id IS NULL AND state IN ('new', 'open', 'waiting_customer', 'waiting_third_party')",
    ),
    (
        "cases_officer",
        "(officer_id, answer_due_at, id, state) \
         WHERE officer_id IS NOT NULL AND state IN ('new', 'open', 'waiting_customer', 'waiting_third_party')",
    ),
    (
        "cases_topic",
        "(topic, answer_due_at, id) WHERE state IN ('new', 'open', 'waiting_customer', 'waiting_third_party')",
    ),
    ("cases_merged", "(answer_due_at, id) WHERE state = 'merged'"),
    ("cases_merged_into", "(merged_into_id) WHERE merged_into_id IS NOT NULL"),
    ("cases_ended", "(closed_at) WHERE state IN ('closed', 'merged')"),
];
