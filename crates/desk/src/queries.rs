//! Reads for the pages: lists, threads and counts, each one statement that an index carries. Never
//! decides who may read what; `guard.rs` and the scopes here are given that.

mod customer;
mod due;
mod hot;
mod kept_counts;
mod opened;
mod personal;
mod queue;

use base::{Cursor, Page, Place};
use store::Sql;

pub use hot::hot_statements;

pub(crate) use customer::{CaseRow, MyFilter, Scope, TurnRow, add_waiting_count, latest, mine, turns};
pub(crate) use due::{solved_before, unanswered_since};
pub(crate) use kept_counts::{KeptCounts, counts_for};
pub(crate) use opened::{By, Line, Opened, acted_by_mandate, opened, thread};
pub(crate) use personal::{all_of, how_many_of, letters_of, unfinished_of, written_in};
pub(crate) use queue::{Counts, QueueFilter, QueueRow, Selection, queue};

/// Rows on one page of a list.
pub(crate) const PAGE: usize = 25;
/// Counts stop here, so that they cost the same however many cases there are; shown as "99+".
pub(crate) const COUNT_CAP: u64 = 100;
/// Cases in which somebody still has something to do, in the words of the partial indexes.
pub(crate) const OPEN: &str = "c.state IN ('new', 'open', 'waiting_customer')";
/// Cases that wait for us, in the words of the partial index.
pub(crate) const OURS: &str = "c.state IN ('new', 'open')";

/// The order of a list: an instant and the id that decides between equal ones.
#[derive(Clone, Copy)]
struct Order {
    column: &'static str,
    newest_first: bool,
    place: Place,
    limit: usize,
}

impl Order {
    /// Adds the place, the order and the limit to a statement that has a WHERE clause.
    fn add_to(self, sql: &mut Sql) {
        let backwards = matches!(self.place, Place::Before(_));
        let descending = self.newest_first != backwards;
        let (sign, direction) = if descending { ("<", "DESC") } else { (">", "ASC") };
        if let Place::After(cursor) | Place::Before(cursor) = self.place {
            let (at, id) = (sql.bind(cursor.at), sql.bind(cursor.id));
            sql.push(&format!(" AND ({}, c.id) {sign} ({at}, {id})", self.column));
        }
        let limit = self.limit + 1;
        sql.push(&format!(
            " ORDER BY {} {direction}, c.id {direction} LIMIT {limit}",
            self.column
        ));
    }

    /// Makes a page of the rows found, which are one more than the limit when there are others.
    fn page<T>(self, rows: Vec<T>, cursor: impl Fn(&T) -> Cursor) -> Page<T> {
        Page::of(rows, self.limit, self.place, cursor)
    }
}

#[cfg(test)]
mod tests {
    use base::{Id, Random};
    use chrono::DateTime;

    use super::*;

    fn cursor(n: i64) -> Cursor {
        let at = DateTime::from_timestamp(n, 0).unwrap();
        Cursor::new(at, Id::<()>::new(at, &Random::seeded(1)))
    }

    fn order(place: Place) -> Order {
        Order {
            column: "c.last_message_at",
            newest_first: true,
            place,
            limit: 2,
        }
    }

    #[test]
    fn a_place_is_a_comparison_of_pairs_in_the_order_of_the_list() {
        let mut sql = Sql::new("SELECT 1 FROM cases c WHERE 1 = 1");
        order(Place::Before(cursor(7))).add_to(&mut sql);
        assert_eq!(
            sql.text(),
            "SELECT 1 FROM cases c WHERE 1 = 1 AND (c.last_message_at, c.id) > ($1, $2) \
             ORDER BY c.last_message_at ASC, c.id ASC LIMIT 3"
        );
    }
}
