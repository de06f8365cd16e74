//! Help in its place: information boxes, questions with answers, and the pages under `/om/`, as they
//! are in force: what staff made of them, else the built-in text. Read at most every few seconds.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use askama::Template;
use base::Lang;
use web::{Cached, Portal, Viewer};

use crate::content::{self, Words};
use crate::help_words;
use crate::markdown::{self, Placeholders};
use crate::tables::help_text_version;
use crate::{pages, queries};

const KEPT: Duration = Duration::from_secs(5);

/// Which sort of help text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Kind {
    Box,
    Question,
    Page,
}

impl Kind {
    pub(crate) const ALL: [Kind; 3] = [Kind::Box, Kind::Question, Kind::Page];

    /// How it is stored.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Kind::Box => "box",
            Kind::Question => "question",
            Kind::Page => "page",
        }
    }

    pub(crate) fn from_code(code: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// How it stands in addresses.
    pub(crate) const fn path(self) -> &'static str {
        match self {
            Kind::Box => "rutor",
            Kind::Question => "fragor",
            Kind::Page => "sidor",
        }
    }

    /// The text key of all of them.
    pub(crate) const fn text(self) -> &'static str {
        match self {
            Kind::Box => "notify-kind-box",
            Kind::Question => "notify-kind-question",
            Kind::Page => "notify-kind-page",
        }
    }

    /// The text key of one of them.
    pub(crate) const fn one(self) -> &'static str {
        match self {
            Kind::Box => "notify-one-box",
            Kind::Question => "notify-one-question",
            Kind::Page => "notify-one-page",
        }
    }

    /// The text key of what says where they are shown.
    pub(crate) const fn where_to(self) -> &'static str {
        match self {
            Kind::Question => "notify-topic",
            Kind::Box | Kind::Page => "notify-where",
        }
    }

    pub(crate) fn from_path(path: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.path() == path)
    }
}

/// A help text as it is in force.
#[derive(Clone, Debug)]
pub(crate) struct HelpText {
    pub(crate) kind: Kind,
    /// Page pattern of a box, id of a question, last part of a page's address.
    pub(crate) key: String,
    /// 0 is the built-in text.
    pub(crate) number: i32,
    /// Topic of a question.
    pub(crate) topic: Option<String>,
    /// The question; empty for boxes and pages.
    pub(crate) title: Words,
    /// Markdown.
    pub(crate) body: Words,
    pub(crate) is_shown: bool,
    html: [Arc<str>; 2],
    /// For searching, in lower case.
    haystack: [String; 2],
}

impl HelpText {
    fn new(portal: &Portal, kind: Kind, key: &str, topic: Option<String>, title: Words, body: Words) -> HelpText {
        let mut text = HelpText {
            kind,
            key: key.to_owned(),
            number: 0,
            topic,
            title,
            body,
            is_shown: true,
            html: [Arc::from(""), Arc::from("")],
            haystack: [String::new(), String::new()],
        };
        text.render(portal);
        text
    }

    pub(crate) fn from_row(portal: &Portal, row: help_text_version::Model) -> Option<HelpText> {
        let kind = Kind::from_code(&row.kind)?;
        let (title, body) = (
            Words::new(row.title_sv, row.title_en),
            Words::new(row.body_sv, row.body_en),
        );
        let mut text = HelpText::new(portal, kind, &row.key, row.topic, title, body);
        text.number = row.number;
        text.is_shown = row.is_shown;
        Some(text)
    }

    fn render(&mut self, portal: &Portal) {
        for lang in Lang::ALL {
            let owner = placeholders(portal, lang);
            let words = markdown::to_words(self.body.get(lang), &owner);
            self.html[lang as usize] = markdown::to_html(self.body.get(lang), &owner).into();
            self.haystack[lang as usize] = format!("{} {words}", self.title.get(lang)).to_lowercase();
        }
    }

    /// The body as HTML that is safe.
    pub(crate) fn html(&self, lang: Lang) -> &Arc<str> {
        &self.html[lang as usize]
    }

    /// Whether it is shown and says anything.
    pub(crate) fn is_visible(&self, lang: Lang) -> bool {
        self.is_shown && !self.html(lang).trim().is_empty()
    }

    /// Whether all of `words` (lower case) stand in it.
    pub(crate) fn matches(&self, lang: Lang, words: &[String]) -> bool {
        words.iter().all(|word| self.haystack[lang as usize].contains(word))
    }
}

/// What fills the gaps of a text in `lang`.
pub(crate) fn placeholders(portal: &Portal, lang: Lang) -> Placeholders {
    let owner = &portal.config.owner;
    let hours = match lang {
        Lang::Sv => &owner.hours,
        Lang::En => &owner.hours_en,
    };
    Placeholders::new(owner, hours).with_times(portal, lang)
}

/// All help texts in force.
pub(crate) struct Help {
    /// Boxes, questions and pages, in the order of the content, what staff added last.
    pub(crate) texts: Vec<Arc<HelpText>>,
    by_key: HashMap<(Kind, String), usize>,
}

impl Help {
    fn new(portal: &Portal, built_in: &[Arc<HelpText>], rows: Vec<help_text_version::Model>) -> Help {
        let mut help = Help {
            texts: built_in.to_vec(),
            by_key: HashMap::new(),
        };
        for (at, text) in help.texts.iter().enumerate() {
            help.by_key.insert((text.kind, text.key.clone()), at);
        }
        for text in rows.into_iter().filter_map(|row| HelpText::from_row(portal, row)) {
            let text = Arc::new(text);
            match help.by_key.get(&(text.kind, text.key.clone())) {
                Some(at) => help.texts[*at] = text,
                None => {
                    help.by_key.insert((text.kind, text.key.clone()), help.texts.len());
                    help.texts.push(text);
                }
            }
        }
        help
    }

    /// The text with this key.
    pub(crate) fn find(&self, kind: Kind, key: &str) -> Option<&Arc<HelpText>> {
        Some(&self.texts[*self.by_key.get(&(kind, key.to_owned()))?])
    }

    /// All texts of a kind.
    pub(crate) fn of(&self, kind: Kind) -> impl Iterator<Item = &Arc<HelpText>> {
        self.texts.iter().filter(move |text| text.kind == kind)
    }
}

fn built_in(portal: &Portal) -> Vec<Arc<HelpText>> {
    let none = Words::default;
    let boxes = content::BOXES
        .iter()
        .map(|b| HelpText::new(portal, Kind::Box, &b.page, None, none(), b.body.clone()));
    let questions = content::QUESTIONS.iter().map(|q| {
        let title = Words::new(&q.sv.question, &q.en.question);
        let body = Words::new(&q.sv.answer, &q.en.answer);
        HelpText::new(portal, Kind::Question, &q.id, Some(q.topic.clone()), title, body)
    });
    let pages = content::PAGES
        .iter()
        .map(|p| HelpText::new(portal, Kind::Page, p.slug, None, none(), p.body.clone()));
    boxes.chain(questions).chain(pages).map(Arc::new).collect()
}

/// The built-in text with this key, version 0.
pub(crate) fn original(portal: &Portal, kind: Kind, key: &str) -> Option<Arc<HelpText>> {
    let kept = portal.shared::<HelpCache>();
    kept.built_in(portal)
        .iter()
        .find(|text| text.kind == kind && text.key == key)
        .cloned()
}

/// The built-in texts are rendered once, what staff wrote whenever it is read.
struct HelpCache {
    built_in: OnceLock<Vec<Arc<HelpText>>>,
    in_force: Cached<Help>,
}

impl Default for HelpCache {
    fn default() -> Self {
        HelpCache {
            built_in: OnceLock::new(),
            in_force: Cached::for_at_most(KEPT),
        }
    }
}

impl HelpCache {
    fn built_in(&self, portal: &Portal) -> &[Arc<HelpText>] {
        self.built_in.get_or_init(|| built_in(portal))
    }
}

/// All help texts in force, a few seconds old at most: for readers.
pub(crate) async fn help(portal: &Portal) -> anyhow::Result<Arc<Help>> {
    let kept = portal.shared::<HelpCache>();
    kept.in_force.get(portal.now(), help_now(portal)).await
}

/// All help texts in force at this instant: for those who edit them.
pub(crate) async fn help_now(portal: &Portal) -> anyhow::Result<Help> {
    let rows = queries::texts_in_force(portal).await?;
    let kept = portal.shared::<HelpCache>();
    Ok(Help::new(portal, kept.built_in(portal), rows))
}

/// Forgets what was read, after an edit on this node.
pub(crate) fn forget(portal: &Portal) {
    portal.shared::<HelpCache>().in_force.forget();
}

/// The blue information box of a page as HTML that is safe, by its route pattern. A variant is asked
/// for as `/#forening`; where there is none, the page's own box is given. Costs no query on a warm cache.
pub async fn info_box(portal: &Portal, lang: Lang, page_pattern: &str) -> anyhow::Result<Option<Arc<str>>> {
    let found = box_of(portal, lang, page_pattern).await?;
    Ok(found.map(|text| text.html(lang).clone()))
}

/// The same, and for those who may edit it a link that leads there.
pub async fn info_box_for(portal: &Portal, viewer: &Viewer, page_pattern: &str) -> anyhow::Result<Option<Arc<str>>> {
    let Some(text) = box_of(portal, viewer.lang, page_pattern).await? else {
        return Ok(None);
    };
    let html = text.html(viewer.lang);
    if !pages::may_edit(viewer) {
        return Ok(Some(html.clone()));
    }
    let (href, words) = (
        help_words::edited_at(Kind::Box, &text.key),
        portal.t(viewer.lang, "notify-edit-box"),
    );
    Ok(Some(EditableBox { html, href, words }.render()?.into()))
}

async fn box_of(portal: &Portal, lang: Lang, page_pattern: &str) -> anyhow::Result<Option<Arc<HelpText>>> {
    let help = help(portal).await?;
    let plain = page_pattern.split('#').next().unwrap_or(page_pattern);
    let found = help
        .find(Kind::Box, page_pattern)
        .or_else(|| help.find(Kind::Box, plain));
    Ok(found.filter(|text| text.is_visible(lang)).cloned())
}

#[derive(Template)]
#[template(path = "editable_box.html")]
struct EditableBox<'a> {
    html: &'a str,
    href: String,
    words: String,
}
