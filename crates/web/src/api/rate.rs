//! How often a program may call. Requests are counted in this process, since a read must not become a write;
//! writes and wrong keys are counted in the database, for all nodes.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use base::{ApiKey, Id};
use chrono::{DateTime, TimeDelta, Utc};

use crate::api::ApiProblem;
use crate::portal::Portal;
use crate::problem::Error;
use crate::throttle::{self, Limit, Verdict};

const WINDOW: TimeDelta = TimeDelta::minutes(1);
/// More keys than this in a minute are not remembered one by one.
const REMEMBERED: usize = 10_000;

/// Wrong keys from one address.
const WRONG_KEYS: Limit = Limit {
    name: "api.wrong_keys",
    free: 50,
    window: TimeDelta::minutes(15),
    pause: TimeDelta::minutes(1),
};

/// How many requests since when.
struct Count {
    since: DateTime<Utc>,
    requests: u32,
}

/// The requests of each key.
#[derive(Default)]
struct Counted(Mutex<HashMap<Id<ApiKey>, Count>>);

/// Counts a request of a key, or says how long it must wait.
pub fn may_call(portal: &Portal, key: Id<ApiKey>) -> Result<(), Error> {
    let (now, most) = (portal.now(), portal.config.api.requests_per_minute);
    let counted = portal.shared::<Counted>();
    let mut counted = counted.0.lock().unwrap_or_else(PoisonError::into_inner);
    if counted.len() >= REMEMBERED {
        counted.retain(|_, count| now - count.since < WINDOW);
    }
    let fresh = || Count {
        since: now,
        requests: 0,
    };
    let count = counted.entry(key).or_insert_with(fresh);
    if now - count.since >= WINDOW {
        *count = fresh();
    }
    if count.requests >= most {
        return Err(ApiProblem::limited(count.since + WINDOW).into());
    }
    count.requests += 1;
    Ok(())
}

/// Counts a write of a key, or says how long it must wait.
pub async fn may_write(portal: &Portal, key: Id<ApiKey>) -> Result<(), Error> {
    let limit = Limit {
        name: "api.writes",
        free: i32::try_from(portal.config.api.writes_per_minute).unwrap_or(i32::MAX),
        window: WINDOW,
        pause: WINDOW,
    };
    within(throttle::attempt(portal, limit, &key.to_string()).await?)
}

/// Counts a wrong key, or says how long whoever tries must wait.
pub async fn wrong_key(portal: &Portal, from: IpAddr) -> Result<(), Error> {
    within(throttle::attempt(portal, WRONG_KEYS, &from.to_string()).await?)
}

fn within(verdict: Verdict) -> Result<(), Error> {
    match verdict {
        Verdict::Free { .. } => Ok(()),
        Verdict::Blocked { until } => Err(ApiProblem::limited(until).into()),
    }
}
