//! The mailbox that mail comes to, over IMAP. TLS is used unless the server is on this machine. Every step has its
//! time, and what a server answers is never logged, since it may repeat addresses.

use std::fmt;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use async_imap::error::Error as ImapError;
use async_imap::types::Fetch;
use async_imap::{Client, Session};
use futures::TryStreamExt;
use rustls::pki_types::ServerName;
use rustls::{ClientConfig, RootCertStore};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use web::Config;

/// How long one step may take.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long a mail may take to come.
const DOWNLOAD: Duration = Duration::from_secs(5 * 60);
/// Of a mail that is too large so much is read.
const HEAD_BYTES: u32 = 64 * 1024;

/// How TLS begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tls {
    /// At once.
    Wrapped,
    /// By STARTTLS.
    Required,
    /// Never: for a server on the same machine.
    Off,
}

/// A mail server, read from `mail_in.url`.
#[derive(PartialEq, Eq)]
pub(crate) struct Server {
    host: String,
    port: u16,
    user: String,
    password: String,
    tls: Tls,
}

/// The password stays out of logs.
impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server")
            .field("host", &self.host)
            .field("port", &self.port)
            .field("tls", &self.tls)
            .finish_non_exhaustive()
    }
}

trait Line: AsyncRead + AsyncWrite + fmt::Debug + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + fmt::Debug + Send + Unpin> Line for T {}

/// An open mailbox, in the folder that mail arrives in.
pub(crate) struct Mailbox {
    session: Session<Box<dyn Line>>,
    handled: String,
    can_move: bool,
}

/// A mail in the mailbox.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Waiting {
    pub(crate) uid: u32,
    pub(crate) bytes: u32,
}

impl Server {
    /// The server that is configured; none when no mail is read.
    pub(crate) fn of(config: &Config) -> anyhow::Result<Option<Server>> {
        let (Some(_), Some(url)) = (&config.mail_in.address, &config.mail_in.url) else {
            anyhow::ensure!(
                config.mail_in.url.is_none(),
                "mail_in.url is set, but not mail_in.address"
            );
            return Ok(None);
        };
        Server::parse(url.reveal()).map(Some)
    }

    /// Reads `imaps://user:password@host:port`, or `imap://…?tls=required|none`.
    fn parse(url: &str) -> anyhow::Result<Server> {
        // The address may hold a password: it is not repeated in errors.
        let uri: http::Uri = url
            .parse()
            .ok()
            .context("mail_in.url is not an address such as imaps://user:password@host")?;
        let authority = uri.authority().context("mail_in.url names no host")?;
        let (login, _) = authority
            .as_str()
            .rsplit_once('@')
            .context("mail_in.url names no user")?;
        let (user, password) = login.split_once(':').context("mail_in.url names no password")?;
        let decoded = |text: &str| {
            let text = percent_encoding::percent_decode_str(text).decode_utf8();
            text.map(|text| text.into_owned())
                .ok()
                .context("mail_in.url has a wrong % in user or password")
        };
        let host = authority.host().trim_matches(['[', ']']).to_owned();
        let is_local = matches!(host.as_str(), "localhost" | "::1") || host.starts_with("127.");
        let (tls, port) = match (uri.scheme_str(), uri.query()) {
            (Some("imaps"), None) => (Tls::Wrapped, 993),
            (Some("imap"), None | Some("tls=required")) => (Tls::Required, 143),
            (Some("imap"), Some("tls=none")) if is_local => (Tls::Off, 143),
            (Some("imap"), Some("tls=none")) => anyhow::bail!("mail_in.url: tls=none is for a server on this machine"),
            (Some("imap" | "imaps"), _) => anyhow::bail!("mail_in.url: tls is required or none, for imap://"),
            _ => anyhow::bail!("mail_in.url must begin with imaps:// or imap://"),
        };
        Ok(Server {
            host,
            port: authority.port_u16().unwrap_or(port),
            user: decoded(user)?,
            password: decoded(password)?,
            tls,
        })
    }

    /// Connects, logs in and opens the folder.
    pub(crate) async fn open(&self, config: &Config) -> anyhow::Result<Mailbox> {
        let client = in_time(PATIENCE, "connect", self.connect()).await??;
        let login = client.login(&self.user, &self.password);
        let login = in_time(PATIENCE, "log in", login).await?;
        let mut session = login.map_err(|(e, _)| in_words(&e, "log in"))?;
        let can_move = step("ask what the server can", session.capabilities()).await?;
        let can_move = can_move.has_str("MOVE");
        let folder = &config.mail_in.folder;
        step("open mail_in.folder", session.select(folder)).await?;
        Ok(Mailbox {
            session,
            handled: config.mail_in.handled.clone(),
            can_move,
        })
    }

    async fn connect(&self) -> anyhow::Result<Client<Box<dyn Line>>> {
        let tcp = TcpStream::connect((self.host.as_str(), self.port)).await;
        let tcp = tcp.with_context(|| format!("{}:{} cannot be reached", self.host, self.port))?;
        let line: Box<dyn Line> = match self.tls {
            Tls::Wrapped => self.secured(tcp).await?,
            Tls::Off | Tls::Required => Box::new(tcp),
        };
        let mut client = Client::new(line);
        let greeting = client.read_response().await.context("the server said nothing")?;
        greeting.context("the server hung up")?;
        if self.tls != Tls::Required {
            return Ok(client);
        }
        let asked = client.run_command_and_check_ok("STARTTLS", None).await;
        asked.map_err(|e| in_words(&e, "begin TLS"))?;
        Ok(Client::new(self.secured(client.into_inner()).await?))
    }

    async fn secured(&self, line: impl Line + 'static) -> anyhow::Result<Box<dyn Line>> {
        let mut roots = RootCertStore::empty();
        let found = rustls_native_certs::load_native_certs();
        roots.add_parsable_certificates(found.certs);
        let config = ClientConfig::builder()
            .with_root_certificates(roots)
            .with_no_client_auth();
        let name = ServerName::try_from(self.host.clone()).context("mail_in.url names a host that TLS cannot know")?;
        let secured = TlsConnector::from(Arc::new(config)).connect(name, line).await;
        Ok(Box::new(secured.context(
            "the server's certificate is not trusted, or it speaks no TLS",
        )?))
    }
}

impl Mailbox {
    /// The mails in the folder, the oldest first.
    pub(crate) async fn waiting(&mut self, most: usize) -> anyhow::Result<Vec<Waiting>> {
        let found = step("look for mail", self.session.uid_search("UNDELETED")).await?;
        let mut uids: Vec<_> = found.into_iter().collect();
        uids.sort_unstable();
        uids.truncate(most);
        if uids.is_empty() {
            return Ok(Vec::new());
        }
        let set: Vec<_> = uids.iter().map(u32::to_string).collect();
        let sizes = self.fetch(&set.join(","), "(UID RFC822.SIZE)", PATIENCE).await?;
        let mut waiting: Vec<_> = sizes
            .iter()
            .filter_map(|mail| {
                Some(Waiting {
                    uid: mail.uid?,
                    bytes: mail.size.unwrap_or(u32::MAX),
                })
            })
            .collect();
        waiting.sort_unstable_by_key(|mail| mail.uid);
        Ok(waiting)
    }

    /// A mail as it came. None when it is not there any more.
    pub(crate) async fn whole(&mut self, uid: u32) -> anyhow::Result<Option<Vec<u8>>> {
        let found = self.fetch(&uid.to_string(), "(UID BODY.PEEK[])", DOWNLOAD).await?;
        Ok(found
            .iter()
            .find(|mail| mail.uid == Some(uid))
            .and_then(|mail| mail.body())
            .map(<[u8]>::to_vec))
    }

    /// The beginning of a mail.
    pub(crate) async fn head(&mut self, uid: u32) -> anyhow::Result<Option<Vec<u8>>> {
        let what = format!("(UID BODY.PEEK[]<0.{HEAD_BYTES}>)");
        let found = self.fetch(&uid.to_string(), &what, DOWNLOAD).await?;
        Ok(found
            .iter()
            .find(|mail| mail.uid == Some(uid))
            .and_then(|mail| mail.body())
            .map(<[u8]>::to_vec))
    }

    async fn fetch(&mut self, set: &str, what: &str, patience: Duration) -> anyhow::Result<Vec<Fetch>> {
        let all = async {
            let stream = self.session.uid_fetch(set, what).await?;
            stream.try_collect().await
        };
        in_time(patience, "read mail", all)
            .await?
            .map_err(|e: ImapError| in_words(&e, "read mail"))
    }

    /// Moves a mail to the folder of those that were taken in, and makes that folder when it is not there.
    pub(crate) async fn put_away(&mut self, uid: u32) -> anyhow::Result<()> {
        if let Err(ImapError::No(_)) = self.try_put_away(uid).await? {
            let handled = self.handled.clone();
            step("make the folder mail_in.handled", self.session.create(&handled)).await?;
            let again = self.try_put_away(uid).await?;
            again.map_err(|e| in_words(&e, "move mail to mail_in.handled"))?;
        }
        Ok(())
    }

    async fn try_put_away(&mut self, uid: u32) -> anyhow::Result<Result<(), ImapError>> {
        let (uid, folder, can_move) = (uid.to_string(), &self.handled, self.can_move);
        let session = &mut self.session;
        let moved = async {
            if can_move {
                return session.uid_mv(&uid, folder).await;
            }
            session.uid_copy(&uid, &quoted(folder)).await?;
            let marked = session.uid_store(&uid, "+FLAGS.SILENT (\\Deleted)").await?;
            marked.try_collect::<Vec<_>>().await?;
            let gone = session.expunge().await?;
            gone.try_collect::<Vec<_>>().await?;
            Ok(())
        };
        let moved = in_time(PATIENCE, "move mail", moved).await?;
        match moved {
            Ok(()) | Err(ImapError::No(_)) => Ok(moved),
            Err(e) => Err(in_words(&e, "move mail")),
        }
    }

    /// Says goodbye; whether the server likes it does not matter.
    pub(crate) async fn close(mut self) {
        let _ = tokio::time::timeout(Duration::from_secs(2), self.session.logout()).await;
    }
}

/// Tries to log in to the configured mailbox, for `farstu check`. False when there is none.
pub async fn try_mailbox(config: &Config) -> anyhow::Result<bool> {
    let Some(server) = Server::of(config)? else {
        return Ok(false);
    };
    let mut mailbox = server.open(config).await?;
    mailbox.waiting(1).await?;
    mailbox.close().await;
    Ok(true)
}

async fn step<T>(what: &'static str, doing: impl Future<Output = Result<T, ImapError>>) -> anyhow::Result<T> {
    in_time(PATIENCE, what, doing).await?.map_err(|e| in_words(&e, what))
}

async fn in_time<T>(patience: Duration, what: &'static str, doing: impl Future<Output = T>) -> anyhow::Result<T> {
    let done = tokio::time::timeout(patience, doing).await;
    done.map_err(|_| anyhow::anyhow!("the mailbox did not answer in time (to {what})"))
}

/// What went wrong, without what the server said.
fn in_words(e: &ImapError, what: &'static str) -> anyhow::Error {
    let how = match e {
        ImapError::Io(e) if e.kind() == io::ErrorKind::InvalidData => "it sent what is no IMAP",
        ImapError::Io(_) | ImapError::ConnectionLost => "the line broke",
        ImapError::No(_) => "it said no",
        ImapError::Bad(_) => "it did not understand",
        _ => "it answered what is no IMAP",
    };
    anyhow::anyhow!("the mailbox cannot be used: {how} (to {what})")
}

/// A folder's name as the protocol writes it (RFC 3501, 4.3).
fn quoted(folder: &str) -> String {
    format!("\"{}\"", folder.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn servers_are_read_from_their_address() {
        let server = |url| Server::parse(url).unwrap();
        let told = server("imaps://svar%40kommunen.example:hem%2Fligt@imap.kommunen.example");
        assert_eq!(
            (told.user.as_str(), told.password.as_str()),
            ("svar@kommunen.example", "hem/ligt")
        );
        assert_eq!(
            (told.host.as_str(), told.port, told.tls),
            ("imap.kommunen.example", 993, Tls::Wrapped)
        );
        let plain = server("imap://svar:x@imap.kommunen.example:1143");
        assert_eq!((plain.port, plain.tls), (1143, Tls::Required));
        assert_eq!(server("imap://svar:x@127.0.0.1?tls=none").tls, Tls::Off);
        assert!(!format!("{told:?}").contains("hem"));
        for bad in [
            "imap.kommunen.example",
            "pop3://svar:x@kommunen.example",
            "imaps://kommunen.example",
            "imaps://svar@kommunen.example",
            "imap://svar:x@kommunen.example?tls=none",
            "imap://svar:x@kommunen.example?tls=maybe",
            "imaps://",
        ] {
            let error = Server::parse(bad).unwrap_err().to_string();
            assert!(error.contains("mail_in.url") && !error.contains("svar"), "{error}");
        }
    }
}
