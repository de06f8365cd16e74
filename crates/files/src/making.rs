//! Files that the house itself makes. Like those that people send, each has its row before its first
//! byte, and what hangs on nothing is deleted after a day: whoever makes one may be killed at any time.

use base::{Id, ObjectRef};
use bytes::Bytes;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter};
use sha2::{Digest, Sha256};
use store::{Blobs, Never, Tx};
use tokio::io::{AsyncRead, AsyncReadExt};
use uuid::Uuid;
use web::Portal;

use crate::model::{File, State};
use crate::tables::file;

const AT_ONCE: usize = 256 * 1024;

/// Puts a file into the storage. It hangs on nothing yet.
pub async fn make(
    portal: &Portal,
    name: &str,
    media_type: &str,
    mut content: impl AsyncRead + Unpin,
) -> anyhow::Result<Id<File>> {
    let row = &announce(portal, name, media_type).await?;
    let mut writer = portal.blobs.write(&row.blob).await?;
    let (mut digest, mut length) = (Sha256::new(), 0_i64);
    loop {
        let mut part = Vec::with_capacity(AT_ONCE);
        if (&mut content).take(AT_ONCE as u64).read_to_end(&mut part).await? == 0 {
            break;
        }
        digest.update(&part);
        length += i64::try_from(part.len())?;
        writer.write(Bytes::from(part)).await?;
    }
    writer.finish().await?;
    let sha256 = &digest
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect::<String>();
    let arrived = portal.store.write::<_, Never, _, _>(|tx| async move {
        let whole = file::ActiveModel {
            bytes: Set(length),
            sha256: Set(sha256.clone()),
            state: Set(State::Ready),
            ..Default::default()
        };
        let own = file::Entity::update_many()
            .set(whole)
            .filter(file::Column::Id.eq(row.id));
        own.exec(&*tx).await?;
        Ok(())
    });
    arrived.await?;
    Ok(row.id)
}

async fn announce(portal: &Portal, name: &str, media_type: &str) -> anyhow::Result<file::Model> {
    let row = &file::Model {
        id: Id::new(portal.now(), portal.random()),
        object_kind: None,
        object_id: None,
        part: 0,
        name: name.to_owned(),
        bytes: 0,
        sha256: String::new(),
        media_type: media_type.to_owned(),
        blob: Blobs::new_key(portal.random()),
        state: State::Arriving,
        person_id: None,
        browser: String::new(),
        created_at: portal.now(),
    };
    let written = portal.store.write::<_, Never, _, _>(|tx| async move {
        file::Entity::insert(file::ActiveModel::from(row.clone()).reset_all())
            .exec_without_returning(&*tx)
            .await?;
        Ok(())
    });
    written.await?;
    Ok(row.clone())
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
            blob: row.blob,
        })
    };
    Ok(rows.into_iter().filter_map(taken).collect())
}
