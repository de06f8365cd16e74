//! What a case can be about: read once from `content/topics.toml`, which a test checks. Topics are
//! data, so that an owner's list can take the file's place later.

use std::sync::LazyLock;

use base::Lang;
use serde::Deserialize;

/// Where a topic can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TopicPage {
    /// Questions: `/kontakt` and `/arenden/ny`.
    Contact,
    /// Fault reports: `/felanmalan`.
    Fault,
}

/// One thing a case can be about.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// How it is stored.
    pub code: String,
    sv: String,
    en: String,
    /// Our next word comes within so many working days.
    pub answer_days: u32,
    /// Where it can be chosen.
    pub pages: Vec<TopicPage>,
    /// Neither name nor address is asked for (law.md, Public records).
    #[serde(default)]
    pub anonymous: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    topic: Vec<Topic>,
}

static TOPICS: LazyLock<Vec<Topic>> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("../content/topics.toml")).expect("a test reads topics.toml");
    file.topic
});

/// A topic that is no longer in the list is answered within so many working days.
const DAYS_OF_OTHERS: u32 = 5;

impl Topic {
    /// Its name.
    pub fn name(&self, lang: Lang) -> &str {
        match lang {
            Lang::Sv => &self.sv,
            Lang::En => &self.en,
        }
    }

    /// Whose form asks for more about it.
    pub fn form_owner(&self) -> String {
        format!("desk.topic:{}", self.code)
    }

    /// Whether it can be chosen there.
    pub fn is_on(&self, page: TopicPage) -> bool {
        self.pages.contains(&page)
    }
}

/// All topics, in the order of the forms.
pub fn all() -> &'static [Topic] {
    &TOPICS
}

/// The topic with this code.
pub fn find(code: &str) -> Option<&'static Topic> {
    all().iter().find(|topic| topic.code == code)
}

/// The name of a stored topic; one that has left the list shows its code.
pub fn name(code: &str, lang: Lang) -> String {
    find(code).map_or(code, |topic| topic.name(lang)).to_owned()
}

/// Within how many working days a case of this stored topic is answered.
pub fn answer_days(code: &str) -> u32 {
    find(code).map_or(DAYS_OF_OTHERS, |topic| topic.answer_days)
}

/// Those that can be chosen on a page.
pub(crate) fn on(page: TopicPage) -> impl Iterator<Item = &'static Topic> + Clone {
    all().iter().filter(move |topic| topic.is_on(page))
}

/// Choices for a form: (code, name).
pub(crate) fn choices(page: TopicPage, lang: Lang) -> Vec<(String, String)> {
    on(page).map(|topic| choice(topic, lang)).collect()
}

/// Every topic as a choice: (code, name).
pub(crate) fn all_choices(lang: Lang) -> Vec<(String, String)> {
    all().iter().map(|topic| choice(topic, lang)).collect()
}

fn choice(topic: &Topic, lang: Lang) -> (String, String) {
    (topic.code.clone(), topic.name(lang).to_owned())
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn the_list_can_be_read_and_every_topic_is_whole() {
        let mut codes = HashSet::new();
        for topic in all() {
            assert!(codes.insert(&topic.code), "{} stands twice", topic.code);
            assert!(
                !topic.sv.is_empty() && !topic.en.is_empty() && !topic.pages.is_empty(),
                "{}",
                topic.code
            );
            assert!((1..=10).contains(&topic.answer_days), "{}", topic.code);
        }
    }

    #[test]
    fn both_forms_offer_topics_and_something_else() {
        for page in [TopicPage::Contact, TopicPage::Fault] {
            let choices = choices(page, Lang::Sv);
            assert!(choices.len() > 2);
            assert_eq!(choices.last().map(|(code, _)| code.as_str()), Some("ovrigt"));
        }
    }

    #[test]
    fn public_documents_are_asked_for_without_a_name() {
        assert!(find("allman_handling").is_some_and(|topic| topic.anonymous));
        assert!(find("bokning").is_some_and(|topic| !topic.anonymous));
    }

    #[test]
    fn a_topic_that_has_left_the_list_still_has_a_name_and_a_time() {
        assert_eq!(name("gammalt", Lang::En), "gammalt");
        assert_eq!(answer_days("gammalt"), 5);
        assert!(find("gammalt").is_none());
    }
}
