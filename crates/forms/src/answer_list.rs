//! Answers as they are read afterwards, by customer and staff.

use askama::Template;
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
}

struct Table {
    headings: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl AnswerList {
    /// The list in the reader's language.
    pub fn new(f: &Frame, answered: Option<Answered>) -> AnswerList {
        let rows = answered.map(|answered| {
            let fields = answered.definition.fields().iter();
            let answer = |field: &Field| Some(row(f, field, answered.values.get(&field.id)?));
            fields.filter_map(answer).collect()
        });
        AnswerList {
            f: f.clone(),
            rows: rows.unwrap_or_default(),
        }
    }
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
    }
}
