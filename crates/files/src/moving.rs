//! Files go along when what they hang on becomes part of something else.

use base::ObjectRef;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, UpdateMany};
use store::Tx;

use crate::tables::file::{self, Column};

/// Moves the files of all parts of `from` to `to`, `behind` places further on. Those that answer a question
/// stay with the answer.
pub async fn move_parts(tx: &Tx, from: &ObjectRef, to: &ObjectRef, behind: i32) -> Result<(), DbErr> {
    let part = Expr::col(Column::Part).add(behind);
    of(from, to).col_expr(Column::Part, part).exec(&**tx).await?;
    Ok(())
}

/// Moves the files of one part.
pub async fn move_part(tx: &Tx, from: (&ObjectRef, i32), to: (&ObjectRef, i32)) -> Result<(), DbErr> {
    let one = of(from.0, to.0).filter(Column::Part.eq(from.1));
    one.col_expr(Column::Part, Expr::value(to.1)).exec(&**tx).await?;
    Ok(())
}

fn of(from: &ObjectRef, to: &ObjectRef) -> UpdateMany<file::Entity> {
    file::Entity::update_many()
        .col_expr(Column::ObjectKind, Expr::value(to.kind.clone()))
        .col_expr(Column::ObjectId, Expr::value(to.id))
        .filter(Column::ObjectKind.eq(&from.kind))
        .filter(Column::ObjectId.eq(from.id))
        .filter(Column::Question.is_null())
}
