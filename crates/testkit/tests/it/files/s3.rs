//! A real S3 server (moto) on loopback, alone or for a portal that keeps its files in it.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;

use store::{Blobs, S3Account};
use web::Config;
use web::config::{BlobsPlace, Secret};

/// Servers of portals; they end with the process of their test.
static STARTED: Mutex<Vec<S3>> = Mutex::new(Vec::new());

/// Lets the files of a portal lie in a server of its own.
pub(super) fn start(config: &mut Config) {
    let server = S3::start();
    config.blobs.url = Some(BlobsPlace::S3(server.address()));
    config.blobs.access_key_id = Some("testing".to_owned());
    config.blobs.secret_access_key = Some(Secret::new("testing"));
    STARTED.lock().expect("nobody panics inside").push(server);
}

/// An S3 server; ends when it is dropped.
pub(super) struct S3 {
    child: Child,
    port: u16,
}

impl S3 {
    pub(super) fn start() -> S3 {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/files/s3_server.py");
        let mut child = Command::new(crate::notify::smtp::python())
            .arg(script)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("a Python with moto: `make rust` prepares one");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("it was piped"))
            .read_line(&mut line)
            .expect("the server tells its port");
        let port = line.trim().parse().unwrap_or_else(|_| panic!("no port but {line:?}"));
        S3 { child, port }
    }

    /// The bucket, as the configuration names it after `s3://`.
    fn address(&self) -> String {
        format!("farstu/files?endpoint=http://127.0.0.1:{}&region=eu-north-1", self.port)
    }

    pub(super) fn bucket(&self) -> Blobs {
        let account = S3Account {
            id: "testing",
            secret: "testing",
        };
        Blobs::in_s3(&self.address(), Some(account)).unwrap()
    }
}

impl Drop for S3 {
    fn drop(&mut self) {
        // One that ended by itself cannot be ended; either way it has to be waited for.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
