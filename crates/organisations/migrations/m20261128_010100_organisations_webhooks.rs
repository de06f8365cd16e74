//! Where an organisation's programs are told of what happens, and each telling.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, boolean, integer, integer_null, string, string_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid, uuid_null,
};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261128_010100_organisations_webhooks"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(webhooks()).await?;
        m.create_table(deliveries()).await?;
        for statement in STATEMENTS {
            m.get_connection().execute_unprepared(statement).await?;
        }
        Ok(())
    }
}

const STATEMENTS: [&str; 3] = [
    "CREATE INDEX webhooks_organisation_id ON webhooks (organisation_id)",
    "CREATE INDEX webhook_deliveries_webhook_id ON webhook_deliveries (webhook_id, made_at, id)",
    "CREATE INDEX webhook_deliveries_made_at ON webhook_deliveries (made_at)",
];

fn webhooks() -> TableCreateStatement {
    Table::create()
        .table("webhooks")
        .col(uuid("id").primary_key())
        .col(uuid("organisation_id"))
        .col(string("address"))
        .col(string("description"))
        .col(string("events"))
        .col(boolean("is_on"))
        .col(timestamp_with_time_zone_null("failed_at"))
        .col(string("secret"))
        .col(string_null("old_secret"))
        .col(timestamp_with_time_zone_null("old_secret_until"))
        .col(uuid_null("made_by"))
        .col(timestamp_with_time_zone("made_at"))
        .col(big_integer("version"))
        .foreign_key(&mut key(
            "webhooks",
            "organisation_id",
            "organisations",
            ForeignKeyAction::Cascade,
        ))
        .foreign_key(&mut key("webhooks", "made_by", "persons", ForeignKeyAction::SetNull))
        .to_owned()
}

fn deliveries() -> TableCreateStatement {
    Table::create()
        .table("webhook_deliveries")
        .col(uuid("id").primary_key())
        .col(uuid("webhook_id"))
        .col(string("event"))
        .col(string_null("reference"))
        .col(integer_null("message"))
        .col(timestamp_with_time_zone("made_at"))
        .col(string("state"))
        .col(integer("attempts"))
        .col(timestamp_with_time_zone_null("tried_at"))
        .col(timestamp_with_time_zone_null("next_at"))
        .col(integer_null("status"))
        .col(string_null("trouble"))
        .foreign_key(&mut key(
            "webhook_deliveries",
            "webhook_id",
            "webhooks",
            ForeignKeyAction::Cascade,
        ))
        .to_owned()
}

fn key(
    table: &'static str,
    column: &'static str,
    to: &'static str,
    then: ForeignKeyAction,
) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from(table, column)
        .to(to, "id")
        .on_delete(then)
        .to_owned()
}
