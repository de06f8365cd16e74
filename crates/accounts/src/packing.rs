//! Packs everything that the rooms hold about a person into one ZIP file. What is packed lies in a file
//! without a name, which is gone with whoever holds it; attachments go through in small parts.

use std::fs::File;
use std::io::{Seek, Write};

use base::{Id, Person};
use bytes::Bytes;
use futures::TryStreamExt;
use tokio::sync::mpsc::{Receiver, Sender, channel};
use web::{Export, Portal};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Parts that wait to be written.
const UNDER_WAY: usize = 4;

enum Part {
    /// A file of this name begins.
    Begin(String),
    More(Bytes),
}

/// The packed file, at its beginning.
pub(crate) async fn pack(portal: &Portal, person: Id<Person>) -> anyhow::Result<tokio::fs::File> {
    let (send, parts) = channel(UNDER_WAY);
    let writing = tokio::task::spawn_blocking(move || write(parts));
    let sent = send_all(portal, person, send).await;
    // What went wrong in writing is why sending stopped.
    let packed = writing.await??;
    sent?;
    Ok(tokio::fs::File::from_std(packed))
}

async fn send_all(portal: &Portal, person: Id<Person>, send: Sender<Part>) -> anyhow::Result<()> {
    for take_out in portal.services.iter().filter_map(|service| service.export) {
        let Export { name, data, files } = take_out(portal.clone(), person).await?;
        send.send(Part::Begin(format!("{name}.json"))).await?;
        send.send(Part::More(serde_json::to_vec_pretty(&data)?.into())).await?;
        for file in files {
            send.send(Part::Begin(format!("{name}/{}", file.path))).await?;
            let mut parts = portal.blobs.read(&file.blob).await?;
            while let Some(part) = parts.try_next().await? {
                send.send(Part::More(part)).await?;
            }
        }
    }
    Ok(())
}

fn write(mut parts: Receiver<Part>) -> anyhow::Result<File> {
    let mut zip = ZipWriter::new(tempfile::tempfile()?);
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .large_file(true);
    while let Some(part) = parts.blocking_recv() {
        match part {
            Part::Begin(name) => zip.start_file(name, options)?,
            Part::More(bytes) => zip.write_all(&bytes)?,
        }
    }
    let mut file = zip.finish()?;
    file.rewind()?;
    Ok(file)
}
