//! The same done to several cases at once, in one transaction: what cannot be done to one of them is told, and
//! the others go on. Each step refuses before it writes.

use anyhow::Context;
use base::Id;
use files::Chosen;
use serde::{Deserialize, Serialize};
use store::{Claim, Stop, Tx};
use web::Portal;

use super::answer::answer_in;
use super::assign::assign_in;
use super::change_topic::change_topic_in;
use super::wait::wait_in;
use super::{Answer, Officer, To, load, lock, write};
use crate::letters::tell_of_several;
use crate::model::Case;
use crate::rules::{Refusal, Then};
use crate::tables::case;
use crate::topics::Topic;

/// What is done to each of them.
#[derive(Clone, Copy)]
pub(crate) enum Deed<'a> {
    /// It is given to somebody, who may be the officer; the note is for officers to read.
    HandOver(To, Option<&'a str>),
    /// It gets another topic.
    Topic(&'a Topic),
    /// It waits for somebody else; for whom is a note among officers.
    Wait(Option<&'a str>),
    /// It is solved by this.
    Solve(&'a str),
}

/// How it went.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Outcome {
    /// The numbers of those it was done to.
    pub(crate) done: Vec<String>,
    /// The numbers of the others, and why.
    pub(crate) left: Vec<(String, Refusal)>,
}

/// Does it to each of the cases; beside each stands the last line that was seen. The same form gives the same
/// outcome.
pub(crate) async fn change_several(
    portal: &Portal,
    officer: Officer<'_>,
    key: &str,
    cases: &[(Id<Case>, i32)],
    deed: Deed<'_>,
) -> Result<Outcome, Stop<Refusal>> {
    let mut cases = cases.to_vec();
    // In one order, so that two officers never wait for each other.
    cases.sort_by_key(|(id, _)| id.uuid());
    cases.dedup_by_key(|(id, _)| *id);
    let cases = &cases;
    write(portal, |tx| async move {
        for (id, _) in cases {
            lock(&tx, *id).await?;
        }
        if let Claim::Done(answer) = tx.claim_form(key).await? {
            let outcome = serde_json::from_str(&answer).context("the outcome is kept as JSON")?;
            return Ok(outcome);
        }
        let mut outcome = Outcome::default();
        for (id, seen) in cases {
            let mut case = load(&tx, *id).await?;
            match change(portal, &tx, officer, (&mut case, *seen), deed).await {
                Ok(()) => outcome.done.push(case.reference),
                Err(Stop::Refusal(refusal)) => outcome.left.push((case.reference, refusal)),
                Err(stop) => return Err(stop),
            }
        }
        if let Deed::HandOver(To::Officer(to), _) = deed
            && to != officer.id
            && !outcome.done.is_empty()
        {
            tell_of_several(portal, &tx, to, &outcome.done).await?;
        }
        let kept = serde_json::to_string(&outcome).context("an outcome is plain data")?;
        tx.answer_form(key, &kept).await?;
        Ok(outcome)
    })
    .await
}

async fn change(
    portal: &Portal,
    tx: &Tx,
    officer: Officer<'_>,
    (case, seen): (&mut case::Model, i32),
    deed: Deed<'_>,
) -> Result<(), Stop<Refusal>> {
    officer.refuses(tx, case).await?;
    match deed {
        Deed::HandOver(to, note) => assign_in(portal, tx, officer, case, to, note).await.map(drop),
        Deed::Topic(topic) => change_topic_in(tx, officer, case, topic).await,
        Deed::Wait(for_whom) => wait_in(portal, tx, officer, (case, seen), for_whom).await,
        Deed::Solve(text) => {
            let answer = Answer {
                case: case.id,
                text,
                then: Then::Solve,
                seen,
                files: &Chosen::default(),
            };
            answer_in(portal, tx, officer, case, &answer).await
        }
    }
}
