//! What forms are made of: fields with their kinds, limits and conditions, and what is answered. No I/O.

use std::collections::BTreeMap;
use std::fmt;

use base::Lang;
use chrono::NaiveDate;
use files::Limits;
use serde::{Deserialize, Serialize};
use web::config::FileKind;

/// Marks ids of forms (table `forms`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DefinedForm {}

/// Marks ids of published versions (table `form_versions`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormVersion {}

/// The most of everything.
pub(crate) mod limit {
    /// Fields of a form.
    pub(crate) const FIELDS: usize = 40;
    /// Options of a choice.
    pub(crate) const OPTIONS: usize = 30;
    /// Columns of a table.
    pub(crate) const COLUMNS: usize = 6;
    /// Rows of a table.
    pub(crate) const ROWS: u32 = 30;
    /// Characters of a label, an option or a heading.
    pub(crate) const LABEL: usize = 150;
    /// Characters of a hint.
    pub(crate) const HINT: usize = 300;
    /// Characters of an answer on one line.
    pub(crate) const LINE: u32 = 200;
    /// Characters of an answer of several lines.
    pub(crate) const TEXT: u32 = 10_000;
    /// Numbers beyond it are mistakes: whole ones, or öre.
    pub(crate) const NUMBER: i64 = 1_000_000_000_000;
}

/// Words in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// In Swedish.
    pub sv: String,
    /// In English.
    pub en: String,
}

impl Words {
    /// The words in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Sv => &self.sv,
            Lang::En => &self.en,
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.sv.is_empty() && self.en.is_empty()
    }
}

/// A field of a form. It keeps its number when it is changed or moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FieldId(pub u32);

impl FieldId {
    /// The name of its control.
    pub(crate) fn control(self) -> String {
        format!("answer_{}", self.0)
    }

    /// The name of the control of one cell, rows and columns from 1.
    pub(crate) fn cell(self, row: usize, column: usize) -> String {
        format!("answer_{}_{row}_{column}", self.0)
    }
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Its number.
    pub id: FieldId,
    /// What is asked.
    pub label: Words,
    /// What helps to answer; may be empty.
    #[serde(default)]
    pub hint: Words,
    /// Whether it must be answered when it is shown.
    #[serde(default)]
    pub required: bool,
    /// When it is shown; always without.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// What can be answered.
    pub kind: Kind,
}

/// A field is shown when this option of an earlier choice is chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// The choice.
    pub field: FieldId,
    /// The code of its option.
    pub is: String,
}

/// What can be answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Words.
    Text(TextRule),
    /// A whole number.
    Number(Span),
    /// An amount, in öre.
    Money(Span),
    /// One or several of some options.
    Choice(ChoiceRule),
    /// A day.
    Date(DateRule),
    /// Rows of columns.
    Table(TableRule),
    /// Files, in a control of their own.
    File(FileRule),
}

impl Kind {
    /// The end of its text keys, and how it stands in addresses.
    pub(crate) const fn code(&self) -> &'static str {
        match self {
            Kind::Text(_) => "text",
            Kind::Number(_) => "number",
            Kind::Money(_) => "money",
            Kind::Choice(_) => "choice",
            Kind::Date(_) => "date",
            Kind::Table(_) => "table",
            Kind::File(_) => "file",
        }
    }

    /// One of each, without limits.
    pub(crate) fn all() -> [Kind; 7] {
        [
            Kind::Text(TextRule::default()),
            Kind::Number(Span::default()),
            Kind::Money(Span::default()),
            Kind::Choice(ChoiceRule::default()),
            Kind::Date(DateRule::default()),
            Kind::Table(TableRule::default()),
            Kind::File(FileRule::default()),
        ]
    }

    pub(crate) fn from_code(code: &str) -> Option<Kind> {
        Kind::all().into_iter().find(|kind| kind.code() == code)
    }
}

/// What words may be.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TextRule {
    /// Several lines.
    pub long: bool,
    /// At least so many characters.
    pub min: Option<u32>,
    /// At most so many characters.
    pub max: Option<u32>,
    /// What they must be.
    pub pattern: Option<Pattern>,
}

impl TextRule {
    pub(crate) fn most(&self) -> u32 {
        let most = if self.long { limit::TEXT } else { limit::LINE };
        self.max.unwrap_or(most).min(most)
    }
}

/// What words must be: a closed list, since a pattern that staff write cannot be explained to who answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pattern {
    /// A Swedish postal code.
    PostalCode,
    /// An e-mail address.
    Email,
    /// A mobile number.
    Mobile,
    /// An organisation number; a sole trader's is a personnummer, and not taken.
    OrganisationNumber,
}

impl Pattern {
    pub(crate) const ALL: [Pattern; 4] = [
        Pattern::PostalCode,
        Pattern::Email,
        Pattern::Mobile,
        Pattern::OrganisationNumber,
    ];

    /// The end of its text keys.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Pattern::PostalCode => "postal-code",
            Pattern::Email => "email",
            Pattern::Mobile => "mobile",
            Pattern::OrganisationNumber => "organisation-number",
        }
    }

    pub(crate) fn from_code(code: &str) -> Option<Pattern> {
        Pattern::ALL.into_iter().find(|pattern| pattern.code() == code)
    }
}

/// How large a number may be; öre for money.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Span {
    /// At least.
    pub min: Option<i64>,
    /// At most.
    pub max: Option<i64>,
}

/// What can be chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ChoiceRule {
    /// Several at once.
    pub many: bool,
    /// In the order they are shown.
    pub options: Vec<Choice>,
}

/// An option.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// How it is kept.
    pub code: String,
    /// What it says.
    pub words: Words,
}

/// Which days may be answered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DateRule {
    /// No day before it.
    pub from: Option<Bound>,
    /// No day after it.
    pub until: Option<Bound>,
}

/// A day that others are held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// The day it is answered.
    Today,
    /// This day.
    Day(NaiveDate),
    /// What an earlier field says; no limit while that is not answered.
    Field(FieldId),
}

/// What a table asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableRule {
    /// From left to right.
    pub columns: Vec<Column>,
    /// At most so many rows.
    pub rows: u32,
}

/// Which files may be sent, within what the house takes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FileRule {
    /// At most so many.
    pub files: Option<u32>,
    /// At most so many megabytes each.
    pub megabytes: Option<u32>,
    /// Only these kinds; none means all.
    pub kinds: Vec<FileKind>,
}

impl FileRule {
    pub(crate) fn limits(&self) -> Limits {
        Limits {
            files: self.files.and_then(|files| usize::try_from(files).ok()),
            bytes: self.megabytes.map(|megabytes| u64::from(megabytes) * 1_000_000),
            kinds: self.kinds.clone(),
        }
    }
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Its heading.
    pub label: Words,
    /// What its cells hold.
    pub kind: CellKind,
    /// Whether every row that is begun needs it.
    #[serde(default)]
    pub required: bool,
}

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CellKind {
    /// Words on one line.
    Text,
    /// A whole number.
    Number,
    /// An amount.
    Money,
    /// A day.
    Date,
}

impl CellKind {
    pub(crate) const ALL: [CellKind; 4] = [CellKind::Text, CellKind::Number, CellKind::Money, CellKind::Date];

    /// What a field of this kind would be.
    pub(crate) fn as_kind(self) -> Kind {
        match self {
            CellKind::Text => Kind::Text(TextRule::default()),
            CellKind::Number => Kind::Number(Span::default()),
            CellKind::Money => Kind::Money(Span::default()),
            CellKind::Date => Kind::Date(DateRule::default()),
        }
    }

    pub(crate) fn from_code(code: &str) -> Option<CellKind> {
        CellKind::ALL.into_iter().find(|kind| kind.as_kind().code() == code)
    }
}

/// What was answered, parsed: words cleaned, money in öre, options by code.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// Words.
    Text(String),
    /// A whole number.
    Number(i64),
    /// An amount.
    Ore(i64),
    /// Codes of options.
    Chosen(Vec<String>),
    /// A day.
    Date(NaiveDate),
    /// Cells, row by row; none where nothing was written.
    Rows(Vec<Vec<Option<Value>>>),
    /// So many files, which hang on the object itself and name the question.
    Files(usize),
}

/// What people answered stays out of logs.
impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an answer")
    }
}

/// The answers to a form, by field. What was not answered is not there.
pub type Values = BTreeMap<FieldId, Value>;
