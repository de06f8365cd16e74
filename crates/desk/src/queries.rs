//! Reads for the pages: lists, threads and counts, each one statement that an index carries. Never
//! decides who may read what; `guard.rs` and the scopes here are given that.

mod canned;
mod customer;
mod decisions;
mod diary;
mod drafts;
mod due;
mod earlier;
mod hot;
mod indexing;
mod kept_counts;
mod mail;
mod merging;
mod opened;
mod personal;
mod queue;
mod ratings;
mod readers;
mod saved;
mod search;
mod statistics;

use base::{Cursor, Page, Place};
use sea_orm::sea_query::Expr;
use store::Sql;

pub use hot::hot_statements;

pub(crate) use canned::{all_canned, canned, offered_canned};
pub(crate) use customer::{CaseRow, MyFilter, Scope, TurnRow, add_waiting_count, latest, mine, search_mine, turns};
pub(crate) use decisions::{
    Appealed, Decided, all_decisions, appeals_against, appeals_of, decision, decision_type, decision_types, decisions,
    decisions_in,
};
pub(crate) use diary::{Direction, Document, Period, diary, documents};
pub(crate) use drafts::{draft, draft_in, drafts_before, drafts_of, move_drafts};
pub(crate) use due::{solved_before, to_escalate, unanswered_since};
pub(crate) use earlier::{EarlierRow, beside_list, earlier};
pub(crate) use indexing::{index, stale};
pub(crate) use kept_counts::{KeptCounts, kept_for};
pub(crate) use mail::{MailRow, OpenedMail, loose_mails_of, mails, mails_held, opened_mail};
pub(crate) use merging::{
    began_at, first_letter, link_of, linked_to, merged_into, move_decisions, move_line, move_lines, open_of_same,
};
pub(crate) use opened::{By, Line, Opened, acted_by_mandate, id_of, of_numbers, opened, thread};
pub(crate) use personal::{all_of, how_many_of, letters_of, unfinished_of, written_in};
pub(crate) use queue::{Counts, QueueFilter, QueueRow, Selection, queue, search_queue};
pub(crate) use ratings::{rating_of, ratings_by};
pub(crate) use readers::{addresses_since, readers_of, recused, shared_with};
pub(crate) use saved::{saved_by, settings_of};
pub(crate) use statistics::count as count_statistics;

/// Rows on one page of a list.
pub(crate) const PAGE: usize = 25;
/// Counts stop here, so that they cost the same however many cases there are; shown as "99+".
pub(crate) const COUNT_CAP: u64 = 100;
/// Cases in which somebody still has something to do, in the words of the partial indexes.
pub(crate) const OPEN: &str = "c.state IN ('new', 'open', 'waiting_customer', 'waiting_third_party')";
/// Cases in which the customer waits for our next word, in the words of the partial index.
pub(crate) const OURS: &str = "c.state IN ('new', 'open', 'waiting_third_party')";

/// The condition of OPEN for statements that are built, in the same words for the index's sake.
pub(crate) fn unfinished() -> Expr {
    Expr::cust("state IN ('new', 'open', 'waiting_customer', 'waiting_third_party')")
}

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
        self.add_by(sql, self.column, "c.id");
    }

    /// The same, where the instant and the id stand in other columns.
    fn add_by(self, sql: &mut Sql, column: &str, id: &str) {
        let sign = if self.is_descending() { "<" } else { ">" };
        if let Place::After(cursor) | Place::Before(cursor) = self.place {
            let (at, cursor_id) = (sql.bind(cursor.at), sql.bind(cursor.id));
            sql.push(&format!(" AND ({column}, {id}) {sign} ({at}, {cursor_id})"));
        }
        self.add_order(sql, column, id);
    }

    /// Adds the order and the limit alone.
    fn add_order(self, sql: &mut Sql, column: &str, id: &str) {
        let direction = if self.is_descending() { "DESC" } else { "ASC" };
        let limit = self.limit + 1;
        sql.push(&format!(
            " ORDER BY {column} {direction}, {id} {direction} LIMIT {limit}"
        ));
    }

    fn is_descending(self) -> bool {
        self.newest_first != matches!(self.place, Place::Before(_))
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
