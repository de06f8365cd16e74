//! The statements of the staff register, by name. A test reads their plans on both engines: none may read
//! the whole table without an index, or sort. Nothing else uses them.

use base::{Id, Random};
use chrono::{DateTime, Utc};
use sea_orm::{DbBackend, Iterable, Statement};

use super::Place;
use super::staff::{Exact, Selection, StaffFilter, Verified, counts_statement, staff_statement};
use crate::model::{Kind, State};

/// The statements of each filter, on the first page and a later one.
pub fn hot_statements(backend: DbBackend, now: DateTime<Utc>) -> Vec<(String, Statement)> {
    let all = StaffFilter {
        selection: Selection::All,
        ..StaffFilter::default()
    };
    let random = Random::seeded(1);
    let mut filters: Vec<StaffFilter> = Selection::ALL
        .into_iter()
        .map(|selection| StaffFilter {
            selection,
            ..StaffFilter::default()
        })
        .collect();
    filters.extend(Kind::iter().map(|kind| StaffFilter {
        kind: Some(kind),
        ..all.clone()
    }));
    filters.extend(State::iter().map(|state| StaffFilter {
        state: Some(state),
        ..all.clone()
    }));
    filters.extend([Verified::LongAgo, Verified::Never].map(|verified| StaffFilter {
        verified: Some(verified),
        ..all.clone()
    }));
    let more: [fn(&mut StaffFilter); 4] = [
        |filter| filter.is_grant_eligible = Some(true),
        |filter| filter.lacks_head = true,
        |filter| filter.words = Some("klubb".to_owned()),
        |filter| filter.called = Some("klubb".to_owned()),
    ];
    filters.extend(more.map(|more| {
        let mut filter = all.clone();
        more(&mut filter);
        filter
    }));
    filters.push(StaffFilter {
        category: Some(Id::new(now, &random)),
        ..all.clone()
    });
    let exact = [
        Exact::Number("x".to_owned()),
        Exact::Email("x@exempel.example".to_owned()),
    ];
    let exact = exact.map(|exact| StaffFilter {
        exact: Some(exact),
        ..all.clone()
    });
    let later = Place::After(Id::new(now, &random));
    let listed = filters.into_iter().flat_map(|filter| {
        [
            (filter.clone(), Place::First, None),
            (filter, later, Some("k".to_owned())),
        ]
    });
    let once = exact.into_iter().map(|filter| (filter, Place::First, None));
    let named = listed.chain(once).map(|(filter, place, from)| {
        let statement = staff_statement(backend, &filter, place, from, now);
        (format!("register of staff, {place:?}, {filter:?}"), statement)
    });
    named
        .chain([("counts of staff".to_owned(), counts_statement(backend))])
        .collect()
}
