//! Persons: registering, login, passwords, second factors, history, terms, staff roles. Tells nobody
//! whether an address has an account.

mod acts;
pub mod administrators;
mod belongs;
pub mod channels;
pub mod demo;
pub mod hashing;
pub mod history;
pub mod import;
mod jobs;
mod letters;
pub mod links;
pub mod mandates;
pub mod model;
pub mod names;
mod packing;
pub mod pages;
mod parsing;
pub mod password;
mod personal;
mod personnummer;
pub mod queries;
pub mod registering;
mod retention;
mod rules;
pub mod second_factor;
pub(crate) mod staff;
pub mod tables;
pub mod terms;

#[path = "../migrations/m20261121_130000_accounts_persons.rs"]
mod m20261121_130000_accounts_persons;
#[path = "../migrations/m20261121_130100_accounts_people_search.rs"]
mod m20261121_130100_accounts_people_search;
#[path = "../migrations/m20261121_131000_accounts_inside.rs"]
mod m20261121_131000_accounts_inside;
#[path = "../migrations/m20261122_130000_accounts_personal_exports.rs"]
mod m20261122_130000_accounts_personal_exports;
#[path = "../migrations/m20261123_011000_accounts_closings.rs"]
mod m20261123_011000_accounts_closings;
#[path = "../migrations/m20261123_040000_accounts_mandates.rs"]
mod m20261123_040000_accounts_mandates;
#[path = "../migrations/m20261124_040000_accounts_addresses.rs"]
mod m20261124_040000_accounts_addresses;
#[path = "../migrations/m20261124_060000_accounts_export_parts.rs"]
mod m20261124_060000_accounts_export_parts;
#[path = "../migrations/m20261128_050000_accounts_mobiles.rs"]
mod m20261128_050000_accounts_mobiles;

use base::{Id, ObjectRef, Person};
use pages::{MANDATES, PERSONAL, STAFF_MANDATES};
pub use staff::rules::READERS as PEOPLE_READERS;
use web::{Described, MenuItem, Portal, Queue, Section, Service, Turn, Viewer, Waiting};

fluent_templates::static_loader! {
    static TEXTS = { locales: "./texts", fallback_language: "sv", customise: |bundle| bundle.set_use_isolating(false) };
}

/// What this crate hands up.
pub fn service() -> Service {
    Service {
        routes: pages::routes,
        migrations: || {
            vec![
                Box::new(m20261121_130000_accounts_persons::Migration),
                Box::new(m20261121_130100_accounts_people_search::Migration),
                Box::new(m20261121_131000_accounts_inside::Migration),
                Box::new(m20261122_130000_accounts_personal_exports::Migration),
                Box::new(m20261123_011000_accounts_closings::Migration),
                Box::new(m20261123_040000_accounts_mandates::Migration),
                Box::new(m20261124_040000_accounts_addresses::Migration),
                Box::new(m20261124_060000_accounts_export_parts::Migration),
                Box::new(m20261128_050000_accounts_mobiles::Migration),
            ]
        },
        jobs: jobs::jobs,
        crons: jobs::crons,
        retention: retention::retention,
        holders: retention::holders,
        belongs: belongs::belongs,
        sealed: || {
            vec![
                personnummer::SEALED,
                personnummer::SEALED_IN_MANDATES,
                links::SEALED,
                second_factor::SEALED,
            ]
        },
        menu: |portal, viewer| {
            vec![item(
                portal,
                viewer,
                "/mitt-konto/uppgifter",
                "accounts-menu-account",
                "user",
            )]
        },
        waiting: Some(Waiting {
            href: "/mitt-konto/uppgifter",
            count: queries::waiting::add_count,
        }),
        turns: Some(|portal, viewer| Box::pin(turns(portal, viewer))),
        describe: Some(|portal, object, viewer| Box::pin(describe(portal, object, viewer))),
        about_person: Some(|portal, person, viewer| Box::pin(about_person(portal, person, viewer))),
        account_menu,
        staff_menu,
        file_removed: Some(|portal, tx, object, _| Box::pin(acts::mandates::file_lost(portal, tx, object))),
        queues: vec![Queue {
            href: STAFF_MANDATES,
            count: |portal, viewer| Box::pin(waiting_applications(portal, viewer)),
        }],
        export: Some(|portal, person| Box::pin(personal::export(portal, person))),
        stored: Some(|portal, person, viewer| Box::pin(personal::stored(portal, person, viewer))),
        ..Service::new("accounts", || &*TEXTS)
    }
}

fn account_menu(portal: &Portal, viewer: &Viewer) -> Vec<MenuItem> {
    [
        ("/mitt-konto/uppgifter", "accounts-menu-details", "user"),
        ("/mitt-konto/adress", "accounts-address", "house"),
        ("/mitt-konto/e-postadress", "accounts-menu-email", "mail"),
        ("/mitt-konto/losenord", "accounts-menu-password", "lock"),
        ("/mitt-konto/enheter", "accounts-menu-devices", "monitor-smartphone"),
        ("/mitt-konto/sprak", "accounts-menu-language", "languages"),
        ("/mitt-konto/historik", "accounts-menu-history", "history"),
        (MANDATES, "accounts-menu-mandates", "users"),
        (PERSONAL, "accounts-menu-personal", "shield-check"),
    ]
    .map(|(href, label, icon)| item(portal, viewer, href, label, icon))
    .into()
}

fn staff_menu(portal: &Portal, viewer: &Viewer) -> Vec<MenuItem> {
    [
        (
            staff::rules::READERS,
            "/handlaggning/personer",
            "accounts-menu-people",
            "users",
        ),
        (
            staff::rules::EDITORS,
            STAFF_MANDATES,
            "accounts-menu-representatives",
            "users",
        ),
        (
            staff::rules::ADMINISTRATORS,
            "/handlaggning/behorigheter",
            "accounts-menu-roles",
            "key-round",
        ),
        (
            staff::rules::ADMINISTRATORS,
            "/handlaggning/villkor",
            "accounts-menu-terms",
            "scroll-text",
        ),
    ]
    .into_iter()
    .filter(|(roles, ..)| viewer.is_staff(roles))
    .map(|(_, href, label, icon)| item(portal, viewer, href, label, icon))
    .collect()
}

/// Applications to act for another that staff have not answered.
async fn waiting_applications(portal: Portal, viewer: Viewer) -> anyhow::Result<u64> {
    if !viewer.is_staff(staff::rules::EDITORS) {
        return Ok(0);
    }
    Ok(queries::mandates::waiting_applications(portal.store.db()).await?)
}

async fn turns(portal: Portal, viewer: Viewer) -> anyhow::Result<Vec<Turn>> {
    let Some(person) = viewer.person.as_deref() else {
        return Ok(Vec::new());
    };
    let db = portal.store.db();
    let me = queries::inside::required(db, person.id).await?;
    let has_offers = !queries::mandates::offers(db, &me, portal.now()).await?.is_empty();
    let t = |key| portal.t(viewer.lang, key);
    let turn = |_| Turn {
        title: t("accounts-turn-mandate"),
        text: t("accounts-turn-mandate-text"),
        href: MANDATES.to_owned(),
        action: t("accounts-turn-mandate-action"),
        due: None,
        hat: None,
    };
    let mut turns = pages::closing_turn(portal.clone(), viewer.clone()).await?;
    turns.extend(has_offers.then_some(()).map(turn));
    Ok(turns)
}

/// A person, for staff who look people up; never one with protected identity.
async fn describe(portal: Portal, object: ObjectRef, viewer: Viewer) -> anyhow::Result<Option<Described>> {
    if object.kind != "person" || !viewer.is_staff(staff::rules::READERS) {
        return Ok(None);
    }
    let id = Id::from_uuid(object.id);
    let mut names = queries::open_names(portal.store.db(), &[id]).await?;
    Ok(names.remove(&id).map(|title| Described {
        title,
        href: format!("/handlaggning/personer/{id}"),
    }))
}

/// Who acts for the person, and for whom the person acts.
async fn about_person(portal: Portal, person: Id<Person>, viewer: Viewer) -> anyhow::Result<Vec<Section>> {
    if !viewer.is_staff(staff::rules::EDITORS) {
        return Ok(Vec::new());
    }
    let f = web::Frame::bare(portal.clone(), viewer);
    Ok(vec![Section {
        title: f.t("accounts-menu-mandates"),
        all: None,
        rows: pages::staff::mandates::about(&portal, &f, person).await?,
        empty: f.t("accounts-mandate-staff-none"),
        begin: None,
    }])
}

fn item(portal: &Portal, viewer: &Viewer, href: &'static str, label: &str, icon: &'static str) -> MenuItem {
    MenuItem::new(href, portal.t(viewer.lang, label), icon)
}
