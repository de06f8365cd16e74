//! What this room holds about a person, as the person is told (law.md).

use base::{Id, Person};
use web::{Portal, Stored, Viewer, kept_for};

use crate::queries::{self, inside::required};
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
