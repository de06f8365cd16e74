//! Starting and stopping.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Instant;

use crate::installation::Installation;

#[test]
fn a_second_process_is_refused_in_clear_words() {
    let installation = Installation::demo();
    let server = installation.serve();
    for command in [
        &["serve", "--demo"][..],
        &["worker", "--demo"],
        &["migrate"],
        &["demo"],
        &["keys", "rotate"],
    ] {
        installation.run(command).refused(&[
            "another farstu process already uses",
            "farstu.db",
            "stop the other first",
        ]);
    }
    assert!(server.answers());
}

#[test]
fn production_without_its_configuration_is_refused_and_all_that_is_missing_told() {
    let installation = Installation::empty();
    for command in [&["serve"][..], &["worker"]] {
        installation.run(command).refused(&[
            "base_url",
            "https://",
            "mail.url",
            "keys.encryption",
            "keys.hash",
            "--demo",
        ]);
    }
    assert!(!installation.path("data").exists());
}

#[test]
fn neither_the_mailbox_is_shown_to_the_world_nor_files_kept_anywhere() {
    let installation = Installation::empty();
    let secret = "wHk0v1nX9o3rT7yU2pQ8sL5dF6gJ4hZa";
    for (listen, base_url) in [
        ("0.0.0.0:0", "https://localhost"),
        ("127.0.0.1:0", "https://portal.example"),
    ] {
        let open = [
            ("FARSTU__LISTEN", listen),
            ("FARSTU__BASE_URL", base_url),
            ("FARSTU__MAIL__URL", "mailbox:"),
            ("FARSTU__KEYS__HASH", secret),
            ("FARSTU__KEYS__ENCRYPTION__A", secret),
        ];
        for command in ["serve", "worker", "check"] {
            installation.run_with(&open, &[command]).refused(&[
                "mail.url is mailbox:",
                "listen and base_url",
                "loopback",
            ]);
        }
    }
    let elsewhere = [("FARSTU__BLOBS__URL", "ftp://files")];
    for command in [&["serve", "--demo"][..], &["check"]] {
        installation
            .run_with(&elsewhere, command)
            .refused(&["blobs.url: files lie in a folder"]);
    }
}

#[test]
fn it_stops_when_told_and_leaves_one_file() {
    let installation = Installation::demo();
    let began = Instant::now();
    let server = installation.serve();
    assert!(began.elapsed().as_secs() < 5, "{:?}", began.elapsed());
    assert!(server.said.contains("Demo logins") && server.said.contains("anna.lindqvist@postladan.example"));
    assert_eq!(server.stop("TERM"), Some(0));
    assert!(!installation.path("data/farstu.db-wal").exists());
    // The same for Ctrl-C.
    assert_eq!(installation.serve().stop("INT"), Some(0));
    assert!(!installation.path("data/farstu.db-wal").exists());
}

#[test]
fn prometheus_gets_figures_where_it_is_let_in_and_nowhere_else() {
    let installation = Installation::demo();
    let metrics = Installation::empty().listen;
    let server = installation.serve_with(&[("FARSTU__METRICS__LISTEN", &metrics)]);
    get(&installation.listen, "/logga-in");
    let figures = get(&metrics, "/metrics");
    for line in [
        r#"farstu_request_seconds_count{method="GET",route="/logga-in",status="200"} 1"#,
        r#"farstu_jobs{state="given_up"} 0"#,
        r#"farstu_database_connections{pool="writer""#,
    ] {
        assert!(figures.contains(line), "{line} is not in:\n{figures}");
    }
    assert!(get(&installation.listen, "/metrics").starts_with("HTTP/1.1 404"));
    drop(server);
}

/// Asks for a page by hand; gives head and body.
fn get(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"
    )
    .unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}
