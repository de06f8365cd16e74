//! Puts a portal together from its configuration.

use std::path::PathBuf;

use anyhow::Context;
use base::{Clock, Random};
use sea_orm_migration::MigratorTrait;
use store::{InstallationLock, Store, Worker};
use web::{Config, Portal};

use crate::migrator::Migrator;
use crate::{config, services};

/// Opens the store and puts the rooms together. The tables must be there already.
pub async fn portal(config: Config, clock: Clock, random: Random) -> anyhow::Result<Portal> {
    let keys = config::keyring(&config)?;
    let store = Store::open(&config.database_url(), clock, random, keys).await?;
    let services = services::switched_on(&config);
    Ok(Portal::new(store, config, services::texts(), services))
}

/// Makes or brings up to date all tables; one node at a time does it.
pub async fn migrate(store: &Store) -> anyhow::Result<()> {
    Migrator::up(store.writer(), None)
        .await
        .context("the tables could not be brought up to date")
}

/// The lock of a SQLite installation; PostgreSQL takes many nodes.
pub fn lock(config: &Config) -> anyhow::Result<Option<InstallationLock>> {
    std::fs::create_dir_all(&config.data_dir)
        .with_context(|| format!("could not make the folder {}", config.data_dir.display()))?;
    match config.database_url().strip_prefix("sqlite:") {
        Some(path) => InstallationLock::take(&PathBuf::from(path)).map(Some),
        None => Ok(None),
    }
}

/// The jobs and recurring work of all rooms.
pub fn worker(portal: &Portal) -> Worker<Portal> {
    let jobs = portal.services.iter().flat_map(|service| (service.jobs)()).collect();
    let crons = portal.services.iter().flat_map(|service| (service.crons)()).collect();
    Worker::new(portal.store.clone(), portal.clone(), jobs, crons)
}
