//! The exclusive lock on a SQLite installation: a second process that would write is refused in
//! clear words (operations.md, Small and large). PostgreSQL installations have many nodes.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

use anyhow::{Context, bail};

/// Held as long as it lives; the system lets go of it when the process ends, however it ends.
#[derive(Debug)]
pub struct InstallationLock {
    _file: File,
}

impl InstallationLock {
    /// Takes the lock of the SQLite database at `database`, or says who should stop first.
    pub fn take(database: &Path) -> anyhow::Result<InstallationLock> {
        let path = database.with_extension("lock");
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .with_context(|| format!("could not open the lock file {}", path.display()))?;
        match file.try_lock() {
            Ok(()) => Ok(InstallationLock { _file: file }),
            Err(TryLockError::WouldBlock) => bail!(
                "another farstu process already uses {}. A SQLite database takes one at a time: stop the other first, \
                 or give this one its own data_dir",
                database.display()
            ),
            Err(TryLockError::Error(e)) => Err(e).with_context(|| format!("could not lock {}", path.display())),
        }
    }
}
