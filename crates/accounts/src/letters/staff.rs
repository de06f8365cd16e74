//! Letters about what staff did with an account. They are needed for its security, so they are always
//! sent by e-mail.

use base::{Lang, StaffRole};
use notify::Letter;
use web::Portal;

use super::{letter, with_link};
use crate::staff::role_key;
use crate::tables::person;

/// Something of the account was changed by staff: `accounts-mail-by-staff-<what>-…`.
pub(crate) fn changed(
    portal: &Portal,
    lang: Lang,
    person: &person::Model,
    what: &'static str,
    reason: Option<&str>,
) -> Letter {
    let mut letter = letter(
        portal,
        lang,
        person,
        &format!("by-staff-{what}"),
        "accounts.changed_by_staff",
    );
    if what == "new-username" {
        letter
            .facts
            .push((portal.t(lang, "accounts-username"), person.username().to_owned()));
    }
    if let Some(reason) = reason {
        letter
            .facts
            .push((portal.t(lang, "accounts-staff-reason"), reason.to_owned()));
    }
    letter.lines.push(portal.ta(
        lang,
        "accounts-mail-by-staff-questions",
        [("phone", portal.config.owner.phone.as_str().into())],
    ));
    letter
}

/// A staff role was given or taken: `accounts-mail-role-given-…`.
pub(crate) fn role(portal: &Portal, lang: Lang, person: &person::Model, what: &'static str, role: StaffRole) -> Letter {
    let mut letter = letter(portal, lang, person, what, "accounts.role_changed");
    letter
        .facts
        .push((portal.t(lang, "accounts-staff-role"), portal.t(lang, &role_key(role))));
    let link = portal.config.link("/handlaggning");
    if what == "role-given" {
        with_link(letter, portal, lang, what, link, false)
    } else {
        letter
    }
}
