//! Reads the CSV file of an import: which bytes, which separator, which columns, and each row parsed
//! or refused. Pure; tells lines and reasons, never what stands in the file.

use std::collections::HashSet;

use anyhow::{Context, bail};
use base::{Email, Mobile, Personnummer};
use chrono::NaiveDate;
use csv::StringRecord;

use crate::model::Username;

const NAME_CHARACTERS: usize = 100;
const COLUMNS: [&str; 6] = ["email", "username", "first_name", "last_name", "mobile", "personnummer"];
const REQUIRED: [&str; 3] = ["email", "first_name", "last_name"];

/// A row that can be made into an account.
pub(super) struct Row {
    pub(super) line: u64,
    pub(super) email: Email,
    pub(super) username: Option<Username>,
    pub(super) first_name: String,
    pub(super) last_name: String,
    pub(super) mobile: Option<Mobile>,
    pub(super) personnummer: Option<Personnummer>,
}

/// Why a row was not made into an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadReason {
    /// More or fewer fields than columns.
    #[error("has more or fewer fields than the first line has columns")]
    Fields,
    /// No e-mail address, or none that can be read.
    #[error("email is missing or is not an e-mail address")]
    Email,
    /// An earlier row has the same e-mail address.
    #[error("email is the same as on an earlier line")]
    EmailTwice,
    /// Not a username.
    #[error("username must have 3 to 40 letters, digits, dots, hyphens or underscores")]
    Username,
    /// Somebody else has the username.
    #[error("username belongs to somebody else")]
    UsernameTaken,
    /// No first name, or one that is too long.
    #[error("first_name is missing or longer than 100 characters")]
    FirstName,
    /// No last name, or one that is too long.
    #[error("last_name is missing or longer than 100 characters")]
    LastName,
    /// Not a mobile number.
    #[error("mobile is not a mobile number")]
    Mobile,
    /// Not an identity number.
    #[error("personnummer has a wrong date or check digit")]
    Personnummer,
    /// Somebody else has the identity number.
    #[error("personnummer belongs to another account")]
    PersonnummerTaken,
}

/// A row that was not made into an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadRow {
    /// Its line in the file, from 1.
    pub line: u64,
    /// Why.
    pub reason: BadReason,
}

/// Everything that stands in the file.
pub(super) struct Parsed {
    pub(super) rows: Vec<Row>,
    pub(super) bad: Vec<BadRow>,
}

/// Reads a whole file. An error means that no row of it can be read.
pub(super) fn parse(bytes: &[u8], today: NaiveDate) -> anyhow::Result<Parsed> {
    let text = decode(bytes);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator(&text))
        .flexible(true)
        .from_reader(text.as_bytes());
    let columns = Columns::read(reader.headers().context("the first line cannot be read")?)?;
    let mut parsed = Parsed {
        rows: Vec::new(),
        bad: Vec::new(),
    };
    let mut seen = HashSet::new();
    for record in reader.records() {
        // Its own error could quote the file.
        let record = record.map_err(|_| anyhow::anyhow!("the file cannot be read as CSV"))?;
        if record.iter().all(|field| field.trim().is_empty()) {
            continue;
        }
        let line = record.position().map_or(0, csv::Position::line);
        match columns.row(&record, line, today) {
            Ok(row) if seen.insert(row.email.key()) => parsed.rows.push(row),
            Ok(_) => parsed.bad.push(BadRow {
                line,
                reason: BadReason::EmailTwice,
            }),
            Err(reason) => parsed.bad.push(BadRow { line, reason }),
        }
    }
    Ok(parsed)
}

/// UTF-8, with or without a mark, or else Windows-1252, which Excel writes in Sweden.
fn decode(bytes: &[u8]) -> String {
    let (text, _, _) = match std::str::from_utf8(bytes) {
        Ok(_) => encoding_rs::UTF_8.decode(bytes),
        Err(_) => encoding_rs::WINDOWS_1252.decode(bytes),
    };
    // Lines are counted wrongly with CRLF, and PostgreSQL takes no NUL in a text.
    text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "\u{fffd}")
}

fn separator(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    if header.contains(';') { b';' } else { b',' }
}

/// Where each column stands.
struct Columns {
    places: [Option<usize>; COLUMNS.len()],
    count: usize,
}

impl Columns {
    fn read(header: &StringRecord) -> anyhow::Result<Columns> {
        let mut places = [None; COLUMNS.len()];
        for (place, name) in header.iter().enumerate() {
            let name = name.trim().to_lowercase();
            let Some(column) = COLUMNS.iter().position(|column| *column == name) else {
                bail!(
                    "column {} of the first line has no name that is known; the columns are {}",
                    place + 1,
                    COLUMNS.join(", ")
                );
            };
            if places[column].replace(place).is_some() {
                bail!("the column {} stands twice in the first line", COLUMNS[column]);
            }
        }
        let missing = REQUIRED.iter().find(|name| {
            COLUMNS
                .iter()
                .zip(places)
                .any(|(column, place)| column == *name && place.is_none())
        });
        if let Some(name) = missing {
            bail!("the column {name} is missing in the first line");
        }
        Ok(Columns {
            places,
            count: header.len(),
        })
    }

    fn get<'r>(&self, record: &'r StringRecord, column: &str) -> &'r str {
        let index = COLUMNS.iter().position(|name| *name == column);
        let place = index.and_then(|index| self.places[index]);
        place.and_then(|place| record.get(place)).unwrap_or_default().trim()
    }

    fn row(&self, record: &StringRecord, line: u64, today: NaiveDate) -> Result<Row, BadReason> {
        if record.len() != self.count {
            return Err(BadReason::Fields);
        }
        let get = |column| self.get(record, column);
        let email = Email::parse(get("email")).map_err(|_| BadReason::Email)?;
        Ok(Row {
            line,
            username: username(get("username"), &email)?,
            first_name: name(get("first_name")).ok_or(BadReason::FirstName)?,
            last_name: name(get("last_name")).ok_or(BadReason::LastName)?,
            mobile: optional(get("mobile"), |text| Mobile::parse(text).map_err(|_| BadReason::Mobile))?,
            personnummer: optional(get("personnummer"), |text| {
                Personnummer::parse(text, today).map_err(|_| BadReason::Personnummer)
            })?,
            email,
        })
    }
}

/// Older portals let people log in with the address, and some of them write it twice.
fn username(text: &str, email: &Email) -> Result<Option<Username>, BadReason> {
    if text.to_lowercase() == email.key() {
        return Ok(None);
    }
    optional(text, |text| Username::parse(text).map_err(|_| BadReason::Username))
}

fn name(text: &str) -> Option<String> {
    let fits = (1..=NAME_CHARACTERS).contains(&text.chars().count());
    fits.then(|| text.to_owned())
}

fn optional<T>(text: &str, parse: impl FnOnce(&str) -> Result<T, BadReason>) -> Result<Option<T>, BadReason> {
    if text.is_empty() {
        Ok(None)
    } else {
        parse(text).map(Some)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "email;username;first_name;last_name;mobile;personnummer\n";

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
    }

    fn read(text: &str) -> Parsed {
        parse(text.as_bytes(), today()).unwrap()
    }

    #[test]
    fn semicolons_and_commas_with_and_without_a_mark_are_read() {
        for text in [
            "email;first_name;last_name\nanna@exempel.example;Anna;Ek\n",
            "\u{feff}email,first_name,last_name\r\nanna@exempel.example,Anna,Ek\r\n",
            "last_name,email,first_name\n\"Ek\",anna@exempel.example,\"Anna\"",
        ] {
            let parsed = read(text);
            assert_eq!((parsed.rows.len(), parsed.bad.len()), (1, 0), "{text}");
            let row = &parsed.rows[0];
            assert_eq!(
                (row.email.as_str(), row.first_name.as_str(), row.last_name.as_str()),
                ("anna@exempel.example", "Anna", "Ek")
            );
        }
    }

    #[test]
    fn windows_1252_is_read_where_it_is_not_utf_8() {
        let mut bytes = b"email;first_name;last_name\nasa@exempel.example;".to_vec();
        bytes.extend([0xc5, b's', b'a', b';', 0xd6, b's', b't', b'\n']);
        let parsed = parse(&bytes, today()).unwrap();
        let row = &parsed.rows[0];
        assert_eq!((row.first_name.as_str(), row.last_name.as_str()), ("Åsa", "Öst"));
    }

    #[test]
    fn bad_rows_are_told_with_line_and_reason_and_the_others_read() {
        let rows = [
            (";;Anna;Ek;;", BadReason::Email),
            ("anna;;Anna;Ek;;", BadReason::Email),
            ("a1@exempel.example;a b;Anna;Ek;;", BadReason::Username),
            ("a2@exempel.example;;;Ek;;", BadReason::FirstName),
            ("a3@exempel.example;;Anna;;;", BadReason::LastName),
            ("a4@exempel.example;;Anna;Ek;12;", BadReason::Mobile),
            ("a5@exempel.example;;Anna;Ek;;20200101-0000", BadReason::Personnummer),
            ("a6@exempel.example;;Anna;Ek", BadReason::Fields),
            ("GOOD@exempel.example;;Anna;Ek;;", BadReason::EmailTwice),
        ];
        let bad: String = rows.iter().map(|(row, _)| format!("{row}\n")).collect();
        let parsed = read(&format!("{HEADER}good@exempel.example;;Anna;Ek;;\n{bad}"));
        assert_eq!(parsed.rows.len(), 1);
        let expected: Vec<_> = (3..)
            .zip(rows)
            .map(|(line, (_, reason))| BadRow { line, reason })
            .collect();
        assert_eq!(parsed.bad, expected);
    }

    #[test]
    fn optional_fields_may_be_empty_and_empty_lines_are_passed_over() {
        let parsed = read(&format!("{HEADER}anna@exempel.example;;Anna;Ek;;\n;;;;;\n\n"));
        assert_eq!((parsed.rows.len(), parsed.bad.len()), (1, 0));
        let row = &parsed.rows[0];
        assert!(row.username.is_none() && row.mobile.is_none() && row.personnummer.is_none());
    }

    #[test]
    fn a_username_that_is_the_address_is_none() {
        let parsed = read(&format!(
            "{HEADER}anna@exempel.example;Anna@Exempel.example;Anna;Ek;;\n"
        ));
        assert!(parsed.rows[0].username.is_none());
    }

    #[test]
    fn a_first_line_that_is_no_header_is_refused_without_quoting_it() {
        for (text, told) in [
            ("", "the column email is missing in the first line"),
            (
                "anna@exempel.example;Anna;Ek\n",
                "column 1 of the first line has no name that is known",
            ),
            (
                "email;first_name\n",
                "the column last_name is missing in the first line",
            ),
            (
                "email;email;first_name;last_name\n",
                "the column email stands twice in the first line",
            ),
        ] {
            let error = parse(text.as_bytes(), today()).err().unwrap().to_string();
            assert!(error.starts_with(told), "{error}");
            assert!(!error.contains('@'), "{error}");
        }
    }
}
