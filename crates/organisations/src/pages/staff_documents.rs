//! `/handlaggning/organisationer/dokument`: the papers that wait, and each of them: an officer approves
//! it or sends it back with a reason.

use askama::Template;
use axum::extract::{Path, State as Get};
use base::{Id, ObjectRef};
use files::FilesList;
use store::Stop;
use web::{Flash, Form, Frame, Portal, Posted, Problem, Viewer};

use super::documents::{give, newest, tag, title};
use super::staff_list;
use super::{InPath, id_of};
use crate::acts::{self, DOCUMENT};
use crate::model::limit;
use crate::tables::document::{self, Document, DocumentState};
use crate::tables::organisation;
use crate::{letters, parsing, queries};

/// The queue.
pub(crate) const PATH: &str = "/handlaggning/organisationer/dokument";

#[derive(Template)]
#[template(path = "staff_documents.html")]
struct QueuePage<'a> {
    f: &'a Frame,
    rows: Vec<Row>,
    total: u64,
}

struct Row {
    href: String,
    title: String,
    organisation: String,
    when: String,
}

pub(crate) async fn queue(Get(portal): Get<Portal>, f: Frame) -> web::Result {
    let db = portal.store.db();
    let (waiting, total) = queries::waiting_documents(db).await?;
    let ids: Vec<_> = waiting.iter().map(|paper| paper.organisation_id).collect();
    let names = queries::names(db, &ids).await?;
    let rows = waiting.iter().map(|paper| Row {
        href: format!("{PATH}/{}", paper.id),
        title: title(&f, paper),
        organisation: names.get(&paper.organisation_id).cloned().unwrap_or_default(),
        when: f.relative(&paper.sent_at),
    });
    let rows = rows.collect();
    web::page(&QueuePage { f: &f, rows, total })
}

#[derive(Template)]
#[template(path = "staff_document.html")]
struct DocumentPage<'a> {
    f: &'a Frame,
    of: &'a organisation::Model,
    paper: &'a document::Model,
    title: String,
    tag: (String, &'static str),
    facts: Vec<(String, String)>,
    files: FilesList,
    approve: Form,
    back: Form,
    is_own: bool,
}

impl DocumentPage<'_> {
    fn action(&self) -> String {
        format!("{PATH}/{}", self.paper.id)
    }

    fn organisation_href(&self) -> String {
        format!("{}/{}", staff_list::PATH, self.of.id)
    }

    fn can_approve(&self) -> bool {
        !self.is_own && self.paper.state == DocumentState::Waiting
    }

    fn can_return(&self) -> bool {
        !self.is_own && self.paper.state != DocumentState::Returned
    }

    fn return_words(&self) -> String {
        self.f.t(if self.paper.state == DocumentState::Approved {
            "organisations-document-take-back"
        } else {
            "organisations-document-return"
        })
    }
}

async fn find(portal: &Portal, paper: Id<Document>) -> Result<(document::Model, organisation::Model), web::Error> {
    let db = portal.store.db();
    let paper = queries::document(db, paper).await?.ok_or(Problem::NotFound)?;
    let of = queries::organisation(db, paper.organisation_id).await?;
    Ok((paper, of.ok_or(Problem::NotFound)?))
}

fn is_own(viewer: &Viewer, of: &organisation::Model) -> Result<bool, web::Error> {
    Ok(viewer.signed_in()?.is_in(of.id))
}

pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame, viewer: Viewer, paper: InPath<Document>) -> web::Result {
    let held = find(&portal, id_of(paper)?).await?;
    draw(&portal, &f, &viewer, &held, (Form::new(&f), Form::new(&f))).await
}

async fn draw(
    portal: &Portal,
    f: &Frame,
    viewer: &Viewer,
    (paper, of): &(document::Model, organisation::Model),
    (approve, back): (Form, Form),
) -> web::Result {
    let db = portal.store.db();
    let all = files::of_object(db, &ObjectRef::new(DOCUMENT, paper.id), f.lang()).await?;
    let mut facts = vec![(f.t("organisations-request-when"), f.date_time(&paper.sent_at))];
    if let (Some(at), Some(by)) = (paper.decided_at, paper.decided_by) {
        let decided = super::done_by(db, f, at, by).await?;
        facts.push((f.t("organisations-document-decided"), decided));
    }
    if let Some(reason) = letters::reason(portal, f.lang(), paper) {
        facts.push((f.t("organisations-staff-reason"), reason));
    }
    let status = Form::status_of([&approve, &back]);
    let page = DocumentPage {
        f,
        title: title(f, paper),
        tag: tag(f, paper.state),
        facts,
        files: FilesList::new(f, newest(paper, all), format!("{PATH}/{}/filer", paper.id)),
        approve,
        back,
        is_own: is_own(viewer, of)?,
        of,
        paper,
    };
    web::page_with(status, &page)
}

pub(crate) async fn decide(
    Get(portal): Get<Portal>,
    f: Frame,
    viewer: Viewer,
    paper: InPath<Document>,
    posted: Posted,
) -> web::Result {
    let mut held = find(&portal, id_of(paper)?).await?;
    held.0.version = posted.get("_version").parse().map_err(|_| Problem::BadRequest)?;
    let mut form = Form::posted(&f, &posted);
    let approves = posted.get("act") == "approve";
    let reason = match posted.get("act") {
        "approve" => Some(None),
        "return" => form
            .read_text("reason", limit::REASON, "organisations-document-reason-missing")
            .map(Some),
        _ => return Err(Problem::BadRequest.into()),
    };
    if let Some(reason) = reason {
        let officer = viewer.signed_in()?.id;
        match acts::decide_document(&portal, officer, form.claim(), &held.0, reason.as_deref()).await {
            Ok(()) => {
                let told = Flash::good(f.t("organisations-document-told"));
                return Ok(web::see_other(&f, PATH, Some(told)));
            }
            Err(Stop::Refusal(refusal)) => {
                let field = if approves { "approve" } else { "reason" };
                parsing::refused(&f, &mut form, field, &refusal);
            }
            Err(Stop::Fault(e)) => return Err(e.into()),
        }
    }
    let newest = find(&portal, held.0.id).await?;
    let forms = if approves {
        (form, Form::new(&f))
    } else {
        (Form::new(&f), form)
    };
    draw(&portal, &f, &viewer, &newest, forms).await
}

/// A file of a paper, for an officer who does not act for the organisation.
pub(crate) async fn file(
    Get(portal): Get<Portal>,
    viewer: Viewer,
    Path((paper, file)): Path<(String, String)>,
) -> web::Result {
    let (paper, of) = find(&portal, paper.parse().map_err(|_| Problem::NotFound)?).await?;
    if is_own(&viewer, &of)? {
        return Err(Problem::Forbidden.into());
    }
    give(&portal, &paper, &file).await
}
