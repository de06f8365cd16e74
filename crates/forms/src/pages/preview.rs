//! `/handlaggning/formular/{owner}/prova`: the draft as customers would see it, to be tried. Nothing is kept.

use askama::Template;
use axum::extract::{Path, State};
use files::PostedFiles;
use web::{Form, Frame, Portal, Viewer};

use super::{path, place};
use crate::queries;
use crate::questions::{Questions, SHOW};

#[derive(Template)]
#[template(path = "staff/preview.html")]
struct PreviewPage<'a> {
    f: &'a Frame,
    form: Form,
    questions: Questions,
    name: String,
    path: String,
    is_empty: bool,
    /// Whether what was typed would be taken.
    is_right: bool,
}

impl PreviewPage<'_> {
    fn action(&self) -> String {
        self.form.action_with_files(&format!("{}/prova", self.path))
    }
}

/// GET `/handlaggning/formular/{owner}/prova`
pub(crate) async fn show(
    State(portal): State<Portal>,
    f: Frame,
    viewer: Viewer,
    Path(owner): Path<String>,
) -> web::Result {
    draw(&portal, &f, &viewer, &owner, Form::new(&f), None).await
}

/// POST `/handlaggning/formular/{owner}/prova`
pub(crate) async fn send(
    State(portal): State<Portal>,
    f: Frame,
    viewer: Viewer,
    Path(owner): Path<String>,
    sent: PostedFiles,
) -> web::Result {
    let form = Form::posted(&f, &sent.posted);
    let tried = (!sent.posted.has(SHOW)).then_some(&sent);
    draw(&portal, &f, &viewer, &owner, form, tried).await
}

async fn draw(
    portal: &Portal,
    f: &Frame,
    viewer: &Viewer,
    owner: &str,
    mut form: Form,
    tried: Option<&PostedFiles>,
) -> web::Result {
    let place = place(portal, viewer, owner).await?;
    let draft = queries::draft(portal.store.db(), owner).await?;
    let is_empty = draft.definition.is_empty();
    let questions = Questions::preview(f, draft.definition);
    let is_right = match tried {
        Some(sent) => {
            let files = questions.read_files(&mut form, sent).await?;
            questions.check(&mut form).is_some() && files.is_some()
        }
        None => false,
    };
    let questions = questions.with_files(&form).await?;
    let page = PreviewPage {
        f,
        questions,
        name: place.name,
        path: path(owner),
        is_empty,
        is_right,
        form,
    };
    web::page_with(page.form.status(), &page)
}
