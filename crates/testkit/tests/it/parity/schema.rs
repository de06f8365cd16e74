//! The tables are the same on both databases: columns, what may be empty, keys and references.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use sea_orm::{ConnectionTrait, DatabaseConnection, QueryResult, Statement};
use testkit::{Engine, TestPortal, run_on};

/// Table → what it is made of.
pub(super) type Schema = BTreeMap<String, Table>;

#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Table {
    /// Name → (what it holds, whether it may be empty).
    pub(super) columns: BTreeMap<String, (String, bool)>,
    /// (columns, whether unique, whether of some rows only)
    pub(super) indexes: BTreeSet<(String, bool, bool)>,
    /// (columns, table, what follows a deletion)
    pub(super) references: BTreeSet<(String, String, String)>,
}

#[test]
fn the_tables_are_the_same_on_both_databases() {
    let (sqlite, postgres) = (schema(Engine::Sqlite), schema(Engine::Postgres));
    let names = |schema: &Schema| schema.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&sqlite), names(&postgres));
    assert!(sqlite.len() > 20, "{:?}", names(&sqlite));
    for (name, table) in &sqlite {
        assert_eq!(
            table, &postgres[name],
            "the table {name}: SQLite left, PostgreSQL right"
        );
    }
}

#[test]
fn every_table_has_a_primary_key_and_keys_of_other_tables_are_references() {
    let schema = schema(Engine::Sqlite);
    for (name, table) in &schema {
        assert!(
            table.indexes.iter().any(|(_, is_unique, _)| *is_unique),
            "{name} has no key"
        );
        for (_, target, _) in &table.references {
            assert!(
                schema.contains_key(target),
                "{name} refers to {target}, which is not there"
            );
        }
    }
}

#[test]
fn migrations_have_names_of_their_own_and_say_whose_they_are() {
    let mut seen = HashSet::new();
    for service in farstu::services::all() {
        let names: Vec<_> = (service.migrations)().iter().map(|m| m.name().to_owned()).collect();
        assert!(names.is_sorted(), "{names:?}");
        for name in names {
            assert!(seen.insert(name.clone()), "{name} is there twice");
            let parts: Vec<_> = name.splitn(4, '_').collect();
            let is_time = |text: &str, digits: usize| text.len() == digits && text.bytes().all(|b| b.is_ascii_digit());
            let day = parts[0].strip_prefix('m').unwrap_or_default();
            assert!(is_time(day, 8) && is_time(parts[1], 6), "{name} has no time");
            let owner = if service.name == "web" {
                ["web", "store"].contains(&parts[2])
            } else {
                parts[2] == service.name
            };
            assert!(owner, "{name} is not of {}", service.name);
        }
    }
    assert!(seen.len() > 5);
}

fn schema(engine: Engine) -> Schema {
    let mut found = Schema::new();
    run_on(engine, |_| {}, async |portal| found = of(portal).await);
    found
}

/// The tables of a portal.
pub(super) async fn of(portal: &TestPortal) -> Schema {
    let mut found = match portal.engine {
        Engine::Sqlite => of_sqlite(portal.store.db()).await,
        Engine::Postgres => of_postgres(portal.store.db()).await,
    };
    found.remove("seaql_migrations").expect("the migrations were run");
    // What each engine keeps words in.
    found.retain(|name, _| !name.starts_with("case_search_words"));
    found
}

async fn of_sqlite(db: &DatabaseConnection) -> Schema {
    let mut schema = Schema::new();
    for row in ask(
        db,
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    )
    .await
    {
        let name: String = text(&row, 0);
        schema.insert(name.clone(), table_of_sqlite(db, &name).await);
    }
    schema
}

async fn table_of_sqlite(db: &DatabaseConnection, name: &str) -> Table {
    let mut table = Table::default();
    let mut primary = Vec::new();
    for row in ask(
        db,
        &format!("SELECT name, type, \"notnull\", pk FROM pragma_table_info('{name}')"),
    )
    .await
    {
        let (column, not_null, place): (String, i64, i64) = (text(&row, 0), number(&row, 2), number(&row, 3));
        if place > 0 {
            primary.push((place, column.clone()));
        }
        table
            .columns
            .insert(column, (holds(&text(&row, 1)), not_null == 0 && place == 0));
    }
    primary.sort_unstable();
    let primary: Vec<_> = primary.into_iter().map(|(_, column)| column).collect();
    table.indexes.insert((primary.join(","), true, false));
    for row in ask(
        db,
        &format!("SELECT name, \"unique\", partial FROM pragma_index_list('{name}')"),
    )
    .await
    {
        let columns = ask(
            db,
            &format!("SELECT name FROM pragma_index_info('{}') ORDER BY seqno", text(&row, 0)),
        )
        .await;
        let columns: Vec<_> = columns
            .iter()
            .map(|row| row.try_get_by_index(0).unwrap_or_else(|_| "?".to_owned()))
            .collect();
        table
            .indexes
            .insert((columns.join(","), number(&row, 1) == 1, number(&row, 2) == 1));
    }
    let references = "SELECT group_concat(\"from\", ','), \"table\", max(on_delete) FROM pragma_foreign_key_list";
    for row in ask(db, &format!("{references}('{name}') GROUP BY id, \"table\"")).await {
        table.references.insert((text(&row, 0), text(&row, 1), text(&row, 2)));
    }
    table
}

async fn of_postgres(db: &DatabaseConnection) -> Schema {
    let mut schema = Schema::new();
    let columns = "SELECT table_name::text, column_name::text, data_type::text, is_nullable::text \
                   FROM information_schema.columns WHERE table_schema = 'public'";
    for row in ask(db, columns).await {
        let table: &mut Table = schema.entry(text(&row, 0)).or_default();
        table
            .columns
            .insert(text(&row, 1), (holds(&text(&row, 2)), text(&row, 3) == "YES"));
    }
    let indexes = "SELECT t.relname::text, i.indisunique, i.indpred IS NOT NULL, \
                   (SELECT string_agg(COALESCE(a.attname::text, '?'), ',' ORDER BY k.n) \
                    FROM unnest(i.indkey::int2[]) WITH ORDINALITY AS k(number, n) \
                    LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.number AND k.number > 0) \
                   FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid \
                   JOIN pg_namespace s ON s.oid = t.relnamespace WHERE s.nspname = 'public'";
    for row in ask(db, indexes).await {
        let flag = |at| row.try_get_by_index::<bool>(at).unwrap();
        let index = (text(&row, 3), flag(1), flag(2));
        schema.get_mut(&text(&row, 0)).unwrap().indexes.insert(index);
    }
    let references = "SELECT c.conrelid::regclass::text, c.confrelid::regclass::text, c.confdeltype::text, \
                      (SELECT string_agg(a.attname::text, ',' ORDER BY k.n) \
                       FROM unnest(c.conkey) WITH ORDINALITY AS k(number, n) \
                       JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.number) \
                      FROM pg_constraint c WHERE c.contype = 'f'";
    for row in ask(db, references).await {
        let follows = match text(&row, 2).as_str() {
            "c" => "CASCADE",
            "n" => "SET NULL",
            "r" => "RESTRICT",
            _ => "NO ACTION",
        };
        let reference = (text(&row, 3), text(&row, 1), follows.to_owned());
        schema.get_mut(&text(&row, 0)).unwrap().references.insert(reference);
    }
    schema
}

/// One word for what a column holds.
fn holds(declared: &str) -> String {
    let declared = declared.to_lowercase();
    let known = [
        ("uuid", "uuid"),
        ("timestamp", "time"),
        ("bool", "bool"),
        ("int", "int"),
        ("blob", "bytes"),
        ("bytea", "bytes"),
        ("date", "date"),
        ("char", "text"),
        ("text", "text"),
    ];
    let found = known.iter().find(|(part, _)| declared.contains(part));
    found.map_or(declared.clone(), |(_, word)| (*word).to_owned())
}

async fn ask(db: &DatabaseConnection, statement: &str) -> Vec<QueryResult> {
    let asked = db
        .query_all_raw(Statement::from_string(db.get_database_backend(), statement))
        .await;
    asked.unwrap_or_else(|e| panic!("{statement}: {e}"))
}

fn text(row: &QueryResult, at: usize) -> String {
    row.try_get_by_index(at).unwrap()
}

fn number(row: &QueryResult, at: usize) -> i64 {
    row.try_get_by_index(at).unwrap()
}
