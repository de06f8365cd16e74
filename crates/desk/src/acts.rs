//! What can be done to a case, one file a verb. Each loads the case under its lock, asks the rules,
//! writes lines and state, tells those concerned and leaves an audit row, all in one transaction.

mod answer;
mod appeal;
mod ask_to_settle;
mod assign;
mod attach;
mod canned;
mod change_topic;
mod claim;
mod close;
mod decision_types;
pub(crate) mod demo;
mod draft;
mod escalate;
mod index;
mod link;
mod mailed;
mod make_decision;
mod merge;
mod note;
mod open;
mod rate;
mod readers;
mod recuse;
mod register;
mod reply;
mod saved;
mod send_link;
mod several;
mod sort_mail;
mod split;
mod take_mail;
mod teams;
mod tell_programs;
mod topics;
mod wait;

use accounts::mandates::{MandateKind, NotHeld};
use anyhow::Context;
use base::{ApiKey, Id, ObjectRef, Organisation, Person};
use chrono::{DateTime, Utc};
use files::Chosen;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel};
use serde_json::json;
use store::{Actor, Audit, Claim, Stop, Tx};
use web::{Portal, SignedIn};

use crate::SERVICE;
use crate::contact;
use crate::guard::beside;
use crate::model::{AuthorKind, CASE, Case, Event, MessageKind, State};
use crate::queries::{self, KeptCounts};
use crate::rules::{self, Conflict, Due, Facts, Reader, Refusal, Wish};
use crate::tables::{case, case_message};
use crate::topics::promise_in;
use crate::working_days::Office;

pub(crate) use answer::{Answer, answer};
pub(crate) use appeal::{appeal, register_appeal};
pub(crate) use ask_to_settle::ask_to_settle;
pub(crate) use assign::{To, assign};
pub(crate) use attach::attach_unclaimed;
use attach::fault;
pub(crate) use canned::{Changed, NewCanned, insert_canned, save_canned};
pub(crate) use change_topic::change_topic;
pub(crate) use claim::{Which, claim_earlier};
pub(crate) use close::{close, close_solved};
pub(crate) use decision_types::{TypeEdit, save_decision_type};
pub(crate) use draft::{Place, delete_draft, keep_draft, warn_of_drafts};
pub(crate) use escalate::escalate;
pub use index::index;
pub(crate) use index::index_stale;
pub(crate) use link::link;
pub(crate) use make_decision::{NewDecision, count_from, make_decision};
pub(crate) use merge::{merge, same_customer};
pub(crate) use note::{NewNote, note};
pub(crate) use open::{Beside, open, open_beside};
pub use open::{OpenedCase, open_in};
pub(crate) use rate::{Rating, rate};
pub use readers::add_reader;
pub(crate) use readers::{Sharer, With, find_readers, share, unshare};
pub(crate) use recuse::{lift_recusal, recuse};
pub(crate) use register::{Registration, note_copy, note_export, register};
pub(crate) use reply::{Word, Writer, reply, reply_to};
pub(crate) use saved::{SavedEdit, change_selection, delete_selection, save_selection, save_settings};
pub(crate) use send_link::{ask_for_link, remind, send_link_job};
pub(crate) use several::{Deed, Outcome, change_several};
pub(crate) use sort_mail::{add_to_case, make_case, put_aside};
pub(crate) use split::{Part, split};
pub(crate) use take_mail::{FILES as MAIL_FILES, TAKE_MAIL, take_mail_job};
pub(crate) use teams::{TeamEdit, delete_team, save_team};
pub(crate) use topics::{move_topic_up, save_topic};
pub(crate) use wait::{resume, wait_for_others};

/// The queue of officers, where forms about no case lead.
const QUEUE: &str = "/handlaggning/arenden";

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

    /// Why the officer must leave the case to a colleague: as a party to it or somebody it is shared with, acting
    /// for one of them, or having declared it.
    pub(crate) async fn conflict(
        self,
        db: &impl ConnectionTrait,
        case: &case::Model,
    ) -> Result<Option<Conflict>, DbErr> {
        let is_own = |person, organisation| rules::is_own_matter(self.reader(), person, organisation);
        if is_own(case.person_id, case.organisation_id) {
            return Ok(Some(Conflict::Party));
        }
        let others = beside(db, case.id).await?;
        if others.iter().any(|one| is_own(one.person(), one.organisation())) {
            return Ok(Some(Conflict::Party));
        }
        let declared = queries::recused(db, case.id).await?.contains(&self.id);
        Ok(declared.then_some(Conflict::Declared))
    }

    /// The case of the officer's form, locked; `Err` tells where the same form led before. Refuses who has a
    /// conflict of interest.
    async fn begin(self, tx: &Tx, case: Id<Case>, key: &str) -> Result<Result<case::Model, String>, Stop<Refusal>> {
        if let Err(led) = claim(tx, case, key).await? {
            return Ok(Err(led));
        }
        let case = load(tx, case).await?;
        self.refuses(tx, &case).await?;
        Ok(Ok(case))
    }

    async fn refuses(self, tx: &Tx, case: &case::Model) -> Result<(), Stop<Refusal>> {
        match self.conflict(&**tx, case).await? {
            Some(conflict) => Err(Refusal::Conflict(conflict).into()),
            None => Ok(()),
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
    /// The key of the customer's program, when one writes.
    key: Option<Id<ApiKey>>,
    /// By which mandate the author writes for the customer.
    mandate: Option<MandateKind>,
}

impl Author {
    const SYSTEM: Author = Author {
        kind: AuthorKind::System,
        id: None,
        agent: None,
        key: None,
        mandate: None,
    };

    /// A program of the customer's organisation.
    fn program(key: Id<ApiKey>) -> Author {
        Author {
            kind: AuthorKind::Customer,
            key: Some(key),
            ..Author::SYSTEM
        }
    }

    fn staff(officer: Id<Person>) -> Author {
        Author {
            kind: AuthorKind::Staff,
            id: Some(officer),
            agent: None,
            key: None,
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

/// Where an officer's form leads: to the case, also when it comes once more.
async fn led_to(tx: &Tx, key: &str, case: &case::Model) -> Led {
    let led = format!("{QUEUE}/{}", case.reference);
    tx.answer_form(key, &led).await?;
    Ok(led)
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

/// The case that holds the thread now: what is written to a merged one lands in the one it went into.
async fn load_living(tx: &Tx, id: Id<Case>) -> anyhow::Result<case::Model> {
    let mut case = load(tx, id).await?;
    while let Some(into) = case.merged_into_id {
        lock(tx, into).await?;
        case = load(tx, into).await?;
    }
    Ok(case)
}

fn facts(case: &case::Model) -> Facts {
    Facts {
        state: case.state,
        solved_at: case.solved_at,
    }
}

/// Moves a case to the state that the rules give for `wish`.
async fn move_on(portal: &Portal, tx: &Tx, case: &mut case::Model, wish: Wish) -> Result<State, Stop<Refusal>> {
    let now = tx.now();
    let (before, after) = (case.state, rules::decide(facts(case), wish, now)?);
    let promise = promise_in(&**tx, &case.topic, Office::of(portal)).await?;
    set_due(case, promise.after((before, after), wish, due(case), now));
    enter(case, after, now);
    Ok(after)
}

/// What is due of a case.
fn due(case: &case::Model) -> Due {
    Due {
        answer_at: case.answer_due_at,
        solve_at: case.solve_due_at,
        solve_left_minutes: case.solve_left_minutes,
        escalate_at: case.escalate_at,
    }
}

/// Writes what is due into a case.
fn set_due(case: &mut case::Model, due: Due) {
    case.answer_due_at = due.answer_at;
    case.solve_due_at = due.solve_at;
    case.solve_left_minutes = due.solve_left_minutes;
    case.escalate_at = due.escalate_at;
}

/// Writes a state and what belongs to it.
fn enter(case: &mut case::Model, state: State, now: DateTime<Utc>) {
    if case.state != State::WaitingCustomer || state != State::WaitingCustomer {
        case.waiting_since = (state == State::WaitingCustomer).then_some(now);
        case.reminded_at = None;
    }
    match state {
        State::Solved if case.state != State::Solved => case.solved_at = Some(now),
        State::Closed | State::Merged => {
            case.closed_at = Some(now);
            (case.solve_due_at, case.solve_left_minutes, case.escalate_at) = (None, None, None);
        }
        State::New | State::Open | State::WaitingCustomer | State::WaitingThirdParty => {
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
    add_mailed_line(tx, case, author, kind, text, at, None).await
}

/// What is told of a line that came by e-mail.
#[derive(Clone, Copy)]
struct Mailed<'a> {
    /// What stood below in the mail.
    quoted: Option<&'a str>,
    /// Who sent it, when that is nobody known in the case.
    sender: Option<&'a str>,
}

/// The same for a line that may have come by e-mail.
async fn add_mailed_line(
    tx: &Tx,
    case: &mut case::Model,
    author: Author,
    kind: MessageKind,
    text: &str,
    at: DateTime<Utc>,
    mailed: Option<Mailed<'_>>,
) -> Result<(), DbErr> {
    case.version += 1;
    if matches!(kind, MessageKind::Message | MessageKind::Solution) {
        case.last_message_at = at;
        contact::prolong_token(case, at);
        readers::moved_up(tx, case).await?;
        if author.kind == AuthorKind::Staff {
            case.answered_at.get_or_insert(at);
        }
    }
    let line = case_message::ActiveModel {
        case_id: Set(case.id),
        number: Set(case.version),
        author_kind: Set(author.kind),
        author_id: Set(author.id),
        agent_id: Set(author.agent),
        key_id: Set(author.key),
        mandate: Set(author.mandate),
        kind: Set(kind),
        text: Set(text.to_owned()),
        by_email: Set(mailed.is_some()),
        quoted: Set(mailed.and_then(|mail| mail.quoted).map(str::to_owned)),
        sender: Set(mailed.and_then(|mail| mail.sender).map(str::to_owned)),
        registered_as: Set(None),
        registered_in: Set(None),
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

/// Writes a case as it is now, and what it is found by; tells programs what is new in it.
async fn save(tx: &Tx, case: &case::Model) -> anyhow::Result<()> {
    tell_programs::tell_programs(tx, case).await?;
    case.clone().into_active_model().reset_all().update(&**tx).await?;
    Ok(queries::index(tx, &[case.id]).await?)
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
