//! `/e-postadress/bekrafta/{token}` and `/e-postadress/angra/{token}`: mailed links that open a page with
//! one button, since mail scanners open links too.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use http::StatusCode;
use store::Stop;
use web::{Error, Flash, Form, Frame, Portal, Posted, Problem, Viewer, page_with, see_other};

use super::EMAIL;
use crate::acts::{ByLink, LinkIsOver, confirm_email, undo_email};
use crate::links::Purpose;
use crate::pages::{Token, signed_in};
use crate::queries;

/// A new link is asked for where the change is made; an address that is gone is a matter for staff.
const CONFIRM_OVER: Problem = Problem::LinkIsOver { again: EMAIL };
const UNDO_OVER: Problem = Problem::LinkIsOver { again: "/kontakt" };

#[derive(Template)]
#[template(path = "inside/email_link.html")]
struct LinkPage<'a> {
    f: &'a Frame,
    form: Form,
    action: String,
    title: String,
    text: String,
    button: String,
}

pub(crate) async fn show_confirm(State(portal): State<Portal>, f: Frame, token: Token) -> web::Result {
    show(&portal, &f, token, Purpose::EmailChange).await
}

pub(crate) async fn show_undo(State(portal): State<Portal>, f: Frame, token: Token) -> web::Result {
    show(&portal, &f, token, Purpose::EmailUndo).await
}

pub(crate) async fn confirm(
    State(portal): State<Portal>,
    f: Frame,
    viewer: Viewer,
    token: Token,
    posted: Posted,
) -> web::Result {
    let token = token.map(|path| path.0).unwrap_or_default();
    over(
        confirm_email::confirm_email(&portal, posted.key(), &token).await,
        CONFIRM_OVER,
    )?;
    let way_on = if signed_in(&viewer).is_some() {
        EMAIL
    } else {
        "/logga-in"
    };
    let flash = Flash::good(f.t("accounts-email-confirmed"));
    Ok(see_other(&f, way_on, Some(flash)))
}

pub(crate) async fn undo(State(portal): State<Portal>, f: Frame, token: Token, posted: Posted) -> web::Result {
    let token = token.map(|path| path.0).unwrap_or_default();
    over(undo_email::undo_email(&portal, posted.key(), &token).await, UNDO_OVER)?;
    let flash = Flash::good(f.t("accounts-email-undone"));
    Ok(see_other(&f, "/glomt-losenord", Some(flash)))
}

fn over(done: ByLink, problem: Problem) -> Result<(), Error> {
    match done {
        Ok(()) => Ok(()),
        Err(Stop::Refusal(LinkIsOver)) => Err(problem.into()),
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

async fn show(portal: &Portal, f: &Frame, token: Token, purpose: Purpose) -> web::Result<Response> {
    let token = token.map(|path| path.0).unwrap_or_default();
    let (db, keys) = (portal.store.db(), portal.store.keys());
    let found = queries::inside::change_of_link(db, keys, portal.now(), purpose, &token).await?;
    let is_undo = purpose == Purpose::EmailUndo;
    let (what, path, over) = match is_undo {
        true => ("undo", "angra", UNDO_OVER),
        false => ("confirm", "bekrafta", CONFIRM_OVER),
    };
    let (_, change) = found.ok_or(over)?;
    let email = if is_undo { change.old_email } else { change.new_email };
    let page = LinkPage {
        f,
        form: Form::new(f),
        action: format!("/e-postadress/{path}/{token}"),
        title: f.t(&format!("accounts-email-{what}")),
        text: f.ta(&format!("accounts-email-{what}-text"), "email", email),
        button: f.t(&format!("accounts-email-{what}-button")),
    };
    page_with(StatusCode::OK, &page)
}
