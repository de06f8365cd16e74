//! The statements that most requests wait for, by name. A test reads their plans on both engines: none
//! may read or sort more than it gives. Nothing else uses them.

use base::{Cursor, Id, ObjectRef, Organisation, Place};
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{DbBackend, Statement};
use store::Sql;
use web::SignedIn;

use super::customer::{add_waiting_count, among_mine, customers_search, mine_statement, turns_statement};
use super::diary::diary_statement;
use super::earlier::beside_list_statement;
use super::mail::{mails_held_statement, mails_statement};
use super::queue::{among_queue, counts_statement, officers_search, queue_statement};
use super::search::{Means, Reach};
use super::{Direction, MyFilter, Period, QueueFilter, Scope, Selection};
use crate::model::State;
use crate::post::rules::MailState;
use crate::search::{Ending, Query};
use crate::teams::Team;

/// The statements of the hot pages as `person` causes them, who has a hat of `organisation`: which
/// page, and the statement as it is sent.
pub fn hot_statements(
    backend: DbBackend,
    person: &SignedIn,
    organisation: Id<Organisation>,
    now: DateTime<Utc>,
) -> Vec<(String, Statement)> {
    let team = Id::from_uuid(organisation.uuid());
    let mut counted = Sql::default();
    add_waiting_count(&mut counted, person);
    let mut hot = vec![
        (
            "beside my cases".to_owned(),
            beside_list_statement(backend, person.id, Some("a hash")),
        ),
        ("what waits for me, counted".to_owned(), counted.done(backend)),
        ("what waits for me".to_owned(), turns_statement(backend, person)),
        (
            "queue, counts".to_owned(),
            counts_statement(backend, (person.id, [team].as_slice()), now),
        ),
        ("mails that wait, counted".to_owned(), mails_held_statement(backend)),
    ];
    let later = Place::After(Cursor::new(now, person.id));
    for (page, place) in [("first page", Place::First), ("later page", later)] {
        let mut named = customers_lists(backend, person, organisation, place);
        named.extend(officers_lists(backend, person, (organisation, team), place, now));
        hot.extend(
            named
                .into_iter()
                .map(|(name, statement)| (format!("{name}, {page}"), statement)),
        );
    }
    hot.extend(searches(backend, person, organisation, now));
    let days = Period {
        from: now - TimeDelta::days(30),
        until: now,
    };
    for place in [Place::First, later] {
        for direction in [None, Some(Direction::In)] {
            let name = format!("diary, {direction:?}, {place:?}");
            hot.push((name, diary_statement(backend, days, direction, place)));
        }
    }
    hot
}

/// The lists of cases that customers and their programs turn over.
fn customers_lists(
    backend: DbBackend,
    person: &SignedIn,
    organisation: Id<Organisation>,
    place: Place,
) -> Vec<(String, Statement)> {
    let own = MyFilter {
        place,
        ..MyFilter::default()
    };
    let for_program = MyFilter {
        place,
        limit: Some(100),
        ..MyFilter::default()
    };
    let lists = [
        ("my private cases", Scope::Private(person.id), &own),
        ("cases of an organisation", Scope::Organisation(organisation), &own),
        (
            "my cases in an organisation",
            Scope::OwnIn(organisation, person.id),
            &own,
        ),
        ("cases for a program", Scope::Organisation(organisation), &for_program),
    ];
    let statement = |(name, scope, filter): (&str, Scope, &MyFilter)| {
        let statement = mine_statement(backend, &scope, filter, filter.limit()).0;
        (name.to_owned(), statement)
    };
    lists.map(statement).to_vec()
}

/// The lists of mails and cases that officers turn over.
fn officers_lists(
    backend: DbBackend,
    person: &SignedIn,
    (organisation, team): (Id<Organisation>, Id<Team>),
    place: Place,
    now: DateTime<Utc>,
) -> Vec<(String, Statement)> {
    let mails = MailState::SHOWN.into_iter().map(|state| {
        let statement = mails_statement(backend, state, place).0;
        (format!("mails, {}", state.code()), statement)
    });
    let selections = Selection::ALL.map(|selection| QueueFilter {
        selection,
        ..QueueFilter::default()
    });
    let states = State::ALL.map(|state| QueueFilter {
        state: Some(state),
        ..QueueFilter::default()
    });
    let topic = QueueFilter {
        topics: vec!["bokning".to_owned()],
        ..QueueFilter::default()
    };
    let of_team = QueueFilter {
        team: Some(team),
        ..QueueFilter::default()
    };
    let about = QueueFilter {
        about: Some(ObjectRef::new("organisation", organisation)),
        ..QueueFilter::default()
    };
    let filters = selections.into_iter().chain(states).chain([topic, of_team, about]);
    let queue = filters.map(|filter| {
        let filter = QueueFilter { place, ..filter };
        let name = (
            filter.selection,
            filter.state,
            &filter.topics,
            &filter.about,
            filter.team.is_some(),
        );
        let name = format!("queue, {name:?}");
        (name, queue_statement(backend, person.id, &filter, now).0)
    });
    mails.chain(queue).collect()
}

/// What officers and customers look for by words and by number.
fn searches(
    backend: DbBackend,
    person: &SignedIn,
    organisation: Id<Organisation>,
    now: DateTime<Utc>,
) -> Vec<(String, Statement)> {
    let (query, number) = (Query::of("ärende 17"), Query::of("17"));
    let mut hot = Vec::new();
    let ways = [
        (Ending::Whole, Reach::Recent),
        (Ending::Whole, Reach::Whole),
        (Ending::Begun, Reach::Whole),
    ];
    let places = [Place::First, Place::After(Cursor::new(now, person.id))];
    for selection in Selection::ALL {
        let filter = QueueFilter {
            selection,
            ..QueueFilter::default()
        };
        let among = |sql: &mut Sql, means: Means| among_queue(sql, means, &filter, person, now);
        let search = officers_search(&filter, &query, person, now, &among);
        for (way, place) in ways.iter().flat_map(|way| places.map(|place| (*way, place))) {
            hot.push((
                format!("search in the queue, {selection:?}, {way:?}, {place:?}"),
                search.statement(backend, way, place),
            ));
        }
        let search = officers_search(&filter, &number, person, now, &among);
        hot.push(("search by number".to_owned(), search.named_statement(backend)));
    }
    for scope in [
        Scope::Private(person.id),
        Scope::Organisation(organisation),
        Scope::OwnIn(organisation, person.id),
        Scope::Customers(vec![organisation]),
    ] {
        let filter = MyFilter::default();
        let among = |sql: &mut Sql, _| among_mine(sql, &scope, &filter);
        let search = customers_search(&scope, &filter, &query, now, &among);
        for way in ways {
            hot.push((
                format!("search in {scope:?}, {way:?}"),
                search.statement(backend, way, Place::First),
            ));
        }
    }
    hot
}
