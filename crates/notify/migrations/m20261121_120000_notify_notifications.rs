//! Notifications, and the drawer of the `mailbox:` transport.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    integer, string, string_null, text, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid,
    uuid_null,
};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261121_120000_notify_notifications"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("notifications")
                .col(uuid("id").primary_key())
                .col(uuid_null("person_id"))
                .col(string("channel"))
                .col(string("lang"))
                .col(string("kind"))
                .col(string("service"))
                .col(text("subject"))
                .col(text("text"))
                .col(text_null("html"))
                .col(text("address_sealed"))
                .col(text_null("secret"))
                .col(string("state"))
                .col(integer("attempts"))
                .col(timestamp_with_time_zone("created_at"))
                .col(timestamp_with_time_zone_null("sent_at"))
                .col(string_null("error_code"))
                .col(string_null("message_id"))
                .col(string_null("about_kind"))
                .col(uuid_null("about_id"))
                .to_owned(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("mailbox_messages")
                .col(uuid("id").primary_key())
                .col(string("channel"))
                .col(text("recipient"))
                .col(text("recipient_key"))
                .col(text("subject"))
                .col(text("text"))
                .col(text_null("html"))
                .col(timestamp_with_time_zone("created_at"))
                .to_owned(),
        )
        .await?;
        for index in [
            "CREATE INDEX notifications_person ON notifications (person_id, created_at, id) WHERE person_id IS NOT NULL",
            "CREATE INDEX notifications_undelivered ON notifications (created_at, id) WHERE state IN ('failed', 'bounced')",
            "CREATE INDEX notifications_queued ON notifications (created_at) WHERE state = 'queued'",
            "CREATE INDEX notifications_created ON notifications (created_at)",
            "CREATE INDEX mailbox_messages_created ON mailbox_messages (created_at, id)",
            "CREATE INDEX mailbox_messages_recipient ON mailbox_messages (recipient_key, created_at, id)",
        ] {
            m.get_connection().execute_unprepared(index).await?;
        }
        Ok(())
    }
}
