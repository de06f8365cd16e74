//! `/handlaggning/organisationer/{id}`: facts, users and open questions of an organisation; staff
//! confirm, decline, let it rest, change its details, and answer what its managers did not.

use askama::Template;
use axum::extract::State as Get;
use axum::extract::{FromRequestParts, Path};
use axum::response::{IntoResponse, Redirect, Response};
use base::{Id, Organisation, Person, Place};
use http::StatusCode;
use http::request::Parts;
use sea_orm::ActiveEnum;
use store::{Actor, Stop};
use web::{Asked as InAddress, Flash, Form, Frame, Paging, Portal, Posted, Problem, Viewer};

use super::edit::{self, Editor};
use super::handed_in::HandedIn;
use super::history::{self, EntryView, Officers};
use super::organisation::facts;
use super::requests::RequestPage;
use super::staff_agent::Agency;
use super::staff_filter::category_name;
use super::staff_list::PATH;
use super::staff_merge::{MergedView, merged};
use super::users::{MemberView, RequestView, member_view, request_view};
use crate::model::{State, from_code, limit};
use crate::queries::{self, Asked};
use crate::rules::{Decision, Refusal};
use crate::tables::{AccessRequest, organisation};
use crate::{acts, parsing};

/// An organisation as an officer holds it. One that is only offered to somebody is nobody's yet.
pub(crate) struct Held {
    pub(super) of: organisation::Model,
    pub(super) officer: Id<Person>,
    /// The officer acts for it, and so must leave it to a colleague.
    pub(super) is_own: bool,
    /// It was asked for by the id of one that was merged into it.
    was_merged: bool,
}

impl Held {
    fn editor(&self) -> Editor {
        let (id, is_own) = (self.officer, self.is_own);
        Editor::Officer { id, is_own }
    }
}

impl FromRequestParts<Portal> for Held {
    type Rejection = web::Error;

    async fn from_request_parts(parts: &mut Parts, portal: &Portal) -> Result<Self, web::Error> {
        let viewer = Viewer::from_request_parts(parts, portal).await?;
        let path = Path::<std::collections::HashMap<String, String>>::from_request_parts(parts, portal).await;
        let id: Option<Id<Organisation>> = path.ok().and_then(|path| path.get("id")?.parse().ok());
        let (db, id) = (portal.store.db(), id.ok_or(Problem::NotFound)?);
        let kept = store::merged_into(db, id.uuid()).await?;
        let found = queries::organisation(db, kept.map_or(id, Id::from_uuid)).await?;
        let of = found.filter(|of| of.offered_to.is_none()).ok_or(Problem::NotFound)?;
        let officer = viewer.signed_in()?;
        Ok(Held {
            is_own: officer.is_in(of.id),
            officer: officer.id,
            was_merged: kept.is_some(),
            of,
        })
    }
}

#[derive(Template)]
#[template(path = "staff_organisation.html")]
struct StaffOrganisationPage<'a> {
    f: &'a Frame,
    held: &'a Held,
    tag: (String, &'static str),
    facts: Vec<(String, String)>,
    confirmed: Option<String>,
    members: Vec<MemberView>,
    requests: Vec<RequestView>,
    handed_in: HandedIn,
    history: Vec<EntryView>,
    paging: Paging,
    /// Whether another page than the first is asked for.
    is_history_open: bool,
    agency: Agency,
    merged: Vec<MergedView>,
    confirm: Form,
    decline: Form,
    change: Form,
}

impl StaffOrganisationPage<'_> {
    fn title_prefix(&self) -> String {
        [&self.confirm, &self.decline, &self.change]
            .map(Form::title_prefix)
            .concat()
    }

    fn action(&self) -> String {
        format!("{PATH}/{}", self.held.of.id)
    }

    fn is_unconfirmed(&self) -> bool {
        self.held.of.state == State::Unconfirmed
    }

    fn can_change(&self) -> bool {
        self.held.of.confirmed_at.is_some() && !self.held.is_own
    }

    /// The states that it can be moved to.
    fn states(&self) -> Vec<(String, String)> {
        let others = [State::Active, State::Resting, State::Ended];
        let others = others.into_iter().filter(|state| *state != self.held.of.state);
        let others = others.map(|state| (state.to_value(), super::state(self.f, state, true).0));
        parsing::with_all(self.f.t("organisations-choose"), others.collect())
    }
}

#[derive(Default)]
struct Forms {
    confirm: Option<Form>,
    decline: Option<Form>,
    change: Option<Form>,
}

pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame, held: Held) -> web::Result {
    if held.was_merged {
        return Ok(Redirect::to(&format!("{PATH}/{}", held.of.id)).into_response());
    }
    draw(&portal, &f, &held, Forms::default(), StatusCode::OK).await
}

async fn draw(portal: &Portal, f: &Frame, held: &Held, forms: Forms, status: StatusCode) -> web::Result<Response> {
    let (db, of) = (portal.store.db(), &held.of);
    let confirmed = match (of.confirmed_at, of.confirmed_by) {
        (Some(at), Some(by)) => Some(super::done_by(db, f, at, by).await?),
        (Some(at), None) => Some(f.date(&at)),
        (None, _) => None,
    };
    let members = queries::members(db, of.id).await?;
    let me = f.person().map(|person| person.id);
    let member = |member: &queries::Member| MemberView {
        opens: super::opens(f, member.person, member.protected),
        ..member_view(f, member, me == Some(member.person))
    };
    let requests = queries::open_requests(db, of.id, true).await?;
    let asked = InAddress::of(f);
    let told = history::entries(portal, f, of.id, asked.place(), Officers::Named).await?;
    let page = StaffOrganisationPage {
        f,
        held,
        tag: super::state(f, of.state, of.confirmed_at.is_some()),
        facts: facts(portal, f, of)
            .await?
            .into_iter()
            .chain(own_facts(portal, f, of).await?)
            .collect(),
        confirmed,
        members: members.iter().map(member).collect(),
        requests: requests
            .iter()
            .map(|asked| request_view(f, asked, format!("{PATH}/{}/behorighet/{}", of.id, asked.id)))
            .collect(),
        paging: asked.paging(&told, &[]).at("historik"),
        is_history_open: asked.place() != Place::First,
        history: told.items,
        handed_in: HandedIn::of(portal, f, of.id).await?,
        agency: Agency::of(portal, f, of).await?,
        merged: merged(portal, f, of.id).await?,
        confirm: forms.confirm.unwrap_or_else(|| Form::new(f)),
        decline: forms.decline.unwrap_or_else(|| Form::new(f)),
        change: forms.change.unwrap_or_else(|| Form::new(f)),
    };
    web::page_with(status, &page)
}

/// What only staff keep of it.
async fn own_facts(portal: &Portal, f: &Frame, of: &organisation::Model) -> anyhow::Result<Vec<(String, String)>> {
    let db = portal.store.db();
    let chosen = queries::categories_of(db, of.id).await?;
    let all = queries::categories(db).await?;
    let named = all.iter().filter(|one| chosen.contains(&one.id));
    let named: Vec<_> = named.map(|one| category_name(f, one)).collect();
    let verified = queries::verification(db, of.id)
        .await?
        .and_then(|last| last.verified_at);
    let heads = queries::holders(db, of.id, &[of.kind.head()]).await?;
    let told = queries::head(db, of.id).await?.filter(|_| heads.is_empty());
    let missing = told.and_then(|head| head.missing_since);
    let eligible = if of.is_grant_eligible {
        "organisations-yes"
    } else {
        "organisations-no"
    };
    let facts = [
        (
            "organisations-categories",
            Some(named.join(", ")).filter(|names| !names.is_empty()),
        ),
        ("organisations-grant-eligible", Some(f.t(eligible))),
        ("organisations-staff-verified", verified.map(|at| f.date(&at))),
        (
            "organisations-staff-head",
            missing.map(|at| f.ta("organisations-staff-headless-since", "date", f.date(&at))),
        ),
    ];
    Ok(facts
        .into_iter()
        .filter_map(|(key, value)| Some((f.t(key), value?)))
        .collect())
}

pub(crate) async fn decide(Get(portal): Get<Portal>, f: Frame, held: Held, posted: Posted) -> web::Result {
    let mut form = Form::posted(&f, &posted);
    let (decision, field) = match posted.get("act") {
        "confirm" => (Some(Decision::Confirm), "confirm"),
        "decline" => (Some(Decision::Decline), "reason"),
        "move" => {
            let to = form.read("state", |code| from_code(code).ok_or("organisations-state-missing"));
            (to.map(Decision::Move), "state")
        }
        _ => return Err(Problem::BadRequest.into()),
    };
    let reason = match decision {
        Some(Decision::Confirm) => Some(None),
        Some(Decision::Decline) => form
            .read_text("reason", limit::REASON, "organisations-staff-reason-missing")
            .map(Some),
        Some(Decision::Move(_)) | None => parsing::optional_text(&mut form, "why", limit::REASON),
    };
    if let (Some(decision), Some(reason)) = (decision, reason) {
        let key = form.claim();
        match acts::decide(&portal, held.officer, key, held.of.id, decision, reason.as_deref()).await {
            Ok(()) => {
                let told = Flash::good(f.ta("organisations-staff-decided", "organisation", &held.of.name));
                return Ok(web::see_other(&f, &format!("{PATH}/{}", held.of.id), Some(told)));
            }
            Err(Stop::Refusal(refusal)) => parsing::refused(&f, &mut form, field, &refusal),
            Err(Stop::Fault(e)) => return Err(e.into()),
        }
    }
    let mut forms = Forms::default();
    match field {
        "confirm" => forms.confirm = Some(form),
        "reason" => forms.decline = Some(form),
        _ => forms.change = Some(form),
    }
    draw(&portal, &f, &held, forms, StatusCode::UNPROCESSABLE_ENTITY).await
}

/// GET `/handlaggning/organisationer/{id}/uppgifter`
pub(crate) async fn show_edit(Get(portal): Get<Portal>, f: Frame, held: Held) -> web::Result {
    edit::show(&portal, &f, held.editor(), &held.of).await
}

/// POST `/handlaggning/organisationer/{id}/uppgifter`
pub(crate) async fn submit_edit(Get(portal): Get<Portal>, f: Frame, held: Held, posted: Posted) -> web::Result {
    edit::submit(&portal, &f, held.editor(), held.of, &posted).await
}

pub(crate) async fn show_request(
    Get(portal): Get<Portal>,
    f: Frame,
    held: Held,
    Path((_, request)): Path<(String, String)>,
) -> web::Result {
    let asked = find(&portal, &held, &request).await?;
    request_page(&f, &held, &asked).draw()
}

pub(crate) async fn answer_request(
    Get(portal): Get<Portal>,
    f: Frame,
    held: Held,
    Path((_, request)): Path<(String, String)>,
    posted: Posted,
) -> web::Result {
    let asked = find(&portal, &held, &request).await?;
    let page = request_page(&f, &held, &asked);
    if held.is_own || asked.person_id == held.officer {
        return page.refused(&Refusal::OwnMatter).draw();
    }
    page.answer(&portal, Actor::Staff(held.officer), &posted).await
}

async fn find(portal: &Portal, held: &Held, request: &str) -> Result<Asked, web::Error> {
    let id: Id<AccessRequest> = request.parse().map_err(|_| Problem::NotFound)?;
    let found = queries::request(portal.store.db(), held.of.id, id).await?;
    found.ok_or_else(|| Problem::NotFound.into())
}

fn request_page<'a>(f: &'a Frame, held: &'a Held, asked: &'a Asked) -> RequestPage<'a> {
    let back = format!("{PATH}/{}", held.of.id);
    let action = format!("{back}/behorighet/{}", asked.id);
    RequestPage::new(f, &held.of, asked, action, (held.of.name.clone(), back))
}
