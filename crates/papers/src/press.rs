//! One template and one piece of data into one PDF: the world that typst sees has three files, our fonts,
//! no clock and no disk.

use std::sync::LazyLock;

use anyhow::{Context, anyhow};
use chrono::{DateTime, Datelike, Timelike, Utc};
use serde_json::Value;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, WorldExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::faces::FACES;

/// What typst remembers of one paper is of use to the next few.
const REMEMBERED_FOR: usize = 10;

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));
static FRAME: LazyLock<Source> =
    LazyLock::new(|| Source::new(id("frame.typ"), include_str!("../templates/frame.typ").to_owned()));
static DATA: LazyLock<FileId> = LazyLock::new(|| id("data.json"));
static MAIN: LazyLock<FileId> = LazyLock::new(|| id("main.typ"));

fn id(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("a plain name is a path");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

struct Desk {
    main: Source,
    data: Bytes,
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FACES.book
    }

    fn main(&self) -> FileId {
        *MAIN
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        match id {
            id if id == *MAIN => Ok(self.main.clone()),
            id if id == FRAME.id() => Ok(FRAME.clone()),
            _ => Err(FileError::AccessDenied),
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == *DATA {
            Ok(self.data.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        FACES.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// The PDF of `template` filled with `data`.
pub(crate) fn print(template: &'static str, at: DateTime<Utc>, data: &Value) -> anyhow::Result<Vec<u8>> {
    let desk = Desk {
        main: Source::new(*MAIN, template.to_owned()),
        data: Bytes::new(serde_json::to_vec(data)?),
    };
    let document = typst::compile::<PagedDocument>(&desk).output;
    let options = PdfOptions {
        creator: Smart::Custom(Some("Farstu".to_owned())),
        timestamp: Some(Timestamp::new_utc(datetime(at).context("an instant is a date")?)),
        standards: standards()?,
        ..PdfOptions::default()
    };
    let pdf = document.and_then(|document| typst_pdf::pdf(&document, &options));
    comemo::evict(REMEMBERED_FOR);
    pdf.map_err(|wrong| fault(&desk, &wrong))
}

fn standards() -> anyhow::Result<PdfStandards> {
    PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|e| anyhow!("{}", e.message()))
}

fn datetime(at: DateTime<Utc>) -> Option<Datetime> {
    let two = |n: u32| u8::try_from(n).ok();
    Datetime::from_ymd_hms(
        at.year(),
        two(at.month())?,
        two(at.day())?,
        two(at.hour())?,
        two(at.minute())?,
        two(at.second())?,
    )
}

/// Where the template is wrong. What typst says may quote what somebody wrote, so it is not told.
fn fault(desk: &Desk, wrong: &[SourceDiagnostic]) -> anyhow::Error {
    let place = wrong.first().and_then(|first| {
        let file = first.span.id()?;
        let from = desk.range(first.span)?.start;
        let source = desk.source(file).ok()?;
        Some((file, source.lines().byte_to_line(from)? + 1))
    });
    match place {
        Some((file, line)) => anyhow!("typst refuses line {line} of {}", file.vpath().get_without_slash()),
        None => anyhow!("typst refuses the paper: {} mistakes", wrong.len()),
    }
}
