//! A thread as it is read: letters, events and, for staff, notes, in the reader's language.

use std::collections::HashMap;

use base::{Id, ObjectRef, Person};
use chrono::{DateTime, Utc};
use files::FilesList;
use forms::AnswerList;
use sea_orm::{ConnectionTrait, DbErr};
use web::{Frame, Portal, Problem};

use crate::model::{AuthorKind, CASE, Event, LeftOut, MessageKind};
use crate::queries::{self, Line, Opened};
use crate::topics::{self, Topics};

/// So many of the files that were left out are named.
const LEFT_OUT_NAMED: usize = 10;

/// Who reads the thread.
#[derive(Clone, Copy)]
pub(crate) enum Eyes {
    /// A customer who is logged in.
    Customer(Id<Person>),
    /// Whoever holds the private link.
    Visitor,
    /// Whoever holds the paper: nobody is "you". Whether it was had by the private link.
    Paper { by_link: bool },
    /// An officer; lines after `since` by others are marked.
    Staff { me: Id<Person>, since: Option<i32> },
}

/// The case as it is now, whatever others did to it since it was opened.
pub(crate) async fn reread(portal: &Portal, opened: &Opened) -> Result<Opened, web::Error> {
    let found = queries::opened(portal.store.db(), queries::By::Id(opened.case.id)).await?;
    found.ok_or_else(|| Problem::NotFound.into())
}

/// A line of the thread, ready to be drawn.
pub(crate) struct LetterView {
    pub(crate) number: i32,
    pub(crate) class: &'static str,
    pub(crate) is_event: bool,
    /// Came from somebody else while the officer wrote.
    pub(crate) is_meanwhile: bool,
    pub(crate) who: String,
    /// "Lösning", "Intern anteckning", "Kom medan du skrev".
    pub(crate) tags: Vec<String>,
    pub(crate) at: DateTime<Utc>,
    pub(crate) when: String,
    pub(crate) iso: String,
    pub(crate) text: String,
    /// What stood below in a mail, folded away.
    pub(crate) quoted: Option<String>,
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
    let is_staff = matches!(eyes, Eyes::Staff { .. });
    let is_theirs = |line: &Line| matches!(line.event, Some(Event::Linked { .. } | Event::Unlinked { .. }));
    let lines: Vec<_> = lines.into_iter().filter(|line| is_staff || !is_theirs(line)).collect();
    let given: Vec<_> = lines.iter().filter_map(|line| named(line.event.as_ref())).collect();
    let names = accounts::queries::open_names(portal.store.db(), &given).await?;
    let object = ObjectRef::new(CASE, opened.case.id);
    let topics = topics::of(portal).await?;
    let told = Told {
        names: &names,
        topics: &topics,
    };
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
            view(f, opened, told, line, eyes, files)
        })
        .collect())
}

/// What the topics' forms asked when the case was opened, and when those were that went into it.
pub(crate) async fn answers(f: &Frame, opened: &Opened, page: &str) -> anyhow::Result<Vec<AnswerList>> {
    let db = f.portal.store.db();
    let mut lists = Vec::new();
    for object in objects(db, opened).await? {
        if let Some(answered) = forms::answered(db, &object).await? {
            let files = files::of_object(db, &object, f.lang()).await?;
            lists.push(AnswerList::new(f, Some(answered), &files, &format!("{page}/filer")));
        }
    }
    Ok(lists)
}

/// A file of the case, or one that answers a question of a case that went into it.
pub(crate) async fn file(portal: &Portal, opened: &Opened, id: Id<files::File>) -> Result<Option<files::Ready>, DbErr> {
    let db = portal.store.db();
    for object in objects(db, opened).await? {
        if let Some(found) = files::find(db, id, &object).await? {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// What answers and files hang on: the case, and those that went into it.
async fn objects(db: &impl ConnectionTrait, opened: &Opened) -> Result<Vec<ObjectRef>, DbErr> {
    let went = queries::merged_into(db, opened.case.id).await?;
    let all = std::iter::once(opened.case.id).chain(went.into_iter().map(|case| case.id));
    Ok(all.map(|id| ObjectRef::new(CASE, id)).collect())
}

fn named(event: Option<&Event>) -> Option<Id<Person>> {
    match event {
        Some(Event::Assigned { to: officer } | Event::RecusalLifted { of: officer }) => Some(*officer),
        _ => None,
    }
}

fn view(f: &Frame, opened: &Opened, told_of: Told<'_>, line: Line, eyes: Eyes, files: FilesList) -> LetterView {
    let who = who(f, opened, &line, eyes);
    let quoted = line.quoted.clone();
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
        is_meanwhile: is_meanwhile(&line, eyes),
        tags: tags(f, &line, eyes),
        at: line.at,
        when: f.relative(&line.at),
        iso: f.iso(&line.at),
        text: match &line.event {
            Some(event) => told(f, event, &who, told_of),
            None => line.text,
        },
        quoted,
        who,
        files,
    }
}

/// Own letters are set in: the customer's to customers, the officer's own to the officer.
fn is_own_side(line: &Line, eyes: Eyes) -> bool {
    match eyes {
        Eyes::Customer(_) | Eyes::Visitor | Eyes::Paper { .. } => {
            matches!(line.author_kind, AuthorKind::Customer | AuthorKind::Visitor)
        }
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
    if line.by_email {
        tags.push(f.t("desk-thread-by-email"));
    }
    if is_meanwhile(line, eyes) {
        tags.push(f.t("desk-thread-meanwhile"));
    }
    tags
}

fn is_meanwhile(line: &Line, eyes: Eyes) -> bool {
    let Eyes::Staff { me, since: Some(since) } = eyes else {
        return false;
    };
    let is_letter = matches!(line.kind, MessageKind::Message | MessageKind::Solution);
    is_letter && line.number > since && line.author_id != Some(me)
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
    // Whoever holds the private link is told of nobody who has an account.
    let is_by_link = matches!(eyes, Eyes::Visitor | Eyes::Paper { by_link: true });
    if is_by_link && line.author_kind == AuthorKind::Customer {
        return f.t("desk-thread-customer");
    }
    if let Some(name) = &line.agent {
        return agent(f, opened, line, name);
    }
    if let Some((organisation, program)) = &line.program {
        return f.ta2("desk-thread-program", "organisation", organisation, "program", program);
    }
    if let Some(sender) = line.sender.as_deref().filter(|_| !opened.is_protected()) {
        return sender.to_owned();
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
        (AuthorKind::Staff, Eyes::Customer(_) | Eyes::Visitor | Eyes::Paper { .. }) => match &line.author {
            Some(name) if !line.is_protected => format!("{name}, {}", f.owner().name),
            _ => f.owner().name.clone(),
        },
        (AuthorKind::Customer, Eyes::Customer(me)) if line.author_id == Some(me) => you(),
        // Where cases went into one another, several visitors may have written.
        (AuthorKind::Visitor, Eyes::Customer(_) | Eyes::Visitor) if opened.took_in() => f.t("desk-thread-customer"),
        // Whom a program of the organisation named, and colleagues read it.
        (AuthorKind::Visitor, Eyes::Customer(_)) if opened.case.organisation_id.is_some() => visitor(f, opened),
        (AuthorKind::Visitor, Eyes::Customer(_) | Eyes::Visitor) => you(),
        (AuthorKind::Customer | AuthorKind::Visitor, _) if line.is_protected || opened.is_protected() => {
            f.t("desk-thread-customer")
        }
        (AuthorKind::Customer, _) => line.author.clone().unwrap_or_else(|| f.t("desk-thread-customer")),
        (AuthorKind::Visitor, Eyes::Staff { .. } | Eyes::Paper { .. }) => visitor(f, opened),
    }
}

fn visitor(f: &Frame, opened: &Opened) -> String {
    match &opened.case.contact_name {
        Some(name) if !opened.took_in() => f.ta("desk-thread-visitor-named", "name", name),
        _ => f.t("desk-thread-visitor"),
    }
}

/// What events tell of by id or code.
#[derive(Clone, Copy)]
struct Told<'a> {
    names: &'a HashMap<Id<Person>, String>,
    topics: &'a Topics,
}

impl Told<'_> {
    fn name<'a>(&'a self, f: &'a Frame, officer: &Id<Person>) -> &'a str {
        self.names.get(officer).unwrap_or(&f.owner().name)
    }
}

fn told(f: &Frame, event: &Event, who: &str, of: Told<'_>) -> String {
    match event {
        Event::Registered { channel } => f.ta(&format!("desk-event-registered-{}", channel.code()), "name", who),
        Event::Taken => f.ta("desk-event-taken", "name", who),
        Event::Assigned { to } => f.ta("desk-event-assigned", "name", of.name(f, to)),
        Event::GivenToTeam { team } => f.ta("desk-event-given-to-team", "team", team),
        Event::TopicChanged { to } => f.ta("desk-event-topic-changed", "topic", of.topics.name(to, f.lang())),
        Event::TookIn { from } => f.ta("desk-event-took-in", "reference", from),
        Event::WentInto { into } => f.ta("desk-event-went-into", "reference", into),
        Event::SplitFrom { from } => f.ta("desk-event-split-from", "reference", from),
        Event::SplitInto { into } => f.ta("desk-event-split-into", "reference", into),
        Event::Linked { to } => f.ta("desk-event-linked", "reference", to),
        Event::Unlinked { from } => f.ta("desk-event-unlinked", "reference", from),
        Event::Recused => f.ta("desk-event-recused", "name", who),
        Event::RecusalLifted { of: officer } => f.ta("desk-event-recusal-lifted", "name", of.name(f, officer)),
        Event::WaitsForOthers => f.t("desk-event-waits-for-others"),
        Event::Resumed => f.t("desk-event-resumed"),
        Event::LeftOut { files } => left_out(f, files),
        Event::SolvedByCustomer => f.ta("desk-event-solved-by-customer", "name", who),
        Event::Reopened => f.ta("desk-event-reopened", "name", who),
        Event::Rated { stars, words } => {
            let told = f.ta2("desk-event-rated", "stars", stars, "name", who);
            match words {
                Some(words) => format!("{told} {}", f.ta("desk-event-rated-words", "words", words)),
                None => told,
            }
        }
        Event::Claimed => f.ta("desk-event-claimed", "name", who),
        Event::Shared => f.ta("desk-event-shared", "name", who),
        Event::SharingEnded => f.ta("desk-event-sharing-ended", "name", who),
        Event::Closed => f.t("desk-event-closed"),
        Event::DueSoon => f.t("desk-event-due-soon"),
        Event::Late => f.t("desk-event-late"),
    }
}

/// "Filer som inte följde med: bild.exe (program), lista.xyz (okänd sort) och 12 till."
pub(crate) fn left_out(f: &Frame, files: &[LeftOut]) -> String {
    let named = files.iter().take(LEFT_OUT_NAMED).map(|file| {
        let why = f.t(&format!("desk-left-out-{}", file.why));
        format!("{} ({why})", file.name)
    });
    let names = named.collect::<Vec<_>>().join(", ");
    match files.len().saturating_sub(LEFT_OUT_NAMED) {
        0 => f.ta("desk-left-out", "names", names),
        more => f.ta2("desk-left-out-more", "names", names, "count", more),
    }
}
