//! `…/overklaga/{decision}`: a party appeals against a decision, logged in or by the private link. The receipt tells
//! when it came, which alone says whether it came in time (law.md, Drafts).

use askama::Template;
use axum::extract::{Path, State as Get};
use base::{Id, Person};
use files::{FilesField, PostedFiles};
use store::{Actor, Stop};
use web::{Flash, Form, Frame, Portal, Problem, Viewer};

use super::decision::day;
use super::{open_form, parsing};
use crate::acts::{self, Writer};
use crate::contact;
use crate::decision::{Decision, Remedy};
use crate::guard::{MyCase, StatusCase};
use crate::letters;
use crate::model::{Channel, Customer, NewCase, limit};
use crate::queries::{self, Decided, Opened};
use crate::rules::Refusal;
use crate::topics;

#[derive(Template)]
#[template(path = "appeal.html")]
struct AppealPage<'a> {
    f: &'a Frame,
    form: Form,
    files: FilesField,
    action: String,
    reference: &'a str,
    /// The page of the case.
    back: String,
    decision: String,
    decided_at: String,
    remedy: String,
    last_day: Option<String>,
}

/// What stands between a party and the decision.
struct Party<'a> {
    f: &'a Frame,
    opened: &'a Opened,
    /// The page of the case.
    back: String,
    against: Decided,
}

impl<'a> Party<'a> {
    /// The decision, when it is one of this case that is appealed against here.
    async fn of(f: &'a Frame, opened: &'a Opened, back: String, id: Id<Decision>) -> Result<Party<'a>, web::Error> {
        let found = queries::decision(f.portal.store.db(), id).await?;
        let is_it = |found: &Decided| found.case_id == opened.case.id && found.remedy == Remedy::Ordinary;
        let against = found.filter(is_it).ok_or(Problem::NotFound)?;
        Ok(Party {
            f,
            opened,
            back,
            against,
        })
    }

    async fn draw(self, form: Form) -> web::Result {
        let Party { f, against, .. } = &self;
        let outcome = f.t(&format!("desk-outcome-{}", against.outcome.code()));
        let page = AppealPage {
            f,
            files: FilesField::new(f, &form).await?,
            action: form.action_with_files(&format!("{}/overklaga/{}", self.back, against.id)),
            reference: &self.opened.case.reference,
            back: self.back.clone(),
            decision: format!("{}: {outcome}", against.name(f.lang())),
            decided_at: f.date_time(&against.decided_at),
            remedy: letters::remedy(&f.portal, f.lang(), against.remedy, against.appeal_to.as_deref()),
            last_day: against.last_day().map(|last| day(f, last)),
            form,
        };
        web::page_with(page.form.status(), &page)
    }

    async fn take(self, who: Actor, customer: Customer, sent: &PostedFiles) -> web::Result {
        let (f, portal) = (self.f, &self.f.portal);
        let mut form = Form::posted(f, &sent.posted);
        let text = form.read_text("text", limit::TEXT, "desk-appeal-text-missing");
        let files = files::read(f, &mut form, sent);
        let (Some(text), Some(files)) = (text, files) else {
            return self.draw(form).await;
        };
        let case = &self.opened.case;
        let topics = topics::of(portal).await?;
        let topic = topics.find(&case.topic).ok_or(Problem::NotFound)?;
        let new = NewCase {
            topic: topic.clone(),
            subject: f.ta("desk-appeal-subject", "reference", &case.reference),
            text,
            answers: None,
            place: None,
            wants_answer: true,
            customer,
            channel: Channel::Web,
            lang: f.lang(),
            about: None,
            follows: Some(case.id),
        };
        match acts::appeal(portal, who, form.claim(), &self.against, (&new, &files)).await {
            Ok(reference) => {
                let values = [("reference", reference), ("when", f.date_time(&f.now()))];
                let values = values.iter().map(|(name, value)| (*name, value.as_str().into()));
                let told = portal.ta(f.lang(), "desk-appeal-thanks", values);
                Ok(web::see_other(f, &self.back, Some(Flash::good(told))))
            }
            Err(Stop::Refusal(Refusal::NotHeld)) => Err(Problem::NotFound.into()),
            Err(Stop::Refusal(refusal)) => {
                parsing::refused(&mut form, "text", refusal);
                self.draw(form).await
            }
            Err(Stop::Fault(e)) => Err(e.into()),
        }
    }
}

/// Only parties appeal, and those who act for them; not agents, nor those with whom the case is shared.
fn party(case: &MyCase) -> Result<Id<Person>, Problem> {
    match case.writer {
        Writer::Person(id, _) => Ok(id),
        Writer::Reader(..) | Writer::Agent(..) | Writer::Program(..) | Writer::Visitor(_) => Err(Problem::NotFound),
    }
}

/// GET `/arenden/{reference}/overklaga/{decision}`
pub(crate) async fn show(f: Frame, case: MyCase, Path((_, id)): Path<(String, Id<Decision>)>) -> web::Result {
    party(&case)?;
    let back = format!("/arenden/{}", case.opened.case.reference);
    Party::of(&f, &case.opened, back, id).await?.draw(Form::new(&f)).await
}

/// POST `/arenden/{reference}/overklaga/{decision}`
pub(crate) async fn send(
    f: Frame,
    case: MyCase,
    Path((_, id)): Path<(String, Id<Decision>)>,
    sent: PostedFiles,
) -> web::Result {
    let who = party(&case)?;
    let back = format!("/arenden/{}", case.opened.case.reference);
    let party = Party::of(&f, &case.opened, back, id).await?;
    let of = &case.opened.case;
    let customer = Customer::Person {
        // Whoever appeals raises it, where a program raised the case.
        id: of.person_id.unwrap_or(who),
        organisation: of.organisation_id,
    };
    party.take(case.writer.actor(), customer, &sent).await
}

/// GET `/arende-status/{token}/overklaga/{decision}`
pub(crate) async fn show_by_link(
    f: Frame,
    case: StatusCase,
    Path((_, id)): Path<(String, Id<Decision>)>,
) -> web::Result {
    let party = Party::of(&f, &case.opened, case.path.clone(), id).await?;
    party.draw(Form::new(&f)).await
}

/// POST `/arende-status/{token}/overklaga/{decision}`
pub(crate) async fn send_by_link(
    Get(portal): Get<Portal>,
    f: Frame,
    viewer: Viewer,
    case: StatusCase,
    Path((_, id)): Path<(String, Id<Decision>)>,
    sent: PostedFiles,
) -> web::Result {
    let mut form = Form::posted(&f, &sent.posted);
    if let Some(seconds) = open_form::count_try(&portal, &viewer, &f, &mut form).await? {
        let party = Party::of(&f, &case.opened, case.path.clone(), id).await?;
        return Ok(open_form::too_many(party.draw(form).await?, seconds));
    }
    let contact = contact::of(portal.store.keys(), &case.own)?;
    let party = Party::of(&f, &case.opened, case.path.clone(), id).await?;
    party.take(Actor::Visitor, Customer::Visitor(contact), &sent).await
}
