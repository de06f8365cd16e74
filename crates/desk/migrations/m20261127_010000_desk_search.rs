//! Full-text search. `case_search` has one row a case on both databases; the words themselves are in what each engine
//! has for them, under one name. Where a name or a reader changes, triggers mark the row, and a job writes it anew.

use sea_orm::DbBackend;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, boolean, uuid};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261127_010000_desk_search"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(case_search()).await?;
        let own = match m.get_database_backend() {
            DbBackend::Postgres => POSTGRES,
            _ => SQLITE,
        };
        for statement in OF_BOTH.iter().chain(own) {
            m.get_connection().execute_unprepared(statement).await?;
        }
        let mut table = Table::alter();
        table.table("cases").drop_column("search_key");
        m.alter_table(table.to_owned()).await
    }
}

fn case_search() -> TableCreateStatement {
    Table::create()
        .table("case_search")
        // The number of its reference: 2026000000000001 of ARE-2026-000001.
        .col(big_integer("number").primary_key())
        .col(uuid("case_id").unique_key())
        .col(boolean("is_current"))
        .foreign_key(
            ForeignKey::create()
                .from("case_search", "case_id")
                .to("cases", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}

/// Cases that are there already are written by the job.
const OF_BOTH: &[&str] = &[
    "CREATE INDEX case_search_stale ON case_search (number) WHERE NOT is_current",
    "INSERT INTO case_search (number, case_id, is_current) \
     SELECT CAST(substr(reference, 5, 4) AS BIGINT) * 1000000000000 + CAST(substr(reference, 10) AS BIGINT), id, FALSE \
     FROM cases WHERE reference LIKE 'ARE-____-%'",
];

const SQLITE: &[&str] = &[
    "CREATE VIRTUAL TABLE case_search_words USING fts5(head, people, public, staff, marks, content='', \
     contentless_delete=1, tokenize=\"unicode61 remove_diacritics 0 categories 'L* M* N* Co'\")",
    "CREATE TRIGGER case_search_gone AFTER DELETE ON case_search \
     BEGIN DELETE FROM case_search_words WHERE rowid = OLD.number; END",
    "CREATE TRIGGER case_search_person AFTER UPDATE OF first_name, last_name ON persons \
     WHEN OLD.first_name IS NOT NEW.first_name OR OLD.last_name IS NOT NEW.last_name \
     BEGIN UPDATE case_search SET is_current = FALSE \
     WHERE case_id IN (SELECT c.id FROM cases c WHERE c.person_id = NEW.id); END",
    "CREATE TRIGGER case_search_organisation AFTER UPDATE OF name ON organisations WHEN OLD.name IS NOT NEW.name \
     BEGIN UPDATE case_search SET is_current = FALSE \
     WHERE case_id IN (SELECT c.id FROM cases c WHERE c.organisation_id = NEW.id); END",
    "CREATE TRIGGER case_search_customer AFTER UPDATE OF person_id, organisation_id ON cases \
     WHEN OLD.person_id IS NOT NEW.person_id OR OLD.organisation_id IS NOT NEW.organisation_id \
     BEGIN UPDATE case_search SET is_current = FALSE WHERE case_id = NEW.id; END",
    "CREATE TRIGGER case_search_reader AFTER INSERT ON case_readers \
     BEGIN UPDATE case_search SET is_current = FALSE WHERE case_id = NEW.case_id; END",
    "CREATE TRIGGER case_search_reader_changed AFTER UPDATE OF person_id, organisation_id ON case_readers \
     BEGIN UPDATE case_search SET is_current = FALSE WHERE case_id = NEW.case_id; END",
];

/// Positions and labels come with the words: A is the head, B people, C what only staff read, D what customers read.
const POSTGRES: &[&str] = &[
    "CREATE TABLE case_search_words (number BIGINT PRIMARY KEY REFERENCES case_search (number) ON DELETE CASCADE, \
     words TSVECTOR NOT NULL)",
    "CREATE INDEX case_search_words_found ON case_search_words USING GIN (words) WITH (fastupdate = off)",
    "CREATE FUNCTION case_search_person() RETURNS trigger LANGUAGE plpgsql AS $$ \
     BEGIN UPDATE case_search SET is_current = FALSE \
     WHERE case_id IN (SELECT c.id FROM cases c WHERE c.person_id = NEW.id); RETURN NULL; END $$",
    "CREATE FUNCTION case_search_organisation() RETURNS trigger LANGUAGE plpgsql AS $$ \
     BEGIN UPDATE case_search SET is_current = FALSE \
     WHERE case_id IN (SELECT c.id FROM cases c WHERE c.organisation_id = NEW.id); RETURN NULL; END $$",
    "CREATE FUNCTION case_search_customer() RETURNS trigger LANGUAGE plpgsql AS $$ \
     BEGIN UPDATE case_search SET is_current = FALSE WHERE case_id = NEW.id; RETURN NULL; END $$",
    "CREATE FUNCTION case_search_reader() RETURNS trigger LANGUAGE plpgsql AS $$ \
     BEGIN UPDATE case_search SET is_current = FALSE WHERE case_id = NEW.case_id; RETURN NULL; END $$",
    "CREATE TRIGGER case_search_person AFTER UPDATE OF first_name, last_name ON persons FOR EACH ROW \
     WHEN (OLD.first_name IS DISTINCT FROM NEW.first_name OR OLD.last_name IS DISTINCT FROM NEW.last_name) \
     EXECUTE FUNCTION case_search_person()",
    "CREATE TRIGGER case_search_organisation AFTER UPDATE OF name ON organisations FOR EACH ROW \
     WHEN (OLD.name IS DISTINCT FROM NEW.name) EXECUTE FUNCTION case_search_organisation()",
    "CREATE TRIGGER case_search_customer AFTER UPDATE OF person_id, organisation_id ON cases FOR EACH ROW \
     WHEN (OLD.person_id IS DISTINCT FROM NEW.person_id OR OLD.organisation_id IS DISTINCT FROM NEW.organisation_id) \
     EXECUTE FUNCTION case_search_customer()",
    "CREATE TRIGGER case_search_reader AFTER INSERT OR UPDATE OF person_id, organisation_id ON case_readers \
     FOR EACH ROW EXECUTE FUNCTION case_search_reader()",
];
