//! Files that a page gives to be saved.

use axum::body::Body;
use axum::response::{IntoResponse, Response};
use http::HeaderValue;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};

/// A file of this media type to be saved under a name of ours, which is plain ASCII without quotes.
pub fn download(name: &str, media: &'static str, body: impl Into<Body>) -> Response {
    let mut response = body.into().into_response();
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""));
    let head = response.headers_mut();
    head.insert(CONTENT_TYPE, HeaderValue::from_static(media));
    head.insert(CONTENT_DISPOSITION, disposition.expect("the name is plain ASCII"));
    response
}
