//! Writing to many organisations at once: a draft first, then a list of letters that a job hands over a
//! few at a time. A letter is handed over in the transaction that notes it, so a kill sends none twice.

use anyhow::Context;
use base::{Email, Id, Lang, ObjectRef, Organisation, Person};
use notify::Recipient;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect,
};
use serde_json::json;
use store::{Actor, Audit, Claim, JobError, Never, NewJob, Stop, Tx};
use web::Portal;

use crate::letters;
use crate::pages::staff_mailings::among;
use crate::queries::{self, Recipients};
use crate::rules::{Answered, Refusal};
use crate::tables::mailing::letter;
use crate::tables::mailing::{self, Mailing, MailingState};

/// The job that hands the letters over.
pub(crate) const SEND: &str = "organisations.mailing";
/// Letters of one transaction.
const AT_ONCE: u64 = 50;
/// Letters that one transaction lists.
const LISTED_AT_ONCE: usize = 500;

/// What is written, and to whom.
#[derive(Clone, Debug)]
pub(crate) struct NewMailing {
    pub(crate) subject_sv: String,
    pub(crate) text_sv: String,
    /// Subject and text.
    pub(crate) english: Option<(String, String)>,
    pub(crate) to_heads: bool,
    pub(crate) to_address: bool,
    /// What the register is narrowed to.
    pub(crate) narrowed: String,
    /// Those that were ticked.
    pub(crate) chosen: Option<Vec<Id<Organisation>>>,
}

/// Keeps a draft, a new one or the one that is given; gives its id.
pub(crate) async fn write_mailing(
    portal: &Portal,
    officer: Id<Person>,
    key: &str,
    id: Option<Id<Mailing>>,
    new: &NewMailing,
) -> Result<Id<Mailing>, Stop<Refusal>> {
    let write = portal.store.write(|tx| async move {
        if let Some(id) = id {
            lock(&tx, id).await?;
        }
        if let Claim::Done(id) = tx.claim_form(key).await? {
            return Ok(id.parse().context("the answer of the form is an id")?);
        }
        let there = match id {
            Some(id) => Some(draft(&tx, id).await?),
            None => None,
        };
        let (english, chosen) = (new.english.clone(), new.chosen.as_deref().map(ids_as_text));
        let mut row = mailing::ActiveModel {
            made_by: Set(officer),
            subject_sv: Set(new.subject_sv.clone()),
            text_sv: Set(new.text_sv.clone()),
            subject_en: Set(english.clone().map(|(subject, _)| subject)),
            text_en: Set(english.map(|(_, text)| text)),
            to_heads: Set(new.to_heads),
            to_address: Set(new.to_address),
            ..Default::default()
        };
        let id = if let Some(there) = there {
            row.id = Set(there.id);
            row.update(&*tx).await?.id
        } else {
            row.id = Set(tx.id());
            row.created_at = Set(tx.now());
            row.state = Set(MailingState::Draft);
            row.narrowed = Set(new.narrowed.clone());
            row.chosen = Set(chosen);
            row.insert(&*tx).await?.id
        };
        audit(&tx, officer, "organisations.mailing_written", id, 0).await?;
        tx.answer_form(key, &id.to_string()).await?;
        Ok(id)
    });
    write.await
}

fn ids_as_text(ids: &[Id<Organisation>]) -> String {
    ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

/// Sends it off: a job lists who gets it, and then hands the letters over.
pub(crate) async fn send_mailing(
    portal: &Portal,
    officer: Id<Person>,
    key: &str,
    id: Id<Mailing>,
) -> Result<(), Stop<Refusal>> {
    // Before the transaction, since it reads the whole register.
    let letters = match queries::mailing(portal.store.db(), id).await? {
        Some(of) => recipients(portal, &of).await?.letters(),
        None => 0,
    };
    let write = portal.store.write(|tx| async move {
        lock(&tx, id).await?;
        if let Claim::Done(_) = tx.claim_form(key).await? {
            return Ok(());
        }
        let draft = draft(&tx, id).await?;
        if letters == 0 {
            return Err(Stop::Refusal(Refusal::NobodyToWriteTo));
        }
        let mut row = draft.into_active_model();
        row.state = Set(MailingState::Listing);
        row.made_by = Set(officer);
        row.confirmed_at = Set(Some(tx.now()));
        row.update(&*tx).await?;
        tx.enqueue(NewJob::now(SEND, json!({ "mailing": id }))).await?;
        audit(&tx, officer, "organisations.mailing_sent", id, letters).await?;
        tx.answer_form(key, "sent").await?;
        Ok(())
    });
    write.await
}

async fn recipients(portal: &Portal, of: &mailing::Model) -> Result<Recipients, DbErr> {
    let db = portal.store.db();
    queries::recipients(db, &among(of), of.to_heads, of.to_address, portal.now()).await
}

/// Lists who gets a mailing that was sent off, some at a time, so that others can write in between. Done
/// again after a kill, it lists those that are missing.
async fn list_letters(portal: &Portal, id: Id<Mailing>) -> anyhow::Result<()> {
    let of = queries::mailing(portal.store.db(), id).await?;
    let Some(of) = of.filter(|of| of.state == MailingState::Listing) else {
        return Ok(());
    };
    let found = recipients(portal, &of).await?;
    let people = found.people.iter().map(|(person, of)| (Some(*person), *of));
    let addresses = found.addresses.iter().map(|of| (None, *of));
    let all: Vec<_> = people.chain(addresses).collect();
    for some in all.chunks(LISTED_AT_ONCE) {
        let listed = portal
            .store
            .write::<_, Never, _, _>(|tx| async move { Ok(list_some(&tx, id, some).await?) });
        listed.await?;
    }
    let listed = portal.store.write::<_, Never, _, _>(|tx| async move {
        lock(&tx, id).await?;
        if let Some(of) = listing(&tx, id).await? {
            let mut row = of.into_active_model();
            row.state = Set(MailingState::Sending);
            row.update(&*tx).await?;
        }
        Ok(())
    });
    Ok(listed.await?)
}

async fn listing(tx: &Tx, id: Id<Mailing>) -> Result<Option<mailing::Model>, DbErr> {
    let of = queries::mailing(&**tx, id).await?;
    Ok(of.filter(|of| of.state == MailingState::Listing))
}

async fn list_some(tx: &Tx, id: Id<Mailing>, some: &[(Option<Id<Person>>, Id<Organisation>)]) -> Result<(), DbErr> {
    lock(tx, id).await?;
    if listing(tx, id).await?.is_none() {
        return Ok(());
    }
    let there = queries::listed_letters(&**tx, id, some).await?;
    let missing = some.iter().filter(|(person, of)| match person {
        Some(person) => !there.iter().any(|there| there.0 == Some(*person)),
        None => !there.contains(&(None, *of)),
    });
    let rows: Vec<_> = missing
        .map(|(person, of)| letter::ActiveModel {
            id: Set(tx.id()),
            mailing_id: Set(id),
            organisation_id: Set(*of),
            person_id: Set(*person),
            sent_at: Set(None),
        })
        .collect();
    if !rows.is_empty() {
        letter::Entity::insert_many(rows).exec_without_returning(&**tx).await?;
    }
    Ok(())
}

/// Throws a draft away.
pub(crate) async fn discard_mailing(
    portal: &Portal,
    officer: Id<Person>,
    key: &str,
    id: Id<Mailing>,
) -> Result<(), Stop<Refusal>> {
    let write = portal.store.write(|tx| async move {
        lock(&tx, id).await?;
        if let Claim::Done(_) = tx.claim_form(key).await? {
            return Ok(());
        }
        let draft = draft(&tx, id).await?;
        mailing::Entity::delete_by_id(draft.id).exec(&*tx).await?;
        audit(&tx, officer, "organisations.mailing_discarded", id, 0).await?;
        tx.answer_form(key, "discarded").await?;
        Ok(())
    });
    write.await
}

async fn lock(tx: &Tx, id: Id<Mailing>) -> Result<(), DbErr> {
    tx.lock(&format!("organisations.mailing.{id}")).await
}

/// The mailing, unless it was sent already.
async fn draft(tx: &Tx, id: Id<Mailing>) -> Result<mailing::Model, Stop<Refusal>> {
    let found = queries::mailing(&**tx, id).await?;
    let draft = found.filter(|found| found.state == MailingState::Draft);
    draft.ok_or(Stop::Refusal(Refusal::Answered(Answered::Mailing)))
}

async fn audit(tx: &Tx, officer: Id<Person>, act: &'static str, id: Id<Mailing>, letters: usize) -> Result<(), DbErr> {
    tx.audit(Audit {
        actor: Actor::Staff(officer),
        act,
        object: ObjectRef::new("mailing", id),
        details: json!({ "letters": letters }),
    })
    .await
}

/// Hands over all letters, some at a time. Done again after a kill, it goes on where it was.
pub(crate) async fn hand_over(portal: Portal, payload: serde_json::Value) -> Result<(), JobError> {
    let id = payload["mailing"].as_str().and_then(|id| id.parse().ok());
    let id: Id<Mailing> = id.context("the job names a mailing").map_err(JobError::GiveUp)?;
    let portal = &portal;
    list_letters(portal, id).await?;
    loop {
        let some = portal
            .store
            .write::<_, Never, _, _>(|tx| async move { Ok(hand_over_some(portal, &tx, id).await?) });
        if some.await.map_err(anyhow::Error::from)? == 0 {
            return Ok(());
        }
    }
}

async fn hand_over_some(portal: &Portal, tx: &Tx, id: Id<Mailing>) -> anyhow::Result<usize> {
    lock(tx, id).await?;
    let Some(of) = queries::mailing(&**tx, id).await? else {
        return Ok(0);
    };
    let waiting = letter::Entity::find()
        .filter(letter::Column::MailingId.eq(id))
        .filter(letter::Column::SentAt.is_null())
        .order_by_asc(letter::Column::Id)
        .limit(AT_ONCE)
        .all(&**tx)
        .await?;
    for letter in &waiting {
        if let Some(to) = recipient(tx, letter).await? {
            letters::mailing(portal, tx, &to, &of, letter.organisation_id).await?;
        }
        let mut sent = letter.clone().into_active_model();
        sent.sent_at = Set(Some(tx.now()));
        sent.update(&**tx).await?;
    }
    if waiting.is_empty() && of.state == MailingState::Sending {
        let mut row = of.into_active_model();
        row.state = Set(MailingState::Sent);
        row.ended_at = Set(Some(tx.now()));
        row.update(&**tx).await?;
    }
    Ok(waiting.len())
}

/// Whom a letter reaches now; nobody whose account or organisation is gone.
async fn recipient(tx: &Tx, letter: &letter::Model) -> anyhow::Result<Option<Recipient>> {
    if let Some(person) = letter.person_id {
        return accounts::channels::recipient_for(&**tx, person, letters::SERVICE).await;
    }
    let of = queries::organisation(&**tx, letter.organisation_id).await?;
    let address = of.and_then(|of| Email::parse(&of.email?).ok());
    Ok(address.map(|address| Recipient::address(address, Lang::Sv)))
}
