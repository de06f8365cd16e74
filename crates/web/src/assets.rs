//! Styles, scripts, fonts and pictures that `make ui` built, embedded in the binary and cached by
//! browsers for good: their names change when they do.

use std::collections::HashMap;
use std::sync::LazyLock;

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use http::{HeaderMap, StatusCode};
use rust_embed::RustEmbed;

/// Where assets are served.
pub const PATH: &str = "/tillgangar";

#[derive(RustEmbed)]
#[folder = "../../ui/dist"]
struct Dist;

static URLS: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let manifest = Dist::get("manifest.json").expect("the build script saw the manifest");
    let names: HashMap<String, String> = serde_json::from_slice(&manifest.data).expect("the manifest is JSON");
    names
        .into_iter()
        .map(|(name, file)| (name, format!("{PATH}/{file}")))
        .collect()
});

/// The address of an asset by its plain name, `app.css`.
pub fn url(name: &str) -> &'static str {
    match URLS.get(name) {
        Some(url) => url,
        None => {
            debug_assert!(false, "ui/dist has no {name}");
            ""
        }
    }
}

/// The style sheet of e-mails, to be put into them.
pub fn mail_css() -> String {
    let css = Dist::get("mail.css").expect("ui/dist has mail.css");
    String::from_utf8_lossy(&css.data).into_owned()
}

/// Serves one asset, compressed as it was built where the browser takes that.
pub async fn serve(Path(name): Path<String>, headers: HeaderMap) -> Response {
    let accepted = headers
        .get(ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let variants = [("br", ".br"), ("gzip", ".gz"), ("", "")];
    let found = variants
        .iter()
        .filter(|(encoding, _)| encoding.is_empty() || accepts(accepted, encoding))
        .find_map(|(encoding, suffix)| Some((*encoding, Dist::get(&format!("{name}{suffix}"))?)));
    let Some((encoding, file)) = found.filter(|_| !name.ends_with(".br") && !name.ends_with(".gz")) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut response = file.data.into_owned().into_response();
    let head = response.headers_mut();
    head.insert(CONTENT_TYPE, http::HeaderValue::from_static(content_type(&name)));
    head.insert(
        CACHE_CONTROL,
        http::HeaderValue::from_static("public, max-age=31536000, immutable"),
    );
    head.insert(VARY, http::HeaderValue::from_static("accept-encoding"));
    if !encoding.is_empty() {
        head.insert(CONTENT_ENCODING, http::HeaderValue::from_static(encoding));
    }
    response
}

fn accepts(header: &str, encoding: &str) -> bool {
    header.split(',').any(|part| {
        let mut words = part.split(';').map(str::trim);
        words.next() == Some(encoding) && !words.any(|word| word == "q=0")
    })
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}
