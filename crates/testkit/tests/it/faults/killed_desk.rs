//! `kill -9` of a real server while customers and officers write: what was acknowledged stands in its thread, what was
//! sent again stands there once, and no letter goes out under two names.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;
use std::sync::atomic::Ordering;
use std::time::Duration;

use base::Clock;
use desk::tables::{case, case_message};
use futures::future::join_all;
use notify::tables::notification;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use testkit::{Browser, Submission, TestPortal, both};
use web::Portal;

use super::killed::opened_again;
use super::post::Post;
use super::server::Server;
use crate::desk::contact;

const ROUNDS: usize = 2;
const BEFORE_THE_KILL: usize = 10;

/// Somebody who writes on the page of a case: the same page again and again.
struct Writer {
    name: &'static str,
    browser: Browser,
    page: String,
}

/// A message on its way, from the window it was written in.
#[derive(Clone)]
struct Message {
    page: String,
    window: Browser,
    form: Submission,
    is_acknowledged: bool,
}

/// What was sent, by its text.
#[derive(Default)]
struct Sent(Mutex<BTreeMap<String, Message>>);

impl Sent {
    fn acknowledged(&self) -> usize {
        let all = self.0.lock().unwrap();
        all.values().filter(|message| message.is_acknowledged).count()
    }

    /// Sends one message. Nothing is said of it when the server goes away.
    async fn send(&self, browser: &mut Browser, page: &str, text: &str) -> anyhow::Result<()> {
        browser.try_send("GET", page, &[], "").await?;
        browser.status(200).fill("Meddelande", text);
        let form = browser.submission("Skicka svar");
        let message = Message {
            page: page.to_owned(),
            window: browser.clone(),
            form: form.clone(),
            is_acknowledged: false,
        };
        self.0.lock().unwrap().insert(text.to_owned(), message);
        browser.try_submit(&form).await?;
        browser.status(303);
        self.0.lock().unwrap().get_mut(text).unwrap().is_acknowledged = true;
        Ok(())
    }
}

/// Writes until the server is gone.
async fn keep_writing(server: &Server, round: usize, writer: &Writer, sent: &Sent) {
    let mut browser = server.browser().with_cookies_of(&writer.browser);
    for n in 0.. {
        let text = format!("{} skriver {round}.{n}", writer.name);
        if sent.send(&mut browser, &writer.page, &text).await.is_err() {
            return;
        }
    }
}

async fn kill_under_load(mut server: Server, round: usize, writers: &[Writer], sent: &Sent) {
    server.ready().await;
    let (running, enough) = (&server, sent.acknowledged() + BEFORE_THE_KILL);
    let writing = writers.iter().map(|writer| keep_writing(running, round, writer, sent));
    let writing = join_all(writing);
    let killer = async {
        while sent.acknowledged() < enough {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        running.send("-KILL");
    };
    tokio::join!(writing, killer);
    server.ended().await;
}

/// Sends once more what nobody heard of, as people do.
async fn send_again(mut server: Server, sent: &Sent) {
    server.ready().await;
    let all = sent.0.lock().unwrap().clone();
    for message in all.values().filter(|message| !message.is_acknowledged) {
        let mut browser = server.browser().with_cookies_of(&message.window);
        browser.submit(&message.form).await.status(303);
    }
    server.send("-TERM");
    assert!(server.ended().await.success(), "{}", server.log());
}

/// Every text stands once in the case it was written in, and no line is missing between two.
async fn all_is_there_once(node: &Portal, sent: &Sent) {
    let db = node.store.db();
    let sent = sent.0.lock().unwrap().clone();
    for (text, message) in sent {
        let reference = message.page.rsplit('/').next().unwrap();
        let found = case::Entity::find()
            .filter(case::Column::Reference.eq(reference))
            .one(db);
        let case = found.await.unwrap().unwrap();
        let lines = case_message::Entity::find().filter(case_message::Column::CaseId.eq(case.id));
        let lines = lines.all(db).await.unwrap();
        assert_eq!(lines.iter().filter(|line| line.text == text).count(), 1, "{text}");
        let numbers: BTreeSet<_> = lines.iter().map(|line| line.number).collect();
        assert_eq!(numbers, (1..=case.version).collect());
    }
}

/// Every letter came, each under one `Message-ID` however often it came.
async fn letters_came(node: &Portal, post: &Post) {
    let all = notification::Entity::find().all(node.store.db()).await.unwrap();
    let letters = all.iter().filter(|row| row.message_id.is_some());
    let mut expected = BTreeMap::new();
    for letter in letters {
        assert_eq!(letter.state, "sent", "{}", letter.kind);
        let twice = expected.insert(letter.message_id.clone().unwrap(), letter.kind.clone());
        assert_eq!(twice, None, "two letters under one name");
    }
    let came = post.letters.lock().unwrap();
    let came: BTreeSet<_> = came.iter().map(|letter| letter.message_id.clone()).collect();
    assert_eq!(came, expected.keys().cloned().collect());
    let answers = expected.values().filter(|kind| kind.starts_with("desk.")).count();
    assert!(answers > 2 * ROUNDS, "{expected:?}");
}

async fn writers(portal: &TestPortal) -> Vec<Writer> {
    let anna = portal.anna().await;
    let mut all = Vec::new();
    let (mine, another) = (
        contact(portal, "Ett ärende", anna.email()).await,
        contact(portal, "Ett annat", anna.email()).await,
    );
    for (name, case) in [
        ("Anna", &mine),
        ("Hon", &mine),
        ("Också hon", &mine),
        ("Anna igen", &another),
    ] {
        all.push(Writer {
            name,
            browser: anna.clone(),
            page: format!("/arenden/{case}"),
        });
    }
    for (name, first, last) in [("Omar", "Omar", "Haddad"), ("Karin", "Karin", "Berg")] {
        let officer = portal.staff(first, last, &[base::StaffRole::CaseOfficer]).await;
        // A case of one's own each, since who was overtaken is asked to look first.
        let case = contact(portal, name, anna.email()).await;
        all.push(Writer {
            name,
            browser: officer,
            page: format!("/handlaggning/arenden/{case}"),
        });
    }
    all
}

both!(
    no_message_is_lost_or_doubled_and_no_letter_has_two_names,
    Post::start,
    async |portal| {
        // What the servers call now.
        portal.clock().set(Clock::system().now());
        let post = Post::of(portal);
        post.is_well.store(true, Ordering::SeqCst);
        let writers = writers(portal).await;
        portal.store.clone().close().await.unwrap();
        let sent = Sent::default();
        for round in 0..ROUNDS {
            kill_under_load(Server::start(portal), round, &writers, &sent).await;
        }
        assert!(sent.acknowledged() >= ROUNDS * BEFORE_THE_KILL);
        send_again(Server::start(portal), &sent).await;
        let node = opened_again(portal).await;
        all_is_there_once(&node, &sent).await;
        letters_came(&node, &post).await;
        let chain = node.store.verify_audit(None).await.unwrap();
        assert_eq!((chain.unsealed, chain.trouble), (0, None));
        node.store.clone().close().await.unwrap();
    }
);
