//! The portal put together: configuration, wiring, router and commands. Knows all rooms and holds no
//! rules of theirs.

mod api;
mod audit_heads;
mod backups;
mod checks;
pub mod commands;
pub mod config;
pub mod demo;
mod figures;
mod frame;
mod health;
pub mod migrator;
pub mod openapi;
pub mod packages;
mod pages;
mod permit;
mod progress;
mod retention;
pub mod router;
pub mod services;
pub mod wiring;
