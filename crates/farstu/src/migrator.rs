//! The tables of all rooms, in the order of their names. Those of switched-off services are made too.

use sea_orm_migration::{MigrationTrait, MigratorTrait};

use crate::services;

/// All migrations.
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        let mut all: Vec<_> = services::all()
            .into_iter()
            .flat_map(|service| (service.migrations)())
            .collect();
        all.sort_by(|a, b| a.name().cmp(b.name()));
        all
    }
}
