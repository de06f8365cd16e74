//! Staff edit one help text in both languages, with a preview. Two who edit at once lose nothing.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use http::StatusCode;
use store::Stop;
use web::{Flash, Form, Frame, Portal, Posted, Problem, Viewer};

use super::preview::{Preview, previews};
use super::{help_texts, reach};
use crate::acts::{self, NewText};
use crate::content::Words;
use crate::help::{self, HelpText, Kind};
use crate::help_words::{self, TOPICS};

const QUESTION_CHARACTERS: usize = 200;
const BOX_CHARACTERS: usize = 2_000;
const TEXT_CHARACTERS: usize = 30_000;
/// In an address, a question that is not yet there.
const NEW: &str = "ny";

/// Which text an address means, and its version in force.
pub(super) struct Meant {
    pub(super) kind: Kind,
    /// None for a new question.
    pub(super) key: Option<String>,
    /// None where nothing has been written yet.
    pub(super) text: Option<Arc<HelpText>>,
}

impl Meant {
    pub(super) async fn find(portal: &Portal, kind: &str, key: &str) -> Result<Meant, web::Error> {
        let kind = Kind::from_path(kind).ok_or(Problem::NotFound)?;
        if kind == Kind::Question && key == NEW {
            return Ok(Meant {
                kind,
                key: None,
                text: None,
            });
        }
        let help = help::help_now(portal).await?;
        let is_it = |text: &&Arc<HelpText>| match kind {
            Kind::Box => help_words::slug(&text.key) == key,
            Kind::Question | Kind::Page => text.key == key,
        };
        if let Some(text) = help.of(kind).find(is_it) {
            return Ok(Meant {
                kind,
                key: Some(text.key.clone()),
                text: Some(text.clone()),
            });
        }
        let mut empty = help_texts::page_patterns(portal).filter(|pattern| help_words::slug(pattern) == key);
        let pattern = empty.next().filter(|_| kind == Kind::Box).ok_or(Problem::NotFound)?;
        Ok(Meant {
            kind,
            key: Some(pattern.to_owned()),
            text: None,
        })
    }

    pub(super) fn title(&self, f: &Frame) -> String {
        let Some(key) = &self.key else {
            return f.t("notify-question-new");
        };
        let question = self.text.as_ref().map_or("", |text| text.title.get(f.lang()));
        help_texts::title(f, self.kind, key, question)
    }

    pub(super) fn href(&self) -> String {
        help_words::edited_at(self.kind, self.key.as_deref().unwrap_or(NEW))
    }

    fn number(&self) -> i32 {
        self.text.as_ref().map_or(0, |text| text.number)
    }
}

#[derive(Template)]
#[template(path = "staff/help_text.html")]
struct EditPage<'a> {
    f: &'a Frame,
    form: Form,
    title: String,
    meant: &'a Meant,
    topics: Vec<(String, String)>,
    rows: u8,
    previews: Vec<Preview>,
    /// What somebody else saved meanwhile.
    theirs: Option<Arc<HelpText>>,
    /// The page the text stands on.
    page: Option<String>,
}

impl<'a> EditPage<'a> {
    fn new(f: &'a Frame, form: Form, meant: &'a Meant) -> EditPage<'a> {
        let topics = TOPICS
            .iter()
            .map(|topic| ((*topic).to_owned(), help_words::topic(f, topic)))
            .collect();
        let page = match (meant.kind, &meant.key) {
            (Kind::Box, Some(key)) => help_words::address(key).filter(|_| reach::is_open(f, key)),
            (Kind::Page, Some(key)) => Some(format!("/om/{key}")),
            (Kind::Question, Some(key)) => Some(format!("/hjalp#{key}")),
            (_, None) => None,
        };
        let rows = if meant.kind == Kind::Page { 30 } else { 10 };
        let title = meant.title(f);
        EditPage {
            f,
            form,
            title,
            meant,
            topics,
            rows,
            previews: Vec::new(),
            theirs: None,
            page,
        }
    }
}

pub(crate) async fn edit(
    State(portal): State<Portal>,
    f: Frame,
    Path((kind, key)): Path<(String, String)>,
) -> web::Result {
    let meant = Meant::find(&portal, &kind, &key).await?;
    let form = match &meant.text {
        Some(text) => Form::new(&f)
            .fill("topic", text.topic.as_deref().unwrap_or_default())
            .fill("title_sv", text.title.sv.as_str())
            .fill("body_sv", text.body.sv.as_str())
            .fill("title_en", text.title.en.as_str())
            .fill("body_en", text.body.en.as_str())
            .fill("is_shown", if text.is_shown { "1" } else { "" }),
        None => Form::new(&f).fill("is_shown", "1"),
    };
    web::page(&EditPage::new(&f, form, &meant))
}

pub(crate) async fn save(
    State(portal): State<Portal>,
    f: Frame,
    viewer: Viewer,
    Path((kind, key)): Path<(String, String)>,
    posted: Posted,
) -> web::Result {
    let meant = Meant::find(&portal, &kind, &key).await?;
    let mut form = Form::posted(&f, &posted);
    if posted.has("preview") {
        let previews = previews(&portal, &form);
        return web::page(&EditPage {
            previews,
            ..EditPage::new(&f, form, &meant)
        });
    }
    let seen = posted.get("version").parse().map_err(|_| Problem::BadRequest)?;
    let Some(new) = read(&mut form, &meant, portal.random()) else {
        return web::page_with(StatusCode::UNPROCESSABLE_ENTITY, &EditPage::new(&f, form, &meant));
    };
    match acts::save_text(&portal, viewer.actor(), form.claim(), seen, &new).await {
        Ok(()) => Ok(web::see_other(
            &f,
            "/handlaggning/hjalptexter",
            Some(Flash::good(f.t("notify-text-saved"))),
        )),
        Err(Stop::Refusal(_)) => {
            form.mistake("body_sv", "notify-edit-stale");
            let page = EditPage {
                theirs: meant.text.clone(),
                ..EditPage::new(&f, form, &meant)
            };
            web::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

fn read(form: &mut Form, meant: &Meant, random: &base::Random) -> Option<NewText> {
    let is_question = meant.kind == Kind::Question;
    let (mut topic, mut title) = (Some(None), Some(Words::default()));
    if is_question {
        let known = |code: &str| {
            TOPICS
                .into_iter()
                .find(|known| *known == code)
                .ok_or("notify-topic-missing")
        };
        topic = form.read("topic", known).map(|known| Some(known.to_owned()));
        let sv = form.read_text("title_sv", QUESTION_CHARACTERS, "notify-question-missing");
        let en = form.read_text("title_en", QUESTION_CHARACTERS, "notify-question-missing");
        title = sv.zip(en).map(|(sv, en)| Words { sv, en });
    }
    let most = if meant.kind == Kind::Box {
        BOX_CHARACTERS
    } else {
        TEXT_CHARACTERS
    };
    let sv = form.read_text("body_sv", most, "notify-body-missing");
    let en = form.read_text("body_en", most, "notify-body-missing");
    Some(NewText {
        kind: meant.kind,
        key: meant
            .key
            .clone()
            .unwrap_or_else(|| format!("fraga-{}", random.digits(10))),
        topic: topic?,
        title: title?,
        body: Words::new(sv?, en?),
        is_shown: meant.kind == Kind::Page || form.value("is_shown") == "1",
        restored_from: None,
    })
}
