//! Reads the file of an import: which bytes, which separator, which columns, and each row parsed or told
//! what is wrong. Pure; tells lines, columns and reasons, and by what a bad row is found, nothing else of it.

use std::collections::HashSet;

use base::{Email, NumberError, Organisationsnummer, PostalCode};
use chrono::NaiveDate;
use csv::StringRecord;
use sea_orm::{ActiveEnum, Iterable};

use super::{BETWEEN, Column, ImportRow, MOST_ROWS, NO, NUMBER, Typed, YES};
use crate::model::{self, Activity, AgeGroup, Kind, from_code, limit, one_line, website};

/// What names of the portal stand for in a file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    /// Names of activities in lower case.
    pub(crate) activities: Vec<(String, Activity)>,
    /// Names of kinds in lower case.
    pub(crate) kinds: Vec<(String, Kind)>,
    /// Names of categories in lower case, and as they are.
    pub(crate) categories: Vec<(String, String)>,
}

/// What is wrong with a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    pub(crate) column: &'static str,
    /// Ends the key of a text: `organisations-import-bad-…`.
    pub(crate) reason: &'static str,
}

/// A row that cannot be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BadRow {
    pub(crate) typed: Typed,
    pub(crate) problems: Vec<Problem>,
}

/// One line of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) line: u64,
    pub(crate) row: Result<ImportRow, BadRow>,
}

/// Why no line can be read: the key of a text.
pub(crate) type Unreadable = &'static str;

/// Reads a whole file.
pub(crate) fn read(bytes: &[u8], today: NaiveDate, words: &Words) -> Result<Vec<Line>, Unreadable> {
    let text = decode(bytes);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator(&text))
        .flexible(true)
        .from_reader(text.as_bytes());
    let head = reader.headers().map_err(|_| "organisations-import-unreadable")?;
    let columns = Columns::read(head)?;
    let (mut lines, mut seen) = (Vec::new(), HashSet::new());
    let mut counted = Counted::default();
    for record in reader.records() {
        let record = record.map_err(|_| "organisations-import-unreadable")?;
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if lines.len() >= MOST_ROWS {
            return Err("organisations-import-too-many");
        }
        let mut row = columns.row(&record, today, words);
        if let Ok(good) = &row
            && !seen.insert(good.number.clone())
        {
            row = Err(BadRow {
                typed: good.typed(),
                problems: vec![problem(NUMBER, "twice")],
            });
        }
        let line = counted.line_at(&text, record.position().map_or(0, csv::Position::byte));
        lines.push(Line { line, row });
    }
    if lines.is_empty() {
        return Err("organisations-import-empty");
    }
    Ok(lines)
}

/// How far lines have been counted: the reader counts those of a record, and not the empty ones before it.
#[derive(Default)]
struct Counted {
    bytes: usize,
    ends: u64,
}

impl Counted {
    /// The line of the record that begins at `byte`, or after the empty lines that stand there.
    fn line_at(&mut self, text: &str, byte: u64) -> u64 {
        let byte = usize::try_from(byte).unwrap_or(usize::MAX).min(text.len());
        let empty = text.as_bytes()[byte..]
            .iter()
            .take_while(|byte| **byte == b'\n')
            .count();
        let passed = &text.as_bytes()[self.bytes..byte + empty];
        self.ends += passed.iter().filter(|byte| **byte == b'\n').count() as u64;
        self.bytes = byte + empty;
        self.ends + 1
    }
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

/// Whichever the first line has most of.
fn separator(text: &str) -> u8 {
    let head = text.lines().next().unwrap_or_default();
    let count = |separator: u8| head.bytes().filter(|byte| *byte == separator).count();
    let found = [b';', b',', b'\t']
        .into_iter()
        .rev()
        .max_by_key(|separator| count(*separator));
    found.unwrap_or(b';')
}

/// Where each column stands. Others are passed over, and nothing of them is kept.
struct Columns {
    number: usize,
    places: Vec<(usize, Column)>,
    count: usize,
}

impl Columns {
    fn read(head: &StringRecord) -> Result<Columns, Unreadable> {
        let (mut number, mut places) = (None, Vec::new());
        for (place, name) in head.iter().enumerate() {
            let name = name.trim().to_lowercase();
            let is_twice = if name == NUMBER {
                number.replace(place).is_some()
            } else if let Some(column) = Column::from_name(&name) {
                let is_twice = places.iter().any(|(_, other)| *other == column);
                places.push((place, column));
                is_twice
            } else {
                false
            };
            if is_twice {
                return Err("organisations-import-column-twice");
            }
        }
        Ok(Columns {
            number: number.ok_or("organisations-import-no-number")?,
            places,
            count: head.len(),
        })
    }

    fn row(&self, record: &StringRecord, today: NaiveDate, words: &Words) -> Result<ImportRow, BadRow> {
        let typed_number = record.get(self.number).unwrap_or_default();
        if record.len() != self.count {
            // Anything may stand where the name should be.
            return Err(BadRow {
                typed: Typed::of(typed_number, ""),
                problems: vec![problem(NUMBER, "fields")],
            });
        }
        let (mut problems, mut cells) = (Vec::new(), Vec::new());
        let number = read_number(typed_number, today);
        for (place, column) in &self.places {
            let cell = unguarded(record.get(*place).unwrap_or_default().trim());
            if cell.is_empty() {
                continue;
            }
            match parse(*column, cell, words) {
                Ok(text) => cells.push((*column, text)),
                Err(reason) => problems.push(problem(column.name(), reason)),
            }
        }
        match number {
            Ok(number) if problems.is_empty() => Ok(ImportRow {
                number: number.digits().to_owned(),
                cells,
            }),
            number => {
                problems.extend(number.err().map(|reason| problem(NUMBER, reason)));
                let typed = Typed::of(typed_number, self.cell(record, Column::Name));
                Err(BadRow { typed, problems })
            }
        }
    }

    fn cell<'a>(&self, record: &'a StringRecord, wanted: Column) -> &'a str {
        let place = self.places.iter().find(|(_, column)| *column == wanted);
        let cell = place.and_then(|(place, _)| record.get(*place));
        unguarded(cell.unwrap_or_default().trim())
    }
}

pub(crate) const fn problem(column: &'static str, reason: &'static str) -> Problem {
    Problem { column, reason }
}

/// A cell as it was before an export kept it from being a formula.
fn unguarded(cell: &str) -> &str {
    let inner = cell
        .strip_prefix('\'')
        .filter(|inner| inner.starts_with(['=', '+', '-', '@']));
    inner.unwrap_or(cell)
}

fn read_number(cell: &str, today: NaiveDate) -> Result<Organisationsnummer, &'static str> {
    if cell.trim().is_empty() {
        return Err("missing");
    }
    Organisationsnummer::parse(cell, today).map_err(|e| match e {
        NumberError::Malformed => "number",
        NumberError::CheckDigit => "check-digit",
        NumberError::Date | NumberError::Future => "date",
    })
}

/// A cell as it is stored.
fn parse(column: Column, cell: &str, words: &Words) -> Result<String, &'static str> {
    let key = cell.to_lowercase();
    let within = |max: usize| {
        let line = one_line(cell);
        if line.chars().count() <= max {
            Ok(line)
        } else {
            Err("long")
        }
    };
    match column {
        Column::Name => within(limit::NAME),
        Column::Address => within(limit::ADDRESS),
        Column::City => within(limit::CITY),
        Column::Area => within(limit::AREAS).map(|areas| model::areas(&areas)),
        Column::Description if cell.chars().count() <= limit::DESCRIPTION => Ok(cell.to_owned()),
        Column::Description => Err("long"),
        Column::PostalCode => PostalCode::parse(cell).map_or(Err("postal-code"), |code| Ok(code.as_str().to_owned())),
        Column::Email => Email::parse(cell).map_or(Err("email"), |email| Ok(email.as_str().to_owned())),
        Column::Contact => Email::parse(cell).map_or(Err("email"), |email| Ok(email.key())),
        Column::Phone => phone(cell),
        Column::Web => {
            let site = website(cell).filter(|site| site.chars().count() <= limit::WEB);
            site.ok_or("web")
        }
        Column::Kind => named(&words.kinds, &key).map(|kind| kind.to_value()).ok_or("kind"),
        Column::Activity => activities(&key, words),
        Column::Ages => ages(&key),
        Column::Categories => categories(&key, words),
        Column::Eligible if key == YES || key == NO => Ok(key),
        Column::Eligible => Err("yes-no"),
    }
}

fn named<E: ActiveEnum<Value = String> + Copy>(names: &[(String, E)], key: &str) -> Option<E> {
    let named = names.iter().find(|(name, _)| name == key).map(|(_, one)| *one);
    named.or_else(|| from_code(key))
}

fn phone(cell: &str) -> Result<String, &'static str> {
    let plausible = cell.chars().all(|c| c.is_ascii_digit() || " +-()/".contains(c))
        && cell.chars().filter(char::is_ascii_digit).count() >= 5
        && cell.chars().count() <= limit::PHONE;
    plausible.then(|| cell.to_owned()).ok_or("phone")
}

/// Names with bars between, since they have commas of their own, or codes as in [`ages`].
fn activities(key: &str, words: &Words) -> Result<String, &'static str> {
    let mut chosen = Vec::new();
    for name in key.split(BETWEEN).map(str::trim).filter(|name| !name.is_empty()) {
        match named(&words.activities, name) {
            Some(one) => chosen.push(one),
            None => {
                for code in name.split([' ', ',']).filter(|code| !code.is_empty()) {
                    chosen.push(from_code(code).ok_or("activity")?);
                }
            }
        }
    }
    let all = Activity::iter().filter(|one| chosen.contains(one));
    Ok(all.map(|one| one.to_value()).collect::<Vec<_>>().join(" "))
}

/// Codes with spaces or commas between, in the order they are stored.
fn ages(key: &str) -> Result<String, &'static str> {
    let codes: Vec<&str> = key.split([' ', ',', BETWEEN]).filter(|code| !code.is_empty()).collect();
    if codes.iter().any(|code| from_code::<AgeGroup>(code).is_none()) {
        return Err("ages");
    }
    let chosen = AgeGroup::iter().map(|age| age.to_value());
    let chosen: Vec<_> = chosen.filter(|code| codes.contains(&code.as_str())).collect();
    Ok(chosen.join(" "))
}

fn categories(key: &str, words: &Words) -> Result<String, &'static str> {
    let find = |name: &str| {
        let found = words.categories.iter().find(|(key, _)| key == name.trim());
        found.map(|(_, name)| name.clone()).ok_or("category")
    };
    let mut names = key.split(BETWEEN).map(find).collect::<Result<Vec<_>, _>>()?;
    names.sort();
    names.dedup();
    Ok(names.join(&BETWEEN.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "organisationsnummer;namn;typ;adress;postnummer;ort;e-post;telefon;webbplats;verksamhet;\
                        område;åldersgrupper;beskrivning;kategorier;bidragsberättigad;kontaktperson;förtroendevald\n";

    fn words() -> Words {
        Words {
            activities: vec![("idrott och motion".to_owned(), Activity::Sport)],
            kinds: vec![("förening".to_owned(), Kind::Association)],
            categories: vec![
                ("kultur".to_owned(), "Kultur".to_owned()),
                ("barn och unga".to_owned(), "Barn och unga".to_owned()),
            ],
        }
    }

    fn read_text(text: &str) -> Result<Vec<Line>, Unreadable> {
        read(
            text.as_bytes(),
            NaiveDate::from_ymd_opt(2026, 11, 21).unwrap(),
            &words(),
        )
    }

    #[test]
    fn every_separator_mark_and_order_of_columns_is_read() {
        for text in [
            "organisationsnummer;namn\n809900-1235;Exempel IF\n",
            "\u{feff}Namn,Organisationsnummer\r\nExempel IF,8099001235\r\n",
            "namn\torganisationsnummer\n\"Exempel IF\"\t809900-1235",
        ] {
            let lines = read_text(text).unwrap();
            let row = lines[0].row.as_ref().unwrap();
            assert_eq!(
                (row.number.as_str(), row.get(Column::Name)),
                ("8099001235", Some("Exempel IF"))
            );
        }
    }

    #[test]
    fn windows_1252_is_read_where_it_is_not_utf_8() {
        let mut bytes = b"organisationsnummer;namn\n809900-1235;".to_vec();
        bytes.extend([0xd6, b's', b't', b'\n']);
        let lines = read(&bytes, NaiveDate::from_ymd_opt(2026, 11, 21).unwrap(), &words()).unwrap();
        assert_eq!(lines[0].row.as_ref().unwrap().get(Column::Name), Some("Öst"));
    }

    #[test]
    fn a_whole_row_is_stored_as_the_portal_stores_it() {
        let lines = read_text(&format!(
            "{HEAD}809900-1235; Exempel  IF;Förening;Storgatan 1;123 45;Exempelstad;Info@exempelif.example;+46 8 123 45;\
             exempelif.example;Idrott och motion;Norra;ungdom, barn;'=Text;kultur|Barn och unga;JA;Bo@exempel.example;Hemlig Person\n"
        ));
        let row = lines.unwrap().remove(0).row.unwrap();
        let cells: Vec<_> = row.cells.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(
            cells,
            [
                "Exempel IF",
                "forening",
                "Storgatan 1",
                "12345",
                "Exempelstad",
                "Info@exempelif.example",
                "+46 8 123 45",
                "https://exempelif.example",
                "idrott",
                "Norra",
                "barn ungdom",
                "=Text",
                "Barn och unga|Kultur",
                "ja",
                "bo@exempel.example",
            ]
        );
        // A column that nobody asked for is not kept.
        assert!(!serde_json::to_string(&row).unwrap().contains("Hemlig"));
    }

    #[test]
    fn bad_cells_are_told_with_line_column_and_reason() {
        for (row, column, reason) in [
            ("809900-1236;A;;;;;;;;;;;;;;;", NUMBER, "check-digit"),
            ("x;A;;;;;;;;;;;;;;;", NUMBER, "number"),
            (";A;;;;;;;;;;;;;;;", NUMBER, "missing"),
            ("809900-1235;A", NUMBER, "fields"),
            ("809900-1235;A;klubb;;;;;;;;;;;;;;", "typ", "kind"),
            ("809900-1235;A;;;12;;;;;;;;;;;;", "postnummer", "postal-code"),
            ("809900-1235;A;;;;;info;;;;;;;;;;", "e-post", "email"),
            ("809900-1235;A;;;;;;ring;;;;;;;;;", "telefon", "phone"),
            ("809900-1235;A;;;;;;;javascript:x;;;;;;;;", "webbplats", "web"),
            ("809900-1235;A;;;;;;;;fotboll;;;;;;;", "verksamhet", "activity"),
            ("809900-1235;A;;;;;;;;;;alla;;;;;", "åldersgrupper", "ages"),
            ("809900-1235;A;;;;;;;;;;;;okänd;;;", "kategorier", "category"),
            ("809900-1235;A;;;;;;;;;;;;;kanske;;", "bidragsberättigad", "yes-no"),
        ] {
            let lines = read_text(&format!("{HEAD}\n{row}\n")).unwrap();
            assert_eq!(lines[0].line, 3);
            let bad = lines[0].row.as_ref().unwrap_err();
            assert_eq!(bad.problems, [problem(column, reason)], "{row}");
            // Where columns are missing nobody knows what stands in them.
            let name = if reason == "fields" { "" } else { "A" };
            assert_eq!(
                (bad.typed.number.as_str(), bad.typed.name.as_str()),
                (row.split(';').next().unwrap(), name)
            );
        }
        let twice = read_text("organisationsnummer\n809900-1235\n8099001235\n").unwrap();
        let twice = twice[1].row.as_ref().unwrap_err();
        assert_eq!(twice.problems, [problem(NUMBER, "twice")]);
    }

    #[test]
    fn a_file_that_is_no_table_is_refused() {
        assert_eq!(read_text("").unwrap_err(), "organisations-import-no-number");
        assert_eq!(
            read_text("namn\nExempel IF\n").unwrap_err(),
            "organisations-import-no-number"
        );
        assert_eq!(
            read_text("organisationsnummer\n").unwrap_err(),
            "organisations-import-empty"
        );
        assert_eq!(
            read_text("organisationsnummer;namn;namn\n").unwrap_err(),
            "organisations-import-column-twice"
        );
        let many = format!("organisationsnummer\n{}", "x\n".repeat(MOST_ROWS + 1));
        assert_eq!(read_text(&many).unwrap_err(), "organisations-import-too-many");
    }
}
