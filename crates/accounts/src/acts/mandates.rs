//! Giving somebody a fullmakt, answering it, and ending it. Who is named is never told to have an
//! account or not: the one named gets a letter, and the giver sees what was typed until there is an answer.

use base::{Id, ObjectRef, Person, swedish};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr, EntityTrait, IntoActiveModel};
use serde_json::json;
use store::{Actor, Audit, Claim, Never, Stop, Tx};
use web::throttle::{self, Verdict};
use web::{Portal, SignedIn};

use super::lock_person;
use crate::history::{self, Entry};
use crate::letters::mandates::{News, Parties, tell, tell_address};
use crate::mandates::lock;
use crate::mandates::rules::{self, Refusal, Step};
use crate::queries::inside::required;
use crate::queries::mandates as queries;
use crate::tables::mandate::{ActiveModel, Entity, Mandate, MandateKind, MandateState, Model};
use crate::tables::person;

/// What an object of the audit log, and what files hang on, is called.
pub(crate) const MANDATE: &str = "mandate";

/// A fullmakt as it is typed.
#[derive(Clone, Debug)]
pub(crate) struct NewFullmakt {
    /// An e-mail address or a username, in lower case.
    pub(crate) named: String,
    /// The names of services that can be used by mandate.
    pub(crate) services: Vec<&'static str>,
    /// The last day.
    pub(crate) last: NaiveDate,
}

/// What a mandate holds before it is anything more.
pub(crate) fn new_row(tx: &Tx, kind: MandateKind, services: &[&str]) -> ActiveModel {
    ActiveModel {
        id: Set(tx.id()),
        kind: Set(kind),
        state: Set(MandateState::Waiting),
        from_id: Set(None),
        to_id: Set(None),
        named: Set(None),
        first_name: Set(None),
        last_name: Set(None),
        personnummer: Set(None),
        services: Set(services.join(",")),
        created_at: Set(tx.now()),
        valid_from: Set(None),
        valid_until: Set(None),
        reminded_at: Set(None),
        ended_at: Set(None),
        checked_by: Set(None),
        reason: Set(None),
    }
}

/// The virus scanner took a document of an application away: who applied sends another one.
pub(crate) async fn file_lost(portal: &Portal, tx: &Tx, object: &ObjectRef) -> anyhow::Result<()> {
    if object.kind != MANDATE {
        return Ok(());
    }
    let found = queries::find(&**tx, Id::from_uuid(object.id)).await?;
    let Some(row) = found.filter(|row| row.state == MandateState::Waiting) else {
        return Ok(());
    };
    let parties = Parties::of(&**tx, &row).await?;
    tell(portal, tx, &row, &parties, News::FileLost).await
}

/// The instant at which a day begins.
pub(super) fn begin_of(day: NaiveDate) -> anyhow::Result<DateTime<Utc>> {
    swedish::from_local(day.and_time(NaiveTime::MIN)).ok_or_else(|| anyhow::anyhow!("a day begins at midnight"))
}

/// Counts what sends letters.
pub(super) async fn count(tx: &Tx, who: Id<Person>) -> Result<(), Stop<Refusal>> {
    match throttle::attempt_in(tx, rules::MANDATES, &who.to_string()).await? {
        Verdict::Free { .. } => Ok(()),
        Verdict::Blocked { until } => Err(Stop::Refusal(Refusal::TooMany(until))),
    }
}

/// Gives a fullmakt, which counts from the moment its receiver accepts it.
pub(crate) async fn give(portal: &Portal, who: &SignedIn, key: &str, new: &NewFullmakt) -> Result<(), Stop<Refusal>> {
    let given = portal.store.write(|tx| async move {
        lock_person(&tx, who.id).await?;
        if let Claim::Done(_) = tx.claim_form(key).await? {
            return Ok(());
        }
        count(&tx, who.id).await?;
        let (meant, address) = queries::meant(&*tx, &new.named).await?;
        if meant.as_ref().is_some_and(|meant| meant.id == who.id) {
            return Err(Stop::Refusal(Refusal::Oneself));
        }
        let over = new.last.succ_opt().unwrap_or(new.last);
        let row = ActiveModel {
            from_id: Set(Some(who.id)),
            to_id: Set(meant.map(|meant| meant.id)),
            named: Set(Some(new.named.clone())),
            valid_until: Set(Some(begin_of(over)?)),
            ..new_row(&tx, MandateKind::Fullmakt, &new.services)
        };
        let row = Entity::insert(row).exec_with_returning(&*tx).await?;
        let parties = Parties::of(&*tx, &row).await?;
        tell(portal, &tx, &row, &parties, News::Given).await?;
        if let (None, Some(address)) = (&parties.to, &address) {
            tell_address(portal, &tx, &row, &parties, address).await?;
        }
        note_both(&tx, &row, &parties, "mandate-given", who.actor()).await?;
        audit(&tx, &row, who.actor(), "accounts.mandate_given").await?;
        Ok(tx.answer_form(key, "").await?)
    });
    given.await
}

/// One of the two does something with a mandate: accepts, declines, takes back or gives up.
pub(crate) async fn answer(
    portal: &Portal,
    who: &SignedIn,
    key: &str,
    id: Id<Mandate>,
    step: Step,
) -> Result<(), Stop<Refusal>> {
    let answered = portal.store.write(|tx| async move {
        lock(&tx, id).await?;
        if let Claim::Done(_) = tx.claim_form(key).await? {
            return Ok(());
        }
        let me = required(&*tx, who.id).await?;
        let row = queries::find(&*tx, id).await?.ok_or(Stop::Refusal(Refusal::NotYours))?;
        let is_mine = match step {
            Step::Revoke => row.from_id == Some(me.id),
            _ => queries::is_holder(&row, &me),
        };
        if !is_mine {
            return Err(Stop::Refusal(Refusal::NotYours));
        }
        let row = accept_as(&tx, row, &me, step).map_err(Stop::Refusal)?;
        move_on(portal, &tx, row, step, who.actor()).await?;
        Ok(tx.answer_form(key, "").await?)
    });
    answered.await
}

/// Ends all that a person gave, holds, is offered or applies for, since the account is closed, and forgets
/// what was typed to name them. The other side is told.
pub(super) async fn end_all(portal: &Portal, tx: &Tx, me: &person::Model) -> anyhow::Result<()> {
    for open in queries::open_of(&**tx, me).await? {
        lock(tx, open.id).await?;
        let Some(row) = queries::find(&**tx, open.id).await? else {
            continue;
        };
        let step = rules::at_closing(row.kind, row.state, row.from_id == Some(me.id));
        match move_on(portal, tx, row, step, Actor::System).await {
            // It ended a moment ago.
            Ok(()) | Err(Stop::Refusal(_)) => {}
            Err(Stop::Fault(e)) => return Err(e),
        }
    }
    Ok(queries::forget_named(&**tx, me).await?)
}

/// The row as it is for who accepts it: theirs, from now on.
fn accept_as(tx: &Tx, mut row: Model, me: &person::Model, step: Step) -> Result<Model, Refusal> {
    if step != Step::Accept {
        return Ok(row);
    }
    if row.from_id == Some(me.id) {
        return Err(Refusal::Oneself);
    }
    let is_late = row.created_at <= tx.now() - rules::OFFER_WAITS;
    if is_late || row.valid_until.is_some_and(|until| until <= tx.now()) {
        return Err(Refusal::Over);
    }
    row.to_id = Some(me.id);
    row.valid_from = Some(tx.now());
    Ok(row)
}

/// Takes a step with a mandate under its lock, tells both, and notes it with both. What else the row
/// holds is written with it.
pub(super) async fn move_on(
    portal: &Portal,
    tx: &Tx,
    mut row: Model,
    step: Step,
    by: Actor,
) -> Result<(), Stop<Refusal>> {
    row.state = rules::decide(row.kind, row.state, step).map_err(Stop::Refusal)?;
    if row.state != MandateState::Active {
        row.ended_at = Some(tx.now());
    }
    let mut kept = row.clone();
    if kept.state != MandateState::Waiting {
        // What the application told of a person is with that person now, or of no use.
        (kept.first_name, kept.last_name, kept.personnummer) = (None, None, None);
    }
    kept.into_active_model().reset_all().update(&**tx).await?;
    let parties = Parties::of(&**tx, &row).await?;
    let (news, kind, act) = words(step);
    tell(portal, tx, &row, &parties, news).await?;
    note_both(tx, &row, &parties, kind, by).await?;
    audit(tx, &row, by, act).await?;
    Ok(())
}

/// What is told, the kind of history line and the name in the audit log.
fn words(step: Step) -> (News, &'static str, &'static str) {
    match step {
        Step::Accept => (News::Accepted, "mandate-accepted", "accounts.mandate_accepted"),
        Step::Decline => (News::Declined, "mandate-declined", "accounts.mandate_declined"),
        Step::Revoke => (News::Revoked, "mandate-revoked", "accounts.mandate_revoked"),
        Step::Resign => (News::Resigned, "mandate-resigned", "accounts.mandate_resigned"),
        Step::Approve => (News::Approved, "mandate-approved", "accounts.mandate_approved"),
        Step::Refuse => (News::Refused, "mandate-refused", "accounts.mandate_refused"),
        Step::End => (News::Ended, "mandate-ended", "accounts.mandate_ended_by_staff"),
        Step::Expire => (News::Ended, "mandate-ended", "accounts.mandate_expired"),
    }
}

/// A line in the history of both, as far as they are known.
pub(super) async fn note_both(
    tx: &Tx,
    row: &Model,
    parties: &Parties,
    kind: &'static str,
    by: Actor,
) -> Result<(), DbErr> {
    for person in [row.from_id, row.to_id].into_iter().flatten() {
        // Whoever is only named learns of it by letter; the history says what has come about.
        if row.state == MandateState::Waiting && Some(person) != by.person_id() {
            continue;
        }
        // Written in no language; protected names stay out.
        let known = |name: Option<String>| name.unwrap_or_else(|| "–".to_owned());
        let values = vec![
            ("from", known(parties.represented(row))),
            ("to", known(parties.representative(row))),
        ];
        history::note(tx, Entry::new(person, kind, values, by)).await?;
    }
    Ok(())
}

pub(crate) async fn audit(tx: &Tx, row: &Model, by: Actor, act: &'static str) -> Result<(), DbErr> {
    let details = json!({ "kind": row.kind.code(), "from": row.from_id, "to": row.to_id });
    tx.audit(Audit {
        actor: by,
        act,
        object: base::ObjectRef::new(MANDATE, row.id),
        details,
    })
    .await
}

/// Tells both that the end is near, or that it has come.
pub(crate) async fn remind_or_end(portal: &Portal, id: Id<Mandate>) -> anyhow::Result<()> {
    let done = portal.store.write::<_, Never, _, _>(|tx| async move {
        lock(&tx, id).await?;
        let Some(mut row) = queries::find(&*tx, id).await? else {
            return Ok(());
        };
        let over = match row.state {
            MandateState::Waiting => row.created_at + rules::OFFER_WAITS <= tx.now(),
            _ => row.valid_until.is_some_and(|until| until <= tx.now()),
        };
        if over {
            return match move_on(portal, &tx, row, Step::Expire, Actor::System).await {
                // Somebody ended it a moment ago.
                Ok(()) | Err(Stop::Refusal(_)) => Ok(()),
                Err(Stop::Fault(e)) => Err(e.into()),
            };
        }
        let is_near = row
            .valid_until
            .is_some_and(|until| until - rules::REMINDED_BEFORE <= tx.now());
        if row.state == MandateState::Active && is_near && row.reminded_at.is_none() {
            row.reminded_at = Some(tx.now());
            row.clone().into_active_model().reset_all().update(&*tx).await?;
            let parties = Parties::of(&*tx, &row).await?;
            tell(portal, &tx, &row, &parties, News::Ends).await?;
        }
        Ok(())
    });
    Ok(done.await?)
}
