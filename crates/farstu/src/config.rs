//! Reads the configuration from `farstu.toml` and `FARSTU__SECTION__KEY`, and judges whether it is fit
//! for production. Unknown keys are errors. Never repeats a secret.

use std::net::IpAddr;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use base::Random;
use chrono::Timelike;
use figment::Figment;
use figment::error::Kind;
use figment::providers::{Env, Format, Toml};
use http::Uri;
use store::{Blobs, Keyring, S3Account};
use web::Config;
use web::config::{BlobsPlace, Secret, SecretSource};

use crate::{retention, services};

const FILE: &str = "farstu.toml";
const EXAMPLE: &str = include_str!("../../../farstu.example.toml");
const DEMO_KEY: &str = "demo";
/// Nobody reads it: the demo shows what mails about cases look like, and some that came in.
const DEMO_MAIL_IN: &str = "svar@kommunen.example";

/// Reads `file` (which may be missing only when it was not asked for) and the environment.
pub fn load(file: Option<&Path>) -> anyhow::Result<Config> {
    let path = file.unwrap_or(Path::new(FILE));
    if file.is_some() && !path.is_file() {
        bail!("there is no configuration file {}", path.display());
    }
    let mut figment = Figment::new();
    if path.is_file() {
        figment = figment.merge(Toml::file_exact(path));
    }
    settle(&figment.merge(Env::prefixed("FARSTU__").split("__")))
}

fn settle(figment: &Figment) -> anyhow::Result<Config> {
    let mut config: Config = figment.extract().map_err(|e| {
        let wrong: Vec<_> = e.into_iter().map(|e| in_words(&e)).collect();
        anyhow::anyhow!("the configuration cannot be read:\n  - {}", wrong.join("\n  - "))
    })?;
    config.base_url.truncate(config.base_url.trim_end_matches('/').len());
    let switches: Vec<_> = services::all()
        .iter()
        .filter(|s| s.switchable)
        .map(|s| s.name)
        .collect();
    if let Some(unknown) = config.services.keys().find(|name| !switches.contains(&name.as_str())) {
        let there = match switches.as_slice() {
            [] => "none can be switched off in this version".to_owned(),
            names => format!("there are {}", names.join(", ")),
        };
        bail!("the configuration cannot be read:\n  - services.{unknown}: there is no such service; {there}");
    }
    let all = services::all();
    if let Some(unknown) = config
        .minimum_age
        .keys()
        .find(|name| all.iter().all(|s| s.name != name.as_str()))
    {
        bail!("the configuration cannot be read:\n  - minimum_age.{unknown}: there is no such service");
    }
    // The clock is changed in the small hours.
    let opens = config.office.opens;
    if opens.hour() < 4 || opens >= config.office.closes {
        bail!(
            "the configuration cannot be read:\n  - office.opens: the office opens at 04:00 or later, and before it closes"
        );
    }
    retention::judge(&config).map_err(|wrong| anyhow::anyhow!("the configuration cannot be read:\n  - {wrong}"))?;
    Ok(config)
}

/// What is wrong, and where. The value is left out, since it may be a secret.
fn in_words(e: &figment::Error) -> String {
    let at = |last: Option<&str>| {
        let path = e.path.iter().map(String::as_str);
        path.chain(last.filter(|last| e.path.last().is_none_or(|there| there != last)))
            .collect::<Vec<_>>()
            .join(".")
    };
    let what = match &e.kind {
        Kind::UnknownField(field, known) => {
            format!(
                "{}: there is no such key; there are {}",
                at(Some(field)),
                known.join(", ")
            )
        }
        Kind::InvalidType(_, expected) | Kind::InvalidValue(_, expected) => {
            format!("{}: expected {expected}", at(None))
        }
        kind if e.path.is_empty() => kind.to_string().trim().to_owned(),
        kind => format!("{}: {}", at(None), kind.to_string().trim()),
    };
    match e.metadata.as_ref() {
        Some(from) => match &from.source {
            Some(file) => format!("{what} ({file})"),
            None => format!("{what} ({})", from.name),
        },
        None => what,
    }
}

/// Fills in what a demo needs: the mailbox, and keys of its own in `{data_dir}/keys`.
pub fn prepare_demo(config: &mut Config, random: &Random) -> anyhow::Result<()> {
    config.mail.url.get_or_insert_with(|| Secret::new("mailbox:"));
    config.mail_in.address.get_or_insert_with(|| DEMO_MAIL_IN.to_owned());
    let [encryption, hash] = demo_keys(config);
    let folder = config.data_dir.join("keys");
    std::fs::create_dir_all(&folder).with_context(|| format!("could not make the folder {}", folder.display()))?;
    if config.keys.encryption.is_empty() {
        make_secret(&encryption, random)?;
    }
    if config.keys.hash.is_none() {
        make_secret(&hash, random)?;
    }
    use_demo_keys(config);
    Ok(())
}

/// For commands beside a demo that is there: uses its keys where none are configured. Says whether.
pub fn join_demo(config: &mut Config) -> bool {
    let is_demo = config.keys.encryption.is_empty()
        && config.keys.hash.is_none()
        && demo_keys(config).iter().all(|key| key.is_file());
    if is_demo {
        config.mail.url.get_or_insert_with(|| Secret::new("mailbox:"));
        config.mail_in.address.get_or_insert_with(|| DEMO_MAIL_IN.to_owned());
        use_demo_keys(config);
    }
    is_demo
}

fn use_demo_keys(config: &mut Config) {
    let [encryption, hash] = demo_keys(config);
    if config.keys.encryption.is_empty() {
        let key = SecretSource::File { file: encryption };
        config.keys.encryption.insert(DEMO_KEY.to_owned(), key);
    }
    config.keys.hash.get_or_insert(SecretSource::File { file: hash });
}

fn demo_keys(config: &Config) -> [PathBuf; 2] {
    ["encryption", "hash"].map(|name| config.data_dir.join("keys").join(name))
}

fn make_secret(file: &Path, random: &Random) -> anyhow::Result<()> {
    use std::io::Write;
    let made = std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(file);
    match made {
        Ok(mut made) => Ok(writeln!(made, "{}", random.token())?),
        Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        Err(e) => Err(e).with_context(|| format!("could not write the key {}", file.display())),
    }
}

/// Says what keeps this configuration from production; every start without `--demo` is production.
pub fn require_production(config: &Config) -> anyhow::Result<()> {
    let wrong = unfit(config);
    if !wrong.is_empty() {
        bail!(
            "this configuration is not fit for production:\n  - {}\nUse --demo to try Farstu out, and `farstu check` to \
             look at the rest.",
            wrong.join("\n  - ")
        );
    }
    Ok(())
}

/// Everything that keeps this configuration from production.
pub fn unfit(config: &Config) -> Vec<String> {
    let mut wrong = Vec::new();
    if !config.is_https() {
        wrong.push("base_url must begin with https://".to_owned());
    }
    match config.mail.url.as_ref().map(Secret::reveal) {
        None => wrong.push("mail.url must be set, for example smtp://user:password@mail.example:587".to_owned()),
        Some(url) if url.starts_with("mailbox:") && !is_on_this_machine(config) => wrong.push(
            "mail.url is mailbox:, which shows all mail to everybody who reaches the portal; listen and base_url must be \
             loopback addresses (127.0.0.1, localhost), or use --demo"
                .to_owned(),
        ),
        Some(_) => {}
    }
    if config.keys.encryption.is_empty() {
        wrong.push(
            "keys.encryption needs a key: an id and a secret of at least 32 characters, or { file = \"…\" }".to_owned(),
        );
    }
    if config.keys.hash.is_none() {
        wrong.push("keys.hash needs a secret of at least 32 characters, or { file = \"…\" }".to_owned());
    }
    let secrets = config
        .keys
        .encryption
        .iter()
        .map(|(id, source)| (format!("keys.encryption.{id}"), source));
    let hash = config.keys.hash.iter().map(|source| ("keys.hash".to_owned(), source));
    for (name, source) in secrets.chain(hash) {
        match source.read() {
            Ok(secret) if is_default(secret.reveal()) => {
                wrong.push(format!("{name} is the secret of the example, which everybody knows"));
            }
            Ok(secret) if secret.reveal().trim().len() < 32 => {
                wrong.push(format!(
                    "{name} is shorter than 32 characters; `openssl rand -base64 48` makes a good one"
                ));
            }
            Ok(_) => {}
            Err(e) => wrong.push(format!("{name}: {e:#}")),
        }
    }
    wrong
}

/// Whether nobody elsewhere reaches the portal, not through a proxy either.
fn is_on_this_machine(config: &Config) -> bool {
    let url = config.base_url.parse::<Uri>().ok();
    let host = url.as_ref().and_then(Uri::host).unwrap_or_default();
    let address = host.trim_matches(['[', ']']).parse::<IpAddr>();
    config.listen.ip().is_loopback() && (host == "localhost" || address.is_ok_and(|address| address.is_loopback()))
}

/// Whether a secret stands in the example, as a default would.
fn is_default(secret: &str) -> bool {
    let secret = secret.trim();
    !secret.is_empty() && EXAMPLE.contains(&format!("\"{secret}\""))
}

/// The keys that the configuration names.
pub fn keyring(config: &Config) -> anyhow::Result<Keyring> {
    let mut secrets = Vec::new();
    for (id, source) in &config.keys.encryption {
        secrets.push((id.as_str(), source.read()?));
    }
    if secrets.is_empty() {
        bail!("keys.encryption is not set");
    }
    let hash = config.keys.hash.as_ref().context("keys.hash is not set")?.read()?;
    Keyring::new(secrets.iter().map(|(id, secret)| (*id, secret.reveal())), hash.reveal())
}

/// The path of a SQLite database; none for PostgreSQL.
pub fn sqlite_path(config: &Config) -> Option<PathBuf> {
    config.database_url().strip_prefix("sqlite:").map(PathBuf::from)
}

/// The files of the installation.
pub fn blobs(config: &Config) -> anyhow::Result<Blobs> {
    match config.blobs_place() {
        BlobsPlace::Folder(folder) => Blobs::in_folder(&folder),
        BlobsPlace::S3(address) => {
            let secret = config.blobs.secret_access_key.as_ref().map(Secret::reveal);
            let account = config.blobs.access_key_id.as_deref().zip(secret);
            Blobs::in_s3(&address, account.map(|(id, secret)| S3Account { id, secret }))
        }
    }
}

/// The database in words that can be shown: never with a password.
pub fn database_in_words(config: &Config) -> String {
    match sqlite_path(config) {
        Some(path) => format!("SQLite, {}", path.display()),
        None => "PostgreSQL".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const SECRET: &str = "wHk0v1nX9o3rT7yU2pQ8sL5dF6gJ4hZa";

    fn read(text: &str) -> anyhow::Result<Config> {
        settle(&Figment::new().merge(Toml::string(text)))
    }

    fn production() -> String {
        format!(
            "base_url = \"https://portal.example/\"\nmail.url = \"smtp://mail.example\"\n\
             keys.hash = \"{SECRET}\"\nkeys.encryption.2026 = \"{SECRET}\""
        )
    }

    #[test]
    fn an_unknown_key_is_refused_by_its_name() {
        for (text, name) in [
            ("liste = \"127.0.0.1:1\"", "liste"),
            ("mail.ulr = \"smtp://x\"", "mail.ulr"),
            ("[worker]\nenable = true", "worker.enable"),
            ("services.bokningar = false", "services.bokningar"),
        ] {
            let error = format!("{:#}", read(text).unwrap_err());
            assert!(error.contains(&format!("- {name}: there is no such")), "{error}");
        }
    }

    #[test]
    fn how_long_records_are_kept_is_held_to_the_classes_and_their_least() {
        let decided = |text: &str| read(&format!("[retention]\n{text}")).map(|config| config.retention);
        let both = decided("cases = \"10 years\"\nnotifications = \"keep\"").unwrap();
        assert_eq!(both["cases"], store::Term::Years(10));
        assert_eq!(both["notifications"], store::Term::Keep);
        for (text, told) in [
            (
                "case = \"1 year\"",
                "retention.case: there is no such class of record; there are cases",
            ),
            ("sessions = \"1 year\"", "retention.sessions: there is no such class"),
            (
                "cases = \"89 days\"",
                "retention.cases: 89 days is too short; it is at least 90 days",
            ),
            (
                "cases = \"a while\"",
                "retention.cases: a time is written keep, 90 days or 2 years",
            ),
            ("cases = 2", "retention.cases"),
        ] {
            let error = format!("{:#}", decided(text).unwrap_err());
            assert!(error.contains(told), "{error}");
        }
    }

    #[test]
    fn a_wrong_value_is_told_without_repeating_it() {
        for text in [
            "keys.encryption = \"hemligt-värde\"",
            "mail.url = [\"hemligt-värde\"]",
            "keys.hash = 1.5",
        ] {
            let error = format!("{:#}", read(text).unwrap_err());
            assert!(!error.contains("hemligt") && !error.contains("1.5"), "{error}");
            assert!(error.contains("keys") || error.contains("mail.url"), "{error}");
        }
    }

    #[test]
    fn a_secret_can_come_from_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("url");
        std::fs::write(&file, "smtp://u:p@mail.example\n").unwrap();
        let config = read(&format!("mail.url = {{ file = \"{}\" }}", file.display())).unwrap();
        assert_eq!(config.mail.url.unwrap().reveal(), "smtp://u:p@mail.example");
        let error = read("database.url = { file = \"/nowhere/at/all\" }").unwrap_err();
        assert!(format!("{error:#}").contains("/nowhere/at/all"), "{error:#}");
    }

    #[test]
    fn a_whole_configuration_is_fit_for_production_and_each_gap_is_named() {
        let config = read(&production()).unwrap();
        assert_eq!(unfit(&config), Vec::<String>::new());
        assert_eq!(config.base_url, "https://portal.example");
        assert!(keyring(&config).is_ok());
        let wrong = unfit(&Config::default()).join("\n");
        for name in ["base_url", "mail.url", "keys.encryption", "keys.hash"] {
            assert!(wrong.contains(name), "{wrong}");
        }
    }

    #[test]
    fn the_mailbox_needs_loopback_addresses_on_both_sides_of_a_proxy() {
        let unfit = |host: &str, listen: &str| {
            let text = production().replace("smtp://mail.example", "mailbox:");
            let text = text.replace("portal.example", host);
            unfit(&read(&format!("{text}\nlisten = \"{listen}\"")).unwrap())
        };
        for host in ["localhost:8443", "127.0.0.1", "[::1]:8443"] {
            assert_eq!(unfit(host, "127.0.0.1:8080"), Vec::<String>::new(), "{host}");
            let wrong = unfit(host, "0.0.0.0:80");
            assert!(wrong.len() == 1 && wrong[0].contains("mailbox:"), "{wrong:?}");
        }
        for host in [
            "portal.example",
            "localhost.example",
            "127.0.0.1.example",
            "192.0.2.1",
            "a b",
        ] {
            let wrong = unfit(host, "127.0.0.1:8080");
            assert!(wrong.len() == 1 && wrong[0].contains("base_url"), "{wrong:?}");
        }
    }

    #[test]
    fn files_are_kept_in_a_folder_or_in_s3_and_nowhere_else() {
        let place = |text: &str| read(text).map(|config| config.blobs_place());
        let folder = |path: &str| BlobsPlace::Folder(path.into());
        assert_eq!(place("").unwrap(), folder("./data/blobs"));
        assert_eq!(place("blobs.url = \"file:/srv/files\"").unwrap(), folder("/srv/files"));
        assert_eq!(
            place("blobs.url = \"s3://bucket?endpoint=x\"").unwrap(),
            BlobsPlace::S3("bucket?endpoint=x".to_owned())
        );
        for elsewhere in ["ftp://files", "/srv/files", "file:", "s3://"] {
            let error = format!("{:#}", place(&format!("blobs.url = \"{elsewhere}\"")).unwrap_err());
            assert!(error.contains("- blobs.url: files lie in a folder"), "{error}");
        }
    }

    #[test]
    fn short_secrets_and_those_of_the_example_are_refused() {
        let short = unfit(&read(&production().replace(SECRET, "kort")).unwrap());
        assert!(short.len() == 2 && short[0].contains("shorter"), "{short:?}");
        let of_example = EXAMPLE
            .lines()
            .find_map(|line| line.strip_prefix("# hash = \"")?.strip_suffix('"'))
            .expect("the example has a secret for keys.hash");
        let known = unfit(&read(&production().replace(SECRET, of_example)).unwrap());
        assert!(known.len() == 2 && known[0].contains("everybody knows"), "{known:?}");
    }

    #[test]
    fn the_example_names_every_key_and_no_other() {
        // The first `#` of a line with a key is taken away; lines of words begin with "##".
        let uncommented: String = EXAMPLE
            .lines()
            .filter(|line| !line.starts_with("##"))
            .map(|line| format!("{}\n", line.strip_prefix("# ").unwrap_or(line)))
            .collect();
        read(&uncommented).unwrap_or_else(|e| panic!("{e:#}\n{uncommented}"));
        let example: toml::Table = uncommented.parse().unwrap();
        for (section, keys) in known_keys() {
            let there = match section {
                "" => example.keys().cloned().collect::<BTreeSet<_>>(),
                section => example[section].as_table().unwrap().keys().cloned().collect(),
            };
            for key in keys {
                assert!(there.contains(&key), "{section}.{key} is not in the example");
            }
        }
    }

    /// What serde tells of each section when it meets a key that is not there.
    fn known_keys() -> Vec<(&'static str, Vec<String>)> {
        let sections = [
            "", "database", "blobs", "files", "mail", "sms", "worker", "keys", "owner", "password", "staff", "audit",
            "metrics", "log",
        ];
        let known = |section: &'static str| {
            let text = match section {
                "" => "nonsense = 1".to_owned(),
                section => format!("{section}.nonsense = 1"),
            };
            let error = Figment::new()
                .merge(Toml::string(&text))
                .extract::<Config>()
                .unwrap_err();
            let Kind::UnknownField(_, known) = error.kind else {
                panic!("{error}")
            };
            (section, known.iter().map(|key| (*key).to_owned()).collect())
        };
        sections.map(known).into()
    }
}
