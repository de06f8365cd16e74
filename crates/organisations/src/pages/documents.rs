//! `/organisation/dokument`: the papers of the organisation, by year. Everybody who acts for it reads
//! them; managers and those who apply for grants send them.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State as Get};
use base::{Id, ObjectRef, swedish};
use chrono::Datelike;
use files::{File, FilesField, FilesList, PostedFiles};
use sea_orm::{ActiveEnum, Iterable};
use store::Stop;
use uuid::Uuid;
use web::{Flash, Form, Frame, Portal, Problem, Viewer};

use super::detail_fields::under;
use super::organisation::{Acting, no_hat};
use super::tabs::Tabs;
use crate::acts::{self, DOCUMENT, NewDocument};
use crate::model::from_code;
use crate::tables::document::{self, Document, DocumentKind, DocumentState};
use crate::{letters, parsing, queries, rules};

/// The page.
pub(crate) const PATH: &str = "/organisation/dokument";

#[derive(Template)]
#[template(path = "documents.html")]
struct DocumentsPage<'a> {
    f: &'a Frame,
    acting: &'a Acting,
    tabs: Tabs,
    rows: Vec<DocumentView>,
    may_send: bool,
    form: Form,
    years: Vec<(String, String)>,
    kinds: Vec<(String, String)>,
    files: FilesField,
    action: String,
}

/// A paper in a list.
struct DocumentView {
    title: String,
    when: String,
    tag: (String, &'static str),
    reason: Option<String>,
    files: FilesList,
}

/// What it is and of which year.
pub(crate) fn title(f: &Frame, paper: &document::Model) -> String {
    format!("{} {}", kind(f, paper.kind), paper.year)
}

fn kind(f: &Frame, kind: DocumentKind) -> String {
    f.t(&format!("organisations-document-{}", kind.to_value()))
}

/// The state in words, and the colour of its tag.
pub(crate) fn tag(f: &Frame, state: DocumentState) -> (String, &'static str) {
    match state {
        DocumentState::Waiting => (f.t("organisations-document-is-waiting"), "info"),
        DocumentState::Approved => (f.t("organisations-document-is-approved"), "success"),
        DocumentState::Returned => (f.t("organisations-document-is-returned"), "warning"),
    }
}

/// Those of its files that were sent last: earlier ones stay for the record, out of sight.
pub(crate) fn newest(paper: &document::Model, all: Vec<files::FileView>) -> Vec<files::FileView> {
    all.into_iter().filter(|file| file.part == paper.version).collect()
}

fn may_send(acting: &Acting, viewer: &Viewer) -> bool {
    let hat = viewer.person.as_ref().and_then(|person| person.hat.as_ref());
    hat.is_some_and(|hat| rules::may_send(acting.organisation.kind, &hat.roles))
}

pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    let Some(acting) = Acting::of(&portal, &viewer).await? else {
        return no_hat(&f);
    };
    draw(&portal, &f, &viewer, &acting, Form::new(&f)).await
}

async fn draw(portal: &Portal, f: &Frame, viewer: &Viewer, acting: &Acting, form: Form) -> web::Result {
    let (db, id) = (portal.store.db(), acting.organisation.id);
    let papers = queries::documents(db, id).await?;
    let ids: Vec<_> = papers.iter().map(|paper| paper.id.uuid()).collect();
    let mut files = files::of_objects(db, DOCUMENT, &ids, f.lang()).await?;
    let rows = papers.iter().map(|paper| view(f, paper, &mut files)).collect();
    let years = rules::years(swedish::local_date(f.now()).year());
    let kinds = DocumentKind::iter().map(|one| (one.to_value(), kind(f, one))).collect();
    let status = form.status();
    let page = DocumentsPage {
        f,
        tabs: Tabs::of(portal, f, acting, PATH).await?,
        rows,
        may_send: may_send(acting, viewer),
        years: years.iter().map(|year| (year.to_string(), year.to_string())).collect(),
        kinds: parsing::with_all(f.t("organisations-choose"), kinds),
        files: FilesField::new(f, &form)
            .await?
            .asked(&f.t("organisations-document-files"), "", true),
        action: form.action_with_files(PATH),
        form,
        acting,
    };
    web::page_with(status, &page)
}

fn view(f: &Frame, paper: &document::Model, files: &mut HashMap<Uuid, Vec<files::FileView>>) -> DocumentView {
    let of_this = files.remove(&paper.id.uuid()).unwrap_or_default();
    DocumentView {
        title: title(f, paper),
        when: f.ta("organisations-document-sent-at", "when", f.date(&paper.sent_at)),
        tag: tag(f, paper.state),
        reason: letters::reason(&f.portal, f.lang(), paper),
        files: FilesList::new(f, newest(paper, of_this), format!("{PATH}/{}/filer", paper.id)),
    }
}

pub(crate) async fn send(Get(portal): Get<Portal>, f: Frame, viewer: Viewer, sent: PostedFiles) -> web::Result {
    let acting = Acting::of(&portal, &viewer).await?.ok_or(Problem::NotFound)?;
    if !may_send(&acting, &viewer) {
        return Err(Problem::Forbidden.into());
    }
    let mut form = Form::posted(&f, &sent.posted);
    let years = rules::years(swedish::local_date(f.now()).year());
    let year = form.read("year", |typed| {
        let year = typed.parse().ok().filter(|year| years.contains(year));
        year.ok_or("organisations-document-year-missing")
    });
    let kind = form.read("kind", |code| {
        from_code(code).ok_or("organisations-document-kind-missing")
    });
    let files = files::read(&f, &mut form, &sent);
    if files.as_ref().is_some_and(files::Chosen::is_empty) {
        form.mistake("files", "organisations-document-file-missing");
    }
    let (Some(year), Some(kind), Some(files), false) = (year, kind, files, form.has_mistakes()) else {
        return draw(&portal, &f, &viewer, &acting, form).await;
    };
    let new = NewDocument { year, kind, files };
    let id = acting.organisation.id;
    match acts::send_document(&portal, viewer.actor(), form.claim(), id, &new).await {
        Ok(()) => {
            let told = Flash::good(f.t("organisations-document-sent"));
            Ok(web::see_other(&f, &under(PATH, id), Some(told)))
        }
        Err(Stop::Refusal(refusal)) => {
            parsing::refused(&f, &mut form, "kind", &refusal);
            draw(&portal, &f, &viewer, &acting, form).await
        }
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

/// A file of one of the organisation's papers.
pub(crate) async fn file(
    Get(portal): Get<Portal>,
    viewer: Viewer,
    Path((paper, file)): Path<(String, String)>,
) -> web::Result {
    let acting = Acting::of(&portal, &viewer).await?.ok_or(Problem::NotFound)?;
    let paper: Id<Document> = paper.parse().map_err(|_| Problem::NotFound)?;
    let found = queries::document(portal.store.db(), paper).await?;
    let own = found.filter(|paper| paper.organisation_id == acting.organisation.id);
    give(&portal, &own.ok_or(Problem::NotFound)?, &file).await
}

/// The file, if it is among those that were sent last.
pub(crate) async fn give(portal: &Portal, paper: &document::Model, file: &str) -> web::Result {
    let file: Id<File> = file.parse().map_err(|_| Problem::NotFound)?;
    let found = files::find(portal.store.db(), file, &ObjectRef::new(DOCUMENT, paper.id)).await?;
    let newest = found.filter(|found| found.part() == paper.version);
    newest.ok_or(Problem::NotFound)?.serve(portal).await
}
