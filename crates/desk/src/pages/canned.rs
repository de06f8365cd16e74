//! `/handlaggning/standardsvar`: the canned answers that officers keep together.

use askama::Template;
use axum::extract::{Path, State as Get};
use base::{Id, Lang};
use store::Stop;
use web::{Flash, Form, Frame, Portal, Posted, Problem, Viewer};

use super::parsing;
use crate::acts::{self, Changed, NewCanned, Officer};
use crate::model::{CannedAnswer, limit};
use crate::placeholders::{self, Placeholder};
use crate::queries;
use crate::tables::canned_answer;
use crate::topics::{self, Choices, Topics};

/// The list.
pub(crate) const PATH: &str = "/handlaggning/standardsvar";

#[derive(Template)]
#[template(path = "canned_list.html")]
struct ListPage<'a> {
    f: &'a Frame,
    rows: Vec<RowView>,
}

struct RowView {
    href: String,
    name: String,
    topic: String,
    /// The first words of it.
    begins: String,
    is_hidden: bool,
}

#[derive(Template)]
#[template(path = "canned.html")]
struct CannedPage<'a> {
    f: &'a Frame,
    form: Form,
    title: String,
    action: String,
    topics: Choices,
    /// What stands in braces in Swedish and English, and what it becomes.
    places: Vec<(String, String, String)>,
    version: i32,
}

/// GET the list.
pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame) -> web::Result {
    let rows = queries::all_canned(portal.store.db()).await?;
    let topics = topics::of(&portal).await?;
    let rows = rows.into_iter().map(|row| row_view(&f, &topics, row)).collect();
    web::page(&ListPage { f: &f, rows })
}

fn row_view(f: &Frame, topics: &Topics, row: canned_answer::Model) -> RowView {
    let text = row.text(f.lang());
    // The greeting is the same in all of them.
    let begins = text.lines().map(str::trim).find(|line| line.chars().count() > 20);
    RowView {
        href: format!("{PATH}/{}", row.id),
        topic: topic_name(f, topics, row.topic.as_deref()),
        begins: begins.unwrap_or(text).chars().take(90).collect(),
        is_hidden: !row.is_offered,
        name: row.name,
    }
}

/// The topic that a canned answer is for, in words.
fn topic_name(f: &Frame, topics: &Topics, code: Option<&str>) -> String {
    code.map_or_else(|| f.t("desk-canned-all-topics"), |code| topics.name(code, f.lang()))
}

/// GET the form of a new one.
pub(crate) async fn show_new(f: Frame) -> web::Result {
    draw_new(&f, Form::new(&f).fill("is_offered", "1")).await
}

async fn draw_new(f: &Frame, form: Form) -> web::Result {
    draw(f, form, f.t("desk-canned-new"), format!("{PATH}/nytt"), 0).await
}

/// POST a new one.
pub(crate) async fn add(Get(portal): Get<Portal>, f: Frame, viewer: Viewer, posted: Posted) -> web::Result {
    let mut form = Form::posted(&f, &posted);
    let topics = topics::of(&portal).await?;
    let Some(new) = read(&f, &topics, &mut form) else {
        return draw_new(&f, form).await;
    };
    let officer = Officer::of(viewer.signed_in()?);
    match acts::save_canned(&portal, officer, form.claim(), None, &new).await {
        Ok(()) => Ok(saved(&f, &new)),
        Err(Stop::Refusal(refusal)) => {
            parsing::refused(&mut form, "name", refusal);
            draw_new(&f, form).await
        }
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

/// GET one of them.
pub(crate) async fn show_one(Get(portal): Get<Portal>, f: Frame, Path(id): Path<Id<CannedAnswer>>) -> web::Result {
    let stored = find(&portal, id).await?;
    let form = filled(&f, &stored).remembering();
    draw_one(&f, form, &stored).await
}

/// POST a change of it.
pub(crate) async fn change(
    Get(portal): Get<Portal>,
    f: Frame,
    viewer: Viewer,
    Path(id): Path<Id<CannedAnswer>>,
    posted: Posted,
) -> web::Result {
    let seen = posted.get("_version").parse().map_err(|_| Problem::BadRequest)?;
    let mut form = Form::posted(&f, &posted);
    let stored = find(&portal, id).await?;
    let topics = topics::of(&portal).await?;
    let Some(new) = read(&f, &topics, &mut form) else {
        let seen = canned_answer::Model {
            version: seen,
            ..stored
        };
        return draw_one(&f, form, &seen).await;
    };
    let officer = Officer::of(viewer.signed_in()?);
    let changed = Some(Changed { id, seen });
    match acts::save_canned(&portal, officer, form.claim(), changed, &new).await {
        Ok(()) => Ok(saved(&f, &new)),
        Err(Stop::Refusal(refusal)) => {
            let stored = find(&portal, id).await?;
            form.catch_up(&filled(&f, &stored));
            parsing::refused(&mut form, "name", refusal);
            draw_one(&f, form, &stored).await
        }
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

async fn find(portal: &Portal, id: Id<CannedAnswer>) -> Result<canned_answer::Model, web::Error> {
    let found = queries::canned(portal.store.db(), id).await?;
    found.ok_or_else(|| Problem::NotFound.into())
}

fn filled(f: &Frame, stored: &canned_answer::Model) -> Form {
    Form::new(f)
        .fill("name", &stored.name)
        .fill("topic", stored.topic.as_deref().unwrap_or_default())
        .fill("sv", &stored.sv)
        .fill("en", stored.en.as_deref().unwrap_or_default())
        .fill("is_offered", if stored.is_offered { "1" } else { "" })
}

async fn draw_one(f: &Frame, form: Form, stored: &canned_answer::Model) -> web::Result {
    let action = format!("{PATH}/{}", stored.id);
    draw(f, form, stored.name.clone(), action, stored.version).await
}

async fn draw(f: &Frame, form: Form, title: String, action: String, version: i32) -> web::Result {
    let topics = topics::of(&f.portal).await?;
    let topics = topics.choices(f.t("desk-canned-all-topics"), topics.choosable(), f.lang());
    let place = |place: Placeholder| {
        let braced = |lang| format!("{{{}}}", place.name(lang));
        let what = f.t(&format!("desk-placeholder-{}", place.code()));
        (braced(Lang::Sv), braced(Lang::En), what)
    };
    let page = CannedPage {
        f,
        title,
        action,
        topics,
        places: Placeholder::ALL.map(place).into(),
        version,
        form,
    };
    web::page_with(page.form.status(), &page)
}

fn read(f: &Frame, topics: &Topics, form: &mut Form) -> Option<NewCanned> {
    let name = form.read_text("name", limit::NAME, "desk-canned-name-missing");
    let topic = form.read_optional("topic", |code| {
        let chosen = topics.choose(code).ok_or("desk-topic-missing")?;
        Ok(chosen.code.clone())
    });
    let sv = form.read_text("sv", limit::TEXT, "desk-canned-text-missing");
    let en = parsing::optional_text(form, "en", limit::TEXT);
    for field in ["sv", "en"] {
        let unknown = placeholders::unknown(form.value(field));
        if !unknown.is_empty() {
            form.mistake_text(field, f.ta("desk-canned-unknown", "places", unknown.join(", ")));
        }
    }
    let new = NewCanned {
        name: name?,
        topic: topic?,
        sv: sv?,
        en: en?,
        is_offered: form.value("is_offered") == "1",
    };
    (!form.has_mistakes()).then_some(new)
}

fn saved(f: &Frame, new: &NewCanned) -> axum::response::Response {
    let told = f.ta("desk-canned-saved", "name", &new.name);
    web::see_other(f, PATH, Some(Flash::good(told)))
}
