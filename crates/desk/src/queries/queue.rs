//! The queue of case officers: its selections, filters and counts. Every selection has an index in
//! the order it is shown, so a page costs the same at any size.

use base::{Cursor, Id, Page, Person, Place};
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, FromQueryResult, Statement};
use store::{Sql, like};

use super::opened::full_name;
use super::{COUNT_CAP, OPEN, OURS, Order, PAGE};
use crate::model::{Case, State, is_reference};
use crate::topics::Topic;
use crate::working_days;

/// The saved selections of the queue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Selection {
    /// Mina.
    Mine,
    /// Otilldelade.
    Unassigned,
    /// Förfaller snart.
    DueSoon,
    /// Väntar på kund.
    Waiting,
    /// Alla öppna.
    #[default]
    AllOpen,
}

impl Selection {
    pub(crate) const ALL: [Selection; 5] = [
        Selection::Mine,
        Selection::Unassigned,
        Selection::DueSoon,
        Selection::Waiting,
        Selection::AllOpen,
    ];

    /// How it stands in the address.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Selection::Mine => "mina",
            Selection::Unassigned => "otilldelade",
            Selection::DueSoon => "forfaller",
            Selection::Waiting => "vantar",
            Selection::AllOpen => "alla",
        }
    }

    pub(crate) fn from_code(code: &str) -> Option<Selection> {
        Selection::ALL.into_iter().find(|selection| selection.code() == code)
    }

    /// Its condition, in the words of its index.
    fn condition(self, sql: &mut Sql, officer: Id<Person>, now: DateTime<Utc>) -> String {
        match self {
            Selection::Mine => format!("c.officer_id = {} AND {OPEN}", sql.bind(officer)),
            Selection::Unassigned => format!("c.officer_id IS NULL AND {OPEN}"),
            Selection::DueSoon => format!("c.answer_due_at < {} AND {OURS}", sql.bind(working_days::soon(now))),
            Selection::Waiting => "c.state = 'waiting_customer'".to_owned(),
            Selection::AllOpen => OPEN.to_owned(),
        }
    }
}

/// What the queue is narrowed to.
#[derive(Clone, Debug, Default)]
pub(crate) struct QueueFilter {
    pub(crate) selection: Selection,
    pub(crate) topic: Option<&'static Topic>,
    pub(crate) state: Option<State>,
    pub(crate) words: Option<String>,
    pub(crate) place: Place,
}

/// A row of the queue.
#[derive(FromQueryResult)]
pub(crate) struct QueueRow {
    pub(crate) id: Id<Case>,
    pub(crate) reference: String,
    pub(crate) topic: String,
    pub(crate) subject: String,
    pub(crate) state: State,
    pub(crate) answer_due_at: DateTime<Utc>,
    pub(crate) officer_id: Option<Id<Person>>,
    pub(crate) contact_name: Option<String>,
    pub(crate) organisation: Option<String>,
    pub(crate) protected: Option<bool>,
    customer_first: Option<String>,
    customer_last: Option<String>,
    officer_first: Option<String>,
    officer_last: Option<String>,
    officer_protected: Option<bool>,
}

impl QueueRow {
    /// The organisation, the person, or the name a visitor gave.
    pub(crate) fn customer(&self) -> Option<String> {
        let person = || full_name(self.customer_first.as_deref(), self.customer_last.as_deref());
        self.organisation
            .clone()
            .or_else(person)
            .or_else(|| self.contact_name.clone())
    }

    /// The officer's name; never that of one with protected identity.
    pub(crate) fn officer(&self) -> Option<String> {
        let is_open = self.officer_protected != Some(true);
        full_name(self.officer_first.as_deref(), self.officer_last.as_deref()).filter(|_| is_open)
    }
}

const ROWS: &str = "SELECT c.id, c.reference, c.topic, c.subject, c.state, c.answer_due_at, c.officer_id, \
     c.contact_name, o.name AS organisation, p.protected, p.first_name AS customer_first, \
     p.last_name AS customer_last, f.first_name AS officer_first, f.last_name AS officer_last, \
     f.protected AS officer_protected FROM cases c \
     LEFT JOIN persons p ON p.id = c.person_id LEFT JOIN persons f ON f.id = c.officer_id \
     LEFT JOIN organisations o ON o.id = c.organisation_id WHERE ";

/// One page of the queue: oldest answer time first, and what is over with the newest first.
pub(crate) async fn queue(
    db: &impl ConnectionTrait,
    officer: Id<Person>,
    filter: &QueueFilter,
    now: DateTime<Utc>,
) -> Result<Page<QueueRow>, DbErr> {
    let (statement, order) = queue_statement(db.get_database_backend(), officer, filter, now);
    let rows = QueueRow::find_by_statement(statement).all(db).await?;
    Ok(order.page(rows, |row| Cursor::new(row.answer_due_at, row.id)))
}

pub(super) fn queue_statement(
    backend: DbBackend,
    officer: Id<Person>,
    filter: &QueueFilter,
    now: DateTime<Utc>,
) -> (Statement, Order) {
    let mut sql = Sql::new(ROWS);
    let order = add_filter(&mut sql, officer, filter, now);
    order.add_to(&mut sql);
    (sql.done(backend), order)
}

fn add_filter(sql: &mut Sql, officer: Id<Person>, filter: &QueueFilter, now: DateTime<Utc>) -> Order {
    let order = |newest_first| Order {
        column: "c.answer_due_at",
        newest_first,
        place: filter.place,
        limit: PAGE,
    };
    // A whole reference number finds its case wherever it is in its life.
    if let Some(reference) = filter
        .words
        .as_deref()
        .map(str::to_uppercase)
        .filter(|words| is_reference(words))
    {
        let condition = format!("c.reference = {}", sql.bind(reference));
        sql.push(&condition);
        return order(false);
    }
    let over = filter.state.filter(|state| !state.is_open());
    match (over, filter.state) {
        (Some(state), _) => sql.push(&format!("c.state = '{}'", state.code())),
        (None, state) => {
            let condition = filter.selection.condition(sql, officer, now);
            sql.push(&condition);
            if let Some(state) = state {
                sql.push(&format!(" AND c.state = '{}'", state.code()));
            }
        }
    }
    if let Some(topic) = filter.topic {
        let topic = sql.bind(topic.code.as_str());
        sql.push(&format!(" AND c.topic = {topic}"));
    }
    if let Some(words) = &filter.words {
        let pattern = sql.bind(like(words));
        sql.push(&format!(" AND c.search_key LIKE {pattern} ESCAPE '\\'"));
    }
    order(over.is_some())
}

/// How many cases each selection holds, in the order of [`Selection::ALL`], at most [`COUNT_CAP`].
pub(crate) type Counts = [u64; 5];

/// The counts of all selections, in one statement of five short index ranges.
pub(crate) async fn counts(
    db: &impl ConnectionTrait,
    officer: Id<Person>,
    now: DateTime<Utc>,
) -> Result<Counts, DbErr> {
    let row = db
        .query_one_raw(counts_statement(db.get_database_backend(), officer, now))
        .await?;
    let mut counts = Counts::default();
    let Some(row) = row else { return Ok(counts) };
    for (i, count) in counts.iter_mut().enumerate() {
        *count = row.try_get_by_index::<i64>(i)?.unsigned_abs();
    }
    Ok(counts)
}

pub(super) fn counts_statement(backend: DbBackend, officer: Id<Person>, now: DateTime<Utc>) -> Statement {
    let mut sql = Sql::new("SELECT ");
    for (i, selection) in Selection::ALL.into_iter().enumerate() {
        let comma = if i == 0 { "" } else { ", " };
        let condition = selection.condition(&mut sql, officer, now);
        sql.push(&format!(
            "{comma}(SELECT COUNT(*) FROM (SELECT 1 FROM cases c WHERE {condition} \
             ORDER BY c.answer_due_at, c.id LIMIT {COUNT_CAP}) t{i})"
        ));
    }
    sql.done(backend)
}

#[cfg(test)]
mod tests {
    use base::Random;

    use super::*;
    use crate::topics;

    fn text(filter: &QueueFilter) -> String {
        let now = "2026-11-23T09:00:00Z".parse().unwrap();
        let mut sql = Sql::new("");
        add_filter(&mut sql, Id::new(now, &Random::seeded(1)), filter, now).add_to(&mut sql);
        sql.text().to_owned()
    }

    #[test]
    fn a_whole_reference_number_is_looked_up_whatever_else_is_chosen() {
        let filter = QueueFilter {
            words: Some("are-2026-000001".to_owned()),
            ..QueueFilter::default()
        };
        assert!(text(&filter).starts_with("c.reference = $1 ORDER BY c.answer_due_at ASC"));
    }

    #[test]
    fn what_is_over_is_shown_newest_first_outside_the_selections() {
        let filter = QueueFilter {
            selection: Selection::Mine,
            state: Some(State::Closed),
            ..QueueFilter::default()
        };
        assert!(text(&filter).starts_with("c.state = 'closed' ORDER BY c.answer_due_at DESC"));
    }

    #[test]
    fn filters_narrow_a_selection() {
        let filter = QueueFilter {
            selection: Selection::Unassigned,
            topic: topics::find("bidrag"),
            state: Some(State::New),
            words: Some("hall".to_owned()),
            place: Place::First,
        };
        assert_eq!(
            text(&filter),
            "c.officer_id IS NULL AND c.state IN ('new', 'open', 'waiting_customer') AND c.state = 'new' \
             AND c.topic = $1 AND c.search_key LIKE $2 ESCAPE '\\' \
             ORDER BY c.answer_due_at ASC, c.id ASC LIMIT 26"
        );
    }

    #[test]
    fn selections_are_found_by_what_stands_in_the_address() {
        for selection in Selection::ALL {
            assert_eq!(Selection::from_code(selection.code()), Some(selection));
        }
        assert_eq!(Selection::from_code("allt"), None);
    }
}
