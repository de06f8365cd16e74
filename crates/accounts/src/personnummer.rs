//! How a person's identity number is kept: sealed, with a keyed hash for look-up. Shown whole only to
//! its owner.

use anyhow::Context;
use base::{Personnummer, Random};
use store::{Keyring, SealedColumn};

use crate::tables::person;

const DOMAIN: &str = "accounts.personnummer";

/// Where the numbers are sealed.
pub(crate) const SEALED: SealedColumn = SealedColumn {
    table: "persons",
    id: "id",
    column: "personnummer",
    domain: DOMAIN,
};

/// Those of applications to act for somebody, until they are answered.
pub(crate) const SEALED_IN_MANDATES: SealedColumn = SealedColumn {
    table: "mandates",
    id: "id",
    column: "personnummer",
    domain: DOMAIN,
};

/// The number as it is stored in `persons.personnummer`.
pub(crate) fn seal(keys: &Keyring, random: &Random, number: &Personnummer) -> String {
    keys.seal(random, DOMAIN, number.digits().as_bytes())
}

/// What finds it in `persons.personnummer_hash`.
pub(crate) fn hash(keys: &Keyring, number: &Personnummer) -> String {
    keys.hash(DOMAIN, number.digits())
}

/// The person's number.
pub(crate) fn of(keys: &Keyring, person: &person::Model) -> anyhow::Result<Option<Personnummer>> {
    person
        .personnummer
        .as_deref()
        .map(|sealed| open(keys, sealed))
        .transpose()
}

/// A number that was sealed.
pub(crate) fn open(keys: &Keyring, sealed: &str) -> anyhow::Result<Personnummer> {
    let digits = String::from_utf8(keys.open(DOMAIN, sealed)?).context("an identity number is digits")?;
    Personnummer::from_stored(&digits).context("a stored identity number")
}
