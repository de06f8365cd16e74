//! Some mails of the demo: two that wait for staff, and two that machines wrote. They come in on the same way as all
//! others; the worker makes of them what they become.

use anyhow::Context;
use base::Email;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Deserialize;
use web::Portal;

use super::VISITORS;
use crate::tables::case;
use crate::{contact, post};

#[derive(Deserialize)]
struct File {
    mail: Vec<Mail>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Mail {
    from: String,
    to: SentTo,
    subject: String,
    #[serde(default)]
    headers: String,
    text: String,
}

/// Which address of ours.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum SentTo {
    Plain,
    /// One that leads nowhere.
    Broken,
    /// That of a case of somebody else.
    Case,
}

/// Lets the mails come in, after the cases.
pub async fn mails(portal: &Portal) -> anyhow::Result<()> {
    let address = portal.config.mail_in.address.as_deref();
    let Some((name, domain)) = address.and_then(|address| address.split_once('@')) else {
        return Ok(());
    };
    let file: File = toml::from_str(include_str!("../../content/demo-mails.toml"))
        .context("the mails of the demo could not be read")?;
    for mail in file.mail {
        let to = match mail.to {
            SentTo::Plain => format!("{name}@{domain}"),
            SentTo::Broken => format!("{name}+gammal@{domain}"),
            SentTo::Case => address_of_a_case(portal).await?,
        };
        let (from, subject, at) = (&mail.from, &mail.subject, portal.now().to_rfc2822());
        let head = format!(
            "From: {from}\r\nTo: {to}\r\nSubject: {subject}\r\nDate: {at}\r\n{}",
            mail.headers
        );
        let (head, text) = (head.trim_end(), mail.text.trim());
        let raw = format!("{head}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n");
        post::take_in(portal, raw.as_bytes()).await?;
    }
    Ok(())
}

/// Where the first visitor of the demo answers about a case.
async fn address_of_a_case(portal: &Portal) -> anyhow::Result<String> {
    let email = Email::parse(VISITORS[0].1)?;
    let keys = portal.store.keys();
    let of_visitor = case::Entity::find()
        .filter(case::Column::ContactEmailHash.eq(contact::email_hash(keys, &email)))
        .order_by_desc(case::Column::CreatedAt);
    let case = of_visitor.one(portal.store.db()).await?;
    let case = case.context("the demo has no case of a visitor")?;
    post::reply_address(&portal.config, keys, case.id, &email).context("the demo reads no mail")
}
