//! The mailbox over IMAP, with a real Dovecot where it is installed: mail is delivered into its maildir as mail
//! servers do it.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::time::Duration;

use store::Never;
use tempfile::TempDir;
use web::config::Secret;

use super::*;
use crate::faults::server::Server;

const PATIENCE: Duration = Duration::from_secs(60);

/// A Dovecot of this test; it ends with it.
struct Dovecot {
    folder: TempDir,
    child: Child,
}

static STARTED: Mutex<Option<Dovecot>> = Mutex::new(None);

fn program() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::env::split_paths(&path).chain([PathBuf::from("/usr/sbin")]);
    let found = folders
        .map(|folder| folder.join("dovecot"))
        .find(|program| program.is_file());
    let has_imap = Path::new("/usr/lib/dovecot/imap").is_file();
    let found = found.filter(|_| has_imap);
    if found.is_none() {
        eprintln!("skipped: Dovecot is not installed (Debian: dovecot-imapd)");
    }
    found
}

fn told(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output().expect("it is there");
    assert!(output.status.success(), "{program} {arguments:?}");
    String::from_utf8(output.stdout)
        .expect("it tells in text")
        .trim()
        .to_owned()
}

/// Lets mail be read from a Dovecot of this test, where there is one.
fn start(config: &mut Config) {
    on(config);
    let Some(program) = program() else { return };
    let folder = tempfile::Builder::new()
        .prefix("farstu-dovecot-")
        .tempdir_in("/tmp")
        .expect("there is room");
    let port = TcpListener::bind("127.0.0.1:0")
        .and_then(|free| free.local_addr())
        .expect("a port is free")
        .port();
    // Dovecot gives mail to nobody who is root.
    let is_root = told("id", &["-u"]) == "0";
    let mut user = told("id", &["-un"]);
    if is_root {
        "nobody".clone_into(&mut user);
    }
    let path = folder.path().display().to_string();
    let (uid, gid) = (told("id", &["-u", &user]), told("id", &["-g", &user]));
    let internal = match is_root {
        true => String::new(),
        false => format!(
            "default_internal_user = {user}\ndefault_login_user = {user}\ndefault_internal_group = {}\n",
            told("id", &["-gn"])
        ),
    };
    let settings = format!(
        "{internal}base_dir = {path}/run\nstate_dir = {path}/state\nlog_path = {path}/log\nprotocols = imap\n\
         listen = 127.0.0.1\nssl = no\ndisable_plaintext_auth = no\nfirst_valid_uid = 1\n\
         mail_location = maildir:{path}/mail\n\
         passdb {{\n  driver = static\n  args = password=hem/ligt\n}}\n\
         userdb {{\n  driver = static\n  args = uid={uid} gid={gid} home={path}/mail\n}}\n\
         service imap-login {{\n  chroot =\n  inet_listener imap {{\n    port = {port}\n  }}\n  inet_listener imaps {{\n    port = 0\n  }}\n}}\n\
         service anvil {{\n  chroot =\n}}\n"
    );
    std::fs::write(folder.path().join("dovecot.conf"), settings).expect("there is room");
    for name in ["mail/tmp", "mail/new", "mail/cur"] {
        std::fs::create_dir_all(folder.path().join(name)).expect("there is room");
    }
    if is_root {
        told("chmod", &["755", &path]);
        told("chown", &["-R", &format!("{uid}:{gid}"), &format!("{path}/mail")]);
    }
    let child = Command::new(program)
        .args(["-F", "-c", &format!("{path}/dovecot.conf")])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("Dovecot starts");
    config.mail_in.url = Some(Secret::new(format!("imap://svar:hem%2Fligt@127.0.0.1:{port}?tls=none")));
    *STARTED.lock().expect("nobody panics inside") = Some(Dovecot { folder, child });
}

/// Whether it was started; waits until it answers.
async fn is_there(config: &Config) -> bool {
    if config.mail_in.url.is_none() {
        return false;
    }
    let answers = async {
        while desk::post::try_mailbox(config).await.is_err() {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    if tokio::time::timeout(PATIENCE, answers).await.is_err() {
        let why = desk::post::try_mailbox(config).await;
        let log = std::fs::read_to_string(folder().join("log")).unwrap_or_default();
        panic!("Dovecot does not answer: {why:?}\n{log}");
    }
    true
}

fn folder() -> PathBuf {
    let started = STARTED.lock().expect("nobody panics inside");
    started.as_ref().expect("it was started").folder.path().to_owned()
}

/// Delivers a mail as mail servers do it.
fn deliver(name: &str, mail: &str) {
    let (temporary, new) = (
        folder().join("mail/tmp").join(name),
        folder().join("mail/new").join(name),
    );
    std::fs::write(&temporary, mail).expect("there is room");
    std::fs::rename(temporary, new).expect("it is one disk");
}

/// How many mails lie in a folder of the mailbox.
fn count(name: &str) -> usize {
    let of = |kind: &str| std::fs::read_dir(folder().join("mail").join(name).join(kind)).map_or(0, Iterator::count);
    of("new") + of("cur")
}

impl Drop for Dovecot {
    fn drop(&mut self) {
        let _ = Command::new("kill")
            .args(["-TERM", &self.child.id().to_string()])
            .status();
        let _ = self.child.wait();
    }
}

/// Ends it with the test.
struct End;

impl Drop for End {
    fn drop(&mut self) {
        STARTED.lock().expect("nobody panics inside").take();
    }
}

/// The next turn of what reads the mailbox.
async fn turn(portal: &TestPortal) {
    portal.advance(chrono::TimeDelta::minutes(2));
    portal.run_jobs().await;
}

both!(mail_is_read_from_the_mailbox_and_put_away, start, async |portal| {
    let _end = End;
    if !is_there(&portal.config).await {
        return;
    }
    let mut anna = portal.anna().await;
    let (reference, to) = asked(portal, &mut anna).await;
    deliver("1", &mail(anna.email(), &to, "Sv", "Tisdag går bra."));
    deliver("2", &mail("bo@annan.example", ADDRESS, "Lampan", "Den är trasig."));
    turn(portal).await;
    assert_eq!(lines(portal, &reference).await.last().unwrap().1, "Tisdag går bra.");
    assert_eq!(cases(portal).await.len(), 2);
    assert_eq!((count(""), count(".Farstu")), (0, 2));
    // Somebody moves it back: it is put away once more, and nothing else.
    deliver("3", &mail(anna.email(), &to, "Sv", "Tisdag går bra."));
    turn(portal).await;
    assert_eq!(
        (lines(portal, &reference).await.len(), mails(portal).await.len()),
        (2, 2)
    );
    assert_eq!((count(""), count(".Farstu")), (0, 3));
});

both!(
    of_a_mail_that_is_too_large_only_the_headers_are_read,
    |config| {
        start(config);
        config.mail_in.max_bytes = 100_000;
    },
    async |portal| {
        let _end = End;
        if !is_there(&portal.config).await {
            return;
        }
        let mut omar = portal.officer().await;
        deliver(
            "1",
            &mail(
                "Bo Ek <bo@annan.example>",
                ADDRESS,
                "Stort",
                &"mycket text ".repeat(20_000),
            ),
        );
        deliver("2", &mail("bo@annan.example", ADDRESS, "Litet", "Hej"));
        turn(portal).await;
        stays(&mails(portal).await[..1], Why::TooLarge);
        assert_eq!(cases(portal).await.len(), 1);
        omar.open("/handlaggning/inkommet")
            .await
            .sees("Stort")
            .sees("Bo Ek")
            .sees("För stort");
        assert_eq!(count(".Farstu"), 2);
    }
);

both!(a_mailbox_that_is_away_disturbs_nobody, start, async |portal| {
    if !is_there(&portal.config).await {
        return;
    }
    drop(End);
    let mut anna = portal.anna().await;
    portal.advance(chrono::TimeDelta::minutes(2));
    assert!(portal.worker().run_due().await.is_err());
    ask(&mut anna, "Tid i hallen").await;
    let told = desk::post::try_mailbox(&portal.config).await.unwrap_err().to_string();
    assert!(told.contains("cannot be reached") && !told.contains("hem"), "{told}");
});

/// Lets the next turn come at once, though the dead server had its own.
async fn due_at_once(portal: &TestPortal) {
    let node = portal.another_node().await;
    let done = node.store.write::<_, Never, _, _>(|tx| async move {
        sea_orm::ConnectionTrait::execute_unprepared(&*tx, "DELETE FROM crons").await?;
        Ok(())
    });
    done.await.unwrap();
    node.store.clone().close().await.unwrap();
}

const MANY: usize = 60;

both!(
    a_server_that_is_killed_while_it_reads_loses_nothing_and_takes_nothing_twice,
    start,
    async |portal| {
        let _end = End;
        if !is_there(&portal.config).await {
            return;
        }
        for n in 0..MANY {
            let from = format!("kund{n}@annan.example");
            deliver(&n.to_string(), &mail(&from, ADDRESS, &format!("Nummer {n:02}"), "Hej"));
        }
        portal.store.clone().close().await.unwrap();
        for enough in [5, 20, 40] {
            due_at_once(portal).await;
            let mut server = Server::start(portal);
            let reading = async {
                while count(".Farstu") < enough {
                    tokio::time::sleep(Duration::from_millis(1)).await;
                }
            };
            tokio::time::timeout(PATIENCE, reading)
                .await
                .unwrap_or_else(|_| panic!("nothing is read: {}", server.log()));
            server.send("-KILL");
            server.ended().await;
        }
        due_at_once(portal).await;
        let server = Server::start(portal);
        let reading = async {
            while count("") > 0 {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        tokio::time::timeout(PATIENCE, reading)
            .await
            .unwrap_or_else(|_| panic!("nothing is read: {}", server.log()));
        server.send("-KILL");
        drop(server);
        let node = portal.another_node().await;
        portal
            .clock()
            .set(base::Clock::system().now() + chrono::TimeDelta::minutes(30));
        farstu::wiring::worker(&node).run_due().await.unwrap();
        let all = incoming_mail::Entity::find().all(node.store.db()).await.unwrap();
        assert_eq!(all.len(), MANY);
        assert!(all.iter().all(|mail| mail.state == MailState::InCase));
        let opened = desk::tables::case::Entity::find().all(node.store.db()).await.unwrap();
        assert_eq!(opened.len(), MANY);
        assert_eq!((count(""), count(".Farstu")), (0, MANY));
        node.store.clone().close().await.unwrap();
    }
);
