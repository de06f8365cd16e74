//! Which addresses are told: those on the open internet, unless the configuration says otherwise. Asked when one is
//! saved, and again by the very look-up that a connection is made with, since a name may lead elsewhere by then.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use reqwest::Url;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use crate::model::limit;
use crate::rules;

const LOOKED_UP_FOR: Duration = Duration::from_secs(5);

/// An address leads into a network that only we reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the address is not on the open internet")]
pub(super) struct PrivateAddress;

/// Looks names up, and leaves out what must not be reached.
struct OpenOnly;

impl Resolve for OpenOnly {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let open: Vec<_> = found.filter(|address| rules::is_public(address.ip())).collect();
            if open.is_empty() {
                return Err(PrivateAddress.into());
            }
            Ok(Box::new(open.into_iter()) as Addrs)
        })
    }
}

/// A client that reaches nothing but the open internet, unless everything is allowed.
pub(super) fn client(allow_private: bool, patience: Duration) -> reqwest::Result<reqwest::Client> {
    // A proxy would look names up by itself.
    let client = reqwest::Client::builder()
        .timeout(patience)
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .user_agent(concat!("Farstu/", env!("CARGO_PKG_VERSION")));
    match allow_private {
        true => client.build(),
        false => client.dns_resolver(Arc::new(OpenOnly)).build(),
    }
}

/// Whether the number of an address, where it has one instead of a name, may be reached: it is not looked up.
pub(super) fn is_allowed(url: &Url, allow_private: bool) -> bool {
    allow_private || number(url).is_none_or(rules::is_public)
}

fn number(url: &Url) -> Option<IpAddr> {
    let host = url.host_str()?;
    host.trim_start_matches('[').trim_end_matches(']').parse().ok()
}

/// Reads what was typed; gives the address as it is stored, or the text key of what is wrong.
pub(crate) async fn check(typed: &str, allow_private: bool) -> Result<String, &'static str> {
    let url = Url::parse(typed).map_err(|_| "organisations-webhook-address-wrong")?;
    let is_plain = allow_private && url.scheme() == "http";
    let is_bare = url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
    if !(url.scheme() == "https" || is_plain) || url.host_str().is_none() || !is_bare {
        return Err("organisations-webhook-address-wrong");
    }
    if url.as_str().len() > limit::WEBHOOK {
        return Err("organisations-webhook-address-long");
    }
    if !is_allowed(&url, allow_private) {
        return Err("organisations-webhook-address-private");
    }
    if !allow_private && number(&url).is_none() {
        let found = look_up(&url).await.ok_or("organisations-webhook-address-unknown")?;
        if !found.iter().any(|address| rules::is_public(address.ip())) {
            return Err("organisations-webhook-address-private");
        }
    }
    Ok(url.into())
}

async fn look_up(url: &Url) -> Option<Vec<SocketAddr>> {
    let host = url.host_str()?.to_owned();
    let asked = tokio::net::lookup_host((host, url.port_or_known_default()?));
    let found = tokio::time::timeout(LOOKED_UP_FOR, asked).await.ok()?.ok()?;
    Some(found.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_whole_https_addresses_on_the_open_internet_are_taken() {
        for wrong in [
            "",
            "hej",
            "ftp://1.1.1.1/",
            "http://1.1.1.1/",
            "https://u:p@1.1.1.1/",
            "https://1.1.1.1/#a",
            "https://",
        ] {
            assert_eq!(
                check(wrong, false).await,
                Err("organisations-webhook-address-wrong"),
                "{wrong}"
            );
        }
        for inner in [
            "https://127.0.0.1/",
            "https://0x7f.1/",
            "https://2130706433/",
            "https://[::1]/",
            "https://[::ffff:10.0.0.1]/",
            "https://169.254.169.254/latest",
            "https://localhost/",
        ] {
            assert_eq!(
                check(inner, false).await,
                Err("organisations-webhook-address-private"),
                "{inner}"
            );
        }
        assert_eq!(
            check("https://1.1.1.1/a?b", false).await,
            Ok("https://1.1.1.1/a?b".to_owned())
        );
        assert_eq!(
            check("http://127.0.0.1:9/a", true).await,
            Ok("http://127.0.0.1:9/a".to_owned())
        );
        let long = format!("https://1.1.1.1/{}", "a".repeat(2000));
        assert_eq!(check(&long, false).await, Err("organisations-webhook-address-long"));
    }
}
