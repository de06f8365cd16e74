//! The diary: every document that came in or went out, by the instant it did. An entry is made with the
//! document and cannot be missing.

use base::{Cursor, Id, Page, Place};
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, FromQueryResult, Statement};
use store::Sql;

use super::PAGE;
use super::opened::full_name;
use crate::model::{AuthorKind, Case, Channel};

/// Documents are read so many at a time for a file.
pub(crate) const AT_ONCE: usize = 1_000;

/// Which way a document went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    In,
    Out,
}

impl Direction {
    /// How it stands in the address and in the exported files.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Direction::In => "in",
            Direction::Out => "ut",
        }
    }

    pub(crate) fn from_code(code: &str) -> Option<Direction> {
        [Direction::In, Direction::Out]
            .into_iter()
            .find(|one| one.code() == code)
    }

    const fn authors(self) -> &'static str {
        match self {
            Direction::In => "('customer', 'visitor')",
            Direction::Out => "('staff', 'system')",
        }
    }
}

/// From one instant until before another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Period {
    pub(crate) from: DateTime<Utc>,
    pub(crate) until: DateTime<Utc>,
}

/// An entry.
#[derive(FromQueryResult)]
pub(crate) struct Document {
    pub(crate) case_id: Id<Case>,
    pub(crate) reference: String,
    pub(crate) number: i32,
    /// Its number in the diary, when it has been moved from another case.
    registered_as: Option<String>,
    pub(crate) created_at: DateTime<Utc>,
    author_kind: AuthorKind,
    pub(crate) channel: Channel,
    pub(crate) topic: String,
    pub(crate) diary_heading: Option<String>,
    pub(crate) secrecy: Option<String>,
    pub(crate) protected: Option<bool>,
    organisation: Option<String>,
    first_name: Option<String>,
    last_name: Option<String>,
    contact_name: Option<String>,
}

impl Document {
    pub(crate) fn direction(&self) -> Direction {
        match self.author_kind {
            AuthorKind::Customer | AuthorKind::Visitor => Direction::In,
            AuthorKind::Staff | AuthorKind::System => Direction::Out,
        }
    }

    /// `ARE-2026-000001-3`: the case that it came in or went out in, and its place there.
    pub(crate) fn registered_as(&self) -> String {
        let own = || format!("{}-{}", self.reference, self.number);
        self.registered_as.clone().unwrap_or_else(own)
    }

    /// From whom it came or to whom it went.
    pub(crate) fn party(&self) -> Option<String> {
        let person = || full_name(self.first_name.as_deref(), self.last_name.as_deref());
        self.organisation
            .clone()
            .or_else(person)
            .or_else(|| self.contact_name.clone())
    }

    /// Where it stands in the list.
    pub(crate) fn cursor(&self) -> Cursor {
        Cursor::new(self.created_at, self.case_id)
    }

    fn place(&self) -> After {
        (self.created_at, self.case_id, self.number)
    }
}

/// After which document the next begin.
pub(crate) type After = (DateTime<Utc>, Id<Case>, i32);

/// A document keeps its party, heading and topic wherever it is moved; the mark of secrecy is that of the case it
/// is in now, which takes over those of what went into it. Where it was registered may have been deleted since.
const ROWS: &str = "SELECT m.case_id, m.number, m.registered_as, m.created_at, m.author_kind, c.reference, \
     CASE WHEN m.by_email THEN 'email' ELSE w.channel END AS channel, w.topic, \
     COALESCE(w.diary_heading, c.diary_heading) AS diary_heading, c.secrecy, w.contact_name, p.protected, \
     p.first_name, p.last_name, o.name AS organisation FROM case_messages m JOIN cases c ON c.id = m.case_id \
     JOIN cases w ON w.id = COALESCE((SELECT k.id FROM cases k WHERE k.id = m.registered_in), m.case_id) \
     LEFT JOIN persons p ON p.id = w.person_id LEFT JOIN organisations o ON o.id = w.organisation_id \
     WHERE m.kind IN ('message', 'solution') AND ";

fn within(period: Period, direction: Option<Direction>) -> Sql {
    let mut sql = Sql::new(ROWS);
    let (from, until) = (sql.bind(period.from), sql.bind(period.until));
    sql.push(&format!("m.created_at >= {from} AND m.created_at < {until}"));
    if let Some(direction) = direction {
        sql.push(&format!(" AND m.author_kind IN {}", direction.authors()));
    }
    sql
}

/// One page of the diary, the newest first.
pub(crate) async fn diary(
    db: &impl ConnectionTrait,
    period: Period,
    direction: Option<Direction>,
    place: Place,
) -> Result<Page<Document>, DbErr> {
    let statement = diary_statement(db.get_database_backend(), period, direction, place);
    let rows = Document::find_by_statement(statement).all(db).await?;
    Ok(Page::of(rows, PAGE, place, Document::cursor))
}

pub(super) fn diary_statement(
    backend: DbBackend,
    period: Period,
    direction: Option<Direction>,
    place: Place,
) -> Statement {
    let mut sql = within(period, direction);
    let (sign, order) = match place {
        Place::Before(_) => (">", "ASC"),
        Place::First | Place::After(_) => ("<", "DESC"),
    };
    if let Place::After(cursor) | Place::Before(cursor) = place {
        let (at, id) = (sql.bind(cursor.at), sql.bind(cursor.id));
        sql.push(&format!(" AND (m.created_at, m.case_id) {sign} ({at}, {id})"));
    }
    sql.push(&format!(
        " ORDER BY m.created_at {order}, m.case_id {order}, m.number {order} LIMIT {}",
        PAGE + 1
    ));
    sql.done(backend)
}

/// The next documents in the order they came and went, and after which those after them begin; none after the last.
pub(crate) async fn documents(
    db: &impl ConnectionTrait,
    period: Period,
    direction: Option<Direction>,
    after: Option<After>,
) -> Result<(Vec<Document>, Option<After>), DbErr> {
    let mut sql = within(period, direction);
    if let Some((at, case, number)) = after {
        let (at, case, number) = (sql.bind(at), sql.bind(case), sql.bind(number));
        sql.push(&format!(
            " AND (m.created_at, m.case_id, m.number) > ({at}, {case}, {number})"
        ));
    }
    sql.push(&format!(" ORDER BY m.created_at, m.case_id, m.number LIMIT {AT_ONCE}"));
    let statement = sql.done(db.get_database_backend());
    let rows = Document::find_by_statement(statement).all(db).await?;
    let next = (rows.len() == AT_ONCE).then(|| rows.last().map(Document::place));
    Ok((rows, next.flatten()))
}
