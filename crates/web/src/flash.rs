//! The message shown once after a redirect, carried in a signed cookie.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use cookie::Cookie;
use http::HeaderMap;
use serde::{Deserialize, Serialize};
use store::Keyring;
use subtle::ConstantTimeEq;

use crate::config::Config;
use crate::session::{cookie_value, own_cookie};

fn name(config: &Config) -> &'static str {
    if config.is_https() {
        "__Host-farstu-flash"
    } else {
        "farstu-flash"
    }
}

/// Says how something went, once, on the next page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flash {
    /// In the person's language.
    pub text: String,
    /// Whether it went well: green, else neutral.
    pub good: bool,
}

impl Flash {
    /// It went well.
    pub fn good(text: impl Into<String>) -> Flash {
        Flash {
            text: text.into(),
            good: true,
        }
    }

    /// Something to know.
    pub fn note(text: impl Into<String>) -> Flash {
        Flash {
            text: text.into(),
            good: false,
        }
    }

    /// The cookie that carries it to the next page.
    pub fn cookie(&self, config: &Config, keys: &Keyring) -> Cookie<'static> {
        let text = serde_json::to_vec(self).expect("a flash is plain text");
        let value = format!(
            "{}.{}",
            URL_SAFE_NO_PAD.encode(&text),
            URL_SAFE_NO_PAD.encode(keys.mac("web.flash", &text))
        );
        own_cookie(config, name(config), value)
            .max_age(cookie::time::Duration::minutes(5))
            .build()
    }

    /// The message that the request carries, and the cookie that takes it away.
    pub fn take(config: &Config, keys: &Keyring, headers: &HeaderMap) -> Option<(Flash, Cookie<'static>)> {
        let value = cookie_value(headers, name(config))?;
        let (text, mac) = value.split_once('.')?;
        let (text, mac) = (URL_SAFE_NO_PAD.decode(text).ok()?, URL_SAFE_NO_PAD.decode(mac).ok()?);
        let genuine = bool::from(keys.mac("web.flash", &text).ct_eq(&mac));
        let flash = genuine.then(|| serde_json::from_slice(&text).ok()).flatten()?;
        let mut gone = own_cookie(config, name(config), String::new()).build();
        gone.make_removal();
        Some((flash, gone))
    }
}
