//! A login storm: a hundred browsers log in as fast as they are answered, half of them guessing, while
//! others go about their business at an even pace, and we look at how long those others wait.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::ensure;
use http::StatusCode;
use http::header::{ACCEPT_ENCODING, COOKIE};
use tokio::task::JoinSet;

use crate::browser::Browser;
use crate::fill::{PASSWORD, in_crowd};

const STORMERS: usize = 100;
/// One request every ten milliseconds, whether the earlier ones are answered or not.
const EVERY: Duration = Duration::from_millis(10);
const OTHERS: [&str; 4] = ["/", "/arenden", "/logga-in", "/hjalp"];

/// How long the others waited.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Waits {
    pub(crate) p50_ms: f64,
    pub(crate) p99_ms: f64,
    pub(crate) longest_ms: f64,
}

/// What became of the logins.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Storm {
    pub(crate) let_in: u64,
    pub(crate) refused: u64,
    pub(crate) busy: u64,
    pub(crate) seconds: f64,
    pub(crate) others: Waits,
}

/// How long pages take at this pace when nothing else goes on.
pub(crate) async fn calm(
    client: &reqwest::Client,
    root: &str,
    cookies: &str,
    lasts: Duration,
) -> anyhow::Result<Waits> {
    others(client, root, cookies, lasts).await
}

/// The same in a storm.
pub(crate) async fn storm(
    client: &reqwest::Client,
    root: &str,
    cookies: &str,
    lasts: Duration,
) -> anyhow::Result<Storm> {
    let counts = Arc::new([const { AtomicU64::new(0) }; 3]);
    let until = Instant::now() + lasts;
    let began = Instant::now();
    let mut stormers = JoinSet::new();
    for number in 0..STORMERS {
        let (client, root, counts) = (client.clone(), root.to_owned(), counts.clone());
        stormers.spawn(async move { log_in_again_and_again(&client, &root, number, until, &counts).await });
    }
    let others = others(client, root, cookies, lasts).await?;
    while let Some(stormer) = stormers.join_next().await {
        stormer??;
    }
    let [let_in, refused, busy] = [0, 1, 2].map(|i| counts[i].load(Ordering::Relaxed));
    Ok(Storm {
        let_in,
        refused,
        busy,
        seconds: began.elapsed().as_secs_f64(),
        others,
    })
}

/// Every second browser knows its password; the others guess, each time from another address, since
/// one address would be stopped after fifty.
async fn log_in_again_and_again(
    client: &reqwest::Client,
    root: &str,
    number: usize,
    until: Instant,
    counts: &[AtomicU64; 3],
) -> anyhow::Result<()> {
    let mut round = 0;
    while Instant::now() < until {
        let turn = number + STORMERS * round;
        let address = format!("10.{}.{}.{}", turn / 65_536 % 256, turn / 256 % 256, turn % 256);
        let mut browser = Browser::new(client, root.to_owned(), address);
        let status = if number.is_multiple_of(2) {
            browser.log_in(&in_crowd(turn), PASSWORD).await?
        } else {
            browser.log_in(&format!("gissning-{turn}"), "Gissning1!").await?
        };
        let kind = match status {
            StatusCode::SEE_OTHER => 0,
            StatusCode::UNPROCESSABLE_ENTITY => 1,
            StatusCode::SERVICE_UNAVAILABLE => 2,
            other => anyhow::bail!("a login was answered with {other}"),
        };
        counts[kind].fetch_add(1, Ordering::Relaxed);
        round += 1;
    }
    Ok(())
}

async fn others(client: &reqwest::Client, root: &str, cookies: &str, lasts: Duration) -> anyhow::Result<Waits> {
    let mut asked = JoinSet::new();
    let mut tick = tokio::time::interval(EVERY);
    let began = Instant::now();
    let mut number = 0;
    while began.elapsed() < lasts {
        // Counted from when it should have been sent, so that a pause of ours is not hidden.
        let asked_at = tick.tick().await;
        let request = client
            .get(format!("{root}{}", OTHERS[number % OTHERS.len()]))
            .header(COOKIE, if number % 2 == 0 { "" } else { cookies })
            .header(ACCEPT_ENCODING, "br");
        asked.spawn(async move {
            let response = request.send().await?;
            let status = response.status();
            response.bytes().await?;
            ensure!(status.is_success(), "a page was answered with {status}");
            Ok(asked_at.elapsed())
        });
        number += 1;
    }
    let mut waits = Vec::new();
    while let Some(wait) = asked.join_next().await {
        waits.push(wait??);
    }
    waits.sort_unstable();
    ensure!(!waits.is_empty(), "nobody asked for a page");
    let at = |percent: usize| waits[(waits.len() - 1) * percent / 100].as_secs_f64() * 1e3;
    Ok(Waits {
        p50_ms: at(50),
        p99_ms: at(99),
        longest_ms: at(100),
    })
}
