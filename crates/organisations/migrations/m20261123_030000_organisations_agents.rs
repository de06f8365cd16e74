//! Which organisations are agents, and what they do for whom.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    date, date_null, string, string_null, text, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null,
    uuid, uuid_null,
};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261123_030000_organisations_agents"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(agents()).await?;
        m.create_table(assignments()).await?;
        for index in INDEXES {
            m.get_connection().execute_unprepared(index).await?;
        }
        Ok(())
    }
}

fn of_organisation(table: &'static str, column: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from(table, column)
        .to("organisations", "id")
        .on_delete(ForeignKeyAction::Cascade)
        .to_owned()
}

fn agents() -> TableCreateStatement {
    Table::create()
        .table("agents")
        .col(uuid("organisation_id").primary_key())
        .col(string_null("agreement"))
        .col(date("from_day"))
        .col(date_null("to_day"))
        .col(uuid_null("marked_by"))
        .col(timestamp_with_time_zone("marked_at"))
        .foreign_key(&mut of_organisation("agents", "organisation_id"))
        .to_owned()
}

fn assignments() -> TableCreateStatement {
    Table::create()
        .table("assignments")
        .col(uuid("id").primary_key())
        .col(uuid("agent_id"))
        .col(uuid_null("customer_id"))
        .col(text("number"))
        .col(string("number_hash"))
        .col(string("service"))
        .col(string("scope"))
        .col(string("state"))
        .col(text_null("message"))
        .col(date("until_day"))
        .col(uuid_null("asked_by"))
        .col(timestamp_with_time_zone("asked_at"))
        .col(uuid_null("answered_by"))
        .col(timestamp_with_time_zone_null("answered_at"))
        .col(uuid_null("ended_by"))
        .col(timestamp_with_time_zone_null("ended_at"))
        .col(timestamp_with_time_zone_null("reminded_at"))
        .foreign_key(&mut of_organisation("assignments", "agent_id"))
        .foreign_key(&mut of_organisation("assignments", "customer_id"))
        .to_owned()
}

/// One question and one assignment of an agent about a customer and service; what each side sees; what
/// comes with time; and those to be forgotten.
const INDEXES: [&str; 7] = [
    "CREATE UNIQUE INDEX assignments_asked_once ON assignments (agent_id, number_hash, service) WHERE state = 'asked'",
    "CREATE UNIQUE INDEX assignments_active_once ON assignments (agent_id, number_hash, service) WHERE state = 'active'",
    "CREATE INDEX assignments_agent ON assignments (agent_id, asked_at)",
    "CREATE INDEX assignments_customer ON assignments (customer_id, asked_at)",
    "CREATE INDEX assignments_waiting ON assignments (asked_at) WHERE state = 'asked'",
    "CREATE INDEX assignments_running ON assignments (until_day) WHERE state = 'active'",
    "CREATE INDEX assignments_ended ON assignments (ended_at)",
];
