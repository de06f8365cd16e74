//! Staff's list of everything that stands in boxes, answers and statements.

use std::collections::{HashMap, HashSet};

use askama::Template;
use axum::extract::State;
use chrono::{DateTime, Utc};
use http::Method;
use web::{Asked, Form, Frame, Portal};

use crate::help::{self, Help, Kind};
use crate::help_words;
use crate::queries;

struct Row {
    href: String,
    title: String,
    /// The page pattern of a box, the topic of a question.
    where_to: String,
    changed: Option<DateTime<Utc>>,
    is_shown: bool,
}

struct Group {
    kind: Kind,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "staff/help_texts.html")]
struct ListPage<'a> {
    f: &'a Frame,
    form: Form,
    asked: String,
    groups: Vec<Group>,
}

pub(crate) async fn list(State(portal): State<Portal>, f: Frame) -> web::Result {
    let asked = Asked::of(&f);
    let words = asked.words("q");
    let asked = asked.get("q").to_owned();
    let help = help::help(&portal).await?;
    let changed = queries::changed_texts(&portal).await?;
    let changed: HashMap<_, _> = changed.into_iter().map(|(kind, key, at)| ((kind, key), at)).collect();
    let groups = Kind::ALL
        .into_iter()
        .map(|kind| {
            let mut rows = rows(&f, &help, kind, &words);
            if kind == Kind::Box {
                rows.extend(empty_boxes(&f, &help, &words));
            }
            Group {
                kind,
                rows: rows
                    .into_iter()
                    .map(|(key, row)| with_change(row, &changed, kind, key))
                    .collect(),
            }
        })
        .collect();
    let form = Form::new(&f).fill("q", asked.as_str());
    web::page(&ListPage {
        f: &f,
        form,
        asked,
        groups,
    })
}

fn with_change(mut row: Row, changed: &HashMap<(String, String), DateTime<Utc>>, kind: Kind, key: String) -> Row {
    row.changed = changed.get(&(kind.code().to_owned(), key)).copied();
    row
}

fn rows(f: &Frame, help: &Help, kind: Kind, words: &[String]) -> Vec<(String, Row)> {
    let found = help.of(kind).filter(|text| {
        let title = title(f, kind, &text.key, text.title.get(f.lang())).to_lowercase();
        words
            .iter()
            .all(|word| text.matches(f.lang(), std::slice::from_ref(word)) || title.contains(word))
    });
    let row = |text: &std::sync::Arc<help::HelpText>| {
        let where_to = match kind {
            Kind::Question => help_words::topic(f, text.topic.as_deref().unwrap_or_default()),
            Kind::Box => text.key.clone(),
            Kind::Page => format!("/om/{}", text.key),
        };
        let title = title(f, kind, &text.key, text.title.get(f.lang()));
        let href = help_words::edited_at(kind, &text.key);
        (
            text.key.clone(),
            Row {
                href,
                title,
                where_to,
                changed: None,
                is_shown: text.is_shown,
            },
        )
    };
    found.map(row).collect()
}

/// The pages that have no box yet.
fn empty_boxes(f: &Frame, help: &Help, words: &[String]) -> Vec<(String, Row)> {
    let mut seen = HashSet::new();
    let patterns = page_patterns(&f.portal).filter(|pattern| help.find(Kind::Box, pattern).is_none());
    let found = patterns.filter(|pattern| seen.insert(*pattern)).filter(|pattern| {
        let title = help_words::box_title(f, pattern).to_lowercase();
        words
            .iter()
            .all(|word| title.contains(word) || pattern.contains(word.as_str()))
    });
    found
        .map(|pattern| {
            let title = help_words::box_title(f, pattern);
            let href = help_words::edited_at(Kind::Box, pattern);
            (
                pattern.to_owned(),
                Row {
                    href,
                    title,
                    where_to: pattern.to_owned(),
                    changed: None,
                    is_shown: false,
                },
            )
        })
        .collect()
}

/// The route patterns of all pages of all services.
pub(super) fn page_patterns(portal: &Portal) -> impl Iterator<Item = &'static str> {
    let routes = portal.services.iter().map(|service| (service.routes)());
    let patterns = routes.flat_map(|routes| {
        let pages = routes
            .iter()
            .filter(|route| route.method == Method::GET)
            .map(|route| route.path);
        pages.collect::<Vec<_>>()
    });
    patterns.filter(|path| !path.contains('.') && !path.starts_with("/dev/") && !path.starts_with("/halsa/"))
}

/// What a text is called.
pub(super) fn title(f: &Frame, kind: Kind, key: &str, question: &str) -> String {
    match kind {
        Kind::Box => help_words::box_title(f, key),
        Kind::Question => question.to_owned(),
        Kind::Page => f.t(&format!("notify-page-{key}")),
    }
}
