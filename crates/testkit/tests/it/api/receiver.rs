//! A receiver of webhooks: notes what comes, and answers what it is told to.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, Mac};
use http::{HeaderMap, StatusCode};
use serde_json::Value;
use sha2::Sha256;
use tokio::net::TcpListener;

/// Something that came.
#[derive(Clone, Debug)]
pub(super) struct Came {
    pub(super) headers: HeaderMap,
    pub(super) body: String,
}

impl Came {
    pub(super) fn header(&self, name: &str) -> &str {
        self.headers[name].to_str().expect("a header is ASCII")
    }

    pub(super) fn id(&self) -> &str {
        self.header("webhook-id")
    }

    pub(super) fn json(&self) -> Value {
        serde_json::from_str(&self.body).expect("a body is JSON")
    }

    /// Whether one of its signatures is made with this secret, counted anew as the convention says.
    pub(super) fn is_signed_with(&self, secret: &str) -> bool {
        let key = secret.strip_prefix("whsec_").expect("a secret of ours");
        let key = STANDARD.decode(key).expect("a secret is base64");
        let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(&key).expect("any length");
        mac.update(format!("{}.{}.{}", self.id(), self.header("webhook-timestamp"), self.body).as_bytes());
        let right = format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()));
        self.header("webhook-signature").split(' ').any(|one| one == right)
    }
}

/// A server on this machine.
#[derive(Clone)]
pub(super) struct Receiver {
    came: Arc<Mutex<Vec<Came>>>,
    answers: Arc<Mutex<VecDeque<u16>>>,
    pub(super) port: u16,
}

impl Receiver {
    /// Answers 204 unless told otherwise.
    pub(super) async fn start() -> Receiver {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let receiver = Receiver {
            came: Arc::default(),
            answers: Arc::default(),
            port: listener.local_addr().expect("it is bound").port(),
        };
        let router = Router::new().fallback(take).with_state(receiver.clone());
        tokio::spawn(async { axum::serve(listener, router).await });
        receiver
    }

    pub(super) fn address(&self) -> String {
        format!("http://127.0.0.1:{}/krok", self.port)
    }

    /// Answers with these statuses, one after the other.
    pub(super) fn answers(&self, statuses: impl IntoIterator<Item = u16>) {
        self.answers.lock().expect("nobody panics inside").extend(statuses);
    }

    pub(super) fn came(&self) -> Vec<Came> {
        self.came.lock().expect("nobody panics inside").clone()
    }
}

async fn take(State(receiver): State<Receiver>, headers: HeaderMap, body: String) -> Response {
    receiver
        .came
        .lock()
        .expect("nobody panics inside")
        .push(Came { headers, body });
    let answer = receiver.answers.lock().expect("nobody panics inside").pop_front();
    match answer.unwrap_or(204) {
        302 => Redirect::to("/annanstans").into_response(),
        status => StatusCode::from_u16(status).expect("a status").into_response(),
    }
}
