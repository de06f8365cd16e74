//! `/handlaggning/arenden/{reference}/beslut/{decision}`: one decision as an officer sees it later: from which day the
//! time for appeals counts, and the appeals there are.

use askama::Template;
use axum::extract::{Path, State as Get};
use base::{Id, swedish};
use chrono::NaiveDate;
use store::Stop;
use web::{Flash, Form, Frame, Portal, Posted, Problem, Viewer};

use super::{parsing, period};
use crate::acts::{self, Officer};
use crate::decision::{Decision, Remedy};
use crate::guard::{QueueCase, named_case};
use crate::queries::{self, Appealed, Decided};
use crate::rules::Refusal;

#[derive(Template)]
#[template(path = "decision.html")]
struct DecisionPage<'a> {
    f: &'a Frame,
    decision: &'a Decided,
    outcome: String,
    delegate: String,
    remedy: String,
    /// Whether there is a time for appeals at all.
    has_time: bool,
    last_day: Option<String>,
    appeals: Vec<AppealView>,
    counting: Form,
    appeal: Form,
}

struct AppealView {
    reference: String,
    received: String,
    timeliness: String,
    colour: &'static str,
}

fn appeal_view(f: &Frame, one: &Appealed) -> AppealView {
    use crate::decision::Timeliness::{InTime, Late, Unknown};
    let timeliness = one.timeliness();
    AppealView {
        reference: one.appeal.clone(),
        received: day(f, one.received_on),
        timeliness: f.t(&format!("desk-appeal-{}", timeliness.code())),
        colour: match timeliness {
            InTime => "success",
            Late => "danger",
            Unknown => "neutral",
        },
    }
}

/// A day in words.
pub(super) fn day(f: &Frame, date: NaiveDate) -> String {
    let midday = date.and_hms_opt(12, 0, 0).and_then(swedish::from_local);
    swedish::date(midday.expect("clocks are never changed at midday"), f.lang())
}

/// The decision in the address, when it is one of the case in it and the officer may handle it.
async fn find(portal: &Portal, case: &QueueCase, id: Id<Decision>) -> Result<Decided, web::Error> {
    let found = queries::decision(portal.store.db(), id).await?;
    let found = found.filter(|found| found.case_id == case.opened.case.id && case.conflict.is_none());
    found.ok_or_else(|| Problem::NotFound.into())
}

/// GET
pub(crate) async fn show(
    Get(portal): Get<Portal>,
    f: Frame,
    case: QueueCase,
    Path((_, id)): Path<(String, Id<Decision>)>,
) -> web::Result {
    let decision = find(&portal, &case, id).await?;
    draw(&f, &decision, counting(&f, &decision), Form::new(&f)).await
}

fn counting(f: &Frame, decision: &Decided) -> Form {
    let from = decision.counts_from.map(|day| day.to_string());
    Form::new(f).fill("counts_from", from.unwrap_or_default())
}

async fn draw(f: &Frame, decision: &Decided, counting: Form, appeal: Form) -> web::Result {
    let db = f.portal.store.db();
    let appeals = queries::appeals_against(db, decision.id).await?;
    let page = DecisionPage {
        f,
        outcome: f.t(&format!("desk-outcome-{}", decision.outcome.code())),
        delegate: decision.delegate().unwrap_or_else(|| f.t("desk-officer-protected")),
        remedy: f.t(&format!("desk-remedy-name-{}", decision.remedy.code())),
        has_time: decision.remedy != Remedy::None,
        last_day: decision.last_day().map(|last| day(f, last)),
        appeals: appeals.iter().map(|one| appeal_view(f, one)).collect(),
        decision,
        counting,
        appeal,
    };
    let status = Form::status_of([&page.counting, &page.appeal]);
    web::page_with(status, &page)
}

/// POST
pub(crate) async fn send(
    Get(portal): Get<Portal>,
    f: Frame,
    viewer: Viewer,
    case: QueueCase,
    Path((_, id)): Path<(String, Id<Decision>)>,
    posted: Posted,
) -> web::Result {
    let decision = find(&portal, &case, id).await?;
    let officer = Officer::of(viewer.signed_in()?);
    let page = format!("/handlaggning/arenden/{}/beslut/{id}", decision.reference);
    let mut form = Form::posted(&f, &posted);
    let is_appeal = posted.get("act") == "appeal";
    let (done, thanks) = match is_appeal {
        true => (
            register(&portal, &f, officer, &decision, &mut form, &page).await,
            "desk-appeal-registered",
        ),
        false => (
            count(&portal, officer, &decision, &mut form, &page).await,
            "desk-appeal-time-set",
        ),
    };
    match done {
        Ok(true) => return Ok(web::see_other(&f, &page, Some(Flash::good(f.t(thanks))))),
        Ok(false) => {}
        Err(Stop::Refusal(refusal)) => parsing::refused(&mut form, "case", refusal),
        Err(Stop::Fault(e)) => return Err(e.into()),
    }
    match is_appeal {
        true => draw(&f, &decision, counting(&f, &decision), form).await,
        false => draw(&f, &decision, form, Form::new(&f)).await,
    }
}

/// Sets the day from which the time counts; whether the form was right.
async fn count(
    portal: &Portal,
    officer: Officer<'_>,
    decision: &Decided,
    form: &mut Form,
    page: &str,
) -> Result<bool, Stop<Refusal>> {
    let decided_on = swedish::local_date(decision.decided_at);
    let day = form.read_optional("counts_from", |typed| match typed.parse() {
        Ok(day) if day < decided_on => Err("desk-appeal-before-decision"),
        Ok(day) => Ok(day),
        Err(_) => Err("desk-diary-date-wrong"),
    });
    let Some(day) = day else { return Ok(false) };
    acts::count_from(portal, officer, form.claim(), decision, day, page).await?;
    Ok(true)
}

/// Registers an appeal that came in another way; whether the form was right.
async fn register(
    portal: &Portal,
    f: &Frame,
    officer: Officer<'_>,
    decision: &Decided,
    form: &mut Form,
    page: &str,
) -> Result<bool, Stop<Refusal>> {
    let today = swedish::local_date(f.now());
    let received = period::day(form, "received_on");
    if received.is_some_and(|day| day > today) {
        form.mistake("received_on", "desk-appeal-not-come-yet");
    }
    let reference = form.value("case").trim().to_uppercase();
    let found = named_case(portal, &reference).await?;
    if found.is_none() {
        form.mistake("case", "desk-refused-no-such-case");
    }
    let (Some(received), Some((case, _)), false) = (received, found, form.has_mistakes()) else {
        return Ok(false);
    };
    let came = (case.case.id, received);
    acts::register_appeal(portal, officer, form.claim(), decision, came, page).await?;
    Ok(true)
}
