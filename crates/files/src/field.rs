//! The part of a form where files are chosen: those sent already, those that were not taken and why, and
//! the control for more. Works without JavaScript; with it each file is sent as soon as it is chosen.

use askama::Template;
use web::posted::sent_for;
use web::{Form, Frame};

use crate::acts::{Chosen, ChosenSet};
use crate::asked::{Limits, kept};
use crate::model::{self, FileView, Refused, Why};
use crate::queries::Sender;
use crate::receiving::PostedFiles;
use crate::{pages, queries};

/// The name of the control, and of its mistakes.
pub const FIELD: &str = web::posted::FILES;

/// The control for files in a form. Its form needs `enctype="multipart/form-data"` and the address of
/// [`Form::action_with_files`].
#[derive(Template)]
#[template(path = "files_field.html")]
pub struct FilesField {
    f: Frame,
    /// Its name, and the field that names what was sent for it already.
    control: String,
    sent_for: String,
    label: String,
    /// Words before the limits.
    asked: String,
    required: bool,
    limits: Limits,
    error: Option<String>,
    kept: Vec<FileView>,
    send_to: &'static str,
}

impl askama::filters::HtmlSafe for FilesField {}

impl FilesField {
    /// The control as the form has it now. What was sent already hangs on nothing yet, and is shown
    /// only to who sent it.
    pub async fn new(f: &Frame, form: &Form) -> anyhow::Result<FilesField> {
        FilesField::of(f, form, FIELD, Limits::default()).await
    }

    /// The control of a question.
    pub async fn of(f: &Frame, form: &Form, control: &str, limits: Limits) -> anyhow::Result<FilesField> {
        let sent_for = sent_for(control);
        let rows = queries::loose(&f.portal, &f.viewer, form.values(&sent_for)).await?;
        Ok(FilesField {
            f: f.clone(),
            control: control.to_owned(),
            sent_for,
            label: f.t("files-label"),
            asked: String::new(),
            required: false,
            limits,
            error: form.mistake_of(control).map(ToOwned::to_owned),
            kept: rows.iter().map(|row| queries::view(row, f.lang())).collect(),
            send_to: pages::SEND,
        })
    }

    /// The control as a question of its own.
    #[must_use]
    pub fn asked(mut self, label: &str, hint: &str, required: bool) -> FilesField {
        self.label = label.to_owned();
        self.asked = hint.to_owned();
        self.required = required;
        self
    }

    fn hint(&self) -> String {
        let (f, config) = (&self.f, &self.f.portal.config.files);
        let (count, size) = (self.limits.files(config), size(f, self.limits.bytes(config)));
        let most = [("count", count.into()), ("size", size.into())];
        let most = f.portal.ta(f.lang(), "files-hint", most);
        let kinds = f.ta("files-kinds", "kinds", kinds(f, &self.limits));
        format!("{} {most} {kinds}", self.asked).trim().to_owned()
    }

    /// No file may have more bytes.
    fn most_bytes(&self) -> u64 {
        self.limits.bytes(&self.f.portal.config.files)
    }

    /// What is said of a file that is longer; `{name}` is for the script.
    fn too_large(&self) -> String {
        let size = size(&self.f, self.most_bytes());
        self.f.ta2("files-refused-too-large", "name", "{name}", "size", size)
    }
}

/// The files that the form brings, or none when it says what is wrong with them.
pub fn read(f: &Frame, form: &mut Form, sent: &PostedFiles) -> Option<Chosen> {
    let mut ids = kept(sent, FIELD);
    let mut refused = sent.refused.clone();
    let most = f.portal.config.files.max_files;
    if ids.len() > most {
        ids.truncate(most);
        let (control, name, why) = (FIELD.to_owned(), String::new(), Why::TooMany);
        refused.push(Refused { control, name, why });
    }
    note(f, form, FIELD, &refused, &Limits::default());
    let sender = Sender::of(&f.portal, &f.viewer);
    let sets = vec![ChosenSet { question: None, ids }];
    refused.is_empty().then_some(Chosen { sets, sender })
}

/// Says in the form what is wrong with the files of a control.
pub(crate) fn note(f: &Frame, form: &mut Form, control: &str, refused: &[Refused], limits: &Limits) {
    if refused.is_empty() {
        return;
    }
    let told: Vec<_> = refused.iter().map(|refused| told(f, refused, limits)).collect();
    form.mistake_text(control, told.join(" "));
}

/// Says that a file is gone which was to be sent off.
pub fn gone(form: &mut Form) {
    form.mistake(FIELD, "files-gone");
}

/// What is wrong with a file, by its name and the limit.
pub(crate) fn told(f: &Frame, refused: &Refused, limits: &Limits) -> String {
    let (key, name, config) = (refused.why.key(), &refused.name, &f.portal.config.files);
    match refused.why {
        Why::TooMany => f.tn(key, "count", limits.files(config)),
        Why::TooLarge => f.ta2(key, "name", name, "size", size(f, limits.bytes(config))),
        Why::NotHere => f.ta2(key, "name", name, "kinds", kinds(f, limits)),
        Why::TooOften { until } => f.ta2(key, "name", name, "when", f.not_before(&until)),
        Why::Empty | Why::Program | Why::Kind | Why::NotStored | Why::Infected => f.ta(key, "name", name),
    }
}

fn size(f: &Frame, bytes: u64) -> String {
    let comma = match f.lang() {
        base::Lang::Sv => ',',
        base::Lang::En => '.',
    };
    model::size(bytes, comma)
}

/// "pdf, bilder och text"
fn kinds(f: &Frame, limits: &Limits) -> String {
    let kinds = limits.kinds(&f.portal.config.files);
    let kinds: Vec<_> = kinds
        .iter()
        .map(|kind| f.t(&format!("files-kind-{}", kind.code())))
        .collect();
    match kinds.split_last() {
        Some((last, before)) if !before.is_empty() => f.ta2("files-and", "before", before.join(", "), "last", last),
        _ => kinds.concat(),
    }
}

/// The files of an object as links; nothing when it has none.
#[derive(Template)]
#[template(path = "files_list.html")]
pub struct FilesList {
    f: Frame,
    files: Vec<FileView>,
    /// The address under which the room gives them back.
    base: String,
}

impl askama::filters::HtmlSafe for FilesList {}

impl FilesList {
    /// The list, each file under `base/{id}`.
    pub fn new(f: &Frame, files: Vec<FileView>, base: impl Into<String>) -> FilesList {
        FilesList {
            f: f.clone(),
            files,
            base: base.into(),
        }
    }

    /// "karta.pdf (1,4 MB)", for a paper; those that were taken away are not told.
    pub fn in_words(&self) -> Vec<String> {
        let there = self.files.iter().filter(|file| !file.is_infected);
        there.map(|file| format!("{} ({})", file.name, file.size)).collect()
    }
}
