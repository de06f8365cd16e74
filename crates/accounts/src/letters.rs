//! The letters of the door, in the recipient's language. All are needed for the security of the
//! account, so they are sent by e-mail whatever the person chose.

pub(crate) mod inside;
pub(crate) mod mandates;
pub(crate) mod staff;

use base::{Lang, ObjectRef};
use notify::Letter;
use web::Portal;

use crate::tables::person;

/// Confirm your account: a link for 48 hours.
pub(crate) fn confirm(portal: &Portal, lang: Lang, person: &person::Model, token: &str) -> Letter {
    let link = portal.config.link(&format!("/bekrafta/{token}"));
    with_link(
        letter(portal, lang, person, "confirm", "accounts.confirm"),
        portal,
        lang,
        "confirm",
        link,
        true,
    )
}

/// Your account was moved here: a link for 48 hours to choose a password.
pub(crate) fn moved(portal: &Portal, lang: Lang, person: &person::Model, token: &str) -> Letter {
    let link = portal.config.link(&format!("/bekrafta/{token}"));
    let mut letter = letter(portal, lang, person, "moved", "accounts.moved");
    let again = portal.config.link("/verifiera-konto");
    letter
        .lines
        .push(text(portal, lang, "accounts-mail-moved-again", again));
    with_link(letter, portal, lang, "moved", link, true)
}

/// Somebody, perhaps you, tried to register with an address that has an account.
pub(crate) fn already_registered(portal: &Portal, lang: Lang, person: &person::Model) -> Letter {
    let mut letter = letter(portal, lang, person, "already", "accounts.already_registered");
    letter.lines.push(text(
        portal,
        lang,
        "accounts-mail-already-reset",
        portal.config.link("/glomt-losenord"),
    ));
    with_link(letter, portal, lang, "already", portal.config.link("/logga-in"), false)
}

/// Choose a new password: a link for one hour.
pub(crate) fn reset(portal: &Portal, lang: Lang, person: &person::Model, token: &str) -> Letter {
    let link = portal.config.link(&format!("/nytt-losenord/{token}"));
    with_link(
        letter(portal, lang, person, "reset", "accounts.reset"),
        portal,
        lang,
        "reset",
        link,
        true,
    )
}

/// Your password was reset and all devices are logged out.
pub(crate) fn password_was_reset(portal: &Portal, lang: Lang, person: &person::Model) -> Letter {
    letter(portal, lang, person, "was-reset", "accounts.password_was_reset")
}

/// Your username.
pub(crate) fn username(portal: &Portal, lang: Lang, person: &person::Model) -> Letter {
    let mut letter = letter(portal, lang, person, "username", "accounts.username");
    letter
        .facts
        .push((portal.t(lang, "accounts-username"), person.username().to_owned()));
    with_link(letter, portal, lang, "username", portal.config.link("/logga-in"), false)
}

/// Somebody has tried many wrong passwords.
pub(crate) fn many_failures(portal: &Portal, lang: Lang, person: &person::Model) -> Letter {
    let letter = letter(portal, lang, person, "failures", "accounts.many_failures");
    with_link(
        letter,
        portal,
        lang,
        "failures",
        portal.config.link("/glomt-losenord"),
        false,
    )
}

/// Somebody has given the right password and many wrong codes.
pub(crate) fn wrong_codes(portal: &Portal, lang: Lang, person: &person::Model) -> Letter {
    let letter = letter(portal, lang, person, "wrong-codes", "accounts.wrong_codes");
    let link = portal.config.link("/glomt-losenord");
    with_link(letter, portal, lang, "wrong-codes", link, false)
}

/// A login from a browser that was not used before.
pub(crate) fn new_device(portal: &Portal, lang: Lang, person: &person::Model, device: &str) -> Letter {
    let mut letter = letter(portal, lang, person, "device", "accounts.new_device");
    letter
        .facts
        .push((portal.t(lang, "accounts-mail-device-browser"), device.to_owned()));
    let at = base::swedish::date_time(portal.now(), lang);
    letter.facts.push((portal.t(lang, "accounts-mail-device-time"), at));
    with_link(
        letter,
        portal,
        lang,
        "device",
        portal.config.link("/mitt-konto/enheter"),
        false,
    )
}

/// A recovery code was used instead of the code app.
pub(crate) fn recovery_code_used(portal: &Portal, lang: Lang, person: &person::Model, left: u64) -> Letter {
    let mut letter = letter(portal, lang, person, "recovery", "accounts.recovery_code_used");
    let left = portal.ta(lang, "accounts-mail-recovery-left", [("left", left.into())]);
    letter.lines.push(left);
    with_link(
        letter,
        portal,
        lang,
        "recovery",
        portal.config.link("/mitt-konto/enheter"),
        false,
    )
}

/// Greeting and text `accounts-mail-<what>-text`, one paragraph a line.
fn letter(portal: &Portal, lang: Lang, person: &person::Model, what: &str, kind: &'static str) -> Letter {
    let words = portal.t(lang, &format!("accounts-mail-{what}-text"));
    let greeting = portal.ta(
        lang,
        "accounts-mail-greeting",
        [("name", person.first_name.as_str().into())],
    );
    let paragraphs = words
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_owned);
    Letter {
        kind,
        subject: portal.t(lang, &format!("accounts-mail-{what}-subject")),
        lines: std::iter::once(greeting).chain(paragraphs).collect(),
        must: true,
        reason: portal.t(lang, "accounts-mail-reason"),
        about: Some(ObjectRef::new("person", person.id)),
        ..Letter::default()
    }
}

fn with_link(letter: Letter, portal: &Portal, lang: Lang, what: &str, link: String, single_use: bool) -> Letter {
    let words = portal.t(lang, &format!("accounts-mail-{what}-button"));
    Letter {
        action: Some((words, link)),
        single_use,
        ..letter
    }
}

fn text(portal: &Portal, lang: Lang, key: &str, link: String) -> String {
    portal.ta(lang, key, [("link", link.into())])
}
