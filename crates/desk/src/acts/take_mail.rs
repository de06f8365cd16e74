//! Makes of a mail what it becomes: a line of its case, a new case, or a record that waits for staff. Done by a job,
//! which may run more than once; the state of the mail says whether it is still to be done.

use std::time::Duration;

use anyhow::Context;
use base::{Email, Id, Lang, ObjectRef};
use chrono::TimeDelta;
use files::NotTaken;
use sea_orm::{ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter};
use serde::Deserialize;
use serde_json::json;
use store::{Actor, Audit, JobError, Never, Stop, Tx};
use web::throttle::{self, Limit, Verdict};
use web::{JobKind, Portal};

use super::attach::{fault, is_verified};
use super::mailed::{self, Content, Goes};
use super::{Writer, write};
use crate::contact;
use crate::guard::writer_in;
use crate::model::{Case, Contact, Customer, INCOMING_MAIL, IncomingMail, LeftOut, limit};
use crate::post::address::{self, Ours, Token};
use crate::post::mail::{self, Attached, Mail};
use crate::post::quoting;
use crate::post::rules::{Decision, Facts, MailState, SentTo, Why, decide};
use crate::rules::{Reader, Refusal};
use crate::tables::{case, incoming_mail};

/// The job that does it.
pub(crate) const TAKE_MAIL: &str = "desk.take_mail";
/// What was attached, until it goes into a case.
pub(crate) const FILES: i32 = 1;
/// Longer quotes are cut.
const QUOTED: usize = 50_000;
/// Mails from one sender: more than anybody writes, fewer than two machines that answer each other.
const FROM_ONE: Limit = Limit {
    name: "desk.mail_in",
    free: 20,
    window: TimeDelta::hours(1),
    pause: TimeDelta::hours(1),
};

#[derive(Deserialize)]
struct Payload {
    mail: Id<IncomingMail>,
}

/// The job.
pub(crate) fn take_mail_job() -> JobKind {
    JobKind {
        name: TAKE_MAIL,
        concurrency: 2,
        timeout: Duration::from_secs(5 * 60),
        run: |portal, payload| {
            Box::pin(async move {
                let Payload { mail } = serde_json::from_value(payload).map_err(|e| JobError::GiveUp(e.into()))?;
                Ok(take(&portal, mail).await?)
            })
        },
        gave_up: Some(|portal, payload| {
            Box::pin(async move {
                let Payload { mail } = serde_json::from_value(payload)?;
                give_up(&portal, mail).await
            })
        }),
    }
}

/// What a mail brings, ready for the transaction.
struct Brought {
    mail: Mail,
    content: Content,
    unread: Option<Why>,
}

async fn take(portal: &Portal, id: Id<IncomingMail>) -> anyhow::Result<()> {
    let found = incoming_mail::Entity::find_by_id(id).one(portal.store.db()).await?;
    let Some(row) = found.filter(|row| row.state == MailState::Received) else {
        return Ok(());
    };
    let brought = &bring(portal, &row).await?;
    let taken = write::<_, Refusal, _, _>(portal, |tx| async move {
        let row = load(&tx, id).await?;
        if row.state != MailState::Received {
            return Ok(());
        }
        Ok(settle(portal, &tx, row, brought).await?)
    });
    taken.await.map_err(fault)
}

/// Reads the mail, and puts its files into the storage.
async fn bring(portal: &Portal, row: &incoming_mail::Model) -> anyhow::Result<Brought> {
    let raw = files::bytes_of(portal, &ObjectRef::new(INCOMING_MAIL, row.id), 0).await?;
    let raw = raw.context("the bytes of a mail are not there")?;
    let is_whole = row.is_whole;
    // What makes the reader stumble must not bring down the mails after it.
    let read = tokio::task::spawn_blocking(move || match is_whole {
        true => mail::read(raw),
        false => (mail::read_head(&raw), Ok(())),
    });
    let (mut mail, unread) = match read.await {
        Ok((mail, Ok(()))) if is_whole => (mail, None),
        Ok((mail, Ok(()))) => (mail, Some(Why::TooLarge)),
        Ok((mail, Err(_))) => (mail, Some(Why::Unreadable)),
        Err(_) => (Mail::default(), Some(Why::Unreadable)),
    };
    let parted = quoting::parted(&mail.text);
    let attached = with_long_text(std::mem::take(&mut mail.files), &parted.written);
    let (files, left_out) = keep_files(portal, attached).await?;
    let content = Content {
        text: first(&parted.written, limit::TEXT),
        quoted: parted.quoted.map(|quoted| first(&quoted, QUOTED)),
        files,
        left_out,
    };
    Ok(Brought { mail, content, unread })
}

/// A text that is too long for a message goes along whole, as a file.
fn with_long_text(mut attached: Vec<Attached>, text: &str) -> Vec<Attached> {
    if text.chars().count() > limit::TEXT {
        attached.insert(0, Attached::text("mejlet.txt", text));
    }
    attached
}

fn first(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}

/// Keeps those files that may come; the others are told by name.
async fn keep_files(portal: &Portal, attached: Vec<Attached>) -> anyhow::Result<(Vec<Id<files::File>>, Vec<LeftOut>)> {
    let (mut kept, mut left_out) = (Vec::new(), Vec::new());
    for file in attached {
        let taken = match kept.len() < portal.config.files.max_files {
            true => files::take(portal, &file.name, &file.bytes).await?,
            false => Err(NotTaken::TOO_MANY),
        };
        match taken {
            Ok(id) => kept.push(id),
            Err(why) => left_out.push(LeftOut {
                name: files::kept_name(&file.name),
                why: why.code().to_owned(),
            }),
        }
    }
    Ok((kept, left_out))
}

/// Decides about the mail and does it.
async fn settle(portal: &Portal, tx: &Tx, mut row: incoming_mail::Model, brought: &Brought) -> anyhow::Result<()> {
    describe(tx, &mut row, brought).await?;
    let sender = brought.mail.from.as_ref();
    let addressed = addressed(portal, tx, &brought.mail).await?;
    let writer = match (&addressed, sender) {
        (Addressed::Case(place, true), Some(sender)) => writer(tx, place, sender).await?,
        _ => None,
    };
    if let Addressed::Case(place, _) = &addressed {
        row.case_id = Some(place.living.id);
    }
    let decision = decide(Facts {
        written_by: brought.mail.written_by,
        is_ours: is_ours(portal, &brought.mail),
        has_sender: sender.is_some(),
        unread: brought.unread,
        too_many: is_too_many(tx, sender).await?,
        sent_to: addressed.told(writer.is_some()),
        has_content: !brought.content.is_empty(),
    });
    match (decision, addressed, writer) {
        (Decision::Reply, Addressed::Case(place, _), Some(writer)) => {
            let into = Goes::Case(place.living.id, writer);
            go_into(portal, tx, &mut row, &brought.content, into).await?;
        }
        (Decision::Open, ..) => {
            let into = Goes::New(Customer::Visitor(Contact {
                name: brought.mail.from_name.clone(),
                email: sender.cloned(),
                phone: None,
            }));
            go_into(portal, tx, &mut row, &brought.content, into).await?;
        }
        (Decision::Keep(why), ..) => stay(tx, &mut row, &brought.content, why).await?,
        (Decision::Reply, ..) => stay(tx, &mut row, &brought.content, Why::MayNot).await?,
    }
    save(tx, &row).await?;
    audit(tx, Actor::System, "desk.mail_taken", &row).await?;
    Ok(())
}

async fn go_into(
    portal: &Portal,
    tx: &Tx,
    row: &mut incoming_mail::Model,
    content: &Content,
    into: Goes,
) -> anyhow::Result<()> {
    match mailed::write(portal, tx, row, content, into).await {
        Ok(case) => {
            row.case_id = Some(case);
            row.state = MailState::InCase;
            row.settled_at = Some(tx.now());
            Ok(())
        }
        Err(Stop::Refusal(_)) => stay(tx, row, content, Why::MayNot).await,
        Err(Stop::Fault(e)) => Err(e),
    }
}

async fn stay(tx: &Tx, row: &mut incoming_mail::Model, content: &Content, why: Why) -> anyhow::Result<()> {
    row.why = Some(why);
    row.state = why.state();
    row.settled_at = (row.state == MailState::Automatic).then_some(tx.now());
    let object = ObjectRef::new(INCOMING_MAIL, row.id);
    files::hang_on(tx, &content.files, &object, FILES).await?;
    Ok(())
}

/// Writes what the mail says of itself into its row.
async fn describe(tx: &Tx, row: &mut incoming_mail::Model, brought: &Brought) -> anyhow::Result<()> {
    let (mail, content) = (&brought.mail, &brought.content);
    row.from_name.clone_from(&mail.from_name);
    if let Some(sender) = &mail.from {
        contact::set_sender(tx, row, sender);
        let account = accounts::queries::find_by_email(&**tx, sender).await?;
        row.person_id = account.filter(is_verified).map(|person| person.id);
    }
    row.subject = first(&mail.subject, limit::SUBJECT);
    row.text.clone_from(&content.text);
    row.quoted.clone_from(&content.quoted);
    row.left_out = match content.left_out.is_empty() {
        true => None,
        false => Some(serde_json::to_string(&content.left_out)?),
    };
    row.sent_at = mail.sent_at;
    Ok(())
}

/// Whom a mail is addressed to.
enum Addressed {
    Anybody,
    Nowhere,
    /// And whether its address was made for the sender.
    Case(Box<Place>, bool),
}

/// Where a letter of ours leads that is answered.
struct Place {
    /// The case that it was about.
    own: case::Model,
    /// The case that holds the thread now: the same, or the one it was merged into, of which both customers go on
    /// being customers.
    living: case::Model,
}

impl Addressed {
    fn told(&self, may_write: bool) -> SentTo {
        match self {
            Addressed::Anybody => SentTo::Anybody,
            Addressed::Nowhere => SentTo::Nowhere,
            Addressed::Case(_, is_for_sender) => SentTo::Case {
                is_for_sender: *is_for_sender,
                may_write,
            },
        }
    }
}

/// The case that the mail's addresses lead to. One that was made for the sender goes before all others.
async fn addressed(portal: &Portal, tx: &Tx, mail: &Mail) -> anyhow::Result<Addressed> {
    let ours: Vec<_> = mail
        .to
        .iter()
        .filter_map(|to| address::read(&portal.config, to))
        .collect();
    let token = |one: &Ours| match one {
        Ours::Token(token) => Some(*token),
        Ours::Plain | Ours::Broken => None,
    };
    let is_for_sender = |token: &Token| mail.from.as_ref().is_some_and(|from| token.is_for(tx.keys(), from));
    let tokens: Vec<Token> = ours.iter().filter_map(token).collect();
    let best = tokens.iter().find(|token| is_for_sender(token)).or(tokens.first());
    if let Some(token) = best {
        return Ok(match place(tx, token.case).await? {
            Some(place) => Addressed::Case(Box::new(place), is_for_sender(token)),
            None => Addressed::Nowhere,
        });
    }
    Ok(match ours.contains(&Ours::Broken) {
        true => Addressed::Nowhere,
        false => Addressed::Anybody,
    })
}

async fn place(tx: &Tx, id: Id<Case>) -> Result<Option<Place>, DbErr> {
    let Some(own) = case::Entity::find_by_id(id).one(&**tx).await? else {
        return Ok(None);
    };
    let mut living = own.clone();
    while let Some(into) = living.merged_into_id {
        let next = case::Entity::find_by_id(into).one(&**tx).await?;
        living = next.ok_or_else(|| DbErr::RecordNotFound("what a case was merged into".to_owned()))?;
    }
    Ok(Some(Place { own, living }))
}

/// As whom the owner of an address writes there; none when they may not.
async fn writer(tx: &Tx, place: &Place, sender: &Email) -> anyhow::Result<Option<Writer>> {
    if let Some(person) = accounts::queries::find_by_email(&**tx, sender)
        .await?
        .filter(is_verified)
    {
        let mut hats = organisations::queries::hats(&**tx, person.id).await?;
        hats.extend(accounts::mandates::hats(&**tx, person.id, tx.now()).await?);
        let reader = Reader {
            person: person.id,
            hats: &hats,
        };
        if let Some(writer) = writer_in(&**tx, reader, &place.living).await? {
            return Ok(Some(writer));
        }
    }
    let is_visitor = place.own.contact_email_hash == Some(contact::email_hash(tx.keys(), sender));
    Ok(is_visitor.then_some(Writer::Visitor(place.own.id)))
}

/// Whether we sent it ourselves: answers to answers end here.
fn is_ours(portal: &Portal, mail: &Mail) -> bool {
    let config = &portal.config;
    let from = mail.from.as_ref();
    // Our sender may be written with a name before it.
    let sender = config.mail.from.as_deref().unwrap_or_default();
    let sender = sender.split(['<', '>']).find_map(|part| Email::parse(part).ok());
    let is_sender = |from: &Email| sender.as_ref().is_some_and(|sender| sender.key() == from.key());
    let is_from_us = from.is_some_and(|from| is_sender(from) || address::read(config, from.as_str()).is_some());
    let host = config.base_url.split_once("://").map_or("", |(_, rest)| rest);
    let host = host.split(['/', ':']).next().unwrap_or_default();
    let id = mail.message_id.as_deref().unwrap_or_default();
    is_from_us
        || id
            .rsplit_once('@')
            .is_some_and(|(_, at)| !host.is_empty() && at.eq_ignore_ascii_case(host))
}

async fn is_too_many(tx: &Tx, sender: Option<&Email>) -> anyhow::Result<bool> {
    let Some(sender) = sender else { return Ok(false) };
    let verdict = throttle::attempt_in(tx, FROM_ONE, &sender.key()).await?;
    Ok(matches!(verdict, Verdict::Blocked { .. }))
}

/// What could not be made anything of waits for staff.
async fn give_up(portal: &Portal, id: Id<IncomingMail>) -> anyhow::Result<()> {
    let held = write::<_, Never, _, _>(portal, |tx| async move {
        let mut row = load(&tx, id).await?;
        if row.state == MailState::Received {
            row.state = MailState::Held;
            row.why = Some(Why::Unreadable);
            save(&tx, &row).await?;
        }
        Ok(())
    });
    Ok(held.await?)
}

/// The mail under its lock.
pub(super) async fn load(tx: &Tx, id: Id<IncomingMail>) -> anyhow::Result<incoming_mail::Model> {
    tx.lock(&format!("desk.mail.{id}")).await?;
    let found = incoming_mail::Entity::find()
        .filter(incoming_mail::Column::Id.eq(id))
        .one(&**tx)
        .await?;
    found.context("a mail is never deleted while it is worked on")
}

pub(super) async fn save(tx: &Tx, row: &incoming_mail::Model) -> Result<(), DbErr> {
    row.clone().into_active_model().reset_all().update(&**tx).await?;
    Ok(())
}

pub(super) async fn audit(tx: &Tx, actor: Actor, act: &'static str, row: &incoming_mail::Model) -> Result<(), DbErr> {
    let why = row.why.map(Why::code);
    tx.audit(Audit {
        actor,
        act,
        object: ObjectRef::new(INCOMING_MAIL, row.id),
        details: json!({ "state": row.state.code(), "why": why, "case": row.case_id }),
    })
    .await
}

/// The language of who has no account.
pub(super) const LANG: Lang = Lang::Sv;
