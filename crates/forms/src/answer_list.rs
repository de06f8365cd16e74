//! Answers as they are read afterwards, by customer and staff.

use askama::Template;
use files::{FileView, FilesList};
use web::Frame;

use crate::answers::Answered;
use crate::model::{Field, Kind, Value};
use crate::wording;

/// The answers to a form, in the order they were asked; nothing when there are none.
#[derive(Template)]
#[template(path = "answer_list.html")]
pub struct AnswerList {
    f: Frame,
    rows: Vec<Row>,
}

impl askama::filters::HtmlSafe for AnswerList {}

struct Row {
    label: String,
    words: String,
    table: Option<Table>,
    files: Option<FilesList>,
}

struct Table {
    headings: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl AnswerList {
    /// The list in the reader's language. The files that answer questions are had below `base`.
    pub fn new(f: &Frame, answered: Option<Answered>, files: &[FileView], base: &str) -> AnswerList {
        let rows = answered.map(|answered| {
            let fields = answered.definition.fields().iter();
            let answer = |field: &Field| {
                let sent = files
                    .iter()
                    .filter(|file| is_of(file, field))
                    .cloned()
                    .collect::<Vec<_>>();
                let mut row = row(f, field, answered.values.get(&field.id)?);
                row.files = (!sent.is_empty()).then(|| FilesList::new(f, sent, base));
                Some(row)
            };
            fields.filter_map(answer).collect()
        });
        AnswerList {
            f: f.clone(),
            rows: rows.unwrap_or_default(),
        }
    }

    /// Questions and answers, for a paper: a row of a table is a line, files are named.
    pub fn in_words(&self) -> Vec<(String, String)> {
        self.rows
            .iter()
            .map(|row| (row.label.clone(), row.in_words()))
            .collect()
    }
}

impl Row {
    fn in_words(&self) -> String {
        if let Some(files) = &self.files {
            return files.in_words().join(", ");
        }
        let Some(table) = &self.table else {
            return self.words.clone();
        };
        let line = |row: &Vec<String>| {
            let cells = table.headings.iter().zip(row);
            let cells: Vec<_> = cells.map(|(heading, cell)| format!("{heading}: {cell}")).collect();
            cells.join(", ")
        };
        table.rows.iter().map(line).collect::<Vec<_>>().join("\n")
    }
}

fn is_of(file: &FileView, field: &Field) -> bool {
    file.question.and_then(|question| u32::try_from(question).ok()) == Some(field.id.0)
}

fn row(f: &Frame, field: &Field, value: &Value) -> Row {
    let lang = f.lang();
    let table = match (&field.kind, value) {
        (Kind::Table(rule), Value::Rows(rows)) => {
            let headings = rule.columns.iter().map(|column| column.label.get(lang).to_owned());
            let cell = |cell: &Option<Value>| cell.as_ref().map_or_else(|| "–".to_owned(), |v| wording::cell(v, lang));
            Some(Table {
                headings: headings.collect(),
                rows: rows.iter().map(|row| row.iter().map(cell).collect()).collect(),
            })
        }
        _ => None,
    };
    Row {
        label: field.label.get(lang).to_owned(),
        words: wording::value(f, field, value),
        table,
        files: None,
    }
}
