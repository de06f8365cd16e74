//! Keyset paging: a place in a list ordered by instant and id, and one page of
//! such a list. A cursor gives no access; queries still ask who is reading.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Datelike, Utc};
use uuid::Uuid;

use crate::Id;

/// A place in a list: the row with this instant (exact to the microsecond) and id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cursor {
    /// The instant the list is ordered by.
    pub at: DateTime<Utc>,
    /// The id that decides between rows of the same instant.
    pub id: Uuid,
}

impl Cursor {
    /// The place of the row with this instant and id.
    pub fn new<T>(at: DateTime<Utc>, id: Id<T>) -> Self {
        Self { at, id: id.uuid() }
    }

    /// 32 characters that can stand in an address as they are.
    pub fn encode(&self) -> String {
        let mut bytes = [0; 24];
        let (at, id) = bytes.split_at_mut(8);
        at.copy_from_slice(&self.at.timestamp_micros().to_be_bytes());
        id.copy_from_slice(self.id.as_bytes());
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// The place that [`Cursor::encode`] wrote; `None` when the text is anything else.
    pub fn decode(text: &str) -> Option<Self> {
        let bytes: [u8; 24] = URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()?;
        let (at, id) = bytes.split_at(8);
        let at = DateTime::from_timestamp_micros(i64::from_be_bytes(at.try_into().ok()?))?;
        // Databases know no years beyond.
        let is_known = (1..10_000).contains(&at.year());
        is_known.then_some(Self {
            at,
            id: Uuid::from_slice(id).ok()?,
        })
    }
}

/// Which page of a list is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// The first.
    #[default]
    First,
    /// The one that follows this row.
    After(Cursor),
    /// The one before this row.
    Before(Cursor),
}

impl Place {
    /// As it stands in an address; one that was cut or changed by hand is the first page.
    pub fn read(after: &str, before: &str) -> Place {
        match (Cursor::decode(after), Cursor::decode(before)) {
            (Some(cursor), _) => Place::After(cursor),
            (None, Some(cursor)) => Place::Before(cursor),
            (None, None) => Place::First,
        }
    }
}

/// One page of a list, with the ways on and back where there are any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<T> {
    /// The rows of this page, in the order of the list.
    pub items: Vec<T>,
    /// The last row of this page, when more rows follow it.
    pub next: Option<Cursor>,
    /// The first row of this page, when other rows precede it.
    pub previous: Option<Cursor>,
}

impl<T> Page<T> {
    /// Makes a page of the rows found at `place`: they are one more than `limit` when there are
    /// others, and stand in the opposite order when they come before a row.
    pub fn of(mut rows: Vec<T>, limit: usize, place: Place, cursor: impl Fn(&T) -> Cursor) -> Page<T> {
        let more = rows.len() > limit;
        rows.truncate(limit);
        if matches!(place, Place::Before(_)) {
            rows.reverse();
        }
        let (first, last) = (rows.first().map(&cursor), rows.last().map(&cursor));
        let (next, previous) = match place {
            Place::First => (last.filter(|_| more), None),
            Place::After(_) => (last.filter(|_| more), first),
            Place::Before(_) => (last, first.filter(|_| more)),
        };
        Page {
            items: rows,
            next,
            previous,
        }
    }

    /// The same page with every row turned into something else.
    pub fn map<U>(self, turn: impl FnMut(T) -> U) -> Page<U> {
        Page {
            items: self.items.into_iter().map(turn).collect(),
            next: self.next,
            previous: self.previous,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_cursor_can_stand_in_an_address() {
        let cursor = Cursor {
            at: DateTime::UNIX_EPOCH,
            id: Uuid::max(),
        };
        assert_eq!(cursor.encode(), "AAAAAAAAAAD_____________________");
    }

    #[test]
    fn a_page_keeps_its_ways_when_its_rows_are_turned_into_something_else() {
        let cursor = Cursor {
            at: DateTime::UNIX_EPOCH,
            id: Uuid::nil(),
        };
        let page = Page {
            items: vec![1, 2],
            next: Some(cursor),
            previous: None,
        };
        let turned = page.map(|row| row.to_string());
        assert_eq!(
            turned,
            Page {
                items: vec!["1".to_owned(), "2".to_owned()],
                next: Some(cursor),
                previous: None
            }
        );
    }

    fn cursor(n: &i64) -> Cursor {
        Cursor {
            at: DateTime::from_timestamp(*n, 0).unwrap(),
            id: Uuid::nil(),
        }
    }

    #[test]
    fn the_first_page_leads_on_only_when_there_is_more() {
        let full = Page::of(vec![9, 8, 7], 2, Place::First, cursor);
        assert_eq!(
            (full.items, full.next, full.previous),
            (vec![9, 8], Some(cursor(&8)), None)
        );
        let short = Page::of(vec![9, 8], 2, Place::First, cursor);
        assert_eq!((short.next, short.previous), (None, None));
    }

    #[test]
    fn a_later_page_leads_back_and_an_earlier_one_is_turned_round() {
        let later = Page::of(vec![7, 6, 5], 2, Place::After(cursor(&8)), cursor);
        assert_eq!(
            (later.items, later.next, later.previous),
            (vec![7, 6], Some(cursor(&6)), Some(cursor(&7)))
        );
        let earlier = Page::of(vec![8, 9], 2, Place::Before(cursor(&7)), cursor);
        assert_eq!(
            (earlier.items, earlier.next, earlier.previous),
            (vec![9, 8], Some(cursor(&8)), None)
        );
    }

    #[test]
    fn a_cut_place_is_the_first_page() {
        let (seven, eight) = (cursor(&7), cursor(&8));
        assert_eq!(Place::read("AAAA", ""), Place::First);
        assert_eq!(Place::read("", &seven.encode()), Place::Before(seven));
        assert_eq!(Place::read(&eight.encode(), &seven.encode()), Place::After(eight));
    }

    #[test]
    fn an_instant_that_no_database_knows_is_no_place() {
        let far = Cursor {
            at: DateTime::from_timestamp_micros(i64::from(u32::MAX) * 1_000_000_000).unwrap(),
            id: Uuid::nil(),
        };
        assert_eq!(Cursor::decode(&far.encode()), None);
    }

    proptest! {
        #[test]
        fn what_is_encoded_is_decoded(micros in -8_000_000_000_000_000..8_000_000_000_000_000_i64, id in any::<u128>()) {
            let at = DateTime::from_timestamp_micros(micros).unwrap();
            let cursor = Cursor { at, id: Uuid::from_u128(id) };
            prop_assert_eq!(Cursor::decode(&cursor.encode()), Some(cursor));
        }

        #[test]
        fn other_texts_are_no_cursor(text in any::<String>().prop_filter("not of its length", |text| text.len() != 32)) {
            prop_assert_eq!(Cursor::decode(&text), None);
        }

        #[test]
        fn texts_of_its_length_never_make_it_panic(text in "[A-Za-z0-9_-]{32}") {
            let _ = Cursor::decode(&text);
        }
    }
}
