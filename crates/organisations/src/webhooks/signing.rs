//! Deliveries are signed as the Standard Webhooks convention says, so that receivers can check them with a library:
//! HMAC-SHA256 over `id.timestamp.body`, under a secret that only the two of us have.

use anyhow::Context;
use base::Random;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use store::Keyring;

use crate::model::WEBHOOK_SECRET;

const PREFIX: &str = "whsec_";

/// A secret in clear; stays out of logs.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct WebhookSecret([u8; 32]);

impl std::fmt::Debug for WebhookSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("WebhookSecret")
    }
}

impl WebhookSecret {
    /// A new one.
    pub(crate) fn new(random: &Random) -> WebhookSecret {
        WebhookSecret(random.bytes())
    }

    /// As it is shown, once.
    pub(crate) fn reveal(&self) -> String {
        format!("{PREFIX}{}", STANDARD.encode(self.0))
    }

    /// As it is stored.
    pub(crate) fn sealed(&self, keys: &Keyring, random: &Random) -> String {
        keys.seal(random, WEBHOOK_SECRET, &self.0)
    }

    /// Out of what is stored.
    pub(crate) fn open(keys: &Keyring, sealed: &str) -> anyhow::Result<WebhookSecret> {
        let bytes = keys.open(WEBHOOK_SECRET, sealed)?;
        Ok(WebhookSecret(bytes.try_into().ok().context("a secret has 32 bytes")?))
    }

    /// The signature of one delivery.
    pub(crate) fn sign(&self, id: &str, timestamp: i64, body: &str) -> String {
        let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(&self.0).expect("HMAC takes keys of any length");
        mac.update(format!("{id}.{timestamp}.{body}").as_bytes());
        format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The figures come from another implementation: Python's `hmac` and `base64`.
    #[test]
    fn a_delivery_is_signed_as_others_do_it() {
        let secret = WebhookSecret(std::array::from_fn(|n| u8::try_from(n).unwrap()));
        assert_eq!(secret.reveal(), "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        let signed = secret.sign("msg_1", 1_614_265_330, "{\"test\": 2432232314}");
        assert_eq!(signed, "v1,GWvjEzx3AphU7wha3hNZPXJnymF9Fg+ZdvPQqWPOjZ0=");
    }

    #[test]
    fn a_stored_secret_is_the_same_again() {
        let keys = Keyring::new([("k", "0123456789012345678901234567890123456789")], &"h".repeat(40)).unwrap();
        let random = Random::seeded(1);
        let secret = WebhookSecret::new(&random);
        let sealed = secret.sealed(&keys, &random);
        assert_eq!(WebhookSecret::open(&keys, &sealed).unwrap(), secret);
        assert!(!format!("{secret:?}{sealed}").contains(&secret.reveal()));
    }
}
