//! Organisations, their members and the members' roles.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, boolean, string, string_null, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid, uuid_null,
};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261121_140000_organisations_register"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("organisations")
                .col(uuid("id").primary_key())
                .col(string("kind"))
                .col(string("name"))
                .col(string("name_key"))
                .col(string_null("organisation_number"))
                .col(string_null("organisation_number_hash").unique_key())
                .col(string_null("address"))
                .col(string_null("postal_code"))
                .col(string_null("city"))
                .col(boolean("shown_in_register"))
                .col(string("state"))
                .col(timestamp_with_time_zone_null("confirmed_at"))
                .col(uuid_null("confirmed_by"))
                .col(timestamp_with_time_zone("created_at"))
                .col(big_integer("version"))
                .to_owned(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("memberships")
                .col(uuid("id").primary_key())
                .col(uuid("organisation_id"))
                .col(uuid("person_id"))
                .col(timestamp_with_time_zone("created_at"))
                .index(
                    Index::create()
                        .unique()
                        .name("memberships_once")
                        .col("organisation_id")
                        .col("person_id"),
                )
                .foreign_key(
                    ForeignKey::create()
                        .from("memberships", "organisation_id")
                        .to("organisations", "id"),
                )
                .foreign_key(
                    ForeignKey::create()
                        .from("memberships", "person_id")
                        .to("persons", "id")
                        .on_delete(ForeignKeyAction::Cascade),
                )
                .to_owned(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("membership_roles")
                .col(uuid("membership_id"))
                .col(string("role"))
                .col(uuid_null("given_by"))
                .col(timestamp_with_time_zone("given_at"))
                .primary_key(Index::create().col("membership_id").col("role"))
                .foreign_key(
                    ForeignKey::create()
                        .from("membership_roles", "membership_id")
                        .to("memberships", "id")
                        .on_delete(ForeignKeyAction::Cascade),
                )
                .to_owned(),
        )
        .await?;
        for index in [
            "CREATE INDEX organisations_name ON organisations (name_key, id)",
            "CREATE INDEX memberships_person ON memberships (person_id)",
        ] {
            m.get_connection().execute_unprepared(index).await?;
        }
        Ok(())
    }
}
