//! The cases of the demo, from the notify room's content: the same every time for the same people.
//! Nobody is mailed about them.

mod cases;
mod mails;

use std::collections::{BTreeSet, HashMap};

use anyhow::Context;
use base::{ApiKey, Id, Organisation, Person};
use files::demo::StoredText;
use forms::Definition;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde::Deserialize;
use store::{Actor, Tx};
use web::Portal;

use self::cases::{cases, demo_case, pick};
use crate::acts::demo::write;
use crate::acts::{NewCanned, insert_canned};
use crate::tables::{team, team_member, topic};
use crate::topics;

pub use mails::mails;

/// Who raises and handles the cases of the demo. Each list needs at least one entry; cases are spread
/// over them in order.
#[derive(Clone, Copy, Debug)]
pub struct DemoPeople<'a> {
    /// Private customers.
    pub privates: &'a [Id<Person>],
    /// Associations, with somebody who writes for them.
    pub associations: &'a [(Id<Organisation>, Id<Person>)],
    /// Companies, with somebody who writes for them.
    pub companies: &'a [(Id<Organisation>, Id<Person>)],
    /// Customer organisations that have an agent, with somebody who writes for them.
    pub customers: &'a [(Id<Organisation>, Id<Person>)],
    /// An organisation whose program raises cases, and the key that it calls by.
    pub program: (Id<Organisation>, Id<ApiKey>),
    /// Case officers.
    pub officers: &'a [Id<Person>],
}

/// Visitors of the demo: name and address.
const VISITORS: [(&str, &str); 5] = [
    ("Gunilla Berg", "gunilla.berg@postladan.example"),
    ("Tariq Haddad", "tariq@haddad.example"),
    ("Ylva Sund", "ylva.sund@postladan.example"),
    ("Lennart Åkesson", "lennart@postladan.example"),
    ("Mai Nguyen", "mai.nguyen@postladan.example"),
];

#[derive(Deserialize)]
struct TeamFile {
    team: Vec<DemoTeam>,
    promise: Vec<DemoPromise>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DemoTeam {
    name: String,
    topics: Vec<String>,
    /// Places in the list of officers.
    members: Vec<usize>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DemoPromise {
    topics: Vec<String>,
    solve_within: String,
}

/// What some topics ask.
#[derive(Deserialize)]
struct FormFile {
    form: Vec<DemoForm>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DemoForm {
    topic: String,
    fields: Definition,
}

/// The canned answers.
#[derive(Deserialize)]
struct CannedFile {
    answer: Vec<DemoCanned>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DemoCanned {
    name: String,
    topic: Option<String>,
    sv: String,
    en: String,
}

/// Puts the files of the cases into the storage, by name.
pub async fn texts(portal: &Portal) -> anyhow::Result<HashMap<String, StoredText>> {
    let mut texts = HashMap::new();
    for file in cases()?
        .into_iter()
        .flat_map(|case| case.messages)
        .filter_map(|message| message.file)
    {
        let stored = files::demo::store(portal, &file.text).await?;
        texts.insert(file.name, stored);
    }
    Ok(texts)
}

/// Publishes the forms, and loads the canned answers and the cases; gives how many cases.
pub async fn load(
    portal: &Portal,
    tx: &Tx,
    people: DemoPeople<'_>,
    texts: &HashMap<String, StoredText>,
) -> anyhow::Result<usize> {
    load_teams(tx, people.officers).await?;
    let topics = topics::read(&**tx).await?;
    for form in demo_forms()? {
        let topic = topics
            .find(&form.topic)
            .with_context(|| format!("the demo names the topic {}", form.topic))?;
        forms::publish_in(tx, Actor::System, &topic.form_owner(), &form.fields).await?;
    }
    for canned in canned_answers()? {
        insert_canned(tx, &canned).await?;
    }
    let cases = cases()?;
    let mut named = HashMap::new();
    for (turn, case) in cases.iter().enumerate() {
        let officer = *pick(people.officers, turn)?;
        let mut told = demo_case(case, turn, people, (&topics, officer), tx.now())?;
        if let Some(answers) = &case.answers {
            told.new.answers = forms::answers_of(&**tx, &told.new.topic.form_owner(), answers.clone()).await?;
        }
        let of = |key: &Option<String>| key.as_ref().and_then(|key| named.get(key).copied());
        told.new.follows = of(&case.follows);
        (told.into, told.linked) = (of(&case.into), of(&case.linked));
        for (line, message) in told.lines.iter_mut().zip(&case.messages) {
            let file = message.file.as_ref();
            line.file = file.and_then(|file| Some((file.name.as_str(), texts.get(&file.name)?)));
        }
        let id = write(portal, tx, &told).await.context("a case of the demo")?;
        named.extend(case.key.clone().map(|key| (key, id)));
    }
    Ok(cases.len())
}

/// Teams share out the officers, and topics promise more than an answer.
async fn load_teams(tx: &Tx, officers: &[Id<Person>]) -> anyhow::Result<()> {
    let of_topics = |topics: Vec<String>| topic::Entity::update_many().filter(topic::Column::Code.is_in(topics));
    let TeamFile { team, promise } = demo_teams()?;
    for new in team {
        let row = team::ActiveModel {
            id: Set(tx.id()),
            name_key: Set(new.name.to_lowercase()),
            name: Set(new.name),
            version: Set(1),
        };
        let id = row.insert(&**tx).await?.id;
        let members: BTreeSet<_> = new.members.iter().filter_map(|at| officers.get(*at)).collect();
        for person in members {
            let member = team_member::ActiveModel {
                team_id: Set(id),
                person_id: Set(*person),
            };
            team_member::Entity::insert(member)
                .exec_without_returning(&**tx)
                .await?;
        }
        let topics = of_topics(new.topics).col_expr(topic::Column::TeamId, Expr::value(Some(id)));
        topics.exec(&**tx).await?;
    }
    for promise in promise {
        let within = Expr::value(Some(promise.solve_within));
        let topics = of_topics(promise.topics).col_expr(topic::Column::SolveWithin, within);
        topics.exec(&**tx).await?;
    }
    Ok(())
}

fn demo_teams() -> anyhow::Result<TeamFile> {
    toml::from_str(include_str!("../content/demo-teams.toml")).context("the teams of the demo could not be read")
}

fn demo_forms() -> anyhow::Result<Vec<DemoForm>> {
    let file: FormFile = toml::from_str(include_str!("../content/demo-forms.toml"))
        .context("the forms of the demo could not be read")?;
    Ok(file.form)
}

fn canned_answers() -> anyhow::Result<Vec<NewCanned>> {
    let file: CannedFile = toml::from_str(include_str!("../content/canned-answers.toml"))
        .context("the canned answers of the demo could not be read")?;
    let text = |text: &str| text.trim().to_owned();
    let new = |canned: DemoCanned| NewCanned {
        sv: text(&canned.sv),
        en: Some(text(&canned.en)),
        name: canned.name,
        topic: canned.topic,
        is_offered: true,
    };
    Ok(file.answer.into_iter().map(new).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_the_demo_belongs_to_a_topic() {
        let (forms, topics) = (demo_forms().unwrap(), topics::tests::first());
        assert!(forms.len() >= 3);
        for form in forms {
            assert!(
                topics.choose(&form.topic).is_some() && !form.fields.is_empty(),
                "{}",
                form.topic
            );
        }
    }

    #[test]
    fn every_canned_answer_of_the_demo_can_be_filled_in_and_has_a_topic_or_suits_all() {
        let (all, topics) = (canned_answers().unwrap(), topics::tests::first());
        assert!(all.len() >= 30);
        for canned in all {
            let topic = canned.topic.as_deref();
            assert!(topic.is_none_or(|code| topics.find(code).is_some()), "{}", canned.name);
            for text in [Some(&canned.sv), canned.en.as_ref()].into_iter().flatten() {
                assert!(crate::placeholders::unknown(text).is_empty(), "{}", canned.name);
            }
        }
    }

    #[test]
    fn every_team_of_the_demo_has_topics_and_every_promise_can_be_read() {
        let (file, topics) = (demo_teams().unwrap(), topics::tests::first());
        for team in &file.team {
            assert!(
                team.topics.iter().all(|code| topics.choose(code).is_some()),
                "{}",
                team.name
            );
            assert!(!team.members.is_empty() && !team.topics.is_empty(), "{}", team.name);
        }
        for promise in &file.promise {
            assert!(promise.topics.iter().all(|code| topics.choose(code).is_some()));
            assert!(promise.solve_within.parse::<crate::working_days::Span>().is_ok());
        }
    }
}
