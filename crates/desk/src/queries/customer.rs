//! What a customer sees: a list, what waits, the latest few. Each reads one index range.

use base::{Cursor, Id, ObjectRef, Organisation, Page, Person, Place, Represented, swedish};
use chrono::{DateTime, Datelike, Utc};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, FromQueryResult, Statement};
use store::Sql;
use web::SignedIn;

use super::indexing::mark;
use super::queue::{has_topic, is_about, topic_marks};
use super::search::{Among, Found, Means, Search};
use super::{COUNT_CAP, Order, PAGE};
use crate::SERVICE;
use crate::model::{Case, State};
use crate::rules;
use crate::search::{Marks, Part, Query};

const TURNS: usize = 10;

/// Whose cases a list holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// A person's private ones.
    Private(Id<Person>),
    /// All of an organisation.
    Organisation(Id<Organisation>),
    /// A person's own in an organisation.
    OwnIn(Id<Organisation>, Id<Person>),
    /// All of those that an agent acts for.
    Customers(Vec<Id<Organisation>>),
}

impl Scope {
    /// What the person sees under the hat worn; none when its mandate is not for cases.
    pub(crate) fn of(person: &SignedIn) -> Option<Scope> {
        let Some(hat) = &person.hat else {
            return Some(Scope::Private(person.id));
        };
        match hat.of {
            Represented::Person(id) => hat.opens(SERVICE).then_some(Scope::Private(id)),
            Represented::Organisation(id) if rules::sees_whole(&hat.roles) => Some(Scope::Organisation(id)),
            Represented::Organisation(id) => Some(Scope::OwnIn(id, person.id)),
        }
    }

    /// Their own.
    fn own(&self, sql: &mut Sql) -> String {
        match self {
            Scope::Private(person) => format!("c.person_id = {} AND c.organisation_id IS NULL", sql.bind(*person)),
            Scope::Organisation(organisation) => format!("c.organisation_id = {}", sql.bind(*organisation)),
            Scope::OwnIn(organisation, person) => {
                format!(
                    "c.organisation_id = {} AND c.person_id = {}",
                    sql.bind(*organisation),
                    sql.bind(*person)
                )
            }
            Scope::Customers(customers) if customers.is_empty() => "1 = 0".to_owned(),
            Scope::Customers(customers) => {
                format!("c.organisation_id IN ({})", sql.bind_all(customers.iter().copied()))
            }
        }
    }

    /// Where it stands whom others share with, when they can share with all who see the list.
    fn shared_column(&self) -> Option<&'static str> {
        match self {
            Scope::Private(_) => Some("r.person_id"),
            Scope::Organisation(_) => Some("r.organisation_id"),
            Scope::OwnIn(..) | Scope::Customers(_) => None,
        }
    }

    /// Shared with them, by the reader `r`, and not their own beside: that would stand there twice.
    fn shared(&self, sql: &mut Sql, column: &str) -> String {
        match self {
            Scope::Private(person) => {
                let who = sql.bind(*person);
                // Who has left an organisation has left its cases, also those that a colleague shared.
                format!(
                    "(r.within_id IS NULL OR EXISTS (SELECT 1 FROM memberships m \
                     WHERE m.organisation_id = r.within_id AND m.person_id = {who})) AND {column} = {who} \
                     AND (c.person_id = {who} AND c.organisation_id IS NULL) IS NOT TRUE"
                )
            }
            Scope::Organisation(organisation) | Scope::OwnIn(organisation, _) => {
                let who = sql.bind(*organisation);
                format!("{column} = {who} AND (c.organisation_id = {who}) IS NOT TRUE")
            }
            Scope::Customers(_) => "1 = 0".to_owned(),
        }
    }

    /// The marks that all of these cases have.
    fn marks(&self) -> Marks {
        match self {
            Scope::Private(person) => vec![vec![mark::person(*person)]],
            Scope::Organisation(organisation) => vec![vec![mark::organisation(*organisation)]],
            Scope::OwnIn(organisation, person) => {
                vec![vec![mark::organisation(*organisation)], vec![mark::person(*person)]]
            }
            Scope::Customers(customers) if customers.is_empty() => Vec::new(),
            Scope::Customers(customers) => vec![customers.iter().copied().map(mark::organisation).collect()],
        }
    }
}

/// What a customer's list is narrowed to.
#[derive(Clone, Debug, Default)]
pub(crate) struct MyFilter {
    pub(crate) state: Option<State>,
    /// Codes of topics, when there are any.
    pub(crate) topics: Vec<String>,
    /// The object that the cases are about.
    pub(crate) about: Option<ObjectRef>,
    pub(crate) place: Place,
    /// Rows on one page, when not [`PAGE`].
    pub(crate) limit: Option<usize>,
}

impl MyFilter {
    /// Whether it leaves cases out.
    pub(crate) fn narrows(&self) -> bool {
        self.state.is_some() || !self.topics.is_empty() || self.about.is_some()
    }

    /// Rows on one page.
    pub(super) fn limit(&self) -> usize {
        self.limit.unwrap_or(PAGE)
    }

    /// The states that customers are told as this one.
    fn states(&self) -> Option<Vec<State>> {
        let told = |state| State::ALL.into_iter().filter(move |one| one.to_customers() == state);
        self.state.map(|state| told(state).collect())
    }

    /// A condition that goes on.
    fn narrower(&self, sql: &mut Sql) -> String {
        let mut narrower = String::new();
        if let Some(states) = self.states() {
            let states = sql.bind_all(states.into_iter().map(State::code));
            narrower.push_str(&format!(" AND c.state IN ({states})"));
        }
        let topic = has_topic(sql, &self.topics);
        let about = self.about.as_ref().map(|about| is_about(sql, about));
        for condition in topic.into_iter().chain(about) {
            narrower.push_str(&format!(" AND {condition}"));
        }
        narrower
    }
}

/// A row of a customer's list.
#[derive(Debug, FromQueryResult)]
pub(crate) struct CaseRow {
    pub(crate) id: Id<Case>,
    pub(crate) reference: String,
    pub(crate) topic: String,
    pub(crate) subject: String,
    pub(crate) state: State,
    pub(crate) solved_at: Option<DateTime<Utc>>,
    pub(crate) last_message_at: DateTime<Utc>,
    /// The organisation that it belongs to.
    pub(crate) organisation: Option<String>,
    /// Whether it is another's, who lets them read it.
    pub(crate) is_shared: bool,
    /// Who raised it, unless that is to be kept from colleagues.
    pub(crate) customer: Option<String>,
}

/// One page of a customer's list, latest message first.
pub(crate) async fn mine(db: &impl ConnectionTrait, scope: &Scope, filter: &MyFilter) -> Result<Page<CaseRow>, DbErr> {
    let (statement, order) = mine_statement(db.get_database_backend(), scope, filter, filter.limit());
    let rows = CaseRow::find_by_statement(statement).all(db).await?;
    Ok(order.page(rows, |row| Cursor::new(row.last_message_at, row.id)))
}

/// Own cases, and those that others share, each a range of an index: never more is sorted than two pages.
pub(super) fn mine_statement(backend: DbBackend, scope: &Scope, filter: &MyFilter, limit: usize) -> (Statement, Order) {
    let order = Order {
        column: "c.last_message_at",
        newest_first: true,
        place: filter.place,
        limit,
    };
    let mut sql = Sql::default();
    let Some(shared) = scope.shared_column() else {
        add_own(&mut sql, scope, filter);
        order.add_to(&mut sql);
        return (sql.done(backend), order);
    };
    sql.push("SELECT * FROM (");
    add_own(&mut sql, scope, filter);
    order.add_to(&mut sql);
    sql.push(") own UNION ALL SELECT * FROM (");
    let (condition, narrower) = (scope.shared(&mut sql, shared), filter.narrower(&mut sql));
    sql.push(&format!(
        "SELECT {COLUMNS}, true AS is_shared FROM case_readers r JOIN cases c ON c.id = r.case_id {JOINS} \
         WHERE {condition}{narrower}"
    ));
    order.add_by(&mut sql, "r.last_message_at", "r.case_id");
    sql.push(") shared");
    order.add_order(&mut sql, "last_message_at", "id");
    (sql.done(backend), order)
}

const COLUMNS: &str = "c.id, c.reference, c.topic, c.subject, c.state, c.solved_at, c.last_message_at, \
     o.name AS organisation, CASE WHEN NOT p.protected THEN p.first_name || ' ' || p.last_name END AS customer";
const JOINS: &str = "LEFT JOIN persons p ON p.id = c.person_id LEFT JOIN organisations o ON o.id = c.organisation_id";

fn add_own(sql: &mut Sql, scope: &Scope, filter: &MyFilter) {
    let (condition, narrower) = (scope.own(sql), filter.narrower(sql));
    sql.push(&format!(
        "SELECT {COLUMNS}, false AS is_shared FROM cases c {JOINS} WHERE {condition}{narrower}"
    ));
}

/// Which cases of a customer's list are looked in. Names of those with a protected identity are found by nobody else.
pub(super) fn among_mine(sql: &mut Sql, scope: &Scope, filter: &MyFilter) -> Among {
    let own = scope.own(sql);
    let may = match scope.shared_column() {
        Some(column) => {
            let shared = scope.shared(sql, column);
            format!("(({own}) OR EXISTS (SELECT 1 FROM case_readers r WHERE r.case_id = c.id AND {shared}))")
        }
        None => format!("({own})"),
    };
    let condition = format!("{may}{}", filter.narrower(sql));
    Among {
        columns: format!("{COLUMNS}, (({own}) IS NOT TRUE) AS is_shared"),
        condition,
        limited: "(p.protected IS TRUE)".to_owned(),
    }
}

/// What a customer looks for, never in what only staff read.
pub(super) fn customers_search<'a>(
    scope: &Scope,
    filter: &MyFilter,
    query: &'a Query,
    now: DateTime<Utc>,
    among: &'a (dyn Fn(&mut Sql, Means) -> Among + Sync),
) -> Search<'a> {
    let mut marks = scope.marks();
    marks.extend(
        filter
            .states()
            .map(|states| states.into_iter().map(mark::state).collect()),
    );
    marks.extend(topic_marks(&filter.topics));
    Search {
        query,
        place: filter.place,
        limit: filter.limit(),
        references: query.references(swedish::local_date(now).year()),
        joins: JOINS,
        parts: &[Part::Head, Part::People, Part::Public],
        limited_parts: &[Part::Head, Part::Public],
        marks,
        among,
    }
}

/// One page of what a customer looks for, the newest cases first.
pub(crate) async fn search_mine(
    db: &impl ConnectionTrait,
    scope: &Scope,
    filter: &MyFilter,
    query: &Query,
    now: DateTime<Utc>,
) -> Result<Page<Found<CaseRow>>, DbErr> {
    let among = |sql: &mut Sql, _| among_mine(sql, scope, filter);
    customers_search(scope, filter, query, now, &among).page(db).await
}

/// The latest cases of a list.
pub(crate) async fn latest(db: &impl ConnectionTrait, scope: &Scope, limit: usize) -> Result<Vec<CaseRow>, DbErr> {
    let (statement, order) = mine_statement(db.get_database_backend(), scope, &MyFilter::default(), limit);
    let rows = CaseRow::find_by_statement(statement).all(db).await?;
    Ok(order.page(rows, |row| Cursor::new(row.last_message_at, row.id)).items)
}

/// The people whom a person acts for in cases.
fn acted_for(person: &SignedIn) -> impl Iterator<Item = Id<Person>> {
    let hats = person.hats.iter().filter(|hat| hat.opens(SERVICE));
    hats.filter_map(|hat| hat.of.person())
}

/// Ids of the cases that wait for a person under any hat, as a statement of index ranges.
fn add_waiting(sql: &mut Sql, person: &SignedIn) {
    let all: Vec<_> = person.hats.iter().filter_map(|hat| hat.of.organisation()).collect();
    let whole = person
        .hats
        .iter()
        .filter(|hat| rules::sees_whole(&hat.roles))
        .filter_map(|hat| hat.of.organisation());
    let me = sql.bind(person.id);
    sql.push(&format!(
        "SELECT c.id FROM cases c WHERE c.state = 'waiting_customer' AND c.person_id = {me}"
    ));
    let hats = sql.bind_all(all);
    if hats.is_empty() {
        sql.push(" AND c.organisation_id IS NULL");
    } else {
        sql.push(&format!(
            " AND (c.organisation_id IS NULL OR c.organisation_id IN ({hats}))"
        ));
    }
    let others = sql.bind_all(acted_for(person));
    if !others.is_empty() {
        sql.push(&format!(
            " UNION SELECT c.id FROM cases c WHERE c.state = 'waiting_customer' AND c.person_id IN ({others}) \
             AND c.organisation_id IS NULL"
        ));
    }
    let whole = sql.bind_all(whole);
    if !whole.is_empty() {
        sql.push(&format!(
            " UNION SELECT c.id FROM cases c WHERE c.state = 'waiting_customer' AND c.organisation_id IN ({whole})"
        ));
    }
}

/// Adds how many cases wait for a person under all hats, at most [`COUNT_CAP`].
pub(crate) fn add_waiting_count(sql: &mut Sql, person: &SignedIn) {
    sql.push("SELECT COUNT(*) FROM (SELECT 1 FROM (");
    add_waiting(sql, person);
    sql.push(&format!(") w LIMIT {COUNT_CAP}) t"));
}

/// A case that waits for a person.
#[derive(Debug, FromQueryResult)]
pub(crate) struct TurnRow {
    pub(crate) reference: String,
    pub(crate) subject: String,
    pub(crate) answer_due_at: DateTime<Utc>,
    person_id: Option<Id<Person>>,
    organisation_id: Option<Id<Organisation>>,
}

impl TurnRow {
    /// The hat under which it waits for `me`.
    pub(crate) fn hat(&self, me: Id<Person>) -> Option<Represented> {
        let of = self.organisation_id.map(Represented::Organisation);
        of.or_else(|| {
            self.person_id
                .filter(|customer| *customer != me)
                .map(Represented::Person)
        })
    }
}

/// The cases that wait for a person under all hats, the most urgent first.
pub(crate) async fn turns(db: &impl ConnectionTrait, person: &SignedIn) -> Result<Vec<TurnRow>, DbErr> {
    TurnRow::find_by_statement(turns_statement(db.get_database_backend(), person))
        .all(db)
        .await
}

pub(super) fn turns_statement(backend: DbBackend, person: &SignedIn) -> Statement {
    let mut sql = Sql::new(
        "SELECT c.reference, c.subject, c.answer_due_at, c.person_id, c.organisation_id FROM cases c WHERE c.id IN (",
    );
    add_waiting(&mut sql, person);
    sql.push(&format!(") ORDER BY c.answer_due_at, c.id LIMIT {TURNS}"));
    sql.done(backend)
}
