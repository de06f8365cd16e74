//! Hashing of passwords: Argon2id at the OWASP floor, two at once and a short queue, so that a storm
//! of logins never slows the other pages. A password is never kept or logged here.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::Context;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Argon2, Params};
use base::Random;
use tokio::sync::Semaphore;
use web::{Error, Portal, Problem};

/// How many hashings run at once.
const AT_ONCE: usize = 2;
/// How many more may wait; beyond them the answer is 503.
const WAITING: usize = 64;
/// Compared with when there is no account, so that it takes as long.
const NOBODYS: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5IGlzIGF0IGhvbWU$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// The queue of this process; one in each portal.
pub struct Hasher {
    slots: Arc<Semaphore>,
    inside: Arc<AtomicUsize>,
}

impl Default for Hasher {
    fn default() -> Self {
        Hasher {
            slots: Arc::new(Semaphore::new(AT_ONCE)),
            inside: Arc::default(),
        }
    }
}

/// Whether a password was right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verified {
    /// It was.
    Right {
        /// A hash to store instead, when the old one has weaker parameters than those of today.
        upgraded: Option<String>,
    },
    /// It was not, or there is no such account.
    Wrong,
}

/// A new hash of `password`, in PHC format. `Problem::Busy` when the queue is full.
pub async fn hash(portal: &Portal, password: &str) -> Result<String, Error> {
    let (password, random) = (password.to_owned(), portal.random().clone());
    Ok(queue(portal, move || hash_now(&random, &password)).await??)
}

/// Compares `password` with a stored hash. Without a hash it takes as long and is wrong, so that
/// nobody learns from the time it takes whether there is such an account.
pub async fn verify(portal: &Portal, password: &str, stored: Option<&str>) -> Result<Verified, Error> {
    let (password, random, stored) = (password.to_owned(), portal.random().clone(), stored.map(str::to_owned));
    Ok(queue(portal, move || verify_now(&random, &password, stored.as_deref())).await??)
}

/// Refuses at once when the queue is full, so that nothing is written for a try that cannot be made.
pub fn require_room(portal: &Portal) -> Result<(), Error> {
    if portal.shared::<Hasher>().is_full() {
        return Err(Problem::Busy.into());
    }
    Ok(())
}

/// Does heavy work about a password beside the server's own threads, when it is its turn.
pub(crate) async fn queue<T: Send + 'static>(
    portal: &Portal,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Error> {
    portal.shared::<Hasher>().run(work).await
}

/// Hashes in this thread: for commands and the demo, never for requests.
pub fn hash_now(random: &Random, password: &str) -> anyhow::Result<String> {
    let hash = Argon2::default().hash_password_with_salt(password.as_bytes(), &random.bytes::<16>());
    Ok(hash.map_err(|e| anyhow::anyhow!("hashing failed: {e}"))?.to_string())
}

fn verify_now(random: &Random, password: &str, stored: Option<&str>) -> anyhow::Result<Verified> {
    let Some(stored) = stored else {
        is_right(password, NOBODYS)?;
        return Ok(Verified::Wrong);
    };
    if !is_right(password, stored)? {
        return Ok(Verified::Wrong);
    }
    let upgraded = is_outdated(stored)?.then(|| hash_now(random, password)).transpose()?;
    Ok(Verified::Right { upgraded })
}

impl Hasher {
    fn is_full(&self) -> bool {
        self.inside.load(Ordering::Acquire) >= AT_ONCE + WAITING
    }

    async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
        let _place = Place::take(&self.inside).ok_or(Problem::Busy)?;
        let turn = self
            .slots
            .clone()
            .acquire_owned()
            .await
            .context("the queue is never closed")?;
        // The turn goes along, so that a person who goes away does not let a third one in.
        let done = tokio::task::spawn_blocking(move || {
            let done = work();
            drop(turn);
            done
        });
        Ok(done.await.context("hashing was cut off")?)
    }
}

/// A place inside: at work or waiting.
struct Place(Arc<AtomicUsize>);

impl Place {
    fn take(inside: &Arc<AtomicUsize>) -> Option<Place> {
        let place = Place(inside.clone());
        let before = inside.fetch_add(1, Ordering::AcqRel);
        (before < AT_ONCE + WAITING).then_some(place)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

fn is_right(password: &str, stored: &str) -> anyhow::Result<bool> {
    let stored = parse(stored)?;
    match Argon2::default().verify_password(password.as_bytes(), &stored) {
        Ok(()) => Ok(true),
        Err(argon2::password_hash::Error::PasswordInvalid) => Ok(false),
        Err(e) => Err(anyhow::anyhow!("a stored hash could not be compared: {e}")),
    }
}

/// Whether a stored hash has other parameters than those of today.
fn is_outdated(stored: &str) -> anyhow::Result<bool> {
    let stored = parse(stored)?;
    let params = Params::try_from(&stored).map_err(|e| anyhow::anyhow!("a stored hash has no parameters: {e}"))?;
    let today = Params::default();
    let cost = |params: &Params| (params.m_cost(), params.t_cost(), params.p_cost());
    Ok(stored.algorithm != argon2::ARGON2ID_IDENT || cost(&params) != cost(&today))
}

fn parse(stored: &str) -> anyhow::Result<PasswordHash> {
    // The error could quote the hash.
    PasswordHash::new(stored).map_err(|_| anyhow::anyhow!("a stored hash cannot be read"))
}

#[cfg(test)]
mod tests {
    use argon2::password_hash::CustomizedPasswordHasher;

    use super::*;

    /// As an older version would have stored it.
    fn weak_hash(random: &Random, password: &str) -> String {
        let params = Params::new(8 * 1024, 1, 1, None).unwrap();
        let salt = random.bytes::<16>();
        Argon2::default()
            .hash_password_with_params(password.as_bytes(), &salt, params)
            .unwrap()
            .to_string()
    }

    #[test]
    fn comparing_with_nobodys_hash_takes_as_much_as_with_anybodys() {
        assert!(!is_outdated(NOBODYS).unwrap());
        assert_eq!(verify_now(&Random::seeded(1), "", None).unwrap(), Verified::Wrong);
    }

    #[test]
    fn a_hash_is_argon2id_at_the_owasp_floor() {
        let hash = hash_now(&Random::seeded(1), "Granskog7!").unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
    }

    #[test]
    fn only_the_right_password_is_right() {
        let random = Random::seeded(1);
        let hash = hash_now(&random, "Granskog7!").unwrap();
        let right = Verified::Right { upgraded: None };
        assert_eq!(verify_now(&random, "Granskog7!", Some(&hash)).unwrap(), right);
        assert_eq!(verify_now(&random, "Granskog7", Some(&hash)).unwrap(), Verified::Wrong);
    }

    #[test]
    fn a_hash_with_weaker_parameters_is_upgraded_when_the_password_was_right() {
        let random = Random::seeded(1);
        let weak = weak_hash(&random, "Granskog7!");
        let Verified::Right { upgraded: Some(hash) } = verify_now(&random, "Granskog7!", Some(&weak)).unwrap() else {
            panic!("no upgrade");
        };
        assert!(is_right("Granskog7!", &hash).unwrap() && !is_outdated(&hash).unwrap());
        assert_eq!(verify_now(&random, "fel", Some(&weak)).unwrap(), Verified::Wrong);
    }

    #[tokio::test]
    async fn beyond_two_at_work_and_a_short_queue_the_answer_is_busy() {
        let hasher = Arc::new(Hasher::default());
        let (let_go, gate) = std::sync::mpsc::channel::<()>();
        let gate = Arc::new(std::sync::Mutex::new(gate));
        let mut inside = tokio::task::JoinSet::new();
        for _ in 0..AT_ONCE + WAITING {
            let (hasher, gate) = (hasher.clone(), gate.clone());
            inside.spawn(async move { hasher.run(move || gate.lock().unwrap().recv().is_ok()).await.is_ok() });
        }
        while hasher.inside.load(Ordering::Acquire) < AT_ONCE + WAITING {
            tokio::task::yield_now().await;
        }
        assert!(hasher.is_full());
        let refused = hasher.run(|| ()).await;
        assert!(matches!(refused, Err(Error::Problem(Problem::Busy))));
        for _ in 0..AT_ONCE + WAITING {
            let_go.send(()).unwrap();
        }
        assert!(inside.join_all().await.into_iter().all(|served| served));
        assert!(hasher.run(|| ()).await.is_ok());
        assert!(!hasher.is_full());
    }
}
