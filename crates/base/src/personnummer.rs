//! Swedish personal identity numbers and coordination numbers (accounts.md,
//! "Personnummer"; law 1991:481, 18 and 18 a §). Never shown whole except through
//! [`Personnummer::full`], whose callers log the reveal; never in `Debug`.

use std::fmt;

use chrono::{Datelike, NaiveDate};

/// Why a text is no identity number, so that a page can say how to mend it. Of
/// persons ([`Personnummer`]) and of organisations
/// ([`Organisationsnummer`](crate::Organisationsnummer)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NumberError {
    /// Not ten or twelve digits, or other characters among them.
    #[error("not an identity number")]
    Malformed,
    /// The date in it does not exist, or lies before anybody who got a number was born.
    #[error("identity number with an impossible date")]
    Date,
    /// The last digit does not fit the others: a digit is wrong or two changed places.
    #[error("identity number with a wrong check digit")]
    CheckDigit,
    /// The date in it has not come yet. Of ten digits: the century may be meant
    /// otherwise, and all twelve digits help.
    #[error("identity number with a date in the future")]
    Future,
}

/// Numbers were given to people living in 1947; none of them was born before this year.
const EARLIEST_BIRTH_YEAR: i32 = 1840;

/// A personal identity number or coordination number with right date and check digit.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Personnummer {
    /// Twelve ASCII digits: year, month, day (of a coordination number + 60), four last.
    digits: String,
}

impl Personnummer {
    /// Reads ten or twelve digits. Spaces may stand anywhere; a hyphen or plus may stand
    /// before the last four. The century of ten digits is the one that makes the person turn
    /// less than 100 during the year of `today` (Swedish date), or 100 to 199 after a plus.
    pub fn parse(text: &str, today: NaiveDate) -> Result<Self, NumberError> {
        let written = Written::read(text)?;
        let digits = match written.digits.len() {
            12 => written.digits,
            _ => with_century(&written, today.year()),
        };
        let number = Self::from_stored(&digits)?;
        match number.begins_after(today) {
            true => Err(NumberError::Future),
            false => Ok(number),
        }
    }

    /// Reads back the twelve digits of [`Personnummer::digits`]. Says nothing about the future.
    pub fn from_stored(digits: &str) -> Result<Self, NumberError> {
        if digits.len() != 12 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(NumberError::Malformed);
        }
        let number = Self {
            digits: digits.to_owned(),
        };
        if !number.has_possible_date() {
            return Err(NumberError::Date);
        }
        match has_right_check_digit(&digits[2..]) {
            true => Ok(number),
            false => Err(NumberError::CheckDigit),
        }
    }

    /// All twelve digits without separator, as stored encrypted and hashed for look-up.
    pub fn digits(&self) -> &str {
        &self.digits
    }

    /// As shown in lists and to others: `19850709-****`.
    pub fn masked(&self) -> String {
        format!("{}-****", &self.digits[..8])
    }

    /// The whole number as people write it: `19850709-1234`. Only to its owner, or logged.
    pub fn full(&self) -> String {
        format!("{}-{}", &self.digits[..8], &self.digits[8..])
    }

    /// Whether this is a coordination number (samordningsnummer).
    pub fn is_coordination(&self) -> bool {
        self.day_digits() >= 60
    }

    /// The date of birth; `None` for a coordination number of somebody whose month or day of
    /// birth is not known.
    pub fn birth_date(&self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year(), self.month(), self.day())
    }

    /// Whole years lived on `date`; `None` when the date of birth is not known or is later.
    pub fn age_on(&self, date: NaiveDate) -> Option<u32> {
        date.years_since(self.birth_date()?)
    }

    fn year(&self) -> i32 {
        number_in(&self.digits[..4]).cast_signed()
    }

    fn month(&self) -> u32 {
        number_in(&self.digits[4..6])
    }

    fn day_digits(&self) -> u32 {
        number_in(&self.digits[6..8])
    }

    fn day(&self) -> u32 {
        match self.day_digits() {
            day @ 0..60 => day,
            day => day - 60,
        }
    }

    /// A coordination number may have month 00, day 60 or both where they are not known.
    fn has_possible_date(&self) -> bool {
        let (month, day) = (self.month(), self.day());
        let possible = match self.is_coordination() && (month == 0 || day == 0) {
            // 2000 was a leap year and January has 31 days: what is not known is no hindrance.
            true => NaiveDate::from_ymd_opt(2000, month.max(1), day.max(1)).is_some(),
            false => self.birth_date().is_some(),
        };
        possible && self.year() >= EARLIEST_BIRTH_YEAR
    }

    fn begins_after(&self, today: NaiveDate) -> bool {
        let born = (self.year(), self.month(), self.day());
        born > (today.year(), today.month(), today.day())
    }
}

impl fmt::Debug for Personnummer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Personnummer(…)")
    }
}

/// An identity number as somebody wrote it, taken apart.
pub(crate) struct Written {
    /// Ten or twelve ASCII digits.
    pub(crate) digits: String,
    /// A plus stood before the last four.
    pub(crate) plus: bool,
}

impl Written {
    pub(crate) fn read(text: &str) -> Result<Self, NumberError> {
        let bare: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
        let (front, last_four) = bare
            .split_at_checked(bare.len().saturating_sub(4))
            .ok_or(NumberError::Malformed)?;
        let (date, plus) = match front.split_last() {
            Some(('+', date)) => (date, true),
            Some((&sign, date)) if is_hyphen(sign) => (date, false),
            _ => (front, false),
        };
        let digits: String = date.iter().chain(last_four).collect();
        match matches!(digits.len(), 10 | 12) && digits.bytes().all(|b| b.is_ascii_digit()) {
            true => Ok(Self { digits, plus }),
            false => Err(NumberError::Malformed),
        }
    }
}

/// The hyphen of the keyboard, and the dashes that word processors turn it into.
fn is_hyphen(sign: char) -> bool {
    "-\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2212}".contains(sign)
}

/// A plus takes the place of the hyphen from the year somebody turns 100 (law 1991:481, 18 §).
fn with_century(written: &Written, this_year: i32) -> String {
    let latest = if written.plus { this_year - 100 } else { this_year };
    let of_century = number_in(&written.digits[..2]).cast_signed();
    let year = latest - (latest - of_century).rem_euclid(100);
    format!("{year:04}{}", &written.digits[2..])
}

fn number_in(digits: &str) -> u32 {
    digits.parse().expect("identity numbers are made of digits only")
}

/// The Luhn sum of ten digits ends with zero.
pub(crate) fn has_right_check_digit(ten_digits: &str) -> bool {
    let sum: u32 = ten_digits
        .bytes()
        .zip([2, 1].into_iter().cycle())
        .map(|(digit, weight)| u32::from(digit - b'0') * weight)
        .map(|product| product / 10 + product % 10)
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests;
