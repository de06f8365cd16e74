//! Tells an organisation's programs that something happened: a row and a job in the transaction of what did, so
//! that nothing is lost and nothing told that was rolled back. Tells which case, never what is in it: the program
//! reads that by its key.

mod address;
mod sending;
mod signing;

use base::{Id, Organisation};
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use serde_json::json;
use store::{NewJob, Tx};

pub use crate::model::Event;
pub(crate) use address::check;
pub(crate) use sending::deliver;
pub(crate) use signing::WebhookSecret;

use crate::queries;
use crate::tables::webhook::{Webhook, delivery};

/// The kind of its jobs.
pub(crate) const DELIVER: &str = "organisations.deliver";

/// Something that happened to a case of an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct News<'a> {
    /// What.
    pub event: Event,
    /// The number of the case.
    pub reference: &'a str,
    /// The number of the message in it, where it is about one.
    pub message: Option<i32>,
}

/// Tells the organisation's programs that want to know, once the transaction is through.
pub async fn tell(tx: &Tx, organisation: Id<Organisation>, news: News<'_>) -> anyhow::Result<()> {
    for webhook in queries::webhooks(&**tx, organisation).await? {
        if webhook.is_on && Event::chosen(&webhook.events).contains(&news.event) {
            send(tx, webhook.id, news.event, Some(news.reference), news.message).await?;
        }
    }
    Ok(())
}

/// Puts one delivery on its way.
pub(crate) async fn send(
    tx: &Tx,
    to: Id<Webhook>,
    event: Event,
    reference: Option<&str>,
    message: Option<i32>,
) -> anyhow::Result<()> {
    let id = tx.id();
    let row = delivery::ActiveModel {
        id: Set(id),
        webhook_id: Set(to),
        event: Set(event.code().to_owned()),
        reference: Set(reference.map(str::to_owned)),
        message: Set(message),
        made_at: Set(tx.now()),
        state: Set(delivery::DeliveryState::Waiting),
        attempts: Set(0),
        tried_at: Set(None),
        next_at: Set(Some(tx.now())),
        status: Set(None),
        trouble: Set(None),
    };
    delivery::Entity::insert(row).exec_without_returning(&**tx).await?;
    tx.enqueue(NewJob::now(DELIVER, json!({ "delivery": id }))).await?;
    Ok(())
}
