//! The webhooks of organisations, and what was sent to them.

use base::{Id, Organisation};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::tables::webhook::{Column, Delivery, Entity, Model, Webhook, delivery};

/// Deliveries that are shown of a webhook.
const SHOWN: u64 = 20;

/// The webhooks of an organisation, the oldest first.
pub(crate) async fn webhooks(db: &impl ConnectionTrait, of: Id<Organisation>) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::OrganisationId.eq(of))
        .order_by_asc(Column::MadeAt)
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

/// One webhook of an organisation.
pub(crate) async fn webhook(
    db: &impl ConnectionTrait,
    of: Id<Organisation>,
    id: Id<Webhook>,
) -> Result<Option<Model>, DbErr> {
    let found = Entity::find_by_id(id).filter(Column::OrganisationId.eq(of));
    found.one(db).await
}

/// A delivery, and where it goes.
pub(crate) async fn delivery(
    db: &impl ConnectionTrait,
    id: Id<Delivery>,
) -> Result<Option<(delivery::Model, Model)>, DbErr> {
    let Some(found) = delivery::Entity::find_by_id(id).one(db).await? else {
        return Ok(None);
    };
    let to = Entity::find_by_id(found.webhook_id).one(db).await?;
    Ok(to.map(|to| (found, to)))
}

/// What was sent to a webhook last, the newest first.
pub(crate) async fn deliveries(db: &impl ConnectionTrait, to: Id<Webhook>) -> Result<Vec<delivery::Model>, DbErr> {
    delivery::Entity::find()
        .filter(delivery::Column::WebhookId.eq(to))
        .order_by_desc(delivery::Column::MadeAt)
        .order_by_desc(delivery::Column::Id)
        .limit(SHOWN)
        .all(db)
        .await
}
