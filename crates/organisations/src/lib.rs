//! Organisations, the people who act for them, and the hats they wear: the public register, registering
//! and confirming, access and its requests. Knows no service.

mod acts;
mod belongs;
mod closing;
pub mod demo;
mod drawing;
mod import;
mod jobs;
pub mod keys;
mod letters;
pub mod model;
mod pages;
mod parsing;
mod personal;
pub mod queries;
mod retention;
mod rules;
pub mod search;
mod service;
pub mod tables;
pub mod webhooks;

#[path = "../migrations/m20261121_140000_organisations_register.rs"]
mod m20261121_140000_organisations_register;
#[path = "../migrations/m20261122_120000_organisations_invitations.rs"]
mod m20261122_120000_organisations_invitations;
#[path = "../migrations/m20261122_121000_organisations_recoveries.rs"]
mod m20261122_121000_organisations_recoveries;
#[path = "../migrations/m20261122_122000_organisations_board.rs"]
mod m20261122_122000_organisations_board;
#[path = "../migrations/m20261122_123000_organisations_documents.rs"]
mod m20261122_123000_organisations_documents;
#[path = "../migrations/m20261122_124000_organisations_verifications.rs"]
mod m20261122_124000_organisations_verifications;
#[path = "../migrations/m20261122_125000_organisations_billing.rs"]
mod m20261122_125000_organisations_billing;
#[path = "../migrations/m20261123_020000_organisations_categories.rs"]
mod m20261123_020000_organisations_categories;
#[path = "../migrations/m20261123_020100_organisations_imports.rs"]
mod m20261123_020100_organisations_imports;
#[path = "../migrations/m20261123_020200_organisations_mailings.rs"]
mod m20261123_020200_organisations_mailings;
#[path = "../migrations/m20261123_020300_organisations_merges.rs"]
mod m20261123_020300_organisations_merges;
#[path = "../migrations/m20261123_030000_organisations_agents.rs"]
mod m20261123_030000_organisations_agents;
#[path = "../migrations/m20261123_032000_organisations_changes.rs"]
mod m20261123_032000_organisations_changes;
#[path = "../migrations/m20261124_040100_organisations_logos.rs"]
mod m20261124_040100_organisations_logos;
#[path = "../migrations/m20261124_040200_organisations_several.rs"]
mod m20261124_040200_organisations_several;
#[path = "../migrations/m20261124_040300_organisations_signatories.rs"]
mod m20261124_040300_organisations_signatories;
#[path = "../migrations/m20261124_060100_organisations_of_persons.rs"]
mod m20261124_060100_organisations_of_persons;
#[path = "../migrations/m20261124_150000_organisations_board_versions.rs"]
mod m20261124_150000_organisations_board_versions;
#[path = "../migrations/m20261125_010000_organisations_heads.rs"]
mod m20261125_010000_organisations_heads;
#[path = "../migrations/m20261125_010100_organisations_ended.rs"]
mod m20261125_010100_organisations_ended;
#[path = "../migrations/m20261128_010000_organisations_api_keys.rs"]
mod m20261128_010000_organisations_api_keys;
#[path = "../migrations/m20261128_010100_organisations_webhooks.rs"]
mod m20261128_010100_organisations_webhooks;

use sea_orm_migration::MigrationTrait;

pub use service::service;

fluent_templates::static_loader! {
    static TEXTS = { locales: "./texts", fallback_language: "sv", customise: |bundle| bundle.set_use_isolating(false) };
}

/// The texts of this crate.
pub fn texts() -> &'static web::Loader {
    &*TEXTS
}

/// The tables of this crate.
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(m20261121_140000_organisations_register::Migration),
        Box::new(m20261122_120000_organisations_invitations::Migration),
        Box::new(m20261122_121000_organisations_recoveries::Migration),
        Box::new(m20261122_122000_organisations_board::Migration),
        Box::new(m20261122_123000_organisations_documents::Migration),
        Box::new(m20261122_124000_organisations_verifications::Migration),
        Box::new(m20261122_125000_organisations_billing::Migration),
        Box::new(m20261123_020000_organisations_categories::Migration),
        Box::new(m20261123_020100_organisations_imports::Migration),
        Box::new(m20261123_020200_organisations_mailings::Migration),
        Box::new(m20261123_020300_organisations_merges::Migration),
        Box::new(m20261123_030000_organisations_agents::Migration),
        Box::new(m20261123_032000_organisations_changes::Migration),
        Box::new(m20261124_040100_organisations_logos::Migration),
        Box::new(m20261124_040200_organisations_several::Migration),
        Box::new(m20261124_040300_organisations_signatories::Migration),
        Box::new(m20261124_060100_organisations_of_persons::Migration),
        Box::new(m20261124_150000_organisations_board_versions::Migration),
        Box::new(m20261125_010000_organisations_heads::Migration),
        Box::new(m20261125_010100_organisations_ended::Migration),
        Box::new(m20261128_010000_organisations_api_keys::Migration),
        Box::new(m20261128_010100_organisations_webhooks::Migration),
    ]
}
