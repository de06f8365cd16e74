//! Every table has a rule that says how long its rows are kept, and what is too old is deleted (law.md,
//! Retention).

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Statement, Value};
use store::tables::audit_entry::{Column, Entity};
use store::{Kept, Never, Retention};
use testkit::{TestPortal, both};
use uuid::Uuid;

use super::schema::{self, Schema};

fn rules() -> Vec<Retention> {
    let services = farstu::services::all();
    services.iter().flat_map(|service| (service.retention)()).collect()
}

both!(every_table_says_once_how_long_its_rows_are_kept, async |portal| {
    let schema = schema::of(portal).await;
    let mut named: Vec<_> = rules().iter().map(|rule| rule.table.to_owned()).collect();
    named.sort();
    assert_eq!(named, schema.keys().cloned().collect::<Vec<_>>());
    for Retention { table, kept } in rules() {
        let parts = &schema[table];
        match kept {
            Kept::Always(why) => assert!(!why.is_empty(), "{table}"),
            Kept::With(parent) => {
                let mut goes_along = parts
                    .references
                    .iter()
                    .filter(|(_, to, then)| to == parent && then == "CASCADE");
                assert!(goes_along.next().is_some(), "{table} does not go with {parent}");
            }
            Kept::For { since, only, .. } => {
                assert!(parts.columns.contains_key(since), "{table} has no {since}");
                let begins = |columns: &str| columns.split(',').next() == Some(since);
                let is_quick = only.is_some() || parts.indexes.iter().any(|(columns, ..)| begins(columns));
                assert!(is_quick, "no index of {table} begins with {since}");
            }
        }
    }
});

both!(what_is_too_old_is_deleted_and_nothing_younger, async |portal| {
    let schema = schema::of(portal).await;
    let (closed, open) = (portal.anna().await.id(), portal.stranger().await.id());
    write(
        portal,
        "UPDATE persons SET state = 'closed' WHERE id = $1",
        vec![closed.into()],
    )
    .await;
    let mut kept = Vec::new();
    for rule in rules() {
        let Kept::For { time, since, only } = rule.kept else {
            continue;
        };
        let oldest = portal.now() - time;
        let (old, young) = (oldest - TimeDelta::minutes(1), oldest + TimeDelta::minutes(1));
        for at in [old, young] {
            insert(portal, &schema, rule.table, since, at, closed.uuid()).await;
            assert_eq!(count(portal, rule.table, since, at).await, 1, "{}", rule.table);
        }
        if rule.table == "history_entries" {
            // Whoever still has the account can read it.
            assert!(only.is_some());
            insert(
                portal,
                &schema,
                rule.table,
                since,
                old - TimeDelta::days(1),
                open.uuid(),
            )
            .await;
            kept.push((rule.table, since, old - TimeDelta::days(1)));
        }
        kept.push((rule.table, since, young));
    }
    portal.run_jobs().await;
    for (table, since, at) in &kept {
        assert_eq!(count(portal, table, since, *at).await, 1, "{table}: too early");
    }
    for rule in rules() {
        if let Kept::For { time, since, .. } = rule.kept {
            let old = portal.now() - time - TimeDelta::minutes(1);
            assert_eq!(
                count(portal, rule.table, since, old).await,
                0,
                "{}: not deleted",
                rule.table
            );
            assert_eq!(told(portal, rule.table).await, [1], "{}", rule.table);
        }
    }
});

/// The numbers of rows that the audit log tells of.
async fn told(portal: &TestPortal, table: &str) -> Vec<u64> {
    let told = Entity::find()
        .filter(Column::Act.eq("store.forgotten"))
        .filter(Column::ObjectKind.eq(table));
    let told = told.all(portal.store.db()).await.expect("the log is there");
    let rows = |details: &str| serde_json::from_str::<serde_json::Value>(details).ok()?["rows"].as_u64();
    told.iter().filter_map(|row| rows(&row.details)).collect()
}

/// A row whose `since` is at `at`, with something in each column that may not be empty.
async fn insert(portal: &TestPortal, schema: &Schema, table: &str, since: &str, at: DateTime<Utc>, person: Uuid) {
    let parts = &schema[table];
    let refers = |column: &str| {
        let mut references = parts.references.iter();
        references.any(|(from, to, _)| from == column && to == "persons")
    };
    let (mut names, mut values) = (Vec::new(), Vec::new());
    for (name, (holds, may_be_empty)) in &parts.columns {
        let value: Value = match (table, name.as_str()) {
            (_, name) if name == since => at.into(),
            ("persons" | "organisations", "state") => "unconfirmed".into(),
            ("persons", "password_hash") => "x".into(),
            _ if *may_be_empty => continue,
            (_, name) if refers(name) => person.into(),
            _ => something(portal, holds),
        };
        names.push(name.as_str());
        values.push(value);
    }
    // The organisation that a row is of must be there.
    let of_organisation = |name: &&str| ["organisation_id", "agent_id"].contains(name);
    if let Some(place) = names.iter().position(of_organisation) {
        let association = portal.organisation("forening", &portal.random().digits(9)).await;
        values[place] = association.into();
    }
    if let Some(place) = names.iter().position(|name| *name == "merge_id") {
        values[place] = merge_of_two(portal).await.into();
    }
    let places: Vec<_> = (1..=names.len()).map(|place| format!("${place}")).collect();
    let text = format!(
        "INSERT INTO {table} ({}) VALUES ({})",
        names.join(", "),
        places.join(", ")
    );
    write(portal, &text, values).await;
}

/// A merge that a row can be of.
async fn merge_of_two(portal: &TestPortal) -> Uuid {
    let new = || Uuid::from_bytes(portal.random().bytes());
    let (id, text) = (
        new(),
        "INSERT INTO merges (id, whom, from_id, to_id, at) VALUES ($1, $2, $3, $4, $5)",
    );
    let values = vec![
        id.into(),
        "persons".into(),
        new().into(),
        new().into(),
        portal.now().into(),
    ];
    write(portal, text, values).await;
    id
}

fn something(portal: &TestPortal, holds: &str) -> Value {
    let random = portal.random();
    match holds {
        "uuid" => Uuid::from_bytes(random.bytes()).into(),
        "time" => portal.now().into(),
        "date" => portal.now().date_naive().into(),
        "bool" => false.into(),
        "int" => 1.into(),
        "text" => random.token().into(),
        other => panic!("nothing to put into a column of {other}"),
    }
}

async fn write(portal: &TestPortal, text: &str, values: Vec<Value>) {
    let (text, values) = (&text, &values);
    let done = portal.store.write::<_, Never, _, _>(|tx| async move {
        let statement = Statement::from_sql_and_values(tx.get_database_backend(), *text, values.clone());
        tx.execute_raw(statement).await?;
        Ok(())
    });
    done.await.unwrap_or_else(|e| panic!("{text}: {e:?}"));
}

async fn count(portal: &TestPortal, table: &str, since: &str, at: DateTime<Utc>) -> i64 {
    let db = portal.store.db();
    let text = format!("SELECT COUNT(*) FROM {table} WHERE {since} = $1");
    let statement = Statement::from_sql_and_values(db.get_database_backend(), text, [at.into()]);
    let row = db.query_one_raw(statement).await.expect("the table is there");
    row.expect("a count is a row").try_get_by_index(0).expect("a number")
}
