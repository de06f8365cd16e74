//! `/e-postadress/bekrafta/{token}` and `/e-postadress/angra/{token}`: mailed links that open a page with
//! one button, since mail scanners open links too.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use http::StatusCode;
use store::Stop;
use web::{Error, Flash, Form, Frame, Portal, Posted, Problem, Viewer, page, page_with, see_other};

use super::EMAIL;
use crate::acts::{LinkIsOver, confirm_email, undo_email};
use crate::links::Purpose;
use crate::pages::{Token, signed_in};
use crate::queries;
use crate::tables::email_change;

/// A new link is asked for where the change is made.
const CONFIRM_OVER: Problem = Problem::LinkIsOver { again: EMAIL };

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

/// For a link that takes a change back there is no new one: from then on it is a matter for staff.
#[derive(Template)]
#[template(path = "inside/email_undo_over.html")]
struct UndoOverPage<'a> {
    f: &'a Frame,
}

pub(crate) async fn show_confirm(State(portal): State<Portal>, f: Frame, token: Token) -> web::Result {
    let (token, change) = change_of(&portal, token, Purpose::EmailChange).await?;
    let change = change.ok_or(CONFIRM_OVER)?;
    let action = format!("/e-postadress/bekrafta/{token}");
    draw(&f, "confirm", action, &change.new_email)
}

pub(crate) async fn show_undo(State(portal): State<Portal>, f: Frame, token: Token) -> web::Result {
    let (token, change) = change_of(&portal, token, Purpose::EmailUndo).await?;
    let Some(change) = change else {
        return undo_is_over(&f);
    };
    draw(&f, "undo", format!("/e-postadress/angra/{token}"), &change.old_email)
}

pub(crate) async fn confirm(
    State(portal): State<Portal>,
    f: Frame,
    viewer: Viewer,
    token: Token,
    posted: Posted,
) -> web::Result {
    let token = token.map(|path| path.0).unwrap_or_default();
    match confirm_email::confirm_email(&portal, posted.claim(), &token).await {
        Ok(()) => {
            let way_on = if signed_in(&viewer).is_some() {
                EMAIL
            } else {
                "/logga-in"
            };
            let flash = Flash::good(f.t("accounts-email-confirmed"));
            Ok(see_other(&f, way_on, Some(flash)))
        }
        Err(Stop::Refusal(LinkIsOver)) => Err(CONFIRM_OVER.into()),
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

pub(crate) async fn undo(State(portal): State<Portal>, f: Frame, token: Token, posted: Posted) -> web::Result {
    let token = token.map(|path| path.0).unwrap_or_default();
    match undo_email::undo_email(&portal, posted.claim(), &token).await {
        Ok(undone) => {
            let flash = Flash::good(f.t(&format!("accounts-email-undone-{}", undone.code())));
            Ok(see_other(&f, "/logga-in", Some(flash)))
        }
        Err(Stop::Refusal(LinkIsOver)) => undo_is_over(&f),
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

async fn change_of(
    portal: &Portal,
    token: Token,
    purpose: Purpose,
) -> Result<(String, Option<email_change::Model>), Error> {
    let token = token.map(|path| path.0).unwrap_or_default();
    let (db, keys) = (portal.store.db(), portal.store.keys());
    let found = queries::inside::change_of_link(db, keys, portal.now(), purpose, &token).await?;
    Ok((token, found.map(|(_, change)| change)))
}

fn draw(f: &Frame, what: &str, action: String, email: &str) -> web::Result<Response> {
    page(&LinkPage {
        f,
        form: Form::new(f),
        action,
        title: f.t(&format!("accounts-email-{what}")),
        text: f.ta(&format!("accounts-email-{what}-text"), "email", email),
        button: f.t(&format!("accounts-email-{what}-button")),
    })
}

fn undo_is_over(f: &Frame) -> web::Result<Response> {
    page_with(StatusCode::GONE, &UndoOverPage { f })
}
