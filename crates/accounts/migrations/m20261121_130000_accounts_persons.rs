//! Persons, staff roles, links, terms, history, second factors, devices and choices.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, boolean, integer, string, string_null, text, text_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid, uuid_null,
};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261121_130000_accounts_persons"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for table in [
            persons(),
            held_usernames(),
            staff_roles(),
            single_use_links(),
            terms(),
            terms_acceptances(),
            history_entries(),
            totp_secrets(),
            recovery_codes(),
            known_devices(),
            email_changes(),
            channel_choices(),
            person_views(),
        ] {
            m.create_table(table).await?;
        }
        for index in [
            "CREATE INDEX persons_name ON persons (last_name, first_name, id)",
            "CREATE INDEX persons_personnummer ON persons (personnummer_hash)",
            "CREATE INDEX persons_unconfirmed ON persons (created_at) WHERE state = 'unconfirmed'",
            "CREATE INDEX persons_closed ON persons (id) WHERE state = 'closed'",
            "CREATE INDEX held_usernames_held ON held_usernames (held_at)",
            "CREATE INDEX staff_roles_role ON staff_roles (role)",
            "CREATE INDEX single_use_links_person ON single_use_links (person_id, purpose)",
            "CREATE INDEX single_use_links_expires ON single_use_links (expires_at)",
            "CREATE INDEX terms_valid_from ON terms (valid_from)",
            "CREATE INDEX history_entries_person ON history_entries (person_id, at, id)",
            "CREATE INDEX history_entries_kind ON history_entries (person_id, kind, at, id)",
            "CREATE UNIQUE INDEX recovery_codes_code ON recovery_codes (person_id, code_hash)",
            "CREATE UNIQUE INDEX known_devices_token ON known_devices (person_id, token_hash)",
            "CREATE INDEX known_devices_last_seen ON known_devices (last_seen_at)",
            "CREATE INDEX email_changes_requested ON email_changes (requested_at)",
            "CREATE INDEX email_changes_person ON email_changes (person_id, requested_at)",
            "CREATE INDEX person_views_at ON person_views (at)",
            "CREATE INDEX person_views_person ON person_views (person_id, at, id)",
        ] {
            m.get_connection().execute_unprepared(index).await?;
        }
        Ok(())
    }
}

/// The person a row belongs to; the row goes when the person goes.
fn person_key(table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("{table}_person_fk"))
        .from(table, "person_id")
        .to("persons", "id")
        .on_delete(ForeignKeyAction::Cascade)
        .to_owned()
}

fn persons() -> TableCreateStatement {
    Table::create()
        .table("persons")
        .col(uuid("id").primary_key())
        .col(string("email"))
        .col(string("email_key").unique_key())
        .col(string_null("username"))
        .col(string_null("username_key").unique_key())
        .col(string("first_name"))
        .col(string("last_name"))
        .col(string_null("mobile"))
        .col(string_null("personnummer"))
        .col(string_null("personnummer_hash"))
        .col(string_null("password_hash"))
        .col(string_null("lang"))
        .col(string("state"))
        .col(boolean("protected"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone_null("confirmed_at"))
        .col(timestamp_with_time_zone_null("last_login_at"))
        .col(integer("version"))
        .to_owned()
}

fn held_usernames() -> TableCreateStatement {
    Table::create()
        .table("held_usernames")
        .col(string("username_key").primary_key())
        .col(timestamp_with_time_zone("held_at"))
        .to_owned()
}

fn staff_roles() -> TableCreateStatement {
    Table::create()
        .table("staff_roles")
        .col(uuid("person_id"))
        .col(string("role"))
        .col(uuid_null("given_by"))
        .col(timestamp_with_time_zone("given_at"))
        .col(timestamp_with_time_zone_null("approved_at"))
        .col(uuid_null("approved_by"))
        .primary_key(Index::create().col("person_id").col("role"))
        .foreign_key(&mut person_key("staff_roles"))
        .to_owned()
}

fn single_use_links() -> TableCreateStatement {
    Table::create()
        .table("single_use_links")
        .col(uuid("id").primary_key())
        .col(uuid("person_id"))
        .col(string("purpose"))
        .col(string("token_hash").unique_key())
        .col(text_null("data"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("expires_at"))
        .col(timestamp_with_time_zone_null("used_at"))
        .foreign_key(&mut person_key("single_use_links"))
        .to_owned()
}

fn terms() -> TableCreateStatement {
    Table::create()
        .table("terms")
        .col(string("version").primary_key())
        .col(timestamp_with_time_zone("valid_from"))
        .col(string("file_name"))
        .col(text("sv"))
        .col(text("en"))
        .to_owned()
}

fn terms_acceptances() -> TableCreateStatement {
    Table::create()
        .table("terms_acceptances")
        .col(uuid("person_id"))
        .col(string("version"))
        .col(timestamp_with_time_zone("accepted_at"))
        .primary_key(Index::create().col("person_id").col("version"))
        .foreign_key(&mut person_key("terms_acceptances"))
        .to_owned()
}

fn history_entries() -> TableCreateStatement {
    Table::create()
        .table("history_entries")
        .col(uuid("id").primary_key())
        .col(uuid("person_id"))
        .col(timestamp_with_time_zone("at"))
        .col(string("kind"))
        .col(text("details"))
        .col(string("by_kind"))
        .col(uuid_null("by_id"))
        .foreign_key(&mut person_key("history_entries"))
        .to_owned()
}

fn totp_secrets() -> TableCreateStatement {
    Table::create()
        .table("totp_secrets")
        .col(uuid("person_id").primary_key())
        .col(string("secret"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone_null("confirmed_at"))
        .col(big_integer("last_step"))
        .foreign_key(&mut person_key("totp_secrets"))
        .to_owned()
}

fn recovery_codes() -> TableCreateStatement {
    Table::create()
        .table("recovery_codes")
        .col(uuid("id").primary_key())
        .col(uuid("person_id"))
        .col(string("code_hash"))
        .col(timestamp_with_time_zone_null("used_at"))
        .foreign_key(&mut person_key("recovery_codes"))
        .to_owned()
}

fn known_devices() -> TableCreateStatement {
    Table::create()
        .table("known_devices")
        .col(uuid("id").primary_key())
        .col(uuid("person_id"))
        .col(string("token_hash"))
        .col(string("device"))
        .col(timestamp_with_time_zone("first_seen_at"))
        .col(timestamp_with_time_zone("last_seen_at"))
        .foreign_key(&mut person_key("known_devices"))
        .to_owned()
}

fn email_changes() -> TableCreateStatement {
    Table::create()
        .table("email_changes")
        .col(uuid("id").primary_key())
        .col(uuid("person_id"))
        .col(string("old_email"))
        .col(string("new_email"))
        .col(timestamp_with_time_zone("requested_at"))
        .col(uuid_null("requested_by"))
        .col(timestamp_with_time_zone_null("confirmed_at"))
        .col(timestamp_with_time_zone_null("undone_at"))
        .foreign_key(&mut person_key("email_changes"))
        .to_owned()
}

fn channel_choices() -> TableCreateStatement {
    Table::create()
        .table("channel_choices")
        .col(uuid("person_id"))
        .col(string("service"))
        .col(string("channel"))
        .primary_key(Index::create().col("person_id").col("service"))
        .foreign_key(&mut person_key("channel_choices"))
        .to_owned()
}

fn person_views() -> TableCreateStatement {
    Table::create()
        .table("person_views")
        .col(uuid("id").primary_key())
        .col(uuid("person_id"))
        .col(uuid("viewer_id"))
        .col(timestamp_with_time_zone("at"))
        .col(text_null("reason"))
        .foreign_key(&mut person_key("person_views"))
        .to_owned()
}
