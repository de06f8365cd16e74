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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The Swedish Tax Agency's own number, and a personnummer that it publishes for testing.
    const AGENCY: &str = "2021005448";
    const PERSON: &str = "202312312388";

    fn read(text: &str) -> Result<String, NumberError> {
        let today = NaiveDate::from_ymd_opt(2026, 11, 27).unwrap();
        Organisationsnummer::parse(text, today).map(|number| number.digits().to_owned())
    }

    #[test]
    fn all_spellings_are_the_same_number() {
        for text in [
            "202100-5448",
            "2021005448",
            " 202100 5448 ",
            "202100\u{2013}5448",
            "16202100-5448",
            "162021005448",
        ] {
            assert_eq!(read(text).as_deref(), Ok(AGENCY), "{text}");
        }
    }

    #[test]
    fn a_legal_person_is_shown_whole_to_anybody() {
        let number = Organisationsnummer::from_stored(AGENCY).unwrap();
        assert_eq!(number.full(), "202100-5448");
        assert_eq!(number.masked(), "202100-5448");
        assert!(!number.is_sole_trader());
        assert_eq!(format!("{number:?}"), "Organisationsnummer(202100-5448)");
    }

    #[test]
    fn a_sole_trader_is_guarded_as_a_person() {
        for text in ["231231-2388", "20231231-2388"] {
            assert_eq!(read(text).as_deref(), Ok(PERSON), "{text}");
        }
        let number = Organisationsnummer::from_stored(PERSON).unwrap();
        assert!(number.is_sole_trader());
        assert_eq!(number.sole_trader().unwrap().digits(), PERSON);
        assert_eq!(number.masked(), "20231231-****");
        assert_eq!(number.full(), "20231231-2388");
        assert_eq!(format!("{number:?}"), "Organisationsnummer(…)");
    }

    #[test]
    fn each_mistake_is_told_apart() {
        for (text, error) in [
            ("", NumberError::Malformed),
            ("202100-544", NumberError::Malformed),
            ("202100-54488", NumberError::Malformed),
            ("202100+5448", NumberError::Malformed),
            ("16231231-2388", NumberError::Malformed),
            ("19202100-5448", NumberError::Date),
            ("202100-5449", NumberError::CheckDigit),
            ("231231-2389", NumberError::CheckDigit),
            ("21231231-2388", NumberError::Future),
        ] {
            assert_eq!(read(text), Err(error), "{text}");
        }
        for text in ["", "202100-5448", "2312312388", "åååååå"] {
            assert_eq!(
                Organisationsnummer::from_stored(text),
                Err(NumberError::Malformed),
                "{text}"
            );
        }
    }

    proptest! {
        #[test]
        fn one_last_digit_of_ten_is_right(front in "[1-9][0-9][2-9][0-9]{6}") {
            let right: Vec<String> =
                (0..10).map(|last| format!("{front}{last}")).filter(|digits| read(digits).is_ok()).collect();
            prop_assert_eq!(right.len(), 1);
            let number = Organisationsnummer::from_stored(&right[0]).unwrap();
            prop_assert_eq!(read(&number.full()), Ok(number.digits().to_owned()));
            prop_assert_eq!(read(&format!("16{}", number.full())), Ok(number.digits().to_owned()));
        }

        #[test]
        fn any_other_digit_is_refused(place in 0..10_usize, step in 1..10_u8) {
            let mut changed = AGENCY.as_bytes().to_vec();
            changed[place] = (changed[place] - b'0' + step) % 10 + b'0';
            prop_assert!(read(&String::from_utf8(changed).unwrap()).is_err());
        }

        #[test]
        fn nothing_that_is_typed_makes_it_panic(text in any::<String>()) {
            let _ = read(&text);
            let _ = Organisationsnummer::from_stored(&text);
        }
    }
}
