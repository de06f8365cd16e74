//! Files that the house itself makes. Like those that people send, each has its row before its first
//! byte, and what hangs on nothing is deleted after a day: whoever makes one may be killed at any time.

use base::{Id, ObjectRef};
use bytes::Bytes;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};
use sha2::{Digest, Sha256};
use store::{BlobWriter, Tx};
use tokio::io::{AsyncRead, AsyncReadExt};
use uuid::Uuid;
use web::Portal;

use crate::model::{File, State};
use crate::storing::{Arrived, announce, complete, state_of_theirs};
use crate::tables::file;

const AT_ONCE: usize = 256 * 1024;

/// Puts a file into the storage. It hangs on nothing yet.
pub async fn make(
    portal: &Portal,
    name: &str,
    media_type: &str,
    content: impl AsyncRead + Unpin,
) -> anyhow::Result<Id<File>> {
    put(portal, (name, media_type), content, State::Ready).await
}

/// The same with what was made of something that people sent: the virus scanner looks at it first.
pub async fn make_of_theirs(
    portal: &Portal,
    name: &str,
    media_type: &str,
    content: impl AsyncRead + Unpin,
) -> anyhow::Result<Id<File>> {
    let state = state_of_theirs(portal);
    put(portal, (name, media_type), content, state).await
}

async fn put(
    portal: &Portal,
    (name, media_type): (&str, &str),
    content: impl AsyncRead + Unpin,
    state: State,
) -> anyhow::Result<Id<File>> {
    let row = announce(portal, name, None).await?;
    let mut writer = portal.blobs.write(&row.blob).await?;
    let (bytes, sha256) = match copy(content, &mut writer).await {
        Ok(copied) => copied,
        Err(e) => {
            writer.abort().await?;
            return Err(e);
        }
    };
    writer.finish().await?;
    let media_type = media_type.to_owned();
    let arrived = Arrived {
        bytes,
        sha256,
        media_type,
    };
    complete(portal, row.id, &arrived, state).await?;
    Ok(row.id)
}

/// Its length and SHA-256 in hex.
async fn copy(mut content: impl AsyncRead + Unpin, writer: &mut BlobWriter) -> anyhow::Result<(u64, String)> {
    let (mut digest, mut length) = (Sha256::new(), 0);
    loop {
        let mut part = Vec::with_capacity(AT_ONCE);
        if (&mut content).take(AT_ONCE as u64).read_to_end(&mut part).await? == 0 {
            return Ok((length, format!("{:x}", digest.finalize())));
        }
        digest.update(&part);
        length += part.len() as u64;
        writer.write(Bytes::from(part)).await?;
    }
}

/// Hangs a file that was made on an object.
pub async fn hang(tx: &Tx, id: Id<File>, object: &ObjectRef) -> Result<(), DbErr> {
    file::Entity::update_many()
        .col_expr(file::Column::ObjectKind, Expr::value(object.kind.clone()))
        .col_expr(file::Column::ObjectId, Expr::value(object.id))
        .filter(file::Column::Id.eq(id))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// A file that goes into what a person takes out.
#[derive(Clone, Debug)]
pub struct Taken {
    /// The object that it hangs on.
    pub object: Uuid,
    /// The part of it.
    pub part: i32,
    /// Its name.
    pub name: String,
    /// What it is served as.
    pub media_type: String,
    /// Hex.
    pub sha256: String,
    /// Its key in the file storage.
    pub blob: String,
}

/// The files of several objects of one kind that can be had, for what a person takes out.
pub async fn to_take_out(db: &impl sea_orm::ConnectionTrait, kind: &str, ids: &[Uuid]) -> Result<Vec<Taken>, DbErr> {
    let rows = file::Entity::find()
        .filter(file::Column::ObjectKind.eq(kind))
        .filter(file::Column::ObjectId.is_in(ids.iter().copied()))
        .filter(file::Column::State.eq(State::Ready))
        .all(db)
        .await?;
    let taken = |row: file::Model| {
        Some(Taken {
            object: row.object_id?,
            part: row.part,
            name: row.name,
            media_type: row.media_type,
            sha256: row.sha256,
            blob: row.blob,
        })
    };
    Ok(rows.into_iter().filter_map(taken).collect())
}
