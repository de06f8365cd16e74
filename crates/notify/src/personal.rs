//! What this crate holds about a person, as the person is told (law.md).

use base::{Id, Person};
use serde_json::json;
use web::{Export, Portal, Stored, Viewer, kept};

use crate::model::ADDRESS;
use crate::queries;
use crate::tables::notification;

/// Its part of "Mina personuppgifter".
pub(crate) async fn stored(portal: Portal, person: Id<Person>, viewer: Viewer) -> anyhow::Result<Vec<Stored>> {
    let (lang, sent) = (viewer.lang, queries::how_many_sent_to(&portal, person).await?);
    Ok(vec![Stored {
        title: portal.t(lang, "notify-sent-title"),
        facts: portal.ta(lang, "notify-stored-count", [("count", sent.into())]),
        why: portal.t(lang, "notify-stored-why"),
        kept: kept(&portal, lang, "notifications"),
        outlives: true,
    }])
}

/// Everything that was sent to the person, and the news that they took away; links that work once were never
/// kept in the text.
pub(crate) async fn export(portal: Portal, person: Id<Person>) -> anyhow::Result<Export> {
    let sent = queries::all_sent_to(&portal, person).await?;
    let removed = queries::news_removed_by(&portal, person).await?;
    let removed = removed
        .iter()
        .map(|(at, title)| json!({ "removed_at": at, "title": title }));
    let keys = portal.store.keys();
    let one = |row: &notification::Model| {
        let to = keys.open(ADDRESS, &row.address_sealed)?;
        Ok(json!({
            "to": String::from_utf8(to)?, "written_at": row.created_at, "sent_at": row.sent_at, "channel": row.channel,
            "subject": row.subject, "text": row.text, "state": row.state,
        }))
    };
    let sent = sent.iter().map(one).collect::<anyhow::Result<Vec<_>>>()?;
    Ok(Export {
        name: "notifications",
        data: json!({ "sent": sent, "news_removed": removed.collect::<Vec<_>>() }),
        files: Vec::new(),
    })
}
