//! Staff publish, change and end notices.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use base::{Id, swedish};
use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, TimeDelta, Utc};
use http::StatusCode;
use store::Stop;
use web::{Asked, Flash, Form, Frame, Paging, Portal, Posted, Problem, Viewer};

use super::preview::{Preview, previews};
use crate::acts::{self, NewNotice, Refusal};
use crate::content::Words;
use crate::notices::Audience;
use crate::queries::{self, id_of};
use crate::tables::{Notice, notice};

const TITLE_CHARACTERS: usize = 150;
const BODY_CHARACTERS: usize = 5_000;

/// When a notice is shown, seen from now.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Showing {
    Now,
    Later,
    Over,
}

struct Row {
    id: Id<Notice>,
    title: String,
    audience: String,
    from: String,
    until: Option<String>,
    showing: Showing,
    form: Form,
}

#[derive(Template)]
#[template(path = "staff/notices.html")]
struct ListPage<'a> {
    f: &'a Frame,
    rows: Vec<Row>,
    paging: Paging,
}

pub(crate) async fn list(State(portal): State<Portal>, f: Frame) -> web::Result {
    let asked = Asked::of(&f);
    let page = queries::all_notices(&portal, asked.place()).await?;
    let paging = asked.paging(&page, &[]);
    let rows = page.items.into_iter().map(|row| shown(&f, row)).collect();
    web::page(&ListPage { f: &f, rows, paging })
}

fn shown(f: &Frame, row: notice::Model) -> Row {
    let now = f.now();
    let showing = match row.until_at {
        Some(until) if until <= now => Showing::Over,
        _ if row.from_at > now => Showing::Later,
        _ => Showing::Now,
    };
    let title = Words::new(row.title_sv, row.title_en).get(f.lang()).to_owned();
    let audience = Audience::from_code(&row.audience).map_or(row.audience, |audience| audience_words(f, &audience));
    Row {
        id: row.id,
        title,
        audience,
        from: swedish::date_iso(row.from_at),
        until: row.until_at.map(last_day),
        showing,
        form: Form::new(f),
    }
}

/// The last instant it is shown lies within the last day, not at the midnight after it.
fn last_day(until: DateTime<Utc>) -> String {
    swedish::date_iso(until - TimeDelta::seconds(1))
}

fn audience_words(f: &Frame, audience: &Audience) -> String {
    match audience {
        Audience::Role(role) => f.ta(
            "notify-audience-role",
            "role",
            f.t(&format!("web-org-role-{}", role.code())),
        ),
        Audience::Organisation(kind) => f.t(&format!("notify-audience-{}", kind.code())),
        other => f.t(&format!("notify-audience-{}", other.code())),
    }
}

#[derive(Template)]
#[template(path = "staff/notice.html")]
struct EditPage<'a> {
    f: &'a Frame,
    form: Form,
    title: String,
    action: String,
    version: i32,
    audiences: Vec<(String, String)>,
    previews: Vec<Preview>,
    /// What somebody else saved meanwhile.
    theirs: Option<Arc<notice::Model>>,
    is_published: bool,
}

/// What is edited: a new notice, or one that was read at some version.
struct Edited {
    id: Option<Id<Notice>>,
    version: i32,
}

impl Edited {
    const NEW: Edited = Edited { id: None, version: 0 };

    fn page<'a>(&self, f: &'a Frame, form: Form) -> EditPage<'a> {
        let title = f.t(if self.id.is_some() {
            "notify-notice-edit"
        } else {
            "notify-notice-new"
        });
        let action = match self.id {
            Some(id) => format!("/handlaggning/nyheter/{id}"),
            None => "/handlaggning/nyheter/ny".to_owned(),
        };
        let audiences = Audience::all()
            .iter()
            .map(|a| (a.code(), audience_words(f, a)))
            .collect();
        let (previews, theirs, is_published) = (Vec::new(), None, self.id.is_some());
        EditPage {
            f,
            form,
            title,
            action,
            version: self.version,
            audiences,
            previews,
            theirs,
            is_published,
        }
    }
}

pub(crate) async fn new(f: Frame) -> web::Result {
    let form = Form::new(&f)
        .fill("from", swedish::date_iso(f.now()))
        .fill("audience", "everyone");
    web::page(&Edited::NEW.page(&f, form))
}

pub(crate) async fn edit(State(portal): State<Portal>, f: Frame, Path(id): Path<String>) -> web::Result {
    let row = find(&portal, &id).await?;
    let form = Form::new(&f)
        .fill("title_sv", row.title_sv)
        .fill("body_sv", row.body_sv)
        .fill("title_en", row.title_en)
        .fill("body_en", row.body_en)
        .fill("audience", row.audience)
        .fill("from", swedish::date_iso(row.from_at))
        .fill("until", row.until_at.map(last_day).unwrap_or_default());
    web::page(
        &Edited {
            id: Some(row.id),
            version: row.version,
        }
        .page(&f, form),
    )
}

async fn find(portal: &Portal, id: &str) -> Result<notice::Model, web::Error> {
    let id = id_of(id).ok_or(Problem::NotFound)?;
    Ok(queries::notice(portal, id).await?.ok_or(Problem::NotFound)?)
}

pub(crate) async fn publish(State(portal): State<Portal>, f: Frame, viewer: Viewer, posted: Posted) -> web::Result {
    save(&portal, &f, &viewer, &posted, &Edited::NEW).await
}

pub(crate) async fn change(
    State(portal): State<Portal>,
    f: Frame,
    viewer: Viewer,
    Path(id): Path<String>,
    posted: Posted,
) -> web::Result {
    let id = find(&portal, &id).await?.id;
    let version = posted.get("version").parse().map_err(|_| Problem::BadRequest)?;
    save(&portal, &f, &viewer, &posted, &Edited { id: Some(id), version }).await
}

async fn save(portal: &Portal, f: &Frame, viewer: &Viewer, posted: &Posted, edited: &Edited) -> web::Result {
    let mut form = Form::posted(f, posted);
    if posted.has("preview") {
        let previews = previews(portal, &form);
        return web::page(&EditPage {
            previews,
            ..edited.page(f, form)
        });
    }
    let Some(new) = read(&mut form, f.now()) else {
        return web::page_with(StatusCode::UNPROCESSABLE_ENTITY, &edited.page(f, form));
    };
    let changed = edited.id.map(|id| (id, edited.version));
    match acts::save_notice(portal, viewer.actor(), form.claim(), changed, &new).await {
        Ok(()) => {
            let words = if edited.id.is_some() {
                "notify-notice-changed"
            } else {
                "notify-notice-published"
            };
            Ok(web::see_other(
                f,
                "/handlaggning/nyheter",
                Some(Flash::good(f.t(words))),
            ))
        }
        Err(Stop::Refusal(Refusal::Stale)) => stale(portal, f, form, edited).await,
        Err(Stop::Refusal(Refusal::Gone)) => Err(Problem::NotFound.into()),
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

/// Somebody else saved meanwhile: nothing is lost, both texts are shown, and saving again replaces theirs.
async fn stale(portal: &Portal, f: &Frame, mut form: Form, edited: &Edited) -> web::Result {
    let theirs = find(portal, &edited.id.map(|id| id.to_string()).unwrap_or_default()).await?;
    form.mistake("title_sv", "notify-edit-stale");
    let now = Edited {
        id: edited.id,
        version: theirs.version,
    };
    let page = EditPage {
        theirs: Some(Arc::new(theirs)),
        ..now.page(f, form)
    };
    web::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

fn read(form: &mut Form, now: DateTime<Utc>) -> Option<NewNotice> {
    let title_sv = form.read_text("title_sv", TITLE_CHARACTERS, "notify-title-missing");
    let body_sv = form.read_text("body_sv", BODY_CHARACTERS, "notify-body-missing");
    let title_en = form.read_text("title_en", TITLE_CHARACTERS, "notify-title-missing");
    let body_en = form.read_text("body_en", BODY_CHARACTERS, "notify-body-missing");
    let audience = form.read("audience", |code| {
        Audience::from_code(code).ok_or("notify-audience-missing")
    });
    let from = form.read("from", date);
    let until = form.read_optional("until", date);
    let (from, until) = (from?, until?);
    if until.is_some_and(|until| until < from) {
        form.mistake("until", "notify-until-before-from");
        return None;
    }
    Some(NewNotice {
        title: Words::new(title_sv?, title_en?),
        body: Words::new(body_sv?, body_en?),
        audience: audience?,
        from: midnight(from, now),
        until: until.map(|until| midnight(until + Days::new(1), now)),
    })
}

fn date(text: &str) -> Result<NaiveDate, &'static str> {
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| "notify-date-wrong")?;
    let years = 2000..2100;
    if years.contains(&date.year()) {
        Ok(date)
    } else {
        Err("notify-date-wrong")
    }
}

fn midnight(date: NaiveDate, now: DateTime<Utc>) -> DateTime<Utc> {
    // Clocks in Sweden never skip midnight.
    swedish::from_local(date.and_time(NaiveTime::MIN)).unwrap_or(now)
}

pub(crate) async fn end(
    State(portal): State<Portal>,
    f: Frame,
    viewer: Viewer,
    Path(id): Path<String>,
    _: Posted,
) -> web::Result<Response> {
    let id = id_of(&id).ok_or(Problem::NotFound)?;
    match acts::end_notice(&portal, viewer.actor(), id).await {
        Ok(()) => Ok(web::see_other(
            &f,
            "/handlaggning/nyheter",
            Some(Flash::good(f.t("notify-notice-ended"))),
        )),
        Err(Stop::Refusal(_)) => Err(Problem::NotFound.into()),
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}
