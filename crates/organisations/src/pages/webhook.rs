//! `/organisation/api/webhookar/…`: one place where the organisation's programs are told of what happens, and what
//! was sent there last. For its managers.

use askama::Template;
use axum::extract::State as Get;
use axum::response::Response;
use base::Id;
use store::Stop;
use web::{Flash, Form, Frame, Portal, Posted, Problem, Viewer};

use super::api::{self, SecretPage};
use super::detail_fields::under;
use super::organisation::Acting;
use super::{InPath, id_of};
use crate::acts::{self, NewWebhook};
use crate::model::{Event, limit};
use crate::rules::WebhookRefusal;
use crate::tables::webhook::delivery::{self, DeliveryState};
use crate::tables::webhook::{self, Webhook};
use crate::webhooks::{self, WebhookSecret};
use crate::{parsing, queries};

/// A new one.
pub(crate) const NEW: &str = "/organisation/api/webhookar/ny";
/// One that is there.
pub(crate) const ONE: &str = "/organisation/api/webhookar/{id}";

/// The page of one webhook.
pub(crate) fn path(id: Id<Webhook>) -> String {
    format!("/organisation/api/webhookar/{id}")
}

/// What it tells of, in words.
pub(crate) fn events(f: &Frame, stored: &str) -> String {
    let chosen = Event::chosen(stored).into_iter();
    let words: Vec<_> = chosen
        .map(|one| f.t(&format!("organisations-event-{}", one.key())))
        .collect();
    words.join(" · ")
}

/// Whether anything is sent, and the colour of its tag.
pub(crate) fn tag(f: &Frame, of: &webhook::Model) -> (String, &'static str) {
    let (key, colour) = match (of.is_on, of.failed_at) {
        (true, _) => ("organisations-webhook-is-on", "success"),
        (false, Some(_)) => ("organisations-webhook-is-failed", "warning"),
        (false, None) => ("organisations-webhook-is-off", "neutral"),
    };
    (f.t(key), colour)
}

/// One telling, as it is listed.
struct DeliveryView {
    id: String,
    form: Form,
    what: String,
    facts: String,
    tag: (String, &'static str),
}

#[derive(Template)]
#[template(path = "webhook.html")]
struct WebhookPage<'a> {
    f: &'a Frame,
    form: Form,
    /// Of the buttons beside the form.
    other: Form,
    of: Option<&'a webhook::Model>,
    home: String,
    back: String,
    action: String,
    version: i64,
    events: Vec<(String, String)>,
    failed: Option<String>,
    signs_along: Option<String>,
    deliveries: Vec<DeliveryView>,
}

impl WebhookPage<'_> {
    fn title(&self) -> String {
        match self.of {
            Some(of) => of.description.clone(),
            None => self.f.t("organisations-webhook-new"),
        }
    }
}

/// GET a new one.
pub(crate) async fn show_new(Get(portal): Get<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    let acting = Acting::head(&portal, &viewer).await?;
    let all = Event::CHOICES.map(|one| one.code().to_owned());
    draw(&portal, &f, &acting, None, Form::new(&f).fill_all("events", all)).await
}

/// GET one that is there.
pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame, viewer: Viewer, id: InPath<Webhook>) -> web::Result {
    let acting = Acting::head(&portal, &viewer).await?;
    let of = find(&portal, &acting, id_of(id)?).await?;
    let form = filled(Form::new(&f), &of).remembering();
    draw(&portal, &f, &acting, Some(&of), form).await
}

/// Fills what nobody typed with what is stored.
fn filled(form: Form, of: &webhook::Model) -> Form {
    let chosen = Event::chosen(&of.events).into_iter();
    form.fill("address", &of.address)
        .fill("description", &of.description)
        .fill("is_on", if of.is_on { "1" } else { "" })
        .fill_all("events", chosen.map(|one| one.code().to_owned()))
}

async fn find(portal: &Portal, acting: &Acting, id: Id<Webhook>) -> Result<webhook::Model, web::Error> {
    let found = queries::webhook(portal.store.db(), acting.organisation.id, id).await?;
    found.ok_or_else(|| Problem::NotFound.into())
}

async fn draw(portal: &Portal, f: &Frame, acting: &Acting, of: Option<&webhook::Model>, form: Form) -> web::Result {
    let mine = acting.organisation.id;
    let deliveries = match of {
        Some(of) => queries::deliveries(portal.store.db(), of.id).await?,
        None => Vec::new(),
    };
    let words = |one: Event| {
        let key = format!("organisations-event-{}", one.key());
        (one.code().to_owned(), f.t(&key))
    };
    let old = of.and_then(|of| of.old_secret_until).filter(|until| f.now() < *until);
    let status = form.status();
    let page = WebhookPage {
        f,
        form,
        other: Form::new(f),
        home: under("/organisation", mine),
        back: under(api::PATH, mine),
        action: of.map_or_else(|| NEW.to_owned(), |of| path(of.id)),
        version: of.map_or(0, |of| of.version),
        events: Event::CHOICES.map(words).into(),
        failed: of
            .and_then(|of| of.failed_at)
            .map(|at| f.ta("organisations-webhook-failed", "when", f.date_time(&at))),
        signs_along: old.map(|until| f.ta("organisations-webhook-signs-along", "when", f.date_time(&until))),
        deliveries: deliveries.iter().map(|one| view(f, one)).collect(),
        of,
    };
    web::page_with(status, &page)
}

fn view(f: &Frame, of: &delivery::Model) -> DeliveryView {
    let event = Event::from_code(&of.event).map(|one| f.t(&format!("organisations-event-{}", one.key())));
    let event = event.unwrap_or_else(|| of.event.clone());
    let answer = match (of.status, of.trouble.as_deref()) {
        (Some(status), _) => Some(f.ta("organisations-delivery-answer", "status", status)),
        (None, Some(trouble)) => Some(f.t(&format!("organisations-delivery-{trouble}"))),
        (None, None) => None,
    };
    let next = of.next_at.filter(|_| of.state == DeliveryState::Waiting);
    let facts = [
        Some(f.date_time(&of.made_at)),
        (of.attempts > 0).then(|| f.tn("organisations-delivery-tries", "count", of.attempts)),
        answer,
        next.map(|at| f.ta("organisations-delivery-next", "when", f.relative(&at))),
    ];
    let tag = match of.state {
        DeliveryState::Waiting => ("organisations-delivery-waiting", "info"),
        DeliveryState::Delivered => ("organisations-delivery-done", "success"),
        DeliveryState::Failed => ("organisations-delivery-failed", "warning"),
    };
    DeliveryView {
        id: of.id.to_string(),
        form: Form::new(f),
        what: [Some(event), of.reference.clone()]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" · "),
        facts: facts.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        tag: (f.t(tag.0), tag.1),
    }
}

/// What was typed, when all of it is good.
async fn read(portal: &Portal, form: &mut Form, seen: i64) -> Option<NewWebhook> {
    let description = parsing::line(
        form,
        "description",
        limit::SHORT,
        "organisations-webhook-description-missing",
    );
    let typed = form.value("address").trim().to_owned();
    let checked = webhooks::check(&typed, portal.config.api.allow_private_webhooks).await;
    let address = checked.map_err(|wrong| form.mistake("address", wrong)).ok();
    let events: Vec<_> = form.values("events").filter_map(Event::from_code).collect();
    if events.is_empty() {
        form.mistake("events", "organisations-webhook-events-missing");
    }
    let new = NewWebhook {
        address: address?,
        description: description?,
        is_on: form.value("is_on") == "1",
        events,
        seen,
    };
    (!form.has_mistakes()).then_some(new)
}

/// POST a new one; its secret is shown this once.
pub(crate) async fn make(Get(portal): Get<Portal>, f: Frame, viewer: Viewer, posted: Posted) -> web::Result {
    let acting = Acting::head(&portal, &viewer).await?;
    let of = acting.organisation.id;
    let mut form = Form::posted(&f, &posted);
    if let Some(new) = read(&portal, &mut form, 0).await {
        match acts::make_webhook(&portal, viewer.actor(), form.claim(), of, &new).await {
            Ok(Some((id, secret))) => return shown(&f, &acting, under(&path(id), of), &secret),
            Ok(None) => return Ok(api::only_once(&f, under(api::PATH, of))),
            Err(Stop::Refusal(refusal)) => refused(&f, &mut form, "address", refusal),
            Err(Stop::Fault(e)) => return Err(e.into()),
        }
    }
    draw(&portal, &f, &acting, None, form).await
}

fn shown(f: &Frame, acting: &Acting, back: String, secret: &WebhookSecret) -> web::Result {
    web::page(&SecretPage {
        f,
        home: under("/organisation", acting.organisation.id),
        title: f.t("organisations-webhook-secret-new"),
        text: f.t("organisations-webhook-secret-text"),
        label: f.t("organisations-webhook-secret"),
        secret: secret.reveal(),
        back,
    })
}

fn refused(f: &Frame, form: &mut Form, field: &'static str, refusal: WebhookRefusal) {
    match refusal {
        WebhookRefusal::TooMany => form.mistake(field, "organisations-webhook-too-many"),
        WebhookRefusal::Stale => form.mistake("description", "organisations-refused-stale"),
        WebhookRefusal::Gone => form.mistake(field, "organisations-refused-gone"),
        WebhookRefusal::Off => form.mistake(field, "organisations-webhook-off"),
        WebhookRefusal::Unconfirmed => form.mistake(field, "organisations-refused-unconfirmed"),
        WebhookRefusal::TooOften(until) => {
            form.mistake_text(
                field,
                f.ta("organisations-refused-too-many", "when", f.relative(&until)),
            );
        }
    }
}

/// POST: saves it, sends a try or something again, gives it another secret, or takes it away.
pub(crate) async fn change(
    Get(portal): Get<Portal>,
    f: Frame,
    viewer: Viewer,
    id: InPath<Webhook>,
    posted: Posted,
) -> web::Result {
    let acting = Acting::head(&portal, &viewer).await?;
    let mine = acting.organisation.id;
    let id = id_of(id)?;
    let of = match find(&portal, &acting, id).await {
        Err(_) if acts::was_taken_before(&portal, posted.claim()).await? => {
            return Ok(see(&f, under(api::PATH, mine), None));
        }
        found => found?,
    };
    let (by, at, here) = (viewer.actor(), (mine, id), under(&path(id), mine));
    let mut form = Form::posted(&f, &posted);
    let claim = form.claim().to_owned();
    let done = match posted.get("act") {
        "save" => {
            let seen = posted.get("_version").parse().map_err(|_| Problem::BadRequest)?;
            let Some(new) = read(&portal, &mut form, seen).await else {
                return draw(&portal, &f, &acting, Some(&of), form).await;
            };
            let done = acts::change_webhook(&portal, by, &claim, at, &new).await;
            done.map(|()| see(&f, here, Some("organisations-webhook-saved")))
        }
        "try" => {
            let done = acts::try_webhook(&portal, by, &claim, at).await;
            done.map(|()| see(&f, here, Some("organisations-webhook-tried")))
        }
        "again" => {
            let what = posted.get("delivery").parse().map_err(|_| Problem::BadRequest)?;
            let done = acts::send_again(&portal, by, &claim, at, what).await;
            done.map(|()| see(&f, here, Some("organisations-webhook-sent-again")))
        }
        "secret" => match acts::change_secret(&portal, by, &claim, at).await {
            Ok(Some(secret)) => return shown(&f, &acting, here, &secret),
            Ok(None) => return Ok(api::only_once(&f, here)),
            Err(stop) => Err(stop),
        },
        "remove" => {
            let done = acts::remove_webhook(&portal, by, &claim, at).await;
            done.map(|()| see(&f, under(api::PATH, mine), Some("organisations-webhook-removed")))
        }
        _ => return Err(Problem::BadRequest.into()),
    };
    match done {
        Ok(led) => Ok(led),
        Err(Stop::Refusal(refusal)) => {
            // What is stored stands in the fields that were not typed in.
            match refusal {
                WebhookRefusal::Stale => form.catch_up(&filled(Form::new(&f), &of)),
                _ if posted.get("act") != "save" => form = filled(form, &of),
                _ => {}
            }
            refused(&f, &mut form, "other", refusal);
            draw(&portal, &f, &acting, Some(&of), form).await
        }
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

fn see(f: &Frame, to: String, told: Option<&str>) -> Response {
    web::see_other(f, &to, told.map(|key| Flash::good(f.t(key))))
}
