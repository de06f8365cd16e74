//! Files hang on an object in the transaction that makes it, all of them or none.

use base::{Id, ObjectRef};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter};
use store::Tx;

use crate::model::File;
use crate::queries::{Sender, is_loose};
use crate::tables::file;

/// Files that somebody sent and that shall hang on what the form makes.
#[derive(Clone, Debug, Default)]
pub struct Chosen {
    pub(crate) sets: Vec<ChosenSet>,
    pub(crate) sender: Sender,
}

/// Those that answer one question of the form, or none.
#[derive(Clone, Debug)]
pub(crate) struct ChosenSet {
    pub(crate) question: Option<i32>,
    pub(crate) ids: Vec<Id<File>>,
}

impl Chosen {
    /// Hangs them on a part of an object. False, and then the caller rolls back, when one of them cannot be
    /// sent off any more: a day went by, the scanner took it, or it is not the sender's.
    pub async fn attach(&self, tx: &Tx, object: &ObjectRef, part: i32) -> Result<bool, DbErr> {
        for ChosenSet { question, ids } in &self.sets {
            let hung = file::Entity::update_many()
                .col_expr(file::Column::ObjectKind, Expr::value(object.kind.clone()))
                .col_expr(file::Column::ObjectId, Expr::value(object.id))
                .col_expr(file::Column::Part, Expr::value(part))
                .col_expr(file::Column::Question, Expr::value(*question))
                .filter(file::Column::Id.is_in(ids.iter().copied()))
                .filter(is_loose(&self.sender, tx.now()))
                .exec(&**tx)
                .await?;
            if hung.rows_affected != ids.len() as u64 {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.sets.iter().all(|set| set.ids.is_empty())
    }
}

/// Lets one file go from its object; the next cleaning deletes it. False when it did not hang there.
pub async fn release(tx: &Tx, id: Id<File>, object: &ObjectRef) -> Result<bool, DbErr> {
    let let_go = file::Entity::update_many()
        .set(released())
        .filter(file::Column::Id.eq(id))
        .filter(file::Column::ObjectKind.eq(&object.kind))
        .filter(file::Column::ObjectId.eq(object.id))
        .exec(&**tx)
        .await?;
    Ok(let_go.rows_affected > 0)
}

/// A file that hangs on nothing, and is older than any that somebody may still send off.
pub(crate) fn released() -> file::ActiveModel {
    file::ActiveModel {
        object_kind: Set(None),
        object_id: Set(None),
        created_at: Set(chrono::DateTime::UNIX_EPOCH),
        ..Default::default()
    }
}
