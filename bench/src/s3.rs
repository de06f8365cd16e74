//! An S3 server (moto) on loopback for the files of the run. It is slower than those that people use, so
//! only what the portal needs of memory tells something.

use std::path::Path;
use std::process::Stdio;

use anyhow::Context;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, ChildStdin, Command};

/// The one that the tests use: it tells its port, and ends with its standard input.
const SERVER: &str = include_str!("../../crates/testkit/tests/it/files/s3_server.py");

/// A server with one bucket, until it is dropped.
pub(crate) struct S3 {
    _child: Child,
    _lives: ChildStdin,
    port: String,
}

impl S3 {
    /// Starts it with a Python that has moto.
    pub(crate) async fn start(python: &Path) -> anyhow::Result<S3> {
        let mut child = Command::new(python)
            .args(["-c", SERVER])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .context("the S3 server could not be started")?;
        let told = child.stdout.take().context("its output was piped")?;
        let port = BufReader::new(told).lines().next_line().await?;
        Ok(S3 {
            _lives: child.stdin.take().context("its input was piped")?,
            _child: child,
            port: port.context("the S3 server ended at once: is moto there?")?,
        })
    }

    /// What a portal is told that shall keep its files there.
    pub(crate) fn settings(&self) -> Vec<(&'static str, String)> {
        let bucket = format!(
            "s3://farstu/files?endpoint=http://127.0.0.1:{}&region=eu-north-1",
            self.port
        );
        vec![
            ("FARSTU__BLOBS__URL", bucket),
            ("FARSTU__BLOBS__ACCESS_KEY_ID", "testing".to_owned()),
            ("FARSTU__BLOBS__SECRET_ACCESS_KEY", "testing".to_owned()),
        ]
    }
}
