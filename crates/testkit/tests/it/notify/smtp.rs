//! A real mail server (aiosmtpd) for one test, and two that are none: one that never says a word, and an
//! address where nobody is.

use std::collections::HashMap;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::{LazyLock, Mutex};

use serde_json::Value;
use testkit::TestPortal;
use web::Config;
use web::config::Secret;

/// Servers that are started and wait for their test, by address.
static STARTED: LazyLock<Mutex<HashMap<String, Server>>> = LazyLock::new(Mutex::default);

/// A mail server; ends when it is dropped.
pub(crate) struct Server {
    child: Child,
    tells: BufReader<ChildStdout>,
}

/// A message as the server got it, whatever it answered.
#[derive(Debug)]
pub(crate) struct Received {
    pub(crate) answer: String,
    pub(crate) recipients: Vec<String>,
    pub(crate) text: String,
}

impl Received {
    /// A header as it stands in the message, on one line.
    #[track_caller]
    pub(crate) fn header(&self, name: &str) -> &str {
        let mut found = self
            .text
            .lines()
            .filter_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
        found.next().unwrap_or_else(|| panic!("no {name} in {}", self.text))
    }
}

/// Lets mail go to a server that answers messages with `answers`, one after the other, and then takes all.
pub(crate) fn start(config: &mut Config, answers: &[&str]) {
    start_with(config, answers, "");
}

/// The same, with more behind the server's address.
pub(crate) fn start_with(config: &mut Config, answers: &[&str], query: &str) {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/notify/smtp_server.py");
    let mut child = Command::new(python())
        .arg(script)
        .args(answers)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("a Python with aiosmtpd: `make rust` prepares one");
    let tells = BufReader::new(child.stdout.take().expect("it was piped"));
    let mut server = Server { child, tells };
    let url = format!("smtp://127.0.0.1:{}{query}", server.line()["port"]);
    config.mail.url = Some(Secret::new(&url));
    STARTED.lock().expect("no test panics inside").insert(url, server);
}

/// The server that the portal's mail goes to.
pub(crate) fn of(portal: &TestPortal) -> Server {
    let url = portal.config.mail.url.as_ref().expect("it was started").reveal();
    let found = STARTED.lock().expect("no test panics inside").remove(url);
    found.expect("it was started")
}

/// The Python that has the servers of the tests.
pub(crate) fn python() -> PathBuf {
    let beside = || PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("../smtp/bin/python");
    std::env::var_os("FARSTU_TEST_PYTHON").map_or_else(beside, PathBuf::from)
}

impl Server {
    fn line(&mut self) -> Value {
        let mut line = String::new();
        self.tells
            .read_line(&mut line)
            .expect("the server's output can be read");
        serde_json::from_str(&line).expect("the server tells in JSON; what it complains of is above")
    }

    /// The next message that came.
    pub(crate) fn message(&mut self) -> Received {
        let line = self.line();
        let text = |name: &str| line[name].as_str().expect("a text").to_owned();
        let recipients = line["recipients"].as_array().expect("a list").iter();
        Received {
            answer: text("answer"),
            recipients: recipients
                .map(|to| to.as_str().expect("an address").to_owned())
                .collect(),
            text: text("message").replace("\r\n", "\n"),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // One that ended by itself cannot be ended; either way it has to be waited for.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
