//! Integration tests through the router, on both databases: one module per crate, one file per page.

mod accounts;
mod desk;
mod notify;
mod organisations;
mod store;
mod web;
