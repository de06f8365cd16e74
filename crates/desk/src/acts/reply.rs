//! The customer's word: a reply, "Löst, tack" or "Inte löst".

use accounts::mandates::MandateKind;
use base::{Id, Organisation, Person, Represented, swedish};
use files::Chosen;
use organisations::model::CASES;
use store::{Actor, Stop, Tx};
use web::Portal;

use super::{Author, Led, add_event, add_line, attach_files, audit, claim, load, mandate, move_on, save, write};
use crate::letters::{News, OfficerNews, tell_customer, tell_officer};
use crate::model::{AuthorKind, Case, Event, MessageKind, State};
use crate::rules::{Refusal, Wish};
use crate::tables::case;

/// Who writes for the customer.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Writer {
    /// A person, for the organisation or person whom the case belongs to.
    Person(Id<Person>, Option<Represented>),
    /// A person for the agent of the organisation that the case belongs to.
    Agent(Id<Person>, Id<Organisation>),
    /// Whoever holds the private link.
    Visitor,
}

impl Writer {
    fn author(self, mandate: Option<MandateKind>) -> Author {
        match self {
            Writer::Person(id, _) => Author {
                kind: AuthorKind::Customer,
                id: Some(id),
                agent: None,
                mandate,
            },
            Writer::Agent(id, agent) => Author {
                kind: AuthorKind::Customer,
                id: Some(id),
                agent: Some(agent),
                mandate,
            },
            Writer::Visitor => Author {
                kind: AuthorKind::Visitor,
                id: None,
                agent: None,
                mandate,
            },
        }
    }

    fn actor(self) -> Actor {
        match self {
            Writer::Person(id, hat) => Actor::Person { id, hat },
            Writer::Agent(id, agent) => Actor::Person {
                id,
                hat: Some(agent.into()),
            },
            Writer::Visitor => Actor::Visitor,
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
    write(portal, |tx| async move {
        if let Err(led) = claim(&tx, word.case, key).await? {
            return Ok(led);
        }
        let by = mandate(&tx, word.writer.actor()).await?;
        let mut case = load(&tx, word.case).await?;
        may_write(&tx, word.writer, &case).await?;
        let before = case.state;
        let after = move_on(&mut case, word.wish, tx.now())?;
        let author = word.writer.author(by);
        if let Some(text) = word.text {
            add_line(&tx, &mut case, author, MessageKind::Message, text, tx.now()).await?;
            attach_files(&tx, &case, word.files).await?;
        }
        if let Some(event) = event(before, after) {
            add_event(&tx, &mut case, author, &event).await?;
        }
        save(&tx, &case).await?;
        tell_officer(portal, &tx, &case, news(after, word.text)).await?;
        if let (Writer::Agent(_, agent), Some(text)) = (word.writer, word.text) {
            tell_customer_of_agent(portal, &tx, &case, agent, text).await?;
        }
        audit(&tx, word.writer.actor(), act(word.wish), &case).await?;
        tx.answer_form(key, page).await?;
        Ok(page.to_owned())
    })
    .await
}

/// An assignment may have ended since the page was opened.
async fn may_write(tx: &Tx, writer: Writer, case: &case::Model) -> Result<(), Stop<Refusal>> {
    let Writer::Agent(_, agent) = writer else { return Ok(()) };
    let today = swedish::local_date(tx.now());
    let assigned = organisations::queries::assigned(&**tx, &[agent], CASES, today).await?;
    let may = assigned
        .iter()
        .any(|one| one.acts && Some(one.customer) == case.organisation_id);
    if may { Ok(()) } else { Err(Refusal::NotAssigned.into()) }
}

async fn tell_customer_of_agent(
    portal: &Portal,
    tx: &Tx,
    case: &case::Model,
    agent: Id<Organisation>,
    text: &str,
) -> anyhow::Result<()> {
    let name = organisations::queries::name(&**tx, agent).await?.unwrap_or_default();
    tell_customer(portal, tx, case, News::AgentWrote(&name, text)).await
}

fn event(before: State, after: State) -> Option<Event> {
    match (before, after) {
        (_, State::Closed) => Some(Event::Closed),
        (State::Solved, State::Open) => Some(Event::Reopened),
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
