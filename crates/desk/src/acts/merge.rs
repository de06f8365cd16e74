//! Merges a case into another: lines, files and readers move, and all addresses of it lead there from then on.
//! No line is copied, changed or lost; what is written to a case while it is merged lands in the other.

use base::{Id, ObjectRef};
use store::{Actor, Stop, Tx};
use web::Portal;

use super::appeal::move_appeals;
use super::readers::{add_customers, add_readers};
use super::recuse::same_recusals;
use super::{Author, Led, Officer, add_event, audit, enter, facts, led_to, load, lock, move_on, save, write};
use crate::letters::{News, tell_customer};
use crate::model::{CASE, Case, Event, State};
use crate::queries;
use crate::rules::{self, Refusal, Wish};
use crate::tables::case;

/// Merges `from` into `into`; both are what the officer saw in the preview.
pub(crate) async fn merge(portal: &Portal, officer: Officer<'_>, key: &str, from: Id<Case>, into: Id<Case>) -> Led {
    write(portal, |tx| async move {
        // Always in the same order, so that two merges do not wait for each other.
        for case in [from.min(into), from.max(into)] {
            lock(&tx, case).await?;
        }
        if let store::Claim::Done(led) = tx.claim_form(key).await? {
            return Ok(led);
        }
        let (mut from, mut into) = (load(&tx, from).await?, load(&tx, into).await?);
        merge_in(portal, &tx, officer, (&mut from, &mut into)).await?;
        tell_customer(portal, &tx, &into, News::Merged).await?;
        for case in [&from, &into] {
            audit(&tx, Actor::Staff(officer.id), "desk.cases_merged", case).await?;
        }
        led_to(&tx, key, &into).await
    })
    .await
}

/// Merges two cases that are locked; nobody is told yet.
pub(super) async fn merge_in(
    portal: &Portal,
    tx: &Tx,
    officer: Officer<'_>,
    (from, into): (&mut case::Model, &mut case::Model),
) -> Result<(), Stop<Refusal>> {
    let state = state_after(tx, officer, from, into).await?;
    move_lines(tx, from, into).await?;
    join(portal, tx, officer, from, into, state).await?;
    keep_access(tx, officer, from, into).await?;
    save(tx, into).await?;
    Ok(())
}

/// The state of `into` afterwards, when the two can be merged by this officer.
async fn state_after(
    tx: &Tx,
    officer: Officer<'_>,
    from: &case::Model,
    into: &case::Model,
) -> Result<State, Stop<Refusal>> {
    if from.id == into.id {
        return Err(Refusal::SameCase.into());
    }
    let mut is_protected = false;
    for case in [from, into] {
        officer.refuses(tx, case).await?;
        if let Some(customer) = case.person_id {
            let customer = accounts::queries::person(&**tx, customer).await?;
            is_protected |= customer.is_some_and(|customer| customer.protected);
        }
    }
    let now = |case: &case::Model| facts(case).state_at(tx.now());
    Ok(rules::merged(
        now(from),
        now(into),
        same_customer(from, into),
        is_protected,
    )?)
}

/// Whether two cases are one customer's.
pub(crate) fn same_customer(a: &case::Model, b: &case::Model) -> bool {
    let known = a.person_id.is_some() || a.contact_email_hash.is_some();
    known
        && a.person_id == b.person_id
        && a.organisation_id == b.organisation_id
        && (a.person_id.is_some() || a.contact_email_hash == b.contact_email_hash)
}

/// All lines of `from` go behind those of `into`, with their files. The thread is read by time.
async fn move_lines(tx: &Tx, from: &mut case::Model, into: &mut case::Model) -> Result<(), Stop<Refusal>> {
    let behind = into.version;
    queries::move_lines(tx, from, into.id, behind).await?;
    queries::move_decisions(tx, from.id, into.id, behind).await?;
    queries::move_drafts(tx, from.id, into.id).await?;
    move_appeals(tx, from.id, into.id).await?;
    files::move_parts(
        tx,
        &ObjectRef::new(CASE, from.id),
        &ObjectRef::new(CASE, into.id),
        behind,
    )
    .await?;
    into.version += from.version;
    into.last_message_at = into.last_message_at.max(from.last_message_at);
    Ok(())
}

/// What becomes of the two rows.
async fn join(
    portal: &Portal,
    tx: &Tx,
    officer: Officer<'_>,
    from: &mut case::Model,
    into: &mut case::Model,
    state: State,
) -> Result<(), Stop<Refusal>> {
    let author = Author::staff(officer.id);
    if state != into.state {
        // As when the customer writes, or an officer begins.
        let wish = if into.state == State::New {
            Wish::Assign
        } else {
            Wish::Reply
        };
        move_on(portal, tx, into, wish).await?;
    }
    if state.is_ours() && from.state.is_ours() {
        into.answer_due_at = into.answer_due_at.min(from.answer_due_at);
        into.escalate_at = [into.escalate_at, from.escalate_at].into_iter().flatten().min();
    }
    into.officer_id = into.officer_id.or(from.officer_id);
    into.wants_answer |= from.wants_answer;
    into.settle_asked_at = [into.settle_asked_at, from.settle_asked_at].into_iter().flatten().min();
    if into.secrecy.is_none() {
        into.secrecy.clone_from(&from.secrecy);
    }
    if into.about_id.is_none() {
        (into.about_kind, into.about_id) = (from.about_kind.clone(), from.about_id);
    }
    let took = Event::TookIn {
        from: from.reference.clone(),
    };
    add_event(tx, into, author, &took).await?;
    let went = Event::WentInto {
        into: into.reference.clone(),
    };
    add_event(tx, from, author, &went).await?;
    enter(from, State::Merged, tx.now());
    (from.escalate_at, from.solve_due_at, from.solve_left_minutes) = (None, None, None);
    from.merged_into_id = Some(into.id);
    save(tx, from).await?;
    Ok(())
}

/// Whoever could read `from` can read `into`; whoever was locked out stays so.
async fn keep_access(
    tx: &Tx,
    officer: Officer<'_>,
    from: &case::Model,
    into: &case::Model,
) -> Result<(), Stop<Refusal>> {
    add_customers(tx, from, into, Some(officer.id)).await?;
    add_readers(tx, from, into).await?;
    same_recusals(tx, from, into).await?;
    Ok(())
}
