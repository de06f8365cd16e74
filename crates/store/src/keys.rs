//! Encryption of single fields and keyed hashes for look-ups. A sealed field names its key, so keys
//! can be changed one at a time (`farstu keys rotate`). Never shows a key.

use std::collections::BTreeMap;
use std::fmt;

use anyhow::Context;
use base::Random;
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

type Key = Zeroizing<[u8; 32]>;

/// A field names a key that the configuration no longer has.
#[derive(Debug, thiserror::Error)]
#[error("the configuration has no encryption key named {0:?}")]
pub struct MissingKey(pub String);

/// The secrets of the installation. The key that comes last by name encrypts; the others still open.
pub struct Keyring {
    encryption: BTreeMap<String, Key>,
    hash: Key,
}

impl fmt::Debug for Keyring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Keyring({:?})", self.encryption.keys())
    }
}

impl Keyring {
    /// `encryption` maps key id → secret, `hash` is the secret of look-ups; secrets are texts of at
    /// least 32 characters. Key ids must not hold a colon.
    pub fn new<'a>(encryption: impl IntoIterator<Item = (&'a str, &'a str)>, hash: &str) -> anyhow::Result<Keyring> {
        let mut keys = BTreeMap::new();
        for (id, secret) in encryption {
            anyhow::ensure!(
                !id.is_empty() && !id.contains(':'),
                "a key id must be a word without colon"
            );
            keys.insert(
                id.to_owned(),
                derive(secret).with_context(|| format!("keys.encryption.{id}"))?,
            );
        }
        anyhow::ensure!(!keys.is_empty(), "keys.encryption needs at least one key");
        Ok(Keyring {
            encryption: keys,
            hash: derive(hash).context("keys.hash")?,
        })
    }

    /// Encrypts `plain` for `domain` (for example `accounts.personnummer`): `key id:base64`.
    pub fn seal(&self, random: &Random, domain: &str, plain: &[u8]) -> String {
        let (id, key) = self.encryption.last_key_value().expect("a keyring has a key");
        let nonce = random.bytes::<24>();
        let sealed = XChaCha20Poly1305::new((&**key).into())
            .encrypt(
                (&nonce).into(),
                Payload {
                    msg: plain,
                    aad: domain.as_bytes(),
                },
            )
            .expect("XChaCha20-Poly1305 takes any text shorter than 256 GiB");
        format!("{id}:{}", STANDARD_NO_PAD.encode([nonce.as_slice(), &sealed].concat()))
    }

    /// Opens what `seal` made for the same `domain`.
    pub fn open(&self, domain: &str, sealed: &str) -> anyhow::Result<Vec<u8>> {
        let (id, text) = sealed.split_once(':').context("not a sealed field")?;
        let key = self.encryption.get(id).ok_or_else(|| MissingKey(id.to_owned()))?;
        let bytes = STANDARD_NO_PAD.decode(text).context("not a sealed field")?;
        anyhow::ensure!(bytes.len() > 24, "not a sealed field");
        let (nonce, body) = bytes.split_at(24);
        XChaCha20Poly1305::new((&**key).into())
            .decrypt(
                nonce.into(),
                Payload {
                    msg: body,
                    aad: domain.as_bytes(),
                },
            )
            .map_err(|_| anyhow::anyhow!("a sealed field does not open: wrong key or changed text"))
    }

    /// The names of all keys; the last one encrypts.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.encryption.keys().map(String::as_str)
    }

    /// The name of the key that encrypts now.
    pub fn current(&self) -> &str {
        self.encryption.last_key_value().expect("a keyring has a key").0
    }

    /// Whether `sealed` was made with the key that encrypts now.
    pub fn is_current(&self, sealed: &str) -> bool {
        sealed.split_once(':').is_some_and(|(id, _)| id == self.current())
    }

    /// A keyed hash of `value` in `domain`, hex: equal values are found without being readable.
    pub fn hash(&self, domain: &str, value: &str) -> String {
        hex(&self.mac(domain, value.as_bytes()))
    }

    /// The raw keyed hash, 32 bytes.
    pub fn mac(&self, domain: &str, value: &[u8]) -> [u8; 32] {
        let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(&*self.hash).expect("HMAC takes keys of any length");
        mac.update(domain.as_bytes());
        mac.update(&[0]);
        mac.update(value);
        mac.finalize().into_bytes().into()
    }
}

fn derive(secret: &str) -> anyhow::Result<Key> {
    anyhow::ensure!(secret.trim().len() >= 32, "a secret must have at least 32 characters");
    Ok(Zeroizing::new(Sha256::digest(secret.trim().as_bytes()).into()))
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    use fmt::Write;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            write!(text, "{byte:02x}").expect("writing to a text does not fail");
            text
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keyring(ids: &[&str]) -> Keyring {
        let secrets: Vec<_> = ids.iter().map(|id| (*id, format!("{id:-<40}"))).collect();
        Keyring::new(secrets.iter().map(|(id, s)| (*id, s.as_str())), &"h".repeat(40)).unwrap()
    }

    #[test]
    fn a_sealed_field_opens_only_in_its_own_domain() {
        let keys = keyring(&["2026"]);
        let sealed = keys.seal(&Random::seeded(1), "a", b"198507099805");
        assert_eq!(keys.open("a", &sealed).unwrap(), b"198507099805");
        assert!(keys.open("b", &sealed).is_err());
        assert!(!sealed.contains("1985"));
    }

    #[test]
    fn an_older_key_still_opens_and_the_newest_seals() {
        let old = keyring(&["2026"]).seal(&Random::seeded(1), "a", b"x");
        let keys = keyring(&["2026", "2027"]);
        assert_eq!(keys.open("a", &old).unwrap(), b"x");
        assert!(!keys.is_current(&old));
        assert!(keys.is_current(&keys.seal(&Random::seeded(1), "a", b"x")));
        assert!(
            keyring(&["2027"])
                .open("a", &old)
                .unwrap_err()
                .downcast_ref::<MissingKey>()
                .is_some()
        );
    }

    #[test]
    fn a_changed_field_does_not_open() {
        let keys = keyring(&["k"]);
        let sealed = keys.seal(&Random::seeded(1), "a", b"x");
        let changed = sealed.replace(sealed.chars().last().unwrap(), "A");
        assert!(changed == sealed || keys.open("a", &changed).is_err());
        assert!(keys.open("a", "k:").is_err());
        assert!(keys.open("a", "").is_err());
    }
}
