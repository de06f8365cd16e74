//! How dates, times and numbers are written, in both languages, for people in
//! Sweden: instants are turned into the time of Stockholm, never the machine's.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Europe::Stockholm;

use crate::Lang;

const MONTHS_SV: [&str; 12] = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS_SV: [&str; 7] = ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"];
const WEEKDAYS_EN: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// What the calendar and the clock on a wall in Sweden show at this instant.
pub fn local(at: DateTime<Utc>) -> NaiveDateTime {
    at.with_timezone(&Stockholm).naive_local()
}

/// The Swedish date at this instant; the "today" of
/// [`Personnummer::parse`](crate::Personnummer::parse).
pub fn local_date(at: DateTime<Utc>) -> NaiveDate {
    local(at).date()
}

/// The instant at which clocks in Sweden show this. The first of the two in the hour that
/// comes twice in October; `None` in the hour that is missing in March.
pub fn from_local(local: NaiveDateTime) -> Option<DateTime<Utc>> {
    Stockholm.from_local_datetime(&local).earliest().map(|at| at.to_utc())
}

/// `27 november 2026`, `27 November 2026`.
pub fn date(at: DateTime<Utc>, lang: Lang) -> String {
    let date = local_date(at);
    format!("{} {} {}", date.day(), month(date, lang), date.year())
}

/// `2026-11-27`.
pub fn date_iso(at: DateTime<Utc>) -> String {
    local_date(at).to_string()
}

/// `fredag 27 november 2026`, `Friday 27 November 2026`.
pub fn long_date(at: DateTime<Utc>, lang: Lang) -> String {
    format!("{} {}", weekday(at, lang), date(at, lang))
}

/// `fredag`, `Friday`.
pub fn weekday(at: DateTime<Utc>, lang: Lang) -> &'static str {
    let names = match lang {
        Lang::Sv => WEEKDAYS_SV,
        Lang::En => WEEKDAYS_EN,
    };
    names[local_date(at).weekday() as usize]
}

/// What a leaf of a calendar shows: `fre`, `27`, `nov`; `Fri`, `27`, `Nov`.
pub fn leaf(at: DateTime<Utc>, lang: Lang) -> [String; 3] {
    let date = local_date(at);
    let short = |name: &str| name.chars().take(3).collect();
    [
        short(weekday(at, lang)),
        date.day().to_string(),
        short(month(date, lang)),
    ]
}

/// `november 2026`, `November 2026`.
pub fn month_year(day: NaiveDate, lang: Lang) -> String {
    format!("{} {}", month(day, lang), day.year())
}

/// `nov`, `Nov`.
pub fn short_month(day: NaiveDate, lang: Lang) -> String {
    month(day, lang).chars().take(3).collect()
}

/// `18.00`, `18:00`.
pub fn clock_time(at: DateTime<Utc>, lang: Lang) -> String {
    let pattern = match lang {
        Lang::Sv => "%H.%M",
        Lang::En => "%H:%M",
    };
    local(at).format(pattern).to_string()
}

/// `27 november 2026 18.00`, `27 November 2026 18:00`.
pub fn date_time(at: DateTime<Utc>, lang: Lang) -> String {
    format!("{} {}", date(at, lang), clock_time(at, lang))
}

/// Seen from `now`: `i dag 14.20`, `i går 14.20`, else as [`date_time`]. In English `today
/// 14:20`, `yesterday 14:20`.
pub fn relative(at: DateTime<Utc>, now: DateTime<Utc>, lang: Lang) -> String {
    let (day, today) = (local_date(at), local_date(now));
    let word = match lang {
        Lang::Sv if day == today => "i dag",
        Lang::En if day == today => "today",
        Lang::Sv if day.checked_add_days(Days::new(1)) == Some(today) => "i går",
        Lang::En if day.checked_add_days(Days::new(1)) == Some(today) => "yesterday",
        _ => return date_time(at, lang),
    };
    format!("{word} {}", clock_time(at, lang))
}

/// The number of the week (ISO 8601), 1 to 53.
pub fn week(at: DateTime<Utc>) -> u32 {
    local_date(at).iso_week().week()
}

/// `1 250` with no-break spaces, `1,250`.
pub fn number(n: i64, lang: Lang) -> String {
    let (separator, minus) = match lang {
        Lang::Sv => ('\u{a0}', "\u{2212}"),
        Lang::En => (',', "-"),
    };
    let digits = n.unsigned_abs().to_string();
    let mut written = String::from(if n < 0 { minus } else { "" });
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            written.push(separator);
        }
        written.push(digit);
    }
    written
}

fn month(date: NaiveDate, lang: Lang) -> &'static str {
    let names = match lang {
        Lang::Sv => MONTHS_SV,
        Lang::En => MONTHS_EN,
    };
    names[date.month0() as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn a_winter_evening_is_written_in_both_languages() {
        let evening = at("2026-11-27T17:00:00Z");
        assert_eq!(date(evening, Lang::Sv), "27 november 2026");
        assert_eq!(date(evening, Lang::En), "27 November 2026");
        assert_eq!(date_iso(evening), "2026-11-27");
        assert_eq!(long_date(evening, Lang::Sv), "fredag 27 november 2026");
        assert_eq!(long_date(evening, Lang::En), "Friday 27 November 2026");
        assert_eq!(clock_time(evening, Lang::Sv), "18.00");
        assert_eq!(clock_time(evening, Lang::En), "18:00");
        assert_eq!(date_time(evening, Lang::Sv), "27 november 2026 18.00");
        assert_eq!(date_time(evening, Lang::En), "27 November 2026 18:00");
        assert_eq!(week(evening), 48);
        assert_eq!(leaf(evening, Lang::Sv), ["fre", "27", "nov"]);
        assert_eq!(leaf(evening, Lang::En), ["Fri", "27", "Nov"]);
    }

    #[test]
    fn the_date_changes_at_midnight_in_stockholm() {
        assert_eq!(date_iso(at("2026-11-27T22:59:59Z")), "2026-11-27");
        assert_eq!(date_iso(at("2026-11-27T23:00:00Z")), "2026-11-28");
        assert_eq!(date_iso(at("2026-07-01T21:59:59Z")), "2026-07-01");
        assert_eq!(date_iso(at("2026-07-01T22:00:00Z")), "2026-07-02");
    }

    #[test]
    fn the_clock_jumps_in_march_and_repeats_in_october() {
        assert_eq!(clock_time(at("2026-03-29T00:59:00Z"), Lang::Sv), "01.59");
        assert_eq!(clock_time(at("2026-03-29T01:00:00Z"), Lang::Sv), "03.00");
        assert_eq!(clock_time(at("2026-10-25T00:30:00Z"), Lang::Sv), "02.30");
        assert_eq!(clock_time(at("2026-10-25T01:30:00Z"), Lang::Sv), "02.30");
        let wall = |text: &str| from_local(text.parse().unwrap());
        assert_eq!(wall("2026-03-29T02:30:00"), None);
        assert_eq!(wall("2026-10-25T02:30:00"), Some(at("2026-10-25T00:30:00Z")));
        assert_eq!(wall("2026-11-27T18:00:00"), Some(at("2026-11-27T17:00:00Z")));
    }

    #[test]
    fn only_today_and_yesterday_are_told_by_word() {
        let now = at("2026-11-27T13:20:00Z");
        let told = |text, lang| relative(at(text), now, lang);
        assert_eq!(told("2026-11-27T13:20:00Z", Lang::Sv), "i dag 14.20");
        assert_eq!(told("2026-11-27T13:20:00Z", Lang::En), "today 14:20");
        assert_eq!(told("2026-11-26T23:00:00Z", Lang::Sv), "i dag 00.00");
        assert_eq!(told("2026-11-26T22:59:00Z", Lang::Sv), "i går 23.59");
        assert_eq!(told("2026-11-26T13:20:00Z", Lang::En), "yesterday 14:20");
        assert_eq!(told("2026-11-25T22:59:00Z", Lang::Sv), "25 november 2026 23.59");
        assert_eq!(told("2026-11-28T13:20:00Z", Lang::Sv), "28 november 2026 14.20");
    }

    #[test]
    fn weeks_follow_iso_at_the_turn_of_the_year() {
        assert_eq!(week(at("2027-01-03T12:00:00Z")), 53);
        assert_eq!(week(at("2027-01-03T23:00:00Z")), 1);
        assert_eq!(week(at("2025-12-29T12:00:00Z")), 1);
    }

    #[test]
    fn thousands_are_kept_together_on_one_line() {
        for (n, swedish, english) in [
            (0, "0", "0"),
            (999, "999", "999"),
            (1_250, "1\u{a0}250", "1,250"),
            (-1_250_000, "\u{2212}1\u{a0}250\u{a0}000", "-1,250,000"),
            (
                i64::MIN,
                "\u{2212}9\u{a0}223\u{a0}372\u{a0}036\u{a0}854\u{a0}775\u{a0}808",
                "-9,223,372,036,854,775,808",
            ),
        ] {
            assert_eq!(number(n, Lang::Sv), swedish);
            assert_eq!(number(n, Lang::En), english);
        }
    }
}
