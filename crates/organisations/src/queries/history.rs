//! What was done to an organisation, as the audit log tells it, also to those that were merged into it.
//! Names are those that are open.

use std::collections::HashMap;

use base::{Cursor, Id, Organisation, Page, Person, Place};
use sea_orm::sea_query::{Expr, ExprTrait, SimpleExpr};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use store::tables::audit_entry::{Column, Entity, Model};

use crate::model::ORGANISATION;

/// Entries on one page.
const ROWS: usize = 50;

/// One page of the entries, the newest first.
pub(crate) async fn history(
    db: &impl ConnectionTrait,
    of: Id<Organisation>,
    place: Place,
) -> anyhow::Result<Page<Model>> {
    let mut all = store::merged_from(db, of.uuid()).await?;
    all.push(of.uuid());
    let found = Entity::find()
        .filter(Column::ObjectKind.eq(ORGANISATION))
        .filter(Column::ObjectId.is_in(all));
    let columns = || {
        Expr::tuple([
            SimpleExpr::from(Column::At.into_expr()),
            SimpleExpr::from(Column::Id.into_expr()),
        ])
    };
    let values = |cursor: Cursor| Expr::tuple([Expr::value(cursor.at), Expr::value(cursor.id)]);
    let found = match place {
        Place::First => found.order_by_desc(Column::At).order_by_desc(Column::Id),
        Place::After(cursor) => found
            .filter(columns().lt(values(cursor)))
            .order_by_desc(Column::At)
            .order_by_desc(Column::Id),
        Place::Before(cursor) => found
            .filter(columns().gt(values(cursor)))
            .order_by_asc(Column::At)
            .order_by_asc(Column::Id),
    };
    let rows = found.limit(ROWS as u64 + 1).all(db).await?;
    Ok(Page::of(rows, ROWS, place, |row| Cursor::new(row.at, row.id)))
}

/// The names of those who did it, and of those whom it was done to.
pub(crate) async fn history_names(
    db: &impl ConnectionTrait,
    entries: &[Model],
    others: impl Iterator<Item = Id<Person>>,
) -> anyhow::Result<HashMap<Id<Person>, String>> {
    let actors = entries.iter().filter_map(|entry| Some(Id::from_uuid(entry.actor_id?)));
    let who: Vec<Id<Person>> = actors.chain(others).collect();
    Ok(accounts::queries::open_names(db, &who).await?)
}
