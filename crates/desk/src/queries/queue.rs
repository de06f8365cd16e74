//! The queue of case officers: its selections, filters and counts. Every selection has an index in
//! the order it is shown, so a page costs the same at any size.

use base::{Cursor, Id, ObjectRef, Page, Person, Place, swedish};
use chrono::{DateTime, Datelike, Utc};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, FromQueryResult, Statement};
use store::Sql;
use web::SignedIn;

use super::indexing::mark;
use super::search::{Among, Found, Means, Search};
use super::{COUNT_CAP, OPEN, OURS, Order, PAGE};
use crate::model::{Case, State};
use crate::search::{Marks, Part, Query};
use crate::teams::Team;
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
    /// Försenade.
    Late,
    /// Väntar på kund.
    Waiting,
    /// Alla öppna.
    #[default]
    AllOpen,
}

impl Selection {
    pub(crate) const ALL: [Selection; 6] = [
        Selection::Mine,
        Selection::Unassigned,
        Selection::DueSoon,
        Selection::Late,
        Selection::Waiting,
        Selection::AllOpen,
    ];

    /// How it stands in the address.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Selection::Mine => "mina",
            Selection::Unassigned => "otilldelade",
            Selection::DueSoon => "forfaller",
            Selection::Late => "forsenade",
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
            Selection::Late => format!("c.answer_due_at < {} AND {OURS}", sql.bind(now)),
            Selection::Waiting => "c.state = 'waiting_customer'".to_owned(),
            Selection::AllOpen => OPEN.to_owned(),
        }
    }
}

/// What the queue is narrowed to.
#[derive(Clone, Debug, Default)]
pub(crate) struct QueueFilter {
    pub(crate) selection: Selection,
    /// A team's part of it.
    pub(crate) team: Option<Id<Team>>,
    /// Codes of topics, when there are any.
    pub(crate) topics: Vec<String>,
    pub(crate) state: Option<State>,
    /// The object that the cases are about.
    pub(crate) about: Option<ObjectRef>,
    pub(crate) place: Place,
}

/// A row of the queue. Names are put together in the statement: each column of each row costs.
#[derive(FromQueryResult)]
pub(crate) struct QueueRow {
    pub(crate) id: Id<Case>,
    pub(crate) reference: String,
    pub(crate) topic: String,
    pub(crate) subject: String,
    pub(crate) state: State,
    pub(crate) answer_due_at: DateTime<Utc>,
    /// The organisation, the person, or the name a visitor gave; none for a person with protected identity.
    pub(crate) customer: Option<String>,
    /// Whether the customer is a person with protected identity, and no organisation.
    pub(crate) is_protected: bool,
    pub(crate) officer_id: Option<Id<Person>>,
    /// The officer's name; never that of one with protected identity.
    pub(crate) officer: Option<String>,
}

const COLUMNS: &str = "c.id, c.reference, c.topic, c.subject, c.state, c.answer_due_at, \
     CASE WHEN o.id IS NOT NULL THEN o.name WHEN p.id IS NULL THEN c.contact_name \
     WHEN NOT p.protected THEN p.first_name || ' ' || p.last_name END AS customer, \
     o.id IS NULL AND p.protected IS TRUE AS is_protected, \
     c.officer_id, CASE WHEN NOT f.protected THEN f.first_name || ' ' || f.last_name END AS officer";
const JOINS: &str = "LEFT JOIN persons p ON p.id = c.person_id LEFT JOIN persons f ON f.id = c.officer_id \
     LEFT JOIN organisations o ON o.id = c.organisation_id";

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
    let mut sql = Sql::new(&format!("SELECT {COLUMNS} FROM cases c {JOINS} WHERE "));
    // About one object all are shown, with those that are over.
    let selection = match filter.about {
        Some(_) => filter.searched_selection(),
        None => Some(filter.selection),
    };
    let condition = filter.condition(&mut sql, officer, now, selection);
    sql.push(&condition);
    let order = filter.order();
    order.add_to(&mut sql);
    (sql.done(backend), order)
}

/// The condition that a case has one of these topics, when there are any.
pub(super) fn has_topic(sql: &mut Sql, topics: &[String]) -> Option<String> {
    match topics {
        [] => None,
        [topic] => Some(format!("c.topic = {}", sql.bind(topic.as_str()))),
        several => {
            let topics = sql.bind_all(several.iter().map(String::as_str));
            Some(format!("c.topic IN ({topics})"))
        }
    }
}

/// The marks of these topics.
pub(super) fn topic_marks(topics: &[String]) -> Option<Vec<String>> {
    (!topics.is_empty()).then(|| topics.iter().map(|topic| mark::topic(topic)).collect())
}

/// The condition that a case is about the object.
pub(super) fn is_about(sql: &mut Sql, about: &ObjectRef) -> String {
    format!(
        "c.about_id = {} AND c.about_kind = {}",
        sql.bind(about.id),
        sql.bind(about.kind.as_str())
    )
}

impl QueueFilter {
    /// What is over is shown outside the selections.
    fn over(&self) -> Option<State> {
        self.state.filter(|state| !state.is_open())
    }

    fn order(&self) -> Order {
        Order {
            column: "c.answer_due_at",
            newest_first: self.over().is_some() || self.about.is_some(),
            place: self.place,
            limit: PAGE,
        }
    }

    /// Which cases of a selection it leaves, or of all.
    fn condition(
        &self,
        sql: &mut Sql,
        officer: Id<Person>,
        now: DateTime<Utc>,
        selection: Option<Selection>,
    ) -> String {
        let selection = selection.filter(|_| self.over().is_none());
        let mut all: Vec<_> = selection
            .map(|one| one.condition(sql, officer, now))
            .into_iter()
            .collect();
        all.extend(self.state.map(|state| format!("c.state = '{}'", state.code())));
        all.extend(self.team.map(|team| in_team(sql, team)));
        all.extend(has_topic(sql, &self.topics));
        all.extend(self.about.as_ref().map(|about| is_about(sql, about)));
        match all.is_empty() {
            true => "1 = 1".to_owned(),
            false => all.join(" AND "),
        }
    }

    /// The selection that narrows a search: what is sought among all cases is sought among those that are over too.
    fn searched_selection(&self) -> Option<Selection> {
        Some(self.selection).filter(|selection| *selection != Selection::AllOpen && self.over().is_none())
    }

    /// Whether what is over is shown as well: of all that is open, by words or about one object.
    pub(crate) fn shows_ended(&self, is_search: bool) -> bool {
        (is_search || self.about.is_some()) && self.selection == Selection::AllOpen
    }

    /// The marks of what it leaves.
    fn marks(&self, officer: Id<Person>) -> Marks {
        let open = || State::OPEN.map(mark::state).to_vec();
        let mut marks = match self.searched_selection() {
            Some(Selection::Mine) => vec![vec![mark::officer(Some(officer))], open()],
            Some(Selection::Unassigned) => vec![vec![mark::officer(None)], open()],
            Some(Selection::Waiting) => vec![vec![mark::state(State::WaitingCustomer)]],
            Some(Selection::DueSoon | Selection::Late) => vec![open()],
            Some(Selection::AllOpen) | None => Vec::new(),
        };
        marks.extend(self.state.map(|state| vec![mark::state(state)]));
        marks.extend(self.team.map(|team| vec![mark::team(team)]));
        marks.extend(topic_marks(&self.topics));
        marks
    }
}

/// Where officers look, in cases that are not kept from them.
const PARTS: &[Part] = &[Part::Head, Part::People, Part::Public, Part::Staff];

/// What an officer looks for: by words within the filter, by number anywhere.
pub(super) fn officers_search<'a>(
    filter: &QueueFilter,
    query: &'a Query,
    officer: &SignedIn,
    now: DateTime<Utc>,
    among: &'a (dyn Fn(&mut Sql, Means) -> Among + Sync),
) -> Search<'a> {
    Search {
        query,
        place: filter.place,
        limit: PAGE,
        references: query.references(swedish::local_date(now).year()),
        joins: JOINS,
        parts: PARTS,
        limited_parts: &[Part::Head],
        marks: filter.marks(officer.id),
        among,
    }
}

/// Who has a protected identity is found by nothing they wrote or are called, and nobody looks in what colleagues noted
/// about their own matters or those they are locked out of: of those, number and subject are found, which the queue shows to all officers.
pub(super) fn among_queue(
    sql: &mut Sql,
    means: Means,
    filter: &QueueFilter,
    officer: &SignedIn,
    now: DateTime<Utc>,
) -> Among {
    let persons = officer.hats.iter().filter_map(|hat| hat.of.person());
    let persons = sql.bind_all(std::iter::once(officer.id).chain(persons));
    let organisations: Vec<_> = officer.hats.iter().filter_map(|hat| hat.of.organisation()).collect();
    let mut own = vec![format!("COALESCE(c.person_id IN ({persons}), FALSE)")];
    let mut reads = format!("r.person_id IN ({persons})");
    if !organisations.is_empty() {
        let organisations = sql.bind_all(organisations);
        own.push(format!("COALESCE(c.organisation_id IN ({organisations}), FALSE)"));
        reads = format!("{reads} OR r.organisation_id IN ({organisations})");
    }
    own.push(format!(
        "EXISTS (SELECT 1 FROM case_readers r WHERE r.case_id = c.id AND ({reads}))"
    ));
    let officer_id = sql.bind(officer.id);
    own.push(format!(
        "EXISTS (SELECT 1 FROM case_recusals z WHERE z.case_id = c.id AND z.person_id = {officer_id})"
    ));
    Among {
        columns: COLUMNS.to_owned(),
        condition: match means {
            Means::Words => filter.condition(sql, officer.id, now, filter.searched_selection()),
            Means::Reference => "1 = 1".to_owned(),
        },
        limited: format!("(p.protected IS TRUE OR {})", own.join(" OR ")),
    }
}

/// One page of what an officer looks for, the newest cases first.
pub(crate) async fn search_queue(
    db: &impl ConnectionTrait,
    officer: &SignedIn,
    filter: &QueueFilter,
    query: &Query,
    now: DateTime<Utc>,
) -> Result<Page<Found<QueueRow>>, DbErr> {
    let among = |sql: &mut Sql, means| among_queue(sql, means, filter, officer, now);
    officers_search(filter, query, officer, now, &among).page(db).await
}

/// In the words of its index; what is true of every team's case is said for the index's sake.
fn in_team(sql: &mut Sql, team: Id<Team>) -> String {
    format!("c.team_id = {} AND c.team_id IS NOT NULL", sql.bind(team))
}

/// How many cases there are, at most [`COUNT_CAP`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    /// In each selection, in the order of [`Selection::ALL`].
    pub(crate) selections: [u64; Selection::ALL.len()],
    /// In all that is open of each of the officer's teams, in their order.
    pub(crate) teams: Vec<u64>,
}

/// The counts of all selections and of these teams, in one statement of short index ranges.
pub(crate) async fn counts(
    db: &impl ConnectionTrait,
    (officer, teams): (Id<Person>, &[Id<Team>]),
    now: DateTime<Utc>,
) -> Result<Counts, DbErr> {
    let statement = counts_statement(db.get_database_backend(), (officer, teams), now);
    let row = db.query_one_raw(statement).await?;
    let mut counts = Counts {
        teams: vec![0; teams.len()],
        ..Counts::default()
    };
    let Some(row) = row else { return Ok(counts) };
    for (i, count) in counts.selections.iter_mut().chain(&mut counts.teams).enumerate() {
        *count = row.try_get_by_index::<i64>(i)?.unsigned_abs();
    }
    Ok(counts)
}

pub(super) fn counts_statement(
    backend: DbBackend,
    (officer, teams): (Id<Person>, &[Id<Team>]),
    now: DateTime<Utc>,
) -> Statement {
    let mut sql = Sql::new("SELECT ");
    let selections = Selection::ALL.map(|selection| selection.condition(&mut sql, officer, now));
    let teams = teams
        .iter()
        .map(|team| format!("{} AND {OPEN}", in_team(&mut sql, *team)));
    let conditions: Vec<_> = selections.into_iter().chain(teams).collect();
    for (i, condition) in conditions.iter().enumerate() {
        let comma = if i == 0 { "" } else { ", " };
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

    fn text(filter: &QueueFilter) -> String {
        let now = "2026-11-23T09:00:00Z".parse().unwrap();
        let (statement, _) = queue_statement(DbBackend::Sqlite, Id::new(now, &Random::seeded(1)), filter, now);
        statement.sql.split_once(" WHERE ").unwrap().1.to_owned()
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
            topics: vec!["bidrag".to_owned()],
            state: Some(State::New),
            ..QueueFilter::default()
        };
        assert_eq!(
            text(&filter),
            "c.officer_id IS NULL AND c.state IN ('new', 'open', 'waiting_customer', 'waiting_third_party') \
             AND c.state = 'new' AND c.topic = $1 ORDER BY c.answer_due_at ASC, c.id ASC LIMIT 26"
        );
    }

    #[test]
    fn a_search_is_narrowed_by_what_was_chosen_and_by_all_open_not_at_all() {
        let officer = Id::new("2026-11-23T09:00:00Z".parse().unwrap(), &Random::seeded(1));
        assert!(QueueFilter::default().marks(officer).is_empty());
        let filter = QueueFilter {
            selection: Selection::Waiting,
            topics: vec!["bygg-lov".to_owned(), "annat".to_owned()],
            ..QueueFilter::default()
        };
        assert_eq!(
            filter.marks(officer),
            [vec!["swaitingcustomer"], vec!["tbygglov", "tannat"]]
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
