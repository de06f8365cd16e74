//! `kill -9` of a real server while people register: nobody has half an account afterwards, and what was
//! acknowledged is never lost.

use std::collections::BTreeSet;
use std::sync::Mutex;

use accounts::tables::{history_entry, person, single_use_link, terms_acceptance};
use base::Clock;
use chrono::TimeDelta;
use futures::future::join_all;
use notify::tables::{mailbox_message, notification};
use sea_orm::EntityTrait;
use store::tables::{audit_entry, job};
use testkit::{Browser, Engine, PASSWORD, TestPortal, both};
use web::Portal;

use super::server::{ORIGIN, Server};

const AT_ONCE: usize = 6;
const BEFORE_THE_KILL: usize = 12;

/// Registers one person; whether it was acknowledged, or why nothing was heard.
async fn register(browser: &mut Browser, email: &str) -> anyhow::Result<()> {
    browser.try_send("GET", "/registrera/privat", &[], "").await?;
    browser
        .status(200)
        .fill("E-post", email)
        .fill("Förnamn", "Lisa")
        .fill("Efternamn", "Berg");
    browser
        .fill("Lösenord", PASSWORD)
        .tick("Jag har läst och godkänner villkoren");
    let form = browser.submission("Registrera");
    browser.try_submit(&form).await?;
    browser.leads_to("/registrera/klart");
    Ok(())
}

/// Registers people until the server is gone. Each comes from an address of its own.
async fn keep_registering(server: &Server, round: usize, customer: usize, acknowledged: &Mutex<Vec<String>>) {
    for n in 0.. {
        let email = format!("kund-{round}-{customer}-{n}@exempel.example");
        let mut browser = server.browser();
        browser
            .headers
            .push(("x-forwarded-for", format!("198.51.{}.{n}", 10 * round + customer)));
        if register(&mut browser, &email).await.is_err() {
            return;
        }
        acknowledged.lock().unwrap().push(email);
    }
}

/// Kills the server when so many more were acknowledged, with others on their way.
async fn kill_under_load(mut server: Server, round: usize, acknowledged: &Mutex<Vec<String>>) {
    server.ready().await;
    let enough = acknowledged.lock().unwrap().len() + BEFORE_THE_KILL;
    let running = &server;
    let customers = join_all((0..AT_ONCE).map(|customer| keep_registering(running, round, customer, acknowledged)));
    let killer = async {
        while acknowledged.lock().unwrap().len() < enough {
            tokio::time::sleep(std::time::Duration::from_millis(1)).await;
        }
        running.send("-KILL");
    };
    tokio::join!(customers, killer);
    server.ended().await;
}

/// The database as the dead server left it, with all jobs done.
pub(super) async fn opened_again(portal: &TestPortal) -> Portal {
    let node = portal.another_node().await;
    node.store.quick_check().await.unwrap();
    // Whatever the dead workers had leased is free by now.
    portal.clock().set(Clock::system().now() + TimeDelta::minutes(30));
    farstu::wiring::worker(&node).run_due().await.unwrap();
    node
}

async fn nobody_has_half_an_account(node: &Portal) {
    let db = node.store.db();
    let people = person::Entity::find().all(db).await.unwrap();
    let accepted = terms_acceptance::Entity::find().all(db).await.unwrap();
    let history = history_entry::Entity::find().all(db).await.unwrap();
    let links = single_use_link::Entity::find().all(db).await.unwrap();
    let letters = notification::Entity::find().all(db).await.unwrap();
    let audit = audit_entry::Entity::find().all(db).await.unwrap();
    for person in &people {
        let kinds: BTreeSet<_> = history
            .iter()
            .filter(|h| h.person_id == person.id)
            .map(|h| h.kind.as_str())
            .collect();
        assert_eq!(kinds, BTreeSet::from(["registered", "terms"]));
        assert_eq!(accepted.iter().filter(|a| a.person_id == person.id).count(), 1);
        assert_eq!(
            links
                .iter()
                .filter(|l| l.person_id == person.id && l.used_at.is_none())
                .count(),
            1
        );
        let told: Vec<_> = letters.iter().filter(|l| l.person_id == Some(person.id)).collect();
        assert_eq!(
            told.iter().map(|l| l.kind.as_str()).collect::<Vec<_>>(),
            ["accounts.confirm"]
        );
        assert_eq!(told[0].state, "sent");
        let registered = |a: &&audit_entry::Model| a.act == "accounts.registered" && a.object_id == person.id.uuid();
        assert_eq!(audit.iter().filter(registered).count(), 1);
    }
    for whole in [accepted.len(), links.len(), letters.len(), history.len() / 2] {
        assert_eq!(whole, people.len(), "something of nobody's is left");
    }
    assert_eq!(job::Entity::find().all(db).await.unwrap(), []);
    let chain = node.store.verify_audit(None).await.unwrap();
    assert_eq!((chain.unsealed, chain.trouble), (0, None));
}

both!(nothing_acknowledged_is_lost_and_nothing_is_half_done, async |portal| {
    // The test lets go of the database, so that the next server finds it as the dead one left it.
    portal.store.clone().close().await.unwrap();
    let acknowledged = Mutex::new(Vec::new());
    for round in 0..2 {
        kill_under_load(Server::start(portal), round, &acknowledged).await;
    }
    let node = opened_again(portal).await;
    nobody_has_half_an_account(&node).await;
    let drawer = mailbox_message::Entity::find().all(node.store.db()).await.unwrap();
    let acknowledged = acknowledged.into_inner().unwrap();
    assert!(acknowledged.len() >= 2 * BEFORE_THE_KILL);
    for email in acknowledged {
        let delivered: Vec<_> = drawer.iter().filter(|mail| mail.recipient == email).collect();
        assert_eq!(delivered.len(), 1, "{email}");
        assert!(delivered[0].text.contains(&format!("{ORIGIN}/bekrafta/")));
    }
    node.store.clone().close().await.unwrap();
});

both!(
    a_server_that_is_told_to_stop_ends_by_itself_and_starts_again,
    async |portal| {
        portal.store.clone().close().await.unwrap();
        for _ in 0..2 {
            let mut server = Server::start(portal);
            server.ready().await;
            server.browser().open("/").await.status(200);
            server.send("-TERM");
            assert!(server.ended().await.success(), "{}", server.log());
        }
    }
);

#[test]
fn a_second_server_on_the_same_sqlite_file_is_refused_in_clear_words() {
    testkit::run_on(
        Engine::Sqlite,
        |_| {},
        async |portal| {
            let mut first = Server::start(portal);
            first.ready().await;
            let mut second = Server::start(portal);
            assert!(!second.ended().await.success());
            let said = second.log();
            assert!(said.contains("farstu: another farstu process already uses"), "{said}");
            first.browser().open("/").await.status(200);
        },
    );
}
