//! The register as staff see it: what waits for them, and everything by name.

use base::{Id, Organisation};
use chrono::{DateTime, Utc};
use sea_orm::{ActiveEnum, ConnectionTrait, DbErr, FromQueryResult, Statement};

use super::{NamePage, Place, Sql, like, page_of};
use crate::model::{Kind, State};

/// Counts stop here; shown as "99+".
pub(crate) const COUNT_CAP: u64 = 100;

/// New organisations somebody can already log in for: until the account is confirmed, the mailed link
/// was perhaps never opened by the one who is named.
const UNCONFIRMED: &str = "o.state = 'unconfirmed' AND EXISTS (SELECT 1 FROM memberships m \
     JOIN persons p ON p.id = m.person_id WHERE m.organisation_id = o.id AND p.state = 'active')";
const UNANSWERED: &str = "EXISTS (SELECT 1 FROM access_requests r WHERE r.organisation_id = o.id \
     AND r.state = 'open' AND r.at_staff_since IS NOT NULL)";

/// The saved selections of the register.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Selection {
    /// Väntar på bekräftelse.
    #[default]
    Unconfirmed,
    /// Obesvarade frågor om behörighet.
    Unanswered,
    /// Alla.
    All,
}

impl Selection {
    pub(crate) const ALL: [Selection; 3] = [Selection::Unconfirmed, Selection::Unanswered, Selection::All];

    /// How it stands in the address.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Selection::Unconfirmed => "nya",
            Selection::Unanswered => "fragor",
            Selection::All => "alla",
        }
    }

    pub(crate) fn from_code(code: &str) -> Option<Selection> {
        Selection::ALL.into_iter().find(|selection| selection.code() == code)
    }
}

/// What the register is narrowed to.
#[derive(Clone, Debug, Default)]
pub(crate) struct StaffFilter {
    pub(crate) selection: Selection,
    pub(crate) kind: Option<Kind>,
    pub(crate) state: Option<State>,
    pub(crate) words: Option<String>,
    /// Keyed hash of a whole organisation number that was looked for.
    pub(crate) number_hash: Option<String>,
    pub(crate) place: Place,
}

/// A row of the register.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct StaffRow {
    pub(crate) id: Id<Organisation>,
    pub(crate) name: String,
    pub(crate) kind: Kind,
    pub(crate) state: State,
    pub(crate) city: Option<String>,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) confirmed_at: Option<DateTime<Utc>>,
    pub(crate) members: i64,
}

/// One page, by name. An organisation that is only offered to somebody is nobody's yet, and not here.
pub(crate) async fn staff_list(db: &impl ConnectionTrait, filter: &StaffFilter) -> Result<NamePage<StaffRow>, DbErr> {
    let mut sql = Sql::new(
        "SELECT o.id, o.name, o.kind, o.state, o.city, o.created_at, o.confirmed_at, \
         (SELECT COUNT(*) FROM memberships m WHERE m.organisation_id = o.id) AS members FROM organisations o \
         WHERE o.offered_to IS NULL",
    );
    if let Some(hash) = &filter.number_hash {
        let hash = sql.bind(hash.as_str());
        sql.push(&format!(" AND o.organisation_number_hash = {hash}"));
    } else {
        match filter.selection {
            Selection::Unconfirmed => sql.push(&format!(" AND {UNCONFIRMED}")),
            Selection::Unanswered => sql.push(&format!(" AND {UNANSWERED}")),
            Selection::All => {}
        }
        if let Some(kind) = filter.kind {
            let kind = sql.bind(kind.to_value());
            sql.push(&format!(" AND o.kind = {kind}"));
        }
        if let Some(state) = filter.state {
            let state = sql.bind(state.to_value());
            sql.push(&format!(" AND o.state = {state}"));
        }
        for word in filter.words.iter().flat_map(|words| words.split_whitespace()) {
            let pattern = sql.bind(like(word));
            sql.push(&format!(" AND o.search_key LIKE {pattern} ESCAPE '\\'"));
        }
    }
    sql.add_place(db, filter.place).await?;
    let rows = StaffRow::find_by_statement(sql.done(db.get_database_backend()))
        .all(db)
        .await?;
    Ok(page_of(rows, filter.place, |row| row.id))
}

/// How much waits for staff, each at most [`COUNT_CAP`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) unconfirmed: u64,
    pub(crate) unanswered: u64,
}

impl Counts {
    /// Both together, for the menu.
    pub(crate) fn all(self) -> u64 {
        self.unconfirmed + self.unanswered
    }
}

pub(super) async fn counts(db: &impl ConnectionTrait) -> Result<Counts, DbErr> {
    let text = format!(
        "SELECT (SELECT COUNT(*) FROM (SELECT 1 FROM organisations o WHERE {UNCONFIRMED} LIMIT {COUNT_CAP}) a) AS a, \
         (SELECT COUNT(*) FROM (SELECT DISTINCT r.organisation_id FROM access_requests r \
          JOIN organisations o ON o.id = r.organisation_id AND o.offered_to IS NULL WHERE r.state = 'open' \
          AND r.at_staff_since IS NOT NULL LIMIT {COUNT_CAP}) b) AS b"
    );
    let row = db
        .query_one_raw(Statement::from_string(db.get_database_backend(), text))
        .await?;
    let Some(row) = row else { return Ok(Counts::default()) };
    Ok(Counts {
        unconfirmed: row.try_get_by_index::<i64>(0)?.unsigned_abs(),
        unanswered: row.try_get_by_index::<i64>(1)?.unsigned_abs(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn selections_are_found_by_what_stands_in_the_address() {
        for selection in Selection::ALL {
            assert_eq!(Selection::from_code(selection.code()), Some(selection));
        }
        assert_eq!(Selection::from_code(""), None);
    }
}
