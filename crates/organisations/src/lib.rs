//! Organisations, the people who act for them, and the hats they wear. Knows no service.

mod acts;
pub mod demo;
mod letters;
pub mod model;
pub mod queries;
mod rules;
pub mod tables;

#[path = "../migrations/m20261121_140000_organisations_register.rs"]
mod m20261121_140000_organisations_register;

use sea_orm_migration::MigrationTrait;
use web::Service;

fluent_templates::static_loader! {
    static TEXTS = { locales: "./texts", fallback_language: "sv", customise: |bundle| bundle.set_use_isolating(false) };
}

/// What this crate hands up.
pub fn service() -> Service {
    Service {
        migrations,
        ..Service::new("organisations", || &*TEXTS)
    }
}

/// The tables of this crate.
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(m20261121_140000_organisations_register::Migration)]
}
