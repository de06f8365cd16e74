//! The cases of the demo as they are written down, and as they are told. No database.

use anyhow::{Context, bail};
use base::{Email, Id, Lang, Organisation, Person, swedish};
use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use serde::Deserialize;

use super::{DemoPeople, VISITORS};
use crate::acts::demo::{DemoCase, DemoDecision, DemoLine};
use crate::decision::Outcome;
use crate::model::{Channel, Contact, Customer, MessageKind, NewCase, State};
use crate::topics::Topics;

/// What customers of the demo thought.
const RATINGS: [(i32, &str); 4] = [
    (5, "Snabbt och tydligt svar."),
    (4, "Bra, men jag fick ringa en gång."),
    (5, "Tack för hjälpen!"),
    (3, "Det tog lite lång tid."),
];

#[derive(Deserialize)]
struct File {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Case {
    /// How later cases name it.
    pub(super) key: Option<String>,
    /// The case it went into, is linked to, or follows.
    pub(super) into: Option<String>,
    pub(super) linked: Option<String>,
    pub(super) follows: Option<String>,
    channel: Option<String>,
    decision: Option<Decision>,
    topic: String,
    customer: Kind,
    lang: Lang,
    state: String,
    subject: String,
    place: Option<String>,
    solution: Option<String>,
    solved_days_ago: Option<i64>,
    closed_days_ago: Option<i64>,
    pub(super) messages: Vec<Message>,
    /// What the topic's form asks, as answers are stored.
    pub(super) answers: Option<serde_json::Value>,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Private,
    Association,
    Company,
    Customer,
    Program,
    Visitor,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Message {
    who: Who,
    days_ago: i64,
    text: String,
    pub(super) file: Option<Attached>,
}

/// A file of a message.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Attached {
    pub(super) name: String,
    pub(super) text: String,
}

/// What makes a solution a decision.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Decision {
    r#type: String,
    outcome: String,
    delegation: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Who {
    Customer,
    Staff,
    Note,
}

/// All of them.
pub(super) fn cases() -> anyhow::Result<Vec<Case>> {
    let file: File = toml::from_str(include_str!("../../../notify/content/demo-cases.toml"))
        .context("the cases of the demo could not be read")?;
    Ok(file.case)
}

/// One of a list, in turn.
pub(super) fn pick<T>(list: &[T], turn: usize) -> anyhow::Result<&T> {
    list.get(turn % list.len().max(1))
        .context("the demo has nobody for a case")
}

/// One as it is told to the database.
pub(super) fn demo_case<'a>(
    case: &'a Case,
    turn: usize,
    people: DemoPeople<'_>,
    (topics, officer): (&Topics, Id<Person>),
    now: DateTime<Utc>,
) -> anyhow::Result<DemoCase<'a>> {
    let Some(first) = case.messages.first() else {
        bail!("a case of the demo has no message")
    };
    let topic = topics
        .choose(&case.topic)
        .with_context(|| format!("the demo names the topic {}", case.topic))?;
    let state = State::from_code(&case.state).with_context(|| format!("the demo names the state {}", case.state))?;
    let lines = case.messages.iter().enumerate().map(|(place, message)| DemoLine {
        text: message.text.trim(),
        by_staff: message.who != Who::Customer,
        kind: match message.who {
            Who::Note => MessageKind::Note,
            Who::Customer | Who::Staff => MessageKind::Message,
        },
        file: None,
        at: moment(now, message.days_ago, turn, place),
    });
    let decision = case.decision.as_ref().map(|decision| {
        let outcome = Outcome::from_code(&decision.outcome);
        Ok::<_, anyhow::Error>(DemoDecision {
            kind: &decision.r#type,
            outcome: outcome.with_context(|| format!("the demo names the outcome {}", decision.outcome))?,
            delegation: &decision.delegation,
        })
    });
    let channel = match case.channel.as_deref() {
        None => Channel::Web,
        Some("email") => Channel::Email,
        Some("api") => Channel::Api,
        Some(code) => Channel::by_staff(code).with_context(|| format!("the demo names the channel {code}"))?,
    };
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
            channel,
            lang: case.lang,
            about: None,
            follows: None,
        },
        lines: lines.collect(),
        state,
        solution: case.solution.as_deref(),
        decision: decision.transpose()?,
        solved_at: over(case.solved_days_ago),
        closed_at: over(case.closed_days_ago),
        officer: (state != State::New).then_some(officer),
        handler: Some(officer),
        into: None,
        linked: None,
        rating: (state == State::Closed).then(|| RATINGS[turn % RATINGS.len()]),
        // Some have somebody who follows along.
        shared_with: if turn.is_multiple_of(5) {
            people.privates.last().copied()
        } else {
            None
        },
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
        Kind::Program => Customer::Program {
            organisation: people.program.0,
            key: people.program.1,
            contact: Contact::default(),
        },
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
    use crate::topics;

    #[test]
    fn what_cases_of_the_demo_name_comes_before_them() {
        let mut known = Vec::new();
        for case in cases().unwrap() {
            for named in [&case.into, &case.linked, &case.follows].into_iter().flatten() {
                assert!(known.contains(named), "{named}");
            }
            known.extend(case.key);
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
            program: (clubs[0].0, Id::new(now, &random)),
            officers: &persons,
        };
        let (cases, topics) = (cases().unwrap(), topics::tests::first());
        assert!(cases.len() >= 60);
        for (turn, case) in cases.iter().enumerate() {
            let told = demo_case(case, turn, people, (&topics, persons[0]), now).unwrap();
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
