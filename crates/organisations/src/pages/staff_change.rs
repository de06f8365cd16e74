//! `/handlaggning/organisationer/begaran/{id}`: a request to change a number. An officer who has no part
//! in the organisation approves, and it is changed, or declines with a reason.

use askama::Template;
use axum::extract::{Path, State as Get};
use base::{Id, ObjectRef};
use files::{File, FilesList};
use store::{Actor, Stop};
use web::{Flash, Form, Frame, Portal, Posted, Problem, Viewer};

use super::change::{ChangeView, view};
use super::staff_recovery::QUEUE;
use super::{InPath, id_of, staff_list};
use crate::acts::{self, CHANGE_REQUEST};
use crate::model::limit;
use crate::rules::{ChangeMove, Refusal};
use crate::tables::change_request::{self, ChangeRequest};
use crate::tables::organisation;
use crate::{parsing, queries};

#[derive(Template)]
#[template(path = "staff_change.html")]
struct ChangePage<'a> {
    f: &'a Frame,
    held: &'a Held,
    view: ChangeView,
    files: FilesList,
    approve: Form,
    decline: Form,
}

impl ChangePage<'_> {
    fn action(&self) -> String {
        format!("{QUEUE}/{}", self.held.row.id)
    }

    fn organisation_href(&self) -> String {
        format!("{}/{}", staff_list::PATH, self.held.of.id)
    }

    fn can_decide(&self) -> bool {
        !self.held.is_own && self.view.is_waiting
    }
}

struct Held {
    row: change_request::Model,
    of: organisation::Model,
    /// The officer acts for it, or asked.
    is_own: bool,
}

async fn find(portal: &Portal, viewer: &Viewer, id: Id<ChangeRequest>) -> Result<Held, web::Error> {
    let db = portal.store.db();
    let row = queries::change(db, id).await?.ok_or(Problem::NotFound)?;
    let of = queries::organisation(db, row.organisation_id)
        .await?
        .ok_or(Problem::NotFound)?;
    let officer = viewer.signed_in()?;
    let is_own = officer.is_in(of.id) || row.asked_by == Some(officer.id);
    Ok(Held { row, of, is_own })
}

pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame, viewer: Viewer, id: InPath<ChangeRequest>) -> web::Result {
    let held = find(&portal, &viewer, id_of(id)?).await?;
    draw(&portal, &f, &held, (Form::new(&f), Form::new(&f))).await
}

async fn draw(portal: &Portal, f: &Frame, held: &Held, (approve, decline): (Form, Form)) -> web::Result {
    let db = portal.store.db();
    let asker: Vec<_> = held.row.asked_by.into_iter().collect();
    let names = accounts::queries::open_names(db, &asker).await?;
    let object = ObjectRef::new(CHANGE_REQUEST, held.row.id);
    let files = files::of_object(db, &object, f.lang()).await?;
    let status = Form::status_of([&approve, &decline]);
    let page = ChangePage {
        f,
        view: view(portal, f, &held.row, &names)?,
        files: FilesList::new(f, files, format!("{QUEUE}/{}/filer", held.row.id)),
        held,
        approve,
        decline,
    };
    web::page_with(status, &page)
}

pub(crate) async fn decide(
    Get(portal): Get<Portal>,
    f: Frame,
    viewer: Viewer,
    id: InPath<ChangeRequest>,
    posted: Posted,
) -> web::Result {
    let held = find(&portal, &viewer, id_of(id)?).await?;
    let mut form = Form::posted(&f, &posted);
    let approves = posted.get("act") == "approve";
    let why = match posted.get("act") {
        "approve" => Some(String::new()),
        "decline" => form.read_text("reason", limit::REASON, "organisations-change-why-missing"),
        _ => return Err(Problem::BadRequest.into()),
    };
    let field = if approves { "approve" } else { "reason" };
    if held.is_own {
        parsing::refused(&f, &mut form, field, &Refusal::OwnMatter);
    } else if let Some(why) = why {
        let what = if approves {
            ChangeMove::Approve
        } else {
            ChangeMove::Decline(&why)
        };
        let officer = Actor::Staff(viewer.signed_in()?.id);
        match acts::decide_change(&portal, officer, form.claim(), (held.of.id, held.row.id), what).await {
            Ok(()) => {
                let told = Flash::good(f.t("organisations-change-told"));
                return Ok(web::see_other(&f, QUEUE, Some(told)));
            }
            Err(Stop::Refusal(Refusal::NumberTaken(_))) => form.mistake(field, "organisations-change-taken"),
            Err(Stop::Refusal(refusal)) => parsing::refused(&f, &mut form, field, &refusal),
            Err(Stop::Fault(e)) => return Err(e.into()),
        }
    }
    let newest = find(&portal, &viewer, held.row.id).await?;
    let forms = if approves {
        (form, Form::new(&f))
    } else {
        (Form::new(&f), form)
    };
    draw(&portal, &f, &newest, forms).await
}

/// A document of the request, for an officer who has no part in the organisation.
pub(crate) async fn file(
    Get(portal): Get<Portal>,
    viewer: Viewer,
    Path((request, file)): Path<(String, String)>,
) -> web::Result {
    let held = find(&portal, &viewer, request.parse().map_err(|_| Problem::NotFound)?).await?;
    if held.is_own {
        return Err(Problem::Forbidden.into());
    }
    let file: Id<File> = file.parse().map_err(|_| Problem::NotFound)?;
    let object = ObjectRef::new(CHANGE_REQUEST, held.row.id);
    let found = files::find(portal.store.db(), file, &object).await?;
    found.ok_or(Problem::NotFound)?.serve(&portal).await
}
