//! What this room holds about a person, as the person is told (law.md).

use base::{Id, Person};
use serde_json::{Value, json};
use web::{Export, Portal, Stored, Viewer, kept_for};

use crate::mandates::rules::KEPT;
use crate::personnummer;
use crate::queries::{self, inside::required, personal::Everything};
use crate::retention::YEAR;
use crate::rules::DEVICE_KNOWN_FOR;
use crate::tables::person;

/// Its part of "Mina personuppgifter".
pub(crate) async fn stored(portal: Portal, id: Id<Person>, viewer: Viewer) -> anyhow::Result<Vec<Stored>> {
    let db = portal.store.db();
    let person = required(db, id).await?;
    let amounts = queries::personal::amounts(db, id).await?;
    let lang = viewer.lang;
    let while_there = || portal.t(lang, "accounts-stored-while-there");
    let count = |key, count: u64| portal.ta(lang, key, [("count", count.into())]);
    let year = || kept_for(&portal, lang, YEAR);
    let stored = |name: &str, facts, kept| Stored {
        title: portal.t(lang, &format!("accounts-stored-{name}")),
        facts,
        why: portal.t(lang, &format!("accounts-stored-{name}-why")),
        kept,
        outlives: matches!(name, "events" | "views"),
    };
    let after_use = portal.ta(
        lang,
        "accounts-stored-devices-kept",
        [("time", kept_for(&portal, lang, DEVICE_KNOWN_FOR).into())],
    );
    Ok(vec![
        stored("account", held(&person, |key| portal.t(lang, key)), while_there()),
        stored(
            "events",
            count("accounts-stored-events-count", amounts.events),
            portal.t(lang, "accounts-stored-events-kept"),
        ),
        stored(
            "devices",
            count("accounts-stored-devices-count", amounts.devices),
            after_use,
        ),
        stored(
            "terms",
            count("accounts-stored-terms-count", amounts.terms),
            while_there(),
        ),
        stored("views", count("accounts-stored-views-count", amounts.views), year()),
        stored(
            "mandates",
            count("accounts-stored-mandates-count", amounts.mandates),
            portal.ta(
                lang,
                "accounts-stored-mandates-kept",
                [("time", kept_for(&portal, lang, KEPT).into())],
            ),
        ),
    ])
}

/// What the person's row holds, in words.
fn held(person: &person::Model, word: impl Fn(&str) -> String) -> String {
    let always = [
        Some("accounts-stored-name"),
        Some("accounts-stored-email"),
        Some("accounts-stored-password"),
    ];
    let some = [
        person.username.as_ref().map(|_| "accounts-stored-username"),
        person.mobile.as_ref().map(|_| "accounts-stored-mobile"),
        person.personnummer.as_ref().map(|_| "accounts-stored-personnummer"),
        person.lang.as_ref().map(|_| "accounts-stored-language"),
    ];
    let words: Vec<_> = always.into_iter().chain(some).flatten().map(word).collect();
    words.join(", ")
}

/// The account and everything that happened to it. Secrets are no part of it, nor who looked by name:
/// the page tells that.
pub(crate) async fn export(portal: Portal, id: Id<Person>) -> anyhow::Result<Export> {
    let db = portal.store.db();
    let person = required(db, id).await?;
    let number = personnummer::of(portal.store.keys(), &person)?.map(|number| number.full());
    let Everything {
        events,
        devices,
        terms,
        views,
        mandates,
    } = queries::personal::everything(db, id).await?;
    let roles: Vec<_> = queries::staff_roles(db, id)
        .await?
        .iter()
        .map(|role| role.code())
        .collect();
    let events = events.iter().map(|row| {
        let details: Value = serde_json::from_str(&row.details).unwrap_or_default();
        json!({ "at": row.at, "event": row.kind, "details": details, "by": row.by_kind })
    });
    let devices = devices.iter().map(
        |row| json!({ "browser": row.device, "first_seen_at": row.first_seen_at, "last_seen_at": row.last_seen_at }),
    );
    let terms = terms
        .iter()
        .map(|row| json!({ "version": row.version, "accepted_at": row.accepted_at }));
    let views = views.iter().map(|row| json!({ "at": row.at, "shown": row.shown }));
    // Who the other is stays with the other.
    let mandates = mandates.iter().map(|row| {
        json!({
            "kind": row.kind.code(), "state": row.state.code(), "you_are_represented": row.from_id == Some(id),
            "services": row.services().collect::<Vec<_>>(), "created_at": row.created_at,
            "valid_from": row.valid_from, "valid_until": row.valid_until, "ended_at": row.ended_at,
        })
    });
    let data = json!({
        "first_name": person.first_name, "last_name": person.last_name, "email": person.email,
        "username": person.username, "mobile": person.mobile, "personnummer": number, "language": person.lang,
        "created_at": person.created_at, "confirmed_at": person.confirmed_at,
        "last_login_at": person.last_login_at, "protected": person.protected, "staff_roles": roles,
        "history": events.collect::<Vec<_>>(), "browsers": devices.collect::<Vec<_>>(),
        "terms": terms.collect::<Vec<_>>(), "looked_at_by_staff": views.collect::<Vec<_>>(),
        "mandates": mandates.collect::<Vec<_>>(),
    });
    Ok(Export {
        name: "account",
        data,
        files: Vec::new(),
    })
}
