//! Reads the configuration from `farstu.toml` and `FARSTU__SECTION__KEY`, and judges whether it is fit
//! for production. Unknown keys are errors.

use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use anyhow::{Context, bail};
use base::Random;
use figment::Figment;
use figment::providers::{Env, Format, Toml};
use store::Keyring;
use web::Config;
use web::config::{Secret, SecretSource};

const DEMO_KEY: &str = "demo";

/// Reads `file` (which may be missing only when it was not asked for) and the environment.
pub fn load(file: Option<&Path>) -> anyhow::Result<Config> {
    let toml = match file {
        Some(path) => Toml::file_exact(path),
        None => Toml::file("farstu.toml"),
    };
    let mut config: Config = Figment::new()
        .merge(toml)
        .merge(Env::prefixed("FARSTU__").split("__"))
        .extract()
        .context("the configuration cannot be read")?;
    config.base_url.truncate(config.base_url.trim_end_matches('/').len());
    Ok(config)
}

/// Fills in what a demo needs: the mailbox, and keys of its own in `{data_dir}/keys`.
pub fn prepare_demo(config: &mut Config, random: &Random) -> anyhow::Result<()> {
    config.mail.url.get_or_insert_with(|| Secret::new("mailbox:"));
    let keys = config.data_dir.join("keys");
    std::fs::create_dir_all(&keys).with_context(|| format!("could not make the folder {}", keys.display()))?;
    if config.keys.encryption.is_empty() {
        let file = keys.join("encryption");
        make_secret(&file, random)?;
        config
            .keys
            .encryption
            .insert(DEMO_KEY.to_owned(), SecretSource::File { file });
    }
    if config.keys.hash.is_none() {
        let file = keys.join("hash");
        make_secret(&file, random)?;
        config.keys.hash = Some(SecretSource::File { file });
    }
    Ok(())
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
    let mail = config.mail.url.as_ref().map(Secret::reveal);
    let mut wrong = Vec::new();
    if !config.is_https() {
        wrong.push("base_url must begin with https://");
    }
    match mail {
        None => wrong.push("mail.url must be set, for example smtp://user:password@mail.example:587"),
        Some(url) if url.starts_with("mailbox:") && !config.listen.ip().is_loopback() => {
            wrong
                .push("mail.url is mailbox:, which shows all mail to everybody; it needs a loopback address or --demo");
        }
        Some(_) => {}
    }
    if config.keys.encryption.is_empty() {
        wrong.push("keys.encryption needs a key: an id and a secret of at least 32 characters, or { file = \"…\" }");
    }
    if config.keys.hash.is_none() {
        wrong.push("keys.hash needs a secret of at least 32 characters, or { file = \"…\" }");
    }
    if !wrong.is_empty() {
        bail!(
            "this configuration is not fit for production:\n  - {}\nUse --demo to try Farstu out.",
            wrong.join("\n  - ")
        );
    }
    Ok(())
}

/// The keys that the configuration names.
pub fn keyring(config: &Config) -> anyhow::Result<Keyring> {
    let mut secrets = Vec::new();
    for (id, source) in &config.keys.encryption {
        secrets.push((id.as_str(), source.read()?));
    }
    let hash = config.keys.hash.as_ref().context("keys.hash is not set")?.read()?;
    Keyring::new(secrets.iter().map(|(id, secret)| (*id, secret.reveal())), hash.reveal())
}
