//! A form that brings one file, which is read into memory up to its limit and kept nowhere as it came.

use anyhow::Context;
use axum::extract::{FromRequest, Request};
use sha2::{Digest, Sha256};
use web::{Error, Parts, Portal, Posted, Viewer};

/// What was posted, and the file of at most `MOST` bytes.
pub(crate) struct PostedFile<const MOST: usize> {
    pub(crate) posted: Posted,
    file: Option<Vec<u8>>,
}

/// What came as a file.
pub(crate) enum Brought {
    Nothing,
    TooMuch,
    Bytes(Vec<u8>),
}

impl<const MOST: usize> PostedFile<MOST> {
    /// The file; an empty one is nothing.
    pub(crate) fn file(self) -> Brought {
        match self.file {
            Some(bytes) if bytes.len() > MOST => Brought::TooMuch,
            Some(bytes) if !bytes.is_empty() => Brought::Bytes(bytes),
            _ => Brought::Nothing,
        }
    }
}

impl<const MOST: usize> FromRequest<Portal> for PostedFile<MOST> {
    type Rejection = Error;

    async fn from_request(request: Request, portal: &Portal) -> Result<PostedFile<MOST>, Error> {
        let viewer = request.extensions().get::<Viewer>().cloned();
        let viewer = viewer.context("the viewer layer is not mounted")?;
        if !web::brings_files(&request) {
            let posted = Posted::from_request(request, portal).await?;
            return Ok(PostedFile { posted, file: None });
        }
        let mut parts = Parts::open(portal, request)?;
        let mut file = None;
        while let Some(mut part) = parts.next_file().await? {
            // What stands before the file says whether the form is ours.
            parts.posted(portal, &viewer)?;
            let mut read = Vec::new();
            while let Some(some) = part.chunk().await? {
                // One byte too many tells that it was too large; the rest is passed over.
                let room = (MOST + 1).saturating_sub(read.len());
                read.extend_from_slice(&some[..some.len().min(room)]);
            }
            file = file.or(Some(read));
        }
        if let Some(file) = &file {
            // The same form with another file is another form.
            parts.add("content", digest(file));
        }
        let posted = parts.posted(portal, &viewer)?;
        Ok(PostedFile { posted, file })
    }
}

/// SHA-256 in hexadecimal.
pub(crate) fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
