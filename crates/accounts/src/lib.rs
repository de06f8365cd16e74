//! Persons: registering, login, passwords, second factors, history, terms, staff roles. Tells nobody
//! whether an address has an account.

pub mod channels;
pub mod history;
pub mod model;
pub mod queries;
pub mod registering;
pub mod tables;

#[path = "../migrations/m20261121_130000_accounts_persons.rs"]
mod m20261121_130000_accounts_persons;

/// The tables of this crate.
pub fn migrations() -> Vec<Box<dyn sea_orm_migration::MigrationTrait>> {
    vec![Box::new(m20261121_130000_accounts_persons::Migration)]
}
