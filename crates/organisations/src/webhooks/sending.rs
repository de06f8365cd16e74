//! Makes one try to deliver, as a job. Of the answer only its status is read.

use std::sync::OnceLock;
use std::time::Duration;

use anyhow::Context;
use base::Id;
use chrono::{DateTime, SecondsFormat, Utc};
use reqwest::{Client, Url};
use serde::{Deserialize, Serialize};
use store::JobError;
use web::Portal;

use super::address::{self, PrivateAddress};
use super::signing::WebhookSecret;
use crate::acts;
use crate::model::{State, Trouble};
use crate::queries;
use crate::rules::Outcome;
use crate::tables::webhook::{self, Delivery, delivery};

const PATIENCE: Duration = Duration::from_secs(10);

/// One client for all deliveries.
#[derive(Default)]
struct KeptClient(OnceLock<Client>);

impl KeptClient {
    fn get(&self, portal: &Portal) -> anyhow::Result<Client> {
        if let Some(kept) = self.0.get() {
            return Ok(kept.clone());
        }
        let made = address::client(portal.config.api.allow_private_webhooks, PATIENCE)?;
        Ok(self.0.get_or_init(|| made).clone())
    }
}

/// What a job carries.
#[derive(Deserialize)]
struct Work {
    delivery: Id<Delivery>,
}

/// What is sent. Names the case and nothing of what is in it.
#[derive(Serialize)]
struct Body<'a> {
    r#type: &'a str,
    timestamp: String,
    data: Data<'a>,
}

#[derive(Serialize)]
struct Data<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<i32>,
}

/// Tries once, and notes what came of it.
pub(crate) async fn deliver(portal: Portal, payload: serde_json::Value) -> Result<(), JobError> {
    let work: Work = serde_json::from_value(payload).map_err(|e| JobError::GiveUp(e.into()))?;
    let db = portal.store.db();
    let Some((delivery, webhook)) = queries::delivery(db, work.delivery).await? else {
        return Ok(());
    };
    // Tried again by hand meanwhile, or its webhook is being tried by another job.
    let is_due =
        delivery.state == delivery::DeliveryState::Waiting && delivery.next_at.is_some_and(|next| next <= portal.now());
    if !is_due {
        return Ok(());
    }
    let of = queries::organisation(db, webhook.organisation_id).await?;
    let is_on = webhook.is_on && of.is_some_and(|of| of.state != State::Ended);
    let outcome = match is_on {
        true => attempt(&portal, &webhook, &delivery).await?,
        false => Outcome::Failed(Trouble::Off),
    };
    Ok(acts::note_delivery(&portal, &delivery, outcome).await?)
}

async fn attempt(portal: &Portal, to: &webhook::Model, what: &delivery::Model) -> anyhow::Result<Outcome> {
    let url = Url::parse(&to.address).context("a stored webhook has an address")?;
    if !address::is_allowed(&url, portal.config.api.allow_private_webhooks) {
        return Ok(Outcome::Failed(Trouble::Private));
    }
    let (id, body, now) = (what.id.to_string(), body(what)?, portal.now());
    let request = portal
        .shared::<KeptClient>()
        .get(portal)?
        .post(url)
        .header("content-type", "application/json")
        .header("webhook-id", &id)
        .header("webhook-timestamp", now.timestamp())
        .header("webhook-signature", signatures(portal, to, &id, now, &body)?)
        .body(body);
    Ok(match request.send().await {
        Ok(answer) => Outcome::Answered(answer.status().as_u16()),
        Err(e) => Outcome::Failed(trouble(&e)),
    })
}

/// The same for every try, so that a receiver may compare.
fn body(what: &delivery::Model) -> anyhow::Result<String> {
    Ok(serde_json::to_string(&Body {
        r#type: &what.event,
        timestamp: what.made_at.to_rfc3339_opts(SecondsFormat::Millis, true),
        data: Data {
            reference: what.reference.as_deref(),
            message: what.message,
        },
    })?)
}

/// That of the secret, and for a while that of the one before.
fn signatures(
    portal: &Portal,
    of: &webhook::Model,
    id: &str,
    now: DateTime<Utc>,
    body: &str,
) -> anyhow::Result<String> {
    let old = of
        .old_secret
        .iter()
        .filter(|_| of.old_secret_until.is_some_and(|until| now < until));
    let signed = [&of.secret].into_iter().chain(old).map(|sealed| {
        let secret = WebhookSecret::open(portal.store.keys(), sealed)?;
        Ok(secret.sign(id, now.timestamp(), body))
    });
    Ok(signed.collect::<anyhow::Result<Vec<_>>>()?.join(" "))
}

fn trouble(e: &reqwest::Error) -> Trouble {
    let mut cause: Option<&dyn std::error::Error> = Some(e);
    while let Some(one) = cause {
        if one.is::<PrivateAddress>() {
            return Trouble::Private;
        }
        cause = one.source();
    }
    if e.is_timeout() {
        Trouble::TimedOut
    } else {
        Trouble::Unreachable
    }
}
