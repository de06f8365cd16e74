//! An officer decides: the answer that ends the matter, with what can be done against it. The paper that the party
//! keeps hangs on the same line; nothing of a decision is changed once it is sent.

use base::{Id, ObjectRef};
use chrono::NaiveDate;
use files::{Chosen, File};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use store::{Actor, Stop};
use web::Portal;

use super::answer::not_overtaken;
use super::{Author, Led, Officer, add_line, attach_files, audit, led_to, load, lock, move_on, save, write};
use crate::decision::Outcome;
use crate::letters::{News, tell_customer};
use crate::model::{CASE, Case, MessageKind};
use crate::rules::{Refusal, Then, Wish};
use crate::tables::{case_decision, decision_type};

/// What an officer decides.
pub(crate) struct NewDecision<'a> {
    pub(crate) case: Id<Case>,
    pub(crate) kind: &'a decision_type::Model,
    pub(crate) outcome: Outcome,
    /// What was decided, and why.
    pub(crate) text: &'a str,
    pub(crate) delegation: &'a str,
    /// The last line that stood on the page.
    pub(crate) seen: i32,
    /// The decision as a PDF; it hangs on nothing yet.
    pub(crate) paper: Id<File>,
    pub(crate) files: &'a Chosen,
}

/// Sends the decision, unless others wrote after what the officer saw.
pub(crate) async fn make_decision(portal: &Portal, officer: Officer<'_>, key: &str, new: &NewDecision<'_>) -> Led {
    write(portal, |tx| async move {
        let mut case = match officer.begin(&tx, new.case, key).await? {
            Ok(case) => case,
            Err(led) => return Ok(led),
        };
        move_on(portal, &tx, &mut case, Wish::Answer(Then::Solve)).await?;
        not_overtaken(&tx, &case, new.seen, officer.id).await?;
        case.officer_id.get_or_insert(officer.id);
        case.solution = Some(new.text.to_owned());
        let author = Author::staff(officer.id);
        add_line(&tx, &mut case, author, MessageKind::Solution, new.text, tx.now()).await?;
        files::hang_on(&tx, &[new.paper], &ObjectRef::new(CASE, case.id), case.version).await?;
        attach_files(&tx, &case, new.files).await?;
        let decision = case_decision::Model {
            id: tx.id(),
            case_id: case.id,
            number: case.version,
            type_id: new.kind.id,
            outcome: new.outcome,
            remedy: new.kind.remedy,
            appeal_to: new.kind.appeal_to.clone(),
            decided_by: officer.id,
            delegation: new.delegation.to_owned(),
            decided_at: tx.now(),
            counts_from: None,
        };
        decision.clone().into_active_model().insert(&*tx).await?;
        save(&tx, &case).await?;
        tell_customer(portal, &tx, &case, News::Decided(new.text, &decision)).await?;
        audit(&tx, Actor::Staff(officer.id), "desk.case_decided", &case).await?;
        led_to(&tx, key, &case).await
    })
    .await
}

/// Writes down from which day the time for appeals counts, and leads to `page`.
pub(crate) async fn count_from(
    portal: &Portal,
    officer: Officer<'_>,
    key: &str,
    decision: &crate::queries::Decided,
    day: Option<NaiveDate>,
    page: &str,
) -> Result<(), Stop<Refusal>> {
    let written = portal.store.write(|tx| async move {
        lock(&tx, decision.case_id).await?;
        if let store::Claim::Done(_) = tx.claim_form(key).await? {
            return Ok(());
        }
        let case = load(&tx, decision.case_id).await?;
        officer.refuses(&tx, &case).await?;
        let row = case_decision::ActiveModel {
            id: Set(decision.id),
            counts_from: Set(day),
            ..Default::default()
        };
        case_decision::Entity::update(row).exec(&*tx).await?;
        audit(&tx, Actor::Staff(officer.id), "desk.appeal_time_set", &case).await?;
        tx.answer_form(key, page).await?;
        Ok(())
    });
    written.await
}
