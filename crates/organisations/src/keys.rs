//! Keys by which programs act for an organisation: how they look, and whether one holds. A key is shown once;
//! only its digest is kept.

use base::{ApiKey, Id, Lang, Random};
use sea_orm::{ConnectionTrait, DbErr};
use sha2::{Digest, Sha256};
use store::Tx;
use web::{Portal, Program};

pub use crate::acts::{NewKey, make_key};
pub use crate::rules::KeyRefusal;
use crate::{acts, queries, rules};

/// By what a key that strayed into the open is known as one of ours.
const PREFIX: &str = "farstu_";
/// So many characters are shown of a key.
const TAIL: usize = 4;

/// A key in clear; stays out of logs.
#[derive(Clone, PartialEq, Eq)]
pub struct KeyText(String);

impl std::fmt::Debug for KeyText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("KeyText")
    }
}

impl KeyText {
    /// A new key of 256 random bits.
    pub(crate) fn new(random: &Random) -> KeyText {
        let bits = random.bytes::<32>();
        let hex: String = bits.iter().map(|byte| format!("{byte:02x}")).collect();
        KeyText(format!("{PREFIX}{hex}"))
    }

    /// A key that is known beforehand: the demo's.
    pub(crate) fn known(text: &str) -> KeyText {
        KeyText(text.to_owned())
    }

    /// The text itself.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    pub(crate) fn digest(&self) -> String {
        digest(&self.0)
    }

    pub(crate) fn tail(&self) -> &str {
        &self.0[self.0.len().saturating_sub(TAIL)..]
    }
}

fn digest(text: &str) -> String {
    format!("{:x}", Sha256::digest(text.as_bytes()))
}

/// The program that calls by `text`; none when there is no such key or it does not hold. Notes that it is used.
pub async fn program(portal: &Portal, text: &str, lang: Lang) -> anyhow::Result<Option<Program>> {
    let now = portal.now();
    let found = queries::key_by_digest(portal.store.db(), &digest(text)).await?;
    let Some((key, _)) = found.filter(|(key, state)| rules::key_holds(key, *state, now)) else {
        return Ok(None);
    };
    if rules::is_use_noted(key.last_used_at, now) {
        acts::touch_key(portal, key.id).await?;
    }
    Ok(Some(Program {
        key: key.id,
        organisation: key.organisation_id,
        name: key.name,
        lang,
    }))
}

/// Whether the key still holds, asked in the transaction of what is done by it.
pub async fn holds(tx: &Tx, id: Id<ApiKey>) -> anyhow::Result<bool> {
    let found = queries::key(&**tx, id).await?;
    Ok(found.is_some_and(|(key, state)| rules::key_holds(&key, state, tx.now())))
}

/// What the organisation calls the program of a key.
pub async fn name(db: &impl ConnectionTrait, id: Id<ApiKey>) -> Result<Option<String>, DbErr> {
    Ok(queries::key(db, id).await?.map(|(key, _)| key.name))
}
