//! The only place that draws randomness from the machine. Everything else is
//! given a [`Random`], so that tests and the demo can be repeated exactly.
//! What is drawn is never logged.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::rngs::StdRng;
use rand::{Rng, RngCore, SeedableRng};

/// A source of randomness, good enough for secrets unless it is seeded. Can be
/// used from many threads at once; clones of a seeded one share its sequence.
#[derive(Clone)]
pub struct Random {
    /// `None` is the machine's randomness.
    seeded: Option<Arc<Mutex<StdRng>>>,
}

impl Random {
    /// The machine's cryptographic randomness.
    pub fn system() -> Self {
        Self { seeded: None }
    }

    /// A sequence that `seed` decides, for tests and the demo. Never for secrets.
    pub fn seeded(seed: u64) -> Self {
        Self {
            seeded: Some(Arc::new(Mutex::new(StdRng::seed_from_u64(seed)))),
        }
    }

    /// `N` random bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.draw(|rng| rng.fill_bytes(&mut bytes));
        bytes
    }

    /// A secret of 256 bits as 43 letters, digits, `-` and `_` (base64url
    /// without padding), fit for links, cookies and keys of forms.
    pub fn token(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.bytes::<32>())
    }

    /// `n` decimal digits, each as likely as the others; leading zeros are kept.
    pub fn digits(&self, n: usize) -> String {
        self.draw(|rng| (0..n).map(|_| char::from(b'0' + rng.random_range(0..10_u8))).collect())
    }

    /// A whole number from zero up to but not including `bound`, each as likely
    /// as the others.
    ///
    /// # Panics
    /// When `bound` is zero.
    pub fn below(&self, bound: u32) -> u32 {
        self.draw(|rng| rng.random_range(0..bound))
    }

    fn draw<R>(&self, draw: impl FnOnce(&mut dyn RngCore) -> R) -> R {
        match &self.seeded {
            // A panic while drawing leaves the generator usable: every state of it is a valid one.
            Some(rng) => draw(&mut *rng.lock().unwrap_or_else(PoisonError::into_inner)),
            None => draw(&mut machine_rng()),
        }
    }
}

impl fmt::Debug for Random {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.seeded {
            Some(_) => "Random::seeded",
            None => "Random::system",
        })
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one place where the machine's randomness is drawn"
)]
fn machine_rng() -> impl RngCore {
    rand::rng()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;
    use std::thread;

    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_sequence() {
        let draw = |random: Random| {
            (
                random.token(),
                random.digits(6),
                random.bytes::<10>(),
                random.below(1_000_000),
            )
        };
        assert_eq!(draw(Random::seeded(7)), draw(Random::seeded(7)));
        assert_ne!(draw(Random::seeded(7)), draw(Random::seeded(8)));
        assert_ne!(draw(Random::system()), draw(Random::system()));
    }

    #[test]
    fn a_token_is_43_characters_that_can_stand_in_an_address() {
        let token = Random::system().token();
        assert_eq!(token.len(), 43);
        assert!(
            token
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
        );
    }

    #[test]
    fn digits_are_as_many_as_asked_for_and_all_ten_come_up() {
        let digits = Random::seeded(1).digits(1_000);
        assert_eq!(digits.len(), 1_000);
        assert_eq!(digits.bytes().collect::<HashSet<_>>(), (b'0'..=b'9').collect());
        assert_eq!(Random::system().digits(0), "");
    }

    #[test]
    fn numbers_stay_below_the_bound() {
        let random = Random::seeded(1);
        let drawn: HashSet<u32> = (0..200).map(|_| random.below(3)).collect();
        assert_eq!(drawn, HashSet::from([0, 1, 2]));
    }

    #[test]
    fn threads_that_share_a_seeded_source_never_draw_the_same() {
        let random = Random::seeded(1);
        let threads: Vec<_> = (0..8)
            .map(|_| {
                let random = random.clone();
                thread::spawn(move || (0..100).map(|_| random.token()).collect::<Vec<_>>())
            })
            .collect();
        let drawn: HashSet<String> = threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect();
        assert_eq!(drawn.len(), 800);
    }
}
