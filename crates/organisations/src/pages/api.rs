//! `/organisation/api`: the keys by which programs act for the organisation, and where they are told of what
//! happens. For its managers.

use askama::Template;
use axum::extract::State as Get;
use axum::response::Response;
use base::{ApiKey, Id};
use chrono::TimeDelta;
use store::Stop;
use web::{Flash, Form, Frame, Portal, Posted, Problem, Viewer};

use super::detail_fields::under;
use super::organisation::{Acting, no_hat};
use super::tabs::Tabs;
use super::{InPath, id_of, webhook};
use crate::acts::{self, NewKey};
use crate::keys::{KeyRefusal, KeyText};
use crate::model::limit;
use crate::tables::api_key;
use crate::{parsing, queries};

/// The page.
pub(crate) const PATH: &str = "/organisation/api";
/// One key.
pub(crate) const KEY: &str = "/organisation/api/nycklar/{id}";
/// The page for everybody that says what programs can do.
const ABOUT: &str = "/api";
/// How many days a key lasts; nothing is for as long as nobody revokes it.
const LASTS: [&str; 4] = ["30", "365", "730", ""];
const USUAL: &str = "365";

/// A key, as it is listed.
struct KeyView {
    name: String,
    facts: String,
    tag: (String, &'static str),
    /// Where it is revoked; none when it does not hold any more.
    href: Option<String>,
}

/// A webhook, as it is listed.
struct WebhookView {
    description: String,
    events: String,
    tag: (String, &'static str),
    href: String,
}

#[derive(Template)]
#[template(path = "api.html")]
struct ApiPage<'a> {
    f: &'a Frame,
    acting: &'a Acting,
    tabs: Tabs,
    form: Form,
    about: &'static str,
    keys: Vec<KeyView>,
    webhooks: Vec<WebhookView>,
    new_webhook: String,
    lasts: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "api_secret.html")]
pub(crate) struct SecretPage<'a> {
    pub(crate) f: &'a Frame,
    pub(crate) home: String,
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) label: String,
    /// Shown this once.
    pub(crate) secret: String,
    pub(crate) back: String,
}

#[derive(Template)]
#[template(path = "api_key.html")]
struct KeyPage<'a> {
    f: &'a Frame,
    form: Form,
    key: &'a api_key::Model,
    home: String,
    back: String,
}

/// GET the page.
pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    if !Acting::is_one(&viewer)? {
        return no_hat(&f);
    }
    let acting = Acting::head(&portal, &viewer).await?;
    draw(&portal, &f, &acting, Form::new(&f).fill("lasts", USUAL)).await
}

async fn draw(portal: &Portal, f: &Frame, acting: &Acting, form: Form) -> web::Result {
    let (db, of) = (portal.store.db(), &acting.organisation);
    let keys = queries::keys(db, of.id).await?;
    let webhooks = queries::webhooks(db, of.id).await?;
    let lasts = |days: &str| match days {
        "" => (String::new(), f.t("organisations-key-lasts-on")),
        days => (days.to_owned(), f.t(&format!("organisations-key-lasts-{days}"))),
    };
    let status = form.status();
    let page = ApiPage {
        f,
        tabs: Tabs::of(portal, f, acting, PATH).await?,
        form,
        about: ABOUT,
        keys: keys.iter().map(|key| view(f, key)).collect(),
        webhooks: webhooks
            .iter()
            .map(|one| WebhookView {
                description: one.description.clone(),
                events: webhook::events(f, &one.events),
                tag: webhook::tag(f, one),
                href: under(&webhook::path(one.id), of.id),
            })
            .collect(),
        new_webhook: under(webhook::NEW, of.id),
        lasts: LASTS.into_iter().map(lasts).collect(),
        acting,
    };
    web::page_with(status, &page)
}

fn view(f: &Frame, key: &api_key::Model) -> KeyView {
    let ends = key.expires_at.filter(|_| key.revoked_at.is_none());
    let facts = [
        Some(f.ta2(
            "organisations-key-made",
            "tail",
            &key.tail,
            "when",
            f.date(&key.made_at),
        )),
        ends.map(|at| f.ta("organisations-key-ends", "when", f.date(&at))),
        Some(match key.last_used_at {
            Some(at) => f.ta("organisations-key-used", "when", f.relative(&at)),
            None => f.t("organisations-key-unused"),
        }),
    ];
    let tag = if key.revoked_at.is_some() {
        ("organisations-key-revoked", "neutral")
    } else if key.expires_at.is_some_and(|at| at <= f.now()) {
        ("organisations-key-ended", "warning")
    } else {
        ("organisations-key-holds", "success")
    };
    let href = format!("{PATH}/nycklar/{}", key.id);
    KeyView {
        name: key.name.clone(),
        facts: facts.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        href: (key.revoked_at.is_none()).then(|| under(&href, key.organisation_id)),
        tag: (f.t(tag.0), tag.1),
    }
}

/// POST: makes a key, and shows it this once.
pub(crate) async fn make(Get(portal): Get<Portal>, f: Frame, viewer: Viewer, posted: Posted) -> web::Result {
    let acting = Acting::head(&portal, &viewer).await?;
    let of = acting.organisation.id;
    let mut form = Form::posted(&f, &posted);
    let name = parsing::line(&mut form, "name", limit::SHORT, "organisations-key-name-missing");
    let lasts = posted.get("lasts");
    if !LASTS.contains(&lasts) {
        return Err(Problem::BadRequest.into());
    }
    let Some(name) = name else {
        return draw(&portal, &f, &acting, form).await;
    };
    let new = NewKey {
        expires_at: lasts.parse().ok().map(|days| portal.now() + TimeDelta::days(days)),
        name,
    };
    match acts::make_key(&portal, viewer.actor(), form.claim(), of, &new).await {
        Ok(Some(text)) => made(&f, &acting, &new, &text),
        Ok(None) => Ok(only_once(&f, under(PATH, of))),
        Err(Stop::Refusal(refusal)) => {
            form.mistake(
                "name",
                match refusal {
                    KeyRefusal::TooMany => "organisations-key-too-many",
                    KeyRefusal::NameTaken => "organisations-key-name-taken",
                    KeyRefusal::Unconfirmed => "organisations-refused-unconfirmed",
                },
            );
            draw(&portal, &f, &acting, form).await
        }
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

fn made(f: &Frame, acting: &Acting, new: &NewKey, text: &KeyText) -> web::Result {
    let of = acting.organisation.id;
    web::page(&SecretPage {
        f,
        home: under("/organisation", of),
        title: f.ta("organisations-key-new", "name", &new.name),
        text: f.t("organisations-key-new-text"),
        label: f.t("organisations-key"),
        secret: text.reveal().to_owned(),
        back: under(PATH, of),
    })
}

/// What was shown once is not shown when the same form comes again.
pub(crate) fn only_once(f: &Frame, to: String) -> Response {
    web::see_other(f, &to, Some(Flash::good(f.t("organisations-secret-once"))))
}

/// GET one key, to be revoked.
pub(crate) async fn show_key(Get(portal): Get<Portal>, f: Frame, viewer: Viewer, id: InPath<ApiKey>) -> web::Result {
    let acting = Acting::head(&portal, &viewer).await?;
    let key = find(&portal, &acting, id_of(id)?).await?;
    let of = acting.organisation.id;
    web::page(&KeyPage {
        f: &f,
        form: Form::new(&f),
        key: &key,
        home: under("/organisation", of),
        back: under(PATH, of),
    })
}

/// POST: revokes it.
pub(crate) async fn revoke(
    Get(portal): Get<Portal>,
    f: Frame,
    viewer: Viewer,
    id: InPath<ApiKey>,
    posted: Posted,
) -> web::Result {
    let acting = Acting::head(&portal, &viewer).await?;
    let of = acting.organisation.id;
    let key = find(&portal, &acting, id_of(id)?).await?;
    match acts::revoke_key(&portal, viewer.actor(), posted.claim(), of, key.id).await {
        Ok(()) => {
            let told = Flash::good(f.ta("organisations-key-is-revoked", "name", &key.name));
            Ok(web::see_other(&f, &under(PATH, of), Some(told)))
        }
        Err(Stop::Refusal(never)) => match never {},
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

async fn find(portal: &Portal, acting: &Acting, id: Id<ApiKey>) -> Result<api_key::Model, web::Error> {
    let found = queries::key(portal.store.db(), id).await?.map(|(key, _)| key);
    let own = found.filter(|key| key.organisation_id == acting.organisation.id);
    own.ok_or_else(|| Problem::NotFound.into())
}
