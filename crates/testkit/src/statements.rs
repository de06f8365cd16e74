//! Counts what a page asks the database, for tests that promise few questions. What a page writes goes
//! through transactions and is not counted, nor what other tasks do meanwhile.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tracing::instrument::WithSubscriber;
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// Each statement is a span of the driver.
const DRIVER: &str = "sea_orm::driver::";
const NAMES: [&str; 5] = ["execute", "execute_unprepared", "query_one", "query_all", "stream"];

/// Keeps nothing of a span: threads of the driver let go of theirs later, or never.
struct Counter(Arc<AtomicUsize>);

impl Subscriber for Counter {
    fn enabled(&self, about: &Metadata<'_>) -> bool {
        about.is_span() && about.target().starts_with(DRIVER) && NAMES.contains(&about.name())
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        self.0.fetch_add(1, Ordering::Relaxed);
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn event(&self, _: &Event<'_>) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

/// How many statements `work` asks the database.
pub async fn statements(work: impl Future) -> usize {
    let count = Arc::new(AtomicUsize::new(0));
    work.with_subscriber(Counter(count.clone())).await;
    count.load(Ordering::Relaxed)
}
