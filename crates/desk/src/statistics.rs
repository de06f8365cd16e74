//! What is counted of cases by topic and month, and what follows from it. Counts only, never who. No I/O.

use std::collections::BTreeMap;

use base::swedish;
use chrono::{DateTime, Datelike, Months, NaiveDate, NaiveTime, Utc};

/// The months that are looked at, each by its first day, in order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Span {
    /// This month and the eleven before.
    #[default]
    Year,
    /// This month and the 23 before.
    TwoYears,
    /// This calendar year so far.
    ThisYear,
    /// The calendar year before.
    LastYear,
}

impl Span {
    pub(crate) const ALL: [Span; 4] = [Span::Year, Span::TwoYears, Span::ThisYear, Span::LastYear];

    /// How it stands in the address.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Span::Year => "12",
            Span::TwoYears => "24",
            Span::ThisYear => "iar",
            Span::LastYear => "ifjol",
        }
    }

    pub(crate) fn from_code(code: &str) -> Option<Span> {
        Span::ALL.into_iter().find(|span| span.code() == code)
    }

    /// Its months as they are `today`.
    pub(crate) fn months(self, today: NaiveDate) -> Vec<NaiveDate> {
        let first_of = |year, month| NaiveDate::from_ymd_opt(year, month, 1).expect("every month has a first day");
        let this = first_of(today.year(), today.month());
        let (last, count) = match self {
            Span::Year => (this, 12),
            Span::TwoYears => (this, 24),
            Span::ThisYear => (this, today.month()),
            Span::LastYear => (first_of(today.year() - 1, 12), 12),
        };
        (0..count).rev().map(|back| last - Months::new(back)).collect()
    }
}

/// When a month begins and ends.
pub(crate) fn bounds(month: NaiveDate) -> (DateTime<Utc>, DateTime<Utc>) {
    let midnight = |day: NaiveDate| {
        swedish::from_local(day.and_time(NaiveTime::MIN)).expect("clocks are never changed at midnight")
    };
    (midnight(month), midnight(month + Months::new(1)))
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// Cases that came in.
    Came,
    /// Cases that were solved, and are.
    Solved,
    /// Cases that were closed.
    Closed,
    /// How often cases were taken up again.
    Reopened,
    /// First answers, by whole hours that they took.
    Answered,
    /// First answers, by whether they came as promised (1) or later (0).
    Kept,
    /// Ratings, by stars.
    Rated,
}

impl What {
    const ALL: [What; 7] = [
        What::Came,
        What::Solved,
        What::Closed,
        What::Reopened,
        What::Answered,
        What::Kept,
        What::Rated,
    ];

    pub(crate) const fn code(self) -> &'static str {
        match self {
            What::Came => "came",
            What::Solved => "solved",
            What::Closed => "closed",
            What::Reopened => "reopened",
            What::Answered => "answered",
            What::Kept => "kept",
            What::Rated => "rated",
        }
    }

    pub(crate) fn from_code(code: &str) -> Option<What> {
        What::ALL.into_iter().find(|what| what.code() == code)
    }
}

/// The figures of a topic, a month, or several.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Figures {
    pub(crate) came: u64,
    pub(crate) solved: u64,
    pub(crate) closed: u64,
    pub(crate) reopened: u64,
    /// How many first answers took so many hours.
    hours: BTreeMap<u64, u64>,
    kept: u64,
    late: u64,
    /// How many ratings had so many stars.
    stars: BTreeMap<u64, u64>,
}

impl Figures {
    /// Adds what was counted.
    pub(crate) fn add(&mut self, what: What, value: u64, count: u64) {
        match what {
            What::Came => self.came += count,
            What::Solved => self.solved += count,
            What::Closed => self.closed += count,
            What::Reopened => self.reopened += count,
            What::Answered => *self.hours.entry(value).or_default() += count,
            What::Kept if value == 1 => self.kept += count,
            What::Kept => self.late += count,
            What::Rated => *self.stars.entry(value).or_default() += count,
        }
    }

    /// Adds all of another.
    pub(crate) fn add_all(&mut self, other: &Figures) {
        self.came += other.came;
        self.solved += other.solved;
        self.closed += other.closed;
        self.reopened += other.reopened;
        self.kept += other.kept;
        self.late += other.late;
        for (all, some) in [(&mut self.hours, &other.hours), (&mut self.stars, &other.stars)] {
            for (value, count) in some {
                *all.entry(*value).or_default() += count;
            }
        }
    }

    /// Whole hours until the first answer, of the one in the middle.
    pub(crate) fn median_hours(&self) -> Option<u64> {
        let all: u64 = self.hours.values().sum();
        let mut before = 0;
        self.hours.iter().find_map(|(hours, count)| {
            before += count;
            (2 * before >= all).then_some(*hours)
        })
    }

    /// Of a hundred first answers, so many came as promised.
    pub(crate) fn kept_percent(&self) -> Option<u64> {
        let all = self.kept + self.late;
        (all > 0).then(|| (100 * self.kept + all / 2) / all)
    }

    /// Ratings, and the mean of their stars.
    pub(crate) fn rating(&self) -> Option<(u64, f64)> {
        let count: u64 = self.stars.values().sum();
        let sum: u64 = self.stars.iter().map(|(stars, count)| stars * count).sum();
        (count > 0).then(|| (count, sum as f64 / count as f64))
    }

    /// Whether nothing was counted.
    pub(crate) fn is_empty(&self) -> bool {
        *self == Figures::default()
    }
}

/// What was counted in some months.
#[derive(Debug, Default)]
pub(crate) struct Statistics {
    pub(crate) months: Vec<NaiveDate>,
    /// By the month's place and the code of the topic.
    pub(crate) all: BTreeMap<(usize, String), Figures>,
}

impl Statistics {
    /// The figures of all topics together in a month.
    pub(crate) fn of_month(&self, month: usize) -> Figures {
        self.total(|(of, _)| *of == month)
    }

    /// The figures of a topic in all months together.
    pub(crate) fn of_topic(&self, topic: &str) -> Figures {
        self.total(|(_, of)| of == topic)
    }

    /// All figures together.
    pub(crate) fn of_all(&self) -> Figures {
        self.total(|_| true)
    }

    fn total(&self, is_in: impl Fn(&(usize, String)) -> bool) -> Figures {
        let mut total = Figures::default();
        for (_, figures) in self.all.iter().filter(|(key, _)| is_in(key)) {
            total.add_all(figures);
        }
        total
    }

    /// The topics that have figures.
    pub(crate) fn topics(&self) -> Vec<&str> {
        let mut topics: Vec<_> = self.all.keys().map(|(_, topic)| topic.as_str()).collect();
        topics.sort_unstable();
        topics.dedup();
        topics
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn spans_are_whole_months_of_which_the_last_may_be_this_one() {
        let months = |span: Span| {
            let months = span.months(day("2026-11-23"));
            (
                months.len(),
                months[0].to_string(),
                months[months.len() - 1].to_string(),
            )
        };
        let of = |count, first: &str, last: &str| (count, first.to_owned(), last.to_owned());
        assert_eq!(months(Span::Year), of(12, "2025-12-01", "2026-11-01"));
        assert_eq!(months(Span::TwoYears), of(24, "2024-12-01", "2026-11-01"));
        assert_eq!(months(Span::ThisYear), of(11, "2026-01-01", "2026-11-01"));
        assert_eq!(months(Span::LastYear), of(12, "2025-01-01", "2025-12-01"));
    }

    #[test]
    fn a_month_begins_at_midnight_in_sweden() {
        let (from, until) = bounds(day("2026-07-01"));
        assert_eq!(from.to_rfc3339(), "2026-06-30T22:00:00+00:00");
        assert_eq!(until.to_rfc3339(), "2026-07-31T22:00:00+00:00");
    }

    #[test]
    fn shares_and_middles_are_of_what_was_counted() {
        let mut figures = Figures::default();
        assert_eq!(
            (figures.median_hours(), figures.kept_percent(), figures.rating()),
            (None, None, None)
        );
        for (what, value, count) in [
            (What::Answered, 1, 2),
            (What::Answered, 5, 1),
            (What::Answered, 90, 2),
            (What::Kept, 1, 2),
            (What::Kept, 0, 1),
            (What::Rated, 5, 3),
            (What::Rated, 1, 1),
        ] {
            figures.add(what, value, count);
        }
        assert_eq!(figures.median_hours(), Some(5));
        assert_eq!(figures.kept_percent(), Some(67));
        assert_eq!(figures.rating(), Some((4, 4.0)));
        let mut twice = figures.clone();
        twice.add_all(&figures);
        assert_eq!((twice.median_hours(), twice.rating()), (Some(5), Some((8, 4.0))));
    }
}
