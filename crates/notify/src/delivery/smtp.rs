//! E-mail over SMTP, one connection for each message: a connection that is given up half-way must
//! never be used again. TLS is used whenever the server offers it.

use std::error::Error;
use std::io;
use std::sync::OnceLock;
use std::time::Duration;

use anyhow::Context;
use lettre::address::Envelope;
use lettre::message::header::{Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, SinglePart};
use lettre::transport::smtp::Error as SmtpError;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::{Address, Message};
use reqwest::Url;
use web::{Config, Portal};

use super::{Outgoing, Trouble};
use crate::model::{Reason, State};

/// How long connecting, greeting, TLS and login may take, and then the message.
const PATIENCE: Duration = Duration::from_secs(20);

/// How TLS begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tls {
    /// At once (`smtps://`).
    Wrapped,
    /// By STARTTLS, or not at all.
    Required,
    /// By STARTTLS where it is offered.
    Offered,
    /// Never: for a server on the same machine.
    Off,
}

/// A mail server, read from `mail.url`.
pub(super) struct Server {
    host: String,
    port: u16,
    credentials: Option<Credentials>,
    tls: Tls,
}

impl Server {
    pub(super) fn of(config: &Config) -> anyhow::Result<Server> {
        let url = config
            .mail
            .url
            .as_ref()
            .context("mail.url is not set: smtp://user:password@host:port")?;
        Server::parse(url.reveal())
    }

    /// Reads `smtp://user:password@host:port?tls=required|offered|none` or `smtps://…`. A password is
    /// never sent in the clear unless `tls=none` says so, or the server is on this machine.
    fn parse(url: &str) -> anyhow::Result<Server> {
        // The address may hold a password: it is not repeated in errors.
        let url = Url::parse(url)
            .ok()
            .context("mail.url is not an address such as smtp://host:587")?;
        let host = url
            .host_str()
            .filter(|host| !host.is_empty())
            .context("mail.url names no host")?;
        let host = host.trim_matches(['[', ']']).to_owned();
        let decoded = |text: &str| percent_decoded(text).context("mail.url has a wrong % in user or password");
        let credentials = match (url.username(), url.password()) {
            ("", _) => None,
            (user, password) => Some(Credentials::new(decoded(user)?, decoded(password.unwrap_or_default())?)),
        };
        let asked = url
            .query_pairs()
            .find(|(name, _)| name == "tls")
            .map(|(_, value)| value.into_owned());
        let is_local = matches!(host.as_str(), "localhost" | "::1") || host.starts_with("127.");
        let (tls, port) = match (url.scheme(), asked.as_deref()) {
            ("smtps", None) => (Tls::Wrapped, 465),
            ("smtp", Some("required")) => (Tls::Required, 587),
            ("smtp", Some("none")) => (Tls::Off, 25),
            ("smtp", Some("offered" | "opportunistic")) => (Tls::Offered, 587),
            ("smtp", None) if credentials.is_some() && !is_local => (Tls::Required, 587),
            ("smtp", None) => (Tls::Offered, 25),
            ("smtp" | "smtps", Some(_)) => {
                anyhow::bail!("mail.url: tls is one of required, offered and none, for smtp://")
            }
            _ => anyhow::bail!("mail.url must begin with mailbox:, smtp:// or smtps://"),
        };
        Ok(Server {
            host,
            port: url.port().unwrap_or(port),
            credentials,
            tls,
        })
    }

    /// Connects, says hello, turns TLS on and logs in.
    async fn open(&self, tls: &KeptTls) -> Result<AsyncSmtpConnection, Trouble> {
        let hello = ClientId::default();
        let wrapped = if self.tls == Tls::Wrapped {
            Some(tls.get(&self.host)?)
        } else {
            None
        };
        let address = (self.host.as_str(), self.port);
        let connecting = AsyncSmtpConnection::connect_tokio1(address, Some(PATIENCE), &hello, wrapped, None);
        let mut connection = connecting.await.map_err(|e| while_opening(&e))?;
        let start = match self.tls {
            Tls::Required => true,
            Tls::Offered => connection.can_starttls(),
            Tls::Wrapped | Tls::Off => false,
        };
        if start {
            let parameters = tls.get(&self.host)?;
            connection
                .starttls(parameters, &hello)
                .await
                .map_err(|e| while_opening(&e))?;
        }
        if let Some(credentials) = &self.credentials {
            connection
                .auth(DEFAULT_MECHANISMS, credentials)
                .await
                .map_err(|e| while_opening(&e))?;
        }
        Ok(connection)
    }
}

/// TLS settings, read once: the certificates of the machine are many.
#[derive(Default)]
struct KeptTls(OnceLock<TlsParameters>);

impl KeptTls {
    fn get(&self, host: &str) -> Result<TlsParameters, Trouble> {
        if let Some(kept) = self.0.get() {
            return Ok(kept.clone());
        }
        let made = TlsParameters::new(host.to_owned());
        let made = made.map_err(|_| Trouble::passing(Reason::Configuration, None))?;
        Ok(self.0.get_or_init(|| made).clone())
    }
}

/// Sends one e-mail.
pub(super) async fn deliver(portal: &Portal, outgoing: &Outgoing) -> Result<(), Trouble> {
    let config = &portal.config;
    let server = Server::of(config).map_err(|_| Trouble::passing(Reason::Configuration, None))?;
    let from = sender(config).map_err(|_| Trouble::passing(Reason::Configuration, None))?;
    let (envelope, message) = compose(config, from, outgoing, portal.now().into())?;
    let tls = portal.shared::<KeptTls>();
    let mut connection = in_time(server.open(&tls)).await?;
    in_time(async {
        connection
            .send(&envelope, &message)
            .await
            .map_err(|e| while_sending(&e))
    })
    .await?;
    // It is sent; whether the server likes our goodbye does not matter.
    let _ = tokio::time::timeout(Duration::from_secs(2), connection.quit()).await;
    Ok(())
}

/// Tries to log in to the configured mail server, for `farstu check`. Says in words what is wrong.
pub async fn try_mail(config: &Config) -> anyhow::Result<()> {
    if super::is_mailbox(config) {
        return Ok(());
    }
    sender(config)?;
    let server = Server::of(config)?;
    match in_time(server.open(&KeptTls::default())).await {
        Ok(mut connection) => {
            let _ = tokio::time::timeout(Duration::from_secs(2), connection.quit()).await;
            Ok(())
        }
        Err(trouble) => {
            let (host, port) = (&server.host, server.port);
            anyhow::bail!(
                "the mail server {host}:{port} cannot be used ({}); look at mail.url",
                trouble.code()
            )
        }
    }
}

async fn in_time<T>(what: impl Future<Output = Result<T, Trouble>>) -> Result<T, Trouble> {
    tokio::time::timeout(PATIENCE, what)
        .await
        .unwrap_or(Err(Trouble::passing(Reason::TimedOut, None)))
}

/// Nothing is known of the recipient yet, so nothing is given up.
fn while_opening(e: &SmtpError) -> Trouble {
    let status = e.status().map(u16::from);
    let reason = match status {
        Some(421 | 450..=452) => Reason::Busy,
        Some(_) => Reason::Configuration,
        None if e.is_timeout() => Reason::TimedOut,
        None if e.is_tls() || e.is_client() || is_about_tls(e) => Reason::Configuration,
        None => Reason::Unreachable,
    };
    Trouble::passing(reason, status)
}

/// A certificate that is not trusted, or no TLS where TLS was expected: rustls tells both as bad data.
fn is_about_tls(e: &SmtpError) -> bool {
    let mut cause = e.source();
    while let Some(e) = cause {
        let kind = e.downcast_ref::<io::Error>().map(io::Error::kind);
        if kind == Some(io::ErrorKind::InvalidData) {
            return true;
        }
        cause = e.source();
    }
    false
}

/// RFC 5321, 4.2: a code of 5 is an answer for good, unless it is about us and not the message.
fn while_sending(e: &SmtpError) -> Trouble {
    match e.status().map(u16::from) {
        Some(code @ (530 | 534 | 535 | 538)) => Trouble::passing(Reason::Configuration, Some(code)),
        Some(code @ (521 | 550 | 551 | 553 | 556)) => Trouble::lasting(Reason::AddressRefused, code, State::Bounced),
        Some(code) if code >= 500 => Trouble::lasting(Reason::MessageRefused, code, State::Failed),
        Some(code) => Trouble::passing(Reason::Busy, Some(code)),
        None if e.is_timeout() => Trouble::passing(Reason::TimedOut, None),
        None => Trouble::passing(Reason::Unreachable, None),
    }
}

/// The sender: `mail.from`, else the owner's address, under the owner's name.
pub(super) fn sender(config: &Config) -> anyhow::Result<Mailbox> {
    let text = config.mail.from.as_deref().unwrap_or(&config.owner.email);
    let mut sender: Mailbox = text.parse().ok().context("mail.from is not an e-mail address")?;
    sender.name.get_or_insert_with(|| config.owner.name.clone());
    Ok(sender)
}

/// `Auto-Submitted` (RFC 3834): nobody's holiday reply answers it.
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(AutoSubmitted)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

fn compose(
    config: &Config,
    from: Mailbox,
    outgoing: &Outgoing,
    date: std::time::SystemTime,
) -> Result<(Envelope, Vec<u8>), Trouble> {
    let refused = || Trouble::lasting(Reason::AddressRefused, 553, State::Bounced);
    let to = recipient(&outgoing.address).ok_or_else(refused)?;
    let mut builder = Message::builder()
        .from(from.clone())
        .to(Mailbox::new(None, to))
        .subject(&outgoing.subject)
        .date(date)
        .message_id(outgoing.message_id.clone())
        .header(AutoSubmitted);
    let answers_to = outgoing.reply_to.as_ref().unwrap_or(&config.owner.email);
    if let Ok(answers_to) = answers_to.parse::<Address>()
        && answers_to != from.email
    {
        builder = builder.reply_to(Mailbox::new(from.name.clone(), answers_to));
    }
    if let Some(thread) = &outgoing.thread {
        builder = builder.in_reply_to(thread.clone()).references(thread.clone());
    }
    let message = match &outgoing.html {
        Some(html) => builder.multipart(MultiPart::alternative_plain_html(outgoing.text.clone(), html.clone())),
        None => builder.singlepart(SinglePart::plain(outgoing.text.clone())),
    };
    let message = message.map_err(|_| Trouble::passing(Reason::Configuration, None))?;
    Ok((message.envelope().clone(), message.formatted()))
}

/// The address with its domain as servers know it: `räksmörgås.example` is `xn--…`.
fn recipient(address: &str) -> Option<Address> {
    let (name, domain) = address.rsplit_once('@')?;
    if domain.is_ascii() {
        return Address::new(name, domain).ok();
    }
    let url = Url::parse(&format!("http://{domain}/")).ok()?;
    Address::new(name, url.host_str()?).ok()
}

pub(super) fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        if first == b'%' {
            let digits = std::str::from_utf8(after.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &after[2..];
        } else {
            bytes.push(first);
            rest = after;
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests;
