//! Copies of a SQLite installation in a folder: the database, the blobs, and a manifest that tells what
//! they must be. The keys are never in it: what is sealed stays sealed.

use std::fs;
use std::io::Read;
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail, ensure};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::copies;

use crate::progress::Progress;

const MANIFEST: &str = "manifest.json";
const DATABASE: &str = "farstu.db";
const BLOBS: &str = "blobs";

/// What a backup holds.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Manifest {
    /// The version of Farstu that made it.
    pub(crate) farstu: String,
    pub(crate) made_at: DateTime<Utc>,
    /// The changes of the tables that its database has.
    pub(crate) migrations: Vec<String>,
    files: Vec<FileEntry>,
}

/// A file of a backup.
#[derive(Debug, Serialize, Deserialize)]
struct FileEntry {
    /// Below the folder of the backup.
    path: String,
    bytes: u64,
    /// Hex.
    sha256: String,
}

/// A backup that was found.
pub(crate) struct Backup {
    pub(crate) folder: PathBuf,
    pub(crate) manifest: Manifest,
}

/// Whether a folder is a backup.
pub(crate) fn is_one(folder: &Path) -> bool {
    folder.join(MANIFEST).is_file()
}

/// Makes a backup in `folder`, which must not be there. Until it is whole it has another name.
pub(crate) async fn make(
    database: &Path,
    blobs: Option<&Path>,
    folder: &Path,
    now: DateTime<Utc>,
    progress: &Progress,
) -> anyhow::Result<Manifest> {
    let unfinished = folder.with_extension("unfinished");
    if unfinished.exists() {
        fs::remove_dir_all(&unfinished).context("an unfinished backup could not be taken away")?;
    }
    let mut private = fs::DirBuilder::new();
    private.recursive(true).mode(0o700);
    private
        .create(&unfinished)
        .with_context(|| format!("could not make the folder {}", unfinished.display()))?;
    copies::write(database, &unfinished.join(DATABASE)).await?;
    // After the database: every blob that it names is there, and one more does no harm.
    let mut paths = vec![DATABASE.to_owned()];
    if let Some(blobs) = blobs.filter(|blobs| blobs.is_dir()) {
        progress.now("Copying the files");
        copy_folder(blobs, &unfinished.join(BLOBS), BLOBS, &mut paths)?;
    }
    progress.now("Reading the copy");
    let manifest = Manifest {
        farstu: env!("CARGO_PKG_VERSION").to_owned(),
        made_at: now,
        migrations: copies::look_through(&unfinished.join(DATABASE)).await?,
        files: paths
            .iter()
            .map(|path| entry(&unfinished, path))
            .collect::<anyhow::Result<_>>()?,
    };
    let text = serde_json::to_string_pretty(&manifest)?;
    fs::write(unfinished.join(MANIFEST), text + "\n")?;
    keep_private(&unfinished)?;
    fs::rename(&unfinished, folder).with_context(|| format!("could not make {}", folder.display()))?;
    Ok(manifest)
}

impl Manifest {
    /// How many bytes its files have.
    pub(crate) fn bytes(&self) -> u64 {
        self.files.iter().map(|file| file.bytes).sum()
    }
}

impl Backup {
    /// Finds the backup in `folder`, or the only one in a folder of backups.
    pub(crate) fn find(folder: &Path) -> anyhow::Result<Backup> {
        if is_one(folder) {
            return Backup::read(folder);
        }
        ensure!(folder.is_dir(), "there is no folder {}", folder.display());
        let mut inside = Vec::new();
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if is_one(&path) {
                inside.push(path);
            }
        }
        inside.sort();
        match inside.as_slice() {
            [] => bail!(
                "there is no backup in {}: a backup has a file {MANIFEST}",
                folder.display()
            ),
            [only] => Backup::read(only),
            several => {
                let names: Vec<_> = several.iter().map(|path| path.display().to_string()).collect();
                bail!("there are several backups, so name one:\n  {}", names.join("\n  "))
            }
        }
    }

    fn read(folder: &Path) -> anyhow::Result<Backup> {
        let text = fs::read_to_string(folder.join(MANIFEST))?;
        let manifest = serde_json::from_str(&text).context("the manifest of the backup cannot be read")?;
        Ok(Backup {
            folder: folder.to_owned(),
            manifest,
        })
    }

    /// Whether every file is what it was when the backup was made.
    pub(crate) fn verify(&self) -> anyhow::Result<()> {
        for file in &self.manifest.files {
            let there = entry(&self.folder, &file.path)?;
            if there.bytes != file.bytes || there.sha256 != file.sha256 {
                bail!(
                    "{} was changed after the backup was made; nothing is restored",
                    file.path
                );
            }
        }
        ensure!(
            self.manifest.files.iter().any(|file| file.path == DATABASE),
            "the manifest names no database"
        );
        Ok(())
    }

    /// Its database.
    pub(crate) fn database(&self) -> PathBuf {
        self.folder.join(DATABASE)
    }

    /// Copies its blobs to `target`, which must not be there. False when it has none.
    pub(crate) fn copy_blobs(&self, target: &Path) -> anyhow::Result<bool> {
        let blobs = self.folder.join(BLOBS);
        if !blobs.is_dir() {
            return Ok(false);
        }
        copy_folder(&blobs, target, BLOBS, &mut Vec::new())?;
        Ok(true)
    }

    /// Whether it has blobs.
    pub(crate) fn has_blobs(&self) -> bool {
        self.folder.join(BLOBS).is_dir()
    }
}

/// Copies a folder with all it holds; `name` is its path in the manifest.
fn copy_folder(from: &Path, to: &Path, name: &str, paths: &mut Vec<String>) -> anyhow::Result<()> {
    fs::create_dir_all(to).with_context(|| format!("could not make the folder {}", to.display()))?;
    for entry in fs::read_dir(from).with_context(|| format!("could not read the folder {}", from.display()))? {
        let entry = entry?;
        let file_name = entry.file_name();
        let file_name = file_name.to_str().context("the name of a file must be UTF-8")?;
        let (path, target) = (format!("{name}/{file_name}"), to.join(file_name));
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target, &path, paths)?;
        } else {
            fs::copy(entry.path(), &target).with_context(|| format!("could not copy {}", entry.path().display()))?;
            fs::File::open(&target)?.sync_all()?;
            paths.push(path);
        }
    }
    Ok(())
}

fn entry(folder: &Path, path: &str) -> anyhow::Result<FileEntry> {
    ensure!(
        !path.starts_with('/') && path.split('/').all(|part| part != ".."),
        "the manifest names a file outside of the backup"
    );
    let (bytes, sha256) = summed(&folder.join(path)).with_context(|| format!("{path} is missing in the backup"))?;
    Ok(FileEntry {
        path: path.to_owned(),
        bytes,
        sha256,
    })
}

/// The length of a file, and its SHA-256 in hex.
pub(crate) fn summed(file: &Path) -> anyhow::Result<(u64, String)> {
    let mut file = fs::File::open(file)?;
    let (mut hash, mut bytes, mut part) = (Sha256::new(), 0, vec![0; 1 << 16]);
    loop {
        let read = file.read(&mut part)?;
        if read == 0 {
            return Ok((bytes, format!("{:x}", hash.finalize())));
        }
        hash.update(&part[..read]);
        bytes += read as u64;
    }
}

/// Personal data: nobody but the owner of the process reads it.
pub(crate) fn keep_private(folder: &Path) -> anyhow::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let is_folder = entry.file_type()?.is_dir();
        let mode = if is_folder { 0o700 } else { 0o600 };
        fs::set_permissions(entry.path(), fs::Permissions::from_mode(mode))?;
        if is_folder {
            keep_private(&entry.path())?;
        }
    }
    Ok(())
}
