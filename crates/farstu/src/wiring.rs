//! Puts a portal together from its configuration, alone on its installation or beside a server.

use anyhow::{Context, bail};
use base::{Clock, Random};
use sea_orm_migration::MigratorTrait;
use store::{InstallationLock, Store, Worker};
use web::{Config, Portal};

use crate::migrator::Migrator;
use crate::{config, services};

/// A portal whose installation no other process may use meanwhile: on SQLite it holds the lock.
pub struct Alone {
    /// The portal, its tables up to date.
    pub portal: Portal,
    _lock: Option<InstallationLock>,
}

/// Takes the lock, opens the store and brings the tables up to date.
pub async fn alone(config: Config, random: Random) -> anyhow::Result<Alone> {
    let lock = lock(&config)?;
    let portal = portal(config, Clock::system(), random).await?;
    migrate(&portal.store).await?;
    Ok(Alone { portal, _lock: lock })
}

/// Opens an installation that a server may be using. Its tables must be up to date.
pub async fn beside(mut config: Config) -> anyhow::Result<Portal> {
    config::join_demo(&mut config);
    if let Some(path) = config::sqlite_path(&config).filter(|path| !path.is_file()) {
        bail!(
            "there is no database at {} yet: the first `farstu serve` or `farstu migrate` makes it",
            path.display()
        );
    }
    let portal = portal(config, Clock::system(), Random::system()).await?;
    let missing = missing_migrations(&portal.store).await?;
    if missing > 0 {
        bail!("{missing} changes of the tables are missing: run `farstu migrate`");
    }
    Ok(portal)
}

/// Opens the store and puts the rooms together. The tables must be there already.
pub async fn portal(config: Config, clock: Clock, random: Random) -> anyhow::Result<Portal> {
    let keys = config::keyring(&config)?;
    let store = Store::open(&config.database_url(), clock, random, keys).await?;
    let blobs = config::blobs(&config)?;
    Ok(Portal::new(store, blobs, config, services::texts(), services::all()))
}

/// Makes or brings up to date all tables; of many nodes one does it and the others wait. Changes only
/// add what the version before does not mind (expand), and take away what it no longer uses
/// (contract), so it may go on serving meanwhile.
pub async fn migrate(store: &Store) -> anyhow::Result<()> {
    let migrated = async { Ok(Migrator::up(store.writer(), None).await?) };
    store
        .alone("farstu.migrate", migrated)
        .await
        .context("the tables could not be brought up to date")
}

/// How many changes of the tables are not made yet. Changes nothing.
pub async fn missing_migrations(store: &Store) -> anyhow::Result<usize> {
    let missing = Migrator::get_pending_migrations_read_only(store.db()).await;
    Ok(missing.context("the tables could not be looked at")?.len())
}

/// The lock of a SQLite installation; PostgreSQL takes many nodes.
pub fn lock(config: &Config) -> anyhow::Result<Option<InstallationLock>> {
    std::fs::create_dir_all(&config.data_dir)
        .with_context(|| format!("could not make the folder {}", config.data_dir.display()))?;
    match config::sqlite_path(config) {
        Some(path) => InstallationLock::take(&path).map(Some),
        None => Ok(None),
    }
}

/// The jobs and recurring work of all rooms.
pub fn worker(portal: &Portal) -> Worker<Portal> {
    let jobs = portal.services.iter().flat_map(|service| (service.jobs)()).collect();
    let crons = portal.services.iter().flat_map(|service| (service.crons)()).collect();
    Worker::new(portal.store.clone(), portal.clone(), jobs, crons)
}
