//! Forms that bring files. Their text fields are read as those of any form; their files are handed over
//! one after the other as they arrive, and are never held whole.

use axum::extract::Request;
use bytes::Bytes;
use http::header::CONTENT_TYPE;
use multer::{Constraints, Multipart, SizeLimit};

use crate::portal::Portal;
use crate::posted::{LIMIT_BYTES, Posted};
use crate::problem::{Error, Problem};
use crate::viewer::Viewer;

const KIND: &str = "multipart/form-data";

/// Whether the request brings a form with files.
pub fn brings_files(request: &Request) -> bool {
    content_type(request).starts_with(KIND)
}

fn content_type(request: &Request) -> &str {
    let kind = request.headers().get(CONTENT_TYPE);
    kind.and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// A form with files that is being read.
pub struct Parts {
    parts: Multipart<'static>,
    fields: Vec<(String, String)>,
    /// How many bytes of text the form has so far.
    bytes: usize,
}

/// A file that is arriving.
pub struct FilePart(multer::Field<'static>);

impl Parts {
    /// Begins to read. More than twice of what may be sent is not even read to the end.
    pub fn open(portal: &Portal, request: Request) -> Result<Parts, Error> {
        let boundary = multer::parse_boundary(content_type(&request)).map_err(|_| Problem::BadRequest)?;
        let most = 2 * portal.config.files.max_bytes * portal.config.files.max_files as u64 + LIMIT_BYTES as u64;
        let limit = Constraints::new().size_limit(SizeLimit::new().whole_stream(most));
        let body = request.into_body().into_data_stream();
        Ok(Parts {
            parts: Multipart::with_constraints(body, boundary, limit),
            fields: Vec::new(),
            bytes: 0,
        })
    }

    /// The next file. The text fields before it have been read by then.
    pub async fn next_file(&mut self) -> Result<Option<FilePart>, Error> {
        while let Some(part) = self.parts.next_field().await.map_err(unreadable)? {
            match part.file_name() {
                // No file was chosen.
                Some("") => {}
                Some(_) => return Ok(Some(FilePart(part))),
                None => self.read_text(part).await?,
            }
        }
        Ok(None)
    }

    async fn read_text(&mut self, mut part: multer::Field<'static>) -> Result<(), Error> {
        let name = part.name().unwrap_or_default().to_owned();
        let mut value = Vec::new();
        while let Some(bytes) = part.chunk().await.map_err(unreadable)? {
            self.bytes += bytes.len();
            if self.bytes > LIMIT_BYTES {
                return Err(Problem::TooLarge.into());
            }
            value.extend_from_slice(&bytes);
        }
        let value = String::from_utf8(value).map_err(|_| Problem::BadRequest)?;
        self.fields.push((name, value));
        Ok(())
    }

    /// The form as far as it has been read: its token must have been right. Asked before the first file
    /// is taken, and again at the end.
    pub fn posted(&self, portal: &Portal, viewer: &Viewer) -> Result<Posted, Error> {
        Posted::of(portal, viewer, self.fields.clone())
    }

    /// The text fields that have been read so far.
    pub fn fields(&self) -> &[(String, String)] {
        &self.fields
    }

    /// Adds what an act must tell apart: two forms with the same words and other files are not the same.
    pub fn add(&mut self, name: &str, value: String) {
        self.fields.push((name.to_owned(), value));
    }

    /// Reads to the end without taking the files: nothing typed is lost.
    pub(crate) async fn without_files(mut self, portal: &Portal, viewer: &Viewer) -> Result<Posted, Error> {
        while let Some(mut file) = self.next_file().await? {
            while file.chunk().await?.is_some() {}
        }
        self.posted(portal, viewer)
    }
}

impl FilePart {
    /// The name that the browser tells. Not to be believed.
    pub fn name(&self) -> &str {
        self.0.file_name().unwrap_or_default()
    }

    /// The control that it was chosen in.
    pub fn control(&self) -> &str {
        self.0.name().unwrap_or_default()
    }

    /// The next bytes.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        self.0.chunk().await.map_err(unreadable)
    }
}

/// What cannot be read to its end: too much, cut off, or no form of ours.
fn unreadable(e: multer::Error) -> Error {
    match e {
        multer::Error::StreamSizeExceeded { .. } => Problem::TooLarge.into(),
        _ => Problem::BadRequest.into(),
    }
}
