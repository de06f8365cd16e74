//! Files hang on an object in the transaction that makes it, all of them or none.

use base::{Id, ObjectRef};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};
use store::Tx;
use uuid::Uuid;
use web::{Portal, Viewer};

use crate::model::{File, State};
use crate::queries::{Sender, is_loose};
use crate::tables::file;

/// Hangs files that the viewer has sent on an object. Gives false, and the caller rolls back, when one of
/// them is not the viewer's to send off.
pub async fn attach(
    portal: &Portal,
    viewer: &Viewer,
    tx: &Tx,
    files: &[Id<File>],
    object: &ObjectRef,
) -> Result<bool, DbErr> {
    if files.is_empty() {
        return Ok(true);
    }
    let hung = file::Entity::update_many()
        .col_expr(file::Column::ObjectKind, Expr::value(object.kind.clone()))
        .col_expr(file::Column::ObjectId, Expr::value(object.id))
        .filter(file::Column::Id.is_in(files.iter().copied()))
        .filter(is_loose(&Sender::of(portal, viewer)))
        .filter(file::Column::State.ne(State::Infected))
        .exec(&**tx)
        .await?;
    Ok(hung.rows_affected == files.len() as u64)
}

/// Lets one file go from its object; the next cleaning deletes it.
pub async fn release(tx: &Tx, id: Id<File>, object: &ObjectRef) -> Result<bool, DbErr> {
    let let_go = file::Entity::update_many()
        .col_expr(file::Column::ObjectKind, Expr::value(None::<String>))
        .col_expr(file::Column::ObjectId, Expr::value(None::<Uuid>))
        .col_expr(file::Column::CreatedAt, Expr::value(chrono::DateTime::UNIX_EPOCH))
        .filter(file::Column::Id.eq(id))
        .filter(file::Column::ObjectKind.eq(&object.kind))
        .filter(file::Column::ObjectId.eq(object.id))
        .exec(&**tx)
        .await?;
    Ok(let_go.rows_affected > 0)
}
