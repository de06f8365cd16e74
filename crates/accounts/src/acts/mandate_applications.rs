//! Guardians, gode män and förvaltare: they apply with a document, staff check it and answer, and staff
//! end what they have approved. Who is represented and has no account gets one without a login.

use base::{Id, ObjectRef, Person, Personnummer, swedish};
use chrono::NaiveDate;
use files::Chosen;
use sea_orm::{ActiveValue::Set, EntityTrait};
use store::{Actor, Claim, Stop, Tx};
use web::{Portal, SignedIn};

use super::lock_person;
use super::mandates::{MANDATE, audit, begin_of, count, move_on, new_row, note_both};
use crate::letters::mandates::{Parties, tell_office};
use crate::mandates::lock;
use crate::mandates::rules::{self, Refusal, Step};
use crate::personnummer;
use crate::queries::mandates as queries;
use crate::registering::without_login;
use crate::staff::Officer;
use crate::tables::mandate::{ActiveModel, Entity, Mandate, MandateKind, Model};
use crate::tables::person::{self, PersonState};

/// An application as it is typed.
pub(crate) struct Application {
    pub(crate) kind: MandateKind,
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    pub(crate) number: Personnummer,
    pub(crate) services: Vec<&'static str>,
}

/// Applies. Nothing is told of whether the person is known here.
pub(crate) async fn apply(
    portal: &Portal,
    who: &SignedIn,
    key: &str,
    new: &Application,
    documents: &Chosen,
) -> Result<(), Stop<Refusal>> {
    let applied = portal.store.write(|tx| async move {
        lock_person(&tx, who.id).await?;
        if let Claim::Done(_) = tx.claim_form(key).await? {
            return Ok(());
        }
        count(&tx, who.id).await?;
        let me = crate::queries::inside::required(&*tx, who.id).await?;
        if me.personnummer_hash.as_deref() == Some(&personnummer::hash(tx.keys(), &new.number)) {
            return Err(Stop::Refusal(Refusal::Oneself));
        }
        let row = ActiveModel {
            to_id: Set(Some(who.id)),
            first_name: Set(Some(new.first_name.clone())),
            last_name: Set(Some(new.last_name.clone())),
            personnummer: Set(Some(personnummer::seal(tx.keys(), tx.random(), &new.number))),
            ..new_row(&tx, new.kind, &new.services)
        };
        let row = Entity::insert(row).exec_with_returning(&*tx).await?;
        if !documents.attach(&tx, &ObjectRef::new(MANDATE, row.id), 0).await? {
            return Err(Stop::Refusal(Refusal::FileGone));
        }
        tell_office(portal, &tx, &row).await?;
        let parties = Parties::of(&*tx, &row).await?;
        note_both(&tx, &row, &parties, "mandate-applied", who.actor()).await?;
        audit(&tx, &row, who.actor(), "accounts.mandate_applied").await?;
        Ok(tx.answer_form(key, "").await?)
    });
    applied.await
}

/// What staff say of an application or of what came of it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Verdict<'a> {
    /// Yes, through this last day.
    Approve(Option<NaiveDate>),
    /// No, and why.
    Refuse(&'a str),
    /// No longer, and why.
    End(&'a str),
}

/// Answers an application, or ends what was approved.
pub(crate) async fn decide(
    portal: &Portal,
    officer: Officer,
    key: &str,
    id: Id<Mandate>,
    verdict: Verdict<'_>,
) -> Result<(), Stop<Refusal>> {
    let decided = portal.store.write(|tx| async move {
        lock(&tx, id).await?;
        if let Claim::Done(_) = tx.claim_form(key).await? {
            return Ok(());
        }
        let row = queries::find(&*tx, id).await?.ok_or(Stop::Refusal(Refusal::NotYours))?;
        if !officer.now(&tx).await?.is_editor {
            return Err(Stop::Refusal(Refusal::NotAllowed));
        }
        decide_in(portal, &tx, officer, row, verdict).await?;
        Ok(tx.answer_form(key, "").await?)
    });
    decided.await
}

async fn decide_in(
    portal: &Portal,
    tx: &Tx,
    officer: Officer,
    mut row: Model,
    verdict: Verdict<'_>,
) -> Result<(), Stop<Refusal>> {
    let known = match (row.from_id, number(tx, &row)?) {
        (Some(from), _) => crate::queries::person(&**tx, from).await?,
        (None, Some(number)) => queries::by_number(&**tx, &personnummer::hash(tx.keys(), &number)).await?,
        (None, None) => None,
    };
    let is_party = |person: Option<Id<Person>>| person == Some(officer.id);
    if is_party(row.to_id) || is_party(known.as_ref().map(|known| known.id)) {
        return Err(Stop::Refusal(Refusal::OwnMatter));
    }
    row.checked_by = Some(officer.id);
    let step = match verdict {
        Verdict::Approve(last) => {
            row = approved(tx, row, known, last).await?;
            Step::Approve
        }
        Verdict::Refuse(why) => {
            row.reason = Some(why.to_owned());
            Step::Refuse
        }
        Verdict::End(why) => {
            row.reason = Some(why.to_owned());
            Step::End
        }
    };
    move_on(portal, tx, row, step, Actor::Staff(officer.id)).await
}

/// The number of an application that is not answered.
pub(crate) fn number(tx: &Tx, row: &Model) -> anyhow::Result<Option<Personnummer>> {
    row.personnummer
        .as_deref()
        .map(|sealed| personnummer::open(tx.keys(), sealed))
        .transpose()
}

/// The row of an application that is approved: tied to the person represented, who may be made now.
async fn approved(
    tx: &Tx,
    mut row: Model,
    known: Option<person::Model>,
    last: Option<NaiveDate>,
) -> Result<Model, Stop<Refusal>> {
    // Answered already.
    let Some(number) = number(tx, &row)? else {
        return Err(Stop::Refusal(Refusal::Over));
    };
    if known.as_ref().is_some_and(|known| known.state == PersonState::Closed) {
        return Err(Stop::Refusal(Refusal::Closed));
    }
    let today = swedish::local_date(tx.now());
    let over = rules::over_on(row.kind, last, number.birth_date(), today).map_err(Stop::Refusal)?;
    let from = match known {
        Some(known) => known.id,
        None => {
            let names = [row.first_name.as_deref(), row.last_name.as_deref()].map(Option::unwrap_or_default);
            without_login(tx, names, &number).await?
        }
    };
    if row.to_id == Some(from) {
        return Err(Stop::Refusal(Refusal::Oneself));
    }
    row.from_id = Some(from);
    row.valid_from = Some(tx.now());
    row.valid_until = over.map(begin_of).transpose()?;
    (row.first_name, row.last_name, row.personnummer) = (None, None, None);
    Ok(row)
}
