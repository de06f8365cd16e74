//! `/hjalp`: questions and answers by topic, and the information boxes of all pages, with a search
//! over both.

use std::cmp::Reverse;
use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use base::Lang;
use web::{Asked, Form, Frame, Portal};

use super::reach;
use crate::help::{self, Help, HelpText, Kind};
use crate::help_words;

/// A question with its answer, or a box under the name of its page.
struct Entry {
    id: String,
    title: String,
    html: Arc<str>,
    /// The page that a box belongs to.
    href: Option<String>,
}

struct Topic {
    id: String,
    name: String,
    entries: Vec<Entry>,
}

#[derive(Template)]
#[template(path = "help.html")]
struct HelpPage<'a> {
    f: &'a Frame,
    form: Form,
    asked: String,
    count: usize,
    topics: Vec<Topic>,
    boxes: Vec<Entry>,
}

pub(crate) async fn show(State(portal): State<Portal>, f: Frame) -> web::Result {
    let asked = Asked::of(&f);
    let help = help::help(&portal).await?;
    let words = asked.words("q");
    let asked = asked.get("q").to_owned();
    let topics = topics(&f, &help, &words);
    let boxes = boxes(&f, &help, &words);
    let count = topics.iter().map(|topic| topic.entries.len()).sum::<usize>() + boxes.len();
    let form = Form::new(&f).fill("q", asked.as_str());
    web::page(&HelpPage {
        f: &f,
        form,
        asked,
        count,
        topics,
        boxes,
    })
}

fn topics(f: &Frame, help: &Help, words: &[String]) -> Vec<Topic> {
    let lang = f.lang();
    let mut topics: Vec<Topic> = Vec::new();
    for text in help
        .of(Kind::Question)
        .filter(|text| text.is_visible(lang) && text.matches(lang, words))
    {
        let topic = text.topic.as_deref().unwrap_or_default();
        let entry = question(text, lang);
        match topics.iter_mut().find(|known| known.id == topic) {
            Some(known) => known.entries.push(entry),
            None => topics.push(Topic {
                id: topic.to_owned(),
                name: help_words::topic(f, topic),
                entries: vec![entry],
            }),
        }
    }
    if !words.is_empty() {
        // What is in the question itself is nearer than what is only in the answer.
        let is_far = |entry: &Entry| !words.iter().all(|word| entry.title.to_lowercase().contains(word));
        for topic in &mut topics {
            topic.entries.sort_by_key(is_far);
        }
        topics.sort_by_key(|topic| Reverse(topic.entries.iter().filter(|entry| !is_far(entry)).count()));
    }
    topics
}

fn question(text: &HelpText, lang: Lang) -> Entry {
    let title = text.title.get(lang).to_owned();
    Entry {
        id: text.key.clone(),
        title,
        html: text.html(lang).clone(),
        href: None,
    }
}

fn boxes(f: &Frame, help: &Help, words: &[String]) -> Vec<Entry> {
    let lang = f.lang();
    let shown = |text: &&Arc<HelpText>| reach::is_open(f, &text.key);
    let entry = |text: &Arc<HelpText>| {
        let title = help_words::box_title(f, &text.key);
        let id = format!("ruta-{}", help_words::slug(&text.key));
        let href = help_words::address(&text.key);
        Entry {
            id,
            title,
            html: text.html(lang).clone(),
            href,
        }
    };
    let is_found = |text: &&Arc<HelpText>| {
        let title = help_words::box_title(f, &text.key).to_lowercase();
        words
            .iter()
            .all(|word| text.matches(lang, std::slice::from_ref(word)) || title.contains(word))
    };
    help.of(Kind::Box)
        .filter(|text| text.is_visible(lang))
        .filter(shown)
        .filter(is_found)
        .map(entry)
        .collect()
}
