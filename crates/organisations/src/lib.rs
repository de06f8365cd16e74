//! Organisations, the people who act for them, and the hats they wear. Knows no service.

pub mod queries;
pub mod tables;

#[path = "../migrations/m20261121_140000_organisations_register.rs"]
mod m20261121_140000_organisations_register;

use sea_orm_migration::MigrationTrait;

/// The tables of this crate.
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(m20261121_140000_organisations_register::Migration)]
}
