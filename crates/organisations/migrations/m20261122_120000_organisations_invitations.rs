//! Invitations by e-mail to act for an organisation. A row is there while the invitation waits.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{string, timestamp_with_time_zone, uuid, uuid_null};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261122_120000_organisations_invitations"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(invitations()).await?;
        for index in INDEXES {
            m.get_connection().execute_unprepared(index).await?;
        }
        Ok(())
    }
}

fn invitations() -> TableCreateStatement {
    Table::create()
        .table("invitations")
        .col(uuid("id").primary_key())
        .col(uuid("organisation_id"))
        .col(string("email"))
        .col(string("email_key"))
        .col(string("roles"))
        .col(string("token_hash").unique_key())
        .col(uuid_null("invited_by"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("expires_at"))
        .foreign_key(
            ForeignKey::create()
                .from("invitations", "organisation_id")
                .to("organisations", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}

/// One invitation of an address to an organisation; then those of a person, and those to be forgotten.
const INDEXES: [&str; 3] = [
    "CREATE UNIQUE INDEX invitations_once ON invitations (organisation_id, email_key)",
    "CREATE INDEX invitations_email ON invitations (email_key)",
    "CREATE INDEX invitations_expired ON invitations (expires_at)",
];
