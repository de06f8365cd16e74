//! Making an organisation an agent, and its assignments: asking, answering, ending, and what comes with
//! time. The agent never learns from us whether a number that it asks about is somebody's.

use base::{Id, Organisation, Organisationsnummer, swedish};
use chrono::NaiveDate;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter};
use serde_json::json;
use store::{Actor, Claim, Never, Stop, Tx};
use web::Portal;
use web::throttle::{self, Verdict};

use super::{audit, begin, load, lock, not_ones_own};
use crate::letters::{self, AgentNews};
use crate::model::{NUMBER, State};
use crate::queries::{self, Side};
use crate::rules::{self, AssignmentMove, AssignmentNews, Refusal};
use crate::tables::agent;
use crate::tables::assignment::{self, Assignment, AssignmentState, Scope};

/// The agreement of an agent, as staff type it.
#[derive(Clone, Debug)]
pub(crate) struct Agreement {
    pub(crate) reference: Option<String>,
    pub(crate) from_day: NaiveDate,
    pub(crate) to_day: Option<NaiveDate>,
}

/// Writes down the agreement of an agent. `by` is an officer who may: the caller knows it.
pub(crate) async fn mark_agent(
    portal: &Portal,
    by: Actor,
    key: &str,
    id: Id<Organisation>,
    new: &Agreement,
) -> Result<(), Stop<Refusal>> {
    let write = portal.store.write(|tx| async move {
        let Some(of) = begin(&tx, id, key).await? else {
            return Ok(());
        };
        if !rules::can_be_agent(of.kind) || of.confirmed_at.is_none() || of.state == State::Ended {
            return Err(Stop::Refusal(Refusal::WrongState));
        }
        not_ones_own(&tx, id, by).await?;
        let row = agent::ActiveModel {
            organisation_id: Set(id),
            agreement: Set(new.reference.clone()),
            from_day: Set(new.from_day),
            to_day: Set(new.to_day),
            marked_by: Set(by.person_id()),
            marked_at: Set(tx.now()),
        };
        let columns = [
            agent::Column::Agreement,
            agent::Column::FromDay,
            agent::Column::ToDay,
            agent::Column::MarkedBy,
            agent::Column::MarkedAt,
        ];
        let newest_counts = OnConflict::column(agent::Column::OrganisationId)
            .update_columns(columns)
            .to_owned();
        agent::Entity::insert(row)
            .on_conflict(newest_counts)
            .exec_without_returning(&*tx)
            .await?;
        let details = json!({ "from": new.from_day, "to": new.to_day });
        audit(&tx, by, "organisations.agent_marked", id, details).await?;
        for head in queries::holders(&*tx, id, &[of.kind.head()]).await? {
            letters::tell_agreement(portal, &tx, head, &of, new).await?;
        }
        tx.answer_form(key, "marked").await?;
        Ok(())
    });
    write.await
}

/// What an agent asks for.
#[derive(Clone, Debug)]
pub(crate) struct NewAssignment {
    pub(crate) number: Organisationsnummer,
    pub(crate) service: &'static str,
    pub(crate) scope: Scope,
    pub(crate) until_day: NaiveDate,
    pub(crate) message: Option<String>,
}

/// Asks a customer. `by` keeps the agent's users: the caller knows it.
pub(crate) async fn ask_customer(
    portal: &Portal,
    by: Actor,
    key: &str,
    agent: Id<Organisation>,
    new: &NewAssignment,
) -> Result<(), Stop<Refusal>> {
    let write = portal.store.write(|tx| async move {
        lock(&tx, agent).await?;
        if let Claim::Done(_) = tx.claim_form(key).await? {
            return Ok(());
        }
        let number_hash = tx.keys().hash(NUMBER, new.number.digits());
        may_ask(&tx, agent, &number_hash, new).await?;
        let customer = queries::customer_with(&*tx, &number_hash).await?;
        let row = assignment::ActiveModel {
            id: Set(tx.id()),
            agent_id: Set(agent),
            customer_id: Set(customer.as_ref().map(|customer| customer.id)),
            number: Set(tx.keys().seal(tx.random(), NUMBER, new.number.digits().as_bytes())),
            number_hash: Set(number_hash),
            service: Set(new.service.to_owned()),
            scope: Set(new.scope),
            state: Set(AssignmentState::Asked),
            message: Set(new.message.clone()),
            until_day: Set(new.until_day),
            asked_by: Set(by.person_id()),
            asked_at: Set(tx.now()),
            answered_by: Set(None),
            answered_at: Set(None),
            ended_by: Set(None),
            ended_at: Set(None),
            reminded_at: Set(None),
        };
        let asked = row.insert(&*tx).await?;
        tell(portal, &tx, &asked, AgentNews::Asked).await?;
        let details = json!({ "assignment": asked.id });
        audit(&tx, by, "organisations.assignment_asked", agent, details).await?;
        tx.answer_form(key, "asked").await?;
        Ok(())
    });
    write.await
}

async fn may_ask(
    tx: &Tx,
    agent: Id<Organisation>,
    number_hash: &str,
    new: &NewAssignment,
) -> Result<(), Stop<Refusal>> {
    let of = load(tx, agent).await?;
    if of.state != State::Active || !queries::is_agent(&**tx, agent, tx.now()).await? {
        return Err(Stop::Refusal(Refusal::NotAllowed));
    }
    if of.organisation_number_hash.as_deref() == Some(number_hash) {
        return Err(Stop::Refusal(Refusal::OwnNumber));
    }
    let open = assignment::Entity::find()
        .filter(assignment::Column::AgentId.eq(agent))
        .filter(assignment::Column::NumberHash.eq(number_hash))
        .filter(assignment::Column::Service.eq(new.service))
        .filter(assignment::Column::State.eq(AssignmentState::Asked));
    if open.one(&**tx).await?.is_some() {
        return Err(Stop::Refusal(Refusal::AskedAlready));
    }
    match throttle::attempt_in(tx, rules::ASSIGNMENTS, &agent.to_string()).await? {
        Verdict::Free { .. } => Ok(()),
        Verdict::Blocked { until } => Err(Stop::Refusal(Refusal::TooMany(until))),
    }
}

/// One side answers, takes back or ends an assignment; `by` keeps that side's users.
pub(crate) async fn move_assignment(
    portal: &Portal,
    by: Actor,
    key: &str,
    (of, side): (Id<Organisation>, Side),
    id: Id<Assignment>,
    wish: AssignmentMove,
) -> Result<(), Stop<Refusal>> {
    let write = portal.store.write(|tx| async move {
        lock_assignment(&tx, id).await?;
        if let Claim::Done(_) = tx.claim_form(key).await? {
            return Ok(());
        }
        let found = queries::assignment(&*tx, id, of, side).await?;
        let before = found.ok_or(Stop::Refusal(Refusal::NotAMember))?;
        let after = rules::move_assignment(before.state, wish).map_err(Stop::Refusal)?;
        if after == AssignmentState::Active {
            may_begin(&tx, &before).await?;
            end_earlier(&tx, by, &before).await?;
        }
        let moved = save(&tx, before, after, by).await?;
        tell(portal, &tx, &moved, AgentNews::of(after)).await?;
        let details = json!({ "assignment": id, "wish": format!("{wish:?}").to_lowercase() });
        audit(&tx, by, "organisations.assignment_moved", of, details).await?;
        tx.answer_form(key, "moved").await?;
        Ok(())
    });
    write.await
}

async fn lock_assignment(tx: &Tx, id: Id<Assignment>) -> Result<(), DbErr> {
    tx.lock(&format!("organisations.assignment.{id}")).await
}

/// What was asked may be out of date when it is answered.
async fn may_begin(tx: &Tx, asked: &assignment::Model) -> Result<(), Stop<Refusal>> {
    let is_agent = queries::is_agent(&**tx, asked.agent_id, tx.now()).await?;
    if is_agent && asked.until_day >= swedish::local_date(tx.now()) {
        Ok(())
    } else {
        Err(Stop::Refusal(Refusal::TooLate))
    }
}

/// A new yes takes the place of an earlier one of the same agent in the same service.
async fn end_earlier(tx: &Tx, by: Actor, new: &assignment::Model) -> Result<(), DbErr> {
    let earlier = assignment::Entity::find()
        .filter(assignment::Column::AgentId.eq(new.agent_id))
        .filter(assignment::Column::NumberHash.eq(&new.number_hash))
        .filter(assignment::Column::Service.eq(&new.service))
        .filter(assignment::Column::State.eq(AssignmentState::Active))
        .one(&**tx)
        .await?;
    if let Some(earlier) = earlier {
        save(tx, earlier, AssignmentState::Ended, by).await?;
    }
    Ok(())
}

async fn save(
    tx: &Tx,
    before: assignment::Model,
    after: AssignmentState,
    by: Actor,
) -> Result<assignment::Model, DbErr> {
    let was_asked = before.state == AssignmentState::Asked;
    let is_answer = matches!(after, AssignmentState::Active | AssignmentState::Declined);
    let mut row = before.into_active_model();
    row.state = Set(after);
    if was_asked && is_answer {
        row.answered_by = Set(by.person_id());
        row.answered_at = Set(Some(tx.now()));
    }
    if after == AssignmentState::Active {
        // It is reminded of anew before its end.
        row.reminded_at = Set(None);
    } else {
        row.ended_by = Set(by.person_id());
        row.ended_at = Set(Some(tx.now()));
    }
    row.update(&**tx).await
}

/// Tells what there is to tell of an assignment, and ends what is over.
pub(crate) async fn tell_assignment(portal: &Portal, id: Id<Assignment>) -> anyhow::Result<()> {
    let write = portal.store.write::<_, Never, _, _>(|tx| async move {
        lock_assignment(&tx, id).await?;
        let Some(now) = assignment::Entity::find_by_id(id).one(&*tx).await? else {
            return Ok(());
        };
        let when = (tx.now(), swedish::local_date(tx.now()));
        let was_reminded = now.reminded_at.is_some();
        let Some(news) = rules::assignment_news(now.state, now.asked_at, now.until_day, was_reminded, when) else {
            return Ok(());
        };
        let after = match news {
            AssignmentNews::Waits | AssignmentNews::Ends => {
                let mut row = now.into_active_model();
                row.reminded_at = Set(Some(tx.now()));
                row.update(&*tx).await?
            }
            AssignmentNews::Lapses => save(&tx, now, AssignmentState::Lapsed, Actor::System).await?,
            AssignmentNews::Ended => save(&tx, now, AssignmentState::Ended, Actor::System).await?,
        };
        tell(portal, &tx, &after, AgentNews::in_time(news)).await?;
        if after.ended_at.is_some() {
            let details = json!({ "assignment": id });
            audit(
                &tx,
                Actor::System,
                "organisations.assignment_over",
                after.agent_id,
                details,
            )
            .await?;
        }
        Ok(())
    });
    write.await?;
    Ok(())
}

async fn tell(portal: &Portal, tx: &Tx, about: &assignment::Model, news: AgentNews) -> anyhow::Result<()> {
    let agent = load(tx, about.agent_id).await?;
    let customer = match about.customer_id {
        Some(customer) => Some(load(tx, customer).await?),
        None => None,
    };
    letters::tell_of_assignment(portal, tx, &agent, customer.as_ref(), about, news).await
}
