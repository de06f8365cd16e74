//! Writes a case with its whole history at once, as the demo tells it. Nobody is mailed.

use base::{Id, ObjectRef, Person};
use chrono::{DateTime, Utc};
use store::{Actor, Tx};

use super::open::{insert, row, write_contact};
use super::{Author, add_event_at, add_line, audit, enter, save};
use crate::model::{AuthorKind, CASE, Channel, Customer, Event, MessageKind, NewCase, State};
use crate::rules::CUSTOMER_ANSWERS_IN_DAYS;
use crate::tables::case;
use crate::working_days;

/// A case of the demo.
pub(crate) struct DemoCase<'a> {
    pub(crate) new: NewCase,
    pub(crate) lines: Vec<DemoLine<'a>>,
    pub(crate) state: State,
    pub(crate) solution: Option<&'a str>,
    pub(crate) solved_at: Option<DateTime<Utc>>,
    pub(crate) closed_at: Option<DateTime<Utc>>,
    pub(crate) officer: Option<Id<Person>>,
}

/// A message of the demo.
pub(crate) struct DemoLine<'a> {
    pub(crate) text: &'a str,
    pub(crate) by_staff: bool,
    pub(crate) at: DateTime<Utc>,
}

/// Writes the case, its thread and where it stands.
pub(crate) async fn write(tx: &Tx, demo: &DemoCase<'_>) -> anyhow::Result<()> {
    let opened_at = demo.lines.first().map_or(tx.now(), |line| line.at);
    let mut case = row(tx, &demo.new, opened_at).await?;
    if let Customer::Visitor(contact) = &demo.new.customer {
        write_contact(tx, &mut case, contact, Channel::Web);
    }
    insert(tx, &case).await?;
    if let Some(answers) = &demo.new.answers {
        answers.keep(tx, &ObjectRef::new(CASE, case.id)).await?;
    }
    for line in &demo.lines {
        let author = author(demo, line);
        if line.by_staff && case.officer_id.is_none() {
            case.officer_id = demo.officer;
            add_event_at(tx, &mut case, author, &Event::Taken, line.at).await?;
        }
        add_line(tx, &mut case, author, MessageKind::Message, line.text, line.at).await?;
    }
    end(tx, demo, &mut case).await?;
    save(tx, &case).await?;
    audit(tx, Actor::System, "desk.demo_case_loaded", &case).await?;
    Ok(())
}

fn author(demo: &DemoCase<'_>, line: &DemoLine<'_>) -> Author {
    match (line.by_staff, &demo.new.customer) {
        (true, _) => Author {
            kind: AuthorKind::Staff,
            id: demo.officer,
            agent: None,
            mandate: None,
        },
        (false, Customer::Person { id, .. }) => Author {
            kind: AuthorKind::Customer,
            id: Some(*id),
            agent: None,
            mandate: None,
        },
        (false, Customer::Visitor(_)) => Author {
            kind: AuthorKind::Visitor,
            id: None,
            agent: None,
            mandate: None,
        },
    }
}

async fn end(tx: &Tx, demo: &DemoCase<'_>, case: &mut case::Model) -> anyhow::Result<()> {
    let last = demo.lines.last().map_or(case.created_at, |line| line.at);
    let staff = Author {
        kind: AuthorKind::Staff,
        id: demo.officer,
        agent: None,
        mandate: None,
    };
    if let (Some(solution), Some(at)) = (demo.solution, demo.solved_at) {
        let at = at.max(last);
        case.officer_id = demo.officer;
        add_line(tx, case, staff, MessageKind::Solution, solution, at).await?;
        enter(case, State::Solved, at);
        case.solution = Some(solution.to_owned());
    }
    if let Some(at) = demo.closed_at {
        enter(case, State::Closed, at);
        add_event_at(tx, case, Author::SYSTEM, &Event::Closed, at).await?;
    }
    match demo.state {
        State::New | State::Solved | State::Closed => {}
        State::Open => {
            enter(case, State::Open, last);
            case.answer_due_at = working_days::due(last, demo.new.topic.answer_days);
        }
        State::WaitingCustomer => {
            enter(case, State::WaitingCustomer, last);
            case.answer_due_at = working_days::due(last, CUSTOMER_ANSWERS_IN_DAYS);
        }
    }
    Ok(())
}
