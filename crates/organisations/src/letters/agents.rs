//! Letters between agents and their customers, each side in its own words. An agent reads the name of a
//! customer only once that has said yes.

use base::{Id, Lang, Organisationsnummer, Person};
use notify::Letter;
use sea_orm::ActiveEnum;
use store::Tx;
use web::{Portal, UNDER};

use super::{letter, recipient};
use crate::acts::Agreement;
use crate::model::NUMBER;
use crate::queries;
use crate::rules::AssignmentNews;
use crate::tables::assignment::{self, AssignmentState};
use crate::tables::organisation;

/// What is told of an assignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AgentNews {
    Asked,
    Waits,
    Withdrawn,
    Accepted,
    Declined,
    Lapsed,
    Ends,
    Ended,
}

impl AgentNews {
    /// What a move means to those concerned.
    pub(crate) fn of(after: AssignmentState) -> AgentNews {
        match after {
            AssignmentState::Asked => AgentNews::Asked,
            AssignmentState::Active => AgentNews::Accepted,
            AssignmentState::Declined => AgentNews::Declined,
            AssignmentState::Withdrawn => AgentNews::Withdrawn,
            AssignmentState::Ended => AgentNews::Ended,
            AssignmentState::Lapsed => AgentNews::Lapsed,
        }
    }

    /// What time does.
    pub(crate) fn in_time(news: AssignmentNews) -> AgentNews {
        match news {
            AssignmentNews::Waits => AgentNews::Waits,
            AssignmentNews::Lapses => AgentNews::Lapsed,
            AssignmentNews::Ends => AgentNews::Ends,
            AssignmentNews::Ended => AgentNews::Ended,
        }
    }

    /// The letter to the customer, if it gets one.
    fn to_customer(self) -> Option<&'static str> {
        match self {
            AgentNews::Asked => Some("organisations.agent-asks"),
            AgentNews::Waits => Some("organisations.agent-waits"),
            AgentNews::Withdrawn => Some("organisations.agent-withdrew"),
            // Also to the other managers: somebody gave an agent insight.
            AgentNews::Accepted => Some("organisations.agent-begins"),
            AgentNews::Ends => Some("organisations.agent-ends"),
            AgentNews::Ended => Some("organisations.agent-ended"),
            AgentNews::Declined | AgentNews::Lapsed => None,
        }
    }

    /// The letter to the agent, if it gets one.
    fn to_agent(self) -> Option<&'static str> {
        match self {
            AgentNews::Accepted => Some("organisations.customer-accepted"),
            AgentNews::Declined => Some("organisations.customer-declined"),
            AgentNews::Lapsed => Some("organisations.customer-silent"),
            AgentNews::Ends => Some("organisations.customer-ends"),
            AgentNews::Ended => Some("organisations.customer-ended"),
            AgentNews::Asked | AgentNews::Waits | AgentNews::Withdrawn => None,
        }
    }
}

/// Both sides learn what concerns them; `customer` is none when nobody has the number.
pub(crate) async fn tell_of_assignment(
    portal: &Portal,
    tx: &Tx,
    agent: &organisation::Model,
    customer: Option<&organisation::Model>,
    about: &assignment::Model,
    news: AgentNews,
) -> anyhow::Result<()> {
    if let (Some(kind), Some(customer)) = (news.to_customer(), customer) {
        for head in queries::holders(&**tx, customer.id, &[customer.kind.head()]).await? {
            let Some(to) = recipient(tx, head).await? else {
                continue;
            };
            let path = format!("/organisation/agenter?{UNDER}={}", customer.id);
            let mut letter = letter(portal, to.lang, customer, kind, &path);
            letter.must = true;
            letter
                .facts
                .push((portal.t(to.lang, "organisations-agent"), agent.name.clone()));
            let letter = with_terms(portal, to.lang, letter, about);
            notify::send(portal, tx, &to, &letter).await?;
        }
    }
    if let Some(kind) = news.to_agent() {
        for head in queries::holders(&**tx, agent.id, &[agent.kind.head()]).await? {
            let Some(to) = recipient(tx, head).await? else {
                continue;
            };
            let path = format!("/organisation/kunder?{UNDER}={}", agent.id);
            let mut letter = letter(portal, to.lang, agent, kind, &path);
            letter.must = true;
            let known = known_as(portal, tx, to.lang, customer, about)?;
            letter
                .facts
                .push((portal.t(to.lang, "organisations-agent-customer"), known));
            let letter = with_terms(portal, to.lang, letter, about);
            notify::send(portal, tx, &to, &letter).await?;
        }
    }
    Ok(())
}

fn known_as(
    portal: &Portal,
    tx: &Tx,
    lang: Lang,
    customer: Option<&organisation::Model>,
    about: &assignment::Model,
) -> anyhow::Result<String> {
    let said_yes = about.answered_at.is_some() && about.state != AssignmentState::Declined;
    if let Some(customer) = customer.filter(|_| said_yes) {
        return Ok(customer.name.clone());
    }
    let digits = String::from_utf8(tx.keys().open(NUMBER, &about.number)?)?;
    let number = Organisationsnummer::from_stored(&digits)?;
    Ok(if number.is_sole_trader() {
        portal.t(lang, "organisations-number-sole-trader")
    } else {
        number.full()
    })
}

fn with_terms(portal: &Portal, lang: Lang, mut letter: Letter, about: &assignment::Model) -> Letter {
    let text = |key: &str| portal.t(lang, key);
    let scope = text(&format!("organisations-agent-scope-{}", about.scope.to_value()));
    letter.facts.push((text("organisations-agent-scope"), scope));
    letter
        .facts
        .push((text("organisations-agent-until"), about.until_day.to_string()));
    letter
}

/// The agent's own managers learn of its agreement.
pub(crate) async fn tell_agreement(
    portal: &Portal,
    tx: &Tx,
    head: Id<Person>,
    of: &organisation::Model,
    agreement: &Agreement,
) -> anyhow::Result<()> {
    let Some(to) = recipient(tx, head).await? else {
        return Ok(());
    };
    let path = format!("/organisation/kunder?{UNDER}={}", of.id);
    let mut letter = letter(portal, to.lang, of, "organisations.agent-agreement", &path);
    let text = |key: &str| portal.t(to.lang, key);
    let days = [
        ("organisations-agent-from", Some(agreement.from_day)),
        ("organisations-agent-until", agreement.to_day),
    ];
    let reference = agreement.reference.clone();
    letter
        .facts
        .extend(reference.map(|reference| (text("organisations-agent-agreement"), reference)));
    for (key, day) in days {
        letter.facts.extend(day.map(|day| (text(key), day.to_string())));
    }
    notify::send(portal, tx, &to, &letter).await
}
