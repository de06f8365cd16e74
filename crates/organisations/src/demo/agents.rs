//! The agents of the demo and their customers, and requests to change numbers: some answered, some that
//! wait.

use anyhow::Context;
use base::{Id, OrgRole, Organisation, Person, swedish};
use chrono::{Days, TimeDelta};
use sea_orm::{ActiveValue::Set, DbErr, EntityTrait};
use store::Tx;

use super::{DemoOrganisations, member, names, pick};
use crate::model::{CASES, CHANGE, GiroKind};
use crate::queries;
use crate::tables::agent;
use crate::tables::assignment::{self, AssignmentState, Scope};
use crate::tables::change_request::{self, ChangeState, Field, giro};

/// An organisation, and who leads it.
type Led = (Id<Organisation>, Id<Person>);

/// Two agents: one that the cast is of, one that acts for fewer. Gives the customers that have one.
pub(super) async fn load(
    tx: &Tx,
    loaded: &DemoOrganisations,
    leaders: &[Id<Person>],
    registrar: Id<Person>,
) -> anyhow::Result<Vec<Led>> {
    let mut agents = Vec::new();
    let mut customers = Vec::new();
    for led in &loaded.customers {
        let name = queries::name(&**tx, led.0).await?.unwrap_or_default();
        match names::AGENTS.iter().position(|agent| *agent == name) {
            Some(turn) => agents.push((turn, *led)),
            None => customers.push(*led),
        }
    }
    agents.sort_by_key(|(turn, _)| *turn);
    let [(_, first), (_, second)] = agents[..] else {
        anyhow::bail!("the demo has two agents")
    };
    for (turn, of) in [first, second].into_iter().enumerate() {
        mark(tx, of, turn, registrar).await?;
        // Somebody keeps the users of an agent, and somebody works with its customers' cases.
        member(tx, of.0, *pick(leaders, turn + 2)?, &[OrgRole::Administrator]).await?;
        member(tx, of.0, of.1, &[OrgRole::AgentCaseWorker]).await?;
    }
    let company = *loaded.companies.first().context("the demo has a company")?;
    let customer = |turn| pick(&customers, turn).copied();
    use AssignmentState::{Active, Asked, Ended};
    for (agent, customer, scope, state) in [
        (first, customer(3)?, Scope::Act, Active),
        (first, customer(1)?, Scope::Read, Active),
        (first, company, Scope::Act, Asked),
        (second, customer(2)?, Scope::Read, Active),
        (second, customer(3)?, Scope::Read, Ended),
        (second, customer(0)?, Scope::Act, Asked),
    ] {
        assign(tx, agent, customer, (scope, state)).await?;
    }
    changes(tx, &loaded.associations).await?;
    Ok(vec![customer(3)?, customer(1)?, customer(2)?])
}

async fn mark(tx: &Tx, (of, _): Led, turn: usize, registrar: Id<Person>) -> Result<(), DbErr> {
    let from_day = swedish::local_date(tx.now()) - Days::new(300 + 40 * turn as u64);
    let row = agent::ActiveModel {
        organisation_id: Set(of),
        agreement: Set(Some(format!("KS {}/{}", from_day.format("%Y"), 412 + turn))),
        from_day: Set(from_day),
        to_day: Set(None),
        marked_by: Set(Some(registrar)),
        marked_at: Set(tx.now() - TimeDelta::days(300)),
    };
    agent::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

async fn assign(tx: &Tx, agent: Led, customer: Led, (scope, state): (Scope, AssignmentState)) -> anyhow::Result<()> {
    let of = queries::organisation(&**tx, customer.0).await?;
    let of = of.context("an organisation of the demo")?;
    let number = of
        .organisation_number
        .context("the demo's organisations have numbers")?;
    let was_answered = state != AssignmentState::Asked;
    let asked_at = tx.now() - TimeDelta::days(if was_answered { 120 } else { 2 });
    let answered_at = was_answered.then_some(asked_at + TimeDelta::days(1));
    let ended_at = (state == AssignmentState::Ended).then_some(asked_at + TimeDelta::days(60));
    let row = assignment::ActiveModel {
        id: Set(tx.id()),
        agent_id: Set(agent.0),
        customer_id: Set(Some(customer.0)),
        number: Set(number),
        number_hash: Set(of.organisation_number_hash.context("a number has a hash")?),
        service: Set(CASES.to_owned()),
        scope: Set(scope),
        state: Set(state),
        message: Set(Some(
            "Vi sköter era ärenden enligt avtalet som vi har skickat.".to_owned(),
        )),
        until_day: Set(swedish::local_date(tx.now()) + Days::new(245)),
        asked_by: Set(Some(agent.1)),
        asked_at: Set(asked_at),
        answered_by: Set(was_answered.then_some(customer.1)),
        answered_at: Set(answered_at),
        ended_by: Set(ended_at.map(|_| customer.1)),
        ended_at: Set(ended_at),
        reminded_at: Set(None),
    };
    assignment::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

/// The first has a bankgiro and asks for another, the second has just got a plusgiro.
async fn changes(tx: &Tx, associations: &[Led]) -> anyhow::Result<()> {
    let (first, second) = (*pick(associations, 0)?, *pick(associations, 1)?);
    for (of, kind, number) in [
        (first, GiroKind::Bankgiro, "50501055"),
        (second, GiroKind::Plusgiro, "415810"),
    ] {
        let row = giro::ActiveModel {
            organisation_id: Set(of.0),
            kind: Set(kind),
            number: Set(number.to_owned()),
        };
        giro::Entity::insert(row).exec_without_returning(&**tx).await?;
    }
    change(
        tx,
        first,
        Field::Bankgiro,
        (Some("50501055"), "1234566"),
        "Vi har bytt bank.",
    )
    .await?;
    change(tx, second, Field::Plusgiro, (None, "415810"), "Vårt första plusgiro.").await
}

/// One that replaces something waits; the other was approved.
async fn change(tx: &Tx, of: Led, field: Field, (old, new): (Option<&str>, &str), reason: &str) -> anyhow::Result<()> {
    let waits = old.is_some();
    let sealed = |value: &str| tx.keys().seal(tx.random(), CHANGE, value.as_bytes());
    let at = tx.now() - TimeDelta::days(if waits { 1 } else { 40 });
    let row = change_request::ActiveModel {
        id: Set(tx.id()),
        organisation_id: Set(of.0),
        field: Set(field),
        old_value: Set(old.map(sealed)),
        new_value: Set(sealed(new)),
        reason: Set(reason.to_owned()),
        state: Set(if waits {
            ChangeState::Waiting
        } else {
            ChangeState::Approved
        }),
        asked_by: Set(Some(of.1)),
        asked_at: Set(at),
        decided_by: Set(None),
        decided_at: Set((!waits).then_some(at + TimeDelta::days(2))),
        why: Set(None),
    };
    change_request::Entity::insert(row)
        .exec_without_returning(&**tx)
        .await?;
    Ok(())
}
