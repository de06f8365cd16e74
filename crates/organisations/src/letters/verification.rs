//! The yearly letter that asks whether the details are right.

use base::{Id, Person};
use store::Tx;
use web::{Portal, UNDER};

use super::{letter, recipient};
use crate::tables::organisation;

/// Asks a manager to look through the details.
pub(crate) async fn remind_to_verify(
    portal: &Portal,
    tx: &Tx,
    head: Id<Person>,
    of: &organisation::Model,
) -> anyhow::Result<()> {
    let Some(to) = recipient(tx, head).await? else {
        return Ok(());
    };
    let path = format!("/organisation?{UNDER}={}", of.id);
    let letter = letter(portal, to.lang, of, "organisations.verify", &path);
    notify::send(portal, tx, &to, &letter).await
}
