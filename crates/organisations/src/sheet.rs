//! Rows as spreadsheets read and write them. What is written never begins as a formula would: people type
//! the texts, and others open the file. Pure.

use std::borrow::Cow;

use csv::WriterBuilder;

/// What Excel and its like take for the beginning of a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Says at the beginning of a file that it is UTF-8, which Excel needs.
pub(crate) const MARK: [u8; 3] = [0xef, 0xbb, 0xbf];

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

/// Rows as text, with this separator.
pub(crate) fn written<'a, R>(separator: u8, rows: impl IntoIterator<Item = R>) -> anyhow::Result<Vec<u8>>
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
    fn separators_and_lines_within_a_cell_stay_within_it() {
        let text = written(b';', [["a;b", "c\nd", "\"e\""]]).unwrap();
        assert_eq!(String::from_utf8(text).unwrap(), "\"a;b\";\"c\nd\";\"\"\"e\"\"\"\n");
    }
}
