//! Writes a case with its whole history at once, as the demo tells it. Nobody is mailed.

use anyhow::Context;
use base::{Id, ObjectRef, Person, swedish};
use chrono::{DateTime, Utc};
use files::demo::StoredText;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use store::{Actor, Tx};
use web::Portal;

use super::attach::fault;
use super::escalate::mark;
use super::link::link_in;
use super::merge::merge_in;
use super::open::{insert, row, write_contact};
use super::{Author, Officer, add_event_at, add_line, add_reader, audit, due, enter, load, save, set_due};
use crate::decision::Outcome;
use crate::model::{AuthorKind, CASE, Case, Channel, Customer, Event, MessageKind, NewCase, State, Why};
use crate::rules::{Then, Wish};
use crate::tables::{case, case_decision, case_rating, decision_type};
use crate::working_days::Office;

/// A case of the demo.
pub(crate) struct DemoCase<'a> {
    pub(crate) new: NewCase,
    pub(crate) lines: Vec<DemoLine<'a>>,
    pub(crate) state: State,
    pub(crate) solution: Option<&'a str>,
    pub(crate) solved_at: Option<DateTime<Utc>>,
    pub(crate) closed_at: Option<DateTime<Utc>>,
    pub(crate) officer: Option<Id<Person>>,
    /// Who merged or linked it.
    pub(crate) handler: Option<Id<Person>>,
    /// What the customer thought of one that is closed.
    pub(crate) rating: Option<(i32, &'static str)>,
    /// Who reads it too.
    pub(crate) shared_with: Option<Id<Person>>,
    /// What makes its solution a decision.
    pub(crate) decision: Option<DemoDecision<'a>>,
    /// The case it went into.
    pub(crate) into: Option<Id<Case>>,
    /// A case that it has to do with.
    pub(crate) linked: Option<Id<Case>>,
}

/// What makes a solution of the demo a decision.
pub(crate) struct DemoDecision<'a> {
    /// The Swedish name of its kind.
    pub(crate) kind: &'a str,
    pub(crate) outcome: Outcome,
    pub(crate) delegation: &'a str,
}

/// A message of the demo.
pub(crate) struct DemoLine<'a> {
    pub(crate) text: &'a str,
    pub(crate) by_staff: bool,
    /// A message or a note.
    pub(crate) kind: MessageKind,
    pub(crate) at: DateTime<Utc>,
    /// A file with its name.
    pub(crate) file: Option<(&'a str, &'a StoredText)>,
}

/// Writes the case, its thread and where it stands; gives its id.
pub(crate) async fn write(portal: &Portal, tx: &Tx, demo: &DemoCase<'_>) -> anyhow::Result<Id<Case>> {
    let office = Office::of(portal);
    let opened_at = demo.lines.first().map_or(tx.now(), |line| line.at);
    let mut case = row(tx, office, &demo.new, opened_at).await?;
    if let Customer::Visitor(contact) = &demo.new.customer {
        write_contact(tx, &mut case, contact, demo.new.channel);
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
        add_line(tx, &mut case, author, line.kind, line.text, line.at).await?;
        if let (Some((name, text)), Some(sender)) = (line.file, author.id) {
            let object = ObjectRef::new(CASE, case.id);
            files::demo::hang(tx, text, &object, case.version, name, sender).await?;
        }
        if line.at == opened_at && !matches!(demo.new.channel, Channel::Web | Channel::Api) {
            let channel = demo.new.channel;
            let by = Author {
                id: demo.officer,
                ..Author::SYSTEM
            };
            let by = Author {
                kind: AuthorKind::Staff,
                ..by
            };
            add_event_at(tx, &mut case, by, &Event::Registered { channel }, line.at).await?;
        }
    }
    end(tx, office, demo, &mut case).await?;
    // Its team was told then.
    while let Some(at) = case.escalate_at.filter(|at| *at <= tx.now()) {
        mark(tx, &mut case, at).await?;
    }
    besides(tx, demo, &mut case).await?;
    save(tx, &case).await?;
    audit(tx, Actor::System, "desk.demo_case_loaded", &case).await?;
    let id = case.id;
    with_others(portal, tx, demo, case).await?;
    Ok(id)
}

/// Merges it into another, or links it to one.
async fn with_others(portal: &Portal, tx: &Tx, demo: &DemoCase<'_>, mut case: case::Model) -> anyhow::Result<()> {
    let Some(id) = demo.handler else { return Ok(()) };
    let officer = Officer { id, hats: &[] };
    if let Some(into) = demo.into {
        let mut into = load(tx, into).await?;
        merge_in(portal, tx, officer, (&mut case, &mut into))
            .await
            .map_err(fault)?;
    }
    if let Some(other) = demo.linked {
        let mut other = load(tx, other).await?;
        link_in(tx, officer, (&mut case, &mut other), true)
            .await
            .map_err(fault)?;
    }
    Ok(())
}

/// Writes the decision that the last line tells of.
async fn decided(
    tx: &Tx,
    decision: &DemoDecision<'_>,
    case: &case::Model,
    (by, at): (Id<Person>, DateTime<Utc>),
) -> anyhow::Result<()> {
    let kind = decision_type::Entity::find().filter(decision_type::Column::NameSv.eq(decision.kind));
    let kind = kind.one(&**tx).await?;
    let kind = kind.with_context(|| format!("the demo names the decision {}", decision.kind))?;
    let row = case_decision::Model {
        id: tx.id(),
        case_id: case.id,
        number: case.version,
        type_id: kind.id,
        outcome: decision.outcome,
        remedy: kind.remedy,
        appeal_to: kind.appeal_to,
        decided_by: by,
        delegation: decision.delegation.to_owned(),
        decided_at: at,
        counts_from: Some(swedish::local_date(at)),
    };
    row.into_active_model().insert(&**tx).await?;
    Ok(())
}

/// Who reads it too, and the rating.
async fn besides(tx: &Tx, demo: &DemoCase<'_>, case: &mut case::Model) -> anyhow::Result<()> {
    let Customer::Person { id, .. } = demo.new.customer else {
        return Ok(());
    };
    if let Some(reader) = demo.shared_with.filter(|reader| *reader != id) {
        add_reader(tx, case, reader.into(), Why::Shared, Some(id)).await?;
    }
    let (Some((stars, words)), Some(at)) = (demo.rating, demo.closed_at) else {
        return Ok(());
    };
    let rating = case_rating::ActiveModel {
        case_id: Set(case.id),
        stars: Set(stars),
        words: Set(Some(words.to_owned())),
        rated_by: Set(Some(id)),
        rated_at: Set(at),
    };
    case_rating::Entity::insert(rating)
        .exec_without_returning(&**tx)
        .await?;
    let author = Author {
        kind: AuthorKind::Customer,
        id: Some(id),
        agent: None,
        key: None,
        mandate: None,
    };
    let words = Some(words.to_owned());
    add_event_at(tx, case, author, &Event::Rated { stars, words }, at).await?;
    Ok(())
}

fn author(demo: &DemoCase<'_>, line: &DemoLine<'_>) -> Author {
    match (line.by_staff, &demo.new.customer) {
        (true, _) => Author {
            kind: AuthorKind::Staff,
            id: demo.officer,
            agent: None,
            key: None,
            mandate: None,
        },
        (false, Customer::Person { id, .. }) => Author {
            kind: AuthorKind::Customer,
            id: Some(*id),
            agent: None,
            key: None,
            mandate: None,
        },
        (false, Customer::Program { key, .. }) => Author::program(*key),
        (false, Customer::Visitor(_) | Customer::Organisation { .. }) => Author {
            kind: AuthorKind::Visitor,
            id: None,
            agent: None,
            key: None,
            mandate: None,
        },
    }
}

async fn end(tx: &Tx, office: Office, demo: &DemoCase<'_>, case: &mut case::Model) -> anyhow::Result<()> {
    let last = demo.lines.last().map_or(case.created_at, |line| line.at);
    let staff = Author {
        kind: AuthorKind::Staff,
        id: demo.officer,
        agent: None,
        key: None,
        mandate: None,
    };
    if let (Some(solution), Some(at)) = (demo.solution, demo.solved_at) {
        let at = at.max(last);
        case.officer_id = demo.officer;
        add_line(tx, case, staff, MessageKind::Solution, solution, at).await?;
        if let (Some(decision), Some(by)) = (&demo.decision, demo.officer) {
            decided(tx, decision, case, (by, at)).await?;
        }
        enter(case, State::Solved, at);
        case.solution = Some(solution.to_owned());
    }
    if let Some(at) = demo.closed_at {
        enter(case, State::Closed, at);
        add_event_at(tx, case, Author::SYSTEM, &Event::Closed, at).await?;
    }
    let wish = match demo.state {
        State::New => return Ok(()),
        State::Open => Wish::Answer(Then::KeepOpen),
        State::WaitingCustomer => Wish::Answer(Then::Wait),
        State::WaitingThirdParty => Wish::Answer(Then::WaitForOthers),
        State::Solved | State::Closed | State::Merged => Wish::Answer(Then::Solve),
    };
    let promise = demo.new.topic.promise(office);
    set_due(case, promise.after((State::Open, demo.state), wish, due(case), last));
    if demo.state.is_open() {
        enter(case, demo.state, last);
    }
    if demo.state == State::WaitingThirdParty {
        add_event_at(tx, case, staff, &Event::WaitsForOthers, last).await?;
    }
    Ok(())
}
