//! Nouns of accounts as they come out of forms: parsed once, then the type is the proof. No I/O.

use std::fmt;

/// A username that a person chose: 3–40 letters, digits and `.-_`, never an `@`, so that it cannot
/// be mistaken for an e-mail address (accounts.md, Registering).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Username(String);

/// Why a text is not a username.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UsernameError {
    /// Fewer than 3 or more than 40 characters.
    #[error("a username has 3 to 40 characters")]
    Length,
    /// Something else than letters, digits and `.-_`.
    #[error("a username has letters, digits, dots, hyphens and underscores")]
    Characters,
}

impl UsernameError {
    /// What to tell the person.
    pub fn text_key(self) -> &'static str {
        match self {
            UsernameError::Length => "accounts-username-length",
            UsernameError::Characters => "accounts-username-characters",
        }
    }
}

impl Username {
    /// Reads a username, without space around it.
    pub fn parse(text: &str) -> Result<Username, UsernameError> {
        let text = text.trim();
        if !text.chars().all(|c| c.is_alphanumeric() || ".-_".contains(c)) {
            return Err(UsernameError::Characters);
        }
        if !(3..=40).contains(&text.chars().count()) {
            return Err(UsernameError::Length);
        }
        Ok(Username(text.to_owned()))
    }

    /// As it was typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// In lower case, for look-up and uniqueness.
    pub fn key(&self) -> String {
        self.0.to_lowercase()
    }
}

impl fmt::Display for Username {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_digits_dots_hyphens_and_underscores_are_a_username() {
        for good in ["bo.k", "Åsa_1", "a-b", "abc", &"a".repeat(40)] {
            assert_eq!(Username::parse(good).unwrap().as_str(), good);
        }
        assert_eq!(Username::parse("  Bo.K ").unwrap().key(), "bo.k");
    }

    #[test]
    fn everything_else_is_not() {
        for (bad, why) in [
            ("ab", UsernameError::Length),
            ("", UsernameError::Length),
            (&*"a".repeat(41), UsernameError::Length),
            ("a@exempel.example", UsernameError::Characters),
            ("a b c", UsernameError::Characters),
            ("<b>abc</b>", UsernameError::Characters),
            ("abc'--", UsernameError::Characters),
        ] {
            assert_eq!(Username::parse(bad), Err(why), "{bad}");
        }
    }
}
