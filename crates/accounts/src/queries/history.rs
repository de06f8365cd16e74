//! Reads a person's Historik, page by page. Numbers and rows come from one index, and a page is found
//! from the end it is nearer to, so that the last page is as fast as the first.

use base::{Id, Person};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, Order, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::history::Type;
use crate::tables::history_entry::{Column, Entity, HistoryEntry, Model};

/// Rows on a page (accounts.md, Mitt konto).
pub(crate) const PAGE: u64 = 10;

/// A page of Historik.
pub(crate) struct Listed {
    /// Newest first.
    pub(crate) rows: Vec<Model>,
    /// Which page, from 1.
    pub(crate) page: u64,
    /// How many pages there are, at least 1.
    pub(crate) pages: u64,
}

/// Where a page lies, seen from the nearer end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Place {
    from_newest: bool,
    skip: u64,
    take: u64,
}

/// The page of this number, or the nearest there is.
pub(crate) async fn page(
    db: &impl ConnectionTrait,
    person: Id<Person>,
    only: Option<Type>,
    wanted: u64,
) -> Result<Listed, DbErr> {
    let of_person = || Entity::find().filter(condition(person, only));
    let total = of_person().count(db).await?;
    let pages = total.div_ceil(PAGE).max(1);
    let page = wanted.clamp(1, pages);
    let place = place(page, total);
    let order = if place.from_newest { Order::Desc } else { Order::Asc };
    let ids: Vec<Id<HistoryEntry>> = of_person()
        .select_only()
        .column(Column::Id)
        .order_by(Column::At, order.clone())
        .order_by(Column::Id, order)
        .offset(place.skip)
        .limit(place.take)
        .into_tuple()
        .all(db)
        .await?;
    let rows = if ids.is_empty() {
        Vec::new()
    } else {
        Entity::find()
            .filter(Column::Id.is_in(ids))
            .order_by_desc(Column::At)
            .order_by_desc(Column::Id)
            .all(db)
            .await?
    };
    Ok(Listed { rows, page, pages })
}

fn condition(person: Id<Person>, only: Option<Type>) -> Condition {
    let mine = Condition::all().add(Column::PersonId.eq(person));
    match only {
        None => mine,
        // What no other type names.
        Some(Type::Account) => mine.add(Column::Kind.is_not_in(Type::named_kinds())),
        Some(only) => mine.add(Column::Kind.is_in(only.kinds().iter().copied())),
    }
}

fn place(page: u64, total: u64) -> Place {
    let skip = (page - 1) * PAGE;
    let take = total.saturating_sub(skip).min(PAGE);
    match skip <= total / 2 {
        true => Place {
            from_newest: true,
            skip,
            take,
        },
        false => Place {
            from_newest: false,
            skip: total - skip - take,
            take,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_found_from_the_end_it_is_nearer_to() {
        let from = |page, total| {
            let place = place(page, total);
            (place.from_newest, place.skip, place.take)
        };
        assert_eq!(from(1, 0), (true, 0, 0));
        assert_eq!(from(1, 7), (true, 0, 7));
        assert_eq!(from(2, 25), (true, 10, 10));
        assert_eq!(from(3, 25), (false, 0, 5));
        assert_eq!(from(9_999, 100_000), (false, 10, 10));
        assert_eq!(from(10_000, 100_000), (false, 0, 10));
    }
}
