//! `/handlaggning/organisationer/{id}/agent`: the agreement that makes an organisation an agent; and what
//! the page of an organisation shows of agents.

use askama::Template;
use axum::extract::State as Get;
use chrono::NaiveDate;
use store::{Actor, Stop};
use web::{Flash, Form, Frame, Portal, Posted, Problem, Viewer};

use super::assignments::{self, AssignmentView};
use super::staff_list::PATH;
use super::staff_organisation::Held;
use crate::acts::{self, Agreement};
use crate::model::{State, limit};
use crate::queries::{self, Side};
use crate::rules::Refusal;
use crate::tables::{agent, organisation};
use crate::{parsing, rules};

/// What `staff_agency.html` draws, as `agency`.
pub(crate) struct Agency {
    /// Where the agreement is kept, of one that can have one.
    pub(crate) href: Option<String>,
    /// The agreement in words.
    pub(crate) agreement: Option<String>,
    pub(crate) customers: Vec<AssignmentView>,
    pub(crate) agents: Vec<AssignmentView>,
}

impl Agency {
    pub(crate) async fn of(portal: &Portal, f: &Frame, of: &organisation::Model) -> anyhow::Result<Agency> {
        let row = queries::agent(portal.store.db(), of.id).await?;
        Ok(Agency {
            href: can_have_one(of).then(|| format!("{PATH}/{}/agent", of.id)),
            agreement: row.map(|row| words(f, &row)),
            customers: assignments::views(portal, f, of.id, Side::Agent, PATH).await?,
            agents: assignments::views(portal, f, of.id, Side::Customer, PATH).await?,
        })
    }

    /// Whether there is anything to show.
    pub(crate) fn is_shown(&self) -> bool {
        self.agreement.is_some() || !self.customers.is_empty() || !self.agents.is_empty()
    }
}

fn can_have_one(of: &organisation::Model) -> bool {
    rules::can_be_agent(of.kind) && of.confirmed_at.is_some() && of.state != State::Ended
}

fn words(f: &Frame, row: &agent::Model) -> String {
    let days = match row.to_day {
        Some(to) => format!("{} – {to}", row.from_day),
        None => f.ta("organisations-agent-since", "day", row.from_day),
    };
    let reference = row.agreement.clone().into_iter();
    reference.chain([days]).collect::<Vec<_>>().join(" · ")
}

#[derive(Template)]
#[template(path = "staff_agent.html")]
struct AgentPage<'a> {
    f: &'a Frame,
    held: &'a Held,
    form: Form,
}

impl AgentPage<'_> {
    fn back(&self) -> String {
        format!("{PATH}/{}", self.held.of.id)
    }
}

pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame, held: Held) -> web::Result {
    if !can_have_one(&held.of) {
        return Err(Problem::NotFound.into());
    }
    let mut form = Form::new(&f);
    if let Some(row) = queries::agent(portal.store.db(), held.of.id).await? {
        form = form
            .fill("agreement", row.agreement.unwrap_or_default())
            .fill("from_day", row.from_day.to_string())
            .fill("to_day", row.to_day.map(|day| day.to_string()).unwrap_or_default());
    }
    let held = &held;
    web::page(&AgentPage { f: &f, held, form })
}

pub(crate) async fn submit(
    Get(portal): Get<Portal>,
    f: Frame,
    viewer: Viewer,
    held: Held,
    posted: Posted,
) -> web::Result {
    if !can_have_one(&held.of) {
        return Err(Problem::NotFound.into());
    }
    let mut form = Form::posted(&f, &posted);
    let new = read(&mut form);
    if held.is_own {
        parsing::refused(&f, &mut form, "agreement", &Refusal::OwnMatter);
    }
    let Some(new) = new.filter(|_| !form.has_mistakes()) else {
        let held = &held;
        return web::page_with(form.status(), &AgentPage { f: &f, held, form });
    };
    let officer = Actor::Staff(viewer.signed_in()?.id);
    match acts::mark_agent(&portal, officer, form.claim(), held.of.id, &new).await {
        Ok(()) => {
            let told = Flash::good(f.t("organisations-agent-marked"));
            Ok(web::see_other(&f, &format!("{PATH}/{}", held.of.id), Some(told)))
        }
        Err(Stop::Refusal(refusal)) => {
            parsing::refused(&f, &mut form, "agreement", &refusal);
            let held = &held;
            web::page_with(form.status(), &AgentPage { f: &f, held, form })
        }
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

fn read(form: &mut Form) -> Option<Agreement> {
    let day = |typed: &str| typed.parse::<NaiveDate>().map_err(|_| "organisations-board-day-wrong");
    let reference = parsing::optional_text(form, "agreement", limit::SHORT);
    let from_day = form.read("from_day", day);
    let to_day = form.read_optional("to_day", day);
    let (from_day, to_day) = (from_day?, to_day?);
    if to_day.is_some_and(|to| to < from_day) {
        form.mistake("to_day", "organisations-agent-days-turned");
        return None;
    }
    Some(Agreement {
        reference: reference?,
        from_day,
        to_day,
    })
}
