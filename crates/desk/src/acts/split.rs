//! Splits a case: chosen lines move to a new case of the same customer, with their files. Both threads tell of
//! it and lead to each other.

use base::{Id, ObjectRef};
use store::{Actor, Stop, Tx};
use web::Portal;

use super::link::insert_link;
use super::open::insert;
use super::readers::add_readers;
use super::recuse::same_recusals;
use super::{Author, Led, Officer, add_event, audit, facts, led_to, save, write};
use crate::letters::{News, tell_customer};
use crate::model::{CASE, Case, Event, State};
use crate::rules::{Refusal, Wish, decide};
use crate::tables::case;
use crate::working_days::Office;
use crate::{contact, queries, topics};

/// What is moved out of a case.
pub(crate) struct Part<'a> {
    pub(crate) case: Id<Case>,
    /// The numbers of the lines, in order.
    pub(crate) lines: &'a [i32],
    /// The subject of the new case.
    pub(crate) subject: &'a str,
}

/// Makes the new case, and leads to it.
pub(crate) async fn split(portal: &Portal, officer: Officer<'_>, key: &str, part: &Part<'_>) -> Led {
    write(portal, |tx| async move {
        let mut from = match officer.begin(&tx, part.case, key).await? {
            Ok(case) => case,
            Err(led) => return Ok(led),
        };
        decide(facts(&from), Wish::Annotate, tx.now())?;
        let mut new = row(portal, &tx, &from, part.subject).await?;
        insert(&tx, &new).await?;
        move_lines(&tx, &from, &mut new, part.lines).await?;
        let author = Author::staff(officer.id);
        let came = Event::SplitFrom {
            from: from.reference.clone(),
        };
        add_event(&tx, &mut new, author, &came).await?;
        let went = Event::SplitInto {
            into: new.reference.clone(),
        };
        add_event(&tx, &mut from, author, &went).await?;
        insert_link(&tx, from.id, new.id).await?;
        add_readers(&tx, &from, &new).await?;
        same_recusals(&tx, &from, &new).await?;
        for case in [&from, &new] {
            save(&tx, case).await?;
            audit(&tx, Actor::Staff(officer.id), "desk.case_split", case).await?;
        }
        tell_customer(portal, &tx, &new, News::Split).await?;
        led_to(&tx, key, &new).await
    })
    .await
}

/// A case of the same customer, who is to hear from us by the day that was said.
async fn row(portal: &Portal, tx: &Tx, from: &case::Model, subject: &str) -> anyhow::Result<case::Model> {
    let reference = tx.reference("ARE").await?;
    let promise = topics::promise_in(&**tx, &from.topic, Office::of(portal)).await?;
    let anew = promise.opened(tx.now());
    let is_promised = from.state.is_ours();
    let mut new = case::Model {
        answer_due_at: match is_promised {
            true => from.answer_due_at,
            false => anew.answer_at,
        },
        solve_due_at: from.solve_due_at.or(anew.solve_at),
        solve_left_minutes: None,
        escalate_at: match is_promised {
            true => from.escalate_at,
            false => anew.escalate_at,
        },
        answered_at: None,
        promised_at: Some(if is_promised {
            from.answer_due_at
        } else {
            anew.answer_at
        }),
        id: tx.id(),
        reference,
        subject: subject.to_owned(),
        state: if from.officer_id.is_some() {
            State::Open
        } else {
            State::New
        },
        created_at: tx.now(),
        last_message_at: tx.now(),
        follows_id: None,
        waiting_since: None,
        reminded_at: None,
        solution: None,
        solved_at: None,
        closed_at: None,
        status_token: None,
        status_token_hash: None,
        status_until: None,
        version: 0,
        ..from.clone()
    };
    if from.status_token.is_some() {
        contact::set_token(tx, &mut new);
    }
    Ok(new)
}

async fn move_lines(tx: &Tx, from: &case::Model, new: &mut case::Model, lines: &[i32]) -> Result<(), Stop<Refusal>> {
    // The case began with it.
    let first = queries::first_letter(&**tx, from.id).await?;
    if first.is_none_or(|first| lines.contains(&first)) {
        return Err(Refusal::LineGone.into());
    }
    let (old, object) = (ObjectRef::new(CASE, from.id), ObjectRef::new(CASE, new.id));
    for line in lines {
        new.version += 1;
        if !queries::move_line(tx, (from, *line), (new.id, new.version)).await? {
            return Err(Refusal::LineGone.into());
        }
        files::move_part(tx, (&old, *line), (&object, new.version)).await?;
    }
    Ok(())
}
