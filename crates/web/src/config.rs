//! The configuration of an installation (operations.md, The program). `farstu` reads it from the file
//! and the environment; unknown keys are errors. Secrets never show in `Debug`.

use std::collections::BTreeMap;
use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use anyhow::Context;
use chrono::{NaiveTime, TimeDelta};
use ipnet::IpNet;
use serde::{Deserialize, Deserializer, Serialize, de};
use store::Term;

/// Everything that can be configured.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Where the server listens.
    pub listen: SocketAddr,
    /// The address that people use, without a slash at the end.
    pub base_url: String,
    /// Database, files and keys live here unless told otherwise.
    pub data_dir: PathBuf,
    /// The database.
    pub database: DatabaseConfig,
    /// Attachments and other files.
    pub blobs: BlobsConfig,
    /// Which files people may send.
    pub files: FilesConfig,
    /// Outgoing e-mail.
    pub mail: MailConfig,
    /// Incoming e-mail.
    pub mail_in: MailInConfig,
    /// Outgoing text messages.
    pub sms: SmsConfig,
    /// Jobs in this process.
    pub worker: WorkerConfig,
    /// Services that can be switched off: name → on.
    pub services: BTreeMap<String, bool>,
    /// From which age a person may begin a matter of a service alone: name → whole years (law.md).
    pub minimum_age: BTreeMap<String, u32>,
    /// How long a class of record is kept, where the owner decided so: table → time (law.md, Retention).
    pub retention: BTreeMap<String, Term>,
    /// Secrets that fields are encrypted and hashed with.
    pub keys: KeysConfig,
    /// Proxies whose `X-Forwarded-For` is believed: addresses or networks.
    pub trusted_proxies: Vec<Network>,
    /// Who runs this portal.
    pub owner: OwnerConfig,
    /// When the office is open on working days.
    pub office: OfficeConfig,
    /// How long ended cases can be taken up again.
    pub cases: CasesConfig,
    /// The rules for passwords.
    pub password: PasswordConfig,
    /// Rules for staff.
    pub staff: StaffConfig,
    /// The audit log.
    pub audit: AuditConfig,
    /// Figures for Prometheus.
    pub metrics: MetricsConfig,
    /// How the log is written.
    pub log: LogConfig,
    /// What programs may do with a key.
    pub api: ApiConfig,
}

impl Default for Config {
    fn default() -> Self {
        Config {
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            base_url: "http://127.0.0.1:8080".to_owned(),
            data_dir: PathBuf::from("./data"),
            database: DatabaseConfig::default(),
            blobs: BlobsConfig::default(),
            files: FilesConfig::default(),
            mail: MailConfig::default(),
            mail_in: MailInConfig::default(),
            sms: SmsConfig::default(),
            worker: WorkerConfig::default(),
            services: BTreeMap::new(),
            minimum_age: BTreeMap::new(),
            retention: BTreeMap::new(),
            keys: KeysConfig::default(),
            trusted_proxies: Vec::new(),
            owner: OwnerConfig::default(),
            office: OfficeConfig::default(),
            cases: CasesConfig::default(),
            password: PasswordConfig::default(),
            staff: StaffConfig::default(),
            audit: AuditConfig::default(),
            metrics: MetricsConfig::default(),
            log: LogConfig::default(),
            api: ApiConfig::default(),
        }
    }
}

impl Config {
    /// `database.url`, or SQLite in `data_dir`.
    pub fn database_url(&self) -> String {
        match &self.database.url {
            Some(url) => url.reveal().to_owned(),
            None => format!("sqlite:{}", self.data_dir.join("farstu.db").display()),
        }
    }

    /// `blobs.url`, or a folder in `data_dir`.
    pub fn blobs_place(&self) -> BlobsPlace {
        let in_data_dir = || BlobsPlace::Folder(self.data_dir.join("blobs"));
        self.blobs.url.clone().unwrap_or_else(in_data_dir)
    }

    /// The folder of the files; none when they lie in S3.
    pub fn blobs_folder(&self) -> Option<PathBuf> {
        match self.blobs_place() {
            BlobsPlace::Folder(folder) => Some(folder),
            BlobsPlace::S3(_) => None,
        }
    }

    /// Whether people reach the portal over HTTPS, so that cookies can be `__Host-`.
    pub fn is_https(&self) -> bool {
        self.base_url.starts_with("https://")
    }

    /// Whether the service is on; those not named are.
    pub fn is_on(&self, service: &str) -> bool {
        self.services.get(service).copied().unwrap_or(true)
    }

    /// An address of this portal as people reach it.
    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.base_url)
    }
}

/// A text that must not be shown. Read from the configuration as it stands, or as `{ file = "…" }`.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Secret(String);

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        /// Environment variables made of digits alone come as numbers.
        #[derive(Deserialize)]
        #[serde(untagged, expecting = "expected a text, or { file = \"…\" }")]
        enum Source {
            Text(String),
            Number(i128),
            File { file: PathBuf },
        }
        match Source::deserialize(source)? {
            Source::Text(text) => Ok(Secret(text)),
            Source::Number(number) => Ok(Secret(number.to_string())),
            Source::File { file } => {
                let read = SecretSource::File { file }.read();
                read.map_err(|e| de::Error::custom(format!("{e:#}")))
            }
        }
    }
}

impl Secret {
    /// Keeps `text` from being shown.
    pub fn new(text: impl Into<String>) -> Secret {
        Secret(text.into())
    }

    /// The text itself.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

/// A secret given as text, or as `{ file = "…" }`.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum SecretSource {
    /// The secret itself.
    Text(Secret),
    /// A file that holds it.
    File {
        /// Its path.
        file: PathBuf,
    },
}

impl SecretSource {
    /// The secret.
    pub fn read(&self) -> anyhow::Result<Secret> {
        match self {
            SecretSource::Text(secret) => Ok(secret.clone()),
            SecretSource::File { file } => {
                let text = std::fs::read_to_string(file)
                    .with_context(|| format!("could not read the secret in {}", file.display()))?;
                Ok(Secret::new(text.trim()))
            }
        }
    }
}

/// `[database]`
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct DatabaseConfig {
    /// `sqlite:PATH` or `postgres://…`; may hold a password.
    pub url: Option<Secret>,
}

/// `[blobs]`
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct BlobsConfig {
    /// `file:PATH` or `s3://bucket/prefix?endpoint=…&region=…`.
    pub url: Option<BlobsPlace>,
    /// The id of the S3 account; that of the environment when not set.
    pub access_key_id: Option<String>,
    /// Its secret.
    pub secret_access_key: Option<Secret>,
}

/// Where files lie.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum BlobsPlace {
    /// A folder, written `file:PATH`.
    Folder(PathBuf),
    /// What follows `s3://`.
    S3(String),
}

impl TryFrom<String> for BlobsPlace {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        match (text.strip_prefix("file:"), text.strip_prefix("s3://")) {
            (Some(path), _) if !path.is_empty() => Ok(BlobsPlace::Folder(path.into())),
            (_, Some(address)) if !address.is_empty() => Ok(BlobsPlace::S3(address.to_owned())),
            _ => Err("files lie in a folder, file:PATH, or in S3, s3://bucket?endpoint=…&region=…"),
        }
    }
}

/// `[files]` (desk.md, Attachments)
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FilesConfig {
    /// How many bytes a file may have.
    pub max_bytes: u64,
    /// How many files a message may have.
    pub max_files: usize,
    /// Which kinds are taken.
    pub kinds: Vec<FileKind>,
    /// `tcp://host:port` or `unix:PATH` of a clamd that looks through every file; nobody does when not set.
    pub clamd: Option<String>,
}

impl Default for FilesConfig {
    fn default() -> Self {
        FilesConfig {
            max_bytes: 50_000_000,
            max_files: 10,
            kinds: FileKind::ALL.into(),
            clamd: None,
        }
    }
}

/// A kind of file, as its content tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FileKind {
    /// PDF.
    Pdf,
    /// JPEG, PNG, GIF, WebP, HEIF, AVIF, TIFF, BMP, SVG.
    Image,
    /// Microsoft Office and OpenDocument.
    Office,
    /// ZIP archives.
    Zip,
    /// Plain text of any sort.
    Text,
}

impl FileKind {
    /// All of them.
    pub const ALL: [FileKind; 5] = [
        FileKind::Pdf,
        FileKind::Image,
        FileKind::Office,
        FileKind::Zip,
        FileKind::Text,
    ];

    /// As it is configured.
    pub const fn code(self) -> &'static str {
        match self {
            FileKind::Pdf => "pdf",
            FileKind::Image => "image",
            FileKind::Office => "office",
            FileKind::Zip => "zip",
            FileKind::Text => "text",
        }
    }
}

/// `[mail]`
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MailConfig {
    /// `mailbox:` or `smtp://user:password@host:port` (`smtps://` for TLS from the start).
    pub url: Option<Secret>,
    /// The sender's address; the owner's address when not set.
    pub from: Option<String>,
}

/// `[mail_in]`: answers by e-mail (desk.md, Customer)
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MailInConfig {
    /// The address of the mailbox; nobody can write by e-mail when not set. Answers come to `name+TOKEN@domain`.
    pub address: Option<String>,
    /// `imaps://user:password@host:port`, or `imap://…` for STARTTLS.
    pub url: Option<Secret>,
    /// The folder that mail arrives in.
    pub folder: String,
    /// The folder that it is moved to once it is taken in.
    pub handled: String,
    /// Of a mail with more bytes only the headers are read.
    pub max_bytes: u32,
}

impl Default for MailInConfig {
    fn default() -> Self {
        MailInConfig {
            address: None,
            url: None,
            folder: "INBOX".to_owned(),
            handled: "Farstu".to_owned(),
            max_bytes: 35_000_000,
        }
    }
}

/// `[sms]`
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SmsConfig {
    /// `https://user:password@api.46elks.com/a1/sms`, or what speaks its protocol; no text messages when not set.
    pub url: Option<Secret>,
    /// The sender: 3–11 letters and digits, or a number.
    pub from: Option<String>,
}

/// `[worker]`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct WorkerConfig {
    /// Whether `serve` runs jobs itself.
    pub enabled: bool,
}

impl Default for WorkerConfig {
    fn default() -> Self {
        WorkerConfig { enabled: true }
    }
}

/// `[keys]`
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct KeysConfig {
    /// Key id → secret. The last id in alphabetical order encrypts, the others still open.
    pub encryption: BTreeMap<String, SecretSource>,
    /// The secret of keyed hashes and form tokens. Changing it breaks look-ups.
    pub hash: Option<SecretSource>,
}

/// `[owner]`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct OwnerConfig {
    /// Name, as in the header.
    pub name: String,
    /// Customer service, as people read it.
    pub phone: String,
    /// Customer service.
    pub email: String,
    /// When customer service answers, in Swedish.
    pub hours: String,
    /// The same in English.
    pub hours_en: String,
    /// Who answers for the association register.
    pub association_office_email: String,
    /// The data protection officer.
    pub data_protection_email: String,
}

impl Default for OwnerConfig {
    fn default() -> Self {
        OwnerConfig {
            name: "Exempelkommunen".to_owned(),
            phone: "08-465 004 00".to_owned(),
            email: "kundtjanst@kommunen.example".to_owned(),
            hours: "vardagar 8–16".to_owned(),
            hours_en: "weekdays 8–16".to_owned(),
            association_office_email: "foreningsenheten@kommunen.example".to_owned(),
            data_protection_email: "dataskyddsombud@kommunen.example".to_owned(),
        }
    }
}

/// `[office]`: what is promised in hours is counted while it is open, and what is promised in days comes before
/// it closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct OfficeConfig {
    /// When it opens, by the clock in Stockholm.
    pub opens: NaiveTime,
    /// When it closes, later the same day.
    pub closes: NaiveTime,
}

impl Default for OfficeConfig {
    fn default() -> Self {
        let at = |hour| NaiveTime::from_hms_opt(hour, 0, 0).expect("a whole hour is a time of day");
        OfficeConfig {
            opens: at(8),
            closes: at(16),
        }
    }
}

/// `[cases]`
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct CasesConfig {
    /// How many days after it was solved, or closed without a solution, a closed case can be taken up again.
    pub reopen_days: u16,
}

impl CasesConfig {
    /// The same as a time.
    pub fn reopen_within(self) -> TimeDelta {
        TimeDelta::days(self.reopen_days.into())
    }
}

impl Default for CasesConfig {
    fn default() -> Self {
        CasesConfig { reopen_days: 14 }
    }
}

/// `[password]`
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PasswordConfig {
    /// Which rules are in force.
    pub policy: PasswordPolicy,
}

/// accounts.md, Password.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PasswordPolicy {
    /// At least 8 characters of four kinds.
    #[default]
    Seed,
    /// At least 15 characters of any kind.
    Nist,
}

/// `[staff]`
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct StaffConfig {
    /// Whether staff pages need a second factor.
    pub second_factor: bool,
    /// Whether a staff role given by one administrator waits for another.
    pub four_eyes: bool,
}

/// `[audit]`
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct AuditConfig {
    /// A file, best on another machine, that gets the head of the audit chain once a minute.
    pub export: Option<PathBuf>,
}

/// `[metrics]`
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MetricsConfig {
    /// Where Prometheus asks for `/metrics`; nobody may when not set. Never a public address.
    pub listen: Option<SocketAddr>,
}

/// `[log]`
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LogConfig {
    /// `pretty` or `json`.
    pub format: LogFormat,
    /// What is logged, as `tracing` reads it; `info` when not set.
    pub filter: Option<String>,
}

/// `[api]`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ApiConfig {
    /// How many requests a key may make in a minute, to each process.
    pub requests_per_minute: u32,
    /// How many of them may write.
    pub writes_per_minute: u32,
    /// Whether webhooks may be sent to loopback, private and link-local addresses.
    pub allow_private_webhooks: bool,
}

impl Default for ApiConfig {
    fn default() -> Self {
        ApiConfig {
            requests_per_minute: 600,
            writes_per_minute: 60,
            allow_private_webhooks: false,
        }
    }
}

/// How a log line looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    #[default]
    Pretty,
    /// For machines.
    Json,
}

/// An address or a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Network(IpNet);

impl Network {
    /// Whether `address` is in it.
    pub fn contains(&self, address: &IpAddr) -> bool {
        self.0.contains(address)
    }
}

impl TryFrom<String> for Network {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse::<IpNet>()
            .or_else(|_| text.parse::<IpAddr>().map(IpNet::from))
            .map(Network)
            .map_err(|_| format!("{text:?} is neither an address nor a network such as 10.0.0.0/8"))
    }
}
