//! Swedish working days: Monday to Friday, except public holidays and the eves that public offices
//! keep closed (lag 1989:253 om allmänna helgdagar; semesterlagen 3 a § for the eves).

use base::swedish;
use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, TimeDelta, Utc, Weekday};

/// Customer service closes at 16.00; an answer that is due comes before that.
const CLOSES_AT_HOUR: u32 = 16;

/// 16.00 in Stockholm on the `days`th working day after `from`. The day itself never counts.
pub(crate) fn due(from: DateTime<Utc>, days: u32) -> DateTime<Utc> {
    let mut date = swedish::local_date(from);
    for _ in 0..days {
        date = next(date);
    }
    at_closing(date)
}

/// The end of the next working day: what is due before it is due soon.
pub(crate) fn soon(now: DateTime<Utc>) -> DateTime<Utc> {
    at_closing(next(swedish::local_date(now))) + TimeDelta::hours(8)
}

fn next(date: NaiveDate) -> NaiveDate {
    let mut date = date;
    loop {
        date = date
            .checked_add_days(Days::new(1))
            .expect("working days are near the present");
        if is_working_day(date) {
            return date;
        }
    }
}

fn at_closing(date: NaiveDate) -> DateTime<Utc> {
    let closing = NaiveTime::from_hms_opt(CLOSES_AT_HOUR, 0, 0).expect("16.00 is a time of day");
    swedish::from_local(date.and_time(closing)).expect("clocks are never changed in the afternoon")
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
            assert_eq!(due(at(from), days), at(expected), "{days} working days after {from}");
        }
    }

    #[test]
    fn the_day_is_the_one_in_stockholm() {
        assert_eq!(due(at("2026-11-23T23:30:00Z"), 1), at("2026-11-25T15:00:00Z"));
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
