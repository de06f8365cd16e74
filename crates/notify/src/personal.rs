//! What this crate holds about a person, as the person is told (law.md).

use base::{Id, Person};
use web::{Portal, Stored, Viewer, kept_for};

use crate::queries;
use crate::retention::SENT_KEPT;

/// Its part of "Mina personuppgifter".
pub(crate) async fn stored(portal: Portal, person: Id<Person>, viewer: Viewer) -> anyhow::Result<Vec<Stored>> {
    let (lang, sent) = (viewer.lang, queries::how_many_sent_to(&portal, person).await?);
    Ok(vec![Stored {
        title: portal.t(lang, "notify-sent-title"),
        facts: portal.ta(lang, "notify-stored-count", [("count", sent.into())]),
        why: portal.t(lang, "notify-stored-why"),
        kept: kept_for(&portal, lang, SENT_KEPT),
    }])
}
