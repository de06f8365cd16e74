//! Every table has a rule that says how long its rows are kept, and what is too old is deleted (law.md,
//! Retention).

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryResult, Statement, TryGetable, Value};
use store::tables::audit_entry::{Column, Entity};
use store::{Class, Holder, Kept, Retention};
use testkit::{TestPortal, both};
use uuid::Uuid;

use super::rows::Rows;
use super::{samples, schema};

fn rules() -> Vec<Retention> {
    let services = farstu::services::all();
    services.iter().flat_map(|service| (service.retention)()).collect()
}

/// Since when a row is old, of which rows, and at which instant; none for what is not deleted by its age.
fn old_at(portal: &TestPortal, rule: &Retention) -> Option<(&'static str, Option<&'static str>, DateTime<Utc>)> {
    match rule.kept {
        Kept::For { time, since, only } => Some((since, only, portal.now() - time)),
        Kept::Class(Class { term, since, only, .. }) => Some((since, only, term.before(portal.now())?)),
        Kept::With(_) | Kept::Always(_) => None,
    }
}

both!(every_table_says_once_how_long_its_rows_are_kept, async |portal| {
    let schema = schema::of(portal).await;
    let mut named: Vec<_> = rules().iter().map(|rule| rule.table.to_owned()).collect();
    named.sort();
    // Where a table has several rules, each is about rows of its own.
    for table in named.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| &pair[0]) {
        let mut conditions = rules()
            .into_iter()
            .filter(|rule| rule.table == table)
            .map(|rule| match rule.kept {
                Kept::For { only, .. } | Kept::Class(Class { only, .. }) => only,
                Kept::With(_) | Kept::Always(_) => None,
            });
        assert!(conditions.all(|only| only.is_some()), "{table}");
    }
    named.dedup();
    assert_eq!(named, schema.keys().cloned().collect::<Vec<_>>());
    for Retention { table, kept } in rules() {
        let parts = &schema[table];
        match kept {
            Kept::Always(why) => assert!(!why.is_empty(), "{table}"),
            Kept::With(parent) => {
                let by_the_database = |(_, to, then): &(String, String, String)| to == parent && then == "CASCADE";
                let by_its_rule = |rule: &Retention| match rule.kept {
                    Kept::Class(class) => rule.table == parent && class.parts.iter().any(|(part, _)| *part == table),
                    _ => false,
                };
                let goes_along = parts.references.iter().any(by_the_database) || rules().iter().any(by_its_rule);
                assert!(goes_along, "{table} does not go with {parent}");
            }
            Kept::For { since, only, .. } | Kept::Class(Class { since, only, .. }) => {
                assert!(parts.columns.contains_key(since), "{table} has no {since}");
                let begins = |columns: &str| columns.split(',').next() == Some(since);
                let is_quick = only.is_some() || parts.indexes.iter().any(|(columns, ..)| begins(columns));
                assert!(is_quick, "no index of {table} begins with {since}");
            }
        }
    }
});

both!(what_is_too_old_is_deleted_and_nothing_younger, async |portal| {
    let rows = &Rows::of(portal).await;
    let (closed, open) = (portal.anna().await.id(), portal.stranger().await.id());
    rows.write("UPDATE persons SET state = 'closed' WHERE id = $1", vec![closed.into()])
        .await;
    let mut kept = Vec::new();
    for rule in rules() {
        let Some((since, only, oldest)) = old_at(portal, &rule) else {
            continue;
        };
        let (old, young) = (oldest - TimeDelta::minutes(1), oldest + TimeDelta::minutes(1));
        for at in [old, young] {
            insert(rows, portal, rule.table, vec![(since, at.into())], closed.uuid()).await;
            assert_eq!(count(portal, rule.table, since, at).await, 1, "{}", rule.table);
        }
        if rule.table == "history_entries" {
            // Whoever still has the account can read it.
            assert!(only.is_some());
            let older = old - TimeDelta::days(1);
            insert(rows, portal, rule.table, vec![(since, older.into())], open.uuid()).await;
            kept.push((rule.table, since, older));
        }
        kept.push((rule.table, since, young));
    }
    portal.run_jobs().await;
    for (table, since, at) in &kept {
        assert_eq!(count(portal, table, since, *at).await, 1, "{table}: too early");
    }
    for rule in rules() {
        if let Some((since, _, oldest)) = old_at(portal, &rule) {
            let old = oldest - TimeDelta::minutes(1);
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

both!(what_hangs_on_an_object_goes_with_it_whatever_its_kind, async |portal| {
    let rows = &Rows::of(portal).await;
    let people = [portal.anna().await.id(), portal.bo().await.id()];
    let form = rows.put("forms", &[]).await;
    let version = rows.put("form_versions", &[("form_id", form.into())]).await;
    let mut stays = Vec::new();
    for Holder { kind, table, id } in holders() {
        for person in people {
            insert(rows, portal, table, vec![], person.uuid()).await;
        }
        let objects: Vec<Uuid> = all(portal, table, id).await;
        for object in &objects {
            samples::file(portal, kind, *object).await;
            let answers = [
                ("object_kind", kind.into()),
                ("object_id", (*object).into()),
                ("version_id", version.into()),
            ];
            rows.put("form_answers", &answers).await;
        }
        let [gone, kept] = objects[..] else {
            panic!("{table}: {objects:?}")
        };
        rows.write(&format!("DELETE FROM {table} WHERE {id} = $1"), vec![gone.into()])
            .await;
        stays.push(kept);
    }
    stays.sort();
    portal.run_jobs().await;
    // What was let go of is deleted by the next cleaning.
    portal.advance(TimeDelta::hours(2));
    portal.run_jobs().await;
    for table in ["files", "form_answers"] {
        assert_eq!(all::<Uuid>(portal, table, "object_id").await, stays, "{table}");
    }
    assert_eq!(crate::files::blobs(portal), stays.len());
});

both!(what_files_hang_on_is_handed_up_once, async |portal| {
    let rows = &Rows::of(portal).await;
    let mut kinds: Vec<_> = holders().iter().map(|holder| holder.kind.to_owned()).collect();
    kinds.sort();
    // Something of everything, so that each kind of object has a file.
    samples::place(portal, rows, "forening", None, false).await;
    let mut used: Vec<String> = all(portal, "files", "object_kind").await;
    used.dedup();
    assert_eq!(used, kinds);
});

fn holders() -> Vec<Holder> {
    let services = farstu::services::all();
    services.iter().flat_map(|service| (service.holders)()).collect()
}

/// A column of all rows, in its own order.
async fn all<T: TryGetable>(portal: &TestPortal, table: &str, column: &str) -> Vec<T> {
    let db = portal.store.db();
    let text = format!("SELECT {column} FROM {table} ORDER BY {column}");
    let statement = Statement::from_string(db.get_database_backend(), text);
    let rows = db.query_all_raw(statement).await.expect("the table is there");
    let value = |row: &QueryResult| row.try_get_by_index(0).expect("a value");
    rows.iter().map(value).collect()
}

/// The numbers of rows that the audit log tells of.
async fn told(portal: &TestPortal, table: &str) -> Vec<u64> {
    let told = Entity::find()
        .filter(Column::Act.eq("store.forgotten"))
        .filter(Column::ObjectKind.eq(table));
    let told = told.all(portal.store.db()).await.expect("the log is there");
    let rows = |details: &str| serde_json::from_str::<serde_json::Value>(details).ok()?["rows"].as_u64();
    told.iter().filter_map(|row| rows(&row.details)).collect()
}

/// A row with these values; what must be a person is this one.
async fn insert(
    rows: &Rows<'_>,
    portal: &TestPortal,
    table: &str,
    mut given: Vec<(&'static str, Value)>,
    person: Uuid,
) {
    if ["persons", "organisations"].contains(&table) {
        given.push(("state", "unconfirmed".into()));
    }
    if table == "incoming_mails" {
        given.push(("state", "aside".into()));
    }
    if table == "persons" {
        given.push(("password_hash", "x".into()));
    }
    let must = |column: &str| {
        rows.schema[table]
            .columns
            .get(column)
            .is_some_and(|(_, may_be_empty)| !may_be_empty)
    };
    for (column, to, _) in &rows.schema[table].references {
        if to == "persons" && must(column) {
            given.push((column, person.into()));
        }
    }
    // The organisation that a row is of must be there.
    for column in ["organisation_id", "agent_id"]
        .into_iter()
        .filter(|column| must(column))
    {
        let association = portal.organisation("forening", &portal.random().digits(9)).await;
        given.push((column, association.into()));
    }
    if must("merge_id") {
        given.push(("merge_id", rows.put("merges", &[]).await.into()));
    }
    if must("webhook_id") {
        let association = portal.organisation("forening", &portal.random().digits(9)).await;
        let webhook = [("organisation_id", association.into())];
        given.push(("webhook_id", rows.put("webhooks", &webhook).await.into()));
    }
    rows.put(table, &given).await;
}

async fn count(portal: &TestPortal, table: &str, since: &str, at: DateTime<Utc>) -> i64 {
    let db = portal.store.db();
    let text = format!("SELECT COUNT(*) FROM {table} WHERE {since} = $1");
    let statement = Statement::from_sql_and_values(db.get_database_backend(), text, [at.into()]);
    let row = db.query_one_raw(statement).await.expect("the table is there");
    row.expect("a count is a row").try_get_by_index(0).expect("a number")
}
