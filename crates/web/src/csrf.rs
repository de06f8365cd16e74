//! Forms can only be sent from our own pages: a token made from a random cookie, beside the check of
//! `Origin` and `Sec-Fetch-Site`. Nothing is stored on the server.

use base::Random;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use cookie::Cookie;
use http::HeaderMap;
use http::header::{HOST, ORIGIN};
use store::Keyring;
use subtle::ConstantTimeEq;

use crate::config::Config;
use crate::session::{cookie_value, own_cookie};

const BYTES: usize = 16;

/// The random cookie that tokens are made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CsrfCookie([u8; BYTES]);

impl CsrfCookie {
    /// The browser's cookie, or a new one and the header that gives it to the browser.
    pub fn find_or_new(config: &Config, random: &Random, headers: &HeaderMap) -> (CsrfCookie, Option<Cookie<'static>>) {
        let found = cookie_value(headers, name(config))
            .and_then(|text| URL_SAFE_NO_PAD.decode(text).ok())
            .and_then(|bytes| bytes.try_into().ok());
        if let Some(bytes) = found {
            return (CsrfCookie(bytes), None);
        }
        let new = CsrfCookie(random.bytes());
        (
            new,
            Some(own_cookie(config, name(config), URL_SAFE_NO_PAD.encode(new.0)).build()),
        )
    }

    /// A token for a form; looks different each time, so that compression tells nothing of it.
    pub fn token(&self, keys: &Keyring, random: &Random) -> String {
        let pad = random.bytes::<BYTES>();
        let masked = xor(pad, self.expected(keys));
        URL_SAFE_NO_PAD.encode([pad, masked].concat())
    }

    /// Whether `token` was made from this cookie.
    pub fn accepts(&self, keys: &Keyring, token: &str) -> bool {
        let Ok(bytes) = URL_SAFE_NO_PAD.decode(token) else {
            return false;
        };
        let (Some(pad), Some(masked)) = (bytes.first_chunk::<BYTES>(), bytes.last_chunk::<BYTES>()) else {
            return false;
        };
        bytes.len() == 2 * BYTES && bool::from(xor(*pad, *masked).ct_eq(&self.expected(keys)))
    }

    /// A name for this browser that cannot be turned back into the cookie.
    pub fn browser(&self, keys: &Keyring) -> String {
        keys.hash("web.browser", &URL_SAFE_NO_PAD.encode(self.0))
    }

    fn expected(&self, keys: &Keyring) -> [u8; BYTES] {
        *keys.mac("web.csrf", &self.0).first_chunk().expect("a MAC has 32 bytes")
    }
}

fn xor(a: [u8; BYTES], b: [u8; BYTES]) -> [u8; BYTES] {
    std::array::from_fn(|i| a[i] ^ b[i])
}

fn name(config: &Config) -> &'static str {
    if config.is_https() {
        "__Host-farstu-csrf"
    } else {
        "farstu-csrf"
    }
}

/// Whether the browser says that a request comes from our own pages. Browsers that say nothing are
/// left to the token.
pub fn from_own_site(headers: &HeaderMap) -> bool {
    if let Some(site) = headers.get("sec-fetch-site") {
        return site == "same-origin" || site == "none";
    }
    let Some(origin) = headers.get(ORIGIN) else { return true };
    let (Ok(origin), Some(Ok(host))) = (origin.to_str(), headers.get(HOST).map(|h| h.to_str())) else {
        return false;
    };
    origin.split_once("://").is_some_and(|(_, from)| from == host)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys() -> Keyring {
        Keyring::new([("k", "0123456789012345678901234567890123456789")], &"h".repeat(40)).unwrap()
    }

    #[test]
    fn a_token_fits_only_the_cookie_it_was_made_from() {
        let (random, keys) = (Random::seeded(1), keys());
        let (mine, theirs) = (CsrfCookie(random.bytes()), CsrfCookie(random.bytes()));
        let token = mine.token(&keys, &random);
        assert!(mine.accepts(&keys, &token));
        assert!(!theirs.accepts(&keys, &token));
        assert_ne!(token, mine.token(&keys, &random));
        assert!(!mine.accepts(&keys, ""));
        assert!(!mine.accepts(&keys, &token[..token.len() - 4]));
    }

    #[test]
    fn another_site_is_told_apart() {
        let with = |pairs: &[(&'static str, &'static str)]| {
            from_own_site(
                &pairs
                    .iter()
                    .map(|(k, v)| (k.parse().unwrap(), v.parse().unwrap()))
                    .collect::<HeaderMap>(),
            )
        };
        assert!(with(&[("sec-fetch-site", "same-origin")]));
        assert!(!with(&[("sec-fetch-site", "cross-site")]));
        assert!(!with(&[("sec-fetch-site", "same-site")]));
        assert!(with(&[
            ("origin", "https://portal.example"),
            ("host", "portal.example")
        ]));
        assert!(!with(&[("origin", "https://evil.example"), ("host", "portal.example")]));
        assert!(!with(&[("origin", "null"), ("host", "portal.example")]));
        assert!(with(&[]));
    }
}
