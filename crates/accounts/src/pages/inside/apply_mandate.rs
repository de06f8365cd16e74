//! `/mitt-konto/fullmakter/stallforetradare`: guardians, gode män and förvaltare ask to act for a child or
//! a principal, with a document for staff. Tells nothing of whether the person is known here.

use askama::Template;
use axum::extract::State;
use base::{Personnummer, swedish};
use files::{FilesField, PostedFiles};
use http::StatusCode;
use store::Stop;
use web::{Flash, Form, Frame, Portal, Viewer, page_with, see_other};

use super::details::mistake_in_number;
use super::mandates::{boxes, fresh, read_services, refused};
use super::{APPLY_MANDATE, MANDATES};
use crate::acts::mandate_applications::{self, Application};
use crate::tables::mandate::MandateKind;

const LONGEST_NAME: usize = 100;

#[derive(Template)]
#[template(path = "inside/apply_mandate.html")]
struct ApplyPage<'a> {
    f: &'a Frame,
    form: &'a Form,
    kinds: Vec<(String, String)>,
    services: Vec<(String, String)>,
    files: FilesField,
    action: String,
}

pub(crate) async fn show(f: Frame) -> web::Result {
    draw(&f, &fresh(&f), StatusCode::OK).await
}

pub(crate) async fn submit(State(portal): State<Portal>, f: Frame, viewer: Viewer, sent: PostedFiles) -> web::Result {
    let mut form = Form::posted(&f, &sent.posted);
    let Some((new, documents)) = read(&f, &mut form, &sent) else {
        return draw(&f, &form, StatusCode::UNPROCESSABLE_ENTITY).await;
    };
    match mandate_applications::apply(&portal, viewer.signed_in()?, form.claim(), &new, &documents).await {
        Ok(()) => {
            let sent = Flash::good(f.t("accounts-mandate-is-applied"));
            Ok(see_other(&f, MANDATES, Some(sent)))
        }
        Err(Stop::Refusal(refusal)) => {
            form.mistake_text("personnummer", refused(&f, refusal));
            draw(&f, &form, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

fn read(f: &Frame, form: &mut Form, sent: &PostedFiles) -> Option<(Application, files::Chosen)> {
    let kind = form.read("kind", |code| {
        let known = MandateKind::CHECKED.into_iter().find(|kind| kind.code() == code);
        known.ok_or("accounts-mandate-kind-missing")
    });
    let first_name = form.read_text("first_name", LONGEST_NAME, "accounts-first-name-missing");
    let last_name = form.read_text("last_name", LONGEST_NAME, "accounts-last-name-missing");
    let today = swedish::local_date(f.now());
    let number = form.read("personnummer", |typed| match typed {
        "" => Err("accounts-mandate-personnummer-missing"),
        typed => Personnummer::parse(typed, today).map_err(mistake_in_number),
    });
    let services = read_services(f, form, &sent.posted);
    let documents = files::read(f, form, sent);
    if documents.as_ref().is_some_and(files::Chosen::is_empty) {
        form.mistake(files::FIELD, "accounts-mandate-files-missing");
    }
    if form.has_mistakes() {
        return None;
    }
    let new = Application {
        kind: kind?,
        first_name: first_name?,
        last_name: last_name?,
        number: number?,
        services: services?,
    };
    Some((new, documents?))
}

async fn draw(f: &Frame, form: &Form, status: StatusCode) -> web::Result {
    let kinds = MandateKind::CHECKED.map(|kind| {
        let code = kind.code();
        (code.to_owned(), f.t(&format!("accounts-mandate-kind-{code}")))
    });
    let (label, hint) = (f.t("accounts-mandate-files"), f.t("accounts-mandate-files-hint"));
    let page = ApplyPage {
        f,
        form,
        kinds: kinds.into(),
        services: boxes(f),
        files: FilesField::new(f, form).await?.asked(&label, &hint, true),
        action: form.action_with_files(APPLY_MANDATE),
    };
    page_with(status, &page)
}
