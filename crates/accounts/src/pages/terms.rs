//! `/om/villkor`: the terms in force and earlier ones. `/villkor`: new terms after login, to accept or
//! to wait with; waiting never closes anything (law.md).

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect};
use http::StatusCode;
use notify::markdown::{self, Placeholders};
use store::{Claim, Never};
use web::{Flash, Form, Frame, Portal, Posted, Problem, Viewer, page, page_with, see_other};

use super::{going_to, query};
use crate::tables::terms as row;
use crate::terms;

#[derive(Template)]
#[template(path = "terms.html")]
struct TermsPage<'a> {
    f: &'a Frame,
    shown: &'a row::Model,
    is_current: bool,
    html: String,
    others: Vec<&'a row::Model>,
}

#[derive(Template)]
#[template(path = "terms_new.html")]
struct NewTermsPage<'a> {
    f: &'a Frame,
    form: &'a Form,
    terms: &'a row::Model,
    html: String,
    till: &'a str,
}

pub(crate) async fn read(State(portal): State<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    let versions = terms::versions(&portal).await?;
    let current = versions.first().ok_or(Problem::NotFound)?;
    let shown = match query(&viewer, "version") {
        Some(version) => versions
            .iter()
            .find(|terms| terms.version == version)
            .ok_or(Problem::NotFound)?,
        None => current,
    };
    let others = versions.iter().filter(|terms| terms.version != shown.version).collect();
    page(&TermsPage {
        f: &f,
        shown,
        is_current: shown == current,
        html: html(&f, shown),
        others,
    })
}

pub(crate) async fn show(State(portal): State<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    let till = query(&viewer, "till").unwrap_or_default();
    let current = terms::current(&portal).await?;
    if terms::is_accepted(portal.store.db(), viewer.signed_in()?.id, &current.version).await? {
        return Ok(Redirect::to(going_to(&till)).into_response());
    }
    draw(&f, &Form::new(&f), &current, &till, StatusCode::OK)
}

pub(crate) async fn submit(State(portal): State<Portal>, f: Frame, viewer: Viewer, posted: Posted) -> web::Result {
    let mut form = Form::posted(&f, &posted);
    let till = posted.get("till");
    let current = terms::current(&portal).await?;
    if posted.get("terms_version") != current.version {
        form.mistake("terms", "accounts-terms-changed");
        return draw(&f, &form, &current, till, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let (person, by, version, key) = (viewer.signed_in()?.id, viewer.actor(), &current.version, form.claim());
    let accepted = portal.store.write::<_, Never, _, _>(|tx| async move {
        if let Claim::Done(_) = tx.claim_form(key).await? {
            return Ok(());
        }
        terms::accept(&tx, person, version, by).await?;
        tx.answer_form(key, "").await?;
        Ok(())
    });
    accepted.await?;
    Ok(see_other(
        &f,
        going_to(till),
        Some(Flash::good(f.t("accounts-terms-accepted"))),
    ))
}

fn draw(f: &Frame, form: &Form, terms: &row::Model, till: &str, status: StatusCode) -> web::Result {
    page_with(
        status,
        &NewTermsPage {
            f,
            form,
            terms,
            html: html(f, terms),
            till: going_to(till),
        },
    )
}

fn html(f: &Frame, shown: &row::Model) -> String {
    markdown::to_html(terms::text(shown, f.lang()), &Placeholders::new(f.owner(), f.hours()))
}
