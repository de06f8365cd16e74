//! The cases of the demo, from the notify room's content: the same every time for the same people.
//! Nobody is mailed about them.

use anyhow::{Context, bail};
use base::{Email, Id, Lang, Organisation, Person, swedish};
use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use forms::Definition;
use serde::Deserialize;
use store::{Actor, Tx};

use crate::acts::demo::{DemoCase, DemoLine, write};
use crate::model::{Channel, Contact, Customer, NewCase, State};
use crate::topics;

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
struct File {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    topic: String,
    customer: Kind,
    lang: Lang,
    state: String,
    subject: String,
    place: Option<String>,
    solution: Option<String>,
    solved_days_ago: Option<i64>,
    closed_days_ago: Option<i64>,
    messages: Vec<Message>,
    /// What the topic's form asks, as answers are stored.
    answers: Option<serde_json::Value>,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Private,
    Association,
    Company,
    Customer,
    Visitor,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Message {
    who: Who,
    days_ago: i64,
    text: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Who {
    Customer,
    Staff,
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

/// Publishes the forms and loads the cases; gives how many cases.
pub async fn load(tx: &Tx, people: DemoPeople<'_>) -> anyhow::Result<usize> {
    for form in demo_forms()? {
        let topic = topics::find(&form.topic).with_context(|| format!("the demo names the topic {}", form.topic))?;
        forms::publish_in(tx, Actor::System, &topic.form_owner(), &form.fields).await?;
    }
    let cases = cases()?;
    for (turn, case) in cases.iter().enumerate() {
        let officer = *pick(people.officers, turn)?;
        let mut told = demo_case(case, turn, people, officer, tx.now())?;
        if let Some(answers) = &case.answers {
            told.new.answers = forms::answers_of(&**tx, &told.new.topic.form_owner(), answers.clone()).await?;
        }
        write(tx, &told).await.context("a case of the demo")?;
    }
    Ok(cases.len())
}

fn demo_forms() -> anyhow::Result<Vec<DemoForm>> {
    let file: FormFile = toml::from_str(include_str!("../content/demo-forms.toml"))
        .context("the forms of the demo could not be read")?;
    Ok(file.form)
}

fn cases() -> anyhow::Result<Vec<Case>> {
    let file: File = toml::from_str(include_str!("../../notify/content/demo-cases.toml"))
        .context("the cases of the demo could not be read")?;
    Ok(file.case)
}

fn pick<T>(list: &[T], turn: usize) -> anyhow::Result<&T> {
    list.get(turn % list.len().max(1))
        .context("the demo has nobody for a case")
}

fn demo_case<'a>(
    case: &'a Case,
    turn: usize,
    people: DemoPeople<'_>,
    officer: Id<Person>,
    now: DateTime<Utc>,
) -> anyhow::Result<DemoCase<'a>> {
    let Some(first) = case.messages.first() else {
        bail!("a case of the demo has no message")
    };
    let topic = topics::find(&case.topic).with_context(|| format!("the demo names the topic {}", case.topic))?;
    let state = State::from_code(&case.state).with_context(|| format!("the demo names the state {}", case.state))?;
    let lines = case.messages.iter().enumerate().map(|(place, message)| DemoLine {
        text: message.text.trim(),
        by_staff: message.who == Who::Staff,
        at: moment(now, message.days_ago, turn, place),
    });
    let over = |days: Option<i64>| days.map(|days| moment(now, days, turn, case.messages.len()));
    Ok(DemoCase {
        new: NewCase {
            topic,
            subject: case.subject.clone(),
            text: first.text.trim().to_owned(),
            answers: None,
            place: case.place.clone(),
            customer: customer(case, turn, people)?,
            wants_answer: true,
            channel: Channel::Web,
            lang: case.lang,
            about: None,
            follows: None,
        },
        lines: lines.collect(),
        state,
        solution: case.solution.as_deref(),
        solved_at: over(case.solved_days_ago),
        closed_at: over(case.closed_days_ago),
        officer: (state != State::New).then_some(officer),
    })
}

fn customer(case: &Case, turn: usize, people: DemoPeople<'_>) -> anyhow::Result<Customer> {
    let of = |(organisation, id): (Id<Organisation>, Id<Person>)| Customer::Person {
        id,
        organisation: Some(organisation),
    };
    Ok(match case.customer {
        Kind::Private => Customer::Person {
            id: *pick(people.privates, turn)?,
            organisation: None,
        },
        Kind::Association => of(*pick(people.associations, turn)?),
        Kind::Company => of(*pick(people.companies, turn)?),
        Kind::Customer => of(*pick(people.customers, turn)?),
        Kind::Visitor => Customer::Visitor(Contact {
            name: Some(pick(&VISITORS, turn)?.0.to_owned()),
            email: Some(Email::parse(pick(&VISITORS, turn)?.1)?),
            phone: None,
        }),
    })
}

/// A time of day at work so many days ago; never later than now, and later lines come later.
fn moment(now: DateTime<Utc>, days_ago: i64, turn: usize, place: usize) -> DateTime<Utc> {
    let minutes = |n: usize| TimeDelta::minutes(i64::try_from(n).unwrap_or_default());
    let day = swedish::local_date(now) - TimeDelta::days(days_ago);
    let at_eight = day.and_time(NaiveTime::from_hms_opt(8, 0, 0).expect("eight is a time of day"));
    let at = swedish::from_local(at_eight + minutes(turn * 37 % 240) + minutes(place * 47));
    let just_now = now - minutes(60) + minutes(place);
    at.filter(|at| *at < just_now).unwrap_or(just_now)
}

#[cfg(test)]
mod tests {
    use base::Random;

    use super::*;

    #[test]
    fn every_form_of_the_demo_belongs_to_a_topic() {
        let forms = demo_forms().unwrap();
        assert!(forms.len() >= 3);
        for form in forms {
            assert!(
                topics::find(&form.topic).is_some() && !form.fields.is_empty(),
                "{}",
                form.topic
            );
        }
    }

    #[test]
    fn every_case_of_the_demo_can_be_told() {
        let now = "2026-11-23T09:00:00Z".parse().unwrap();
        let random = Random::seeded(1);
        let (persons, clubs) = (
            [Id::new(now, &random)],
            [(Id::new(now, &random), Id::new(now, &random))],
        );
        let people = DemoPeople {
            privates: &persons,
            associations: &clubs,
            companies: &clubs,
            customers: &clubs,
            officers: &persons,
        };
        let cases = cases().unwrap();
        assert!(cases.len() >= 20);
        for (turn, case) in cases.iter().enumerate() {
            let told = demo_case(case, turn, people, persons[0], now).unwrap();
            assert!(told.lines.is_sorted_by_key(|line| line.at), "{}", case.subject);
            assert!(told.lines.iter().all(|line| line.at <= now), "{}", case.subject);
            assert_eq!(told.solution.is_some(), !told.state.is_open(), "{}", case.subject);
            assert_eq!(told.solved_at.is_some(), !told.state.is_open(), "{}", case.subject);
            assert_eq!(
                told.closed_at.is_some(),
                told.state == State::Closed,
                "{}",
                case.subject
            );
        }
    }
}
