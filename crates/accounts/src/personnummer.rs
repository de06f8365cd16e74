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
    let Some(sealed) = &person.personnummer else {
        return Ok(None);
    };
    let digits = String::from_utf8(keys.open(DOMAIN, sealed)?).context("an identity number is digits")?;
    Ok(Some(
        Personnummer::from_stored(&digits).context("a stored identity number")?,
    ))
}
