//! `farstu restore`: puts a backup in place of the database, under the lock. What was there is kept
//! aside.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use base::Clock;
use clap::Args;
use sea_orm_migration::MigratorTrait;
use store::copies;
use web::Config;

use super::say;
use crate::backups::Backup;
use crate::config::sqlite_path;
use crate::migrator::Migrator;
use crate::progress::Progress;
use crate::wiring;

#[derive(Debug, Args)]
pub(super) struct Restore {
    /// The folder that `farstu backup` made.
    folder: PathBuf,
    /// Put the database that is there aside.
    #[arg(long)]
    replace: bool,
    /// Do the jobs that waited when the backup was made, though they may have been done since then.
    #[arg(long)]
    resume_jobs: bool,
}

impl Restore {
    pub(super) async fn run(self, config: Config) -> anyhow::Result<()> {
        let Some(database) = sqlite_path(&config) else {
            bail!(
                "this installation is on PostgreSQL: restore it with `pg_restore --clean --dbname=DATABASE farstu.dump`"
            )
        };
        let backup = Backup::find(&self.folder)?;
        let _lock = wiring::lock(&config)?;
        if database.exists() && !self.replace {
            bail!(
                "there is a database at {} already; --replace puts it aside and the backup in its place",
                database.display()
            );
        }
        let progress = Progress::of("Reading the backup", 4);
        backup.verify()?;
        know_its_tables(&backup)?;
        progress.step(1);
        progress.now("Copying the database");
        let fresh = database.with_extension("restoring");
        fs::copy(backup.database(), &fresh).with_context(|| format!("could not write {}", fresh.display()))?;
        copies::look_through(&fresh).await?;
        let held = if self.resume_jobs {
            0
        } else {
            copies::hold_jobs(&fresh).await?
        };
        fs::File::open(&fresh)?.sync_all()?;
        progress.step(1);
        progress.now("Putting it in place");
        let aside = put_in_place(&config, &backup, &database, &fresh)?;
        drop(progress);
        tell(&backup, &aside, held)
    }
}

/// A backup of a later version has tables that this one does not know.
fn know_its_tables(backup: &Backup) -> anyhow::Result<()> {
    let known: HashSet<_> = Migrator::migrations().iter().map(|m| m.name().to_owned()).collect();
    if backup.manifest.migrations.iter().any(|name| !known.contains(name)) {
        bail!(
            "the backup was made by a later version of Farstu ({}); restore it with that version",
            backup.manifest.farstu
        );
    }
    Ok(())
}

/// Gives what was put aside.
fn put_in_place(config: &Config, backup: &Backup, database: &Path, fresh: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mark = Clock::system()
        .now()
        .format("before-restore-%Y%m%d-%H%M%S-%3f")
        .to_string();
    let mut aside = Vec::new();
    if let Some(blobs) = config.blobs_folder().filter(|_| backup.has_blobs()) {
        let fresh_blobs = with_suffix(&blobs, ".restoring");
        if fresh_blobs.exists() {
            fs::remove_dir_all(&fresh_blobs)?;
        }
        backup.copy_blobs(&fresh_blobs)?;
        aside.extend(put_aside(&blobs, &mark)?);
        fs::rename(&fresh_blobs, &blobs)?;
    }
    aside.extend(put_aside(database, &mark)?);
    // SQLite would replay an old log into the new file.
    for log in ["-wal", "-shm"] {
        let (log, target) = (
            with_suffix(database, log),
            with_suffix(database, &format!(".{mark}{log}")),
        );
        if log.exists() {
            fs::rename(&log, &target)?;
        }
    }
    fs::rename(fresh, database)?;
    if let Some(folder) = database.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::File::open(folder)?.sync_all()?;
    }
    Ok(aside)
}

fn put_aside(path: &Path, mark: &str) -> anyhow::Result<Option<PathBuf>> {
    if !path.exists() {
        return Ok(None);
    }
    let target = with_suffix(path, &format!(".{mark}"));
    fs::rename(path, &target).with_context(|| format!("could not put {} aside", path.display()))?;
    Ok(Some(target))
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

fn tell(backup: &Backup, aside: &[PathBuf], held: u64) -> anyhow::Result<()> {
    say(format_args!(
        "The backup of {} is in place; the next start brings its tables up to date.",
        base::swedish::date_iso(backup.manifest.made_at)
    ))?;
    for path in aside {
        say(format_args!("What was there is kept as {}", path.display()))?;
    }
    if held > 0 {
        say(format_args!(
            "{held} jobs that waited in the backup are held back, since they may have been done after it was made: no \
             old letter goes out. --resume-jobs would have let them run."
        ))?;
    }
    say("`farstu check` tells whether the keys fit.")?;
    Ok(())
}
