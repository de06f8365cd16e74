//! What those concerned are told when two organisations become one, or two again.

use base::{Id, Person};
use store::Tx;
use web::Portal;

use super::{letter, recipient, with_reason};
use crate::acts::Told;
use crate::tables::organisation;

/// Tells one of them; they need to know, whatever they chose.
pub(crate) async fn tell_of_merge(
    portal: &Portal,
    tx: &Tx,
    member: Id<Person>,
    [kept, old]: [&organisation::Model; 2],
    what: Told,
    reason: &str,
) -> anyhow::Result<()> {
    let Some(to) = recipient(tx, member).await? else {
        return Ok(());
    };
    let kind = match what {
        Told::Merged => "organisations.merged",
        Told::Unmerged => "organisations.unmerged",
    };
    let mut letter = letter(portal, to.lang, kept, kind, "/mitt-konto/organisationer");
    letter
        .facts
        .push((portal.t(to.lang, "organisations-merge-old"), old.name.clone()));
    letter.must = true;
    let letter = with_reason(portal, to.lang, letter, Some(reason));
    notify::send(portal, tx, &to, &letter).await
}
