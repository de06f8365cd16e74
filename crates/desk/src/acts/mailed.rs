//! Writes a mail into a case, or opens one with it; as its sender's own words, or because staff said so.

use anyhow::Context;
use base::{Id, ObjectRef, Person};
use files::File;
use store::{Actor, Stop, Tx};
use web::Portal;

use super::take_mail::LANG;
use super::{Author, Mailed, Writer, add_event, add_mailed_line, audit, load, lock, mandate, move_on, open_in, save};
use crate::contact;
use crate::letters::{OfficerNews, tell_officer};
use crate::model::{CASE, Case, Channel, Contact, Customer, Event, LeftOut, MessageKind, NewCase};
use crate::rules::{Refusal, Wish};
use crate::tables::{case, incoming_mail};
use crate::topics;

/// A new case begins with its first line.
const FIRST_LINE: i32 = 1;
/// Where mail goes whose topic nobody has chosen.
pub(super) const ANY_TOPIC: &str = "ovrigt";

/// What a mail brings into a case.
pub(super) struct Content {
    pub(super) text: String,
    pub(super) quoted: Option<String>,
    /// Files that hang on nothing yet.
    pub(super) files: Vec<Id<File>>,
    pub(super) left_out: Vec<LeftOut>,
}

impl Content {
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty() && self.files.is_empty() && self.left_out.is_empty()
    }
}

/// Where a mail goes.
pub(super) enum Goes {
    /// A case, as what its sender writes there.
    Case(Id<Case>, Writer),
    /// A case of its own.
    New(Customer),
}

/// Writes the mail; gives its case. One that is closed never changes again: a new one follows it.
pub(super) async fn write(
    portal: &Portal,
    tx: &Tx,
    mail: &incoming_mail::Model,
    content: &Content,
    into: Goes,
) -> Result<Id<Case>, Stop<Refusal>> {
    let (id, writer) = match into {
        Goes::New(customer) => {
            let new = new_case(portal, tx, ANY_TOPIC, (mail, content), customer).await?;
            return Ok(opened(portal, tx, Actor::Visitor, &new, content).await?);
        }
        Goes::Case(id, writer) => (id, writer),
    };
    let mut case = locked(tx, id).await?;
    let by = mandate(tx, writer.actor()).await?;
    let before = case.state;
    let after = match move_on(portal, tx, &mut case, Wish::Reply).await {
        Ok(after) => after,
        Err(Stop::Refusal(Refusal::Closed)) => {
            let customer = follower(tx, &case, writer).await?;
            let mut new = new_case(portal, tx, &case.topic, (mail, content), customer).await?;
            new.follows = Some(case.id);
            new.subject.clone_from(&case.subject);
            return Ok(opened(portal, tx, writer.actor(), &new, content).await?);
        }
        Err(other) => return Err(other),
    };
    let author = writer.author(by);
    let text = words(portal, content);
    let mailed = Mailed {
        quoted: content.quoted.as_deref(),
        sender: None,
    };
    add_mailed_line(
        tx,
        &mut case,
        author,
        MessageKind::Message,
        &text,
        tx.now(),
        Some(mailed),
    )
    .await?;
    bring_files(tx, &mut case, content, author).await?;
    if let Some(event) = super::reply::event(before, after) {
        add_event(tx, &mut case, author, &event).await?;
    }
    save(tx, &case).await?;
    tell_officer(portal, tx, &case, OfficerNews::CustomerWrote(&text)).await?;
    super::reply::tell_customer_of(portal, tx, &case, writer, &text).await?;
    audit(tx, writer.actor(), "desk.customer_replied_by_email", &case).await?;
    Ok(case.id)
}

/// The case under its lock; or the one that it was merged into.
pub(super) async fn locked(tx: &Tx, mut id: Id<Case>) -> anyhow::Result<case::Model> {
    loop {
        lock(tx, id).await?;
        let case = load(tx, id).await?;
        match case.merged_into_id {
            Some(into) => id = into,
            None => return Ok(case),
        }
    }
}

/// Hangs the files on the last line, and tells of those that are not there.
async fn bring_files(tx: &Tx, case: &mut case::Model, content: &Content, author: Author) -> anyhow::Result<()> {
    let object = ObjectRef::new(CASE, case.id);
    files::hang_on(tx, &content.files, &object, case.version).await?;
    tell_left_out(tx, case, &content.left_out, author).await
}

pub(super) async fn tell_left_out(
    tx: &Tx,
    case: &mut case::Model,
    left_out: &[LeftOut],
    author: Author,
) -> anyhow::Result<()> {
    if !left_out.is_empty() {
        let files = left_out.to_vec();
        add_event(tx, case, author, &Event::LeftOut { files }).await?;
    }
    Ok(())
}

async fn opened(portal: &Portal, tx: &Tx, who: Actor, new: &NewCase, content: &Content) -> anyhow::Result<Id<Case>> {
    let id = open_in(portal, tx, who, new).await?.id;
    files::hang_on(tx, &content.files, &ObjectRef::new(CASE, id), FIRST_LINE).await?;
    if !content.left_out.is_empty() {
        let mut case = load(tx, id).await?;
        tell_left_out(tx, &mut case, &content.left_out, Author::SYSTEM).await?;
        save(tx, &case).await?;
    }
    Ok(id)
}

/// Whose a case is that follows another.
async fn follower(tx: &Tx, case: &case::Model, writer: Writer) -> anyhow::Result<Customer> {
    let person = |id: Id<Person>| Customer::Person {
        id,
        organisation: case.organisation_id,
    };
    Ok(match (writer, case.organisation_id, case.person_id) {
        // Who acts for a person raises it for that person.
        (Writer::Person(..), None, Some(customer)) => person(customer),
        (Writer::Person(id, _) | Writer::Agent(id, _), ..) => person(id),
        // What was shared is not taken along: the new case is the reader's own.
        (Writer::Reader(id, of), ..) => Customer::Person {
            id: of.person().unwrap_or(id),
            organisation: of.organisation(),
        },
        (Writer::Program(key, organisation), ..) => Customer::Program {
            organisation,
            key,
            contact: Contact::default(),
        },
        (Writer::Visitor(own), ..) => Customer::Visitor(contact::of(tx.keys(), &load(tx, own).await?)?),
    })
}

/// The case that a mail opens, about the topic with this code when there is one.
pub(super) async fn new_case(
    portal: &Portal,
    tx: &Tx,
    topic: &str,
    (mail, content): (&incoming_mail::Model, &Content),
    customer: Customer,
) -> anyhow::Result<NewCase> {
    let topics = topics::read(&**tx).await?;
    let topic = topics.find(topic).or_else(|| topics.find(ANY_TOPIC));
    let topic = topic
        .or_else(|| topics.choosable().next())
        .context("there are no topics")?;
    let mut text = words(portal, content);
    // A mail that opens a case is read whole: what stands below it may be what it is about.
    if let Some(quoted) = &content.quoted {
        text = format!("{text}\n\n{quoted}");
    }
    Ok(NewCase {
        topic: topic.clone(),
        subject: subject(portal, mail),
        text,
        answers: None,
        place: None,
        customer,
        wants_answer: true,
        channel: Channel::Email,
        lang: LANG,
        about: None,
        follows: None,
    })
}

/// Its subject without "Sv:" and the like.
fn subject(portal: &Portal, mail: &incoming_mail::Model) -> String {
    let mut subject = mail.subject.trim();
    while let Some((before, rest)) = subject.split_once(':')
        && matches!(
            before.trim().to_lowercase().as_str(),
            "sv" | "re" | "vb" | "fw" | "fwd" | "vs"
        )
    {
        subject = rest.trim();
    }
    match subject {
        "" => portal.t(LANG, "desk-mail-in-no-subject"),
        subject => subject.to_owned(),
    }
}

/// What the mail says, also when that is nothing.
pub(super) fn words(portal: &Portal, content: &Content) -> String {
    match content.text.as_str() {
        "" => portal.t(LANG, "desk-mail-in-files-only"),
        text => text.to_owned(),
    }
}
