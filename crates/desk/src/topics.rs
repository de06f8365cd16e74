//! What a case can be about: a list that staff keep, in groups. Every page reads it, so it is kept in
//! memory; other nodes see a change within two seconds. A topic is hidden, never deleted: old cases name it.

mod editing;

use std::sync::Arc;
use std::time::Duration;

use base::{Id, Lang};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryOrder};
use web::{Cached, Portal};

use crate::model::State;
use crate::rules::Promise;
use crate::tables::topic::{Column, Entity, Model};
use crate::teams::Team;
use crate::working_days::{Office, Span};

pub(crate) use editing::{Side, StateWords, TopicEdit, code_of, may_save};

const KEPT_FOR: Duration = Duration::from_secs(2);
/// A topic that is not in the list is answered within this.
const ANSWER_OTHERS_WITHIN: Span = Span::Days(5);

/// Where a topic can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TopicPage {
    /// Questions: `/kontakt` and `/arenden/ny`.
    Contact,
    /// Fault reports: `/felanmalan`.
    Fault,
    /// Public documents: `/allman-handling`, where neither name nor address is asked for.
    Records,
}

/// One thing a case can be about, or a group of such.
#[derive(Debug)]
pub struct Topic {
    /// How it is stored.
    pub code: String,
    /// The code of the group it stands in.
    pub parent: Option<String>,
    sv: String,
    en: String,
    /// Our next word comes within this.
    pub answer_within: Span,
    /// The solution comes within this.
    pub solve_within: Option<Span>,
    /// The team that its cases go to.
    pub team: Option<Id<Team>>,
    pub(crate) on_contact: bool,
    pub(crate) on_fault: bool,
    /// Neither name nor address is asked for (law.md, Public records).
    pub anonymous: bool,
    /// Others stand under it, so it is not chosen itself.
    pub is_group: bool,
    /// It cannot be chosen any longer, nor what stands under it.
    pub is_hidden: bool,
    /// It is hidden for its own sake, and not only with its group.
    pub(crate) is_hidden_itself: bool,
    pub(crate) words: StateWords,
    pub(crate) version: i32,
}

impl Topic {
    fn new(row: &Model, all: &[Model]) -> Topic {
        let group = row.parent.as_ref();
        let group = group.and_then(|parent| all.iter().find(|other| other.code == *parent));
        Topic {
            code: row.code.clone(),
            parent: row.parent.clone(),
            sv: row.name_sv.clone(),
            en: row.name_en.clone(),
            answer_within: span(Some(&row.answer_within)).unwrap_or(ANSWER_OTHERS_WITHIN),
            on_contact: row.on_contact,
            on_fault: row.on_fault,
            anonymous: row.is_anonymous,
            is_group: all.iter().any(|other| other.parent.as_ref() == Some(&row.code)),
            solve_within: span(row.solve_within.as_deref()),
            team: row.team_id,
            is_hidden_itself: row.is_hidden,
            words: StateWords::of_stored(row.state_words.as_deref()),
            version: row.version,
            is_hidden: row.is_hidden || group.is_some_and(|group| group.is_hidden),
        }
    }

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

    /// Whether a case can be about it from now on.
    pub fn can_be_chosen(&self) -> bool {
        !self.is_group && !self.is_hidden
    }

    /// What is promised of its cases.
    pub(crate) fn promise(&self, office: Office) -> Promise {
        Promise {
            office,
            answer: self.answer_within,
            solve: self.solve_within,
        }
    }

    /// Whether it can be chosen there.
    pub fn is_on(&self, page: TopicPage) -> bool {
        let is_there = match page {
            TopicPage::Contact => self.on_contact,
            TopicPage::Fault => self.on_fault,
            TopicPage::Records => self.anonymous,
        };
        is_there && self.can_be_chosen()
    }
}

/// Choices in a form under the name of their group; the name is empty for those that stand in none.
pub(crate) type Choices = Vec<(String, Vec<(String, String)>)>;

/// All topics, in the order of the forms: a group before those within it.
#[derive(Debug, Default)]
pub struct Topics(Vec<Arc<Topic>>);

impl Topics {
    fn new(rows: &[Model]) -> Topics {
        let mut all = Vec::new();
        for row in rows.iter().filter(|row| row.parent.is_none()) {
            all.push(row);
            all.extend(rows.iter().filter(|within| within.parent.as_ref() == Some(&row.code)));
        }
        Topics(all.into_iter().map(|row| Arc::new(Topic::new(row, rows))).collect())
    }

    /// All of them, also groups and those that are hidden.
    pub fn all(&self) -> impl Iterator<Item = &Arc<Topic>> + Clone {
        self.0.iter()
    }

    /// The topic with this code.
    pub fn find(&self, code: &str) -> Option<&Arc<Topic>> {
        self.all().find(|topic| topic.code == code)
    }

    /// The topic with this code, when a case can be about it.
    pub(crate) fn choose(&self, code: &str) -> Option<Arc<Topic>> {
        self.find(code).filter(|topic| topic.can_be_chosen()).cloned()
    }

    /// The codes of the topic with this one, or of all within it when it is a group.
    pub(crate) fn within(&self, code: &str) -> Vec<String> {
        let is_in = |topic: &&Arc<Topic>| topic.code == code || topic.parent.as_deref() == Some(code);
        let found = self.all().filter(|topic| !topic.is_group).filter(is_in);
        found.map(|topic| topic.code.clone()).collect()
    }

    /// The name of a stored topic; one that is not in the list shows its code.
    pub fn name(&self, code: &str, lang: Lang) -> String {
        self.find(code).map_or(code, |topic| topic.name(lang)).to_owned()
    }

    /// What a state of a case of this stored topic is called, when that is not the usual.
    pub(crate) fn state_word(&self, code: &str, state: State, side: Side, lang: Lang) -> Option<&str> {
        self.find(code)?.words.get(state, side, lang)
    }

    /// Those that a case can be about, everywhere.
    pub fn choosable(&self) -> impl Iterator<Item = &Arc<Topic>> + Clone {
        self.all().filter(|topic| topic.can_be_chosen())
    }

    /// Those that can be chosen on a page.
    pub(crate) fn on(&self, page: TopicPage) -> impl Iterator<Item = &Arc<Topic>> + Clone {
        self.all().filter(move |topic| topic.is_on(page))
    }

    /// Some of them as choices in a form, after `first`, which has no value.
    pub(crate) fn choices<'a>(&self, first: String, some: impl Iterator<Item = &'a Arc<Topic>>, lang: Lang) -> Choices {
        let mut groups: Choices = vec![(String::new(), vec![(String::new(), first)])];
        for topic in some {
            let group = topic.parent.as_deref().map(|parent| self.name(parent, lang));
            let group = group.unwrap_or_default();
            let choice = (topic.code.clone(), topic.name(lang).to_owned());
            match groups.last_mut() {
                Some((name, choices)) if *name == group => choices.push(choice),
                _ => groups.push((group, vec![choice])),
            }
        }
        groups
    }
}

/// What this process remembers.
struct Known(Cached<Topics>);

impl Default for Known {
    fn default() -> Known {
        Known(Cached::for_at_most(KEPT_FOR))
    }
}

/// All topics as they are now. Not for acts, which read what they need in their transaction.
pub async fn of(portal: &Portal) -> Result<Arc<Topics>, DbErr> {
    let known = portal.shared::<Known>();
    known.0.get(portal.now(), read(portal.store.db())).await
}

/// Reads them anew next time, because one was changed.
pub(crate) fn forget(portal: &Portal) {
    portal.shared::<Known>().0.forget();
}

/// All topics as they are stored.
pub(crate) async fn read(db: &impl ConnectionTrait) -> Result<Topics, DbErr> {
    let rows = Entity::find().order_by_asc(Column::Place).order_by_asc(Column::Code);
    Ok(Topics::new(&rows.all(db).await?))
}

/// The name of a stored topic, inside a transaction.
pub(crate) async fn name_in(db: &impl ConnectionTrait, code: &str, lang: Lang) -> Result<String, DbErr> {
    let row = Entity::find_by_id(code).one(db).await?;
    Ok(row.map_or_else(
        || code.to_owned(),
        |row| match lang {
            Lang::Sv => row.name_sv,
            Lang::En => row.name_en,
        },
    ))
}

/// What is promised of a case of this stored topic, inside a transaction.
pub(crate) async fn promise_in(db: &impl ConnectionTrait, code: &str, office: Office) -> Result<Promise, DbErr> {
    let row = Entity::find_by_id(code).one(db).await?;
    let row = row.as_ref();
    Ok(Promise {
        office,
        answer: span(row.map(|row| row.answer_within.as_str())).unwrap_or(ANSWER_OTHERS_WITHIN),
        solve: span(row.and_then(|row| row.solve_within.as_deref())),
    })
}

/// A stored time; what cannot be read is none.
fn span(stored: Option<&str>) -> Option<Span> {
    stored.and_then(|stored| stored.parse().ok())
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn row(code: &str, parent: Option<&str>, place: i32) -> Model {
        Model {
            code: code.to_owned(),
            parent: parent.map(str::to_owned),
            name_sv: format!("{code} sv"),
            name_en: format!("{code} en"),
            answer_within: "3 days".to_owned(),
            on_contact: true,
            on_fault: false,
            is_anonymous: false,
            is_hidden: false,
            team_id: None,
            solve_within: None,
            state_words: None,
            place,
            version: 1,
        }
    }

    /// What an empty database begins with.
    pub(crate) fn first() -> Topics {
        let file: toml::Table = toml::from_str(include_str!("../content/topics.toml")).unwrap();
        let text = |topic: &toml::Value, key: &str| topic.get(key).map(|value| value.as_str().unwrap().to_owned());
        let rows = file["topic"].as_array().unwrap().iter().zip(1..).map(|(topic, place)| {
            let parent = text(topic, "parent");
            let is_on = |page: &str| {
                let pages = topic.get("pages").and_then(toml::Value::as_array);
                pages.is_some_and(|pages| pages.iter().any(|on| on.as_str() == Some(page)))
            };
            Model {
                name_sv: text(topic, "sv").unwrap(),
                name_en: text(topic, "en").unwrap(),
                answer_within: text(topic, "answer_within").unwrap(),
                on_contact: is_on("contact"),
                on_fault: is_on("fault"),
                is_anonymous: topic.get("anonymous").is_some(),
                ..row(&text(topic, "code").unwrap(), parent.as_deref(), place)
            }
        });
        Topics::new(&rows.collect::<Vec<_>>())
    }

    #[test]
    fn what_an_empty_database_begins_with_is_whole() {
        let topics = first();
        let mut seen = std::collections::HashSet::new();
        for topic in topics.all() {
            assert!(seen.insert(&topic.code), "{} stands twice", topic.code);
            let is_on = topic.is_on(TopicPage::Contact) || topic.is_on(TopicPage::Fault);
            assert_eq!(is_on, !topic.is_group, "{}", topic.code);
        }
        for page in [TopicPage::Contact, TopicPage::Fault] {
            assert!(topics.on(page).count() > 2);
            assert_eq!(topics.on(page).last().map(|topic| topic.code.as_str()), Some("ovrigt"));
        }
        assert!(topics.find("allman_handling").is_some_and(|topic| topic.anonymous));
        assert_eq!(topics.within("utomhus"), ["felanmalan_gata", "felanmalan_belysning"]);
    }

    /// A list as the database gives it, by place.
    fn some() -> Topics {
        let hidden = Model {
            is_hidden: true,
            ..row("gammalt", None, 5)
        };
        Topics::new(&[
            row("bidrag", Some("fritid"), 1),
            row("konto", None, 2),
            row("fritid", None, 3),
            row("bokning", Some("fritid"), 4),
            hidden,
            row("under", Some("gammalt"), 6),
        ])
    }

    fn codes<'a>(topics: impl Iterator<Item = &'a Arc<Topic>>) -> Vec<&'a str> {
        topics.map(|topic| topic.code.as_str()).collect()
    }

    #[test]
    fn a_group_stands_before_those_within_it_and_is_not_chosen() {
        let topics = some();
        assert_eq!(
            codes(topics.all()),
            ["konto", "fritid", "bidrag", "bokning", "gammalt", "under"]
        );
        assert_eq!(codes(topics.choosable()), ["konto", "bidrag", "bokning"]);
        assert!(topics.choose("fritid").is_none() && topics.choose("bidrag").is_some());
    }

    #[test]
    fn what_is_hidden_cannot_be_chosen_but_still_has_a_name() {
        let topics = some();
        assert!(topics.choose("gammalt").is_none() && topics.choose("under").is_none());
        assert_eq!(topics.name("under", Lang::En), "under en");
        assert_eq!(topics.name("okänt", Lang::En), "okänt");
        assert!(topics.on(TopicPage::Fault).next().is_none());
    }

    #[test]
    fn choices_stand_under_the_names_of_their_groups() {
        let topics = some();
        let choices = topics.choices("Välj".to_owned(), topics.on(TopicPage::Contact), Lang::Sv);
        let shown: Vec<_> = choices
            .iter()
            .map(|(group, choices)| (group.as_str(), choices.len()))
            .collect();
        assert_eq!(shown, [("", 2), ("fritid sv", 2)]);
    }
}
