//! Counts what a page asks the database, for tests that promise few questions. What a page writes goes
//! through transactions and is not counted, nor what other tasks do meanwhile.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tracing::Subscriber;
use tracing::instrument::WithSubscriber;
use tracing::span::{Attributes, Id};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};

/// Each statement is a span of the driver.
const DRIVER: &str = "sea_orm::driver::";
const NAMES: [&str; 5] = ["execute", "execute_unprepared", "query_one", "query_all", "stream"];

struct Counter(Arc<AtomicUsize>);

impl<S: Subscriber> Layer<S> for Counter {
    fn on_new_span(&self, span: &Attributes<'_>, _: &Id, _: Context<'_, S>) {
        let about = span.metadata();
        if about.target().starts_with(DRIVER) && NAMES.contains(&about.name()) {
            self.0.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// How many statements `work` asks the database.
pub async fn statements(work: impl Future) -> usize {
    let count = Arc::new(AtomicUsize::new(0));
    let counting = tracing_subscriber::registry().with(Counter(count.clone()));
    work.with_subscriber(counting).await;
    count.load(Ordering::Relaxed)
}
