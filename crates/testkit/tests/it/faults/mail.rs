//! A mail server that takes calls and says nothing: people do not notice, and the letters come later.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::TimeDelta;
use sea_orm::EntityTrait;
use store::tables::job;
use testkit::{TestPortal, both};
use tokio_util::sync::CancellationToken;
use web::Config;
use web::config::Secret;

use crate::accounts::fill_in;

/// Those that are started, by `mail.url`.
static SERVERS: Mutex<BTreeMap<String, Arc<Server>>> = Mutex::new(BTreeMap::new());

#[derive(Default)]
struct Server {
    is_well: AtomicBool,
    hanging: AtomicUsize,
    recipients: Mutex<Vec<String>>,
}

fn start(config: &mut Config) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    let server = Arc::new(Server::default());
    SERVERS.lock().unwrap().insert(url.clone(), server.clone());
    config.mail.url = Some(Secret::new(url));
    std::thread::spawn(move || {
        for call in listener.incoming() {
            let server = server.clone();
            std::thread::spawn(move || server.take(&call.unwrap()));
        }
    });
}

impl Server {
    fn of(portal: &TestPortal) -> Arc<Server> {
        let url = portal.config.mail.url.as_ref().unwrap().reveal();
        SERVERS.lock().unwrap()[url].clone()
    }

    fn take(&self, call: &TcpStream) {
        if self.is_well.load(Ordering::SeqCst) {
            self.talk(call).unwrap();
            return;
        }
        self.hanging.fetch_add(1, Ordering::SeqCst);
        while !self.is_well.load(Ordering::SeqCst) {
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Just enough SMTP for one message.
    fn talk(&self, call: &TcpStream) -> std::io::Result<()> {
        let mut out = call;
        let mut is_data = false;
        writeln!(out, "220 post.example\r")?;
        for line in BufReader::new(call).lines() {
            let line = line?;
            let answer = match (is_data, line.as_str()) {
                (true, ".") => "250 taken",
                (true, _) => continue,
                (false, "DATA") => "354 go on",
                (false, "QUIT") => "221 bye",
                _ => "250 fine",
            };
            is_data = answer.starts_with("354");
            if let Some(recipient) = line.strip_prefix("RCPT TO:<") {
                let recipient = recipient.split('>').next().unwrap_or_default();
                self.recipients.lock().unwrap().push(recipient.to_owned());
            }
            writeln!(out, "{answer}\r")?;
        }
        Ok(())
    }
}

async fn until(what: &str, is_so: impl AsyncFn() -> bool) {
    for _ in 0..1000 {
        if is_so().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("never came: {what}");
}

both!(
    people_register_while_the_mail_server_hangs_and_get_their_letters_later,
    start,
    async |portal| {
        let (server, stop) = (Server::of(portal), CancellationToken::new());
        let worker = tokio::spawn(portal.worker().run(stop.clone()));
        let emails: Vec<_> = (0..8).map(|n| format!("kund{n}@exempel.example")).collect();
        for email in &emails {
            let mut browser = portal.visitor();
            fill_in(&mut browser, email)
                .await
                .press("Registrera")
                .await
                .leads_to("/registrera/klart");
        }
        until("a call that hangs", async || server.hanging.load(Ordering::SeqCst) > 0).await;
        portal.visitor().open("/").await.status(200);
        assert!(server.recipients.lock().unwrap().is_empty());

        server.is_well.store(true, Ordering::SeqCst);
        until("the end of the calls", async || {
            let jobs = job::Entity::find().all(portal.store.db()).await.unwrap();
            jobs.iter().all(|job| job.lease.is_none())
        })
        .await;
        stop.cancel();
        worker.await.unwrap();
        let failed = job::Entity::find().all(portal.store.db()).await.unwrap();
        assert!(
            failed.iter().any(|job| job.attempts == 1 && job.last_error.is_some()),
            "{failed:?}"
        );
        // Why it failed is kept without anybody's address.
        assert!(
            failed
                .iter()
                .all(|job| !job.last_error.as_deref().unwrap_or_default().contains('@')),
            "{failed:?}"
        );

        portal.advance(TimeDelta::hours(1));
        portal.run_jobs().await;
        let mut recipients = server.recipients.lock().unwrap().clone();
        recipients.sort_unstable();
        assert_eq!(recipients, emails);
    }
);
