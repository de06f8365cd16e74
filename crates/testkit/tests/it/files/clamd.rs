//! A virus scanner that speaks clamd's INSTREAM, on loopback: finds the word EICAR, and counts what it
//! was asked. It can be told to be away.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock, Mutex};

use testkit::TestPortal;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use web::Config;

/// What a scanner saw.
#[derive(Default)]
pub(crate) struct Scanner {
    pub(crate) asked: AtomicUsize,
    pub(crate) is_away: AtomicBool,
}

static STARTED: LazyLock<Mutex<HashMap<String, Arc<Scanner>>>> = LazyLock::new(Mutex::default);

/// Lets files be looked through by a scanner of this test.
pub(crate) fn start(config: &mut Config) {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.set_nonblocking(true).expect("a socket can wait");
    let listener = TcpListener::from_std(listener).expect("the test has a runtime");
    let address = format!("tcp://{}", listener.local_addr().expect("it is bound"));
    let scanner = Arc::new(Scanner::default());
    STARTED
        .lock()
        .expect("nobody panics inside")
        .insert(address.clone(), scanner.clone());
    config.files.clamd = Some(address);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            // A client that goes away is the client's matter.
            let _ = answer(stream, &scanner).await;
        }
    });
}

/// The scanner of this test.
pub(crate) fn of(portal: &TestPortal) -> Arc<Scanner> {
    let address = portal.config.files.clamd.as_ref().expect("it was started");
    let started = STARTED.lock().expect("nobody panics inside");
    started.get(address).expect("it was started").clone()
}

async fn answer(mut stream: TcpStream, scanner: &Scanner) -> std::io::Result<()> {
    if scanner.is_away.load(Ordering::SeqCst) {
        return Ok(());
    }
    let mut command = [0; 10];
    stream.read_exact(&mut command[..6]).await?;
    if &command[..6] == b"zPING\0" {
        return stream.write_all(b"PONG\0").await;
    }
    stream.read_exact(&mut command[6..]).await?;
    assert_eq!(&command, b"zINSTREAM\0");
    scanner.asked.fetch_add(1, Ordering::SeqCst);
    let mut whole = Vec::new();
    loop {
        let length = stream.read_u32().await? as usize;
        if length == 0 {
            break;
        }
        let start = whole.len();
        whole.resize(start + length, 0);
        stream.read_exact(&mut whole[start..]).await?;
    }
    let found = whole.windows(5).any(|word| word == b"EICAR");
    let verdict: &[u8] = if found {
        b"stream: Eicar-Test-Signature FOUND\0"
    } else {
        b"stream: OK\0"
    };
    stream.write_all(verdict).await
}
