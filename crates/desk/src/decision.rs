//! Decisions: how they go, what can be done against them, whether an appeal came in time, and when a party
//! may ask that a matter be decided. No database, clock or text. Sources: law.md, Decisions; förvaltningslagen
//! (2017:900) 12 and 43–46 §§; kommunallagen (2017:725) 13 kap. 5 §; lag (1930:173) om beräkning av lagstadgad tid.

use base::swedish;
use chrono::{DateTime, Days, Months, NaiveDate, Utc};
use sea_orm::sea_query::StringLen;
use sea_orm::{DeriveActiveEnum, EnumIter};

use crate::model::State;
use crate::working_days::working_day_from;

/// Marks ids of kinds of decisions (table `decision_types`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecisionType {}

/// Marks ids of decisions (table `case_decisions`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {}

/// Marks ids of appeals (table `case_appeals`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Appeal {}

/// An appeal has to come within so many weeks.
const APPEAL_WEEKS: u64 = 3;
/// A matter has to be this old before a party may ask that it be decided.
const SETTLE_AFTER: Months = Months::new(6);
/// It is decided within so many weeks then, or the wish is turned down by a decision.
const SETTLE_WEEKS: u64 = 4;

/// What can be done against a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum Remedy {
    /// Nothing.
    #[sea_orm(string_value = "none")]
    None,
    /// Förvaltningsbesvär: the party appeals, within three weeks of being told.
    #[sea_orm(string_value = "ordinary")]
    Ordinary,
    /// Laglighetsprövning: every member of the municipality, within three weeks of the notice on the board.
    #[sea_orm(string_value = "legality")]
    Legality,
}

impl Remedy {
    /// All of them.
    pub const ALL: [Remedy; 3] = [Remedy::Ordinary, Remedy::Legality, Remedy::None];

    /// How it is stored, and the end of its text keys.
    pub const fn code(self) -> &'static str {
        match self {
            Remedy::None => "none",
            Remedy::Ordinary => "ordinary",
            Remedy::Legality => "legality",
        }
    }

    /// The remedy with this code.
    pub fn from_code(code: &str) -> Option<Remedy> {
        Remedy::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// How a decision went (law.md, Words fixed).
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum Outcome {
    /// Beviljad.
    #[sea_orm(string_value = "granted")]
    Granted,
    /// Delvis beviljad.
    #[sea_orm(string_value = "partly")]
    Partly,
    /// Avslag.
    #[sea_orm(string_value = "denied")]
    Denied,
    /// Avvisad: not tried at all.
    #[sea_orm(string_value = "dismissed")]
    Dismissed,
}

impl Outcome {
    /// All of them.
    pub const ALL: [Outcome; 4] = [Outcome::Granted, Outcome::Partly, Outcome::Denied, Outcome::Dismissed];

    /// How it is stored, and the end of its text keys.
    pub const fn code(self) -> &'static str {
        match self {
            Outcome::Granted => "granted",
            Outcome::Partly => "partly",
            Outcome::Denied => "denied",
            Outcome::Dismissed => "dismissed",
        }
    }

    /// The outcome with this code.
    pub fn from_code(code: &str) -> Option<Outcome> {
        Outcome::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// Whether an appeal came in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timeliness {
    /// It did.
    InTime,
    /// It came after the last day.
    Late,
    /// Nobody knows yet from which day the time counts.
    Unknown,
}

impl Timeliness {
    /// Of an appeal that came on that day, against a decision with that last day.
    pub fn of(received_on: NaiveDate, last_day: Option<NaiveDate>) -> Timeliness {
        match last_day {
            None => Timeliness::Unknown,
            Some(last) if received_on <= last => Timeliness::InTime,
            Some(_) => Timeliness::Late,
        }
    }

    /// The end of its text keys.
    pub const fn code(self) -> &'static str {
        match self {
            Timeliness::InTime => "in-time",
            Timeliness::Late => "late",
            Timeliness::Unknown => "unknown",
        }
    }
}

/// The last day for an appeal when the time counts from `from`: three weeks later, or the next working day.
pub fn last_day(from: NaiveDate) -> NaiveDate {
    working_day_from(weeks_after(from, APPEAL_WEEKS))
}

/// What is known of a case when a party wants it decided.
#[derive(Clone, Copy, Debug)]
pub struct Pending {
    /// The state that counts.
    pub state: State,
    /// When the matter began.
    pub began_at: DateTime<Utc>,
    /// When a party asked before.
    pub asked_at: Option<DateTime<Utc>>,
}

/// Whether a party may ask that a matter be decided: once, in an open one that is older than six months.
pub fn may_ask(pending: Pending, now: DateTime<Utc>) -> bool {
    let began = swedish::local_date(pending.began_at);
    let old_enough = began
        .checked_add_months(SETTLE_AFTER)
        .is_some_and(|since| since <= swedish::local_date(now));
    pending.state.is_open() && old_enough && pending.asked_at.is_none()
}

/// The last day on which a matter is decided that a party asked about then.
pub fn settle_by(asked_at: DateTime<Utc>) -> NaiveDate {
    weeks_after(swedish::local_date(asked_at), SETTLE_WEEKS)
}

fn weeks_after(date: NaiveDate, weeks: u64) -> NaiveDate {
    date.checked_add_days(Days::new(7 * weeks))
        .expect("decisions are near the present")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn an_appeal_has_three_weeks_and_never_ends_on_a_day_off() {
        for (told, last) in [
            // Three weeks to the same weekday.
            ("2026-11-23", "2026-12-14"),
            // A Saturday and a Sunday go to Monday.
            ("2026-11-21", "2026-12-14"),
            ("2026-11-22", "2026-12-14"),
            // Christmas Eve is a Thursday in 2026: to Monday the 28th.
            ("2026-12-03", "2026-12-28"),
            // New Year's Eve to Monday the 4th, and Epiphany to the day after.
            ("2026-12-10", "2027-01-04"),
            ("2026-12-16", "2027-01-07"),
            // Midsummer's Eve 2027 is on Friday 25 June.
            ("2027-06-04", "2027-06-28"),
        ] {
            assert_eq!(last_day(day(told)), day(last), "told on {told}");
        }
    }

    #[test]
    fn an_appeal_is_in_time_on_the_last_day_and_late_on_the_next() {
        let last = Some(day("2026-12-14"));
        assert_eq!(Timeliness::of(day("2026-12-14"), last), Timeliness::InTime);
        assert_eq!(Timeliness::of(day("2026-12-15"), last), Timeliness::Late);
        assert_eq!(Timeliness::of(day("2026-12-15"), None), Timeliness::Unknown);
    }

    #[test]
    fn a_party_asks_once_when_six_months_have_gone() {
        let pending = |state, asked_at| Pending {
            state,
            began_at: at("2026-05-22T10:00:00Z"),
            asked_at,
        };
        let open = pending(State::Open, None);
        assert!(!may_ask(open, at("2026-11-21T10:00:00Z")));
        assert!(may_ask(open, at("2026-11-22T08:00:00Z")));
        let later = at("2027-02-01T08:00:00Z");
        assert!(may_ask(pending(State::WaitingCustomer, None), later));
        assert!(!may_ask(pending(State::Solved, None), later));
        assert!(!may_ask(pending(State::Closed, None), later));
        assert!(!may_ask(pending(State::Open, Some(later)), later));
        assert_eq!(settle_by(at("2026-11-22T23:30:00Z")), day("2026-12-21"));
    }

    #[test]
    fn codes_are_read_as_they_are_written() {
        assert!(
            Remedy::ALL
                .into_iter()
                .all(|one| Remedy::from_code(one.code()) == Some(one))
        );
        assert!(
            Outcome::ALL
                .into_iter()
                .all(|one| Outcome::from_code(one.code()) == Some(one))
        );
        assert_eq!((Remedy::from_code("x"), Outcome::from_code("")), (None, None));
    }
}
