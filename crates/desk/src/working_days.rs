//! Swedish working days: Monday to Friday, except public holidays and the eves that public offices
//! keep closed (lag 1989:253 om allmänna helgdagar; semesterlagen 3 a § for the eves). And what comes when
//! only the hours count that the office is open.

use std::fmt;
use std::str::FromStr;

use base::swedish;
use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, TimeDelta, Utc, Weekday};
use web::Portal;
use web::config::OfficeConfig;

/// A time that something is promised within.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// So many hours while the office is open.
    Hours(u32),
    /// Until the office closes on the so manieth working day.
    Days(u32),
}

/// As it is stored: `3 days`, `4 hours`.
impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (number, unit) = match self {
            Span::Hours(hours) => (hours, "hours"),
            Span::Days(days) => (days, "days"),
        };
        write!(f, "{number} {unit}")
    }
}

impl FromStr for Span {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Span, Self::Err> {
        let wrong = "a time is written 4 hours or 3 days";
        let (number, unit) = text.split_once(' ').ok_or(wrong)?;
        match (number.parse().map_err(|_| wrong)?, unit) {
            (hours @ 1..=999, "hour" | "hours") => Ok(Span::Hours(hours)),
            (days @ 1..=999, "day" | "days") => Ok(Span::Days(days)),
            _ => Err(wrong),
        }
    }
}

/// When the office is open on working days, by the clock in Stockholm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Office {
    /// When it opens.
    pub opens: NaiveTime,
    /// When it closes, later the same day.
    pub closes: NaiveTime,
}

impl Office {
    /// As it is configured.
    pub fn of(portal: &Portal) -> Office {
        let OfficeConfig { opens, closes } = portal.config.office;
        Office { opens, closes }
    }

    /// When what is promised within `span` from then on is due. The day itself never counts as a working day.
    pub(crate) fn due(self, from: DateTime<Utc>, span: Span) -> DateTime<Utc> {
        match span {
            Span::Hours(hours) => self.after(from, TimeDelta::hours(hours.into())),
            Span::Days(days) => {
                let mut date = swedish::local_date(from);
                for _ in 0..days {
                    date = next(date);
                }
                self.open_at(date).1
            }
        }
    }

    /// The instant when the office has been open for `open` since `from`.
    pub(crate) fn after(self, from: DateTime<Utc>, open: TimeDelta) -> DateTime<Utc> {
        let (mut left, mut date) = (open, swedish::local_date(from));
        loop {
            if is_working_day(date) {
                let (opens, closes) = self.open_at(date);
                let begins = from.max(opens);
                let room = (closes - begins).max(TimeDelta::zero());
                if left <= room && begins <= closes {
                    return begins + left;
                }
                left -= room;
            }
            date = day_after(date);
        }
    }

    /// How long the office is open between two instants; nothing when the second comes first.
    pub(crate) fn between(self, from: DateTime<Utc>, to: DateTime<Utc>) -> TimeDelta {
        let (mut open, mut date) = (TimeDelta::zero(), swedish::local_date(from));
        while date <= swedish::local_date(to) {
            if is_working_day(date) {
                let (opens, closes) = self.open_at(date);
                open += (closes.min(to) - opens.max(from)).max(TimeDelta::zero());
            }
            date = day_after(date);
        }
        open
    }

    fn open_at(self, date: NaiveDate) -> (DateTime<Utc>, DateTime<Utc>) {
        let at =
            |time| swedish::from_local(date.and_time(time)).expect("clocks are never changed while offices are open");
        (at(self.opens), at(self.closes))
    }
}

/// The end of the next working day: what is due before it is due soon.
pub(crate) fn soon(now: DateTime<Utc>) -> DateTime<Utc> {
    let midnight = next(swedish::local_date(now)).and_time(NaiveTime::MIN);
    swedish::from_local(midnight).expect("clocks are never changed at midnight") + TimeDelta::days(1)
}

fn next(date: NaiveDate) -> NaiveDate {
    let mut date = day_after(date);
    while !is_working_day(date) {
        date = day_after(date);
    }
    date
}

/// The day itself, or the next working day.
pub(crate) fn working_day_from(date: NaiveDate) -> NaiveDate {
    if is_working_day(date) { date } else { next(date) }
}

fn day_after(date: NaiveDate) -> NaiveDate {
    date.checked_add_days(Days::new(1))
        .expect("working days are near the present")
}

fn is_working_day(date: NaiveDate) -> bool {
    !matches!(date.weekday(), Weekday::Sat | Weekday::Sun) && !is_holiday(date)
}

fn is_holiday(date: NaiveDate) -> bool {
    let fixed = [(1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31)];
    if fixed.contains(&(date.month(), date.day())) {
        return true;
    }
    // Midsummer Eve is the Friday of 19–25 June.
    if date.month() == 6 && (19..=25).contains(&date.day()) && date.weekday() == Weekday::Fri {
        return true;
    }
    let after_easter = (date - easter_sunday(date.year())).num_days();
    // Good Friday, Easter Monday, Ascension Day.
    [-2, 1, 39].contains(&after_easter)
}

/// The anonymous Gregorian computus (Nature, 20 April 1876).
fn easter_sunday(year: i32) -> NaiveDate {
    let a = year % 19;
    let (b, c) = (year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    let (month, day) = (n / 31, n % 31 + 1);
    NaiveDate::from_ymd_opt(year, month.cast_unsigned(), day.cast_unsigned()).expect("Easter is in March or April")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn office() -> Office {
        let OfficeConfig { opens, closes } = OfficeConfig::default();
        Office { opens, closes }
    }

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn weekends_holidays_and_eves_are_not_counted() {
        for (from, days, expected) in [
            // A Monday.
            ("2026-11-23T09:00:00Z", 1, "2026-11-24T15:00:00Z"),
            ("2026-11-23T09:00:00Z", 3, "2026-11-26T15:00:00Z"),
            // Over a weekend, written on a Saturday.
            ("2026-11-21T09:00:00Z", 1, "2026-11-23T15:00:00Z"),
            ("2026-11-21T09:00:00Z", 5, "2026-11-27T15:00:00Z"),
            // Christmas 2026: 24–26 December, a Sunday, New Year's Eve and Day, a weekend, Epiphany.
            ("2026-12-23T09:00:00Z", 1, "2026-12-28T15:00:00Z"),
            ("2026-12-30T09:00:00Z", 2, "2027-01-05T15:00:00Z"),
            ("2027-01-05T09:00:00Z", 1, "2027-01-07T15:00:00Z"),
            // Easter 2027: Good Friday 26 March, Easter Monday 29 March; summer time since the 28th.
            ("2027-03-25T09:00:00Z", 1, "2027-03-30T14:00:00Z"),
            // Ascension Day, Thursday 6 May 2027; National Day is a Sunday; Midsummer Eve 25 June.
            ("2027-05-05T09:00:00Z", 1, "2027-05-07T14:00:00Z"),
            ("2027-06-24T09:00:00Z", 1, "2027-06-28T14:00:00Z"),
        ] {
            let due = office().due(at(from), Span::Days(days));
            assert_eq!(due, at(expected), "{days} working days after {from}");
        }
    }

    #[test]
    fn the_day_is_the_one_in_stockholm() {
        let due = office().due(at("2026-11-23T23:30:00Z"), Span::Days(1));
        assert_eq!(due, at("2026-11-25T15:00:00Z"));
    }

    #[test]
    fn hours_are_counted_while_the_office_is_open() {
        for (from, hours, expected) in [
            // Within a day, and over an evening.
            ("2026-11-23T08:00:00Z", 4, "2026-11-23T12:00:00Z"),
            ("2026-11-23T08:00:00Z", 6, "2026-11-23T14:00:00Z"),
            ("2026-11-23T08:00:00Z", 7, "2026-11-23T15:00:00Z"),
            ("2026-11-23T08:00:00Z", 8, "2026-11-24T08:00:00Z"),
            // Before it opens, after it has closed, and at the minute it closes.
            ("2026-11-23T05:00:00Z", 1, "2026-11-23T08:00:00Z"),
            ("2026-11-23T18:00:00Z", 1, "2026-11-24T08:00:00Z"),
            ("2026-11-23T15:00:00Z", 1, "2026-11-24T08:00:00Z"),
            // Over a weekend, from within it, and over Christmas.
            ("2026-11-20T14:00:00Z", 2, "2026-11-23T08:00:00Z"),
            ("2026-11-21T12:00:00Z", 16, "2026-11-24T15:00:00Z"),
            ("2026-12-23T14:00:00Z", 2, "2026-12-28T08:00:00Z"),
            // Over the night when summer time begins, 28 March 2027, and Easter; and when it ends, 31 October 2027.
            ("2027-03-25T14:00:00Z", 2, "2027-03-30T07:00:00Z"),
            ("2027-10-29T13:00:00Z", 2, "2027-11-01T08:00:00Z"),
        ] {
            let due = office().due(at(from), Span::Hours(hours));
            assert_eq!(due, at(expected), "{hours} hours after {from}");
        }
    }

    #[test]
    fn open_time_between_two_instants_is_what_lies_within_opening_hours() {
        for (from, to, minutes) in [
            ("2026-11-23T08:00:00Z", "2026-11-23T09:30:00Z", 90),
            ("2026-11-23T05:00:00Z", "2026-11-23T07:10:00Z", 10),
            ("2026-11-20T14:00:00Z", "2026-11-23T08:00:00Z", 120),
            ("2026-11-21T05:00:00Z", "2026-11-22T20:00:00Z", 0),
            ("2027-03-25T14:00:00Z", "2027-03-30T07:00:00Z", 120),
            ("2026-11-23T09:00:00Z", "2026-11-23T08:00:00Z", 0),
            ("2026-11-24T09:00:00Z", "2026-11-23T08:00:00Z", 0),
        ] {
            let open = office().between(at(from), at(to));
            assert_eq!(open, TimeDelta::minutes(minutes), "{from} to {to}");
        }
    }

    #[test]
    fn a_time_is_stored_in_words() {
        for (text, span) in [
            ("3 days", Span::Days(3)),
            ("4 hours", Span::Hours(4)),
            ("1 day", Span::Days(1)),
        ] {
            assert_eq!(text.parse(), Ok(span));
        }
        for wrong in ["", "3", "days", "0 days", "1000 days", "-1 days", "3 weeks"] {
            assert!(wrong.parse::<Span>().is_err(), "{wrong}");
        }
        assert_eq!(Span::Hours(4).to_string(), "4 hours");
    }

    #[test]
    fn soon_is_until_the_end_of_the_next_working_day() {
        assert_eq!(soon(at("2026-11-20T09:00:00Z")), at("2026-11-23T23:00:00Z"));
    }

    #[test]
    fn easter_falls_where_the_almanac_says() {
        for (year, month, day) in [(2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2027, 3, 28), (2038, 4, 25)] {
            assert_eq!(easter_sunday(year), NaiveDate::from_ymd_opt(year, month, day).unwrap());
        }
    }
}
