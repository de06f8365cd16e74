//! `/dev/utkorg`: what the `mailbox:` transport delivered. Exists only with that transport.

use askama::Template;
use axum::Json;
use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse, Response};
use base::Id;
use chrono::{DateTime, Utc};
use http::HeaderValue;
use http::header::{CONTENT_SECURITY_POLICY, REFERRER_POLICY, X_FRAME_OPTIONS};
use serde::Serialize;
use web::{Asked, Form, Frame, Paging, Portal, Problem};

use crate::delivery::is_mailbox;
use crate::model::Channel;
use crate::queries::{self, id_of};
use crate::rendering;
use crate::tables::{Notification, mailbox_message};

/// A letter brings its own style and nothing else.
const LETTER_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

struct Shown {
    id: Id<Notification>,
    channel: Channel,
    to: String,
    subject: String,
    html: String,
    has_page: bool,
    at: DateTime<Utc>,
}

#[derive(Template)]
#[template(path = "outbox.html")]
struct OutboxPage<'a> {
    f: &'a Frame,
    form: Form,
    to: String,
    messages: Vec<Shown>,
    paging: Paging,
}

pub(crate) async fn list(State(portal): State<Portal>, f: Frame) -> web::Result {
    let asked = Asked::of(&f);
    only_with_drawer(&portal)?;
    let to = asked.get("to").to_owned();
    let page = queries::drawer(&portal, Some(&to), asked.place()).await?;
    let paging = asked.paging(&page, &["to"]);
    let messages = page.items.into_iter().map(|row| shown(&portal, row)).collect();
    let form = Form::new(&f).fill("to", to.as_str());
    web::page(&OutboxPage {
        f: &f,
        form,
        to,
        messages,
        paging,
    })
}

fn shown(portal: &Portal, row: mailbox_message::Model) -> Shown {
    Shown {
        id: row.id,
        html: rendering::linked(&row.text, &portal.config.base_url),
        channel: Channel::from_code(&row.channel).unwrap_or(Channel::Email),
        to: row.recipient,
        subject: row.subject,
        has_page: row.html.is_some(),
        at: row.created_at,
    }
}

#[derive(Serialize)]
struct Message {
    id: Id<Notification>,
    channel: String,
    to: String,
    subject: String,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    html: Option<String>,
    created_at: DateTime<Utc>,
}

pub(crate) async fn json(State(portal): State<Portal>, f: Frame) -> web::Result {
    let asked = Asked::of(&f);
    only_with_drawer(&portal)?;
    let rows = queries::whole_drawer(&portal, Some(asked.get("to"))).await?;
    let message = |row: mailbox_message::Model| Message {
        id: row.id,
        channel: row.channel,
        to: row.recipient,
        subject: row.subject,
        text: row.text,
        html: row.html,
        created_at: row.created_at,
    };
    Ok(Json(rows.into_iter().map(message).collect::<Vec<_>>()).into_response())
}

pub(crate) async fn html(State(portal): State<Portal>, Path(id): Path<String>) -> web::Result<Response> {
    only_with_drawer(&portal)?;
    let id = id_of(&id).ok_or(Problem::NotFound)?;
    let html = queries::message(&portal, id)
        .await?
        .and_then(|row| row.html)
        .ok_or(Problem::NotFound)?;
    let mut response = Html(html).into_response();
    let head = response.headers_mut();
    head.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(LETTER_POLICY));
    head.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    head.insert(X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    Ok(response)
}

fn only_with_drawer(portal: &Portal) -> Result<(), Problem> {
    if is_mailbox(&portal.config) {
        Ok(())
    } else {
        Err(Problem::NotFound)
    }
}
