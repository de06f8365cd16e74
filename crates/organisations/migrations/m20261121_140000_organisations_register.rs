//! Organisations, their members and the members' roles, who asks to become one, and which e-mails the
//! managers want.

use sea_orm::{ConnectionTrait, DbBackend};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, boolean, string, string_null, text, text_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid, uuid_null,
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
        for table in [
            organisations(),
            memberships(),
            membership_roles(),
            access_requests(),
            mail_filters(),
        ] {
            m.create_table(table).await?;
        }
        let db = m.get_connection();
        // The sort key is made to be compared byte by byte, which SQLite does anyway.
        if db.get_database_backend() == DbBackend::Postgres {
            for column in ["name_key", "area_key"] {
                let statement = format!(r#"ALTER TABLE organisations ALTER COLUMN {column} TYPE varchar COLLATE "C""#);
                db.execute_unprepared(&statement).await?;
            }
        }
        for index in INDEXES {
            db.execute_unprepared(index).await?;
        }
        Ok(())
    }
}

fn organisations() -> TableCreateStatement {
    Table::create()
        .table("organisations")
        .col(uuid("id").primary_key())
        .col(string("kind"))
        .col(string("name"))
        .col(string("name_key"))
        .col(text("search_key"))
        .col(string_null("organisation_number"))
        .col(string_null("organisation_number_hash").unique_key())
        .col(boolean("is_sole_trader"))
        .col(string_null("address"))
        .col(string_null("postal_code"))
        .col(string_null("city"))
        .col(string_null("email"))
        .col(string_null("phone"))
        .col(string_null("web"))
        .col(uuid_null("contact_person_id"))
        .col(string_null("activity"))
        .col(string_null("area"))
        .col(string_null("area_key"))
        .col(string("age_groups"))
        .col(text_null("description"))
        .col(boolean("shown_in_register"))
        .col(boolean("shows_address"))
        .col(boolean("shows_email"))
        .col(boolean("shows_phone"))
        .col(boolean("shows_contact"))
        .col(string("state"))
        .col(timestamp_with_time_zone_null("confirmed_at"))
        .col(uuid_null("confirmed_by"))
        .col(uuid_null("offered_to"))
        .col(timestamp_with_time_zone("created_at"))
        .col(big_integer("version"))
        .foreign_key(&mut person_key(
            "organisations",
            "contact_person_id",
            ForeignKeyAction::SetNull,
        ))
        .foreign_key(&mut person_key(
            "organisations",
            "offered_to",
            ForeignKeyAction::SetNull,
        ))
        .to_owned()
}

fn memberships() -> TableCreateStatement {
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
        .foreign_key(&mut organisation_key("memberships"))
        .foreign_key(&mut person_key("memberships", "person_id", ForeignKeyAction::Cascade))
        .to_owned()
}

fn membership_roles() -> TableCreateStatement {
    Table::create()
        .table("membership_roles")
        .col(uuid("membership_id"))
        .col(string("role"))
        .col(uuid_null("given_by"))
        .col(timestamp_with_time_zone("given_at"))
        .primary_key(Index::create().col("membership_id").col("role"))
        .foreign_key(&mut membership_key("membership_roles"))
        .to_owned()
}

fn access_requests() -> TableCreateStatement {
    Table::create()
        .table("access_requests")
        .col(uuid("id").primary_key())
        .col(uuid("organisation_id"))
        .col(uuid("person_id"))
        .col(text_null("message"))
        .col(string("state"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone_null("at_staff_since"))
        .col(string_null("role"))
        .col(text_null("reason"))
        .col(timestamp_with_time_zone_null("answered_at"))
        .col(uuid_null("answered_by"))
        .foreign_key(&mut organisation_key("access_requests"))
        .foreign_key(&mut person_key(
            "access_requests",
            "person_id",
            ForeignKeyAction::Cascade,
        ))
        .to_owned()
}

fn mail_filters() -> TableCreateStatement {
    Table::create()
        .table("mail_filters")
        .col(uuid("membership_id"))
        .col(string("about"))
        .col(string("scope"))
        .primary_key(Index::create().col("membership_id").col("about"))
        .foreign_key(&mut membership_key("mail_filters"))
        .to_owned()
}

fn organisation_key(table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from(table, "organisation_id")
        .to("organisations", "id")
        .on_delete(ForeignKeyAction::Cascade)
        .to_owned()
}

fn membership_key(table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from(table, "membership_id")
        .to("memberships", "id")
        .on_delete(ForeignKeyAction::Cascade)
        .to_owned()
}

fn person_key(table: &'static str, column: &'static str, gone: ForeignKeyAction) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from(table, column)
        .to("persons", "id")
        .on_delete(gone)
        .to_owned()
}

/// The first three carry the public register, and hold what it is searched by so that a search reads
/// no row that it does not show; the next two carry the lists of staff, then recurring work,
/// hats and requests. A person has one open request to an organisation.
const INDEXES: [&str; 11] = [
    "CREATE INDEX organisations_listed ON organisations (name_key, id, age_groups, search_key) \
     WHERE kind = 'forening' AND state = 'active' AND shown_in_register",
    "CREATE INDEX organisations_listed_activity ON organisations (activity, name_key, id) \
     WHERE kind = 'forening' AND state = 'active' AND shown_in_register",
    "CREATE INDEX organisations_listed_area ON organisations (area_key, name_key, id, area) \
     WHERE kind = 'forening' AND state = 'active' AND shown_in_register",
    "CREATE INDEX organisations_name ON organisations (name_key, id)",
    "CREATE INDEX organisations_unconfirmed ON organisations (created_at, id) WHERE state = 'unconfirmed'",
    "CREATE INDEX organisations_offered ON organisations (offered_to) WHERE offered_to IS NOT NULL",
    "CREATE INDEX memberships_person ON memberships (person_id)",
    "CREATE UNIQUE INDEX access_requests_open ON access_requests (organisation_id, person_id) WHERE state = 'open'",
    "CREATE INDEX access_requests_waiting ON access_requests (created_at, id) WHERE state = 'open'",
    "CREATE INDEX access_requests_answered ON access_requests (answered_at) WHERE answered_at IS NOT NULL",
    "CREATE INDEX access_requests_person ON access_requests (person_id, created_at)",
];
