//! The real clamd, where it is installed, with a signature of our own: nothing is fetched for it.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::time::Duration;

use chrono::TimeDelta;
use tempfile::TempDir;
use testkit::both;
use web::Config;

use super::{PDF, all, case_with, new_case};

/// What our signature knows; harmless.
const BAD: &[u8] = b"Harmless words that FARSTU-TEST-SIGNATURE finds.\n";
const PATIENCE: Duration = Duration::from_secs(30);

/// A clamd of this test; it ends with it.
struct Clamd {
    folder: TempDir,
    child: Child,
}

static STARTED: Mutex<Option<Clamd>> = Mutex::new(None);

fn program() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::env::split_paths(&path).chain([PathBuf::from("/usr/sbin")]);
    let found = folders
        .map(|folder| folder.join("clamd"))
        .find(|program| program.is_file());
    if found.is_none() {
        eprintln!("skipped: clamd is not installed (Debian: clamav-daemon)");
    }
    found
}

fn spawn(program: &Path, folder: &TempDir) -> Child {
    let started = Command::new(program)
        .arg("--foreground")
        .arg("--config-file")
        .arg(folder.path().join("clamd.conf"))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .spawn();
    started.expect("clamd starts")
}

/// Lets files be looked through by a clamd of this test, where there is one.
fn start(config: &mut Config) {
    let Some(program) = program() else { return };
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let path = |name: &str| folder.path().join(name);
    std::fs::create_dir(path("signatures")).expect("there is room");
    let words: String = b"FARSTU-TEST-SIGNATURE"
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    std::fs::write(path("signatures/own.ndb"), format!("Farstu.Test:0:*:{words}\n")).expect("there is room");
    let settings = format!(
        "Foreground yes\nDatabaseDirectory {}\nLocalSocket {}\nTemporaryDirectory {}\nStreamMaxLength 60M\n\
         MaxScanSize 60M\nMaxFileSize 60M\nMaxThreads 2\n",
        path("signatures").display(),
        path("socket").display(),
        folder.path().display(),
    );
    std::fs::write(path("clamd.conf"), settings).expect("there is room");
    config.files.clamd = Some(format!("unix:{}", path("socket").display()));
    let child = spawn(&program, &folder);
    *STARTED.lock().expect("nobody panics inside") = Some(Clamd { folder, child });
}

/// Whether it was started; waits until it answers.
async fn is_there(config: &Config) -> bool {
    let Some(address) = &config.files.clamd else {
        return false;
    };
    let answers = async {
        while files::try_clamd(address).await.is_err() {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    tokio::time::timeout(PATIENCE, answers).await.expect("clamd answers");
    true
}

fn signal(name: &str) {
    let started = STARTED.lock().expect("nobody panics inside");
    let child = started.as_ref().expect("it was started").child.id().to_string();
    let told = Command::new("kill").args(["-s", name, &child]).status();
    assert!(told.is_ok_and(|status| status.success()));
}

/// Kills it and waits for its end.
fn kill() {
    let mut started = STARTED.lock().expect("nobody panics inside");
    let clamd = started.as_mut().expect("it was started");
    clamd.child.kill().expect("it runs");
    clamd.child.wait().expect("it ends");
}

/// Starts it once more after it was killed.
fn again() {
    let mut started = STARTED.lock().expect("nobody panics inside");
    let clamd = started.as_mut().expect("it was started");
    clamd.child = spawn(&program().expect("it is installed"), &clamd.folder);
}

impl Drop for Clamd {
    fn drop(&mut self) {
        // It may have been killed by the test.
        let _ = self.child.kill();
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

both!(
    the_real_clamd_lets_through_what_is_clean_and_takes_the_rest,
    start,
    async |portal| {
        let _end = End;
        if !is_there(&portal.config).await {
            return;
        }
        let mut anna = portal.anna().await;
        new_case(&mut anna).await;
        let long = b"En rad i en lang fil.\n".repeat(1_000_000);
        anna.attach("bra.pdf", PDF)
            .attach("virus.txt", BAD)
            .attach("lang.txt", long.as_slice())
            .press("Skicka")
            .await;
        let mine = anna.location();
        anna.follow().await.sees("Kontrolleras, går att hämta om en stund");
        portal.run_jobs().await;
        portal.run_jobs().await;
        anna.open(&mine)
            .await
            .does_not_see("Kontrolleras")
            .sees("virus.txt")
            .sees("Borttagen: filen innehöll skadlig kod");
        let bad = all(portal)
            .await
            .into_iter()
            .find(|file| file.name == "virus.txt")
            .unwrap();
        anna.open(&format!("{mine}/filer/{}", bad.id)).await.status(404);
        assert!(portal.blobs.read(&bad.blob).await.is_err(), "its bytes are still there");
        anna.open(&mine).await;
        for (name, bytes) in [("bra.pdf", PDF), ("lang.txt", &long)] {
            let link = anna.open(&mine).await.page().link(name);
            anna.open(&link).await.status(200);
            assert!(anna.page().bytes == bytes, "{name} is another");
        }
        let mail = portal.mail(anna.email(), "En bilaga är borttagen").await;
        assert!(mail.text.contains("virus.txt"), "{}", mail.text);
    }
);

both!(
    a_clamd_that_is_killed_while_it_reads_holds_the_file_back_until_it_is_there_again,
    start,
    async |portal| {
        let _end = End;
        if !is_there(&portal.config).await {
            return;
        }
        let address = portal.config.files.clamd.clone().unwrap();
        let mut anna = portal.anna().await;
        let mine = case_with(&mut anna, "bra.pdf", PDF).await;
        signal("STOP");
        let killed = async {
            tokio::time::sleep(Duration::from_millis(500)).await;
            kill();
        };
        tokio::join!(portal.run_jobs(), killed);
        let told = format!("{:#}", files::try_clamd(&address).await.unwrap_err());
        assert!(told.contains("clamd cannot be reached"), "{told}");
        anna.open(&mine).await.sees("Kontrolleras, går att hämta om en stund");
        again();
        assert!(is_there(&portal.config).await);
        portal.advance(TimeDelta::minutes(10));
        portal.run_jobs().await;
        anna.open(&mine).await.does_not_see("Kontrolleras");
        let link = anna.page().link("bra.pdf");
        anna.open(&link).await.status(200);
    }
);
