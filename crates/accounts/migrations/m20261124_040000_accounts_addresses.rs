//! Where a private customer gets letters and invoices.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, string, uuid};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261124_040000_accounts_addresses"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let addresses = Table::create()
            .table("person_addresses")
            .col(uuid("person_id").primary_key())
            .col(string("street"))
            .col(string("postal_code"))
            .col(string("city"))
            .col(string("invoices"))
            .col(integer("version"))
            .foreign_key(
                ForeignKey::create()
                    .from("person_addresses", "person_id")
                    .to("persons", "id")
                    .on_delete(ForeignKeyAction::Cascade),
            )
            .to_owned();
        m.create_table(addresses).await
    }
}
