//! What cases can be about, in a list that staff keep. It begins with the topics that the program brings.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, integer, string, string_null, text};
use serde::Deserialize;

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261126_010000_desk_topics"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(topics()).await?;
        for (place, topic) in (1..).zip(first_topics()) {
            m.execute(insert(place, &topic)).await?;
        }
        Ok(())
    }
}

fn topics() -> TableCreateStatement {
    Table::create()
        .table("topics")
        .col(string("code").primary_key())
        .col(string_null("parent"))
        .col(text("name_sv"))
        .col(text("name_en"))
        .col(string("answer_within"))
        .col(boolean("on_contact"))
        .col(boolean("on_fault"))
        .col(boolean("is_anonymous"))
        .col(boolean("is_hidden"))
        .col(integer("place"))
        .col(integer("version"))
        .foreign_key(ForeignKey::create().from("topics", "parent").to("topics", "code"))
        .to_owned()
}

/// A topic as `content/topics.toml` tells it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct First {
    code: String,
    parent: Option<String>,
    sv: String,
    en: String,
    answer_within: String,
    #[serde(default)]
    pages: Vec<String>,
    #[serde(default)]
    anonymous: bool,
}

#[derive(Deserialize)]
struct File {
    topic: Vec<First>,
}

fn first_topics() -> Vec<First> {
    let file: File = toml::from_str(include_str!("../content/topics.toml")).expect("every test reads topics.toml");
    file.topic
}

fn insert(place: i32, topic: &First) -> InsertStatement {
    let is_on = |page: &str| topic.pages.iter().any(|on| on == page);
    let columns = [
        "code",
        "parent",
        "name_sv",
        "name_en",
        "answer_within",
        "on_contact",
        "on_fault",
        "is_anonymous",
        "is_hidden",
        "place",
        "version",
    ];
    let values: [Expr; 11] = [
        topic.code.as_str().into(),
        topic.parent.clone().into(),
        topic.sv.as_str().into(),
        topic.en.as_str().into(),
        topic.answer_within.as_str().into(),
        is_on("contact").into(),
        is_on("fault").into(),
        topic.anonymous.into(),
        false.into(),
        place.into(),
        1.into(),
    ];
    let mut insert = Query::insert();
    insert.into_table("topics").columns(columns).values_panic(values);
    insert
}
