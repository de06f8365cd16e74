//! Swedish postal codes. Whether a code is in use is not known here.

use serde::{Deserialize, Serialize};

/// The text is not a Swedish postal code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a postal code")]
pub struct PostalCodeError;

/// A Swedish postal code: five digits, the first not zero.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PostalCode(String);

impl PostalCode {
    /// Reads `702 10`, `70210` or `SE-702 10`; spaces may stand anywhere.
    pub fn parse(text: &str) -> Result<Self, PostalCodeError> {
        let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let bare = bare.to_ascii_uppercase();
        let digits = bare
            .strip_prefix("SE-")
            .or_else(|| bare.strip_prefix("S-"))
            .unwrap_or(&bare);
        let right = digits.len() == 5 && digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0');
        right.then(|| Self(digits.to_owned())).ok_or(PostalCodeError)
    }

    /// The five digits, as stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As written in an address, with a no-break space: `702 10`.
    pub fn spelled(&self) -> String {
        format!("{}\u{a0}{}", &self.0[..3], &self.0[3..])
    }
}

impl TryFrom<String> for PostalCode {
    type Error = PostalCodeError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<PostalCode> for String {
    fn from(code: PostalCode) -> Self {
        code.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_spellings_are_the_same_code() {
        for text in ["70210", "702 10", " 702\u{a0}10 ", "SE-702 10", "s-70210"] {
            assert_eq!(PostalCode::parse(text).unwrap().as_str(), "70210", "{text}");
        }
    }

    #[test]
    fn it_is_shown_with_a_no_break_space() {
        assert_eq!(PostalCode::parse("70210").unwrap().spelled(), "702\u{a0}10");
    }

    #[test]
    fn anything_else_is_refused() {
        for text in ["", "7021", "702100", "02100", "702-10", "7O210", "NO-0150", "٧٠٢١٠"] {
            assert_eq!(PostalCode::parse(text), Err(PostalCodeError), "{text}");
        }
    }
}
