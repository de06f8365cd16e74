//! The statements that most requests wait for, by name. A test reads their plans on both engines: none
//! may read or sort more than it gives. Nothing else uses them.

use base::{Cursor, Id, Organisation, Place};
use chrono::{DateTime, Utc};
use sea_orm::{DbBackend, Statement};
use store::Sql;
use web::SignedIn;

use super::customer::{add_waiting_count, mine_statement, turns_statement};
use super::queue::{counts_statement, queue_statement};
use super::{MyFilter, PAGE, QueueFilter, Scope, Selection};
use crate::model::State;
use crate::topics;

/// The statements of the hot pages as `person` causes them, who has a hat of `organisation`: which
/// page, and the statement as it is sent.
pub fn hot_statements(
    backend: DbBackend,
    person: &SignedIn,
    organisation: Id<Organisation>,
    now: DateTime<Utc>,
) -> Vec<(String, Statement)> {
    let mut counted = Sql::default();
    add_waiting_count(&mut counted, person);
    let mut hot = vec![
        ("what waits for me, counted".to_owned(), counted.done(backend)),
        ("what waits for me".to_owned(), turns_statement(backend, person)),
        ("queue, counts".to_owned(), counts_statement(backend, person.id, now)),
    ];
    let later = Place::After(Cursor::new(now, person.id));
    for (page, place) in [("first page", Place::First), ("later page", later)] {
        for (name, scope) in [
            ("my private cases", Scope::Private(person.id)),
            ("cases of an organisation", Scope::Organisation(organisation)),
            ("my cases in an organisation", Scope::OwnIn(organisation, person.id)),
        ] {
            let filter = MyFilter {
                place,
                ..MyFilter::default()
            };
            hot.push((
                format!("{name}, {page}"),
                mine_statement(backend, &scope, &filter, PAGE).0,
            ));
        }
        let selections = Selection::ALL.map(|selection| QueueFilter {
            selection,
            ..QueueFilter::default()
        });
        let states = State::ALL.map(|state| QueueFilter {
            state: Some(state),
            ..QueueFilter::default()
        });
        let topic = QueueFilter {
            topic: topics::all().first(),
            ..QueueFilter::default()
        };
        for filter in selections.into_iter().chain(states).chain([topic]) {
            let filter = QueueFilter { place, ..filter };
            let name = (filter.selection, filter.state, filter.topic.map(|topic| &topic.code));
            hot.push((
                format!("queue, {name:?}, {page}"),
                queue_statement(backend, person.id, &filter, now).0,
            ));
        }
    }
    hot
}
