//! Cases by their words, the newest first. Who may find what stands in the statement itself, so neither rows nor the way to
//! another page tell of a case that somebody may not read. Common words are read from the newest end; rare ones by index.

use base::{Cursor, Id, Page, Place};
use chrono::DateTime;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, FromQueryResult, QueryResult, Statement};
use store::Sql;

use crate::model::{Case, MessageKind};
use crate::search::{Ending, Hit, Looked, Marks, Part, Query, best_hit, fts5, tsquery};

/// PostgreSQL looks through so many of the newest cases before it asks its index, which gives all at once.
const RECENT: usize = 8_000;

/// A case that was found.
pub(crate) struct Found<R> {
    id: Id<Case>,
    pub(crate) row: R,
    /// What is looked for, where it stands in the thread.
    pub(crate) hit: Option<Hit>,
    /// Not all of it was looked in, so nothing of it is shown.
    is_limited: bool,
}

impl<R: FromQueryResult> FromQueryResult for Found<R> {
    fn from_query_result(row: &QueryResult, prefix: &str) -> Result<Self, DbErr> {
        Ok(Found {
            id: row.try_get(prefix, "found_id")?,
            is_limited: row.try_get(prefix, "is_limited")?,
            row: R::from_query_result(row, prefix)?,
            hit: None,
        })
    }
}

/// What is looked for, and among which cases: `c`, with `p` who is its customer.
pub(super) struct Search<'a> {
    pub(super) query: &'a Query,
    pub(super) place: Place,
    /// Rows on one page.
    pub(super) limit: usize,
    /// The cases that were meant by number; they go first.
    pub(super) references: Vec<String>,
    /// The tables beside `cases`.
    pub(super) joins: &'a str,
    /// Where words may stand.
    pub(super) parts: &'a [Part],
    /// Where they may stand in a case of which not all may be looked in.
    pub(super) limited_parts: &'a [Part],
    /// What spares reading what the conditions would throw away.
    pub(super) marks: Marks,
    /// Who looks.
    pub(super) among: &'a (dyn Fn(&mut Sql, Means) -> Among + Sync),
}

/// By what cases are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Means {
    Words,
    Reference,
}

/// What a statement has of who looks.
pub(super) struct Among {
    /// What is selected of a case.
    pub(super) columns: String,
    /// Which cases they may find, and want.
    pub(super) condition: String,
    /// In which of them they may not look everywhere.
    pub(super) limited: String,
}

/// Which cases are looked through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// The newest; enough for words that are common.
    Recent,
    /// All.
    Whole,
}

impl Search<'_> {
    /// One page; the first begins with the cases whose number was typed.
    pub(super) async fn page<R: FromQueryResult + Send>(
        &self,
        db: &impl ConnectionTrait,
    ) -> Result<Page<Found<R>>, DbErr> {
        let named: Vec<Found<R>> = match self.references.is_empty() {
            true => Vec::new(),
            false => {
                Found::find_by_statement(self.named_statement(db.get_database_backend()))
                    .all(db)
                    .await?
            }
        };
        let rows = self.rows(db).await?;
        let at = |found: &Found<R>| Cursor::new(DateTime::UNIX_EPOCH, found.id);
        let mut page = Page::of(rows, self.limit, self.place, at);
        page.items.retain(|found| named.iter().all(|one| one.id != found.id));
        if self.place == Place::First {
            page.items.splice(0..0, named);
        }
        self.show_hits(db, &mut page.items).await?;
        Ok(page)
    }

    /// Rows of the page, and one more when there are others. When no case has the last word whole, it is the beginning of
    /// one; so it is on each page of the list.
    async fn rows<R: FromQueryResult + Send>(&self, db: &impl ConnectionTrait) -> Result<Vec<Found<R>>, DbErr> {
        if self.query.is_empty() {
            return Ok(Vec::new());
        }
        let first = self.rows_at(db, Ending::Whole, Place::First).await?;
        match (first.is_empty(), self.place) {
            (true, place) => self.rows_at(db, Ending::Begun, place).await,
            (false, Place::First) => Ok(first),
            (false, place) => self.rows_at(db, Ending::Whole, place).await,
        }
    }

    async fn rows_at<R: FromQueryResult + Send>(
        &self,
        db: &impl ConnectionTrait,
        ending: Ending,
        place: Place,
    ) -> Result<Vec<Found<R>>, DbErr> {
        let backend = db.get_database_backend();
        if backend == DbBackend::Postgres {
            let statement = self.statement(backend, (ending, Reach::Recent), place);
            let recent = Found::find_by_statement(statement).all(db).await?;
            if recent.len() > self.limit {
                return Ok(recent);
            }
        }
        let statement = self.statement(backend, (ending, Reach::Whole), place);
        Found::find_by_statement(statement).all(db).await
    }

    pub(super) fn statement(&self, backend: DbBackend, (ending, reach): (Ending, Reach), place: Place) -> Statement {
        let mut sql = Sql::default();
        let who = (self.among)(&mut sql, Means::Words);
        let Among {
            columns,
            condition,
            limited,
        } = who;
        let (sign, direction) = match place {
            Place::Before(_) => (">", "ASC"),
            Place::First | Place::After(_) => ("<", "DESC"),
        };
        let after = match place {
            Place::After(cursor) | Place::Before(cursor) => {
                let id = sql.bind(cursor.id);
                format!("{sign} (SELECT n.number FROM case_search n WHERE n.case_id = {id})")
            }
            Place::First => "> 0".to_owned(),
        };
        let found = self.matches(&mut sql, backend, "w", (ending, self.parts));
        let limited_found = self.matches(&mut sql, backend, "h", (ending, self.limited_parts));
        let number = match backend {
            DbBackend::Postgres => "number",
            _ => "rowid",
        };
        let (from, found) = match (backend, reach) {
            (DbBackend::Postgres, Reach::Recent) => (
                format!(
                    "(SELECT r.number, r.words FROM case_search_words r WHERE r.number {after} \
                     ORDER BY r.number {direction} LIMIT {RECENT}) w"
                ),
                found,
            ),
            // OFFSET 0 keeps this apart, so that it is read by the index of words.
            (DbBackend::Postgres, Reach::Whole) => (
                format!(
                    "(SELECT w.number FROM case_search_words w WHERE {found} ORDER BY w.number {direction} OFFSET 0) w"
                ),
                format!("w.number {after}"),
            ),
            _ => ("case_search_words w".to_owned(), format!("{found} AND w.rowid {after}")),
        };
        sql.push(&format!(
            "SELECT c.id AS found_id, {limited} AS is_limited, {columns} FROM {from} CROSS JOIN case_search k CROSS JOIN cases c {} \
             WHERE {found} AND k.number = w.{number} AND c.id = k.case_id AND {condition} AND (NOT {limited} OR EXISTS \
             (SELECT 1 FROM case_search_words h WHERE h.{number} = w.{number} AND {limited_found})) \
             ORDER BY w.{number} {direction} LIMIT {}",
            self.joins,
            self.limit + 1
        ));
        sql.done(backend)
    }

    fn matches(&self, sql: &mut Sql, backend: DbBackend, table: &str, (ending, parts): (Ending, &[Part])) -> String {
        let looked = Looked {
            query: self.query,
            ending,
            parts,
            marks: &self.marks,
        };
        match backend {
            DbBackend::Postgres => format!("{table}.words @@ CAST({} AS TSQUERY)", sql.bind(tsquery(looked))),
            _ => format!("{table}.case_search_words MATCH {}", sql.bind(fts5(looked))),
        }
    }

    pub(super) fn named_statement(&self, backend: DbBackend) -> Statement {
        let mut sql = Sql::default();
        let who = (self.among)(&mut sql, Means::Reference);
        let Among {
            columns,
            condition,
            limited,
        } = who;
        let references = sql.bind_all(self.references.iter().map(String::as_str));
        sql.push(&format!(
            "SELECT c.id AS found_id, {limited} AS is_limited, {columns} FROM cases c {} \
             WHERE c.reference IN ({references}) AND {condition} ORDER BY c.reference DESC",
            self.joins
        ));
        sql.done(backend)
    }

    /// Adds where in their threads the words are.
    async fn show_hits<R>(&self, db: &impl ConnectionTrait, found: &mut [Found<R>]) -> Result<(), DbErr> {
        let open: Vec<_> = found.iter().filter(|one| !one.is_limited).map(|one| one.id).collect();
        if open.is_empty() {
            return Ok(());
        }
        let mut sql = Sql::new("SELECT m.case_id, m.kind, m.text FROM case_messages m WHERE m.case_id IN (");
        let cases = sql.bind_all(open);
        let kinds = match self.parts.contains(&Part::Staff) {
            true => "'message', 'solution', 'note'",
            false => "'message', 'solution'",
        };
        sql.push(&format!(
            "{cases}) AND m.kind IN ({kinds}) ORDER BY m.created_at, m.number"
        ));
        let lines = LineRow::find_by_statement(sql.done(db.get_database_backend()))
            .all(db)
            .await?;
        for one in found.iter_mut().filter(|one| !one.is_limited) {
            let texts = lines.iter().filter(|line| line.case_id == one.id);
            one.hit = best_hit(
                self.query,
                texts.map(|line| (line.text.as_str(), line.kind == MessageKind::Note)),
            );
        }
        Ok(())
    }
}

#[derive(FromQueryResult)]
struct LineRow {
    case_id: Id<Case>,
    kind: MessageKind,
    text: String,
}
