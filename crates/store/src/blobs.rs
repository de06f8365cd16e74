//! Files outside the database: in a folder, or in storage that speaks S3. Each lies under a random key,
//! is streamed both ways, and is there whole or not at all. What a file is and who may have it, the
//! rows that name the key tell; this knows neither.

use std::path::{Path as FilePath, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use anyhow::{Context, bail};
use base::Random;
use bytes::Bytes;
use chrono::{DateTime, Utc};
use futures::stream::BoxStream;
use futures::{StreamExt, TryStreamExt};
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt, WriteMultipart};

use crate::keys::hex;

/// S3 takes no smaller parts.
const S3_PART_BYTES: usize = 5 * 1024 * 1024;
/// A folder does, and twenty uploads at once must fit into little memory.
const FOLDER_PART_BYTES: usize = 1024 * 1024;
/// Beside the part that is being filled, so at most two of a file are in memory.
const PARTS_UNDER_WAY: usize = 1;
const KEY_BYTES: usize = 16;
const UNFINISHED_KEPT: Duration = Duration::from_secs(3600);

/// Where the files of an installation lie; cheap to clone.
#[derive(Clone)]
pub struct Blobs {
    store: Arc<dyn ObjectStore>,
    prefix: String,
    part_bytes: usize,
    /// The folder, when it is one.
    folder: Option<PathBuf>,
}

/// The key and secret of an S3 account.
pub struct S3Account<'a> {
    /// Access key id.
    pub id: &'a str,
    /// Secret access key.
    pub secret: &'a str,
}

impl Blobs {
    /// Files in S3: `bucket/prefix?endpoint=…&region=…`. Reaches for nothing yet. Without an account it takes
    /// the one in the environment (`AWS_…`).
    pub fn in_s3(address: &str, account: Option<S3Account<'_>>) -> anyhow::Result<Blobs> {
        let (place, query) = address.split_once('?').unwrap_or((address, ""));
        let (bucket, prefix) = place.split_once('/').unwrap_or((place, ""));
        let mut builder = AmazonS3Builder::from_env().with_bucket_name(bucket);
        for (name, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
            builder = match name {
                "endpoint" => builder
                    .with_endpoint(value)
                    .with_allow_http(value.starts_with("http://")),
                "region" => builder.with_region(value),
                _ => bail!("blobs.url: {name} is not known; there are endpoint and region"),
            };
        }
        if let Some(account) = account {
            builder = builder
                .with_access_key_id(account.id)
                .with_secret_access_key(account.secret);
        }
        Ok(Blobs {
            store: Arc::new(builder.build().context("blobs.url cannot be used")?),
            prefix: prefix.trim_matches('/').to_owned(),
            part_bytes: S3_PART_BYTES,
            folder: None,
        })
    }

    /// Files in a folder, which is made when it is not there.
    pub fn in_folder(folder: &FilePath) -> anyhow::Result<Blobs> {
        std::fs::create_dir_all(folder).with_context(|| format!("could not make the folder {}", folder.display()))?;
        let store = LocalFileSystem::new_with_prefix(folder)
            .with_context(|| format!("the folder {} cannot be used", folder.display()))?
            .with_fsync(true);
        Ok(Blobs {
            store: Arc::new(store),
            prefix: String::new(),
            part_bytes: FOLDER_PART_BYTES,
            folder: Some(folder.to_owned()),
        })
    }

    /// A key that nothing lies under.
    pub fn new_key(random: &Random) -> String {
        hex(&random.bytes::<KEY_BYTES>())
    }

    /// Begins to write under `key`. Until it is finished nothing is there.
    pub async fn write(&self, key: &str) -> anyhow::Result<BlobWriter> {
        let begun = self.store.put_multipart(&self.path(key)).await;
        let upload = begun.context("the file storage takes nothing")?;
        Ok(BlobWriter(WriteMultipart::new_with_chunk_size(upload, self.part_bytes)))
    }

    /// What lies under `key`, in parts. Fails before the first part when nothing does.
    pub async fn read(&self, key: &str) -> anyhow::Result<BoxStream<'static, anyhow::Result<Bytes>>> {
        let found = self.store.get(&self.path(key)).await;
        let found = found.context("a file is not in the file storage")?;
        Ok(found.into_stream().map_err(anyhow::Error::from).boxed())
    }

    /// Takes away what lies under `key`; nothing is right too.
    pub async fn delete(&self, key: &str) -> anyhow::Result<()> {
        match self.store.delete(&self.path(key)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(e) => Err(anyhow::Error::from(e).context("a file could not be deleted")),
        }
    }

    /// Whether files can be written, read and deleted, for `farstu check`.
    pub async fn try_out(&self, random: &Random) -> anyhow::Result<()> {
        let key = Blobs::new_key(random);
        let mut writer = self.write(&key).await?;
        writer.write(Bytes::from_static(b"farstu check")).await?;
        writer.finish().await?;
        let parts: Vec<Bytes> = self.read(&key).await?.try_collect().await?;
        self.delete(&key).await?;
        if parts.concat() != b"farstu check" {
            bail!("the file storage gave back something else than was written");
        }
        Ok(())
    }

    /// Takes away what writers left behind that were killed. S3 does this itself by a rule of the bucket.
    pub async fn sweep(&self, now: DateTime<Utc>) -> anyhow::Result<()> {
        let Some(folder) = self.folder.clone() else {
            return Ok(());
        };
        tokio::task::spawn_blocking(move || sweep(&folder, now.into())).await?
    }

    /// Two letters of the key first, so that no folder grows long.
    fn path(&self, key: &str) -> Path {
        let shelf = &key[..key.len().min(2)];
        Path::from_iter(
            self.prefix
                .split('/')
                .chain([shelf, key])
                .filter(|part| !part.is_empty()),
        )
    }
}

/// A file that is being written.
pub struct BlobWriter(WriteMultipart);

impl BlobWriter {
    /// Writes a part; waits while the storage is slower than who sends.
    pub async fn write(&mut self, part: Bytes) -> anyhow::Result<()> {
        self.0.wait_for_capacity(PARTS_UNDER_WAY).await?;
        // Copied: what came over the net lies in blocks of its own that are larger than it, and would stay with it.
        self.0.write(&part);
        Ok(())
    }

    /// Makes the file be there, on the disk.
    pub async fn finish(self) -> anyhow::Result<()> {
        self.0.finish().await.context("a file could not be written")?;
        Ok(())
    }

    /// Gives it up.
    pub async fn abort(self) -> anyhow::Result<()> {
        Ok(self.0.abort().await?)
    }
}

/// A folder's unfinished files have a `#` in their names.
fn sweep(folder: &FilePath, now: SystemTime) -> anyhow::Result<()> {
    for shelf in std::fs::read_dir(folder)? {
        let shelf = shelf?;
        if !shelf.file_type()?.is_dir() {
            continue;
        }
        for file in std::fs::read_dir(shelf.path())? {
            let file = file?;
            let unfinished = file.file_name().to_string_lossy().contains('#');
            let age = now.duration_since(file.metadata()?.modified()?);
            if unfinished && age.is_ok_and(|age| age > UNFINISHED_KEPT) {
                std::fs::remove_file(file.path())?;
            }
        }
    }
    Ok(())
}
