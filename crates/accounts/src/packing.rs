//! Packs everything that the rooms hold about a person into one ZIP file. What is packed lies in a file
//! without a name, which is gone with whoever holds it; attachments go through in small parts.

use std::fs::File;
use std::io::{Seek, Write};

use bytes::Bytes;
use futures::TryStreamExt;
use tokio::sync::mpsc::{Receiver, Sender, channel};
use web::{Export, Portal};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::acts::take_out;
use crate::tables::personal_export;

/// Parts that wait to be written.
const UNDER_WAY: usize = 4;

enum Part {
    /// A file of this name begins.
    Begin(String),
    More(Bytes),
}

/// How often it is told how far it has come, at most.
const TOLD: usize = 100;

/// The packed file, at its beginning. On its way it notes how many of how many parts are done.
pub(crate) async fn pack(portal: &Portal, asked: &personal_export::Model) -> anyhow::Result<tokio::fs::File> {
    let mut exports = Vec::new();
    for take_out in portal.services.iter().filter_map(|service| service.export) {
        exports.push(take_out(portal.clone(), asked.person_id).await?);
    }
    let (send, parts) = channel(UNDER_WAY);
    let writing = tokio::task::spawn_blocking(move || write(parts));
    let sent = send_all(portal, asked, exports, send).await;
    // What went wrong in writing is why sending stopped.
    let packed = writing.await??;
    sent?;
    Ok(tokio::fs::File::from_std(packed))
}

async fn send_all(
    portal: &Portal,
    asked: &personal_export::Model,
    exports: Vec<Export>,
    send: Sender<Part>,
) -> anyhow::Result<()> {
    let (mut done, all) = (0, exports.iter().map(|export| 1 + export.files.len()).sum());
    note(portal, asked, done, all).await?;
    for Export { name, data, files } in exports {
        send.send(Part::Begin(format!("{name}.json"))).await?;
        send.send(Part::More(serde_json::to_vec_pretty(&data)?.into())).await?;
        done += 1;
        note(portal, asked, done, all).await?;
        for file in files {
            send.send(Part::Begin(format!("{name}/{}", file.path))).await?;
            let mut parts = portal.blobs.read(&file.blob).await?;
            while let Some(part) = parts.try_next().await? {
                send.send(Part::More(part)).await?;
            }
            done += 1;
            note(portal, asked, done, all).await?;
        }
    }
    Ok(())
}

async fn note(portal: &Portal, asked: &personal_export::Model, done: usize, all: usize) -> anyhow::Result<()> {
    match done.is_multiple_of(all.div_ceil(TOLD)) || done == all {
        true => take_out::packed_so_far(portal, asked, i32::try_from(done)?, i32::try_from(all)?).await,
        false => Ok(()),
    }
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
