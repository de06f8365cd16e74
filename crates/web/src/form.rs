//! Forms with mistakes as values: what was typed is kept (never passwords), each mistake stands in
//! the summary and at its field, and the markup carries every `for` and `aria-` without JavaScript.

mod shown;

use std::fmt::{self, Display};

use askama::Template;
use http::StatusCode;

use crate::frame::Frame;
use crate::posted::Posted;
use crate::under_hat;

/// A form as it is shown: values, mistakes, and its one-time key.
pub struct Form {
    frame: Frame,
    values: Vec<(String, String)>,
    /// What it was filled with here, whatever was typed.
    filled: Vec<(String, String)>,
    shown: shown::Shown,
    mistakes: Vec<Mistake>,
    key: String,
    claim: String,
}

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The field's name.
    pub field: String,
    /// What is wrong and how to mend it.
    pub text: String,
}

impl Form {
    /// An empty form, or what was typed before a login that came in between.
    pub fn new(frame: &Frame) -> Form {
        let key = frame.portal.random().token();
        Form {
            frame: frame.clone(),
            values: frame.kept.clone(),
            filled: Vec::new(),
            shown: None,
            mistakes: Vec::new(),
            claim: key.clone(),
            key,
        }
    }

    /// The form as it was sent.
    pub fn posted(frame: &Frame, posted: &Posted) -> Form {
        let values = posted.typed().cloned().collect();
        Form {
            frame: frame.clone(),
            values,
            filled: Vec::new(),
            shown: shown::brought(posted),
            mistakes: Vec::new(),
            key: posted.key().to_owned(),
            claim: posted.claim().to_owned(),
        }
    }

    /// Fills a field, unless something was already typed there.
    pub fn fill(self, name: &str, value: impl Into<String>) -> Form {
        self.fill_all(name, [value.into()])
    }

    /// Ticks these boxes of a list, unless something was already ticked there.
    pub fn fill_all(mut self, name: &str, values: impl IntoIterator<Item = String>) -> Form {
        let named: Vec<_> = values.into_iter().map(|value| (name.to_owned(), value)).collect();
        self.filled.extend(named.iter().cloned());
        if !self.values.iter().any(|(n, _)| n == name) {
            self.values.extend(named);
        }
        self
    }

    /// Lets go of what stands in fields whose names begin so.
    pub fn forget(&mut self, beginning: &str) {
        self.values.retain(|(name, _)| !name.starts_with(beginning));
    }

    /// Lets go of one value of a field.
    pub fn drop_value(&mut self, name: &str, value: &str) {
        self.values.retain(|(n, v)| n != name || v != value);
    }

    /// What stands in a field.
    pub fn value(&self, name: &str) -> &str {
        self.values
            .iter()
            .find(|(n, _)| n == name)
            .map_or("", |(_, value)| value)
    }

    /// All that stands in fields of this name.
    pub fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.values
            .iter()
            .filter(move |(n, _)| n == name)
            .map(|(_, value)| value.as_str())
    }

    /// Reads a field with `parse`, which names the text key of what is wrong.
    pub fn read<T>(&mut self, field: &'static str, parse: impl FnOnce(&str) -> Result<T, &'static str>) -> Option<T> {
        match parse(self.value(field).trim()) {
            Ok(value) => Some(value),
            Err(key) => {
                self.mistake(field, key);
                None
            }
        }
    }

    /// Reads a field that may be left empty.
    pub fn read_optional<T>(
        &mut self,
        field: &'static str,
        parse: impl FnOnce(&str) -> Result<T, &'static str>,
    ) -> Option<Option<T>> {
        if self.value(field).trim().is_empty() {
            return Some(None);
        }
        self.read(field, parse).map(Some)
    }

    /// Reads a text of 1 to `max` characters. `empty` is the text key when nothing is there.
    pub fn read_text(&mut self, field: &'static str, max: usize, empty: &'static str) -> Option<String> {
        let text = self.value(field).trim().to_owned();
        if text.is_empty() {
            self.mistake(field, empty);
            return None;
        }
        let length = text.chars().count();
        if length > max {
            let words = self.frame.portal.ta(
                self.frame.lang(),
                "web-form-too-long",
                [("max", max.into()), ("length", length.into())],
            );
            self.mistake_text(field, words);
            return None;
        }
        Some(text)
    }

    /// Notes a mistake by text key.
    pub fn mistake(&mut self, field: &str, key: &str) {
        let text = self.frame.t(key);
        self.mistake_text(field, text);
    }

    /// Notes a mistake in words.
    pub fn mistake_text(&mut self, field: &str, text: String) {
        let field = field.to_owned();
        self.mistakes.push(Mistake { field, text });
    }

    /// All that is wrong.
    pub fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    /// Whether anything is wrong.
    pub fn has_mistakes(&self) -> bool {
        !self.mistakes.is_empty()
    }

    /// What a page with this form answers: 422 when something is wrong with it, else 200.
    pub fn status(&self) -> StatusCode {
        Form::status_of([self])
    }

    /// The same for a page with several forms.
    pub fn status_of<'a>(forms: impl IntoIterator<Item = &'a Form>) -> StatusCode {
        match forms.into_iter().any(Form::has_mistakes) {
            true => StatusCode::UNPROCESSABLE_ENTITY,
            false => StatusCode::OK,
        }
    }

    /// What is wrong with a field.
    pub fn mistake_of(&self, field: &str) -> Option<&str> {
        let mistake = self.mistakes.iter().find(|mistake| mistake.field == field);
        mistake.map(|mistake| mistake.text.as_str())
    }

    /// What an act claims; see [`Posted::claim`].
    pub fn claim(&self) -> &str {
        &self.claim
    }

    /// "Fel: " before the page's title when something is wrong.
    pub fn title_prefix(&self) -> String {
        if self.has_mistakes() {
            self.frame.t("web-form-title-prefix")
        } else {
            String::new()
        }
    }

    /// The list of mistakes; empty when there are none.
    pub fn summary(&self) -> Summary<'_> {
        Summary {
            f: &self.frame,
            mistakes: &self.mistakes,
        }
    }

    /// The hidden fields that every form carries.
    pub fn hidden(&self) -> Hidden<'_> {
        Hidden {
            csrf: self.frame.csrf(),
            key: &self.key,
            page: &self.frame.viewer.page,
            hat: self.hat(),
            shown: self.shown.as_deref(),
        }
    }

    /// Where a form that brings files is sent: its hat stands in the address.
    pub fn action_with_files(&self, path: &str) -> String {
        format!("{path}?{}={}", under_hat::FIELD, self.hat())
    }

    fn hat(&self) -> String {
        let hat = self.frame.person().and_then(|p| p.hat.as_ref());
        hat.map_or_else(String::new, |hat| hat.of.to_string())
    }

    /// A line of text.
    pub fn text(&self, name: &str, label: impl Into<String>) -> Field<'_> {
        self.field(name, label, Control::Line("text"))
    }

    /// An e-mail address.
    pub fn email(&self, name: &str, label: impl Into<String>) -> Field<'_> {
        self.field(name, label, Control::Line("email")).complete("email")
    }

    /// A telephone number.
    pub fn tel(&self, name: &str, label: impl Into<String>) -> Field<'_> {
        self.field(name, label, Control::Line("tel")).complete("tel")
    }

    /// Words to look for.
    pub fn search(&self, name: &str, label: impl Into<String>) -> Field<'_> {
        self.field(name, label, Control::Line("search"))
    }

    /// A date.
    pub fn date(&self, name: &str, label: impl Into<String>) -> Field<'_> {
        self.field(name, label, Control::Line("date"))
    }

    /// A password; never filled.
    pub fn password(&self, name: &str, label: impl Into<String>) -> Field<'_> {
        let mut field = self.field(name, label, Control::Line("password"));
        field.value.clear();
        field
    }

    /// Several lines of text.
    pub fn area(&self, name: &str, label: impl Into<String>, rows: u8) -> Field<'_> {
        self.field(name, label, Control::Area(rows))
    }

    /// A box to tick; sends "1".
    pub fn tick(&self, name: &str, label: impl Into<String>) -> Field<'_> {
        self.field(name, label, Control::Tick)
    }

    /// A list to choose one from: (value, words).
    pub fn select(&self, name: &str, label: impl Into<String>, options: Vec<(String, String)>) -> Field<'_> {
        self.select_grouped(name, label, vec![(String::new(), options)])
    }

    /// A list to choose one from, under the names of their groups; an empty name is no group.
    pub fn select_grouped(
        &self,
        name: &str,
        label: impl Into<String>,
        groups: Vec<(String, Vec<(String, String)>)>,
    ) -> Field<'_> {
        self.field(name, label, Control::Select(groups))
    }

    /// Buttons to choose one from: (value, words).
    pub fn radios(&self, name: &str, label: impl Into<String>, options: Vec<(String, String)>) -> Field<'_> {
        self.field(name, label, Control::Radios(options))
    }

    /// Boxes to tick any of: (value, words).
    pub fn ticks(&self, name: &str, label: impl Into<String>, options: Vec<(String, String)>) -> Field<'_> {
        let ticked = |value: &String| self.values(name).any(|own| own == value);
        let options = options.into_iter().map(|(value, words)| {
            let is_ticked = ticked(&value);
            (value, words, is_ticked)
        });
        let options = options.collect();
        self.field(name, label, Control::Ticks(options))
    }

    fn field(&self, name: &str, label: impl Into<String>, control: Control) -> Field<'_> {
        Field {
            f: &self.frame,
            label: label.into(),
            control,
            value: self.value(name).to_owned(),
            error: self.mistake_of(name),
            name: name.to_owned(),
            keys: "",
            hint: String::new(),
            optional: false,
            complete: "",
            class: "",
            wide: false,
            max: None,
            plain_text: false,
        }
    }
}

enum Control {
    Line(&'static str),
    Area(u8),
    Tick,
    Select(Vec<(String, Vec<(String, String)>)>),
    Radios(Vec<(String, String)>),
    /// Value, words, whether it is ticked.
    Ticks(Vec<(String, String, bool)>),
}

/// A field with label, hint and mistake.
#[derive(Template)]
#[template(path = "components/field.html")]
pub struct Field<'a> {
    f: &'a Frame,
    name: String,
    keys: &'static str,
    label: String,
    control: Control,
    value: String,
    error: Option<&'a str>,
    hint: String,
    optional: bool,
    complete: &'static str,
    class: &'static str,
    wide: bool,
    max: Option<usize>,
    plain_text: bool,
}

impl Field<'_> {
    /// What helps to fill it in, with an example.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    /// Marks it "(frivilligt)".
    pub fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// Opens the keyboard for digits on a phone: `numeric`, or `decimal` with a comma.
    pub fn keys(mut self, keys: &'static str) -> Self {
        self.keys = keys;
        self
    }

    /// The `autocomplete` token.
    pub fn complete(mut self, token: &'static str) -> Self {
        self.complete = token;
        self
    }

    /// A class for its width: `w4`, `w10`.
    pub fn width(mut self, class: &'static str) -> Self {
        self.class = class;
        self
    }

    /// Spans both columns.
    pub fn wide(mut self) -> Self {
        self.wide = true;
        self
    }

    /// Counts down from `max` characters, with JavaScript.
    pub fn max(mut self, max: usize) -> Self {
        self.max = Some(max);
        self
    }

    /// No capital letters or spelling from the browser: usernames, codes.
    pub fn verbatim(mut self) -> Self {
        self.plain_text = true;
        self
    }

    /// Other words in the field than those typed.
    pub fn with_value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    fn described_by(&self) -> Option<String> {
        let hint = (!self.hint.is_empty()).then(|| format!("{}-hint", self.name));
        let error = self.error.map(|_| format!("{}-error", self.name));
        match (hint, error) {
            (Some(hint), Some(error)) => Some(format!("{hint} {error}")),
            (hint, error) => hint.or(error),
        }
    }
}

impl askama::filters::HtmlSafe for Field<'_> {}

/// The list of mistakes at the top of a page.
#[derive(Template)]
#[template(path = "components/summary.html")]
pub struct Summary<'a> {
    f: &'a Frame,
    mistakes: &'a [Mistake],
}

impl askama::filters::HtmlSafe for Summary<'_> {}

/// The hidden fields of a form.
pub struct Hidden<'a> {
    csrf: String,
    key: &'a str,
    page: &'a str,
    hat: String,
    shown: Option<&'a [(String, String)]>,
}

impl Display for Hidden<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = self
            .shown
            .map(serde_json::to_string)
            .transpose()
            .map_err(|_| fmt::Error)?;
        let always = [
            ("_csrf", self.csrf.as_str()),
            ("_key", self.key),
            ("_page", self.page),
            ("_hat", &self.hat),
        ];
        for (name, value) in always
            .into_iter()
            .chain(shown.as_deref().map(|shown| (shown::FIELD, shown)))
        {
            let value = askama::filters::escape(value, askama::filters::Html).map_err(|_| fmt::Error)?;
            write!(f, r#"<input type="hidden" name="{name}" value="{value}">"#)?;
        }
        Ok(())
    }
}

impl askama::filters::HtmlSafe for Hidden<'_> {}
