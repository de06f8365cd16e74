//! `farstu backup`: a copy of a SQLite installation, beside a running server.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::bail;
use base::Clock;
use clap::Args;
use store::copies;
use web::Config;

use super::say;
use crate::backups;
use crate::config::sqlite_path;
use crate::progress::Progress;

#[derive(Debug, Args)]
pub(super) struct Backup {
    /// The folder to make. If it is there already, the backup becomes a folder in it, named after the time.
    folder: PathBuf,
}

impl Backup {
    pub(super) async fn run(self, config: Config) -> anyhow::Result<()> {
        let Some(database) = sqlite_path(&config) else {
            bail!(
                "this installation is on PostgreSQL: back it up with `pg_dump --format=custom --file=farstu.dump DATABASE`, \
                 and copy the files of blobs.url beside it"
            )
        };
        if !database.is_file() {
            bail!("there is no database at {}", database.display());
        }
        if backups::is_one(&self.folder) {
            bail!("{} is a backup already; give another folder", self.folder.display());
        }
        let now = Clock::system().now();
        let folder = if self.folder.is_dir() {
            self.folder.join(now.format("farstu-%Y%m%d-%H%M%S").to_string())
        } else {
            self.folder
        };
        let blobs = config.blobs_folder();
        let manifest = {
            let progress = Progress::of("Copying the database", copies::size(&database).await?.max(1));
            let made = backups::make(&database, blobs.as_deref(), &folder, now, &progress);
            let growing = folder.with_extension("unfinished").join("farstu.db");
            tokio::select! {
                made = made => made?,
                () = watch(&growing, &progress) => unreachable!("it watches for as long as it is let"),
            }
        };
        say(format_args!(
            "The backup is in {} ({} kB).",
            folder.display(),
            manifest.bytes().div_ceil(1000)
        ))?;
        if blobs.is_none() {
            say("The files are in S3 and are not in it: let the storage keep versions of them.")?;
        }
        say(
            "THE KEYS ARE NOT IN IT. Without keys.encryption and keys.hash nobody can read identity numbers, addresses \
             and codes in this backup, not you either. Keep the keys in another safe place.",
        )?;
        Ok(())
    }
}

/// Follows how far the copy has grown.
async fn watch(copy: &Path, progress: &Progress) {
    loop {
        tokio::time::sleep(Duration::from_millis(200)).await;
        if let Ok(file) = copy.metadata() {
            progress.reached(file.len());
        }
    }
}
