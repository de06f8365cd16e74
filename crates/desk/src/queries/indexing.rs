//! Writes what cases are found by: one row a case, anew after each change, in the transaction of the change.

use std::collections::HashMap;

use base::{Id, Organisation, Person};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, FromQueryResult};
use store::{Sql, Tx};

use crate::model::{Case, MessageKind, State};
use crate::search::{Document, number_of};
use crate::teams::Team;

/// What lists are narrowed by, as it is kept with the words. Who may read is never decided by it: a mark only spares the
/// engine from reading what the condition beside it would throw away.
pub(crate) mod mark {
    use super::{Id, Organisation, Person, State, Team};

    pub(crate) fn person(id: Id<Person>) -> String {
        format!("p{}", id.uuid().simple())
    }

    pub(crate) fn organisation(id: Id<Organisation>) -> String {
        format!("o{}", id.uuid().simple())
    }

    pub(crate) fn officer(id: Option<Id<Person>>) -> String {
        id.map_or("f0".to_owned(), |id| format!("f{}", id.uuid().simple()))
    }

    pub(crate) fn team(id: Id<Team>) -> String {
        format!("g{}", id.uuid().simple())
    }

    pub(crate) fn topic(code: &str) -> String {
        let letters: String = code.chars().filter(char::is_ascii_alphanumeric).collect();
        format!("t{letters}")
    }

    pub(crate) fn state(state: State) -> String {
        format!("s{}", state.code().replace('_', ""))
    }
}

#[derive(FromQueryResult)]
struct CaseRow {
    id: Id<Case>,
    reference: String,
    topic: String,
    subject: String,
    place: Option<String>,
    state: State,
    person_id: Option<Id<Person>>,
    organisation_id: Option<Id<Organisation>>,
    contact_name: Option<String>,
    officer_id: Option<Id<Person>>,
    team_id: Option<Id<Team>>,
    first_name: Option<String>,
    last_name: Option<String>,
    organisation: Option<String>,
}

impl CaseRow {
    fn document(&self, readers: &[ReaderRow]) -> Document {
        let place = self.place.as_deref().unwrap_or_default();
        let people =
            [&self.first_name, &self.last_name, &self.organisation].map(|name| name.as_deref().unwrap_or_default());
        let mut document = Document::new(&[&self.reference, &self.subject, place], &people, self.marks(readers));
        // A visitor gave it to us alone; whoever the case is shared with was not told.
        document.add_staff(self.contact_name.as_deref().unwrap_or_default());
        document
    }

    fn marks(&self, readers: &[ReaderRow]) -> Vec<String> {
        let mut marks = vec![
            mark::topic(&self.topic),
            mark::state(self.state),
            mark::officer(self.officer_id),
        ];
        marks.extend(self.team_id.map(mark::team));
        marks.extend(self.person_id.map(mark::person));
        marks.extend(self.organisation_id.map(mark::organisation));
        marks.extend(readers.iter().filter_map(|reader| reader.person_id).map(mark::person));
        marks.extend(
            readers
                .iter()
                .filter_map(|reader| reader.organisation_id)
                .map(mark::organisation),
        );
        marks
    }
}

#[derive(FromQueryResult)]
struct LineRow {
    case_id: Id<Case>,
    kind: MessageKind,
    text: String,
}

#[derive(FromQueryResult)]
struct ReaderRow {
    case_id: Id<Case>,
    person_id: Option<Id<Person>>,
    organisation_id: Option<Id<Organisation>>,
}

/// Writes anew what these cases are found by. The caller holds their locks.
pub(crate) async fn index(tx: &Tx, cases: &[Id<Case>]) -> Result<(), DbErr> {
    let rows: Vec<CaseRow> = read(
        tx,
        "SELECT c.id, c.reference, c.topic, c.subject, c.place, c.state, c.person_id, c.organisation_id, c.contact_name, \
         c.officer_id, c.team_id, p.first_name, p.last_name, o.name AS organisation FROM cases c \
         LEFT JOIN persons p ON p.id = c.person_id LEFT JOIN organisations o ON o.id = c.organisation_id WHERE c.id IN (",
        cases,
        ")",
    )
    .await?;
    let lines = "SELECT m.case_id, m.kind, m.text FROM case_messages m WHERE m.case_id IN (";
    let newest_first = ") AND m.kind <> 'event' ORDER BY m.case_id, m.created_at DESC, m.number DESC";
    let lines = by_case(read(tx, lines, cases, newest_first).await?, |line: &LineRow| {
        line.case_id
    });
    let readers = "SELECT r.case_id, r.person_id, r.organisation_id FROM case_readers r WHERE r.case_id IN (";
    let readers = by_case(read(tx, readers, cases, ")").await?, |reader: &ReaderRow| {
        reader.case_id
    });
    let mut documents = Vec::new();
    for row in &rows {
        let Some(number) = number_of(&row.reference) else {
            continue;
        };
        let mut document = row.document(readers.get(&row.id).map_or(&[], Vec::as_slice));
        for line in lines.get(&row.id).into_iter().flatten() {
            match line.kind {
                MessageKind::Message | MessageKind::Solution => document.add_public(&line.text),
                MessageKind::Note => document.add_staff(&line.text),
                MessageKind::Event => {}
            }
        }
        documents.push((number, row.id, document));
    }
    if documents.is_empty() {
        return Ok(());
    }
    // FTS5 keeps what comes in order together.
    documents.sort_by_key(|(number, ..)| *number);
    note(tx, &documents).await?;
    match tx.get_database_backend() {
        DbBackend::Postgres => write_postgres(tx, &documents).await,
        _ => write_sqlite(tx, &documents).await,
    }
}

async fn read<R: FromQueryResult>(tx: &Tx, select: &str, cases: &[Id<Case>], end: &str) -> Result<Vec<R>, DbErr> {
    let mut sql = Sql::new(select);
    let cases = sql.bind_all(cases.iter().copied());
    sql.push(&cases);
    sql.push(end);
    R::find_by_statement(sql.done(tx.get_database_backend()))
        .all(&**tx)
        .await
}

fn by_case<R>(rows: Vec<R>, case: impl Fn(&R) -> Id<Case>) -> HashMap<Id<Case>, Vec<R>> {
    let mut all: HashMap<_, Vec<R>> = HashMap::new();
    for row in rows {
        all.entry(case(&row)).or_default().push(row);
    }
    all
}

type Documents = [(i64, Id<Case>, Document)];

/// Notes that these are written as they are now.
async fn note(tx: &Tx, documents: &Documents) -> Result<(), DbErr> {
    let mut sql = Sql::new("INSERT INTO case_search (number, case_id, is_current) VALUES ");
    for (i, (number, case, _)) in documents.iter().enumerate() {
        let comma = if i == 0 { "" } else { ", " };
        let row = format!("{comma}({}, {}, TRUE)", sql.bind(*number), sql.bind(*case));
        sql.push(&row);
    }
    sql.push(" ON CONFLICT (number) DO UPDATE SET is_current = TRUE");
    send(tx, sql).await
}

async fn write_sqlite(tx: &Tx, documents: &Documents) -> Result<(), DbErr> {
    let mut sql = Sql::new("DELETE FROM case_search_words WHERE rowid IN (");
    let numbers = sql.bind_all(documents.iter().map(|(number, ..)| *number));
    sql.push(&format!("{numbers})"));
    send(tx, sql).await?;
    let mut sql = Sql::new("INSERT INTO case_search_words (rowid, head, people, public, staff, marks) VALUES ");
    for (i, (number, _, document)) in documents.iter().enumerate() {
        let comma = if i == 0 { "" } else { ", " };
        let number = sql.bind(*number);
        let columns = sql.bind_all(document.columns());
        sql.push(&format!("{comma}({number}, {columns})"));
    }
    send(tx, sql).await
}

async fn write_postgres(tx: &Tx, documents: &Documents) -> Result<(), DbErr> {
    let mut sql = Sql::new("INSERT INTO case_search_words (number, words) VALUES ");
    for (i, (number, _, document)) in documents.iter().enumerate() {
        let comma = if i == 0 { "" } else { ", " };
        let number = sql.bind(*number);
        let words = sql.bind(document.tsvector());
        sql.push(&format!("{comma}({number}, CAST({words} AS TSVECTOR))"));
    }
    sql.push(" ON CONFLICT (number) DO UPDATE SET words = EXCLUDED.words");
    send(tx, sql).await
}

async fn send(tx: &Tx, sql: Sql) -> Result<(), DbErr> {
    tx.execute_raw(sql.done(tx.get_database_backend())).await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct StaleRow {
    case_id: Id<Case>,
}

/// Some of the cases whose words were written before a name or a reader changed, the newest first.
pub(crate) async fn stale(db: &impl ConnectionTrait, most: usize) -> Result<Vec<Id<Case>>, DbErr> {
    let mut sql = Sql::new("SELECT s.case_id FROM case_search s WHERE NOT s.is_current ORDER BY s.number DESC");
    sql.push(&format!(" LIMIT {most}"));
    let rows = StaleRow::find_by_statement(sql.done(db.get_database_backend()))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| row.case_id).collect())
}
