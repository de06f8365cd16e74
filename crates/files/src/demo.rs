//! Files of the demo: short texts, made before its transaction and hung on its objects inside.

use base::{Id, ObjectRef, Person};
use bytes::Bytes;
use sea_orm::{ActiveValue::Set, DbErr, EntityTrait};
use sha2::{Digest, Sha256};
use store::{Blobs, Tx};
use web::Portal;

use crate::model::State;
use crate::tables::file;

/// A text that lies in the file storage and hangs on nothing yet.
#[derive(Clone, Debug)]
pub struct StoredText {
    blob: String,
    bytes: i64,
    sha256: String,
}

/// Puts a text into the storage.
pub async fn store(portal: &Portal, text: &str) -> anyhow::Result<StoredText> {
    let blob = Blobs::new_key(portal.random());
    let mut writer = portal.blobs.write(&blob).await?;
    writer.write(Bytes::copy_from_slice(text.as_bytes())).await?;
    writer.finish().await?;
    Ok(StoredText {
        blob,
        bytes: i64::try_from(text.len())?,
        sha256: format!("{:x}", Sha256::digest(text.as_bytes())),
    })
}

/// Hangs it on a part of an object, under a name that ends in `.txt`.
pub async fn hang(
    tx: &Tx,
    text: &StoredText,
    object: &ObjectRef,
    part: i32,
    name: &str,
    sender: Id<Person>,
) -> Result<(), DbErr> {
    let row = file::ActiveModel {
        id: Set(tx.id()),
        object_kind: Set(Some(object.kind.clone())),
        object_id: Set(Some(object.id)),
        part: Set(part),
        question: Set(None),
        name: Set(name.to_owned()),
        bytes: Set(text.bytes),
        sha256: Set(text.sha256.clone()),
        media_type: Set("text/plain".to_owned()),
        blob: Set(text.blob.clone()),
        state: Set(State::Ready),
        person_id: Set(Some(sender)),
        browser: Set(String::new()),
        created_at: Set(tx.now()),
    };
    file::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}
