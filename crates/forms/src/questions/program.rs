//! The questions of a form as a program is told of them, and its answers as if a person had typed them: the same
//! rules read both. What files answer is not asked here: a program sends files to the object itself.

use std::collections::BTreeMap;

use base::Lang;
use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Form, Frame};

use super::{ANSWER, Questions, VERSION};
use crate::definition::Definition;
use crate::model::{CellKind, Field, FieldId, Kind};
use crate::queries;

/// How the names of fields begin where a program names them.
const FIELDS: &str = "fields";

/// What a program answers: a line as a person would type it, the keys of what is chosen, or the rows of a table.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(untagged)]
pub enum Answer {
    /// Words, a number ("1 250"), an amount ("1 250,50"), a day ("2026-11-27") or the key of one option.
    Line(String),
    /// The keys of several options.
    Several(Vec<String>),
    /// The cells of a table, row by row.
    Rows(Vec<Vec<String>>),
}

/// A program's answers, by the key of the question.
pub type ProgramAnswers = BTreeMap<String, Answer>;

/// What is asked about a topic.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Asked {
    /// Names the question among the answers.
    pub key: String,
    /// What is asked.
    pub label: String,
    /// What helps to answer.
    #[schema(required)]
    pub hint: Option<String>,
    /// What can be answered.
    pub kind: AskedKind,
    /// Whether it must be answered when it is asked.
    pub required: bool,
    /// It is asked only when this is chosen; else always.
    #[schema(required)]
    pub when: Option<AskedWhen>,
    /// Whether several of the options can be chosen.
    pub several: bool,
    /// What can be chosen.
    pub options: Vec<AskedOption>,
    /// The columns of a table, from left to right.
    pub columns: Vec<AskedColumn>,
    /// A table has so many rows at most.
    #[schema(required)]
    pub rows: Option<u32>,
}

/// What can be answered to a question.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AskedKind {
    /// Words.
    Text,
    /// A whole number.
    Number,
    /// An amount in kronor.
    Money,
    /// One or several of some options.
    Choice,
    /// A day.
    Date,
    /// Rows of columns.
    Table,
}

/// On what a question depends.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AskedWhen {
    /// The key of an earlier question.
    pub question: String,
    /// The key of the option that must be chosen there.
    pub is: String,
}

/// Something that can be chosen.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AskedOption {
    /// How it is answered.
    pub key: String,
    /// What it says.
    pub label: String,
}

/// A column of a table.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AskedColumn {
    /// Its heading.
    pub label: String,
    /// What its cells hold.
    pub kind: AskedKind,
    /// Whether every row that is begun needs it.
    pub required: bool,
}

/// What a program is asked now for an owner; nothing when there is no form.
pub async fn asked(db: &impl ConnectionTrait, owner: &str, lang: Lang) -> anyhow::Result<Vec<Asked>> {
    let published = queries::published(db, owner).await?;
    let definition = published.map(|published| published.definition).unwrap_or_default();
    Ok(definition
        .fields()
        .iter()
        .filter_map(|field| told(field, lang))
        .collect())
}

fn told(field: &Field, lang: Lang) -> Option<Asked> {
    let mut asked = Asked {
        key: field.id.0.to_string(),
        label: field.label.get(lang).to_owned(),
        hint: Some(field.hint.get(lang).to_owned()).filter(|hint| !hint.is_empty()),
        kind: AskedKind::Text,
        required: field.required,
        when: field.when.as_ref().map(|when| AskedWhen {
            question: when.field.0.to_string(),
            is: when.is.clone(),
        }),
        several: false,
        options: Vec::new(),
        columns: Vec::new(),
        rows: None,
    };
    asked.kind = match &field.kind {
        Kind::Text(_) => AskedKind::Text,
        Kind::Number(_) => AskedKind::Number,
        Kind::Money(_) => AskedKind::Money,
        Kind::Date(_) => AskedKind::Date,
        Kind::File(_) => return None,
        Kind::Choice(rule) => {
            asked.several = rule.many;
            let option = |option: &crate::model::Choice| AskedOption {
                key: option.code.clone(),
                label: option.words.get(lang).to_owned(),
            };
            asked.options = rule.options.iter().map(option).collect();
            AskedKind::Choice
        }
        Kind::Table(rule) => {
            let column = |column: &crate::model::Column| AskedColumn {
                label: column.label.get(lang).to_owned(),
                kind: cell_kind(column.kind),
                required: column.required,
            };
            asked.columns = rule.columns.iter().map(column).collect();
            asked.rows = Some(rule.rows);
            AskedKind::Table
        }
    };
    Some(asked)
}

fn cell_kind(kind: CellKind) -> AskedKind {
    match kind {
        CellKind::Text => AskedKind::Text,
        CellKind::Number => AskedKind::Number,
        CellKind::Money => AskedKind::Money,
        CellKind::Date => AskedKind::Date,
    }
}

impl Questions {
    /// What a program is asked now for an owner: all but what files answer.
    pub async fn of_program(f: &Frame, form: &mut Form, owner: Option<&str>) -> anyhow::Result<Questions> {
        let mut questions = Questions::of(f, form, owner).await?;
        let fields = questions.definition.fields().iter();
        let fields = fields.filter(|field| !matches!(field.kind, Kind::File(_)));
        // Nothing depends on what files answer, so the rest is whole too.
        questions.definition = Definition::new(fields.cloned().collect())?;
        Ok(questions)
    }

    /// The form with a program's answers in it, as if they had been typed; what is no answer at all is a mistake.
    pub fn fill(&self, mut form: Form, answers: &ProgramAnswers) -> Form {
        if let Some(version) = self.version {
            form = form.fill(VERSION, version.to_string());
        }
        for (key, answer) in answers {
            let field = key.parse().ok().and_then(|id| self.definition.get(FieldId(id)));
            form = match field {
                Some(field) if fits(&field.kind, answer) => type_in(form, field.id, answer),
                Some(field) => {
                    form.mistake(&field.id.control(), "forms-other-kind");
                    form
                }
                None => {
                    form.mistake(&format!("{FIELDS}.{key}"), "forms-no-such-question");
                    form
                }
            };
        }
        form
    }
}

fn fits(kind: &Kind, answer: &Answer) -> bool {
    match (kind, answer) {
        (Kind::Table(rule), Answer::Rows(rows)) => {
            let most = usize::try_from(rule.rows).unwrap_or_default();
            rows.len() <= most && rows.iter().all(|row| row.len() <= rule.columns.len())
        }
        // So an empty list is read, whatever it would have held.
        (Kind::Table(_), Answer::Several(keys)) => keys.is_empty(),
        (Kind::Choice(_), Answer::Line(_) | Answer::Several(_)) => true,
        (Kind::Table(_) | Kind::Choice(_), _) => false,
        (_, answer) => matches!(answer, Answer::Line(_)),
    }
}

fn type_in(form: Form, id: FieldId, answer: &Answer) -> Form {
    match answer {
        Answer::Line(line) => form.fill(&id.control(), web::posted::clean(line)),
        Answer::Several(keys) => form.fill_all(&id.control(), keys.iter().map(|key| web::posted::clean(key))),
        Answer::Rows(rows) => {
            let cells = rows.iter().zip(1..).flat_map(|(row, number)| {
                let cells = row.iter().zip(1..);
                cells.map(move |(cell, column)| (id.cell(number, column), web::posted::clean(cell)))
            });
            cells.fold(form, |form, (name, cell)| form.fill(&name, cell))
        }
    }
}

/// What a program calls the control of a form: `fields.3`, or `fields.3[0][1]` for a cell.
pub fn place_of(control: &str) -> String {
    let Some(rest) = control.strip_prefix(ANSWER) else {
        return control.to_owned();
    };
    let mut parts = rest.split('_');
    let field = parts.next().unwrap_or_default();
    let places = parts.filter_map(|part| part.parse::<usize>().ok());
    let places: String = places.map(|place| format!("[{}]", place.saturating_sub(1))).collect();
    format!("{FIELDS}.{field}{places}")
}

#[cfg(test)]
mod tests {
    use super::place_of;

    #[test]
    fn a_control_is_named_as_the_program_named_it() {
        assert_eq!(place_of("answer_3"), "fields.3");
        assert_eq!(place_of("answer_3_1_2"), "fields.3[0][1]");
        assert_eq!(place_of("subject"), "subject");
    }
}
