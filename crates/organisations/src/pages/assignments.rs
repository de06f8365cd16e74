//! An assignment of an agent as pages show it: to the agent, to the customer and to staff.

use std::collections::BTreeMap;

use anyhow::Context;
use base::{Id, Organisation, Organisationsnummer};
use sea_orm::ActiveEnum;
use store::Stop;
use web::{Flash, Form, Frame, Portal, Posted, Problem, Viewer};

use super::detail_fields::under;
use super::organisation::Acting;
use super::{InPath, id_of};
use crate::model::NUMBER;
use crate::queries::{self, Side};
use crate::rules::AssignmentMove;
use crate::tables::assignment::{self, Assignment, AssignmentState};
use crate::{acts, parsing};

/// A row of a list.
pub(crate) struct AssignmentView {
    /// Whoever is on the other side.
    pub(crate) title: String,
    pub(crate) facts: String,
    pub(crate) message: Option<String>,
    pub(crate) tag: (String, &'static str),
    /// Where an answer is sent.
    pub(crate) action: String,
    /// Says who ended it and when, of one that is over.
    pub(crate) over: Option<String>,
    pub(crate) form: Form,
    state: AssignmentState,
}

impl AssignmentView {
    pub(crate) fn is_asked(&self) -> bool {
        self.state == AssignmentState::Asked
    }

    pub(crate) fn is_active(&self) -> bool {
        self.state == AssignmentState::Active
    }
}

/// The assignments of an organisation on one side, ready to be drawn.
pub(crate) async fn views(
    portal: &Portal,
    f: &Frame,
    of: Id<Organisation>,
    side: Side,
    path: &str,
) -> anyhow::Result<Vec<AssignmentView>> {
    let db = portal.store.db();
    let rows = queries::assignments(db, of, side).await?;
    let others: Vec<_> = rows
        .iter()
        .filter_map(|row| match side {
            Side::Agent => row.customer_id,
            Side::Customer => Some(row.agent_id),
        })
        .collect();
    let names = queries::names(db, &others).await?;
    let people: Vec<_> = rows
        .iter()
        .flat_map(|row| [row.asked_by, row.answered_by, row.ended_by])
        .flatten()
        .collect();
    let people = accounts::queries::open_names(db, &people).await?;
    let view = |row: &assignment::Model| -> anyhow::Result<AssignmentView> {
        Ok(AssignmentView {
            title: match side {
                Side::Agent => customer(portal, f, row, &names)?,
                Side::Customer => names.get(&row.agent_id).cloned().unwrap_or_default(),
            },
            facts: facts(f, row, side, &people),
            message: row.message.clone().filter(|_| row.state == AssignmentState::Asked),
            tag: tag(f, row.state),
            action: format!("{path}/{}", row.id),
            over: over(f, row, &people),
            form: Form::new(f),
            state: row.state,
        })
    };
    rows.iter().map(view).collect()
}

/// A customer that has said yes by its name, others by the number that was typed.
fn customer(
    portal: &Portal,
    f: &Frame,
    row: &assignment::Model,
    names: &BTreeMap<Id<Organisation>, String>,
) -> anyhow::Result<String> {
    let said_yes = row.answered_at.is_some() && row.state != AssignmentState::Declined;
    let name = row.customer_id.filter(|_| said_yes).and_then(|id| names.get(&id));
    if let Some(name) = name {
        return Ok(name.clone());
    }
    let digits = String::from_utf8(portal.store.keys().open(NUMBER, &row.number)?)?;
    let number = Organisationsnummer::from_stored(&digits).context("a number is parsed before it is stored")?;
    Ok(match number.is_sole_trader() {
        true => f.t("organisations-agent-sole-trader"),
        false => number.full(),
    })
}

type Names = std::collections::HashMap<Id<base::Person>, String>;

fn facts(f: &Frame, row: &assignment::Model, side: Side, people: &Names) -> String {
    let mut facts = vec![
        f.t(&format!("organisations-agent-scope-{}", row.scope.to_value())),
        f.ta("organisations-agent-until-day", "day", row.until_day),
    ];
    let asker = row.asked_by.and_then(|by| people.get(&by));
    match row.state {
        AssignmentState::Asked => facts.push(match (side, asker) {
            (Side::Customer, Some(name)) => f.ta2(
                "organisations-agent-asked-by",
                "name",
                name,
                "when",
                f.date(&row.asked_at),
            ),
            _ => f.ta("organisations-agent-asked-at", "when", f.date(&row.asked_at)),
        }),
        _ => facts.extend(row.answered_at.map(|at| {
            match row
                .answered_by
                .and_then(|by| people.get(&by))
                .filter(|_| side == Side::Customer)
            {
                Some(name) => f.ta2("organisations-agent-answered-by", "name", name, "when", f.date(&at)),
                None => f.ta("organisations-agent-answered-at", "when", f.date(&at)),
            }
        })),
    }
    facts.join(" · ")
}

fn over(f: &Frame, row: &assignment::Model, people: &Names) -> Option<String> {
    let at = row.ended_at.filter(|_| row.state == AssignmentState::Ended)?;
    Some(match row.ended_by.and_then(|by| people.get(&by)) {
        Some(name) => f.ta2("organisations-agent-ended-by", "name", name, "when", f.date(&at)),
        None => f.ta("organisations-agent-ended-at", "when", f.date(&at)),
    })
}

fn tag(f: &Frame, state: AssignmentState) -> (String, &'static str) {
    let colour = match state {
        AssignmentState::Asked => "info",
        AssignmentState::Active => "success",
        AssignmentState::Declined | AssignmentState::Withdrawn | AssignmentState::Ended | AssignmentState::Lapsed => {
            "neutral"
        }
    };
    (f.t(&format!("organisations-agent-is-{}", state.to_value())), colour)
}

/// Takes what one side posted about one of its assignments, and leads back to its list.
pub(crate) async fn answer(
    portal: &Portal,
    f: &Frame,
    viewer: &Viewer,
    (id, posted): (InPath<Assignment>, &Posted),
    (side, path): (Side, &str),
) -> web::Result {
    let of = Acting::head(portal, viewer).await?.organisation;
    let wish = match (side, posted.get("act")) {
        (Side::Customer, "accept") => AssignmentMove::Accept,
        (Side::Customer, "decline") => AssignmentMove::Decline,
        (Side::Agent, "withdraw") => AssignmentMove::Withdraw,
        (_, "end") => AssignmentMove::End,
        _ => return Err(Problem::BadRequest.into()),
    };
    let back = under(path, of.id);
    let who = (of.id, side);
    match acts::move_assignment(portal, viewer.actor(), posted.claim(), who, id_of(id)?, wish).await {
        Ok(()) => {
            let key = match wish {
                AssignmentMove::Accept => "organisations-agent-accepted",
                AssignmentMove::Decline => "organisations-agent-declined",
                AssignmentMove::Withdraw => "organisations-agent-withdrawn",
                AssignmentMove::End => "organisations-agent-ended",
            };
            Ok(web::see_other(f, &back, Some(Flash::good(f.t(key)))))
        }
        // Somebody else's, by changed form data.
        Err(Stop::Refusal(crate::rules::Refusal::NotAMember)) => Err(Problem::NotFound.into()),
        Err(Stop::Refusal(refusal)) => {
            let mut form = Form::posted(f, posted);
            parsing::refused(f, &mut form, "act", &refusal);
            let told = Flash::note(form.mistake_of("act").unwrap_or_default());
            Ok(web::see_other(f, &back, Some(told)))
        }
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}
