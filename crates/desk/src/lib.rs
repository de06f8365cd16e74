//! Cases and their threads, from question to answer: the open forms, the customer's cases and the
//! queue of case officers. A case can be about an object of any other room without knowing it.

mod acts;
mod api;
mod belongs;
mod closing;
mod contact;
pub mod decision;
pub mod demo;
mod draft;
mod guard;
mod jobs;
mod letters;
mod masking;
mod mentions;
pub mod model;
mod pages;
mod personal;
mod placeholders;
pub mod post;
mod queries;
mod retention;
mod routes;
pub mod rules;
mod search;
mod service;
mod statistics;
pub mod tables;
pub mod teams;
pub mod topics;
pub mod working_days;

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
#[path = "../migrations/m20261126_010000_desk_topics.rs"]
mod m20261126_010000_desk_topics;
#[path = "../migrations/m20261126_010100_desk_teams.rs"]
mod m20261126_010100_desk_teams;
#[path = "../migrations/m20261126_020100_desk_states.rs"]
mod m20261126_020100_desk_states;
#[path = "../migrations/m20261126_020200_desk_canned.rs"]
mod m20261126_020200_desk_canned;
#[path = "../migrations/m20261126_020300_desk_links.rs"]
mod m20261126_020300_desk_links;
#[path = "../migrations/m20261126_030000_desk_readers.rs"]
mod m20261126_030000_desk_readers;
#[path = "../migrations/m20261126_030100_desk_earlier.rs"]
mod m20261126_030100_desk_earlier;
#[path = "../migrations/m20261126_030200_desk_drafts.rs"]
mod m20261126_030200_desk_drafts;
#[path = "../migrations/m20261126_030300_desk_ratings.rs"]
mod m20261126_030300_desk_ratings;
#[path = "../migrations/m20261126_040100_desk_mail.rs"]
mod m20261126_040100_desk_mail;
#[path = "../migrations/m20261126_050000_desk_diary.rs"]
mod m20261126_050000_desk_diary;
#[path = "../migrations/m20261127_010000_desk_search.rs"]
mod m20261127_010000_desk_search;
#[path = "../migrations/m20261127_010100_desk_statistics.rs"]
mod m20261127_010100_desk_statistics;
#[path = "../migrations/m20261127_030000_desk_saved.rs"]
mod m20261127_030000_desk_saved;
#[path = "../migrations/m20261127_050000_desk_decisions.rs"]
mod m20261127_050000_desk_decisions;
#[path = "../migrations/m20261128_020000_desk_programs.rs"]
mod m20261128_020000_desk_programs;
#[path = "../migrations/m20261128_030000_desk_recusals.rs"]
mod m20261128_030000_desk_recusals;
#[path = "../migrations/m20261128_040000_desk_about.rs"]
mod m20261128_040000_desk_about;
#[path = "../migrations/m20261129_010000_desk_kept_apart.rs"]
mod m20261129_010000_desk_kept_apart;

use base::StaffRole;

pub use acts::{OpenedCase, add_reader, index, open_in};
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
        Box::new(m20261126_010000_desk_topics::Migration),
        Box::new(m20261126_010100_desk_teams::Migration),
        Box::new(m20261126_020100_desk_states::Migration),
        Box::new(m20261126_020200_desk_canned::Migration),
        Box::new(m20261126_020300_desk_links::Migration),
        Box::new(m20261126_030000_desk_readers::Migration),
        Box::new(m20261126_030100_desk_earlier::Migration),
        Box::new(m20261126_030200_desk_drafts::Migration),
        Box::new(m20261126_030300_desk_ratings::Migration),
        Box::new(m20261126_040100_desk_mail::Migration),
        Box::new(m20261126_050000_desk_diary::Migration),
        Box::new(m20261127_010000_desk_search::Migration),
        Box::new(m20261127_010100_desk_statistics::Migration),
        Box::new(m20261127_030000_desk_saved::Migration),
        Box::new(m20261127_050000_desk_decisions::Migration),
        Box::new(m20261128_020000_desk_programs::Migration),
        Box::new(m20261128_030000_desk_recusals::Migration),
        Box::new(m20261128_040000_desk_about::Migration),
        Box::new(m20261129_010000_desk_kept_apart::Migration),
    ]
}
