//! Rows as spreadsheets read and write them. What is written never begins as a formula would: people type
//! the texts, and others open the file. Pure.

use std::borrow::Cow;

use chrono::NaiveDate;
use csv::WriterBuilder;
use rust_xlsxwriter::{Format, Workbook};

/// What Excel and its like take for the beginning of a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Says at the beginning of a file that it is UTF-8, which Excel needs.
const MARK: [u8; 3] = [0xef, 0xbb, 0xbf];

/// The media type of rows as text.
pub const CSV: &str = "text/csv; charset=utf-8";

/// The media type of a workbook.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A cell of a table that is written in several ways.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A number, which can be counted with.
    Number(f64),
    /// A day.
    Day(NaiveDate),
    /// Nothing.
    Empty,
}

impl Cell {
    /// As text; numbers have a comma, as Swedish spreadsheets read them.
    pub fn text(&self) -> String {
        match self {
            Cell::Text(text) => text.clone(),
            Cell::Number(number) => number.to_string().replace('.', ","),
            Cell::Day(day) => day.to_string(),
            Cell::Empty => String::new(),
        }
    }
}

/// Rows as a workbook of one sheet, the first of them its heading. Text is never a formula there.
///
/// # Errors
/// When a name is too long for a sheet, or a row for a cell.
pub fn workbook(name: &str, rows: &[Vec<Cell>]) -> anyhow::Result<Vec<u8>> {
    let (mut book, bold) = (Workbook::new(), Format::new().set_bold());
    let days = Format::new().set_num_format("yyyy-mm-dd");
    let sheet = book.add_worksheet().set_name(name)?;
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Cell::Text(text) if row == 0 => sheet.write_string_with_format(row, column, text, &bold)?,
                Cell::Text(text) => sheet.write_string(row, column, text)?,
                Cell::Number(number) => sheet.write_number(row, column, *number)?,
                Cell::Day(day) => sheet.write_date_with_format(row, column, day, &days)?,
                Cell::Empty => continue,
            };
        }
    }
    sheet.set_freeze_panes(1, 0)?.autofit();
    Ok(book.save_to_buffer()?)
}

/// A cell as it is written: one that would be a formula gets an apostrophe first. A telephone number is
/// harmless.
pub fn guarded(text: &str) -> Cow<'_, str> {
    let is_number = text.chars().all(|c| c.is_ascii_digit() || " +-()/".contains(c));
    if text.starts_with(FORMULA) && !is_number {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// A file for a Swedish spreadsheet, or the beginning of one: these rows, as text.
///
/// # Errors
/// As [`written`].
pub fn csv<'a, R>(rows: impl IntoIterator<Item = R>) -> anyhow::Result<Vec<u8>>
where
    R: IntoIterator<Item = &'a str>,
{
    Ok([MARK.to_vec(), written(b';', rows)?].concat())
}

/// Rows as text, with this separator.
pub fn written<'a, R>(separator: u8, rows: impl IntoIterator<Item = R>) -> anyhow::Result<Vec<u8>>
where
    R: IntoIterator<Item = &'a str>,
{
    let mut writer = WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
    for row in rows {
        let cells: Vec<_> = row.into_iter().map(guarded).collect();
        writer.write_record(cells.iter().map(|cell| cell.as_bytes()))?;
    }
    Ok(writer.into_inner()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_begins_a_formula() {
        for (text, cell) in [
            ("=HYPERLINK(\"x\")", "'=HYPERLINK(\"x\")"),
            ("@SUM(1)", "'@SUM(1)"),
            ("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"),
            ("+46 8 123 45", "+46 8 123 45"),
            ("Exempel IF", "Exempel IF"),
            ("'citat", "'citat"),
            ("", ""),
        ] {
            assert_eq!(guarded(text), cell);
        }
    }

    #[test]
    fn a_workbook_is_an_archive_and_numbers_have_commas() {
        let rows = [
            vec![Cell::Text("Månad".to_owned()), Cell::Text("Antal".to_owned())],
            vec![Cell::Day("2026-11-01".parse().unwrap()), Cell::Number(2.5), Cell::Empty],
        ];
        assert!(workbook("Statistik", &rows).unwrap().starts_with(b"PK"));
        assert_eq!(
            rows[1].iter().map(Cell::text).collect::<Vec<_>>(),
            ["2026-11-01", "2,5", ""]
        );
    }

    #[test]
    fn separators_and_lines_within_a_cell_stay_within_it() {
        let text = written(b';', [["a;b", "c\nd", "\"e\""]]).unwrap();
        assert_eq!(String::from_utf8(text).unwrap(), "\"a;b\";\"c\nd\";\"\"\"e\"\"\"\n");
    }
}
