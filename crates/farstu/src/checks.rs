//! What `farstu check` looks at, one thing after the other. Sends nothing, and changes nothing that
//! stays. Each finding says what is right, or what is wrong and how to mend it.

use std::path::Path;
use std::time::Duration;

use base::{Clock, Random};
use chrono::TimeDelta;
use store::{Actor, Never, Stop};
use web::config::{Secret, SecretSource};
use web::{Config, Portal};

use crate::config::{self, database_in_words, sqlite_path};
use crate::{services, wiring};

/// How far clocks may be apart.
const CLOCKS_DIFFER: TimeDelta = TimeDelta::seconds(5);

/// An S3 that is there answers within this.
const S3_ANSWERS: Duration = Duration::from_secs(15);

/// What was found.
#[derive(Debug)]
pub(crate) struct Finding {
    /// What was looked at.
    pub(crate) what: &'static str,
    /// How it is, or what is wrong with it.
    pub(crate) verdict: Result<String, Wrong>,
}

/// Something to be mended.
#[derive(Debug)]
pub(crate) struct Wrong {
    pub(crate) what: String,
    pub(crate) mend: String,
}

impl Wrong {
    fn new(what: impl Into<String>, mend: impl Into<String>) -> Wrong {
        Wrong {
            what: what.into(),
            mend: mend.into(),
        }
    }

    fn of(e: &anyhow::Error, mend: impl Into<String>) -> Wrong {
        Wrong::new(format!("{e:#}"), mend)
    }
}

/// Looks at everything.
pub(crate) async fn all(mut config: Config) -> Vec<Finding> {
    let is_demo = config::join_demo(&mut config);
    let mut found = Vec::new();
    let mut add = |what, verdict| found.push(Finding { what, verdict });
    for verdict in fitness(&config, is_demo) {
        add("configuration", verdict);
    }
    add("keys", keys(&config));
    add("data folder", folder(&config.data_dir, "data_dir"));
    add("files", files(&config).await);
    add("virus scanner", virus_scanner(&config).await);
    match open(&config).await {
        Ok(Some(portal)) => {
            add("database", reachable(&portal));
            add("tables", tables(&portal).await);
            add("writing", writing(&portal).await);
            add("clock", clock(&portal).await);
            add("sealed fields", sealed(&portal).await);
        }
        Ok(None) => add("database", Ok("there is none yet; the first start makes it".to_owned())),
        Err(wrong) => add("database", Err(wrong)),
    }
    add("mail", mail(&config).await);
    add("incoming mail", mail_in(&config).await);
    add("text messages", sms(&config).await);
    found
}

fn fitness(config: &Config, is_demo: bool) -> Vec<Result<String, Wrong>> {
    if is_demo {
        return vec![Ok("a demo, not for real people".to_owned())];
    }
    let wrong = config::unfit(config);
    if wrong.is_empty() {
        return vec![Ok("fit for production".to_owned())];
    }
    let mend = "set it in farstu.toml or the environment; farstu.example.toml shows how";
    wrong.into_iter().map(|what| Err(Wrong::new(what, mend))).collect()
}

fn keys(config: &Config) -> Result<String, Wrong> {
    let keyring = config::keyring(config).map_err(|e| {
        Wrong::of(
            &e,
            "`openssl rand -base64 48` makes a secret; a file must be readable for this user",
        )
    })?;
    let sources = config.keys.encryption.values().chain(config.keys.hash.iter());
    for source in sources {
        if let SecretSource::File { file } = source
            && is_open_to_others(file)
        {
            return Err(Wrong::new(
                format!("{} can be read by others", file.display()),
                format!("chmod 600 {}", file.display()),
            ));
        }
    }
    Ok(format!("{} in use: {}", keyring.ids().count(), keyring.current()))
}

fn is_open_to_others(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.metadata().is_ok_and(|file| file.permissions().mode() & 0o007 != 0)
}

/// A folder that is not there yet is made by the first start.
fn folder(path: &Path, key: &str) -> Result<String, Wrong> {
    let there = path.ancestors().find(|path| path.is_dir()).unwrap_or(Path::new("."));
    match tempfile::tempfile_in(there) {
        Ok(_) if there == path => Ok(path.display().to_string()),
        Ok(_) => Ok(format!("{}; the first start makes it", path.display())),
        Err(e) => Err(Wrong::new(
            format!("{} cannot be written to: {e}", there.display()),
            format!("give this user the right to write there, or set {key} to another folder"),
        )),
    }
}

/// A folder by its rights; S3 by writing, reading and deleting something.
async fn files(config: &Config) -> Result<String, Wrong> {
    if let Some(path) = config.blobs_folder() {
        return folder(&path, "blobs.url");
    }
    let tried = async { config::blobs(config)?.try_out(&Random::system()).await };
    let mend = "set blobs.url, blobs.access_key_id and blobs.secret_access_key to a bucket that may be written to";
    match tokio::time::timeout(S3_ANSWERS, tried).await {
        Ok(tried) => tried
            .map(|()| "S3 takes and gives files".to_owned())
            .map_err(|e| Wrong::of(&e, mend)),
        Err(_) => Err(Wrong::new("S3 does not answer", mend)),
    }
}

async fn virus_scanner(config: &Config) -> Result<String, Wrong> {
    let Some(address) = &config.files.clamd else {
        return Ok("none; files.clamd names one".to_owned());
    };
    let mend = "start clamd, or set files.clamd to where it listens: tcp://host:3310 or unix:/run/clamav/clamd.ctl";
    let tried = files::try_clamd(address).await;
    tried
        .map(|()| format!("clamd answers at {address}"))
        .map_err(|e| Wrong::of(&e, mend))
}

/// Never makes a database that is not there.
async fn open(config: &Config) -> Result<Option<Portal>, Wrong> {
    if sqlite_path(config).is_some_and(|path| !path.is_file()) {
        return Ok(None);
    }
    // Without keys the database can be looked at all the same.
    let mut config = config.clone();
    if config::keyring(&config).is_err() {
        let stand_in = || SecretSource::Text(Secret::new(Random::system().token()));
        config.keys.encryption = [("none".to_owned(), stand_in())].into();
        config.keys.hash = Some(stand_in());
    }
    let opened = wiring::portal(config.clone(), Clock::system(), Random::system()).await;
    opened.map(Some).map_err(|e| {
        let mend = match sqlite_path(&config) {
            Some(path) => format!(
                "see that this user may read and write {} and its folder",
                path.display()
            ),
            None => "see that PostgreSQL runs, and that host, user and password in database.url are right".to_owned(),
        };
        Wrong::of(&e, mend)
    })
}

fn reachable(portal: &Portal) -> Result<String, Wrong> {
    Ok(database_in_words(&portal.config))
}

async fn tables(portal: &Portal) -> Result<String, Wrong> {
    match wiring::missing_migrations(&portal.store).await {
        Ok(0) => Ok("up to date".to_owned()),
        Ok(missing) => Err(Wrong::new(
            format!("{missing} changes are missing"),
            "run `farstu migrate`",
        )),
        Err(e) => Err(Wrong::of(
            &e,
            "this version may be older than the one that made the tables: use the later one",
        )),
    }
}

/// Writes an audit row and takes it back.
async fn writing(portal: &Portal) -> Result<String, Wrong> {
    #[derive(Debug)]
    struct TakenBack;
    let tried = portal.store.write::<Never, TakenBack, _, _>(|tx| async move {
        tx.audit(store::Audit {
            actor: Actor::System,
            act: "farstu.checked",
            object: base::ObjectRef {
                kind: "installation".to_owned(),
                id: uuid::Uuid::nil(),
            },
            details: serde_json::json!({}),
        })
        .await?;
        Err(Stop::Refusal(TakenBack))
    });
    match tried.await {
        Ok(never) => match never {},
        Err(Stop::Refusal(TakenBack)) => Ok("works".to_owned()),
        Err(Stop::Fault(e)) => Err(Wrong::of(
            &e,
            "see that the disk has room and that the database may be written to",
        )),
    }
}

async fn clock(portal: &Portal) -> Result<String, Wrong> {
    let mend = "let the machine set its clock by NTP (`timedatectl set-ntp true`)";
    let theirs = portal.store.instants().await.map_err(|e| Wrong::of(&e.into(), mend))?;
    let now = portal.now();
    if let Some(at) = theirs.database.filter(|at| (*at - now).abs() > CLOCKS_DIFFER) {
        let apart = (at - now).num_seconds();
        return Err(Wrong::new(
            format!("the clock of the database is {apart} s from ours"),
            mend,
        ));
    }
    if theirs.latest_audit.is_some_and(|at| at > now + CLOCKS_DIFFER) {
        return Err(Wrong::new(
            "the latest audit row is from the future: the clock went backwards",
            mend,
        ));
    }
    Ok(now.to_rfc3339_opts(chrono::SecondsFormat::Secs, true))
}

/// Whether the keys are those that fields were sealed with.
async fn sealed(portal: &Portal) -> Result<String, Wrong> {
    let mend = "put the key back that sealed them (after a restore: the keys of that time)";
    let columns = services::all().into_iter().flat_map(|service| (service.sealed)());
    let mut looked_at = 0;
    for column in columns {
        let opened = portal
            .store
            .opens(&column)
            .await
            .map_err(|e| Wrong::of(&e.context(format!("{}.{}", column.table, column.column)), mend))?;
        looked_at += u32::from(opened);
    }
    match looked_at {
        0 => Ok("there are none yet".to_owned()),
        _ => Ok("the keys open them".to_owned()),
    }
}

async fn mail(config: &Config) -> Result<String, Wrong> {
    let mend = "set mail.url, for example smtp://user:password@mail.example:587; see that the server is reachable from \
                here and takes this user";
    let Some(url) = &config.mail.url else {
        return Err(Wrong::new("mail.url is not set", mend));
    };
    if url.reveal().starts_with("mailbox:") {
        return Ok("lands on /dev/utkorg".to_owned());
    }
    match notify::try_mail(config).await {
        Ok(()) => Ok("the server lets us in; no letter was sent".to_owned()),
        Err(e) => Err(Wrong::of(&e, mend)),
    }
}

async fn mail_in(config: &Config) -> Result<String, Wrong> {
    let mend = "set mail_in.address and mail_in.url, for example imaps://user:password@mail.example; see that the server is \
                reachable from here, takes this user and has the folders";
    let tried = async {
        desk::post::check_mail_in(config)?;
        desk::post::try_mailbox(config).await
    };
    match (tried.await, &config.mail_in.address) {
        (Ok(true), _) => Ok("the mailbox lets us in; nothing was read".to_owned()),
        (Ok(false), None) => Ok("not read (mail_in.address is not set)".to_owned()),
        (Ok(false), Some(_)) if lands_in_drawer(config) => Ok("not read (mail_in.url is not set)".to_owned()),
        (Ok(false), Some(_)) => Err(Wrong::new(
            "mail_in.address is set, but not mail_in.url: nobody reads the answers",
            mend,
        )),
        (Err(e), _) => Err(Wrong::of(&e, mend)),
    }
}

fn lands_in_drawer(config: &Config) -> bool {
    let url = config.mail.url.as_ref();
    url.is_some_and(|url| url.reveal().starts_with("mailbox:"))
}

async fn sms(config: &Config) -> Result<String, Wrong> {
    if config.sms.url.is_none() {
        return Ok("not sent (sms.url is not set)".to_owned());
    }
    match notify::try_sms(config).await {
        Ok(()) => Ok("the operator answers; no message was sent".to_owned()),
        Err(e) => Err(Wrong::of(&e, "look at host, user and password in sms.url")),
    }
}
