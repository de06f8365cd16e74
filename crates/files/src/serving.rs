//! A file on its way to whoever may have it. Always as a download, never shown by the browser: what is
//! in it is not ours.

use axum::body::Body;
use axum::response::IntoResponse;
use http::header::{CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use web::Portal;

use crate::queries::Ready;

/// RFC 8187, `attr-char`.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'!')
    .remove(b'#')
    .remove(b'$')
    .remove(b'&')
    .remove(b'+')
    .remove(b'-')
    .remove(b'.')
    .remove(b'^')
    .remove(b'_')
    .remove(b'`')
    .remove(b'|')
    .remove(b'~');

impl Ready {
    /// The file itself. The caller has asked whether the viewer may have what it hangs on.
    pub async fn serve(self, portal: &Portal) -> web::Result {
        let Ready(row) = self;
        let parts = portal.blobs.read(&row.blob).await?;
        let mut head = HeaderMap::new();
        let value = |text: String| HeaderValue::from_str(&text).map_err(anyhow::Error::from);
        head.insert(CONTENT_TYPE, value(row.media_type)?);
        head.insert(CONTENT_LENGTH, row.bytes.into());
        head.insert(CONTENT_DISPOSITION, value(disposition(&row.name))?);
        head.insert(
            CONTENT_SECURITY_POLICY,
            HeaderValue::from_static("default-src 'none'; sandbox"),
        );
        Ok((head, Body::from_stream(parts)).into_response())
    }
}

/// Its name twice: in plain letters for old programs, and as it is.
fn disposition(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|c| {
            if c.is_ascii_graphic() && !"\"\\%".contains(c) || c == ' ' {
                c
            } else {
                '_'
            }
        })
        .collect();
    let whole = utf8_percent_encode(name, PLAIN);
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{whole}")
}

#[cfg(test)]
mod tests {
    use super::disposition;

    #[test]
    fn names_are_told_in_plain_letters_and_as_they_are() {
        assert_eq!(
            disposition("års\"möte 100%.pdf"),
            "attachment; filename=\"_rs_m_te 100_.pdf\"; filename*=UTF-8''%C3%A5rs%22m%C3%B6te%20100%25.pdf"
        );
    }
}
