//! A program that calls the API by a key: sends JSON, and reads what it is answered.

use axum::Router;
use base::{ApiKey, Id, Organisation};
use chrono::TimeDelta;
use http::HeaderMap;
use organisations::keys::{NewKey, make_key};
use serde_json::Value;
use store::Actor;

use crate::browser::Browser;
use crate::portal::TestPortal;

const JSON: &str = "application/json";
const PROBLEM: &str = "application/problem+json";

/// A program. A clone has the same key and shares nothing else.
#[derive(Clone)]
pub struct Program {
    /// What it calls by, and what was answered last.
    pub browser: Browser,
    /// The key in clear.
    pub text: String,
    /// Its id.
    pub key: Id<ApiKey>,
    /// Whom it acts for.
    pub organisation: Id<Organisation>,
    sent: u32,
}

impl TestPortal {
    /// A program of a new association by this name.
    pub async fn program(&self, association: &str) -> Program {
        let organisation = self.organisation("forening", association).await;
        self.program_of(organisation).await
    }

    /// A program "Ärendesystemet" of an organisation, with a key for a year.
    pub async fn program_of(&self, organisation: Id<Organisation>) -> Program {
        let new = NewKey {
            name: "Ärendesystemet".to_owned(),
            expires_at: Some(self.now() + TimeDelta::days(365)),
        };
        let form = self.random().token();
        let made = make_key(self, Actor::System, &form, organisation, &new).await;
        let text = made.expect("a key can be made").expect("the form is new");
        let caller = organisations::keys::program(self, text.reveal(), base::Lang::Sv).await;
        let caller = caller.expect("keys can be looked up").expect("the key holds");
        Program {
            browser: self.visitor(),
            text: text.reveal().to_owned(),
            key: caller.key,
            organisation,
            sent: 0,
        }
    }
}

impl Program {
    /// The same program before another router on the same database.
    pub fn before(mut self, router: Router, portal: &TestPortal) -> Program {
        self.browser = Browser::new(router, &portal.config.base_url);
        self
    }

    /// Asks for something.
    pub async fn get(&mut self, path: &str) -> &mut Program {
        self.send("GET", path, &[], "").await
    }

    /// Sends JSON, each time with a key of its own.
    pub async fn post(&mut self, path: &str, body: &Value) -> &mut Program {
        self.sent += 1;
        let once = format!("{}-{}", self.key, self.sent);
        self.post_once(path, body, &once).await
    }

    /// Sends JSON with this `Idempotency-Key`.
    pub async fn post_once(&mut self, path: &str, body: &Value, once: &str) -> &mut Program {
        let headers = [("content-type", JSON), ("idempotency-key", once)];
        self.send("POST", path, &headers, body.to_string()).await
    }

    /// Sends a request with the key, these headers and this body.
    pub async fn send(
        &mut self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: impl AsRef<[u8]> + Send,
    ) -> &mut Program {
        let bearer = format!("Bearer {}", self.text);
        let mut all = vec![("authorization", bearer.as_str())];
        all.extend_from_slice(headers);
        let sent = self.browser.try_send(method, path, &all, body).await;
        sent.expect("the portal answers");
        self
    }

    /// Has this status.
    #[track_caller]
    pub fn status(&mut self, status: u16) -> &mut Program {
        let page = self.browser.page();
        assert_eq!(page.status.as_u16(), status, "{} {}", page.path, page.body);
        self
    }

    /// The headers of the answer.
    pub fn headers(&self) -> &HeaderMap {
        &self.browser.page().headers
    }

    /// The answer.
    #[track_caller]
    pub fn json(&self) -> Value {
        let page = self.browser.page();
        serde_json::from_str(&page.body).unwrap_or_else(|e| panic!("{} is no JSON: {e}: {}", page.path, page.body))
    }

    /// Is a problem of this status and name, told as RFC 9457 says.
    #[track_caller]
    pub fn problem(&mut self, status: u16, name: &str) -> &mut Program {
        self.status(status);
        assert_eq!(self.browser.page().header("content-type"), PROBLEM);
        let told = self.json();
        let kind = told["type"].as_str().expect("a problem has a type").to_owned();
        assert!(kind.ends_with(&format!("/api#{name}")), "{told}");
        assert_eq!(told["status"], status, "{told}");
        assert!(told["title"].as_str().is_some_and(|title| !title.is_empty()), "{told}");
        self
    }
}
