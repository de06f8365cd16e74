//! How a visitor's address, telephone number and private link are kept: sealed, with keyed hashes
//! where they are looked up. The only place that opens them.

use base::Email;
use chrono::{DateTime, Utc};
use store::{Keyring, SealedColumn, Tx};

use crate::draft;
use crate::model::Contact;
use crate::rules::STATUS_LINK_LASTS;
use crate::tables::{case, case_reader, incoming_mail};

const EMAIL: &str = "desk.contact_email";
const PHONE: &str = "desk.contact_phone";
const TOKEN: &str = "desk.status_token";
const READER: &str = "desk.reader_email";

/// Where they are sealed.
pub(crate) fn sealed() -> Vec<SealedColumn> {
    let mut sealed = Vec::from(
        [
            ("cases", "contact_email", EMAIL),
            ("cases", "contact_phone", PHONE),
            ("cases", "status_token", TOKEN),
            ("case_readers", "email", READER),
            ("incoming_mails", "from_email", EMAIL),
        ]
        .map(|(table, column, domain)| SealedColumn {
            table,
            id: "id",
            column,
            domain,
        }),
    );
    sealed.push(draft::sealed());
    sealed
}

/// The hash that cases of this address are found by.
pub(crate) fn email_hash(keys: &Keyring, email: &Email) -> String {
    keys.hash(EMAIL, &email.key())
}

/// An address that a case is shared with, as its row keeps it.
pub(crate) fn seal_reader(tx: &Tx, email: &Email) -> String {
    tx.keys().seal(tx.random(), READER, email.as_str().as_bytes())
}

/// The hash that an address is found by among those a case is shared with.
pub(crate) fn reader_hash(keys: &Keyring, email: &Email) -> String {
    keys.hash(READER, &email.key())
}

/// The address that was typed when the case was shared.
pub(crate) fn reader_email(keys: &Keyring, row: &case_reader::Model) -> anyhow::Result<Option<Email>> {
    Ok(open(keys, READER, row.email.as_deref())?
        .map(|text| Email::parse(&text))
        .transpose()?)
}

/// The hash that the case of this private link is found by.
pub(crate) fn token_hash(keys: &Keyring, token: &str) -> String {
    keys.hash(TOKEN, token)
}

/// Writes an address into a case.
pub(crate) fn set_email(tx: &Tx, case: &mut case::Model, email: &Email) {
    case.contact_email = Some(tx.keys().seal(tx.random(), EMAIL, email.as_str().as_bytes()));
    case.contact_email_hash = Some(email_hash(tx.keys(), email));
}

/// Writes the address of its sender into a mail.
pub(crate) fn set_sender(tx: &Tx, mail: &mut incoming_mail::Model, email: &Email) {
    mail.from_email = Some(tx.keys().seal(tx.random(), EMAIL, email.as_str().as_bytes()));
    mail.from_hash = Some(email_hash(tx.keys(), email));
}

/// The address of the sender of a mail.
pub(crate) fn sender(keys: &Keyring, mail: &incoming_mail::Model) -> anyhow::Result<Option<Email>> {
    Ok(address(keys, mail.from_email.as_deref())?
        .map(|text| Email::parse(&text))
        .transpose()?)
}

/// An address as it was sealed.
pub(crate) fn address(keys: &Keyring, sealed: Option<&str>) -> anyhow::Result<Option<String>> {
    open(keys, EMAIL, sealed)
}

/// Writes a telephone number into a case.
pub(crate) fn set_phone(tx: &Tx, case: &mut case::Model, phone: &str) {
    case.contact_phone = Some(tx.keys().seal(tx.random(), PHONE, phone.as_bytes()));
}

/// Gives a case a new private link; an older one is over.
pub(crate) fn set_token(tx: &Tx, case: &mut case::Model) {
    let token = tx.random().token();
    case.status_token = Some(tx.keys().seal(tx.random(), TOKEN, token.as_bytes()));
    case.status_token_hash = Some(token_hash(tx.keys(), &token));
    case.status_until = Some(tx.now() + STATUS_LINK_LASTS);
}

/// Lets the private link last from now on again, because somebody wrote.
pub(crate) fn prolong_token(case: &mut case::Model, now: DateTime<Utc>) {
    if case.status_token.is_some() {
        case.status_until = Some(now + STATUS_LINK_LASTS);
    }
}

/// What a visitor said of themselves.
pub(crate) fn of(keys: &Keyring, case: &case::Model) -> anyhow::Result<Contact> {
    Ok(Contact {
        name: case.contact_name.clone(),
        email: email(keys, case)?,
        phone: phone(keys, case)?,
    })
}

/// The visitor's address.
pub(crate) fn email(keys: &Keyring, case: &case::Model) -> anyhow::Result<Option<Email>> {
    Ok(open(keys, EMAIL, case.contact_email.as_deref())?
        .map(|text| Email::parse(&text))
        .transpose()?)
}

/// The visitor's telephone number.
pub(crate) fn phone(keys: &Keyring, case: &case::Model) -> anyhow::Result<Option<String>> {
    open(keys, PHONE, case.contact_phone.as_deref())
}

/// The path of the private link, for those cases that have one.
pub(crate) fn status_path(keys: &Keyring, case: &case::Model) -> anyhow::Result<Option<String>> {
    Ok(open(keys, TOKEN, case.status_token.as_deref())?.map(|token| format!("/arende-status/{token}")))
}

fn open(keys: &Keyring, domain: &str, sealed: Option<&str>) -> anyhow::Result<Option<String>> {
    let Some(sealed) = sealed else { return Ok(None) };
    Ok(Some(String::from_utf8(keys.open(domain, sealed)?)?))
}
