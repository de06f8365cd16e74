//! Mandates of a board, and what is told of their ends (organisations.md, Styrelse). Facts in, decision out.

use chrono::{Days, NaiveDate};

/// Holder and managers are reminded so long before the end.
const REMINDED_BEFORE: Days = Days::new(60);

/// What is to be told of a mandate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum News {
    /// It will end.
    Ends,
    /// It has ended.
    Ended,
}

/// The last day of a mandate that is told of today.
pub(crate) fn told_until(today: NaiveDate) -> NaiveDate {
    today + REMINDED_BEFORE
}

/// What is told of a mandate today, once each.
pub(crate) fn news(to_day: NaiveDate, today: NaiveDate, was_reminded: bool) -> Option<News> {
    if to_day < today {
        Some(News::Ended)
    } else if to_day <= told_until(today) && !was_reminded {
        Some(News::Ends)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_is_told_sixty_days_before_and_the_day_after() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let to = day("2027-03-31");
        assert_eq!(news(to, day("2027-01-29"), false), None);
        assert_eq!(news(to, day("2027-01-30"), false), Some(News::Ends));
        assert_eq!(news(to, day("2027-01-31"), true), None);
        assert_eq!(news(to, day("2027-03-31"), true), None);
        assert_eq!(news(to, day("2027-04-01"), true), Some(News::Ended));
        assert_eq!(news(to, day("2027-04-01"), false), Some(News::Ended));
    }
}
