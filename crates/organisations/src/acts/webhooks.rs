//! A manager says where programs are told of what happens, and what comes of each telling.

use base::{Id, Organisation};
use chrono::TimeDelta;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;
use store::{Actor, Claim, Never, NewJob, Stop, Tx};
use web::Portal;
use web::throttle::{self, Limit, Verdict};

use super::{audit, begin, load, lock};
use crate::model::{Event, State};
use crate::rules::{self, Next, Outcome, WebhookRefusal};
use crate::tables::webhook::delivery::{self, DeliveryState};
use crate::tables::webhook::{self, Column, Delivery, Webhook};
use crate::webhooks::{DELIVER, WebhookSecret};
use crate::{letters, queries, webhooks};

/// What is sent by hand to the webhooks of one organisation.
const BY_HAND: Limit = Limit {
    name: "organisations.webhook_by_hand",
    free: 30,
    window: TimeDelta::hours(1),
    pause: TimeDelta::minutes(5),
};

/// A webhook as it is saved. Its address was checked.
#[derive(Clone, Debug)]
pub(crate) struct NewWebhook {
    pub(crate) address: String,
    pub(crate) description: String,
    pub(crate) events: Vec<Event>,
    pub(crate) is_on: bool,
    /// The version that was seen.
    pub(crate) seen: i64,
}

/// Makes a webhook and gives its secret, which is not shown again; nothing when this form made one before.
/// `by` is a manager: the caller knows it.
pub(crate) async fn make_webhook(
    portal: &Portal,
    by: Actor,
    form: &str,
    of: Id<Organisation>,
    new: &NewWebhook,
) -> Result<Option<(Id<Webhook>, WebhookSecret)>, Stop<WebhookRefusal>> {
    let write = portal.store.write(|tx| async move {
        let Some(organisation) = begin(&tx, of, form).await? else {
            return Ok(None);
        };
        if organisation.state == State::Unconfirmed {
            return Err(Stop::Refusal(WebhookRefusal::Unconfirmed));
        }
        if queries::webhooks(&*tx, of).await?.len() >= rules::MOST_WEBHOOKS {
            return Err(Stop::Refusal(WebhookRefusal::TooMany));
        }
        let (id, secret) = (tx.id(), WebhookSecret::new(tx.random()));
        let row = webhook::ActiveModel {
            id: Set(id),
            organisation_id: Set(of),
            address: Set(new.address.clone()),
            description: Set(new.description.clone()),
            events: Set(Event::stored(&new.events)),
            is_on: Set(true),
            failed_at: Set(None),
            secret: Set(secret.sealed(tx.keys(), tx.random())),
            old_secret: Set(None),
            old_secret_until: Set(None),
            made_by: Set(by.person_id()),
            made_at: Set(tx.now()),
            version: Set(1),
        };
        webhook::Entity::insert(row).exec_without_returning(&*tx).await?;
        audit(&tx, by, "organisations.webhook_made", of, json!({ "webhook": id })).await?;
        tx.answer_form(form, "made").await?;
        Ok(Some((id, secret)))
    });
    write.await
}

/// Saves a webhook that is there.
pub(crate) async fn change_webhook(
    portal: &Portal,
    by: Actor,
    form: &str,
    (of, id): (Id<Organisation>, Id<Webhook>),
    new: &NewWebhook,
) -> Result<(), Stop<WebhookRefusal>> {
    let write = portal.store.write(|tx| async move {
        let Some(before) = begin_at(&tx, (of, id), form).await? else {
            return Ok(());
        };
        if before.version != new.seen {
            return Err(Stop::Refusal(WebhookRefusal::Stale));
        }
        let row = webhook::ActiveModel {
            id: Set(id),
            address: Set(new.address.clone()),
            description: Set(new.description.clone()),
            events: Set(Event::stored(&new.events)),
            is_on: Set(new.is_on),
            failed_at: Set(before.failed_at.filter(|_| !new.is_on)),
            version: Set(before.version + 1),
            ..Default::default()
        };
        webhook::Entity::update(row).exec(&*tx).await?;
        let details = json!({ "webhook": id, "version": before.version + 1 });
        audit(&tx, by, "organisations.webhook_changed", of, details).await?;
        tx.answer_form(form, "saved").await?;
        Ok(())
    });
    write.await
}

/// Gives a webhook another secret, shown once; the one before signs along for a day. Nothing when this form did so.
pub(crate) async fn change_secret(
    portal: &Portal,
    by: Actor,
    form: &str,
    (of, id): (Id<Organisation>, Id<Webhook>),
) -> Result<Option<WebhookSecret>, Stop<WebhookRefusal>> {
    let write = portal.store.write(|tx| async move {
        let Some(before) = begin_at(&tx, (of, id), form).await? else {
            return Ok(None);
        };
        let secret = WebhookSecret::new(tx.random());
        let row = webhook::ActiveModel {
            id: Set(id),
            secret: Set(secret.sealed(tx.keys(), tx.random())),
            old_secret: Set(Some(before.secret)),
            old_secret_until: Set(Some(tx.now() + rules::OLD_SECRET_SIGNS)),
            version: Set(before.version + 1),
            ..Default::default()
        };
        webhook::Entity::update(row).exec(&*tx).await?;
        let details = json!({ "webhook": id });
        audit(&tx, by, "organisations.webhook_secret_changed", of, details).await?;
        tx.answer_form(form, "changed").await?;
        Ok(Some(secret))
    });
    write.await
}

/// Takes a webhook away with all that was sent to it.
pub(crate) async fn remove_webhook(
    portal: &Portal,
    by: Actor,
    form: &str,
    (of, id): (Id<Organisation>, Id<Webhook>),
) -> Result<(), Stop<WebhookRefusal>> {
    let write = portal.store.write(|tx| async move {
        if begin_at(&tx, (of, id), form).await?.is_none() {
            return Ok(());
        }
        webhook::Entity::delete_by_id(id).exec(&*tx).await?;
        audit(&tx, by, "organisations.webhook_removed", of, json!({ "webhook": id })).await?;
        tx.answer_form(form, "removed").await?;
        Ok(())
    });
    write.await
}

/// Sends a try, which says nothing of any case.
pub(crate) async fn try_webhook(
    portal: &Portal,
    by: Actor,
    form: &str,
    (of, id): (Id<Organisation>, Id<Webhook>),
) -> Result<(), Stop<WebhookRefusal>> {
    let write = portal.store.write(|tx| async move {
        let Some(to) = begin_at(&tx, (of, id), form).await? else {
            return Ok(());
        };
        may_send(&tx, &to).await?;
        webhooks::send(&tx, id, Event::Test, None, None).await?;
        audit(&tx, by, "organisations.webhook_tried", of, json!({ "webhook": id })).await?;
        tx.answer_form(form, "sent").await?;
        Ok(())
    });
    write.await
}

/// Sends something again, now: the same with the same id.
pub(crate) async fn send_again(
    portal: &Portal,
    by: Actor,
    form: &str,
    (of, id): (Id<Organisation>, Id<Webhook>),
    what: Id<Delivery>,
) -> Result<(), Stop<WebhookRefusal>> {
    let write = portal.store.write(|tx| async move {
        let Some(to) = begin_at(&tx, (of, id), form).await? else {
            return Ok(());
        };
        may_send(&tx, &to).await?;
        let again = delivery::Entity::update_many()
            .col_expr(delivery::Column::State, Expr::value(DeliveryState::Waiting))
            .col_expr(delivery::Column::Attempts, Expr::value(0))
            .col_expr(delivery::Column::NextAt, Expr::value(tx.now()))
            .filter(delivery::Column::Id.eq(what))
            .filter(delivery::Column::WebhookId.eq(id))
            .exec(&*tx)
            .await?;
        if again.rows_affected == 0 {
            return Err(Stop::Refusal(WebhookRefusal::Gone));
        }
        tx.enqueue(NewJob::now(DELIVER, json!({ "delivery": what }))).await?;
        let details = json!({ "webhook": id, "delivery": what });
        audit(&tx, by, "organisations.webhook_sent_again", of, details).await?;
        tx.answer_form(form, "sent").await?;
        Ok(())
    });
    write.await
}

/// Locks, claims the form and finds the webhook; nothing when the form was done before.
async fn begin_at(
    tx: &Tx,
    (of, id): (Id<Organisation>, Id<Webhook>),
    form: &str,
) -> Result<Option<webhook::Model>, Stop<WebhookRefusal>> {
    lock(tx, of).await?;
    if let Claim::Done(_) = tx.claim_form(form).await? {
        return Ok(None);
    }
    let found = queries::webhook(&**tx, of, id).await?;
    found.map(Some).ok_or(Stop::Refusal(WebhookRefusal::Gone))
}

async fn may_send(tx: &Tx, to: &webhook::Model) -> Result<(), Stop<WebhookRefusal>> {
    if !to.is_on {
        return Err(Stop::Refusal(WebhookRefusal::Off));
    }
    match throttle::attempt_in(tx, BY_HAND, &to.organisation_id.to_string()).await? {
        Verdict::Free { .. } => Ok(()),
        Verdict::Blocked { until } => Err(Stop::Refusal(WebhookRefusal::TooOften(until))),
    }
}

/// Notes what came of a try, and sees to the next. When it is given up the webhook is switched off, and the
/// organisation's managers are told.
pub(crate) async fn note_delivery(portal: &Portal, tried: &delivery::Model, outcome: Outcome) -> anyhow::Result<()> {
    let write = portal.store.write::<_, Never, _, _>(|tx| async move {
        let Some((_, to)) = queries::delivery(&*tx, tried.id).await? else {
            return Ok(());
        };
        lock(&tx, to.organisation_id).await?;
        // As it is now that nobody else is at it.
        let Some((there, to)) = queries::delivery(&*tx, tried.id).await? else {
            return Ok(());
        };
        // Another job was quicker, or somebody sent it again meanwhile.
        if (there.attempts, there.state) != (tried.attempts, DeliveryState::Waiting) {
            return Ok(());
        }
        let attempts = there.attempts + 1;
        let mut row = delivery::ActiveModel {
            id: Set(there.id),
            attempts: Set(attempts),
            tried_at: Set(Some(tx.now())),
            next_at: Set(None),
            status: Set(None),
            trouble: Set(None),
            ..Default::default()
        };
        match outcome {
            Outcome::Answered(status) => row.status = Set(Some(status.into())),
            Outcome::Failed(trouble) => row.trouble = Set(Some(trouble.code().to_owned())),
        }
        let is_test = there.event == Event::Test.code();
        let next = match rules::next(attempts, outcome) {
            // Whoever tries looks at the answer, and tries again by hand.
            Next::Again(_) if is_test || !to.is_on => Next::GiveUp,
            next => next,
        };
        row.state = Set(match next {
            Next::Done => DeliveryState::Delivered,
            Next::Again(_) => DeliveryState::Waiting,
            Next::GiveUp => DeliveryState::Failed,
        });
        if let Next::Again(pause) = next {
            let at = tx.now() + pause;
            row.next_at = Set(Some(at));
            let again = json!({ "delivery": there.id });
            tx.enqueue(NewJob::at(DELIVER, again, at)).await?;
        }
        delivery::Entity::update(row).exec(&*tx).await?;
        if next == Next::GiveUp && to.is_on && !is_test {
            switch_off(portal, &tx, &to).await?;
        }
        Ok(())
    });
    Ok(write.await?)
}

async fn switch_off(portal: &Portal, tx: &Tx, webhook: &webhook::Model) -> anyhow::Result<()> {
    webhook::Entity::update_many()
        .col_expr(Column::IsOn, Expr::value(false))
        .col_expr(Column::FailedAt, Expr::value(tx.now()))
        .col_expr(Column::Version, Expr::value(webhook.version + 1))
        .filter(Column::Id.eq(webhook.id))
        .exec(&**tx)
        .await?;
    let of = load(tx, webhook.organisation_id).await?;
    letters::tell_of_webhook(portal, tx, &of, webhook).await?;
    let details = json!({ "webhook": webhook.id });
    Ok(audit(tx, Actor::System, "organisations.webhook_switched_off", of.id, details).await?)
}
