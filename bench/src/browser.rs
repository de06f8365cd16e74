//! A browser of the run: keeps cookies, reads the hidden fields of a form and logs in through it as
//! people do.

use std::collections::BTreeMap;

use anyhow::{Context, ensure};
use bytes::Bytes;
use http::header::{ACCEPT_ENCODING, CONTENT_TYPE, COOKIE, SET_COOKIE};
use http::{HeaderMap, StatusCode};

/// Cookies, the address of the portal, and where the requests seem to come from.
pub(crate) struct Browser {
    client: reqwest::Client,
    root: String,
    cookies: BTreeMap<String, String>,
    address: String,
}

/// An answer of the portal.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) body: Bytes,
}

impl Browser {
    /// A new one at `address`, as the proxy in front tells it.
    pub(crate) fn new(client: &reqwest::Client, root: String, address: String) -> Browser {
        Browser {
            client: client.clone(),
            root,
            cookies: BTreeMap::new(),
            address,
        }
    }

    /// What it sends in `Cookie`.
    pub(crate) fn cookies(&self) -> String {
        let pairs: Vec<_> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        pairs.join("; ")
    }

    /// Fetches a page, compressed as `encoding` says.
    pub(crate) async fn get(&mut self, path: &str, encoding: &str) -> anyhow::Result<Answer> {
        let request = self
            .client
            .get(format!("{}{path}", self.root))
            .header(ACCEPT_ENCODING, encoding);
        self.send(request).await
    }

    /// Fills in the login form and sends it; gives the status of the answer, 303 for who is let in.
    pub(crate) async fn log_in(&mut self, name: &str, password: &str) -> anyhow::Result<StatusCode> {
        let page = self.get("/logga-in", "identity").await?;
        ensure!(page.status == StatusCode::OK, "the login page gave {}", page.status);
        let html = String::from_utf8_lossy(&page.body).into_owned();
        let form = html
            .split_once("action=\"/logga-in\"")
            .context("the login form is not there")?
            .1;
        let mut fields = vec![("username", name), ("password", password)];
        for name in ["_csrf", "_key", "_page"] {
            fields.push((name, hidden(form, name)?));
        }
        let request = self.client.post(format!("{}/logga-in", self.root)).form(&fields);
        Ok(self.send(request).await?.status)
    }

    /// The token of the first form on a page.
    pub(crate) async fn form_token(&mut self, path: &str) -> anyhow::Result<String> {
        let page = self.get(path, "identity").await?;
        ensure!(page.status == StatusCode::OK, "{path} gave {}", page.status);
        let html = String::from_utf8_lossy(&page.body).into_owned();
        Ok(hidden(&html, "_csrf")?.to_owned())
    }

    /// Sends a body as it is made; gives the status of the answer.
    pub(crate) async fn post_body(&self, path: &str, kind: &str, body: reqwest::Body) -> anyhow::Result<StatusCode> {
        let request = self
            .client
            .post(format!("{}{path}", self.root))
            .header(CONTENT_TYPE, kind)
            .header(COOKIE, self.cookies())
            .header("x-forwarded-for", &self.address)
            .body(body);
        Ok(request.send().await?.status())
    }

    async fn send(&mut self, request: reqwest::RequestBuilder) -> anyhow::Result<Answer> {
        let request = request
            .header(COOKIE, self.cookies())
            .header("x-forwarded-for", &self.address);
        let response = request.send().await?;
        let status = response.status();
        self.keep_cookies(response.headers());
        let body = response.bytes().await?;
        Ok(Answer { status, body })
    }

    fn keep_cookies(&mut self, headers: &HeaderMap) {
        for cookie in headers
            .get_all(SET_COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok())
        {
            let pair = cookie.split(';').next().unwrap_or_default();
            if let Some((name, value)) = pair.split_once('=') {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

fn hidden<'a>(form: &'a str, name: &str) -> anyhow::Result<&'a str> {
    let start = format!("name=\"{name}\" value=\"");
    let value = form.split_once(&start).and_then(|(_, rest)| rest.split_once('"'));
    Ok(value.with_context(|| format!("the form has no {name}"))?.0)
}
