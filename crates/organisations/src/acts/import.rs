//! Reading organisations in from a file: kept as a preview first, and saved by a job once an officer has
//! said so. What somebody changed between the two is passed over.

use std::collections::{HashMap, HashSet};

use anyhow::Context;
use base::{Id, ObjectRef, Organisation, Organisationsnummer, Person, PostalCode};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
    TryIntoModel,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::json;
use store::{Actor, Audit, Claim, JobError, Never, NewJob, Stop, Tx};
use web::Portal;

use super::{audit, forget_kept, lock, new_row, put_in_categories, with_number};
use crate::import::reading::{BadRow, Line, Problem, problem};
use crate::import::{BETWEEN, Beside, Column, ImportRow};
use crate::model::{Address, IMPORT, Kind, NUMBER, NewOrganisation, State};
use crate::queries;
use crate::rules::{Answered, Refusal};
use crate::tables::category;
use crate::tables::import::row::{self, Outcome};
use crate::tables::import::{self, Import, ImportState};
use crate::tables::{membership, organisation};

/// The job that saves.
pub(crate) const SAVE: &str = "organisations.import";
/// Rows of one transaction or statement.
const AT_ONCE: usize = 100;

/// An import that was begun.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Begun {
    pub(crate) id: Id<Import>,
    /// Not when the same form was sent again.
    pub(crate) is_new: bool,
}

/// Begins a preview of a file with so many rows, to which [`stage_rows`] adds them.
pub(crate) async fn begin_import(
    portal: &Portal,
    officer: Id<Person>,
    key: &str,
    rows: usize,
) -> Result<Begun, Stop<Never>> {
    let write = portal.store.write(|tx| async move {
        if let Claim::Done(id) = tx.claim_form(key).await? {
            let id = id.parse().context("the answer of the form is an id")?;
            return Ok(Begun { id, is_new: false });
        }
        let id = tx.id();
        let new = import::ActiveModel {
            id: Set(id),
            made_by: Set(officer),
            created_at: Set(tx.now()),
            state: Set(ImportState::Reading),
            ended_at: Set(None),
        };
        import::Entity::insert(new).exec_without_returning(&*tx).await?;
        audit_import(&tx, officer, "organisations.import_read", id, rows).await?;
        tx.answer_form(key, &id.to_string()).await?;
        Ok(Begun { id, is_new: true })
    });
    write.await
}

/// Keeps the rows of a file some at a time, so that others can write in between, and then shows the preview.
/// A preview that was cut short can only be thrown away.
pub(crate) async fn stage_rows(portal: Portal, id: Id<Import>, lines: Vec<Line>) -> anyhow::Result<()> {
    let portal = &portal;
    for some in lines.chunks(AT_ONCE) {
        let staged = portal
            .store
            .write::<_, Never, _, _>(|tx| async move { Ok(stage_some(&tx, id, some).await?) });
        if !staged.await? {
            return Ok(());
        }
    }
    let shown = portal.store.write::<_, Never, _, _>(|tx| async move {
        let read = import::Entity::update_many()
            .set(import::ActiveModel {
                state: Set(ImportState::Preview),
                ..Default::default()
            })
            .filter(import::Column::Id.eq(id))
            .filter(import::Column::State.eq(ImportState::Reading));
        read.exec(&*tx).await?;
        Ok(())
    });
    Ok(shown.await?)
}

/// Keeps some rows; false when the preview was thrown away meanwhile.
async fn stage_some(tx: &Tx, id: Id<Import>, lines: &[Line]) -> anyhow::Result<bool> {
    tx.lock(&format!("organisations.import.{id}")).await?;
    let reading = queries::import(&**tx, id).await?;
    let Some(reading) = reading.filter(|reading| reading.state == ImportState::Reading) else {
        return Ok(false);
    };
    let own = own(tx, reading.made_by).await?;
    let rows = judged(tx, id, lines, &own).await?;
    row::Entity::insert_many(rows).exec_without_returning(&**tx).await?;
    Ok(true)
}

/// The organisations that the officer acts for, and so leaves to a colleague.
async fn own(tx: &Tx, officer: Id<Person>) -> Result<HashSet<Id<Organisation>>, DbErr> {
    let theirs: Vec<Id<Organisation>> = membership::Entity::find()
        .select_only()
        .column(membership::Column::OrganisationId)
        .filter(membership::Column::PersonId.eq(officer))
        .into_tuple()
        .all(&**tx)
        .await?;
    Ok(theirs.into_iter().collect())
}

/// Rows as they are kept: each told apart from what is there already.
async fn judged(
    tx: &Tx,
    import: Id<Import>,
    lines: &[Line],
    own: &HashSet<Id<Organisation>>,
) -> anyhow::Result<Vec<row::ActiveModel>> {
    let hash = |row: &ImportRow| tx.keys().hash(NUMBER, &row.number);
    let hashes = lines.iter().filter_map(|line| Some(hash(line.row.as_ref().ok()?)));
    let there = organisation::Entity::find()
        .filter(organisation::Column::OrganisationNumberHash.is_in(hashes))
        .all(&**tx)
        .await?;
    let ids: Vec<_> = there.iter().map(|of| of.id).collect();
    let beside = queries::beside(&**tx, &ids).await?;
    let emails: Vec<_> = lines
        .iter()
        .filter_map(|line| line.row.as_ref().ok()?.get(Column::Contact))
        .collect();
    let contacts = queries::contactable(&**tx, &emails).await?;
    let contacts: HashSet<_> = contacts
        .into_iter()
        .map(|one| (one.organisation_id, one.email_key))
        .collect();
    let by_hash: HashMap<_, _> = there
        .iter()
        .filter_map(|of| Some((of.organisation_number_hash.as_deref()?, of)))
        .collect();
    let none = Beside::default();
    let rows = lines.iter().map(|line| {
        let found = line
            .row
            .as_ref()
            .ok()
            .and_then(|row| by_hash.get(hash(row).as_str()).copied());
        let judged = line.row.clone().and_then(|row| {
            let beside = found.and_then(|of| beside.get(&of.id)).unwrap_or(&none);
            let may_name = |email: &str| found.is_some_and(|of| contacts.contains(&(of.id, email.to_owned())));
            match judge(&row, found, beside, own, may_name) {
                Ok(outcome) => Ok((row, outcome)),
                Err(problems) => Err(BadRow {
                    typed: row.typed(),
                    problems,
                }),
            }
        });
        kept(tx, import, line.line, found, judged)
    });
    rows.collect()
}

/// What becomes of a good row.
fn judge(
    row: &ImportRow,
    found: Option<&organisation::Model>,
    beside: &Beside,
    own: &HashSet<Id<Organisation>>,
    may_name: impl Fn(&str) -> bool,
) -> Result<Outcome, Vec<Problem>> {
    let mut problems = Vec::new();
    if row.get(Column::Contact).is_some_and(|email| !may_name(email)) {
        problems.push(problem(Column::Contact.name(), "contact"));
    }
    let kind = found.map(|of| of.kind).or(row.kind());
    let is_person = Organisationsnummer::from_stored(&row.number).is_ok_and(|number| number.is_sole_trader());
    if is_person && kind.is_some_and(|kind| kind != Kind::Company) {
        problems.push(problem(crate::import::NUMBER, "personal"));
    }
    match found {
        Some(of) if of.offered_to.is_some() => problems.push(problem(crate::import::NUMBER, "offered")),
        Some(of) if of.merged_state.is_some() => problems.push(problem(crate::import::NUMBER, "merged")),
        Some(of) if own.contains(&of.id) => problems.push(problem(crate::import::NUMBER, "own")),
        Some(of) if row.kind().is_some_and(|kind| kind != of.kind) => {
            problems.push(problem(Column::Kind.name(), "kind-fixed"));
        }
        Some(_) => {}
        None => {
            let missing = Column::NEEDED.into_iter().filter(|column| row.get(*column).is_none());
            problems.extend(missing.map(|column| problem(column.name(), "missing")));
        }
    }
    match (problems.is_empty(), found) {
        (false, _) => Err(problems),
        (true, None) => Ok(Outcome::New),
        (true, Some(of)) if row.changes(of, beside).is_empty() => Ok(Outcome::Same),
        (true, Some(_)) => Ok(Outcome::Change),
    }
}

fn kept(
    tx: &Tx,
    import: Id<Import>,
    line: u64,
    found: Option<&organisation::Model>,
    judged: Result<(ImportRow, Outcome), BadRow>,
) -> anyhow::Result<row::ActiveModel> {
    let (outcome, cells, problems) = match judged {
        Ok((row, outcome)) => (outcome, seal(tx, &row)?, None),
        Err(BadRow { typed, problems }) => {
            let told = problems.iter().map(|one| format!("{}:{}", one.column, one.reason));
            let told: Vec<_> = told.collect();
            (Outcome::Bad, seal(tx, &typed)?, Some(told.join(" ")))
        }
    };
    Ok(row::ActiveModel {
        id: Set(tx.id()),
        import_id: Set(import),
        line: Set(i64::try_from(line)?),
        outcome: Set(outcome),
        organisation_id: Set(found.map(|of| of.id)),
        seen: Set(found.map(|of| of.version)),
        cells: Set(Some(cells)),
        problems: Set(problems),
    })
}

fn seal(tx: &Tx, row: &impl Serialize) -> anyhow::Result<String> {
    Ok(tx.keys().seal(tx.random(), IMPORT, &serde_json::to_vec(row)?))
}

/// What stands in a row of a preview: an [`ImportRow`], or of a bad one what is [`Typed`](crate::import::Typed).
pub(crate) fn open_row<T: DeserializeOwned>(portal: &Portal, sealed: &str) -> anyhow::Result<T> {
    Ok(serde_json::from_slice(&portal.store.keys().open(IMPORT, sealed)?)?)
}

/// Begins to save what the preview showed.
pub(crate) async fn confirm_import(
    portal: &Portal,
    officer: Id<Person>,
    key: &str,
    id: Id<Import>,
) -> Result<(), Stop<Refusal>> {
    let write = portal.store.write(|tx| async move {
        tx.lock(&format!("organisations.import.{id}")).await?;
        if let Claim::Done(_) = tx.claim_form(key).await? {
            return Ok(());
        }
        let found = queries::import(&*tx, id).await?;
        let preview = found.filter(|found| found.state == ImportState::Preview);
        let mut row = preview
            .ok_or(Stop::Refusal(Refusal::Answered(Answered::Import)))?
            .into_active_model();
        row.state = Set(ImportState::Running);
        row.made_by = Set(officer);
        row.update(&*tx).await?;
        tx.enqueue(NewJob::now(SAVE, json!({ "import": id }))).await?;
        audit_import(&tx, officer, "organisations.import_confirmed", id, 0).await?;
        tx.answer_form(key, "confirmed").await?;
        Ok(())
    });
    write.await
}

/// Forgets a preview.
pub(crate) async fn discard_import(
    portal: &Portal,
    officer: Id<Person>,
    key: &str,
    id: Id<Import>,
) -> Result<(), Stop<Refusal>> {
    let write = portal.store.write(|tx| async move {
        tx.lock(&format!("organisations.import.{id}")).await?;
        if let Claim::Done(_) = tx.claim_form(key).await? {
            return Ok(());
        }
        let gone = import::Entity::delete_many()
            .filter(import::Column::Id.eq(id))
            .filter(import::Column::State.is_in([ImportState::Reading, ImportState::Preview]))
            .exec(&*tx)
            .await?;
        if gone.rows_affected == 0 {
            return Err(Stop::Refusal(Refusal::Answered(Answered::Import)));
        }
        audit_import(&tx, officer, "organisations.import_discarded", id, 0).await?;
        tx.answer_form(key, "discarded").await?;
        Ok(())
    });
    write.await
}

async fn audit_import(
    tx: &Tx,
    officer: Id<Person>,
    act: &'static str,
    id: Id<Import>,
    rows: usize,
) -> Result<(), DbErr> {
    tx.audit(Audit {
        actor: Actor::Staff(officer),
        act,
        object: ObjectRef::new("organisation_import", id),
        details: json!({ "rows": rows }),
    })
    .await
}

/// Saves everything, some rows at a time. Done again after a kill, it goes on where it was.
pub(crate) async fn save_import(portal: Portal, payload: serde_json::Value) -> Result<(), JobError> {
    let id = import_of(&payload).map_err(JobError::GiveUp)?;
    let portal = &portal;
    loop {
        let saved = portal
            .store
            .write::<_, Never, _, _>(|tx| async move { Ok(save_some(&tx, id).await?) });
        if saved.await.map_err(anyhow::Error::from)? == 0 {
            break;
        }
        forget_kept(portal);
    }
    end(portal, id, ImportState::Done).await?;
    Ok(())
}

/// It could not be finished: its page says so.
pub(crate) async fn import_failed(portal: Portal, payload: serde_json::Value) -> anyhow::Result<()> {
    end(&portal, import_of(&payload)?, ImportState::Failed).await
}

fn import_of(payload: &serde_json::Value) -> anyhow::Result<Id<Import>> {
    let id = payload["import"].as_str().context("the job names an import")?;
    Ok(id.parse()?)
}

async fn end(portal: &Portal, id: Id<Import>, state: ImportState) -> anyhow::Result<()> {
    let ended = portal.store.write::<_, Never, _, _>(|tx| async move {
        let running = import::Entity::update_many()
            .set(import::ActiveModel {
                state: Set(state),
                ended_at: Set(Some(tx.now())),
                ..Default::default()
            })
            .filter(import::Column::Id.eq(id))
            .filter(import::Column::State.eq(ImportState::Running));
        running.exec(&*tx).await?;
        Ok(())
    });
    Ok(ended.await?)
}

/// Saves the next rows; gives how many.
async fn save_some(tx: &Tx, id: Id<Import>) -> anyhow::Result<usize> {
    tx.lock(&format!("organisations.import.{id}")).await?;
    let running = queries::import(&**tx, id).await?;
    let Some(running) = running.filter(|running| running.state == ImportState::Running) else {
        return Ok(0);
    };
    let rows = row::Entity::find()
        .filter(row::Column::ImportId.eq(id))
        .filter(row::Column::Outcome.is_in([Outcome::New, Outcome::Change]))
        .limit(AT_ONCE as u64)
        .all(&**tx)
        .await?;
    let own = own(tx, running.made_by).await?;
    for found in &rows {
        let sealed = found.cells.as_deref().context("a row that can be saved has cells")?;
        let row: ImportRow = serde_json::from_slice(&tx.keys().open(IMPORT, sealed)?)?;
        let is_saved = save(tx, running.made_by, found, &row, &own).await?;
        let mut done = found.clone().into_active_model();
        done.outcome = Set(if is_saved { Outcome::Saved } else { Outcome::Passed });
        done.cells = Set(None);
        done.update(&**tx).await?;
    }
    Ok(rows.len())
}

/// Saves one row, unless the organisation is another one than the preview showed.
async fn save(
    tx: &Tx,
    officer: Id<Person>,
    found: &row::Model,
    row: &ImportRow,
    own: &HashSet<Id<Organisation>>,
) -> anyhow::Result<bool> {
    let number = Organisationsnummer::from_stored(&row.number).context("a number is parsed before it is stored")?;
    let hash = tx.keys().hash(NUMBER, number.digits());
    tx.lock(&format!("organisations.number.{hash}")).await?;
    let there = with_number(tx, &number).await?;
    if there != found.organisation_id {
        return Ok(false);
    }
    let (saved, act) = match there {
        Some(id) => {
            lock(tx, id).await?;
            let of = super::load(tx, id).await?;
            if Some(of.version) != found.seen || own.contains(&id) {
                return Ok(false);
            }
            let mut after = row.applied(of);
            after.version += 1;
            let after = after.into_active_model().reset_all().update(&**tx).await?;
            (after, "organisations.import_changed")
        }
        None => (insert(tx, officer, row, number).await?, "organisations.imported"),
    };
    beside(tx, saved.id, row).await?;
    let details = json!({ "import": found.import_id, "version": saved.version });
    audit(tx, Actor::Staff(officer), act, saved.id, details).await?;
    Ok(true)
}

/// A new organisation, which the officer vouches for.
async fn insert(
    tx: &Tx,
    officer: Id<Person>,
    row: &ImportRow,
    number: Organisationsnummer,
) -> anyhow::Result<organisation::Model> {
    let get = |column| row.get(column).context("a new organisation has what it needs");
    let new = NewOrganisation {
        kind: row.kind().context("a new organisation has a kind")?,
        name: get(Column::Name)?.to_owned(),
        number,
        address: Address {
            street: get(Column::Address)?.to_owned(),
            postal_code: PostalCode::parse(get(Column::PostalCode)?).context("a postal code is parsed before")?,
            city: get(Column::City)?.to_owned(),
        },
    };
    let mut of = row.applied(new_row(tx, &new).try_into_model()?);
    of.state = State::Active;
    of.confirmed_at = Some(tx.now());
    of.confirmed_by = Some(officer);
    Ok(of.into_active_model().reset_all().insert(&**tx).await?)
}

/// Saves categories and contact.
async fn beside(tx: &Tx, id: Id<Organisation>, row: &ImportRow) -> anyhow::Result<()> {
    if let Some(names) = row.get(Column::Categories) {
        let named = category::Entity::find().filter(category::Column::NameSv.is_in(names.split(BETWEEN)));
        let named: Vec<_> = named.all(&**tx).await?.into_iter().map(|one| one.id).collect();
        put_in_categories(tx, id, &named).await?;
    }
    if let Some(email) = row.get(Column::Contact) {
        let contacts = queries::contactable(&**tx, &[email]).await?;
        // Somebody who left, or whose identity is protected by now, is not named.
        if let Some(contact) = contacts.iter().find(|contact| contact.organisation_id == id) {
            let named = organisation::ActiveModel {
                id: Set(id),
                contact_person_id: Set(Some(contact.person_id)),
                ..Default::default()
            };
            named.update(&**tx).await?;
        }
    }
    Ok(())
}
