//! E-mail addresses as typed by people. Whether an address can be reached is
//! only known after a confirmed link. Addresses never stand in `Debug`.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Why a text is not an e-mail address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EmailError {
    /// It has not the shape `name@domain.example`.
    #[error("not an e-mail address")]
    Malformed,
    /// It is longer than 254 bytes (RFC 5321, 4.5.3.1.3).
    #[error("e-mail address too long")]
    TooLong,
}

/// An e-mail address, at most 254 bytes, as typed but without spaces around it.
/// Two addresses belong together when their [`Email::key`] is the same.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Email(String);

impl Email {
    /// Reads an address: ASCII before the `@`, and a domain of at least two parts after
    /// it, which may hold letters such as å. Quoted names and bare IP addresses are refused.
    pub fn parse(text: &str) -> Result<Self, EmailError> {
        let text = text.trim();
        if text.len() > 254 {
            return Err(EmailError::TooLong);
        }
        match text.rsplit_once('@') {
            Some((name, domain)) if is_name(name) && is_domain(domain) => Ok(Self(text.to_owned())),
            _ => Err(EmailError::Malformed),
        }
    }

    /// The address as it was typed, for sending and showing.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address in lower case, for look-up and uniqueness.
    pub fn key(&self) -> String {
        self.0.to_lowercase()
    }
}

/// A dot-atom of RFC 5322, 3.2.3, at most 64 characters (RFC 5321, 4.5.3.1.1).
fn is_name(name: &str) -> bool {
    name.len() <= 64
        && name.split('.').all(|atom| {
            !atom.is_empty()
                && atom
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&b))
        })
}

fn is_domain(domain: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    match domain.rsplit_once('.') {
        Some((rest, top)) => {
            rest.split('.').all(is_label) && is_label(top) && !top.starts_with(|c: char| c.is_ascii_digit())
        }
        None => false,
    }
}

impl fmt::Debug for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Email(…)")
    }
}

impl TryFrom<String> for Email {
    type Error = EmailError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<Email> for String {
    fn from(email: Email) -> Self {
        email.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_addresses_are_kept_as_typed() {
        for text in [
            "anna@exempel.example",
            "Anna.Ek+bokning@Kansli.Exempel.example",
            "o'brien_2@sub-dom.exempel.example",
            "anna@räksmörgås.example",
            "anna@xn--rksmrgs-5wao1o.example",
            "1@2.example",
        ] {
            assert_eq!(Email::parse(text).unwrap().as_str(), text);
        }
    }

    #[test]
    fn spaces_around_are_dropped_and_case_is_only_for_showing() {
        let email = Email::parse("  Anna@Exempel.Example\u{a0}").unwrap();
        assert_eq!(email.as_str(), "Anna@Exempel.Example");
        assert_eq!(email.key(), "anna@exempel.example");
    }

    #[test]
    fn what_is_not_an_address_is_refused() {
        for text in [
            "",
            "anna",
            "anna@",
            "@exempel.example",
            "anna@exempel",
            "anna@.example",
            "anna@exempel..example",
            "anna@-exempel.example",
            "anna@exempel-.example",
            "anna@192.0.2.1",
            "anna@[192.0.2.1]",
            "anna@@exempel.example",
            "a@b@exempel.example",
            ".anna@exempel.example",
            "anna.@exempel.example",
            "an..na@exempel.example",
            "an na@exempel.example",
            "\"anna\"@exempel.example",
            "Anna <anna@exempel.example>",
            "anna@exempel.example, bo@exempel.example",
            "anna@exempel.example\r\nBcc: bo@exempel.example",
            "anna\0@exempel.example",
            "anna@exempel.example.",
            "<script>@exempel.example",
        ] {
            assert_eq!(Email::parse(text), Err(EmailError::Malformed), "{text:?}");
        }
    }

    #[test]
    fn an_address_holds_at_most_254_bytes_and_its_name_64() {
        let domain = format!("{}.{}.{}.example", "d".repeat(60), "d".repeat(60), "d".repeat(59));
        let longest = format!("{}@{domain}", "n".repeat(254 - 1 - domain.len()));
        assert_eq!(longest.len(), 254);
        assert!(Email::parse(&longest).is_ok());
        assert_eq!(Email::parse(&format!("n{longest}")), Err(EmailError::TooLong));
        let name = "n".repeat(65);
        assert_eq!(
            Email::parse(&format!("{name}@exempel.example")),
            Err(EmailError::Malformed)
        );
    }

    #[test]
    fn debug_does_not_show_the_address() {
        let email = Email::parse("anna@exempel.example").unwrap();
        assert_eq!(format!("{email:?}"), "Email(…)");
    }

    #[test]
    fn serde_parses_too() {
        let email: Email = serde_json::from_str("\"anna@exempel.example\"").unwrap();
        assert_eq!(serde_json::to_value(&email).unwrap(), "anna@exempel.example");
        assert!(serde_json::from_str::<Email>("\"anna\"").is_err());
    }
}
