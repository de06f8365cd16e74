//! An operator of text messages that speaks the protocol of 46elks, on loopback.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex};

use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use base::{Lang, Mobile};
use http::{HeaderMap, StatusCode};
use notify::{Channels, Recipient};
use testkit::TestPortal;
use tokio::net::TcpListener;
use web::Config;
use web::config::Secret;

/// The number of those who are told by text message.
pub(crate) const NUMBER: &str = "+46701740605";

/// What came to an operator: the Authorization header, and the body.
#[derive(Clone, Default)]
pub(crate) struct Operator {
    answers: Arc<Mutex<Vec<u16>>>,
    came: Arc<Mutex<Vec<(String, String)>>>,
}

static STARTED: LazyLock<Mutex<HashMap<String, Operator>>> = LazyLock::new(Mutex::default);

/// Lets text messages go to an operator that answers with these statuses, one after the other, and then 200.
pub(crate) fn start(config: &mut Config, answers: &[u16]) {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.set_nonblocking(true).expect("a socket can wait");
    let listener = TcpListener::from_std(listener).expect("the test has a runtime");
    at(config, listener.local_addr().expect("it is bound").port());
    let operator = Operator::default();
    operator.answers.lock().expect("nobody panics inside").extend(answers);
    let url = config.sms.url.as_ref().expect("just set").reveal().to_owned();
    STARTED
        .lock()
        .expect("nobody panics inside")
        .insert(url, operator.clone());
    let router = Router::new().route("/a1/sms", post(take)).with_state(operator);
    tokio::spawn(async { axum::serve(listener, router).await });
}

/// Lets text messages go to whoever is at this port.
pub(crate) fn at(config: &mut Config, port: u16) {
    config.sms.url = Some(Secret::new(format!("http://u:p%40ss@127.0.0.1:{port}/a1/sms")));
    config.sms.from = Some("Kommunen".to_owned());
}

/// The operator that the portal's text messages go to.
pub(crate) fn of(portal: &TestPortal) -> Operator {
    let url = portal.config.sms.url.as_ref().expect("it was started").reveal();
    let started = STARTED.lock().expect("nobody panics inside");
    started.get(url).expect("it was started").clone()
}

/// Somebody without an account who is told by text message and has no address.
pub(crate) fn mobile_only() -> Recipient {
    Recipient {
        person: None,
        email: None,
        mobile: Some(Mobile::parse("070-174 06 05").expect("a number")),
        lang: Lang::Sv,
        channels: Channels {
            email: false,
            sms: true,
        },
        protected: false,
    }
}

impl Operator {
    /// All that came, the first first.
    pub(crate) fn came(&self) -> Vec<(String, String)> {
        self.came.lock().expect("nobody panics inside").clone()
    }
}

async fn take(State(operator): State<Operator>, headers: HeaderMap, body: String) -> Response {
    let login = headers
        .get("authorization")
        .map_or("", |login| login.to_str().expect("ASCII"));
    operator
        .came
        .lock()
        .expect("nobody panics inside")
        .push((login.to_owned(), body));
    let mut answers = operator.answers.lock().expect("nobody panics inside");
    let status = if answers.is_empty() { 200 } else { answers.remove(0) };
    let status = StatusCode::from_u16(status).expect("a status");
    // What operators answer must not be believed to be harmless: it repeats the number.
    let answer = format!(r#"{{"id":"s123","status":"created","to":"{NUMBER}"}}"#);
    (status, [("content-type", "application/json")], answer).into_response()
}
