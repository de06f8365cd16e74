//! What was done to an organisation, as the audit log tells it: for staff, by name where names are open.

use std::collections::HashMap;

use base::{Id, Organisation, Person};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use store::tables::audit_entry::{Column, Entity, Model};

use crate::model::ORGANISATION;

/// The latest so many.
const SHOWN: u64 = 50;

/// The latest entries, the newest first, and the names of those who did it.
pub(crate) async fn history(
    db: &impl ConnectionTrait,
    of: Id<Organisation>,
) -> anyhow::Result<(Vec<Model>, HashMap<Id<Person>, String>)> {
    let entries = Entity::find()
        .filter(Column::ObjectKind.eq(ORGANISATION))
        .filter(Column::ObjectId.eq(of.uuid()))
        .order_by_desc(Column::At)
        .order_by_desc(Column::Id)
        .limit(SHOWN)
        .all(db)
        .await?;
    let who: Vec<Id<Person>> = entries
        .iter()
        .filter_map(|entry| Some(Id::from_uuid(entry.actor_id?)))
        .collect();
    let names = accounts::queries::open_names(db, &who).await?;
    Ok((entries, names))
}
