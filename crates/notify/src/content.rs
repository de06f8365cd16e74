//! The texts that are built in: information boxes, questions and answers, pages and the notices of
//! the demo, as they stand in `content/`. Staff may put their own in their place; these stay.

use std::sync::LazyLock;

use base::Lang;
use serde::Deserialize;

/// A text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub(crate) struct Words {
    pub(crate) sv: String,
    pub(crate) en: String,
}

impl Words {
    pub(crate) fn new(sv: impl Into<String>, en: impl Into<String>) -> Words {
        Words {
            sv: sv.into(),
            en: en.into(),
        }
    }

    pub(crate) fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Sv => &self.sv,
            Lang::En => &self.en,
        }
    }
}

#[derive(Deserialize)]
struct Boxes {
    r#box: Vec<InfoBox>,
}

/// The blue box of a page.
#[derive(Deserialize)]
pub(crate) struct InfoBox {
    /// The page's route pattern, perhaps with a variant: `/#forening`.
    pub(crate) page: String,
    #[serde(flatten)]
    pub(crate) body: Words,
}

#[derive(Deserialize)]
struct Questions {
    question: Vec<Question>,
}

/// A question with its answer.
#[derive(Deserialize)]
pub(crate) struct Question {
    pub(crate) id: String,
    pub(crate) topic: String,
    pub(crate) sv: Answered,
    pub(crate) en: Answered,
}

/// A question with its answer in one language.
#[derive(Deserialize)]
pub(crate) struct Answered {
    pub(crate) question: String,
    pub(crate) answer: String,
}

#[derive(Deserialize)]
struct Notices {
    notice: Vec<DemoNotice>,
}

/// A notice of the demo; days count from the day it is loaded.
#[derive(Deserialize)]
pub(crate) struct DemoNotice {
    pub(crate) audience: String,
    pub(crate) from_days: i64,
    pub(crate) until_days: Option<i64>,
    pub(crate) sv: Titled,
    pub(crate) en: Titled,
}

/// A notice in one language.
#[derive(Deserialize)]
pub(crate) struct Titled {
    pub(crate) title: String,
    pub(crate) body: String,
}

/// A page under `/om/`.
pub(crate) struct AboutPage {
    pub(crate) slug: &'static str,
    pub(crate) body: Words,
}

/// The pages under `/om/` that staff may edit. The terms have versions of their own, in accounts.
pub(crate) static PAGES: LazyLock<Vec<AboutPage>> = LazyLock::new(|| {
    let page = |slug, sv: &str, en: &str| AboutPage {
        slug,
        body: Words::new(sv, en),
    };
    vec![
        page(
            "tillganglighet",
            include_str!("../content/pages/tillganglighet.sv.md"),
            include_str!("../content/pages/tillganglighet.en.md"),
        ),
        page(
            "personuppgifter",
            include_str!("../content/pages/personuppgifter.sv.md"),
            include_str!("../content/pages/personuppgifter.en.md"),
        ),
        page(
            "personuppgifter-konto",
            include_str!("../content/pages/personuppgifter-konto.sv.md"),
            include_str!("../content/pages/personuppgifter-konto.en.md"),
        ),
        page(
            "personuppgifter-arenden",
            include_str!("../content/pages/personuppgifter-arenden.sv.md"),
            include_str!("../content/pages/personuppgifter-arenden.en.md"),
        ),
        page(
            "personuppgifter-organisationer",
            include_str!("../content/pages/personuppgifter-organisationer.sv.md"),
            include_str!("../content/pages/personuppgifter-organisationer.en.md"),
        ),
        page(
            "kakor",
            include_str!("../content/pages/kakor.sv.md"),
            include_str!("../content/pages/kakor.en.md"),
        ),
        page(
            "anstalld",
            include_str!("../content/pages/anstalld.sv.md"),
            include_str!("../content/pages/anstalld.en.md"),
        ),
    ]
});

/// The information boxes.
pub(crate) static BOXES: LazyLock<Vec<InfoBox>> = LazyLock::new(|| {
    let boxes: Boxes = toml::from_str(include_str!("../content/boxes.toml")).expect("boxes.toml is read by a test");
    boxes.r#box
});

/// The questions and answers, topic by topic.
pub(crate) static QUESTIONS: LazyLock<Vec<Question>> = LazyLock::new(|| {
    let questions: Questions = toml::from_str(include_str!("../content/faq.toml")).expect("faq.toml is read by a test");
    questions.question
});

/// The notices of the demo.
pub(crate) fn demo_notices() -> Vec<DemoNotice> {
    let notices: Notices =
        toml::from_str(include_str!("../content/notices.toml")).expect("notices.toml is read by a test");
    notices.notice
}

/// The Markdown of the terms as they are built in, for accounts, which keeps their versions.
pub fn terms(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => include_str!("../content/pages/villkor.sv.md"),
        Lang::En => include_str!("../content/pages/villkor.en.md"),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_file_of_content_can_be_read_and_repeats_nothing() {
        let unique = |names: Vec<&str>| {
            let count = names.len();
            assert!(count > 0);
            assert_eq!(names.into_iter().collect::<HashSet<_>>().len(), count);
        };
        unique(BOXES.iter().map(|b| b.page.as_str()).collect());
        unique(QUESTIONS.iter().map(|q| q.id.as_str()).collect());
        unique(PAGES.iter().map(|p| p.slug).collect());
        assert!(demo_notices().iter().any(|notice| notice.audience == "everyone"));
    }

    #[test]
    fn every_text_stands_in_both_languages() {
        for text in BOXES.iter().map(|b| &b.body).chain(PAGES.iter().map(|p| &p.body)) {
            assert!(!text.sv.trim().is_empty() && !text.en.trim().is_empty());
        }
        for q in QUESTIONS.iter() {
            for answered in [&q.sv, &q.en] {
                assert!(
                    !answered.question.trim().is_empty() && !answered.answer.trim().is_empty(),
                    "{}",
                    q.id
                );
            }
        }
        assert!(Lang::ALL.iter().all(|lang| terms(*lang).contains("2026")));
    }
}
