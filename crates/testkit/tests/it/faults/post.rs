//! A mail server of the tests' own: it can hang, and tells what it took.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use testkit::TestPortal;
use web::Config;
use web::config::Secret;

/// Those that are started, by `mail.url`.
static SERVERS: Mutex<BTreeMap<String, Arc<Post>>> = Mutex::new(BTreeMap::new());

/// What it took.
#[derive(Clone, Debug, Default)]
pub(super) struct Letter {
    pub(super) recipient: String,
    /// `Message-ID`, with its brackets.
    pub(super) message_id: String,
}

/// The server. As long as it is not well it takes calls and says nothing.
#[derive(Default)]
pub(super) struct Post {
    pub(super) is_well: AtomicBool,
    pub(super) hanging: AtomicUsize,
    /// In the order they were taken, each once for every time it came.
    pub(super) letters: Mutex<Vec<Letter>>,
}

impl Post {
    /// Starts one that is not well, and has the portal send its mail there.
    pub(super) fn start(config: &mut Config) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("smtp://{}", listener.local_addr().unwrap());
        let post = Arc::new(Post::default());
        SERVERS.lock().unwrap().insert(url.clone(), post.clone());
        config.mail.url = Some(Secret::new(url));
        std::thread::spawn(move || {
            for call in listener.incoming() {
                let post = post.clone();
                std::thread::spawn(move || post.take(&call.unwrap()));
            }
        });
    }

    /// The one that this portal sends its mail to.
    pub(super) fn of(portal: &TestPortal) -> Arc<Post> {
        let url = portal.config.mail.url.as_ref().unwrap().reveal();
        SERVERS.lock().unwrap()[url].clone()
    }

    fn take(&self, call: &TcpStream) {
        if self.is_well.load(Ordering::SeqCst) {
            // Who calls may be killed meanwhile: then the letter was not taken.
            let _gone = self.talk(call);
            return;
        }
        self.hanging.fetch_add(1, Ordering::SeqCst);
        while !self.is_well.load(Ordering::SeqCst) {
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Just enough SMTP for messages, one after another.
    fn talk(&self, call: &TcpStream) -> std::io::Result<()> {
        let mut out = call;
        let (mut is_data, mut letter) = (false, Letter::default());
        write!(out, "220 post.example\r\n")?;
        for line in BufReader::new(call).lines() {
            let line = line?;
            if let Some(recipient) = line.strip_prefix("RCPT TO:<") {
                letter.recipient = recipient.split('>').next().unwrap_or_default().to_owned();
            }
            if let (true, Some(id)) = (is_data, line.strip_prefix("Message-ID: ")) {
                letter.message_id = id.to_owned();
            }
            let answer = match (is_data, line.as_str()) {
                (true, ".") => {
                    self.letters.lock().unwrap().push(std::mem::take(&mut letter));
                    "250 taken"
                }
                (true, _) => continue,
                (false, "DATA") => "354 go on",
                (false, "QUIT") => "221 bye",
                _ => "250 fine",
            };
            is_data = answer.starts_with("354");
            write!(out, "{answer}\r\n")?;
        }
        Ok(())
    }
}
