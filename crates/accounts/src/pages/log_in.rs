//! `/logga-in`, `/logga-ut` and `/session/forlang`.

use askama::Template;
use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use http::{HeaderMap, HeaderValue, StatusCode};
use web::{Flash, Form, Frame, Portal, Posted, Viewer, page_with, see_other, session};

use super::{after_login, going_to, query, signed_in, with_cookies, with_till};
use crate::acts::enter::Browser;
use crate::acts::{log_in, log_out};
use crate::rules::Login;

#[derive(Template)]
#[template(path = "log_in.html")]
struct LogInPage<'a> {
    f: &'a Frame,
    form: &'a Form,
    till: &'a str,
    /// The address of an account that is not confirmed, after a right password.
    unconfirmed: Option<&'a str>,
}

pub(crate) async fn show(f: Frame, viewer: Viewer) -> web::Result {
    let till = query(&viewer, "till").unwrap_or_default();
    if signed_in(&viewer).is_some() {
        return Ok(Redirect::to(going_to(&till)).into_response());
    }
    draw(&f, &Form::new(&f), &till, None, StatusCode::OK)
}

pub(crate) async fn submit(
    State(portal): State<Portal>,
    f: Frame,
    viewer: Viewer,
    headers: HeaderMap,
    posted: Posted,
) -> web::Result {
    let mut form = Form::posted(&f, &posted);
    let till = posted.get("till");
    let name = form.read_text("username", 254, "accounts-log-in-name-missing");
    let password = posted.raw("password");
    if password.is_empty() {
        form.mistake("password", "accounts-log-in-password-missing");
    }
    let (Some(name), false) = (name, form.has_mistakes()) else {
        return draw(&f, &form, till, None, StatusCode::UNPROCESSABLE_ENTITY);
    };
    let tried = log_in::log_in(
        &portal,
        Browser {
            viewer: &viewer,
            headers: &headers,
        },
        &name,
        password,
    )
    .await?;
    let mut unconfirmed = None;
    match (tried.login, &tried.person) {
        (Login::LetIn, Some(person)) => {
            let response = see_other(&f, &after_login(&portal, person, till).await?, None);
            return Ok(with_cookies(response, &tried.cookies));
        }
        (Login::AskForCode, _) => {
            return Ok(with_cookies(
                see_other(&f, &with_till("/logga-in/kod", till), None),
                &tried.cookies,
            ));
        }
        (Login::Unconfirmed, Some(person)) => {
            form.mistake("username", "accounts-log-in-unconfirmed");
            unconfirmed = Some(person.email.as_str());
        }
        (Login::Locked, _) => form.mistake_text("username", f.ta("accounts-log-in-locked", "phone", &f.owner().phone)),
        _ => form.mistake("username", "accounts-log-in-wrong"),
    }
    draw(&f, &form, till, unconfirmed, StatusCode::UNPROCESSABLE_ENTITY)
}

/// Logs out; for those who are not logged in it only leads to the start page.
pub(crate) async fn log_out(
    State(portal): State<Portal>,
    f: Frame,
    viewer: Viewer,
    headers: HeaderMap,
    _posted: Posted,
) -> web::Result {
    log_out::log_out(
        &portal,
        Browser {
            viewer: &viewer,
            headers: &headers,
        },
    )
    .await?;
    let mut response = see_other(&f, "/", Some(Flash::good(f.t("accounts-logged-out"))));
    web::add_cookie(&mut response, &session::gone(&portal.config));
    response
        .headers_mut()
        .insert("clear-site-data", HeaderValue::from_static("\"storage\""));
    Ok(response)
}

/// Tells how long the login lasts, when the person says in the warning that they are there: like every
/// request, this one has started the idle time anew.
pub(crate) async fn extend(viewer: Viewer, _posted: Posted) -> web::Result {
    Ok(Json(viewer.signed_in()?.rest).into_response())
}

fn draw(f: &Frame, form: &Form, till: &str, unconfirmed: Option<&str>, status: StatusCode) -> web::Result<Response> {
    page_with(
        status,
        &LogInPage {
            f,
            form,
            till,
            unconfirmed,
        },
    )
}
