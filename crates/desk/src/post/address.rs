//! The addresses that mail comes to: `svar@…` for anybody, and `svar+TOKEN@…` for the one whom a mail about a
//! case was sent to. A token holds the case and a keyed hash of case and recipient, so that nothing is stored
//! for it and only the recipient can use it. It is no secret that opens anything to read.

use base::{Email, Id};
use base32::Alphabet;
use store::Keyring;
use uuid::Uuid;
use web::Config;

use crate::model::Case;

const DOMAIN: &str = "desk.reply_address";
const ALPHABET: Alphabet = Alphabet::Rfc4648Lower { padding: false };
const CASE_BYTES: usize = 16;
const MAC_BYTES: usize = 12;
/// Of a local part, RFC 5321, 4.5.3.1.1.
const LONGEST_NAME: usize = 64;
/// A token as it is written.
const TOKEN: usize = ((CASE_BYTES + MAC_BYTES) * 8).div_ceil(5);

/// The address that the recipient of a mail about a case answers to; none where no mail is read.
pub(crate) fn reply_address(config: &Config, keys: &Keyring, case: Id<Case>, to: &Email) -> Option<String> {
    let (name, domain) = config.mail_in.address.as_deref()?.rsplit_once('@')?;
    let mut bytes = case.uuid().as_bytes().to_vec();
    bytes.extend(mac(keys, case, to));
    let token = base32::encode(ALPHABET, &bytes);
    Some(format!("{name}+{token}@{domain}"))
}

/// What was written behind the `+` of our address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) case: Id<Case>,
    mac: [u8; MAC_BYTES],
}

impl Token {
    fn parse(text: &str) -> Option<Token> {
        let bytes = base32::decode(ALPHABET, &text.to_ascii_lowercase())?;
        let (case, mac) = bytes.split_at_checked(CASE_BYTES)?;
        Some(Token {
            case: Id::from_uuid(Uuid::from_slice(case).ok()?),
            mac: mac.try_into().ok()?,
        })
    }

    /// Whether it was made for this sender.
    pub(crate) fn is_for(&self, keys: &Keyring, sender: &Email) -> bool {
        self.mac == mac(keys, self.case, sender)
    }
}

fn mac(keys: &Keyring, case: Id<Case>, to: &Email) -> [u8; MAC_BYTES] {
    let mut value = case.uuid().as_bytes().to_vec();
    value.extend(to.key().bytes());
    let whole = keys.mac(DOMAIN, &value);
    std::array::from_fn(|n| whole[n])
}

/// What one of the addresses of a mail is to us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ours {
    /// The address that anybody may write to.
    Plain,
    /// With a token that can be read.
    Token(Token),
    /// With something behind the `+` that is none.
    Broken,
}

/// Reads an address that a mail was sent to; none is somebody else's. Case does not matter: some servers change it.
pub(crate) fn read(config: &Config, address: &str) -> Option<Ours> {
    let (name, domain) = config.mail_in.address.as_deref()?.rsplit_once('@')?;
    let (to, at) = address.trim().rsplit_once('@')?;
    if !at.eq_ignore_ascii_case(domain) {
        return None;
    }
    let (to, detail) = to.split_once('+').map_or((to, None), |(to, detail)| (to, Some(detail)));
    if !to.eq_ignore_ascii_case(name) {
        return None;
    }
    Some(match detail {
        None => Ours::Plain,
        Some(detail) => Token::parse(detail).map_or(Ours::Broken, Ours::Token),
    })
}

/// Refuses an address of the mailbox that answers could not be sent to.
pub(crate) fn check(config: &Config) -> anyhow::Result<()> {
    let Some(address) = &config.mail_in.address else {
        return Ok(());
    };
    let parsed = Email::parse(address).map_err(|_| anyhow::anyhow!("mail_in.address is not an e-mail address"))?;
    let name = parsed.as_str().rsplit_once('@').map_or(0, |(name, _)| name.len());
    let longest = LONGEST_NAME - TOKEN - 1;
    anyhow::ensure!(
        name <= longest && !address.contains('+'),
        "mail_in.address must have at most {longest} characters before the @, and no +: answers come to name+TOKEN@domain"
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use base::Random;

    use super::*;

    fn config(address: &str) -> Config {
        let mut config = Config::default();
        config.mail_in.address = Some(address.to_owned());
        config
    }

    fn keys(secret: &str) -> Keyring {
        Keyring::new([("k", secret)], secret).unwrap()
    }

    const SECRET: &str = "thirty-two characters, and a few more";

    fn case() -> Id<Case> {
        Id::new("2026-11-23T09:00:00Z".parse().unwrap(), &Random::seeded(1))
    }

    fn token(address: &str) -> Token {
        match read(&config("svar@kommunen.example"), address) {
            Some(Ours::Token(token)) => token,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn an_answer_is_known_by_case_and_sender_however_the_address_is_written() {
        let (config, keys) = (config("svar@kommunen.example"), keys(SECRET));
        let (anna, bo) = (
            Email::parse("Anna@exempel.example").unwrap(),
            Email::parse("bo@exempel.example").unwrap(),
        );
        let address = reply_address(&config, &keys, case(), &anna).unwrap();
        assert!(address.split('@').next().unwrap().len() <= LONGEST_NAME, "{address}");
        for written in [address.clone(), address.to_uppercase(), format!(" {address} ")] {
            let token = token(&written);
            assert_eq!(token.case, case());
            assert!(token.is_for(&keys, &Email::parse("anna@EXEMPEL.example").unwrap()));
            assert!(!token.is_for(&keys, &bo));
        }
        assert!(!token(&address).is_for(&super::tests::keys("another secret of more than thirty-two"), &anna));
    }

    #[test]
    fn a_token_that_was_changed_is_for_nobody() {
        let (config, keys) = (config("svar@kommunen.example"), keys(SECRET));
        let anna = Email::parse("anna@exempel.example").unwrap();
        let address = reply_address(&config, &keys, case(), &anna).unwrap();
        let at = address.find('+').unwrap() + 1;
        for place in at..at + TOKEN {
            let mut changed: Vec<u8> = address.bytes().collect();
            changed[place] = if changed[place] == b'a' { b'b' } else { b'a' };
            let changed = String::from_utf8(changed).unwrap();
            if let Some(Ours::Token(token)) = read(&config, &changed) {
                // The last letter holds a bit that does not count.
                assert!(!token.is_for(&keys, &anna) || place == at + TOKEN - 1, "{changed}");
            }
        }
    }

    #[test]
    fn other_addresses_are_told_apart() {
        let config = config("svar@kommunen.example");
        for (address, expected) in [
            ("svar@kommunen.example", Some(Ours::Plain)),
            ("SVAR@Kommunen.Example", Some(Ours::Plain)),
            ("svar+@kommunen.example", Some(Ours::Broken)),
            ("svar+hej@kommunen.example", Some(Ours::Broken)),
            ("svar+åäö@kommunen.example", Some(Ours::Broken)),
            ("svara@kommunen.example", None),
            ("svar@annan.example", None),
            ("svar", None),
            ("", None),
        ] {
            assert_eq!(read(&config, address), expected, "{address}");
        }
        assert_eq!(read(&Config::default(), "svar@kommunen.example"), None);
    }

    #[test]
    fn an_address_that_leaves_no_room_for_a_token_is_refused() {
        assert!(check(&Config::default()).is_ok());
        assert!(check(&config("svar@kommunen.example")).is_ok());
        for bad in [
            "svar",
            "svar+mer@kommunen.example",
            "ett-alldeles-for-langt-namn@kommunen.example",
        ] {
            assert!(check(&config(bad)).is_err(), "{bad}");
        }
    }
}
