//! The letters about what is done inside Mitt konto. Who did not do it can still stop it.

use base::Lang;
use chrono::{DateTime, Utc};
use notify::Letter;
use web::Portal;

use super::{letter, with_link};
use crate::tables::person;

/// Confirm your new e-mail address: a link for 48 hours, to the new address.
pub(crate) fn confirm_email(portal: &Portal, lang: Lang, person: &person::Model, token: &str) -> Letter {
    let link = portal.config.link(&format!("/e-postadress/bekrafta/{token}"));
    let letter = letter(portal, lang, person, "new-email", "accounts.confirm_email");
    with_link(letter, portal, lang, "new-email", link, true)
}

/// Somebody wanted to use your address for another account.
pub(crate) fn email_is_yours(portal: &Portal, lang: Lang, person: &person::Model) -> Letter {
    letter(portal, lang, person, "email-is-yours", "accounts.email_is_yours")
}

/// Your e-mail address was changed: to the old one, with a link that takes it back for 7 days.
pub(crate) fn email_was_changed(portal: &Portal, lang: Lang, person: &person::Model, token: &str) -> Letter {
    let link = portal.config.link(&format!("/e-postadress/angra/{token}"));
    let letter = letter(portal, lang, person, "email-changed", "accounts.email_changed");
    with_link(letter, portal, lang, "email-changed", link, true)
}

/// What went when a change of e-mail address was taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Gone {
    /// The password.
    pub(crate) password: bool,
    /// A code app that was added since, with its recovery codes.
    pub(crate) code_app: bool,
}

/// Your e-mail address is back: what went with the change, and a link for one hour to choose a new
/// password. Without a token the account is locked.
pub(crate) fn email_undone(
    portal: &Portal,
    lang: Lang,
    person: &person::Model,
    gone: Gone,
    token: Option<&str>,
) -> Letter {
    let mut letter = letter(portal, lang, person, "email-undone", "accounts.email_undone");
    let mut say = |what: &str| {
        letter
            .lines
            .push(portal.t(lang, &format!("accounts-mail-email-undone-{what}")))
    };
    if gone.password {
        say("password");
    }
    if gone.code_app {
        say("code-app");
    }
    let Some(token) = token else {
        say("locked");
        return letter;
    };
    say("link");
    let link = portal.config.link(&format!("/nytt-losenord/{token}"));
    with_link(letter, portal, lang, "email-undone", link, true)
}

/// A new password, a code app added or taken away, new recovery codes: the texts of `what`. Who did not
/// do it is led to a new password.
pub(crate) fn login_changed(
    portal: &Portal,
    lang: Lang,
    person: &person::Model,
    what: &'static str,
    kind: &'static str,
) -> Letter {
    let link = portal.config.link("/glomt-losenord");
    let letter = letter(portal, lang, person, what, kind);
    with_link(letter, portal, lang, what, link, false)
}

/// Everything that is held about the person lies there to be fetched, or could not be put together: the
/// texts of `what`.
pub(crate) fn take_out(portal: &Portal, lang: Lang, person: &person::Model, what: &'static str) -> Letter {
    let link = portal.config.link(crate::pages::TAKE_OUT);
    let letter = letter(portal, lang, person, what, "accounts.take_out");
    with_link(letter, portal, lang, what, link, false)
}

/// The account is to be closed, is not after all, waits for something, or is closed: the texts of `what`.
/// Until it is closed it leads to where that can be regretted.
pub(crate) fn closing(
    portal: &Portal,
    lang: Lang,
    person: &person::Model,
    what: &'static str,
    due: Option<DateTime<Utc>>,
) -> Letter {
    let mut letter = letter(portal, lang, person, what, "accounts.closing");
    let Some(due) = due else { return letter };
    letter.facts.push((
        portal.t(lang, "accounts-mail-closing-date"),
        base::swedish::date(due, lang),
    ));
    let link = portal.config.link(crate::pages::CLOSE);
    with_link(letter, portal, lang, "closing", link, false)
}
