//! Cases and their threads, from question to answer: the open forms, the customer's cases and the
//! queue of case officers. A case can be about an object of any other room without knowing it.

mod acts;
mod belongs;
mod closing;
mod contact;
pub mod demo;
mod guard;
mod jobs;
mod letters;
pub mod model;
mod pages;
mod personal;
mod queries;
mod retention;
pub mod rules;
mod service;
pub mod tables;
pub mod topics;
mod working_days;

#[path = "../migrations/m20261121_150000_desk_cases.rs"]
mod m20261121_150000_desk_cases;
#[path = "../migrations/m20261122_130000_desk_persons.rs"]
mod m20261122_130000_desk_persons;
#[path = "../migrations/m20261123_031000_desk_agents.rs"]
mod m20261123_031000_desk_agents;
#[path = "../migrations/m20261123_040100_desk_mandates.rs"]
mod m20261123_040100_desk_mandates;
#[path = "../migrations/m20261124_060200_desk_authors.rs"]
mod m20261124_060200_desk_authors;
#[path = "../migrations/m20261124_070000_desk_retention.rs"]
mod m20261124_070000_desk_retention;

use base::StaffRole;

pub use acts::{OpenedCase, open_in};
pub use queries::hot_statements;
pub use service::service;

/// The name of this room among the services; mandates are given for it.
pub const SERVICE: &str = "desk";
/// The staff roles that handle cases.
pub const OFFICERS: &[StaffRole] = &[StaffRole::CaseOfficer, StaffRole::CustomerService];

fluent_templates::static_loader! {
    static TEXTS = { locales: "./texts", fallback_language: "sv", customise: |bundle| bundle.set_use_isolating(false) };
}

/// The texts of this crate.
pub fn texts() -> &'static web::Loader {
    &*TEXTS
}

/// The tables of this crate.
pub fn migrations() -> Vec<Box<dyn sea_orm_migration::MigrationTrait>> {
    vec![
        Box::new(m20261121_150000_desk_cases::Migration),
        Box::new(m20261122_130000_desk_persons::Migration),
        Box::new(m20261123_031000_desk_agents::Migration),
        Box::new(m20261123_040100_desk_mandates::Migration),
        Box::new(m20261124_060200_desk_authors::Migration),
        Box::new(m20261124_070000_desk_retention::Migration),
    ]
}
