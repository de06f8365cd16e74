//! Reads single fields of forms: the type, or the text key of what is wrong.

use base::{Email, EmailError, Mobile, MobileError};

use crate::model::{Username, UsernameError};

/// An e-mail address.
pub(crate) fn email(text: &str) -> Result<Email, &'static str> {
    Email::parse(text).map_err(|e| match e {
        _ if text.is_empty() => "accounts-email-missing",
        EmailError::Malformed => "accounts-email-malformed",
        EmailError::TooLong => "accounts-email-too-long",
    })
}

/// A mobile number.
pub(crate) fn mobile(text: &str) -> Result<Mobile, &'static str> {
    Mobile::parse(text).map_err(|e| match e {
        MobileError::Malformed => "accounts-mobile-malformed",
        MobileError::NotMobile => "accounts-mobile-not-mobile",
    })
}

/// A username.
pub(crate) fn username(text: &str) -> Result<Username, &'static str> {
    Username::parse(text).map_err(UsernameError::text_key)
}
