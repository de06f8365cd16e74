//! A person's Historik: every change with old → new and by whom, worded when it is read, in the
//! reader's language. Secrets and identity numbers are masked by the caller.

use base::{Id, Person};
use sea_orm::{ActiveValue::Set, DbErr, EntityTrait};
use store::{Actor, Tx};

use crate::tables::history_entry;

/// A line to be written.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Whose history.
    pub person: Id<Person>,
    /// What happened: the text key is `accounts-history-<kind>`.
    pub kind: &'static str,
    /// The values of the text.
    pub values: Vec<(&'static str, String)>,
    /// Who did it.
    pub by: Actor,
}

impl Entry {
    /// A line of this kind.
    pub fn new(person: Id<Person>, kind: &'static str, values: Vec<(&'static str, String)>, by: Actor) -> Entry {
        Entry {
            person,
            kind,
            values,
            by,
        }
    }
}

/// Writes a line, beside what it tells of.
pub async fn note(tx: &Tx, entry: Entry) -> Result<(), DbErr> {
    let (by_kind, by_id) = match entry.by {
        Actor::Staff(id) => ("staff", Some(id)),
        Actor::System => ("system", None),
        Actor::Person { .. } | Actor::Visitor => ("self", None),
    };
    let details: serde_json::Map<String, serde_json::Value> = entry
        .values
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value.into()))
        .collect();
    let row = history_entry::ActiveModel {
        id: Set(tx.id()),
        person_id: Set(entry.person),
        at: Set(tx.now()),
        kind: Set(entry.kind.to_owned()),
        details: Set(serde_json::Value::Object(details).to_string()),
        by_kind: Set(by_kind.to_owned()),
        by_id: Set(by_id),
    };
    history_entry::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}
