//! Mobile numbers as typed by people, kept in one international form (E.164).
//! Numbers never stand in `Debug`.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Why a text is not a mobile number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MobileError {
    /// It is no telephone number: other characters, too short, too long, or no
    /// country and no leading zero.
    #[error("not a telephone number")]
    Malformed,
    /// It is a Swedish number, but not of a mobile telephone.
    #[error("not a mobile number")]
    NotMobile,
}

/// A mobile number in E.164: `+46701740605`.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Mobile(String);

impl Mobile {
    /// Reads a Swedish number (`070-174 06 05`, `+46 (0)70…`, `0046 70…`) or one
    /// with another country's prefix (`+47…`, `0047…`). Spaces, hyphens, dots,
    /// slashes and brackets may stand anywhere.
    pub fn parse(text: &str) -> Result<Self, MobileError> {
        let bare = without_separators(text)?;
        let international = match (bare.strip_prefix('+'), bare.strip_prefix("00")) {
            (Some(rest), _) | (None, Some(rest)) => rest.to_owned(),
            (None, None) => format!("46{}", bare.strip_prefix('0').ok_or(MobileError::Malformed)?),
        };
        match international.strip_prefix("46") {
            Some(national) => swedish(national.strip_prefix('0').unwrap_or(national)),
            None => foreign(&international),
        }
    }

    /// The number in E.164, as stored and given to the sender of text messages.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number as people read it: `070-174 06 05` when Swedish, else E.164.
    pub fn spelled(&self) -> String {
        match self.0.strip_prefix("+46") {
            Some(n) => format!("0{}-{} {} {}", &n[..2], &n[2..5], &n[5..7], &n[7..]),
            None => self.0.clone(),
        }
    }
}

/// Digits with at most a plus in front of them.
fn without_separators(text: &str) -> Result<String, MobileError> {
    let bare: String = text
        .chars()
        .filter(|&c| !c.is_whitespace() && !"-\u{2010}\u{2011}\u{2012}\u{2013}\u{2212}./()".contains(c))
        .collect();
    let digits = bare.strip_prefix('+').unwrap_or(&bare);
    match digits.bytes().all(|b| b.is_ascii_digit()) {
        true => Ok(bare),
        false => Err(MobileError::Malformed),
    }
}

/// Nine digits after the country code, of the series for mobile telephones in the
/// Swedish numbering plan (70, 72, 73, 76, 79).
fn swedish(national: &str) -> Result<Mobile, MobileError> {
    match national.get(..2) {
        Some("70" | "72" | "73" | "76" | "79") if national.len() == 9 => Ok(Mobile(format!("+46{national}"))),
        Some("70" | "72" | "73" | "76" | "79") => Err(MobileError::Malformed),
        Some(_) if (7..=10).contains(&national.len()) => Err(MobileError::NotMobile),
        _ => Err(MobileError::Malformed),
    }
}

/// Country code and number together hold at most 15 digits and begin with none
/// of zero (E.164, 6.2).
fn foreign(digits: &str) -> Result<Mobile, MobileError> {
    match (8..=15).contains(&digits.len()) && !digits.starts_with('0') {
        true => Ok(Mobile(format!("+{digits}"))),
        false => Err(MobileError::Malformed),
    }
}

impl fmt::Debug for Mobile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Mobile(…)")
    }
}

impl TryFrom<String> for Mobile {
    type Error = MobileError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<Mobile> for String {
    fn from(mobile: Mobile) -> Self {
        mobile.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_spellings_of_a_swedish_number_are_the_same_number() {
        for text in [
            "0701740605",
            "070-174 06 05",
            " 070 - 174.06.05 ",
            "070/1740605",
            "070\u{a0}174\u{a0}06\u{a0}05",
            "070\u{2013}1740605",
            "+46701740605",
            "+46 70 174 06 05",
            "+46 (0)70-174 06 05",
            "0046701740605",
            "00 46 (0) 70 174 06 05",
        ] {
            assert_eq!(Mobile::parse(text).unwrap().as_str(), "+46701740605", "{text}");
        }
    }

    #[test]
    fn a_number_can_be_read_back_from_what_is_shown_and_what_is_stored() {
        let mobile = Mobile::parse("0701740605").unwrap();
        assert_eq!(mobile.spelled(), "070-174 06 05");
        assert_eq!(Mobile::parse(&mobile.spelled()).unwrap(), mobile);
        assert_eq!(Mobile::parse(mobile.as_str()).unwrap(), mobile);
    }

    #[test]
    fn numbers_of_other_countries_keep_their_prefix() {
        for (text, number) in [
            ("+47 406 12 345", "+4740612345"),
            ("0045 20 12 34 56", "+4520123456"),
            ("+1 (202) 555-0143", "+12025550143"),
        ] {
            let mobile = Mobile::parse(text).unwrap();
            assert_eq!(mobile.as_str(), number);
            assert_eq!(mobile.spelled(), number);
        }
    }

    #[test]
    fn swedish_numbers_that_cannot_receive_text_messages_are_told_apart() {
        for text in ["019-21 10 00", "08-123 456 78", "+46 771 567 567", "010-123 45 67"] {
            assert_eq!(Mobile::parse(text), Err(MobileError::NotMobile), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in [
            "",
            "+",
            "00",
            "0",
            "070",
            "070-174 06 0",
            "070-174 06 050",
            "701740605",
            "46701740605",
            "070-174 06 O5",
            "070+1740605",
            "++46701740605",
            "+0701740605",
            "+47123",
            "+4712345678901234",
            "inget",
            "٠٧٠١٧٤٠٦٠٥",
        ] {
            assert_eq!(Mobile::parse(text), Err(MobileError::Malformed), "{text}");
        }
    }

    #[test]
    fn debug_does_not_show_the_number() {
        assert_eq!(format!("{:?}", Mobile::parse("0701740605").unwrap()), "Mobile(…)");
    }
}
