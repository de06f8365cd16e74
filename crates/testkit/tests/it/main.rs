//! Integration tests through the router, on both databases: one module per crate, one file per page.

#![allow(clippy::unwrap_used, reason = "a test that fails may stop anywhere")]

mod accounts;
mod api;
mod desk;
mod farstu;
mod faults;
mod files;
mod forms;
mod notify;
mod organisations;
mod papers;
mod parity;
mod plan;
mod store;
mod web;
