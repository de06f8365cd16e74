//! How an organisation is invoiced, and how many members it has.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, integer, string, string_null, uuid};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261122_125000_organisations_billing"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(billing()).await?;
        m.create_table(member_counts()).await
    }
}

fn billing() -> TableCreateStatement {
    Table::create()
        .table("billing")
        .col(uuid("organisation_id").primary_key())
        .col(string_null("address"))
        .col(string_null("postal_code"))
        .col(string_null("city"))
        .col(string_null("reference"))
        .col(string_null("e_invoice"))
        .col(big_integer("version"))
        .foreign_key(&mut organisation_key("billing"))
        .to_owned()
}

fn member_counts() -> TableCreateStatement {
    Table::create()
        .table("member_counts")
        .col(uuid("organisation_id"))
        .col(string("age"))
        .col(integer("women"))
        .col(integer("men"))
        .col(integer("others"))
        .primary_key(Index::create().col("organisation_id").col("age"))
        .foreign_key(&mut organisation_key("member_counts"))
        .to_owned()
}

fn organisation_key(table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from(table, "organisation_id")
        .to("organisations", "id")
        .on_delete(ForeignKeyAction::Cascade)
        .to_owned()
}
