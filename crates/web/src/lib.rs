//! What every page needs and no page is: the portal, services and their routes, sessions, the frame
//! around a page, forms, texts, problem pages and assets. It knows no domain.

pub mod api;
mod asked;
pub mod assets;
mod cached;
mod closing;
pub mod config;
mod csrf;
pub mod device;
mod download;
mod flash;
mod form;
mod frame;
mod merging;
mod paper;
mod parts;
mod personal;
mod portal;
pub mod posted;
mod problem;
mod retention;
mod routes;
mod service;
pub mod session;
pub mod sheet;
mod texts;
pub mod throttle;
mod under_hat;
mod viewer;

#[path = "../migrations/m20261121_110000_web_sessions.rs"]
mod m20261121_110000_web_sessions;

pub use api::{ApiProblem, Once, Program, Sent};
pub use asked::{Asked, Paging};
pub use cached::Cached;
pub use closing::{CloseAccount, Closing, OpenMatter};
pub use config::Config;
pub use csrf::{CsrfCookie, from_own_site};
pub use download::download;
pub use flash::Flash;
pub use form::{Field, Form, Mistake};
pub use frame::{Frame, FrameParts, Icon, add_cookie, page, page_with, see_other};
pub use merging::{belongs, job_kind};
pub use paper::{Printout, paper, print};
pub use parts::{FilePart, Parts, brings_files};
pub use personal::{Export, ExportedFile, Stored, classes, kept, kept_for, kept_in_words, term, term_in_words};
pub use portal::{Portal, PortalParts};
pub use posted::Posted;
pub use problem::{Error, Problem, REQUEST_ID, Reference, Typed, draw};
pub use retention::retention;
pub use routes::{Guard, Route, Routes, enforce};
pub use service::{
    Ask, AskAbout, AskPerson, CountWaiting, Described, Door, FileRemoved, FormPlace, Forms, MenuGroup, MenuItem, Queue,
    Section, SectionRow, Service, TakeOut, Turn, Waiting, Waits, turns, waiting,
};
pub use texts::{Loader, Texts};
pub use viewer::{Hat, SignedIn, UNDER, Viewer};

/// A job of any service.
pub type JobKind = store::JobKind<Portal>;
/// Recurring work of any service.
pub type Cron = store::Cron<Portal>;
/// What a handler gives.
pub type Result<T = axum::response::Response> = std::result::Result<T, Error>;

fluent_templates::static_loader! {
    static TEXTS = { locales: "./texts", fallback_language: "sv", customise: |bundle| bundle.set_use_isolating(false) };
}

/// The texts of this crate.
pub fn texts() -> &'static texts::Loader {
    &*TEXTS
}

/// The sealed columns of this crate.
pub fn sealed() -> Vec<store::SealedColumn> {
    vec![posted::SEALED]
}

/// The tables of this crate.
pub fn migrations() -> Vec<Box<dyn sea_orm_migration::MigrationTrait>> {
    vec![Box::new(m20261121_110000_web_sessions::Migration)]
}
