//! `/logga-in/kod`: the second step of a login.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use http::{HeaderMap, StatusCode};
use web::{Form, Frame, Portal, Posted, Viewer, page_with, see_other};

use super::{after_login, query, with_cookies, with_till};
use crate::acts::enter::Browser;
use crate::acts::give_code::{self, Given};
use crate::second_factor::Code;

#[derive(Template)]
#[template(path = "code.html")]
struct CodePage<'a> {
    f: &'a Frame,
    form: &'a Form,
    till: &'a str,
}

pub(crate) async fn show(State(portal): State<Portal>, f: Frame, viewer: Viewer, headers: HeaderMap) -> web::Result {
    let till = query(&viewer, "till").unwrap_or_default();
    if give_code::waiting(
        &portal,
        Browser {
            viewer: &viewer,
            headers: &headers,
        },
    )
    .await?
    .is_none()
    {
        return Ok(password_first(&till));
    }
    draw(&f, &Form::new(&f), &till, StatusCode::OK)
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
    let Some(code) = form.read("code", |text| Code::parse(text).ok_or("accounts-code-malformed")) else {
        return draw(&f, &form, till, StatusCode::UNPROCESSABLE_ENTITY);
    };
    match give_code::give_code(
        &portal,
        Browser {
            viewer: &viewer,
            headers: &headers,
        },
        &code,
    )
    .await?
    {
        Given::In(person, cookies) => {
            let response = see_other(&f, &after_login(&portal, &person, till).await?, None);
            Ok(with_cookies(response, &cookies))
        }
        Given::Wrong => {
            form.mistake("code", "accounts-code-wrong");
            draw(&f, &form, till, StatusCode::UNPROCESSABLE_ENTITY)
        }
        Given::NotAsked => Ok(password_first(till)),
    }
}

fn password_first(till: &str) -> Response {
    Redirect::to(&with_till("/logga-in", till)).into_response()
}

fn draw(f: &Frame, form: &Form, till: &str, status: StatusCode) -> web::Result {
    page_with(status, &CodePage { f, form, till })
}
