//! Staff see what did not arrive, and why, and send it again. Addresses are masked.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use base::Id;
use chrono::{DateTime, Utc};
use store::Stop;
use web::{Asked, Flash, Form, Frame, Paging, Portal, Posted, Problem, Viewer};

use crate::acts;
use crate::model::{ADDRESS, Channel, Reason};
use crate::queries::{self, id_of};
use crate::rules;
use crate::tables::{Notification, notification};

struct Row {
    id: Id<Notification>,
    subject: String,
    lang: String,
    channel: Channel,
    address: String,
    at: DateTime<Utc>,
    attempts: i32,
    reason: String,
    form: Option<Form>,
}

#[derive(Template)]
#[template(path = "staff/deliveries.html")]
struct DeliveriesPage<'a> {
    f: &'a Frame,
    queued: u64,
    rows: Vec<Row>,
    paging: Paging,
}

pub(crate) async fn list(State(portal): State<Portal>, f: Frame) -> web::Result {
    let asked = Asked::of(&f);
    let page = queries::undelivered(&portal, asked.place()).await?;
    let queued = queries::queued(&portal).await?;
    let paging = asked.paging(&page, &[]);
    let rows = page
        .items
        .into_iter()
        .map(|row| shown(&portal, &f, row))
        .collect::<Result<_, _>>()?;
    web::page(&DeliveriesPage {
        f: &f,
        queued,
        rows,
        paging,
    })
}

fn shown(portal: &Portal, f: &Frame, row: notification::Model) -> anyhow::Result<Row> {
    let address = String::from_utf8(portal.store.keys().open(ADDRESS, &row.address_sealed)?)?;
    Ok(Row {
        id: row.id,
        address: rules::masked(&address),
        reason: reason(f, row.error_code.as_deref().unwrap_or_default()),
        form: queries::can_be_sent_again(&row).then(|| Form::new(f)),
        subject: row.subject,
        lang: row.lang,
        channel: Channel::from_code(&row.channel).unwrap_or(Channel::Email),
        at: row.created_at,
        attempts: row.attempts,
    })
}

/// "address-refused 550" in words, with the server's code behind.
fn reason(f: &Frame, code: &str) -> String {
    let (code, status) = code.split_once(' ').unwrap_or((code, ""));
    let words = match Reason::from_code(code) {
        Some(reason) => f.t(&format!("notify-failure-{}", reason.code())),
        None => f.t("notify-failure-unknown"),
    };
    if status.is_empty() {
        words
    } else {
        format!("{words} ({status})")
    }
}

pub(crate) async fn send_again(
    State(portal): State<Portal>,
    f: Frame,
    viewer: Viewer,
    Path(id): Path<String>,
    _: Posted,
) -> web::Result<Response> {
    let id = id_of(&id).ok_or(Problem::NotFound)?;
    match acts::send_again(&portal, viewer.actor(), id).await {
        Ok(()) => Ok(web::see_other(
            &f,
            "/handlaggning/utskick",
            Some(Flash::good(f.t("notify-sending-again"))),
        )),
        Err(Stop::Refusal(_)) => Err(Problem::NotFound.into()),
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}
