//! The register as staff see it: what waits for them, and everything by name.

use base::{Id, Organisation};
use chrono::{DateTime, Utc};
use sea_orm::{ActiveEnum, ConnectionTrait, DbBackend, DbErr, FromQueryResult, Statement};
use store::{Sql, like};

use super::heads::{HEADED, TOLD_MISSING};
use super::{NamePage, PAGE, Place, add_place, page_of, place_key};
use crate::model::{Kind, State, sort_key};
use crate::rules::YEAR;
use crate::tables::category::Category;
use crate::tables::organisation;

/// Counts stop here; shown as "99+".
pub(crate) const COUNT_CAP: u64 = 100;

/// New organisations somebody can already log in for: until the account is confirmed, the mailed link
/// was perhaps never opened by the one who is named.
const UNCONFIRMED: &str = "o.state = 'unconfirmed' AND EXISTS (SELECT 1 FROM memberships m \
     JOIN persons p ON p.id = m.person_id WHERE m.organisation_id = o.id AND p.state = 'active')";
const UNANSWERED: &str = "EXISTS (SELECT 1 FROM access_requests r WHERE r.organisation_id = o.id \
     AND r.state = 'open' AND r.at_staff_since IS NOT NULL)";
const VERIFIED: &str = "SELECT v.verified_at FROM verifications v WHERE v.organisation_id = o.id";

/// The saved selections of the register.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Selection {
    /// Väntar på bekräftelse.
    #[default]
    Unconfirmed,
    /// Obesvarade frågor om behörighet.
    Unanswered,
    /// Saknar ansvarig: those that had somebody who keeps their users, and have nobody.
    Headless,
    /// Alla.
    All,
}

impl Selection {
    pub(crate) const ALL: [Selection; 4] = [
        Selection::Unconfirmed,
        Selection::Unanswered,
        Selection::Headless,
        Selection::All,
    ];

    /// How it stands in the address.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Selection::Unconfirmed => "nya",
            Selection::Unanswered => "fragor",
            Selection::Headless => "utan-ansvarig",
            Selection::All => "alla",
        }
    }

    pub(crate) fn from_code(code: &str) -> Option<Selection> {
        Selection::ALL.into_iter().find(|selection| selection.code() == code)
    }
}

/// When its people last said that the details are right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verified {
    /// More than a year ago: as `rules::is_to_be_verified` says.
    LongAgo,
    /// Never.
    Never,
}

/// What is looked for exactly, and never stands in an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Exact {
    /// Keyed hash of an organisation number.
    Number(String),
    /// An e-mail address in lower case: the organisation's own, or of somebody who acts for it.
    Email(String),
}

/// What the register is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct StaffFilter {
    pub(crate) selection: Selection,
    pub(crate) kind: Option<Kind>,
    pub(crate) state: Option<State>,
    pub(crate) category: Option<Id<Category>>,
    pub(crate) is_grant_eligible: Option<bool>,
    pub(crate) verified: Option<Verified>,
    pub(crate) lacks_head: bool,
    pub(crate) words: Option<String>,
    /// Beginnings of words of the name.
    pub(crate) called: Option<String>,
    /// Looks everywhere, whatever else is chosen.
    pub(crate) exact: Option<Exact>,
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
    pub(crate) verified_at: Option<DateTime<Utc>>,
    pub(crate) members: i64,
}

/// One page, by name. An organisation that is only offered to somebody is nobody's yet, and not here.
pub(crate) async fn staff_list(
    db: &impl ConnectionTrait,
    filter: &StaffFilter,
    place: Place,
    now: DateTime<Utc>,
) -> Result<NamePage<StaffRow>, DbErr> {
    let from = place_key(db, place).await?;
    let statement = staff_statement(db.get_database_backend(), filter, place, from, now);
    let rows = StaffRow::find_by_statement(statement).all(db).await?;
    Ok(page_of(rows, place, |row| row.id))
}

/// Organisations that are read at once, where all are read.
pub(crate) const AT_ONCE: usize = 500;

/// The next whole rows after a name, for what takes all of them.
pub(crate) async fn staff_rows(
    db: &impl ConnectionTrait,
    filter: &StaffFilter,
    after: Option<(String, Id<Organisation>)>,
    now: DateTime<Utc>,
) -> Result<Vec<organisation::Model>, DbErr> {
    let mut sql = Sql::new("SELECT o.* FROM organisations o WHERE ");
    narrow(&mut sql, filter, now);
    let (place, from) = after.map_or((Place::First, None), |(key, id)| (Place::After(id), Some(key)));
    add_place(&mut sql, place, from, AT_ONCE);
    let statement = sql.done(db.get_database_backend());
    organisation::Model::find_by_statement(statement).all(db).await
}

/// The statement of one page.
pub(super) fn staff_statement(
    backend: DbBackend,
    filter: &StaffFilter,
    place: Place,
    from: Option<String>,
    now: DateTime<Utc>,
) -> Statement {
    let mut sql = Sql::new(&format!(
        "SELECT o.id, o.name, o.kind, o.state, o.city, o.created_at, o.confirmed_at, ({VERIFIED}) AS verified_at, \
         (SELECT COUNT(*) FROM memberships m WHERE m.organisation_id = o.id) AS members FROM organisations o WHERE "
    ));
    narrow(&mut sql, filter, now);
    add_place(&mut sql, place, from, PAGE + 1);
    sql.done(backend)
}

/// Adds the conditions of the filter on `organisations o`.
pub(super) fn narrow(sql: &mut Sql, filter: &StaffFilter, now: DateTime<Utc>) {
    sql.push("o.offered_to IS NULL");
    match &filter.exact {
        Some(exact) => exactly(sql, exact),
        None => narrow_widely(sql, filter, now),
    }
}

fn exactly(sql: &mut Sql, exact: &Exact) {
    match exact {
        Exact::Number(hash) => {
            let hash = sql.bind(hash.as_str());
            sql.push(&format!(" AND o.organisation_number_hash = {hash}"));
        }
        // Who has protected identity is not found by their address here.
        Exact::Email(key) => {
            let (own, theirs) = (sql.bind(key.as_str()), sql.bind(key.as_str()));
            sql.push(&format!(
                " AND o.id IN (SELECT e.id FROM organisations e WHERE e.email_key = {own} UNION \
                 SELECT m.organisation_id FROM persons p JOIN memberships m ON m.person_id = p.id \
                 WHERE p.email_key = {theirs} AND NOT p.protected)"
            ));
        }
    }
}

fn narrow_widely(sql: &mut Sql, filter: &StaffFilter, now: DateTime<Utc>) {
    sql.push(" AND o.merged_state IS NULL");
    match filter.selection {
        Selection::Unconfirmed => sql.push(&format!(" AND {UNCONFIRMED}")),
        Selection::Unanswered => sql.push(&format!(" AND {UNANSWERED}")),
        Selection::Headless => sql.push(&format!(" AND {TOLD_MISSING} AND NOT {HEADED}")),
        Selection::All => {}
    }
    if let Some(kind) = filter.kind {
        let kind = sql.bind(kind.to_value());
        sql.push(&format!(" AND o.kind = {kind}"));
    }
    // Words of ours, written out so that the partial indexes fit.
    if let Some(state) = filter.state {
        sql.push(&format!(" AND o.state = '{}'", state.to_value()));
    }
    match filter.is_grant_eligible {
        Some(true) => sql.push(" AND o.is_grant_eligible"),
        Some(false) => sql.push(" AND NOT o.is_grant_eligible"),
        None => {}
    }
    if let Some(category) = filter.category {
        let category = sql.bind(category);
        sql.push(&format!(
            " AND EXISTS (SELECT 1 FROM organisations_in_categories c \
             WHERE c.organisation_id = o.id AND c.category_id = {category})"
        ));
    }
    match filter.verified {
        Some(Verified::LongAgo) => {
            let year_ago = sql.bind(now - YEAR);
            sql.push(&format!(" AND COALESCE(({VERIFIED}), o.confirmed_at) <= {year_ago}"));
        }
        Some(Verified::Never) => sql.push(&format!(" AND ({VERIFIED}) IS NULL")),
        None => {}
    }
    if filter.lacks_head {
        sql.push(&format!(" AND NOT {HEADED}"));
    }
    for word in filter.words.iter().flat_map(|words| words.split_whitespace()) {
        let pattern = sql.bind(like(word));
        sql.push(&format!(" AND o.search_key LIKE {pattern} ESCAPE '\\'"));
    }
    let called = filter.called.as_deref().map(sort_key).unwrap_or_default();
    for word in called.split(' ').filter(|word| !word.is_empty()) {
        let pattern = sql.bind(like(&format!(" {word}")));
        // Before the first word, too, stands a space.
        sql.push(&format!(" AND ' ' || o.name_key LIKE {pattern} ESCAPE '\\'"));
    }
}

/// How much waits for staff, each at most [`COUNT_CAP`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) unconfirmed: u64,
    pub(crate) unanswered: u64,
    pub(crate) headless: u64,
    /// To become the one who keeps the users, and for other numbers.
    pub(crate) requests: u64,
    pub(crate) documents: u64,
}

impl Counts {
    /// All together, for the menu.
    pub(crate) fn all(self) -> u64 {
        self.unconfirmed + self.unanswered + self.headless + self.requests + self.documents
    }
}

pub(super) fn counts_statement(backend: DbBackend) -> Statement {
    let count = |rows: &str| format!("(SELECT COUNT(*) FROM ({rows} LIMIT {COUNT_CAP}) w)");
    let counts = [
        format!("SELECT 1 FROM organisations o WHERE {UNCONFIRMED}"),
        "SELECT DISTINCT r.organisation_id FROM access_requests r \
         JOIN organisations o ON o.id = r.organisation_id AND o.offered_to IS NULL WHERE r.state = 'open' \
         AND r.at_staff_since IS NOT NULL"
            .to_owned(),
        "SELECT 1 FROM recoveries WHERE state = 'asked' UNION ALL SELECT 1 FROM change_requests WHERE state = 'waiting'"
            .to_owned(),
        "SELECT 1 FROM documents WHERE state = 'waiting'".to_owned(),
        format!(
            "SELECT 1 FROM heads h JOIN organisations o ON o.id = h.organisation_id AND o.state <> 'ended' \
             WHERE h.missing_since IS NOT NULL AND NOT {HEADED}"
        ),
    ];
    let counts = counts.map(|rows| count(&rows)).join(", ");
    Statement::from_string(backend, format!("SELECT {counts}"))
}

pub(super) async fn counts(db: &impl ConnectionTrait) -> Result<Counts, DbErr> {
    let row = db.query_one_raw(counts_statement(db.get_database_backend())).await?;
    let Some(row) = row else { return Ok(Counts::default()) };
    let count = |place| Ok::<_, DbErr>(row.try_get_by_index::<i64>(place)?.unsigned_abs());
    Ok(Counts {
        unconfirmed: count(0)?,
        unanswered: count(1)?,
        requests: count(2)?,
        documents: count(3)?,
        headless: count(4)?,
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
