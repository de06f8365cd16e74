//! `/aviseringar`: what needs the person, and everything that was sent to them.

use askama::Template;
use axum::extract::State;
use web::{Asked, Frame, Paging, Portal, Turn, Viewer};

use crate::model::{Channel, State as Delivery};
use crate::queries;
use crate::rendering;
use crate::tables::notification;

/// A notification in words.
struct Sent {
    subject: String,
    channel: Channel,
    at: chrono::DateTime<chrono::Utc>,
    state: Delivery,
    is_tried_again: bool,
    lang: String,
    html: String,
}

#[derive(Template)]
#[template(path = "notifications.html")]
struct NotificationsPage<'a> {
    f: &'a Frame,
    turns: Vec<Turn>,
    channel: Option<Channel>,
    sent: Vec<Sent>,
    paging: Paging,
}

pub(crate) async fn show(State(portal): State<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    let asked = Asked::of(&f);
    let person = viewer.signed_in()?.id;
    let channel = Channel::from_code(asked.get("kanal"));
    let page = queries::sent_to(&portal, person, channel, asked.place()).await?;
    let paging = asked.paging(&page, &["kanal"]);
    let sent = page.items.into_iter().map(|row| sent(&portal, row)).collect();
    let turns = web::turns(&f).await?;
    web::page(&NotificationsPage {
        f: &f,
        turns,
        channel,
        sent,
        paging,
    })
}

fn sent(portal: &Portal, row: notification::Model) -> Sent {
    let state = Delivery::from_code(&row.state).unwrap_or(Delivery::Queued);
    Sent {
        subject: row.subject,
        channel: Channel::from_code(&row.channel).unwrap_or(Channel::Email),
        at: row.sent_at.unwrap_or(row.created_at),
        state,
        is_tried_again: state == Delivery::Queued && row.attempts > 0,
        lang: row.lang,
        html: rendering::linked(&row.text, &portal.config.base_url),
    }
}

impl Sent {
    /// The text key of its state.
    fn state_key(&self) -> &'static str {
        if self.is_tried_again {
            "notify-state-retrying"
        } else {
            self.state.text()
        }
    }

    fn colour(&self) -> &'static str {
        match self.state {
            Delivery::Sent => "success",
            Delivery::Queued | Delivery::Suppressed => "neutral",
            Delivery::Failed | Delivery::Bounced => "danger",
        }
    }
}
