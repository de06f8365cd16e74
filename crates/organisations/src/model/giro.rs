//! Bankgiro and plusgiro numbers: digits with a check digit, as Swedish banks write them. No I/O.

use sea_orm::prelude::StringLen;
use sea_orm::{DeriveActiveEnum, EnumIter};

/// Where money is paid to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum GiroKind {
    /// Bankgiro: seven or eight digits.
    #[sea_orm(string_value = "bankgiro")]
    Bankgiro,
    /// Plusgiro: two to eight digits.
    #[sea_orm(string_value = "plusgiro")]
    Plusgiro,
}

/// Why a number is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum GiroError {
    Malformed,
    CheckDigit,
}

/// The digits of a number as it was typed, with or without hyphen and spaces.
pub(crate) fn parse_giro(kind: GiroKind, typed: &str) -> Result<String, GiroError> {
    let plain = typed
        .chars()
        .filter(|c| !c.is_whitespace() && !"-\u{2010}\u{2011}\u{2013}".contains(*c));
    let digits: String = plain.collect();
    let long_enough = match kind {
        GiroKind::Bankgiro => (7..=8).contains(&digits.len()),
        GiroKind::Plusgiro => (2..=8).contains(&digits.len()),
    };
    if !long_enough || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(GiroError::Malformed);
    }
    if has_check_digit(&digits) {
        Ok(digits)
    } else {
        Err(GiroError::CheckDigit)
    }
}

/// The sum by Luhn, modulus 10: every other digit from the right but one counts double.
fn has_check_digit(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, byte)| {
            let digit = u32::from(byte - b'0') * if place % 2 == 1 { 2 } else { 1 };
            digit / 10 + digit % 10
        })
        .sum();
    sum.is_multiple_of(10)
}

/// As banks write it: 123-4566, 5050-1055; 12 34 56-6.
pub(crate) fn spelled_giro(kind: GiroKind, digits: &str) -> String {
    let tail = match kind {
        GiroKind::Bankgiro => 4,
        GiroKind::Plusgiro => 1,
    };
    let (front, tail) = digits.split_at(digits.len().saturating_sub(tail));
    match kind {
        GiroKind::Bankgiro => format!("{front}-{tail}"),
        GiroKind::Plusgiro => {
            // In pairs from the right.
            let odd = front.len() % 2;
            let (first, rest) = front.split_at(odd);
            let pairs = rest
                .as_bytes()
                .chunks(2)
                .map(|pair| String::from_utf8_lossy(pair).into_owned());
            let groups: Vec<_> = Some(first.to_owned())
                .filter(|first| !first.is_empty())
                .into_iter()
                .chain(pairs)
                .collect();
            format!("{}-{tail}", groups.join(" "))
        }
    }
}

#[cfg(test)]
mod tests {
    use GiroKind::{Bankgiro, Plusgiro};

    use super::*;

    #[test]
    fn numbers_are_read_however_they_are_written() {
        for typed in ["5050-1055", "50501055", " 5050 1055 ", "5050\u{2013}1055"] {
            assert_eq!(parse_giro(Bankgiro, typed).as_deref(), Ok("50501055"), "{typed}");
        }
        assert_eq!(parse_giro(Plusgiro, "4 15 81-0").as_deref(), Ok("415810"));
    }

    #[test]
    fn wrong_check_digits_and_lengths_are_refused() {
        assert_eq!(parse_giro(Bankgiro, "5050-1056"), Err(GiroError::CheckDigit));
        assert_eq!(parse_giro(Plusgiro, "4 15 81-3"), Err(GiroError::CheckDigit));
        for typed in ["", "123", "123456789", "5050-10x5", "٥٠٥٠١٠٥٥"] {
            assert_eq!(parse_giro(Bankgiro, typed), Err(GiroError::Malformed), "{typed}");
        }
        assert_eq!(parse_giro(Plusgiro, "1"), Err(GiroError::Malformed));
    }

    #[test]
    fn numbers_are_spelled_as_banks_do() {
        assert_eq!(spelled_giro(Bankgiro, "50501055"), "5050-1055");
        assert_eq!(spelled_giro(Bankgiro, "1234566"), "123-4566");
        assert_eq!(spelled_giro(Plusgiro, "415810"), "4 15 81-0");
        assert_eq!(spelled_giro(Plusgiro, "18"), "1-8");
    }
}
