//! Files that came by mail: looked at and kept by the same rules as those that come with a form, and hung on what
//! the mail became.

use base::{Id, ObjectRef};
use futures::TryStreamExt;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};
use store::Tx;
use web::Portal;

use crate::making::make_of_theirs;
use crate::model::{File, Why};
use crate::rules::{self, Sniffer};
use crate::tables::file;

/// Why a file of a mail is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotTaken(Why);

impl NotTaken {
    /// The mail has more files than a message may have.
    pub const TOO_MANY: NotTaken = NotTaken(Why::TooMany);

    /// The end of its text keys.
    pub fn code(self) -> &'static str {
        match self.0 {
            Why::Empty => "empty",
            Why::TooLarge => "too-large",
            Why::Program => "program",
            Why::TooMany => "too-many",
            _ => "kind",
        }
    }
}

/// Takes a file into the storage under a cleaned name. It hangs on nothing yet.
pub async fn take(portal: &Portal, name: &str, bytes: &[u8]) -> anyhow::Result<Result<Id<File>, NotTaken>> {
    let (name, config) = (rules::clean_name(name), &portal.config.files);
    let mut sniffer = Sniffer::new();
    let looked = sniffer.see(bytes, config).and_then(|()| sniffer.verdict(&name, config));
    match looked {
        Ok(content) => Ok(Ok(make_of_theirs(portal, &name, content.media_type, bytes).await?)),
        Err(why) => Ok(Err(NotTaken(why))),
    }
}

/// The name that a file of this name is kept under.
pub fn kept_name(name: &str) -> String {
    rules::clean_name(name)
}

/// Hangs files that were taken on a part of an object.
pub async fn hang_on(tx: &Tx, ids: &[Id<File>], object: &ObjectRef, part: i32) -> Result<(), DbErr> {
    if ids.is_empty() {
        return Ok(());
    }
    let those = file::Entity::update_many().filter(file::Column::Id.is_in(ids.iter().copied()));
    point(those, object, part).exec(&**tx).await?;
    Ok(())
}

fn point(those: sea_orm::UpdateMany<file::Entity>, object: &ObjectRef, part: i32) -> sea_orm::UpdateMany<file::Entity> {
    those
        .col_expr(file::Column::ObjectKind, Expr::value(object.kind.clone()))
        .col_expr(file::Column::ObjectId, Expr::value(object.id))
        .col_expr(file::Column::Part, Expr::value(part))
}

/// The bytes of what the house made and hung on this part of an object; none when there is no such file.
pub async fn bytes_of(portal: &Portal, object: &ObjectRef, part: i32) -> anyhow::Result<Option<Vec<u8>>> {
    let found = file::Entity::find()
        .filter(file::Column::ObjectKind.eq(&object.kind))
        .filter(file::Column::ObjectId.eq(object.id))
        .filter(file::Column::Part.eq(part))
        .one(portal.store.db())
        .await?;
    let Some(row) = found else { return Ok(None) };
    let mut parts = portal.blobs.read(&row.blob).await?;
    let mut whole = Vec::new();
    while let Some(part) = parts.try_next().await? {
        whole.extend_from_slice(&part);
    }
    Ok(Some(whole))
}
