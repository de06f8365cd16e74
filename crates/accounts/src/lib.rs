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

use pages::PERSONAL;
pub use staff::rules::READERS as PEOPLE_READERS;
use web::{MenuItem, Portal, Service, Viewer};

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
            ]
        },
        jobs: jobs::jobs,
        crons: jobs::crons,
        retention: retention::retention,
        belongs: belongs::belongs,
        sealed: || vec![personnummer::SEALED, links::SEALED, second_factor::SEALED],
        menu: |portal, viewer| {
            vec![item(
                portal,
                viewer,
                "/mitt-konto/uppgifter",
                "accounts-menu-account",
                "user",
            )]
        },
        account_menu,
        staff_menu,
        turns: Some(|portal, viewer| Box::pin(pages::closing_turn(portal, viewer))),
        export: Some(|portal, person| Box::pin(personal::export(portal, person))),
        stored: Some(|portal, person, viewer| Box::pin(personal::stored(portal, person, viewer))),
        ..Service::new("accounts", || &*TEXTS)
    }
}

fn account_menu(portal: &Portal, viewer: &Viewer) -> Vec<MenuItem> {
    [
        ("/mitt-konto/uppgifter", "accounts-menu-details", "user"),
        ("/mitt-konto/e-postadress", "accounts-menu-email", "mail"),
        ("/mitt-konto/losenord", "accounts-menu-password", "lock"),
        ("/mitt-konto/enheter", "accounts-menu-devices", "monitor-smartphone"),
        ("/mitt-konto/sprak", "accounts-menu-language", "languages"),
        ("/mitt-konto/historik", "accounts-menu-history", "history"),
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

fn item(portal: &Portal, viewer: &Viewer, href: &'static str, label: &str, icon: &'static str) -> MenuItem {
    MenuItem::new(href, portal.t(viewer.lang, label), icon)
}
