//! A real `farstu serve` in a process of its own, that can be killed: this test program, started once more.

use std::fs::File;
use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;

use clap::Parser;
use testkit::{Browser, TestPortal};
use web::config::{Secret, SecretSource};

/// Set in the process that is to be the server.
const IS_SERVER: &str = "FARSTU_TEST_IS_SERVER";

/// Does nothing unless a test started it.
#[test]
#[ignore = "this is the server that other tests start and kill"]
fn serve() {
    if std::env::var(IS_SERVER).is_ok() {
        let command = farstu::commands::Command::parse_from(["farstu", "serve"]);
        if let Err(e) = command.run() {
            eprintln!("farstu: {e:#}");
            std::process::exit(1);
        }
        std::process::exit(0);
    }
}

/// Its mail lands in the mailbox, so it must not be reached from elsewhere.
pub(crate) const ORIGIN: &str = "https://localhost";

/// A server; killed when it is dropped.
pub(crate) struct Server {
    child: Child,
    pub(crate) address: SocketAddr,
    log: PathBuf,
}

impl Server {
    /// Starts one on the database of `portal`, with the same keys.
    pub(crate) fn start(portal: &TestPortal) -> Server {
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let log = portal.folder().join(format!("server-{}.log", address.port()));
        let stderr = File::create(&log).unwrap();
        let text = |secret: &Secret| secret.reveal().to_owned();
        let key = |source: &SecretSource| text(&source.read().unwrap());
        let config = &portal.config;
        let mail_in = [
            ("FARSTU__MAIL_IN__ADDRESS", config.mail_in.address.clone()),
            ("FARSTU__MAIL_IN__URL", config.mail_in.url.as_ref().map(text)),
        ];
        let child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "faults::server::serve", "--ignored", "--nocapture"])
            .env(IS_SERVER, "1")
            .env("FARSTU__LISTEN", address.to_string())
            .env("FARSTU__BASE_URL", ORIGIN)
            .env("FARSTU__DATA_DIR", &config.data_dir)
            .env("FARSTU__DATABASE__URL", config.database_url())
            .env("FARSTU__MAIL__URL", config.mail.url.as_ref().map(text).unwrap())
            .env("FARSTU__KEYS__ENCRYPTION__TEST", key(&config.keys.encryption["test"]))
            .env("FARSTU__KEYS__HASH", key(config.keys.hash.as_ref().unwrap()))
            .env("FARSTU__TRUSTED_PROXIES", r#"["127.0.0.1"]"#)
            .envs(mail_in.into_iter().filter_map(|(name, value)| Some((name, value?))))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(stderr)
            .spawn()
            .unwrap();
        Server { child, address, log }
    }

    /// Waits until it serves.
    pub(crate) async fn ready(&mut self) {
        let mut probe = self.browser();
        while probe.try_send("GET", "/halsa/redo", &[], "").await.is_err() || probe.page().status != 200 {
            let ended = self.child.try_wait().unwrap();
            assert!(ended.is_none(), "the server ended: {}", self.log());
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// A browser with nothing in it.
    pub(crate) fn browser(&self) -> Browser {
        Browser::over_tcp(self.address, ORIGIN)
    }

    /// Sends it a signal: `-TERM` to tell it to stop, `-KILL` to pull the plug.
    pub(crate) fn send(&self, signal: &str) {
        let sent = Command::new("kill")
            .args([signal, &self.child.id().to_string()])
            .status();
        assert!(sent.unwrap().success());
    }

    /// Waits until it has ended by itself.
    pub(crate) async fn ended(&mut self) -> ExitStatus {
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// What it has said so far.
    pub(crate) fn log(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            self.child.kill().unwrap();
            self.child.wait().unwrap();
        }
    }
}
