//! Text messages by an operator that speaks the protocol of 46elks: a form with `from`, `to` and
//! `message`, and basic authentication.

use std::sync::OnceLock;
use std::time::Duration;

use anyhow::Context;
use reqwest::{Client, StatusCode, Url};
use serde::Deserialize;
use web::{Config, Portal};

use super::{Outgoing, Trouble};
use crate::model::{Reason, State};

const PATIENCE: Duration = Duration::from_secs(20);
/// What GSM takes as the name of a sender (3GPP TS 23.040, 9.1.2.5).
const SENDER_LENGTH: usize = 11;

/// The operator, read from `sms.url`.
pub(super) struct Operator {
    url: Url,
    login: Option<(String, String)>,
}

impl Operator {
    pub(super) fn parse(url: &str) -> anyhow::Result<Operator> {
        // The address may hold a password: it is not repeated in errors.
        let mut url = Url::parse(url)
            .ok()
            .context("sms.url is not an address such as https://user:password@host/sms")?;
        anyhow::ensure!(
            matches!(url.scheme(), "http" | "https"),
            "sms.url must begin with https://"
        );
        let decoded =
            |text: &str| super::smtp::percent_decoded(text).context("sms.url has a wrong % in user or password");
        let login = match (url.username(), url.password()) {
            ("", _) => None,
            (user, password) => Some((decoded(user)?, decoded(password.unwrap_or_default())?)),
        };
        // They go into the Authorization header instead.
        let stripped = url.set_username("").and_then(|()| url.set_password(None));
        stripped.ok().context("sms.url names no host")?;
        Ok(Operator { url, login })
    }
}

/// One client for all messages.
#[derive(Default)]
struct KeptClient(OnceLock<Client>);

impl KeptClient {
    fn get(&self) -> anyhow::Result<Client> {
        if let Some(kept) = self.0.get() {
            return Ok(kept.clone());
        }
        let made = Client::builder()
            .timeout(PATIENCE)
            .redirect(reqwest::redirect::Policy::none())
            .build()?;
        Ok(self.0.get_or_init(|| made).clone())
    }
}

#[derive(Deserialize)]
struct Accepted {
    id: Option<String>,
}

/// Sends one text message; gives the operator's id of it.
pub(super) async fn deliver(portal: &Portal, outgoing: &Outgoing) -> Result<Option<String>, Trouble> {
    let unusable = || Trouble::passing(Reason::Configuration, None);
    let url = portal.config.sms.url.as_ref().ok_or_else(unusable)?;
    let operator = Operator::parse(url.reveal()).map_err(|_| unusable())?;
    let client = portal.shared::<KeptClient>().get().map_err(|_| unusable())?;
    let form = [
        ("from", sender(&portal.config)),
        ("to", outgoing.address.clone()),
        ("message", outgoing.text.clone()),
    ];
    let mut request = client.post(operator.url).form(&form);
    if let Some((user, password)) = operator.login {
        request = request.basic_auth(user, Some(password));
    }
    let response = request.send().await.map_err(|e| on_the_way(&e))?;
    if let Some(trouble) = refusal(response.status()) {
        return Err(trouble);
    }
    // The message is taken, whatever else the answer says.
    let answer = response.json::<Accepted>().await.ok();
    Ok(answer.and_then(|answer| answer.id))
}

/// Asks the operator for its list of messages, for `farstu check`: sends none. Says in words what is wrong.
pub async fn try_sms(config: &Config) -> anyhow::Result<()> {
    let Some(url) = &config.sms.url else { return Ok(()) };
    let operator = Operator::parse(url.reveal())?;
    let host = operator.url.host_str().unwrap_or_default().to_owned();
    let client = Client::builder().timeout(PATIENCE).build()?;
    let mut request = client.get(operator.url);
    if let Some((user, password)) = operator.login {
        request = request.basic_auth(user, Some(password));
    }
    let status = match request.send().await {
        Ok(answer) => answer.status(),
        // The error would repeat the address.
        Err(e) => anyhow::bail!("the operator {host} cannot be reached ({})", on_the_way(&e).code()),
    };
    anyhow::ensure!(
        !matches!(status.as_u16(), 401 | 403 | 500..),
        "the operator {host} answers {status}"
    );
    Ok(())
}

fn on_the_way(e: &reqwest::Error) -> Trouble {
    let reason = if e.is_timeout() {
        Reason::TimedOut
    } else {
        Reason::Unreachable
    };
    Trouble::passing(reason, None)
}

/// 400 is about the number or the text; 401, 402 and 403 are about our account there.
fn refusal(status: StatusCode) -> Option<Trouble> {
    let code = status.as_u16();
    match code {
        200..=299 => None,
        400 | 404 | 422 => Some(Trouble::lasting(Reason::AddressRefused, code, State::Bounced)),
        300..=399 | 401..=403 | 405 => Some(Trouble::passing(Reason::Configuration, Some(code))),
        _ => Some(Trouble::passing(Reason::Busy, Some(code))),
    }
}

/// `sms.from`, else as much of the owner's name as a sender may have.
fn sender(config: &Config) -> String {
    if let Some(from) = &config.sms.from {
        return from.clone();
    }
    let plain = |c: char| match c {
        'å' | 'ä' => 'a',
        'Å' | 'Ä' => 'A',
        'ö' => 'o',
        'Ö' => 'O',
        other => other,
    };
    config
        .owner
        .name
        .chars()
        .map(plain)
        .filter(char::is_ascii_alphanumeric)
        .take(SENDER_LENGTH)
        .collect()
}

#[cfg(test)]
mod tests {
    use web::config::SmsConfig;

    use super::*;

    #[test]
    fn the_login_leaves_the_address() {
        let operator = Operator::parse("https://u1:p%40ss@api.46elks.example/a1/sms").unwrap();
        assert_eq!(operator.url.as_str(), "https://api.46elks.example/a1/sms");
        assert_eq!(operator.login, Some(("u1".to_owned(), "p@ss".to_owned())));
        assert!(Operator::parse("http://127.0.0.1:9/sms").unwrap().login.is_none());
    }

    #[test]
    fn a_wrong_address_is_refused_without_its_password() {
        for url in ["ftp://u:hemlig@host/", "hemlig", "https://u:hem%lig@host/"] {
            let error = format!("{:#}", Operator::parse(url).err().unwrap());
            assert!(error.contains("sms.url") && !error.contains("hem"), "{error}");
        }
    }

    #[test]
    fn the_sender_is_what_gsm_takes() {
        let mut config = Config::default();
        assert_eq!(sender(&config), "Exempelkomm");
        config.owner.name = "Åmåls kommun".to_owned();
        assert_eq!(sender(&config), "Amalskommun");
        config.sms = SmsConfig {
            from: Some("+46766861004".to_owned()),
            ..SmsConfig::default()
        };
        assert_eq!(sender(&config), "+46766861004");
    }

    #[test]
    fn only_answers_about_the_number_are_for_good() {
        let of = |code| refusal(StatusCode::from_u16(code).unwrap());
        assert!(of(200).is_none());
        assert_eq!(of(400).unwrap().ends_as, Some(State::Bounced));
        for code in [302, 401, 402, 403, 429, 500, 503] {
            assert!(of(code).unwrap().ends_as.is_none(), "{code}");
        }
    }
}
