//! Files as they arrive, with a form or alone. Each has its row before its first byte, so that nothing
//! is left behind unknown; the bytes go straight to the file storage, and what is not taken is told by
//! name while the rest is kept (desk.md, Attachments).

use axum::extract::{FromRequest, Request};
use base::Id;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use sha2::{Digest, Sha256};
use store::{BlobWriter, Never};
use web::posted::sent_for;
use web::throttle::{self, Limit, Verdict};
use web::{Error, FilePart, Parts, Portal, Posted, Viewer};

use crate::model::{Content, File, Refused, Why};
use crate::queries::{self, Sender};
use crate::rules::{self, Sniffer};
use crate::storing::{Arrived, announce, complete, state_of_theirs};
use crate::tables::file;

/// What tells two forms with the same words apart.
const CONTENT: &str = "file_content";
/// Files from one person or address.
const FILES: Limit = Limit {
    name: "files",
    free: 60,
    window: chrono::TimeDelta::minutes(15),
    pause: chrono::TimeDelta::minutes(15),
};

/// A form that may bring files. What was not taken is told with [`FilesField`](crate::FilesField).
pub struct PostedFiles {
    /// Its fields; those files that were taken are among them, by id.
    pub posted: Posted,
    pub(crate) refused: Vec<Refused>,
}

impl FromRequest<Portal> for PostedFiles {
    type Rejection = Error;

    async fn from_request(request: Request, portal: &Portal) -> Result<PostedFiles, Error> {
        let viewer = request.extensions().get::<Viewer>().cloned();
        let viewer = viewer.ok_or_else(|| anyhow::anyhow!("the viewer layer is not mounted"))?;
        let (posted, mut refused) = match web::brings_files(&request) {
            true => arrive(portal, &viewer, request).await?,
            false => (Posted::from_request(request, portal).await?, Vec::new()),
        };
        refused.extend(found_bad(portal, &viewer, &posted).await?);
        Ok(PostedFiles { posted, refused })
    }
}

/// Takes the files of a form as they come, and its fields.
async fn arrive(portal: &Portal, viewer: &Viewer, request: Request) -> Result<(Posted, Vec<Refused>), Error> {
    let mut parts = Parts::open(portal, request)?;
    let mut refused = Vec::new();
    let (mut taken, room) = (0, portal.config.files.max_files);
    let mut is_ours = false;
    while let Some(part) = parts.next_file().await? {
        if !is_ours {
            // Its token stands before the first file.
            parts.posted(portal, viewer)?;
            is_ours = true;
        }
        let name = rules::clean_name(part.name());
        let control = part.control().to_owned();
        let arrived = if taken < room {
            receive(portal, viewer, &name, part).await?
        } else {
            discard(part).await?;
            Err(Why::TooMany)
        };
        match arrived {
            Ok(file) => {
                taken += 1;
                parts.add(&sent_for(&control), file.to_string());
            }
            Err(why) => refused.push(Refused { control, name, why }),
        }
    }
    // The kept files by what is in them: the same files sent again are the same form.
    let posted = parts.posted(portal, viewer)?;
    let sent = posted.sent_files();
    let mut contents = Vec::new();
    for row in queries::loose(portal, viewer, sent.iter().map(|(_, id)| *id)).await? {
        let id = row.id.to_string();
        let of = sent.iter().find(|(_, sent)| *sent == id);
        let control = of.map_or("", |(control, _)| *control);
        contents.push(format!("{control} {}", row.sha256));
    }
    // In whatever order they arrived.
    contents.sort();
    for content in contents {
        parts.add(CONTENT, content);
    }
    let posted = parts.posted(portal, viewer)?;
    Ok((posted, refused))
}

/// Those that the scanner found something in between their coming and the form's.
async fn found_bad(portal: &Portal, viewer: &Viewer, posted: &Posted) -> anyhow::Result<Vec<Refused>> {
    let sent = posted.sent_files();
    let bad = queries::infected(portal, viewer, sent.iter().map(|(_, id)| *id)).await?;
    let refused = bad.into_iter().filter_map(|row| {
        let id = row.id.to_string();
        let (control, _) = sent.iter().find(|(_, sent)| *sent == id)?;
        let (control, name, why) = ((*control).to_owned(), row.name, Why::Infected);
        Some(Refused { control, name, why })
    });
    Ok(refused.collect())
}

/// Takes one file into the storage. It hangs on nothing yet; what nobody sends off is deleted after a day.
pub(crate) async fn receive(
    portal: &Portal,
    viewer: &Viewer,
    name: &str,
    part: FilePart,
) -> Result<Result<Id<File>, Why>, Error> {
    let who = match &viewer.person {
        Some(person) => person.id.to_string(),
        None => viewer.address.to_string(),
    };
    receive_from(portal, (&Sender::of(portal, viewer), &who), name, part).await
}

/// The same from a sender who is counted as `who`.
pub(crate) async fn receive_from(
    portal: &Portal,
    (sender, who): (&Sender, &str),
    name: &str,
    part: FilePart,
) -> Result<Result<Id<File>, Why>, Error> {
    if let Some(until) = must_wait(portal, who).await? {
        discard(part).await?;
        return Ok(Err(Why::TooOften { until }));
    }
    let row = announce(portal, name, Some(sender)).await?;
    let arrived = store(portal, &row, part).await;
    match arrived {
        Ok(Ok(arrived)) => {
            complete(portal, row.id, &arrived, state_of_theirs(portal)).await?;
            Ok(Ok(row.id))
        }
        Ok(Err(why)) => {
            forget(portal, row.id).await?;
            Ok(Err(why))
        }
        Err(e) => {
            forget(portal, row.id).await?;
            Err(e)
        }
    }
}

/// Counts a file of theirs. They have sent many when something is given: until when they wait.
async fn must_wait(portal: &Portal, who: &str) -> anyhow::Result<Option<DateTime<Utc>>> {
    Ok(match throttle::attempt(portal, FILES, who).await? {
        Verdict::Free { .. } => None,
        Verdict::Blocked { until } => Some(until),
    })
}

/// Puts the file into the storage as it arrives. What is not taken is read to its end all the same, so
/// that the browser hears why.
async fn store(portal: &Portal, row: &file::Model, mut part: FilePart) -> Result<Result<Arrived, Why>, Error> {
    let mut writer = match portal.blobs.write(&row.blob).await {
        Ok(writer) => writer,
        Err(e) => {
            discard(part).await?;
            return Ok(Err(not_stored(&e)));
        }
    };
    match copy(portal, row, &mut part, &mut writer).await {
        Ok(Ok(arrived)) => Ok(writer.finish().await.map(|()| arrived).map_err(|e| not_stored(&e))),
        Ok(Err(why)) => {
            give_up(writer).await;
            discard(part).await?;
            Ok(Err(why))
        }
        Err(e) => {
            give_up(writer).await;
            Err(e)
        }
    }
}

/// What it may leave behind the cleaning takes.
async fn give_up(writer: BlobWriter) {
    if let Err(e) = writer.abort().await {
        tracing::error!(error = format!("{e:#}"), "a file could not be given up");
    }
}

async fn copy(
    portal: &Portal,
    row: &file::Model,
    part: &mut FilePart,
    writer: &mut BlobWriter,
) -> Result<Result<Arrived, Why>, Error> {
    let config = &portal.config.files;
    let (mut sniffer, mut digest) = (Sniffer::new(), Sha256::new());
    while let Some(bytes) = part.chunk().await? {
        if let Err(why) = sniffer.see(&bytes, config) {
            return Ok(Err(why));
        }
        digest.update(&bytes);
        if let Err(e) = writer.write(bytes).await {
            return Ok(Err(not_stored(&e)));
        }
    }
    let arrived = |content: Content| Arrived {
        bytes: sniffer.bytes(),
        sha256: format!("{:x}", digest.finalize()),
        media_type: content.media_type.to_owned(),
    };
    Ok(sniffer.verdict(&row.name, config).map(arrived))
}

pub(crate) async fn discard(mut part: FilePart) -> Result<(), Error> {
    while part.chunk().await?.is_some() {}
    Ok(())
}

/// The storage takes nothing, most often because it is full: people are told to come back, we are told why.
fn not_stored(e: &anyhow::Error) -> Why {
    tracing::error!(error = format!("{e:#}"), "a file could not be stored");
    Why::NotStored
}

/// Makes a row one that the next cleaning takes: what it may have in the storage goes with it.
async fn forget(portal: &Portal, id: Id<File>) -> anyhow::Result<()> {
    let forgotten = portal.store.write::<_, Never, _, _>(|tx| async move {
        file::Entity::update_many()
            .col_expr(file::Column::CreatedAt, Expr::value(chrono::DateTime::UNIX_EPOCH))
            .filter(file::Column::Id.eq(id))
            .exec(&*tx)
            .await?;
        Ok(())
    });
    Ok(forgotten.await?)
}
