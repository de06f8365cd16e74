//! What this room holds about a person, as the person is told (law.md).

use base::{Id, Person};
use sea_orm::ActiveEnum;
use serde_json::{Value, json};
use web::{Export, ExportedFile, Portal, Stored, Viewer, kept, kept_for};

use crate::acts::mandates::MANDATE;
use crate::personnummer;
use crate::queries::{self, inside::required, personal::Everything};
use crate::rules::DEVICE_KNOWN_FOR;
use crate::tables::{mandate, person};

/// Its part of "Mina personuppgifter".
pub(crate) async fn stored(portal: Portal, id: Id<Person>, viewer: Viewer) -> anyhow::Result<Vec<Stored>> {
    let db = portal.store.db();
    let person = required(db, id).await?;
    let amounts = queries::personal::amounts(db, id).await?;
    let lives = queries::inside::address(db, id).await?;
    let lang = viewer.lang;
    let while_there = || portal.t(lang, "accounts-stored-while-there");
    let count = |key, count: u64| portal.ta(lang, key, [("count", count.into())]);
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
        stored(
            "account",
            held(&person, lives.is_some(), |key| portal.t(lang, key)),
            while_there(),
        ),
        stored(
            "events",
            count("accounts-stored-events-count", amounts.events),
            portal.ta(
                lang,
                "accounts-stored-events-kept",
                [("time", kept(&portal, lang, "history_entries").into())],
            ),
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
        stored(
            "views",
            count("accounts-stored-views-count", amounts.views),
            kept(&portal, lang, "person_views"),
        ),
        stored(
            "mandates",
            count("accounts-stored-mandates-count", amounts.mandates),
            portal.ta(
                lang,
                "accounts-stored-mandates-kept",
                [("time", kept(&portal, lang, "mandates").into())],
            ),
        ),
    ])
}

/// What the person's row holds, in words.
fn held(person: &person::Model, has_address: bool, word: impl Fn(&str) -> String) -> String {
    let always = [
        Some("accounts-stored-name"),
        Some("accounts-stored-email"),
        Some("accounts-stored-password"),
    ];
    let some = [
        person.username.as_ref().map(|_| "accounts-stored-username"),
        person.mobile.as_ref().map(|_| "accounts-stored-mobile"),
        person.personnummer.as_ref().map(|_| "accounts-stored-personnummer"),
        has_address.then_some("accounts-stored-address"),
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
    let lives = queries::inside::address(db, id).await?;
    let address = lives.map(|row| json!({ "street": row.street, "postal_code": row.postal_code, "city": row.city, "invoices": row.invoices.to_value() }));
    let number = personnummer::of(portal.store.keys(), &person)?.map(|number| number.full());
    let everything = queries::personal::everything(db, id).await?;
    let mut data = json!({
        "first_name": person.first_name, "last_name": person.last_name, "email": person.email,
        "username": person.username, "mobile": person.mobile, "address": address, "personnummer": number, "language": person.lang,
        "state": person.state.to_value(), "created_at": person.created_at, "confirmed_at": person.confirmed_at,
        "last_login_at": person.last_login_at, "protected": person.protected,
        "code_app_since": everything.second_factor.as_ref().and_then(|row| row.confirmed_at),
        "closing": everything.closing.as_ref().map(|row| json!({ "asked_at": row.asked_at, "due_at": row.due_at })),
        "taken_out_at": everything.taken_out.as_ref().map(|row| row.asked_at),
        "mandates": of_each(&everything.mandates, |row| mandate(row, id)),
    });
    let lists = lists(&everything);
    data.as_object_mut().expect("it was made so").extend(lists);
    // What the person sent with an application to represent somebody.
    let applied = everything.mandates.iter().filter(|row| row.to_id == Some(id));
    let applied: Vec<_> = applied.map(|row| row.id.uuid()).collect();
    let files = files::to_take_out(db, MANDATE, &applied).await?;
    let attached = files.into_iter().enumerate().map(|(n, file)| ExportedFile {
        path: format!("{MANDATE}/{}-{}", n + 1, file.name),
        blob: file.blob,
    });
    Ok(Export {
        name: "account",
        data,
        files: attached.collect(),
    })
}

fn of_each<T>(rows: &[T], told: impl Fn(&T) -> Value) -> Value {
    rows.iter().map(told).collect()
}

/// What there can be several of, by name.
fn lists(all: &Everything) -> [(String, Value); 8] {
    let name = |name: &str, rows| (name.to_owned(), rows);
    [
        name(
            "staff_roles",
            of_each(&all.roles, |row| json!({ "role": row.role, "given_at": row.given_at })),
        ),
        name(
            "email_changes",
            of_each(&all.addresses, |row| {
                json!({
                    "from": row.old_email, "to": row.new_email, "requested_at": row.requested_at,
                    "confirmed_at": row.confirmed_at, "undone_at": row.undone_at,
                })
            }),
        ),
        name(
            "channels",
            of_each(
                &all.channels,
                |row| json!({ "service": row.service, "channel": row.channel.to_value() }),
            ),
        ),
        name(
            "logged_in",
            of_each(
                &all.sessions,
                |row| json!({ "browser": row.device, "since": row.created_at, "last_used_at": row.last_used_at }),
            ),
        ),
        name(
            "history",
            of_each(&all.events, |row| {
                let details: Value = serde_json::from_str(&row.details).unwrap_or_default();
                json!({ "at": row.at, "event": row.kind, "details": details, "by": row.by_kind })
            }),
        ),
        name(
            "browsers",
            of_each(&all.devices, |row| {
                json!({
                    "browser": row.device, "first_seen_at": row.first_seen_at, "last_seen_at": row.last_seen_at,
                })
            }),
        ),
        name(
            "terms",
            of_each(
                &all.terms,
                |row| json!({ "version": row.version, "accepted_at": row.accepted_at }),
            ),
        ),
        name(
            "looked_at_by_staff",
            of_each(
                &all.views,
                |row| json!({ "at": row.at, "shown": row.shown, "reason": row.reason }),
            ),
        ),
    ]
}

/// A mandate; who the other is stays with the other.
fn mandate(row: &mandate::Model, id: Id<Person>) -> Value {
    json!({
        "kind": row.kind.code(), "state": row.state.code(), "you_are_represented": row.from_id == Some(id),
        "services": row.services().collect::<Vec<_>>(), "created_at": row.created_at,
        "valid_from": row.valid_from, "valid_until": row.valid_until, "ended_at": row.ended_at,
        "reason": row.reason,
    })
}
