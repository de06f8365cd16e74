//! The customer's word: a reply, "Löst, tack" or "Inte löst".

use accounts::mandates::MandateKind;
use base::{ApiKey, Id, Organisation, Person, Represented, swedish};
use files::Chosen;
use organisations::model::CASES;
use store::{Actor, Stop, Tx};
use web::Portal;

use super::draft::{self, Place};
use super::{
    Author, Led, add_event, add_line, attach_files, audit, claim, due, enter, facts, load_living, mandate, move_on,
    save, set_due, write,
};
use crate::letters::{News, OfficerNews, tell_customer, tell_officer};
use crate::model::{AuthorKind, Case, Event, MessageKind, State};
use crate::queries;
use crate::rules::{Refusal, Wish, reopens};
use crate::tables::case;
use crate::topics::promise_in;
use crate::working_days::Office;

/// Who writes for the customer.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Writer {
    /// A person, for the organisation or person whom the case belongs to.
    Person(Id<Person>, Option<Represented>),
    /// A person with whom the case is shared, or whose organisation or principal it is shared with.
    Reader(Id<Person>, Represented),
    /// A person for the agent of the organisation that the case belongs to.
    Agent(Id<Person>, Id<Organisation>),
    /// A program of the organisation that the case belongs to, by its key.
    Program(Id<ApiKey>, Id<Organisation>),
    /// Whoever holds the private link of this case, or writes from its address: it may have gone into another.
    Visitor(Id<Case>),
}

impl Writer {
    pub(super) fn author(self, mandate: Option<MandateKind>) -> Author {
        match self {
            Writer::Person(id, _) | Writer::Reader(id, _) => Author {
                kind: AuthorKind::Customer,
                id: Some(id),
                agent: None,
                key: None,
                mandate,
            },
            Writer::Agent(id, agent) => Author {
                kind: AuthorKind::Customer,
                id: Some(id),
                agent: Some(agent),
                key: None,
                mandate,
            },
            Writer::Program(key, _) => Author::program(key),
            Writer::Visitor(_) => Author {
                kind: AuthorKind::Visitor,
                id: None,
                agent: None,
                key: None,
                mandate,
            },
        }
    }

    pub(crate) fn actor(self) -> Actor {
        match self {
            Writer::Person(id, hat) => Actor::Person { id, hat },
            Writer::Reader(id, of) => Actor::Person {
                id,
                hat: (of != id.into()).then_some(of),
            },
            Writer::Agent(id, agent) => Actor::Person {
                id,
                hat: Some(agent.into()),
            },
            Writer::Program(id, organisation) => Actor::Key { id, organisation },
            Writer::Visitor(_) => Actor::Visitor,
        }
    }
}

/// What the customer says in which case.
pub(crate) struct Word<'a> {
    pub(crate) case: Id<Case>,
    pub(crate) writer: Writer,
    /// One of the customer's wishes.
    pub(crate) wish: Wish,
    /// May be missing when the customer only says that it is solved.
    pub(crate) text: Option<&'a str>,
    /// Come with the text.
    pub(crate) files: &'a Chosen,
}

/// Takes the customer's word into the thread, leads to `page` and tells the officer.
pub(crate) async fn reply(portal: &Portal, key: &str, word: &Word<'_>, page: &str) -> Led {
    reply_to(portal, key, word, |_, _| page.to_owned()).await
}

/// The same, and leads where `led` says of the case and the number of its new message.
pub(crate) async fn reply_to(
    portal: &Portal,
    key: &str,
    word: &Word<'_>,
    led: impl Fn(&case::Model, i32) -> String,
) -> Led {
    let led = &led;
    write(portal, |tx| async move {
        if let Err(led) = claim(&tx, word.case, key).await? {
            return Ok(led);
        }
        let by = mandate(&tx, word.writer.actor()).await?;
        let mut case = load_living(&tx, word.case).await?;
        may_write(&tx, word.writer, &case).await?;
        let before = case.state;
        let after = take_up(portal, &tx, &mut case, word.wish).await?;
        let author = word.writer.author(by);
        if let Some(text) = word.text {
            add_line(&tx, &mut case, author, MessageKind::Message, text, tx.now()).await?;
            attach_files(&tx, &case, word.files).await?;
        }
        let number = case.version;
        if let Some(event) = event(before, after) {
            add_event(&tx, &mut case, author, &event).await?;
        }
        save(&tx, &case).await?;
        if let (Some(person), Some(_)) = (author.id, word.text) {
            let place = Place {
                person,
                id: tx.id(),
                case: Some(word.case),
            };
            draft::sent(&tx, place).await?;
        }
        tell_officer(portal, &tx, &case, news(after, word.text)).await?;
        if let Some(text) = word.text {
            tell_customer_of(portal, &tx, &case, word.writer, text).await?;
        }
        audit(&tx, word.writer.actor(), act(word.wish), &case).await?;
        let led = led(&case, number);
        tx.answer_form(key, &led).await?;
        Ok(led)
    })
    .await
}

/// An assignment may have ended since the page was opened, or what was shared been taken back.
pub(super) async fn may_write(tx: &Tx, writer: Writer, case: &case::Model) -> Result<(), Stop<Refusal>> {
    let agent = match writer {
        Writer::Person(..) | Writer::Visitor(_) => return Ok(()),
        Writer::Program(_, organisation) if case.organisation_id == Some(organisation) => return Ok(()),
        Writer::Program(_, organisation) => return is_shared_with(tx, case, organisation.into()).await,
        Writer::Reader(_, of) => return is_shared_with(tx, case, of).await,
        Writer::Agent(_, agent) => agent,
    };
    let today = swedish::local_date(tx.now());
    let assigned = organisations::queries::assigned(&**tx, &[agent], CASES, today).await?;
    let may = assigned
        .iter()
        .any(|one| one.acts && Some(one.customer) == case.organisation_id);
    if may { Ok(()) } else { Err(Refusal::NotAssigned.into()) }
}

async fn is_shared_with(tx: &Tx, case: &case::Model, of: Represented) -> Result<(), Stop<Refusal>> {
    let others = queries::readers_of(&**tx, case.id).await?;
    match others.iter().any(|one| one.who() == Some(of)) {
        true => Ok(()),
        false => Err(Refusal::NotShared.into()),
    }
}

/// The customer is told when somebody else has written in the case; who has protected identity is not named.
pub(super) async fn tell_customer_of(
    portal: &Portal,
    tx: &Tx,
    case: &case::Model,
    writer: Writer,
    text: &str,
) -> anyhow::Result<()> {
    match writer {
        Writer::Agent(_, agent) => {
            let name = organisations::queries::name(&**tx, agent).await?.unwrap_or_default();
            tell_customer(portal, tx, case, News::AgentWrote(&name, text)).await
        }
        Writer::Reader(person, _) => {
            let names = accounts::queries::open_names(&**tx, &[person]).await?;
            let name = names.get(&person).map(String::as_str);
            tell_customer(portal, tx, case, News::ReaderWrote(name, text, Some(person))).await
        }
        Writer::Program(_, organisation) if case.organisation_id != Some(organisation) => {
            let name = organisations::queries::name(&**tx, organisation).await?;
            tell_customer(portal, tx, case, News::ReaderWrote(name.as_deref(), text, None)).await
        }
        Writer::Person(..) | Writer::Program(..) | Writer::Visitor(_) => Ok(()),
    }
}

/// Moves the case on; one that ended a short while ago is open again when it was not solved.
async fn take_up(portal: &Portal, tx: &Tx, case: &mut case::Model, wish: Wish) -> Result<State, Stop<Refusal>> {
    let (now, within) = (tx.now(), portal.config.cases.reopen_within());
    if wish != Wish::NotSolved || !reopens(facts(case), case.closed_at, within, now) {
        return move_on(portal, tx, case, wish).await;
    }
    let promise = promise_in(&**tx, &case.topic, Office::of(portal)).await?;
    set_due(case, promise.after((case.state, State::Open), wish, due(case), now));
    enter(case, State::Open, now);
    case.closed_at = None;
    Ok(State::Open)
}

pub(super) fn event(before: State, after: State) -> Option<Event> {
    match (before, after) {
        (_, State::Closed) => Some(Event::Closed),
        (State::Solved | State::Closed, State::Open) => Some(Event::Reopened),
        (before, State::Solved) if before != State::Solved => Some(Event::SolvedByCustomer),
        _ => None,
    }
}

fn news(after: State, text: Option<&str>) -> OfficerNews<'_> {
    match (after, text) {
        (State::Solved | State::Closed, _) | (_, None) => OfficerNews::CustomerSolved,
        (_, Some(text)) => OfficerNews::CustomerWrote(text),
    }
}

fn act(wish: Wish) -> &'static str {
    match wish {
        Wish::Solved => "desk.customer_solved",
        Wish::NotSolved => "desk.customer_reopened",
        _ => "desk.customer_replied",
    }
}
