//! Many large files at once: a message's worth from each of twenty people, while the server's memory is
//! looked at. The bytes are made as they are sent.

use std::time::Instant;

use anyhow::ensure;
use bytes::Bytes;
use futures::future::try_join_all;
use futures::stream;
use http::StatusCode;

use crate::browser::Browser;

/// So many at once (issue: the most memory while they run).
pub(crate) const COUNT: usize = 20;
/// As long as a file may be.
const BYTES: usize = 50_000_000;
const PART: usize = 64 * 1024;
const BOUNDARY: &str = "farstu-bench-boundary";

/// How it went.
pub(crate) struct Uploads {
    /// Where the files went.
    pub(crate) to: &'static str,
    /// All files together.
    pub(crate) seconds: f64,
    /// The most memory the server ever had.
    pub(crate) peak_mib: f64,
}

impl Uploads {
    /// Megabytes a second, all files together.
    pub(crate) fn pace(&self) -> f64 {
        (COUNT * BYTES) as f64 / 1e6 / self.seconds
    }
}

/// Sends them all at once; gives the seconds it took.
pub(crate) async fn send(browser: &mut Browser) -> anyhow::Result<f64> {
    let token = browser.form_token("/arenden/ny").await?;
    let browser = &*browser;
    let began = Instant::now();
    let all = (0..COUNT).map(|number| one(browser, &token, number));
    try_join_all(all).await?;
    Ok(began.elapsed().as_secs_f64())
}

async fn one(browser: &Browser, token: &str, number: usize) -> anyhow::Result<()> {
    let head = format!(
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n{token}\r\n--{BOUNDARY}\r\n\
         Content-Disposition: form-data; name=\"files\"; filename=\"{number}.txt\"\r\n\r\n"
    );
    let line = Bytes::from_static(&[b'x'; PART]);
    let whole = std::iter::repeat_n(line.clone(), BYTES / PART).chain([line.slice(..BYTES % PART)]);
    let tail = format!("\r\n--{BOUNDARY}--\r\n");
    let parts = [Bytes::from(head)].into_iter().chain(whole).chain([Bytes::from(tail)]);
    let body = reqwest::Body::wrap_stream(stream::iter(parts.map(Ok::<_, std::io::Error>)));
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    let status = browser.post_body("/filer", &kind, body).await?;
    ensure!(status == StatusCode::OK, "a file was answered with {status}");
    Ok(())
}
