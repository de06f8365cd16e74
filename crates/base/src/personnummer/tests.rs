//! The numbers in `testdata` are a sample of those that the Swedish Tax Agency
//! publishes for testing; no other numbers of persons stand here.

use proptest::prelude::*;
use proptest::sample::select;

use super::*;

const PERSONNUMMER: &str = include_str!("../../testdata/personnummer.txt");
const SAMORDNINGSNUMMER: &str = include_str!("../../testdata/samordningsnummer.txt");

fn published() -> impl Iterator<Item = &'static str> {
    PERSONNUMMER.lines().chain(SAMORDNINGSNUMMER.lines())
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn today() -> NaiveDate {
    day("2026-11-27")
}

fn read(text: &str) -> Result<String, NumberError> {
    Personnummer::parse(text, today()).map(|number| number.digits().to_owned())
}

/// The ten digits of a published number, `-` or `+` as the law says on that day.
fn ten_digits(twelve: &str, today: NaiveDate) -> String {
    let turns = today.year() - twelve[..4].parse::<i32>().unwrap();
    let sign = if turns >= 100 { '+' } else { '-' };
    format!("{}{sign}{}", &twelve[2..8], &twelve[8..])
}

#[test]
fn every_published_number_is_read_in_every_spelling() {
    for digits in published() {
        let (date, last) = (&digits[..8], &digits[8..]);
        for text in [
            digits.to_owned(),
            format!("{date}-{last}"),
            format!("{date}+{last}"),
            format!("{date} {last}"),
            format!("{date}\u{2013}{last}"),
            format!("  {}\u{a0}{} {} - {last}\t", &date[..4], &date[4..6], &date[6..]),
            ten_digits(digits, today()),
        ] {
            assert_eq!(read(&text).as_deref(), Ok(digits), "{text}");
        }
    }
}

#[test]
fn coordination_numbers_are_told_apart() {
    let is_coordination = |digits: &str| Personnummer::from_stored(digits).unwrap().is_coordination();
    assert!(PERSONNUMMER.lines().all(|digits| !is_coordination(digits)));
    assert!(SAMORDNINGSNUMMER.lines().all(is_coordination));
}

#[test]
fn a_plus_is_asked_for_from_the_year_somebody_turns_100() {
    let born_in_1901 = "190111249801";
    let read_on =
        |text: &str, today: &str| Personnummer::parse(text, day(today)).map(|number| number.digits().to_owned());

    for text in ["011124-9801", "0111249801"] {
        assert_eq!(read_on(text, "2000-12-31").as_deref(), Ok(born_in_1901));
        assert_eq!(read_on(text, "2001-01-01"), Err(NumberError::Future));
        assert_eq!(read_on(text, "2001-11-24").as_deref(), Ok("200111249801"));
    }
    assert_eq!(read_on("011124+9801", "2000-12-31"), Err(NumberError::Date));
    assert_eq!(read_on("011124+9801", "2001-01-01").as_deref(), Ok(born_in_1901));
    assert_eq!(read_on("011124+9801", "2100-12-31").as_deref(), Ok(born_in_1901));
}

#[test]
fn a_birth_tomorrow_is_in_the_future_and_a_birth_today_is_not() {
    let newest = "202312312388";
    let read_on = |text: &str, today: &str| Personnummer::parse(text, day(today)).map(|_| ());
    for text in [newest, "231231-2388"] {
        assert_eq!(read_on(text, "2023-12-30"), Err(NumberError::Future));
        assert_eq!(read_on(text, "2023-12-31"), Ok(()));
    }
    let coordination = "202312912393";
    assert_eq!(read_on(coordination, "2023-12-30"), Err(NumberError::Future));
    assert_eq!(read_on(coordination, "2023-12-31"), Ok(()));
    let without_month = "201900772383";
    assert_eq!(read_on(without_month, "2018-12-31"), Err(NumberError::Future));
    assert_eq!(read_on(without_month, "2019-01-01"), Ok(()));
}

#[test]
fn dates_that_never_were_are_told_apart_from_wrong_check_digits() {
    for text in [
        "20231301-2388",
        "20231232-2388",
        "20230229-2388",
        "20230092-2388",
        "20231360-2388",
        "18391231-2388",
    ] {
        assert_eq!(read(text), Err(NumberError::Date), "{text}");
    }
    assert_eq!(read("20231200-2388"), Err(NumberError::Date));
    assert_eq!(read("20230031-2388"), Err(NumberError::Date));
    assert_eq!(read("20231231-2389"), Err(NumberError::CheckDigit));
}

#[test]
fn texts_that_are_no_numbers_are_refused() {
    for text in [
        "",
        "-",
        "2388",
        "231231-238",
        "231231-23888",
        "0231231-2388",
        "2023123-12388",
        "2312-312388",
        "231231--2388",
        "231231+-2388",
        "231231/2388",
        "-2312312388",
        "231231-2388-",
        "2023-12-31-2388",
        "231231-238O",
        "231231-T388",
        "\u{662}\u{663}1231-2388",
        "åååååå-åååå",
        "<b>231231</b>",
    ] {
        assert_eq!(read(text), Err(NumberError::Malformed), "{text}");
    }
}

#[test]
fn only_twelve_bare_digits_are_read_back_from_the_store() {
    for digits in published() {
        assert_eq!(Personnummer::from_stored(digits).unwrap().digits(), digits);
    }
    for text in ["2312312388", "20231231-2388", " 202312312388"] {
        assert_eq!(Personnummer::from_stored(text), Err(NumberError::Malformed), "{text}");
    }
}

#[test]
fn it_is_shown_masked_or_whole_and_never_by_debug() {
    let number = Personnummer::parse("231231-2388", today()).unwrap();
    assert_eq!(number.masked(), "20231231-****");
    assert_eq!(number.full(), "20231231-2388");
    assert_eq!(format!("{number:?}"), "Personnummer(…)");
}

#[test]
fn the_age_is_known_when_the_date_of_birth_is() {
    let age = |digits: &str, on: &str| Personnummer::from_stored(digits).unwrap().age_on(day(on));
    assert_eq!(age("200711102392", "2025-11-09"), Some(17));
    assert_eq!(age("200711102392", "2025-11-10"), Some(18));
    assert_eq!(age("200711102392", "2007-11-09"), None);
    assert_eq!(age("202312912393", "2033-12-31"), Some(10));
    assert_eq!(age("201900772383", "2033-12-31"), None);
}

proptest! {
    #[test]
    fn any_other_digit_among_the_last_ten_is_refused(
        digits in select(published().collect::<Vec<_>>()),
        place in 2..12_usize,
        step in 1..10_u8,
    ) {
        let mut changed = digits.as_bytes().to_vec();
        changed[place] = (changed[place] - b'0' + step) % 10 + b'0';
        let changed = String::from_utf8(changed).unwrap();
        prop_assert!(read(&changed).is_err());
        prop_assert!(read(&ten_digits(&changed, today())).is_err());
    }

    #[test]
    fn spaces_anywhere_change_nothing(
        digits in select(published().collect::<Vec<_>>()),
        short in any::<bool>(),
        spaces in prop::collection::vec((0..16_usize, select(vec![' ', '\u{a0}', '\t'])), 0..6),
    ) {
        let mut text: Vec<char> = match short {
            true => ten_digits(digits, today()).chars().collect(),
            false => digits.chars().collect(),
        };
        for (place, space) in spaces {
            text.insert(place.min(text.len()), space);
        }
        let read_back = read(&text.into_iter().collect::<String>());
        prop_assert_eq!(read_back.as_deref(), Ok(digits));
    }

    #[test]
    fn nothing_that_is_typed_makes_it_panic(text in any::<String>()) {
        let _ = read(&text);
    }

    #[test]
    fn whatever_is_read_is_read_again_from_what_is_shown(text in "(18|19|20)?[0-9]{2}[01][0-9]{3}[-+ ]?[0-9]{4}") {
        if let Ok(number) = Personnummer::parse(&text, today()) {
            prop_assert_eq!(Personnummer::parse(&number.full(), today()), Ok(number.clone()));
            prop_assert_eq!(Personnummer::from_stored(number.digits()), Ok(number));
        }
    }
}
