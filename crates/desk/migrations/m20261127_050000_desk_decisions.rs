//! Decisions in cases, what kinds there are, appeals against them, and that a party wants a matter decided.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, date, date_null, integer, string, text, text_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid, uuid_null,
};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261127_050000_desk_decisions"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(types()).await?;
        m.create_table(decisions()).await?;
        m.create_table(appeals()).await?;
        for (table, name, columns) in [
            ("case_decisions", "case_decisions_case", &["case_id"] as &[&'static str]),
            ("case_decisions", "case_decisions_at", &["decided_at", "id"]),
            ("case_appeals", "case_appeals_case", &["case_id"]),
            ("case_appeals", "case_appeals_decision", &["decision_id"]),
        ] {
            let mut index = Index::create().name(name).table(table).to_owned();
            for column in columns {
                index.col(*column);
            }
            m.create_index(index).await?;
        }
        let asked = Table::alter()
            .table("cases")
            .add_column(timestamp_with_time_zone_null("settle_asked_at"))
            .to_owned();
        m.alter_table(asked).await?;
        for (n, kind) in FIRST.into_iter().enumerate() {
            m.execute(insert(n, kind)).await?;
        }
        Ok(())
    }
}

/// The kinds that every owner has: names, remedy, and who tries an appeal.
const FIRST: [(&str, &str, &str, Option<&str>); 4] = [
    (
        "Utlämnande av allmän handling",
        "Disclosure of a public document",
        "ordinary",
        Some("kammarrätten"),
    ),
    (
        "Begäran att ärendet avgörs",
        "Request that a case be decided",
        "ordinary",
        Some("förvaltningsrätten"),
    ),
    (
        "Beslut enligt kommunallagen",
        "Decision under the Local Government Act",
        "legality",
        Some("förvaltningsrätten"),
    ),
    (
        "Beslut som inte kan överklagas",
        "Decision that cannot be appealed",
        "none",
        None,
    ),
];

fn insert(n: usize, (sv, en, remedy, to): (&str, &str, &str, Option<&str>)) -> InsertStatement {
    let columns = [
        "id",
        "name_sv",
        "name_en",
        "remedy",
        "appeal_to",
        "is_offered",
        "version",
    ];
    // Ids that no clock gives, so that they are the same everywhere.
    let id = sea_orm::prelude::Uuid::from_u128(0x019a_0000_0000_7000_8000_0000_0000_0001 + n as u128);
    let values: [Expr; 7] = [
        id.into(),
        sv.into(),
        en.into(),
        remedy.into(),
        to.into(),
        true.into(),
        1.into(),
    ];
    let mut insert = Query::insert();
    insert
        .into_table("decision_types")
        .columns(columns)
        .values_panic(values);
    insert
}

fn types() -> TableCreateStatement {
    Table::create()
        .table("decision_types")
        .col(uuid("id").primary_key())
        .col(text("name_sv"))
        .col(text("name_en"))
        .col(string("remedy"))
        .col(text_null("appeal_to"))
        .col(text_null("delegation"))
        .col(boolean("is_offered"))
        .col(integer("version"))
        .to_owned()
}

fn decisions() -> TableCreateStatement {
    Table::create()
        .table("case_decisions")
        .col(uuid("id").primary_key())
        .col(uuid("case_id"))
        .col(integer("number"))
        .col(uuid("type_id"))
        .col(string("outcome"))
        .col(string("remedy"))
        .col(text_null("appeal_to"))
        .col(uuid("decided_by"))
        .col(text("delegation"))
        .col(timestamp_with_time_zone("decided_at"))
        .col(date_null("counts_from"))
        .foreign_key(ForeignKey::create().from("case_decisions", "case_id").to("cases", "id"))
        .foreign_key(
            ForeignKey::create()
                .from("case_decisions", "type_id")
                .to("decision_types", "id"),
        )
        .foreign_key(
            ForeignKey::create()
                .from("case_decisions", "decided_by")
                .to("persons", "id"),
        )
        .to_owned()
}

fn appeals() -> TableCreateStatement {
    Table::create()
        .table("case_appeals")
        .col(uuid("id").primary_key())
        .col(uuid("case_id"))
        .col(uuid("decision_id"))
        .col(date("received_on"))
        .col(uuid_null("registered_by"))
        .foreign_key(ForeignKey::create().from("case_appeals", "case_id").to("cases", "id"))
        .foreign_key(
            ForeignKey::create()
                .from("case_appeals", "decision_id")
                .to("case_decisions", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .foreign_key(
            ForeignKey::create()
                .from("case_appeals", "registered_by")
                .to("persons", "id"),
        )
        .to_owned()
}
