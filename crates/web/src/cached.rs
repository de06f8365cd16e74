//! A value read from the database at most every few seconds, for what every visitor sees. Other
//! nodes see a change when their own time is up; the node that made it, at once.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};

/// Keeps one value for `kept`.
pub struct Cached<T> {
    kept: TimeDelta,
    value: Mutex<Option<(DateTime<Utc>, Arc<T>)>>,
}

impl<T> Cached<T> {
    /// Nothing yet.
    pub fn for_at_most(kept: Duration) -> Cached<T> {
        Cached {
            kept: TimeDelta::from_std(kept).expect("a value is kept for seconds"),
            value: Mutex::new(None),
        }
    }

    /// The value, read anew by `read` when it is too old.
    pub async fn get<E>(&self, now: DateTime<Utc>, read: impl Future<Output = Result<T, E>>) -> Result<Arc<T>, E> {
        if let Some((at, value)) = &*self.lock()
            && now - *at < self.kept
        {
            return Ok(value.clone());
        }
        let value = Arc::new(read.await?);
        *self.lock() = Some((now, value.clone()));
        Ok(value)
    }

    /// Forgets the value, after it was changed.
    pub fn forget(&self) {
        *self.lock() = None;
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<(DateTime<Utc>, Arc<T>)>> {
        self.value.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}
