//! Swedish organisation numbers. A sole trader's is a personnummer and is
//! guarded as one, also in exports and open data (law.md, "Accounts and
//! organisations"): callers cannot get at it without saying so.

use std::fmt;

use chrono::NaiveDate;

use crate::Personnummer;
use crate::personnummer::{NumberError, Written, has_right_check_digit};

/// The number of an organisation, with a right check digit.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Organisationsnummer(Kind);

#[derive(Clone, PartialEq, Eq, Hash)]
enum Kind {
    /// Ten ASCII digits, the third of them at least 2, which no date of birth has.
    LegalPerson(String),
    SoleTrader(Personnummer),
}

impl Organisationsnummer {
    /// Reads `NNNNNN-NNNN` with or without hyphen, spaces and the prefix `16` that the Tax
    /// Agency writes, or a personnummer (see [`Personnummer::parse`]; `today` is the Swedish date).
    pub fn parse(text: &str, today: NaiveDate) -> Result<Self, NumberError> {
        let written = Written::read(text)?;
        let ten = match written.digits.len() {
            10 => Some(written.digits.as_str()).filter(|ten| is_of_legal_person(ten)),
            _ => written.digits.strip_prefix("16"),
        };
        match ten {
            Some(ten) if is_of_legal_person(ten) && !written.plus => legal_person(ten),
            Some(_) => Err(NumberError::Malformed),
            None => Personnummer::parse(text, today).map(|number| Self(Kind::SoleTrader(number))),
        }
    }

    /// Reads back what [`Organisationsnummer::digits`] gave. Says nothing about the future.
    pub fn from_stored(digits: &str) -> Result<Self, NumberError> {
        match digits.len() {
            10 if digits.bytes().all(|b| b.is_ascii_digit()) && is_of_legal_person(digits) => legal_person(digits),
            12 => Personnummer::from_stored(digits).map(|number| Self(Kind::SoleTrader(number))),
            _ => Err(NumberError::Malformed),
        }
    }

    /// The ten digits of a legal person, the twelve of a sole trader. The latter are stored as
    /// a personnummer is: encrypted, and hashed for look-up.
    pub fn digits(&self) -> &str {
        match &self.0 {
            Kind::LegalPerson(digits) => digits,
            Kind::SoleTrader(number) => number.digits(),
        }
    }

    /// The personnummer that this number is, when it is a sole trader's.
    pub fn sole_trader(&self) -> Option<&Personnummer> {
        match &self.0 {
            Kind::LegalPerson(_) => None,
            Kind::SoleTrader(number) => Some(number),
        }
    }

    /// Whether this number is a personnummer.
    pub fn is_sole_trader(&self) -> bool {
        self.sole_trader().is_some()
    }

    /// As anybody may see it: `NNNNNN-NNNN`, of a sole trader `19850709-****`.
    pub fn masked(&self) -> String {
        match &self.0 {
            Kind::LegalPerson(_) => self.full(),
            Kind::SoleTrader(number) => number.masked(),
        }
    }

    /// The whole number: `NNNNNN-NNNN`, of a sole trader `19850709-1234`. Of a sole trader
    /// only to its owner, or logged.
    pub fn full(&self) -> String {
        match &self.0 {
            Kind::LegalPerson(digits) => format!("{}-{}", &digits[..6], &digits[6..]),
            Kind::SoleTrader(number) => number.full(),
        }
    }
}

/// The "month" of a legal person is at least 20, so that it is never taken for a date.
fn is_of_legal_person(ten_digits: &str) -> bool {
    ten_digits.as_bytes()[2] >= b'2'
}

fn legal_person(ten_digits: &str) -> Result<Organisationsnummer, NumberError> {
    match has_right_check_digit(ten_digits) {
        true => Ok(Organisationsnummer(Kind::LegalPerson(ten_digits.to_owned()))),
        false => Err(NumberError::CheckDigit),
    }
}

impl fmt::Debug for Organisationsnummer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::LegalPerson(_) => write!(f, "Organisationsnummer({})", self.full()),
            Kind::SoleTrader(_) => f.write_str("Organisationsnummer(…)"),
        }
    }
}
