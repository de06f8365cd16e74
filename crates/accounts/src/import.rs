//! Makes accounts of the persons of an older portal (accounts.md, Forgotten): unconfirmed, without a
//! password, each told by mail. Can be run again: those who are there already are passed over.

mod reading;

use std::io::Read;

use anyhow::Context;
use base::{Personnummer, swedish};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use store::{Actor, Never, Tx};
use web::Portal;

pub use self::reading::{BadReason, BadRow};
use self::reading::{Parsed, Row};
use crate::links::{self, Purpose};
use crate::tables::person;
use crate::{history, letters, personnummer, queries, registering};

/// Rows that are made in one transaction. Registrations wait for it, so it is short.
const BATCH: usize = 50;

/// How far an import has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Rows in the file.
    pub total: u64,
    /// Rows that are dealt with.
    pub done: u64,
}

/// What came of an import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// How many accounts were made.
    pub made: u64,
    /// Lines whose e-mail address has an account already.
    pub skipped: Vec<u64>,
    /// Rows that were not made into accounts, by line.
    pub bad: Vec<BadRow>,
}

/// What became of a row.
enum Made {
    New,
    Exists,
    Bad(BadReason),
}

/// Reads the file and makes an account of each good row. `progress` is called after every batch.
/// An error means that the file cannot be read, or that the database failed; what was made until then
/// stays, and the next run goes on.
pub async fn import(
    portal: &Portal,
    mut reader: impl Read,
    mut progress: impl FnMut(Progress),
) -> anyhow::Result<Report> {
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes).context("the file cannot be read")?;
    let Parsed { rows, bad } = reading::parse(&bytes, swedish::local_date(portal.now()))?;
    let mut far = Progress {
        total: (rows.len() + bad.len()) as u64,
        done: bad.len() as u64,
    };
    let mut report = Report {
        bad,
        ..Report::default()
    };
    progress(far);
    for batch in rows.chunks(BATCH) {
        for (row, made) in batch.iter().zip(make(portal, batch).await?) {
            match made {
                Made::New => report.made += 1,
                Made::Exists => report.skipped.push(row.line),
                Made::Bad(reason) => report.bad.push(BadRow { line: row.line, reason }),
            }
        }
        far.done += batch.len() as u64;
        progress(far);
    }
    report.bad.sort_by_key(|bad| bad.line);
    Ok(report)
}

async fn make(portal: &Portal, batch: &[Row]) -> anyhow::Result<Vec<Made>> {
    let made = portal.store.write::<_, Never, _, _>(|tx| async move {
        lock(&tx, batch).await?;
        let mut made = Vec::with_capacity(batch.len());
        for row in batch {
            made.push(make_one(portal, &tx, row).await?);
        }
        Ok(made)
    });
    Ok(made.await?)
}

/// Addresses before usernames, as everybody who registers; numbers last.
async fn lock(tx: &Tx, batch: &[Row]) -> anyhow::Result<()> {
    let mut emails: Vec<_> = batch.iter().map(|row| row.email.key()).collect();
    let mut usernames: Vec<_> = batch
        .iter()
        .filter_map(|row| Some(row.username.as_ref()?.key()))
        .collect();
    let numbers = batch.iter().filter_map(|row| row.personnummer.as_ref());
    let mut numbers: Vec<_> = numbers.map(|number| personnummer::hash(tx.keys(), number)).collect();
    emails.sort_unstable();
    usernames.sort_unstable();
    numbers.sort_unstable();
    for email in emails {
        tx.lock(&format!("accounts.email.{email}")).await?;
    }
    for username in usernames {
        tx.lock(&format!("accounts.username.{username}")).await?;
    }
    for number in numbers {
        tx.lock(&format!("accounts.personnummer.{number}")).await?;
    }
    Ok(())
}

async fn make_one(portal: &Portal, tx: &Tx, row: &Row) -> anyhow::Result<Made> {
    if queries::find_by_email(&**tx, &row.email).await?.is_some() {
        return Ok(Made::Exists);
    }
    if let Some(username) = &row.username
        && registering::is_taken(tx, username).await?
    {
        return Ok(Made::Bad(BadReason::UsernameTaken));
    }
    let number = row.personnummer.as_ref();
    if let Some(number) = number
        && is_somebodys(tx, number).await?
    {
        return Ok(Made::Bad(BadReason::PersonnummerTaken));
    }
    let person = insert(tx, row).await?;
    let values = vec![("email", person.email.clone())];
    let entry = history::Entry {
        person: person.id,
        kind: "imported",
        values,
        by: Actor::System,
    };
    history::note(tx, entry).await?;
    tx.audit(registering::audit(Actor::System, "accounts.imported", person.id))
        .await?;
    let to = queries::recipient_of(&person)?;
    let token = links::issue(tx, person.id, Purpose::Confirm, None).await?;
    let letter = letters::moved(portal, to.lang, &person, &token);
    notify::send(portal, tx, &to, &letter).await?;
    Ok(Made::New)
}

async fn is_somebodys(tx: &Tx, number: &Personnummer) -> anyhow::Result<bool> {
    let hash = personnummer::hash(tx.keys(), number);
    let theirs = person::Entity::find().filter(person::Column::PersonnummerHash.eq(hash));
    Ok(theirs.count(&**tx).await? > 0)
}

async fn insert(tx: &Tx, row: &Row) -> anyhow::Result<person::Model> {
    let names = [row.first_name.as_str(), row.last_name.as_str()];
    let number = row.personnummer.as_ref();
    let new = person::ActiveModel {
        personnummer: Set(number.map(|number| personnummer::seal(tx.keys(), tx.random(), number))),
        personnummer_hash: Set(number.map(|number| personnummer::hash(tx.keys(), number))),
        ..registering::new_row(tx, &row.email, row.username.as_ref(), names, row.mobile.as_ref())
    };
    Ok(person::Entity::insert(new).exec_with_returning(&**tx).await?)
}
