//! The questions of a form, as part of a form of some room: drawn, read, and told what is wrong with.
//! Without JavaScript all of them are shown, and those that depend on others say on what.

mod program;

use std::collections::HashMap;

use askama::Template;
use base::{Id, swedish};
use files::{Chosen, FilesField, PostedFiles, Question};
use web::posted::sent_for;
use web::{Field, Form, Frame};

use crate::answers::{Answers, Published};
use crate::definition::Definition;
use crate::model::{self, ChoiceRule, FieldId, FormVersion, Kind, Pattern, TableRule, TextRule};
use crate::{queries, rules, wording};

pub use program::{Answer, Asked, AskedColumn, AskedKind, AskedOption, AskedWhen, ProgramAnswers, asked, place_of};

/// The button that draws a page again with the questions of what was chosen, or with more rows.
pub const SHOW: &str = "show_fields";
/// The version that was seen.
const VERSION: &str = "form_version";
/// How the names of all controls of answers begin.
const ANSWER: &str = "answer_";
/// More options than these are a list.
const BUTTONS: usize = 7;
/// Rows beside those that something stands in.
const EMPTY_ROWS: usize = 2;

/// What is asked beside the room's own fields; perhaps nothing.
pub struct Questions {
    f: Frame,
    version: Option<Id<FormVersion>>,
    definition: Definition,
    /// The room's control that decides whose questions are asked, when there are any to choose.
    chosen_by: Option<&'static str>,
    /// The controls of questions that files answer.
    files: HashMap<FieldId, FilesField>,
}

impl Questions {
    /// What is asked now for an owner. Answers to another owner's questions leave the form.
    pub async fn of(f: &Frame, form: &mut Form, owner: Option<&str>) -> anyhow::Result<Questions> {
        let db = f.portal.store.db();
        let asked = match owner {
            Some(owner) => queries::published(db, owner).await?,
            None => None,
        };
        if let (Some(owner), Ok(seen)) = (owner, form.value(VERSION).parse())
            && asked.as_ref().is_some_and(|asked| asked.version != seen)
            && !queries::is_of(db, seen, owner).await?
        {
            form.forget(ANSWER);
            form.forget(&sent_for(ANSWER));
            form.forget(VERSION);
        }
        let (version, definition) = match asked {
            Some(Published { version, definition }) => (Some(version), definition),
            None => (None, Definition::default()),
        };
        Ok(Questions {
            f: f.clone(),
            version,
            definition,
            chosen_by: None,
            files: HashMap::new(),
        })
    }

    /// The questions of a draft, as they would be asked.
    pub(crate) fn preview(f: &Frame, definition: Definition) -> Questions {
        Questions {
            f: f.clone(),
            version: None,
            definition,
            chosen_by: None,
            files: HashMap::new(),
        }
    }

    /// Says which of the room's controls decides whose questions are asked.
    #[must_use]
    pub fn chosen_by(mut self, control: &'static str) -> Questions {
        self.chosen_by = Some(control);
        self
    }

    /// Reads the answers; none when nothing is asked. `None` when the form says what is wrong.
    pub fn read(&self, form: &mut Form) -> Option<Option<Answers>> {
        let Some(version) = self.version else {
            return Some(None);
        };
        let seen = form.value(VERSION);
        if seen != version.to_string() {
            let key = if seen.is_empty() {
                "forms-unseen"
            } else {
                "forms-changed"
            };
            let first = self.definition.fields().first();
            form.mistake(&first.map_or_else(String::new, |field| field.id.control()), key);
            return None;
        }
        let values = self.check(form)?;
        Some(Some(Answers { version, values }))
    }

    /// The answers as typed, or mistakes in the form.
    pub(crate) fn check(&self, form: &mut Form) -> Option<model::Values> {
        let today = self.today();
        let typed = |name: &str| form.values(name).map(ToOwned::to_owned).collect();
        match rules::read(&self.definition, &typed, today) {
            Ok(values) => Some(values),
            Err(all) => {
                for wrong in all {
                    let (at, words) = wording::mistake(&self.f, &self.definition, &wrong);
                    // Files that were not taken are told already.
                    if form.mistake_of(&at).is_none() {
                        form.mistake_text(&at, words);
                    }
                }
                None
            }
        }
    }

    fn today(&self) -> chrono::NaiveDate {
        swedish::local_date(self.f.now())
    }

    /// The files that the form brings, those of questions that are shown and others. None when the form says
    /// what is wrong with them. Read before the answers, which count them.
    pub async fn read_files(&self, form: &mut Form, sent: &PostedFiles) -> anyhow::Result<Option<Chosen>> {
        let questions = {
            let typed = |name: &str| form.values(name).map(ToOwned::to_owned).collect();
            let shown = rules::shown(&self.definition, &typed, self.today());
            shown.into_iter().filter_map(question).collect::<Vec<_>>()
        };
        files::read_with(&self.f, form, sent, &questions).await
    }

    /// Those that files answer get their controls, with what was sent already and what is wrong with it.
    pub async fn with_files(mut self, form: &Form) -> anyhow::Result<Questions> {
        let lang = self.f.lang();
        for field in self.definition.fields() {
            let Some(Question { control, limits, .. }) = question(field) else {
                continue;
            };
            let files = FilesField::of(&self.f, form, &control, limits).await?;
            let files = files.asked(field.label.get(lang), field.hint.get(lang), field.required);
            self.files.insert(field.id, files);
        }
        Ok(self)
    }

    /// The controls, with what stands in them.
    pub fn draw<'a>(&'a self, form: &'a Form) -> Drawn<'a> {
        let fields = self.definition.fields().iter();
        Drawn {
            f: &self.f,
            version: self.version.map(|version| version.to_string()),
            chosen_by: self.chosen_by,
            items: fields.map(|field| self.item(form, field)).collect(),
        }
    }

    fn item<'a>(&'a self, form: &'a Form, field: &'a model::Field) -> Item<'a> {
        let lang = self.f.lang();
        Item {
            when: field.when.as_ref().and_then(|when| self.when(when)),
            control: match (&field.kind, self.files.get(&field.id)) {
                (_, Some(files)) => Control::Files(files),
                (Kind::Table(rule), _) => Control::Table(Table {
                    name: field.id.control(),
                    label: field.label.get(lang),
                    hint: field.hint.get(lang),
                    is_optional: !field.required,
                    error: form.mistake_of(&field.id.control()),
                    rows: self.rows(form, field.id, rule),
                    has_more: shown_rows(form, field.id, rule) < most_rows(rule),
                }),
                _ => Control::Single(Box::new(self.single(form, field))),
            },
        }
    }

    /// On what the field depends, as code and in words.
    fn when(&self, when: &model::Condition) -> Option<When> {
        let asked = self.definition.get(when.field)?;
        let Kind::Choice(rule) = &asked.kind else { return None };
        let option = rule.options.iter().find(|option| option.code == when.is)?;
        let lang = self.f.lang();
        let (question, option) = (asked.label.get(lang), option.words.get(lang));
        Some(When {
            control: when.field.control(),
            is: when.is.clone(),
            words: self.f.ta2("forms-when", "question", question, "option", option),
        })
    }

    fn single<'a>(&self, form: &'a Form, field: &model::Field) -> Field<'a> {
        let (f, name) = (&self.f, field.id.control());
        let label = field.label.get(f.lang());
        let control = match &field.kind {
            Kind::Text(rule) => text(form, &name, label, rule),
            Kind::Number(_) => form.text(&name, label).keys("numeric").width("w10"),
            Kind::Money(_) => form.text(&name, label).keys("decimal").width("w10"),
            Kind::Date(_) => form.date(&name, label).width("w10"),
            Kind::Choice(rule) => self.choice(form, &name, label, rule),
            // Drawn by rows, and with what was sent.
            Kind::Table(_) | Kind::File(_) => form.text(&name, label),
        };
        let control = if field.required { control } else { control.optional() };
        match (field.hint.get(f.lang()), &field.kind) {
            ("", Kind::Money(_)) => control.hint(f.t("forms-hint-money")),
            ("", _) => control,
            (hint, _) => control.hint(hint),
        }
    }

    fn choice<'a>(&self, form: &'a Form, name: &str, label: &str, rule: &ChoiceRule) -> Field<'a> {
        let lang = self.f.lang();
        let option = |option: &model::Choice| (option.code.clone(), option.words.get(lang).to_owned());
        let options = rule.options.iter().map(option);
        if rule.many {
            form.ticks(name, label, options.collect())
        } else if rule.options.len() < BUTTONS {
            form.radios(name, label, options.collect())
        } else {
            let choose = (String::new(), self.f.t("forms-choose"));
            form.select(name, label, std::iter::once(choose).chain(options).collect())
        }
    }

    fn rows<'a>(&self, form: &'a Form, id: FieldId, rule: &TableRule) -> Vec<Row<'a>> {
        let (f, lang) = (&self.f, self.f.lang());
        let cell = |row: usize, place: usize, column: &model::Column| {
            let label = f.ta2("forms-cell", "label", column.label.get(lang), "row", row);
            let name = id.cell(row, place + 1);
            let control = match column.kind {
                model::CellKind::Text => form.text(&name, label),
                model::CellKind::Number => form.text(&name, label).keys("numeric"),
                model::CellKind::Money => form.text(&name, label).keys("decimal"),
                model::CellKind::Date => form.date(&name, label),
            };
            if column.required { control } else { control.optional() }
        };
        let row = |row| {
            let columns = rule.columns.iter().enumerate();
            Row {
                label: f.ta("forms-row", "row", row),
                cells: columns.map(|(place, column)| cell(row, place, column)).collect(),
            }
        };
        (1..=shown_rows(form, id, rule)).map(row).collect()
    }
}

/// The question as files answer it; none when they do not.
fn question(field: &model::Field) -> Option<Question> {
    let Kind::File(rule) = &field.kind else { return None };
    Some(Question {
        number: i32::try_from(field.id.0).ok()?,
        control: field.id.control(),
        limits: rule.limits(),
    })
}

fn text<'a>(form: &'a Form, name: &str, label: &str, rule: &TextRule) -> Field<'a> {
    match rule.pattern {
        _ if rule.long => form
            .area(name, label, 5)
            .max(usize::try_from(rule.most()).unwrap_or_default()),
        None => form.text(name, label),
        Some(Pattern::Email) => form.text(name, label).keys("email").verbatim(),
        Some(Pattern::Mobile) => form.text(name, label).keys("tel").width("w20"),
        Some(Pattern::PostalCode) => form.text(name, label).keys("numeric").width("w6"),
        Some(Pattern::OrganisationNumber) => form.text(name, label).keys("numeric").width("w10"),
    }
}

fn most_rows(rule: &TableRule) -> usize {
    usize::try_from(rule.rows).unwrap_or_default()
}

/// Those that something stands in, and a few more.
fn shown_rows(form: &Form, id: FieldId, rule: &TableRule) -> usize {
    let has_words = |row: &usize| (1..=rule.columns.len()).any(|column| !form.value(&id.cell(*row, column)).is_empty());
    let last = (1..=most_rows(rule)).rev().find(has_words).unwrap_or(0);
    (last + EMPTY_ROWS).min(most_rows(rule))
}

/// The questions as they are drawn.
#[derive(Template)]
#[template(path = "questions.html")]
pub struct Drawn<'a> {
    f: &'a Frame,
    version: Option<String>,
    chosen_by: Option<&'static str>,
    items: Vec<Item<'a>>,
}

impl askama::filters::HtmlSafe for Drawn<'_> {}

struct Item<'a> {
    when: Option<When>,
    control: Control<'a>,
}

struct When {
    control: String,
    is: String,
    words: String,
}

enum Control<'a> {
    Single(Box<Field<'a>>),
    Files(&'a FilesField),
    Table(Table<'a>),
}

struct Table<'a> {
    name: String,
    label: &'a str,
    hint: &'a str,
    is_optional: bool,
    error: Option<&'a str>,
    rows: Vec<Row<'a>>,
    has_more: bool,
}

struct Row<'a> {
    label: String,
    cells: Vec<Field<'a>>,
}
