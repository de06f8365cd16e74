//! Identity numbers at rest: sealed, with a keyed hash to find them by (accounts.md, Mitt konto).
//! Nothing here is ever logged.

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

/// A number as the columns of `persons` hold it.
#[derive(Clone)]
pub struct Sealed {
    /// For `personnummer`.
    pub sealed: String,
    /// For `personnummer_hash`.
    pub hash: String,
}

/// Seals a number.
pub fn seal(keys: &Keyring, random: &Random, number: &Personnummer) -> Sealed {
    Sealed {
        sealed: keys.seal(random, DOMAIN, number.digits().as_bytes()),
        hash: hash(keys, number),
    }
}

/// What a number is found by.
pub fn hash(keys: &Keyring, number: &Personnummer) -> String {
    keys.hash(DOMAIN, number.digits())
}

/// The number of a person, if there is one.
pub fn open(keys: &Keyring, person: &person::Model) -> anyhow::Result<Option<Personnummer>> {
    let Some(sealed) = &person.personnummer else {
        return Ok(None);
    };
    let digits = String::from_utf8(keys.open(DOMAIN, sealed)?).context("digits are sealed")?;
    let number = Personnummer::from_stored(&digits).map_err(|_| anyhow::anyhow!("a sealed number cannot be read"))?;
    Ok(Some(number))
}
