//! What can be done to a case, one file a verb. Each loads the case under its lock, asks the rules,
//! writes lines and state, tells those concerned and leaves an audit row, all in one transaction.

mod answer;
mod assign;
mod attach;
mod change_topic;
mod close;
pub(crate) mod demo;
mod note;
mod open;
mod reply;
mod send_link;

use accounts::mandates::{MandateKind, NotHeld};
use anyhow::Context;
use base::{Id, ObjectRef, Organisation, Person};
use chrono::{DateTime, Utc};
use files::Chosen;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr, EntityTrait, IntoActiveModel};
use serde_json::json;
use store::{Actor, Audit, Claim, Stop, Tx};
use web::{Portal, SignedIn};

use crate::SERVICE;
use crate::model::{AuthorKind, CASE, Case, Event, MessageKind, State};
use crate::queries::KeptCounts;
use crate::rules::{self, Facts, Reader, Refusal, Wish};
use crate::tables::{case, case_message};
use crate::{contact, topics};

pub(crate) use answer::{Answer, answer};
pub(crate) use assign::assign;
pub(crate) use attach::attach_unclaimed;
use attach::fault;
pub(crate) use change_topic::change_topic;
pub(crate) use close::{close, close_solved};
pub(crate) use note::note;
pub(crate) use open::open;
pub use open::{OpenedCase, open_in};
pub(crate) use reply::{Word, Writer, reply};
pub(crate) use send_link::{ask_for_link, remind, send_link_job};

/// What an act gives: where the form led, the same for the same form.
pub(crate) type Led = Result<String, Stop<Refusal>>;

/// A case officer at work.
#[derive(Clone, Copy)]
pub(crate) struct Officer<'a> {
    pub(crate) id: Id<Person>,
    pub(crate) hats: &'a [web::Hat],
}

impl<'a> Officer<'a> {
    pub(crate) fn of(person: &'a SignedIn) -> Officer<'a> {
        Officer {
            id: person.id,
            hats: &person.hats,
        }
    }

    fn reader(self) -> Reader<'a> {
        Reader {
            person: self.id,
            hats: self.hats,
        }
    }

    /// Whether the officer is a party to the case, and so must leave it to a colleague.
    pub(crate) fn is_party_to(self, case: &case::Model) -> bool {
        rules::is_own_matter(self.reader(), case.person_id, case.organisation_id)
    }

    fn refuses(self, case: &case::Model) -> Result<(), Refusal> {
        if self.is_party_to(case) {
            Err(Refusal::OwnMatter)
        } else {
            Ok(())
        }
    }
}

/// Who writes a line.
#[derive(Clone, Copy)]
struct Author {
    kind: AuthorKind,
    id: Option<Id<Person>>,
    /// The customer's agent, when one writes.
    agent: Option<Id<Organisation>>,
    /// By which mandate the author writes for the customer.
    mandate: Option<MandateKind>,
}

impl Author {
    const SYSTEM: Author = Author {
        kind: AuthorKind::System,
        id: None,
        agent: None,
        mandate: None,
    };

    fn staff(officer: Id<Person>) -> Author {
        Author {
            kind: AuthorKind::Staff,
            id: Some(officer),
            agent: None,
            mandate: None,
        }
    }
}

/// Runs an act in one transaction, and lets the counts of the queue be counted anew.
async fn write<T, R, F, Fut>(portal: &Portal, act: F) -> Result<T, Stop<R>>
where
    F: Fn(Tx) -> Fut,
    Fut: Future<Output = Result<T, Stop<R>>>,
{
    let done = portal.store.write(act).await;
    portal.shared::<KeptCounts>().forget();
    done
}

/// A form's claim on a case: `Err` tells where the same form led before.
async fn claim(tx: &Tx, case: Id<Case>, key: &str) -> anyhow::Result<Result<(), String>> {
    lock(tx, case).await?;
    Ok(match tx.claim_form(key).await? {
        Claim::New => Ok(()),
        Claim::Done(answer) => Err(answer),
    })
}

async fn lock(tx: &Tx, case: Id<Case>) -> Result<(), DbErr> {
    tx.lock(&format!("desk.case.{case}")).await
}

/// By which mandate `who` acts for the customer; refused when it does not count any more.
async fn mandate(tx: &Tx, who: Actor) -> Result<Option<MandateKind>, Stop<Refusal>> {
    let held = accounts::mandates::held(tx, who, SERVICE).await?;
    held.map_err(|NotHeld| Stop::Refusal(Refusal::NotHeld))
}

async fn load(tx: &Tx, id: Id<Case>) -> anyhow::Result<case::Model> {
    case::Entity::find_by_id(id)
        .one(&**tx)
        .await?
        .context("a case is never deleted while it is worked on")
}

fn facts(case: &case::Model) -> Facts {
    Facts {
        state: case.state,
        solved_at: case.solved_at,
    }
}

/// Moves a case to the state that the rules give for `wish`.
fn move_on(case: &mut case::Model, wish: Wish, now: DateTime<Utc>) -> Result<State, Refusal> {
    let (before, after) = (case.state, rules::decide(facts(case), wish, now)?);
    let days = topics::answer_days(&case.topic);
    case.answer_due_at = rules::next_due(before, after, wish, case.answer_due_at, days, now);
    enter(case, after, now);
    Ok(after)
}

/// Writes a state and what belongs to it.
fn enter(case: &mut case::Model, state: State, now: DateTime<Utc>) {
    if case.state != State::WaitingCustomer || state != State::WaitingCustomer {
        case.waiting_since = (state == State::WaitingCustomer).then_some(now);
        case.reminded_at = None;
    }
    match state {
        State::Solved if case.state != State::Solved => case.solved_at = Some(now),
        State::Closed => case.closed_at = Some(now),
        State::New | State::Open | State::WaitingCustomer => {
            case.solved_at = None;
            case.solution = None;
        }
        State::Solved => {}
    }
    case.state = state;
}

/// Hangs files on the last line of the thread.
async fn attach_files(tx: &Tx, case: &case::Model, files: &Chosen) -> Result<(), Stop<Refusal>> {
    if files.attach(tx, &ObjectRef::new(CASE, case.id), case.version).await? {
        Ok(())
    } else {
        Err(Refusal::FileGone.into())
    }
}

/// Adds a line to the thread. The customer reads messages and solutions, so they move the case up in
/// the lists and keep its private link alive.
async fn add_line(
    tx: &Tx,
    case: &mut case::Model,
    author: Author,
    kind: MessageKind,
    text: &str,
    at: DateTime<Utc>,
) -> Result<(), DbErr> {
    case.version += 1;
    if matches!(kind, MessageKind::Message | MessageKind::Solution) {
        case.last_message_at = at;
        contact::prolong_token(case, at);
    }
    let line = case_message::ActiveModel {
        case_id: Set(case.id),
        number: Set(case.version),
        author_kind: Set(author.kind),
        author_id: Set(author.id),
        agent_id: Set(author.agent),
        mandate: Set(author.mandate),
        kind: Set(kind),
        text: Set(text.to_owned()),
        created_at: Set(at),
    };
    case_message::Entity::insert(line).exec_without_returning(&**tx).await?;
    Ok(())
}

async fn add_event(tx: &Tx, case: &mut case::Model, author: Author, event: &Event) -> Result<(), DbErr> {
    add_event_at(tx, case, author, event, tx.now()).await
}

async fn add_event_at(
    tx: &Tx,
    case: &mut case::Model,
    author: Author,
    event: &Event,
    at: DateTime<Utc>,
) -> Result<(), DbErr> {
    let text = serde_json::to_string(event).expect("an event is plain data");
    add_line(tx, case, author, MessageKind::Event, &text, at).await
}

async fn save(tx: &Tx, case: &case::Model) -> Result<(), DbErr> {
    case.clone().into_active_model().reset_all().update(&**tx).await?;
    Ok(())
}

async fn audit(tx: &Tx, actor: Actor, act: &'static str, case: &case::Model) -> Result<(), DbErr> {
    let details = json!({ "state": case.state.code(), "line": case.version });
    tx.audit(Audit {
        actor,
        act,
        object: ObjectRef::new(CASE, case.id),
        details,
    })
    .await
}

impl From<Refusal> for Stop<Refusal> {
    fn from(refusal: Refusal) -> Self {
        Stop::Refusal(refusal)
    }
}
