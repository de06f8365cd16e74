//! `/handlaggning/villkor`: the versions of the terms with how many accepted them, and publishing a
//! new one. A published version is read here, never changed.

use askama::Template;
use axum::extract::{Path, State};
use base::{Lang, swedish};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use http::StatusCode;
use notify::markdown::{self, Placeholders};
use web::{Flash, Form, Frame, Portal, Posted, Problem, Viewer, page, page_with, see_other};

use crate::tables::terms as row;
use crate::terms::{self, NewTerms};

const PATH: &str = "/handlaggning/villkor";
const CHARACTERS: usize = 50_000;

/// When a version is in force, seen from now.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Force {
    Now,
    Later,
    Over,
}

struct Row {
    version: String,
    from: String,
    file: String,
    force: Force,
    accepted: i64,
}

#[derive(Template)]
#[template(path = "staff/terms_list.html")]
struct ListPage<'a> {
    f: &'a Frame,
    rows: Vec<Row>,
}

/// GET `/handlaggning/villkor`
pub(crate) async fn list(State(portal): State<Portal>, f: Frame) -> web::Result {
    let all = terms::all(&portal).await?;
    let accepted = terms::acceptances(portal.store.db()).await?;
    let current = terms::current(&portal).await?.version;
    let rows = all.iter().map(|terms| Row {
        version: terms.version.clone(),
        from: from(&f, terms),
        file: terms.file_name.clone(),
        force: force(terms, &current, f.now()),
        accepted: accepted.get(&terms.version).copied().unwrap_or_default(),
    });
    page(&ListPage {
        f: &f,
        rows: rows.collect(),
    })
}

fn force(terms: &row::Model, current: &str, now: DateTime<Utc>) -> Force {
    if terms.version == current {
        Force::Now
    } else if terms.valid_from > now {
        Force::Later
    } else {
        Force::Over
    }
}

/// The text that comes with the program is in force from the beginning of time.
fn from(f: &Frame, terms: &row::Model) -> String {
    if terms.valid_from == DateTime::UNIX_EPOCH {
        f.t("accounts-staff-terms-from-start")
    } else {
        swedish::date_iso(terms.valid_from)
    }
}

struct Shown {
    lang: Lang,
    heading: String,
    html: String,
}

#[derive(Template)]
#[template(path = "staff/terms_version.html")]
struct VersionPage<'a> {
    f: &'a Frame,
    terms: &'a row::Model,
    from: String,
    texts: Vec<Shown>,
}

/// GET `/handlaggning/villkor/{version}`
pub(crate) async fn show(State(portal): State<Portal>, f: Frame, Path(version): Path<String>) -> web::Result {
    let all = terms::all(&portal).await?;
    let found = all
        .iter()
        .find(|terms| terms.version == version)
        .ok_or(Problem::NotFound)?;
    page(&VersionPage {
        f: &f,
        terms: found,
        from: from(&f, found),
        texts: shown(&f, &found.sv, &found.en),
    })
}

fn shown(f: &Frame, sv: &str, en: &str) -> Vec<Shown> {
    Lang::ALL
        .map(|lang| {
            let owner = f.owner();
            let (text, hours) = match lang {
                Lang::Sv => (sv, &owner.hours),
                Lang::En => (en, &owner.hours_en),
            };
            Shown {
                lang,
                heading: f.t(&format!("accounts-staff-terms-{}", lang.code())),
                html: markdown::to_html(text, &Placeholders::new(owner, hours)),
            }
        })
        .into()
}

#[derive(Template)]
#[template(path = "staff/terms_new.html")]
struct NewPage<'a> {
    f: &'a Frame,
    form: &'a Form,
    previews: Vec<Shown>,
}

/// GET `/handlaggning/villkor/ny`: begins with the text in force, since most of it stays.
pub(crate) async fn new(State(portal): State<Portal>, f: Frame) -> web::Result {
    let current = terms::current(&portal).await?;
    let form = Form::new(&f).fill("sv", current.sv).fill("en", current.en);
    draw(&f, &form, Vec::new(), StatusCode::OK)
}

fn draw(f: &Frame, form: &Form, previews: Vec<Shown>, status: StatusCode) -> web::Result {
    page_with(status, &NewPage { f, form, previews })
}

/// POST `/handlaggning/villkor/ny`
pub(crate) async fn publish(State(portal): State<Portal>, f: Frame, viewer: Viewer, posted: Posted) -> web::Result {
    let mut form = Form::posted(&f, &posted);
    if posted.has("preview") {
        let previews = shown(&f, form.value("sv"), form.value("en"));
        return draw(&f, &form, previews, StatusCode::OK);
    }
    let Some(new) = read(&mut form, f.now()) else {
        return draw(&f, &form, Vec::new(), StatusCode::UNPROCESSABLE_ENTITY);
    };
    let by = store::Actor::Staff(viewer.signed_in()?.id);
    terms::publish(&portal, by, posted.claim(), &new).await?;
    let words = Flash::good(f.ta("accounts-staff-terms-published", "date", new.from));
    Ok(see_other(&f, PATH, Some(words)))
}

fn read(form: &mut Form, now: DateTime<Utc>) -> Option<NewTerms> {
    let today = swedish::local_date(now);
    let from = form.read("from", |text| date(text, today));
    let sv = form.read_text("sv", CHARACTERS, "accounts-staff-terms-sv-missing");
    let en = form.read_text("en", CHARACTERS, "accounts-staff-terms-en-missing");
    let agreed = form.value("sure") == "1";
    if !agreed {
        form.mistake("sure", "accounts-staff-terms-sure-missing");
        return None;
    }
    Some(NewTerms {
        from: from?,
        sv: sv?,
        en: en?,
    })
}

fn date(text: &str, today: NaiveDate) -> Result<NaiveDate, &'static str> {
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| "accounts-staff-terms-date-wrong")?;
    if date < today || date.year() > today.year() + 10 {
        return Err("accounts-staff-terms-date-past");
    }
    Ok(date)
}
