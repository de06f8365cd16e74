//! Rows for tests that need one in any table: what a test does not name is filled with something.

use std::sync::atomic::{AtomicU32, Ordering};

use sea_orm::{ConnectionTrait, Statement, Value};
use store::Never;
use testkit::TestPortal;
use uuid::Uuid;

use super::schema::{self, Schema};

/// The tables of a portal.
pub(super) struct Rows<'a> {
    portal: &'a TestPortal,
    pub(super) schema: Schema,
    named: AtomicU32,
}

impl<'a> Rows<'a> {
    pub(super) async fn of(portal: &'a TestPortal) -> Rows<'a> {
        let schema = schema::of(portal).await;
        let named = AtomicU32::new(0);
        Rows { portal, schema, named }
    }

    /// A name that no other has, and from which the demo makes another number each time.
    pub(super) fn name(&self) -> String {
        let n = self.named.fetch_add(1, Ordering::Relaxed);
        let letter = |n: u32| char::from_u32(u32::from('A') + n % 64).expect("a letter");
        format!("Ort {}{}", letter(n / 64), letter(n))
    }

    /// Writes a row with these values, and something in each other column that may not be empty; gives
    /// its id.
    pub(super) async fn put(&self, table: &str, given: &[(&str, Value)]) -> Uuid {
        let id = Uuid::from_bytes(self.portal.random().bytes());
        let (mut names, mut values) = (Vec::new(), Vec::new());
        for (name, (holds, may_be_empty)) in &self.schema[table].columns {
            let value = match given.iter().find(|(given, _)| given == name) {
                Some((_, value)) => value.clone(),
                None if name == "id" && holds == "uuid" => id.into(),
                None if *may_be_empty => continue,
                None => self.something(holds),
            };
            names.push(name.as_str());
            values.push(value);
        }
        let places: Vec<_> = (1..=names.len()).map(|place| format!("${place}")).collect();
        let (names, places) = (names.join(", "), places.join(", "));
        let text = format!("INSERT INTO {table} ({names}) VALUES ({places})");
        self.write(&text, values).await;
        id
    }

    pub(super) async fn write(&self, text: &str, values: Vec<Value>) {
        let (text, values) = (&text, &values);
        let done = self.portal.store.write::<_, Never, _, _>(|tx| async move {
            let statement = Statement::from_sql_and_values(tx.get_database_backend(), *text, values.clone());
            tx.execute_raw(statement).await?;
            Ok(())
        });
        done.await.unwrap_or_else(|e| panic!("{text}: {e:?}"));
    }

    fn something(&self, holds: &str) -> Value {
        let random = self.portal.random();
        match holds {
            "uuid" => Uuid::from_bytes(random.bytes()).into(),
            "time" => self.portal.now().into(),
            "date" => self.portal.now().date_naive().into(),
            "bool" => false.into(),
            "int" => 1.into(),
            "text" => random.token().into(),
            other => panic!("nothing to put into a column of {other}"),
        }
    }
}
