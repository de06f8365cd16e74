//! Keyset paging: a place in a list ordered by instant and id, and one page of
//! such a list. A cursor gives no access; queries still ask who is reading.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
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
        Some(Self {
            at: DateTime::from_timestamp_micros(i64::from_be_bytes(at.try_into().ok()?))?,
            id: Uuid::from_slice(id).ok()?,
        })
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
