//! A thread as it is read: letters, events and, for staff, notes, in the reader's language.

use std::collections::HashMap;

use base::{Id, ObjectRef, Person};
use files::FilesList;
use forms::AnswerList;
use web::{Frame, Portal};

use crate::model::{AuthorKind, CASE, Event, MessageKind};
use crate::queries::{Line, Opened};
use crate::topics;

/// Who reads the thread.
#[derive(Clone, Copy)]
pub(crate) enum Eyes {
    /// A customer who is logged in.
    Customer(Id<Person>),
    /// Whoever holds the private link.
    Visitor,
    /// An officer; lines after `since` by others are marked.
    Staff { me: Id<Person>, since: Option<i32> },
}

/// A line of the thread, ready to be drawn.
pub(crate) struct LetterView {
    pub(crate) number: i32,
    pub(crate) class: &'static str,
    pub(crate) is_event: bool,
    pub(crate) who: String,
    /// "Lösning", "Intern anteckning", "Kom medan du skrev".
    pub(crate) tags: Vec<String>,
    pub(crate) when: String,
    pub(crate) iso: String,
    pub(crate) text: String,
    pub(crate) files: FilesList,
}

/// The lines as `eyes` read them, with their files below the address of the page.
pub(crate) async fn letters(
    portal: &Portal,
    f: &Frame,
    opened: &Opened,
    lines: Vec<Line>,
    eyes: Eyes,
    page: &str,
) -> anyhow::Result<Vec<LetterView>> {
    let given: Vec<_> = lines.iter().filter_map(|line| assignee(line.event.as_ref())).collect();
    let names = accounts::queries::open_names(portal.store.db(), &given).await?;
    let object = ObjectRef::new(CASE, opened.case.id);
    let all_files = files::of_object(portal.store.db(), &object, f.lang()).await?;
    let files_of = |number| {
        // Those that answer a question stand with it.
        let own = all_files
            .iter()
            .filter(|file| file.part == number && file.question.is_none())
            .cloned();
        FilesList::new(f, own.collect(), format!("{page}/filer"))
    };
    Ok(lines
        .into_iter()
        .map(|line| {
            let files = files_of(line.number);
            view(f, opened, &names, line, eyes, files)
        })
        .collect())
}

/// What the topic's form asked when the case was opened.
pub(crate) async fn answers(f: &Frame, opened: &Opened, page: &str) -> anyhow::Result<AnswerList> {
    let object = ObjectRef::new(CASE, opened.case.id);
    let answered = forms::answered(f.portal.store.db(), &object).await?;
    let files = match &answered {
        Some(_) => files::of_object(f.portal.store.db(), &object, f.lang()).await?,
        None => Vec::new(),
    };
    Ok(AnswerList::new(f, answered, &files, &format!("{page}/filer")))
}

fn assignee(event: Option<&Event>) -> Option<Id<Person>> {
    match event {
        Some(Event::Assigned { to }) => Some(*to),
        _ => None,
    }
}

fn view(
    f: &Frame,
    opened: &Opened,
    names: &HashMap<Id<Person>, String>,
    line: Line,
    eyes: Eyes,
    files: FilesList,
) -> LetterView {
    let who = who(f, opened, &line, eyes);
    let class = match line.kind {
        MessageKind::Event => "event soft small",
        MessageKind::Note => "internal stack",
        MessageKind::Message | MessageKind::Solution if is_own_side(&line, eyes) => "slip",
        MessageKind::Message | MessageKind::Solution => "stack",
    };
    LetterView {
        number: line.number,
        class,
        is_event: line.kind == MessageKind::Event,
        tags: tags(f, &line, eyes),
        when: f.relative(&line.at),
        iso: f.iso(&line.at),
        text: match &line.event {
            Some(event) => told(f, event, &who, names),
            None => line.text,
        },
        who,
        files,
    }
}

/// Own letters are set in: the customer's to customers, the officer's own to the officer.
fn is_own_side(line: &Line, eyes: Eyes) -> bool {
    match eyes {
        Eyes::Customer(_) | Eyes::Visitor => matches!(line.author_kind, AuthorKind::Customer | AuthorKind::Visitor),
        Eyes::Staff { me, .. } => line.author_kind == AuthorKind::Staff && line.author_id == Some(me),
    }
}

fn tags(f: &Frame, line: &Line, eyes: Eyes) -> Vec<String> {
    let mut tags = Vec::new();
    match line.kind {
        MessageKind::Solution => tags.push(f.t("desk-thread-solution")),
        MessageKind::Note => tags.push(f.t("desk-thread-note")),
        MessageKind::Message | MessageKind::Event => {}
    }
    if let Eyes::Staff { me, since: Some(since) } = eyes
        && line.number > since
        && line.author_id != Some(me)
        && line.kind != MessageKind::Event
    {
        tags.push(f.t("desk-thread-meanwhile"));
    }
    tags
}

/// "Erik Ek, agenten Bryggan AB för Exempelbostäder": the hat is written on every act.
fn agent(f: &Frame, opened: &Opened, line: &Line, agent: &str) -> String {
    let customer = opened.names.organisation.as_deref().unwrap_or_default();
    match line.author.as_deref().filter(|_| !line.is_protected) {
        Some(name) => {
            let agent = f.ta2("desk-thread-agent", "agent", agent, "customer", customer);
            format!("{name}, {agent}")
        }
        None => f.ta2("desk-thread-agent-unnamed", "agent", agent, "customer", customer),
    }
}

/// Who wrote a line; of somebody who acts for the customer, also by which mandate.
fn who(f: &Frame, opened: &Opened, line: &Line, eyes: Eyes) -> String {
    if let Some(name) = &line.agent {
        return agent(f, opened, line, name);
    }
    let Some(mandate) = line.mandate else {
        return author(f, opened, line, eyes);
    };
    match opened.customer() {
        Some(customer) if !line.is_protected && !opened.is_protected() => {
            let key = format!("desk-thread-by-{}", mandate.code());
            f.ta2(&key, "who", author(f, opened, line, eyes), "customer", customer)
        }
        _ => f.t("desk-thread-representative"),
    }
}

fn author(f: &Frame, opened: &Opened, line: &Line, eyes: Eyes) -> String {
    let you = || f.t("desk-thread-you");
    match (line.author_kind, eyes) {
        (AuthorKind::System, _) => f.owner().name.clone(),
        (AuthorKind::Staff, Eyes::Staff { me, .. }) if line.author_id == Some(me) => you(),
        (AuthorKind::Staff, Eyes::Staff { .. }) if line.is_protected => f.t("desk-officer-protected"),
        (AuthorKind::Staff, Eyes::Staff { .. }) => line.author.clone().unwrap_or_else(|| f.owner().name.clone()),
        (AuthorKind::Staff, Eyes::Customer(_) | Eyes::Visitor) => match &line.author {
            Some(name) if !line.is_protected => format!("{name}, {}", f.owner().name),
            _ => f.owner().name.clone(),
        },
        (AuthorKind::Customer, Eyes::Customer(me)) if line.author_id == Some(me) => you(),
        (AuthorKind::Visitor, Eyes::Customer(_) | Eyes::Visitor) => you(),
        (AuthorKind::Customer | AuthorKind::Visitor, _) if line.is_protected || opened.is_protected() => {
            f.t("desk-thread-customer")
        }
        (AuthorKind::Customer, Eyes::Visitor) => f.t("desk-thread-customer"),
        (AuthorKind::Customer, _) => line.author.clone().unwrap_or_else(|| f.t("desk-thread-customer")),
        (AuthorKind::Visitor, Eyes::Staff { .. }) => match &opened.case.contact_name {
            Some(name) => f.ta("desk-thread-visitor-named", "name", name),
            None => f.t("desk-thread-visitor"),
        },
    }
}

fn told(f: &Frame, event: &Event, who: &str, names: &HashMap<Id<Person>, String>) -> String {
    match event {
        Event::Registered { channel } => f.ta(&format!("desk-event-registered-{}", channel.code()), "name", who),
        Event::Taken => f.ta("desk-event-taken", "name", who),
        Event::Assigned { to } => f.ta("desk-event-assigned", "name", names.get(to).unwrap_or(&f.owner().name)),
        Event::TopicChanged { to } => f.ta("desk-event-topic-changed", "topic", topics::name(to, f.lang())),
        Event::SolvedByCustomer => f.ta("desk-event-solved-by-customer", "name", who),
        Event::Reopened => f.ta("desk-event-reopened", "name", who),
        Event::Closed => f.t("desk-event-closed"),
    }
}
