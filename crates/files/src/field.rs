//! The part of a form where files are chosen: those sent already, those that were not taken and why, and
//! the control for more. Works without JavaScript; with it each file is sent as soon as it is chosen.

use askama::Template;
use base::Id;
use web::config::FileKind;
use web::{Form, Frame, Posted};

use crate::model::{self, File, FileView, Refused, Why};
use crate::queries::Sender;
use crate::receiving::{KEPT, PostedFiles};
use crate::{Chosen, pages, queries};

/// The name of the control, and of its mistakes.
pub const FIELD: &str = "files";

/// The control for files in a form. Its form needs `enctype="multipart/form-data"` and the address of
/// [`Form::action_with_files`].
#[derive(Template)]
#[template(path = "files_field.html")]
pub struct FilesField {
    f: Frame,
    label: String,
    /// Words before the limits.
    asked: String,
    required: bool,
    error: Option<String>,
    kept: Vec<FileView>,
    send_to: &'static str,
}

impl askama::filters::HtmlSafe for FilesField {}

impl FilesField {
    /// The control as the form has it now. What was sent already hangs on nothing yet, and is shown
    /// only to who sent it.
    pub async fn new(f: &Frame, form: &Form) -> anyhow::Result<FilesField> {
        let rows = queries::loose(&f.portal, &f.viewer, form.values(KEPT)).await?;
        Ok(FilesField {
            f: f.clone(),
            label: f.t("files-label"),
            asked: String::new(),
            required: false,
            error: form.mistake_of(FIELD).map(ToOwned::to_owned),
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
        let kinds: Vec<_> = config.kinds.iter().map(|kind| f.t(kind_key(*kind))).collect();
        let kinds = match kinds.split_last() {
            Some((last, before)) if !before.is_empty() => f.ta2("files-and", "before", before.join(", "), "last", last),
            _ => kinds.concat(),
        };
        let most = f.ta2("files-hint", "count", config.max_files, "size", largest(f));
        let kinds = f.ta("files-kinds", "kinds", kinds);
        format!("{} {most} {kinds}", self.asked).trim().to_owned()
    }
}

/// The files that the form brings, or none when it says what is wrong with them.
pub fn read(f: &Frame, form: &mut Form, sent: &PostedFiles) -> Option<Chosen> {
    let mut kept = kept(&sent.posted);
    let mut refused = sent.refused.clone();
    let most = f.portal.config.files.max_files;
    if kept.len() > most {
        kept.truncate(most);
        refused.push(Refused {
            name: String::new(),
            why: Why::TooMany,
        });
    }
    if refused.is_empty() {
        let sender = Sender::of(&f.portal, &f.viewer);
        return Some(Chosen { ids: kept, sender });
    }
    let told: Vec<_> = refused.iter().map(|refused| told(f, refused)).collect();
    form.mistake_text(FIELD, told.join(" "));
    None
}

/// Says that a file is gone which was to be sent off.
pub fn gone(form: &mut Form) {
    form.mistake(FIELD, "files-gone");
}

fn kept(posted: &Posted) -> Vec<Id<File>> {
    let mut kept: Vec<Id<File>> = posted.all(KEPT).filter_map(|id| id.parse().ok()).collect();
    kept.sort();
    kept.dedup();
    kept
}

/// What is wrong with a file, by its name and the limit.
pub(crate) fn told(f: &Frame, refused: &Refused) -> String {
    match refused.why {
        Why::TooMany => f.tn(refused.why.key(), "count", f.portal.config.files.max_files),
        Why::TooLarge => f.ta2(refused.why.key(), "name", &refused.name, "size", largest(f)),
        Why::Empty | Why::Program | Why::Kind | Why::NotStored => f.ta(refused.why.key(), "name", &refused.name),
    }
}

fn largest(f: &Frame) -> String {
    let comma = match f.lang() {
        base::Lang::Sv => ',',
        base::Lang::En => '.',
    };
    model::size(f.portal.config.files.max_bytes, comma)
}

fn kind_key(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Pdf => "files-kind-pdf",
        FileKind::Image => "files-kind-image",
        FileKind::Office => "files-kind-office",
        FileKind::Zip => "files-kind-zip",
        FileKind::Text => "files-kind-text",
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
}
