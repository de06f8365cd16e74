//! `/mitt-konto/fullmakter/ge`: gives somebody a fullmakt, after the own password. The answer is the same
//! whether the one named has an account or not.

use askama::Template;
use axum::extract::State;
use base::swedish;
use http::StatusCode;
use store::Stop;
use web::{Flash, Form, Frame, Portal, Posted, Viewer, page_with, see_other};

use super::mandates::{boxes, fresh, read_services, refused};
use super::{GIVE_MANDATE, MANDATES, myself, read_own_password};
use crate::acts::mandates::{self, NewFullmakt};
use crate::acts::was_taken_before;
use crate::mandates::rules;

#[derive(Template)]
#[template(path = "inside/give_mandate.html")]
struct GivePage<'a> {
    f: &'a Frame,
    form: &'a Form,
    services: Vec<(String, String)>,
}

pub(crate) async fn show(f: Frame) -> web::Result {
    let proposed = rules::proposed_end(swedish::local_date(f.now()));
    let form = fresh(&f).fill("last_day", proposed.to_string());
    draw(&f, &form, StatusCode::OK)
}

pub(crate) async fn submit(State(portal): State<Portal>, f: Frame, viewer: Viewer, posted: Posted) -> web::Result {
    let who = viewer.signed_in()?;
    let mut form = Form::posted(&f, &posted);
    let me = myself(&portal, who).await?;
    let named = form.read_text("account", 254, "accounts-mandate-account-missing");
    let services = read_services(&f, &mut form, &posted);
    let today = swedish::local_date(f.now());
    let last = form.read("last_day", |typed| match typed.parse() {
        Ok(day) if rules::may_last(today, day) => Ok(day),
        Ok(_) => Err("accounts-mandate-last-day-range"),
        Err(_) => Err("accounts-mandate-last-day-wrong"),
    });
    let is_me = read_own_password(&f, &mut form, &posted, &me).await?;
    if !is_me && was_taken_before(&portal, form.claim()).await? {
        return Ok(given(&f));
    }
    let (Some(named), Some(services), Some(last), true) = (named, services, last, is_me) else {
        return draw(&f, &form, StatusCode::UNPROCESSABLE_ENTITY);
    };
    let new = NewFullmakt {
        named: named.to_lowercase(),
        services,
        last,
    };
    match mandates::give(&portal, who, form.claim(), &new).await {
        Ok(()) => Ok(given(&f)),
        Err(Stop::Refusal(refusal)) => {
            form.mistake_text("account", refused(&f, refusal));
            draw(&f, &form, StatusCode::UNPROCESSABLE_ENTITY)
        }
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

fn given(f: &Frame) -> axum::response::Response {
    see_other(f, MANDATES, Some(Flash::good(f.t("accounts-mandate-is-given"))))
}

fn draw(f: &Frame, form: &Form, status: StatusCode) -> web::Result {
    let services = boxes(f);
    page_with(status, &GivePage { f, form, services })
}

impl GivePage<'_> {
    fn action(&self) -> &'static str {
        GIVE_MANDATE
    }
}
