//! What this room holds about a person, as the person is told (law.md). Notes of staff are no part of it.

use base::{Id, Person};
use web::{Portal, Stored, Viewer};

use crate::queries;

/// Its part of "Mina personuppgifter".
pub(crate) async fn stored(portal: Portal, person: Id<Person>, viewer: Viewer) -> anyhow::Result<Vec<Stored>> {
    let t = |key| portal.t(viewer.lang, key);
    let (own, for_others) = queries::how_many_of(portal.store.db(), person).await?;
    let count = |key, count: u64| portal.ta(viewer.lang, key, [("count", count.into())]);
    let mut facts = count("desk-stored-count", own);
    if for_others > 0 {
        facts = format!("{facts}, {}", count("desk-stored-count-organisations", for_others));
    }
    Ok(vec![Stored {
        title: t("desk-menu"),
        facts,
        why: t("desk-stored-why"),
        kept: t("desk-stored-kept"),
    }])
}
