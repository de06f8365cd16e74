//! The customer's word: a reply, "Löst, tack" or "Inte löst".

use base::{Id, Person, Represented};
use files::Chosen;
use store::Actor;
use web::Portal;

use super::{Author, Led, add_event, add_line, attach_files, audit, claim, load, move_on, save, write};
use crate::letters::{OfficerNews, tell_officer};
use crate::model::{AuthorKind, Case, Event, MessageKind, State};
use crate::rules::Wish;

/// Who writes for the customer.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Writer {
    /// A person, for the organisation or person whom the case belongs to.
    Person(Id<Person>, Option<Represented>),
    /// Whoever holds the private link.
    Visitor,
}

impl Writer {
    fn author(self) -> Author {
        match self {
            Writer::Person(id, _) => Author {
                kind: AuthorKind::Customer,
                id: Some(id),
            },
            Writer::Visitor => Author {
                kind: AuthorKind::Visitor,
                id: None,
            },
        }
    }

    fn actor(self) -> Actor {
        match self {
            Writer::Person(id, hat) => Actor::Person { id, hat },
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
        let mut case = load(&tx, word.case).await?;
        let before = case.state;
        let after = move_on(&mut case, word.wish, tx.now())?;
        let author = word.writer.author();
        if let Some(text) = word.text {
            add_line(&tx, &mut case, author, MessageKind::Message, text, tx.now()).await?;
            attach_files(&tx, &case, word.files).await?;
        }
        if let Some(event) = event(before, after) {
            add_event(&tx, &mut case, author, &event).await?;
        }
        save(&tx, &case).await?;
        tell_officer(portal, &tx, &case, news(after, word.text)).await?;
        audit(&tx, word.writer.actor(), act(word.wish), &case).await?;
        tx.answer_form(key, page).await?;
        Ok(page.to_owned())
    })
    .await
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
