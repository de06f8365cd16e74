//! The only place that reads the machine's clock. Everything else is given a
//! [`Clock`] or an instant, so that tests and the demo decide what time it is.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, Duration, Utc};

/// Tells the time, in whole milliseconds: finer instants would not sort rightly
/// as text in SQLite. Clones of a fixed clock share its time.
#[derive(Clone, Debug)]
pub struct Clock {
    /// Milliseconds since 1970 of a fixed clock; `None` is the machine's clock.
    fixed: Option<Arc<AtomicI64>>,
}

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Self { fixed: None }
    }

    /// A clock that stands still at `at` until it is moved.
    pub fn fixed(at: DateTime<Utc>) -> Self {
        Self {
            fixed: Some(Arc::new(AtomicI64::new(at.timestamp_millis()))),
        }
    }

    /// The current instant, truncated to milliseconds.
    pub fn now(&self) -> DateTime<Utc> {
        let millis = match &self.fixed {
            Some(fixed) => fixed.load(Ordering::SeqCst),
            None => machine_millis(),
        };
        DateTime::from_timestamp_millis(millis).expect("milliseconds taken from an instant are an instant")
    }

    /// Moves a fixed clock, and all its clones, forward (or back).
    ///
    /// # Panics
    /// When this is the machine's clock, which nobody may move.
    pub fn advance(&self, by: Duration) {
        self.hand().fetch_add(by.num_milliseconds(), Ordering::SeqCst);
    }

    /// Sets a fixed clock, and all its clones, to `at`.
    ///
    /// # Panics
    /// When this is the machine's clock, which nobody may move.
    pub fn set(&self, at: DateTime<Utc>) {
        self.hand().store(at.timestamp_millis(), Ordering::SeqCst);
    }

    fn hand(&self) -> &AtomicI64 {
        self.fixed.as_deref().expect("only a fixed clock can be moved")
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one place where the machine's clock is read"
)]
fn machine_millis() -> i64 {
    Utc::now().timestamp_millis()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_are_whole_milliseconds() {
        assert_eq!(Clock::system().now().timestamp_subsec_nanos() % 1_000_000, 0);
        let at: DateTime<Utc> = "2026-11-27T17:00:00.123456789Z".parse().unwrap();
        assert_eq!(
            Clock::fixed(at).now(),
            "2026-11-27T17:00:00.123Z".parse::<DateTime<Utc>>().unwrap()
        );
    }

    #[test]
    fn a_fixed_clock_moves_only_when_it_is_moved_and_takes_its_clones_with_it() {
        let at: DateTime<Utc> = "2026-11-27T17:00:00Z".parse().unwrap();
        let clock = Clock::fixed(at);
        let clone = clock.clone();
        assert_eq!(clone.now(), at);
        clock.advance(Duration::hours(48));
        assert_eq!(clone.now(), at + Duration::hours(48));
        clone.set(at);
        assert_eq!(clock.now(), at);
    }

    #[test]
    #[should_panic(expected = "only a fixed clock can be moved")]
    fn nobody_moves_the_clock_of_the_machine() {
        Clock::system().advance(Duration::hours(1));
    }
}
