//! What the pages, topics and texts of the help are called, and how they stand in addresses.

use web::Frame;

use crate::help::Kind;

/// The topics of questions, in the order they are shown to those who choose one.
pub(crate) const TOPICS: [&str; 10] = [
    "konto",
    "inloggning",
    "losenord",
    "organisation",
    "arenden",
    "bokning",
    "bidrag",
    "parkering",
    "bestallning",
    "teknik",
];

/// The name of a topic.
pub(crate) fn topic(f: &Frame, topic: &str) -> String {
    let known = TOPICS.into_iter().find(|known| *known == topic).unwrap_or("teknik");
    f.t(&format!("notify-topic-{known}"))
}

/// A page pattern as one word: `/arenden/{reference}` is `arenden-reference`, `/#forening` is `start-forening`.
pub(crate) fn slug(pattern: &str) -> String {
    let words = pattern.split(['/', '#', '{', '}']).filter(|word| !word.is_empty());
    let is_start = pattern == "/" || pattern.starts_with("/#");
    let start = is_start.then_some("start");
    start.into_iter().chain(words).collect::<Vec<_>>().join("-")
}

/// The name of the page that a box belongs to; its pattern where it has no name yet.
pub(crate) fn box_title(f: &Frame, pattern: &str) -> String {
    let key = format!("notify-box-{}", slug(pattern));
    if f.portal.texts.has(f.lang(), &key) {
        f.t(&key)
    } else {
        pattern.to_owned()
    }
}

/// Where a text is edited.
pub(crate) fn edited_at(kind: Kind, key: &str) -> String {
    let last = if kind == Kind::Box { slug(key) } else { key.to_owned() };
    format!("/handlaggning/hjalptexter/{}/{last}", kind.path())
}

/// The address of a page, where its pattern is one.
pub(crate) fn address(pattern: &str) -> Option<String> {
    (!pattern.contains(['{', '#'])).then(|| pattern.to_owned())
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use base::Lang;

    use super::*;
    use crate::content::{BOXES, PAGES, QUESTIONS};

    #[test]
    fn a_pattern_becomes_one_word() {
        for (pattern, word) in [
            ("/", "start"),
            ("/#forening", "start-forening"),
            ("/registrera/privat", "registrera-privat"),
            ("/arenden/{reference}", "arenden-reference"),
            ("/om/kakor", "om-kakor"),
        ] {
            assert_eq!(slug(pattern), word);
        }
    }

    #[test]
    fn every_box_has_a_word_of_its_own() {
        let words: HashSet<_> = BOXES.iter().map(|b| slug(&b.page)).collect();
        assert_eq!(words.len(), BOXES.len());
    }

    #[test]
    fn every_box_topic_and_page_has_a_name() {
        let texts = web::Texts::new([("notify", &*crate::TEXTS as &'static _)]);
        for lang in Lang::ALL {
            for key in BOXES.iter().map(|b| format!("notify-box-{}", slug(&b.page))) {
                assert!(texts.has(lang, &key), "{} lacks {key}", lang.code());
            }
            for key in TOPICS.iter().map(|topic| format!("notify-topic-{topic}")) {
                assert!(texts.has(lang, &key), "{} lacks {key}", lang.code());
            }
            for key in PAGES.iter().map(|page| format!("notify-page-{}", page.slug)) {
                assert!(texts.has(lang, &key), "{} lacks {key}", lang.code());
            }
        }
        assert!(
            QUESTIONS
                .iter()
                .all(|question| TOPICS.contains(&question.topic.as_str()))
        );
    }

    #[test]
    fn only_whole_addresses_are_links() {
        assert_eq!(address("/kontakt").as_deref(), Some("/kontakt"));
        assert!(address("/arenden/{reference}").is_none() && address("/#forening").is_none());
    }
}
