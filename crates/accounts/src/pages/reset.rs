//! `/nytt-losenord/{token}`: choosing a new password with the mailed link.

use askama::Template;
use axum::extract::State;
use http::StatusCode;
use store::Stop;
use web::{Error, Flash, Form, Frame, Portal, Posted, Problem, page_with, see_other, throttle};

use super::rule_list::{self, RuleList};
use super::{Token, own_words};
use crate::links::{self, Purpose};
use crate::tables::person;
use crate::{acts, hashing, queries};

const OVER: Problem = Problem::LinkIsOver {
    again: "/glomt-losenord",
};

#[derive(Template)]
#[template(path = "reset.html")]
struct ResetPage<'a> {
    f: &'a Frame,
    form: &'a Form,
    token: &'a str,
    rules: RuleList<'a>,
}

pub(crate) async fn show(State(portal): State<Portal>, f: Frame, token: Token) -> web::Result {
    let (token, _) = of_link(&portal, token).await?;
    draw(&f, &Form::new(&f), &token, StatusCode::OK)
}

pub(crate) async fn submit(State(portal): State<Portal>, f: Frame, token: Token, posted: Posted) -> web::Result {
    let mut form = Form::posted(&f, &posted);
    let (token, person) = match of_link(&portal, token).await {
        Err(Error::Problem(OVER)) if acts::was_taken_before(&portal, form.claim()).await? => return Ok(was_reset(&f)),
        found => found?,
    };
    throttle::open_form(&portal, f.viewer.address).await?;
    let typed = (posted.raw("new_password"), posted.raw("new_password_again"));
    let fields = ("new_password", "new_password_again");
    let words = own_words(&person);
    let Some(password) = rule_list::read_new_twice(&f, &mut form, fields, typed, &words).await? else {
        return draw(&f, &form, &token, StatusCode::UNPROCESSABLE_ENTITY);
    };
    let hash = hashing::hash(&portal, &password).await?;
    match acts::reset_password::reset_password(&portal, form.claim(), &token, &hash).await {
        Ok(()) => Ok(was_reset(&f)),
        Err(Stop::Refusal(acts::LinkIsOver)) => Err(OVER.into()),
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

fn was_reset(f: &Frame) -> axum::response::Response {
    see_other(f, "/logga-in", Some(Flash::good(f.t("accounts-password-was-reset"))))
}

async fn of_link(portal: &Portal, token: Token) -> Result<(String, person::Model), Error> {
    let token = token.map(|path| path.0).unwrap_or_default();
    let link = links::find(portal.store.db(), portal.now(), Purpose::Reset, &token)
        .await?
        .ok_or(OVER)?;
    let person = queries::person(portal.store.db(), link.person_id).await?.ok_or(OVER)?;
    Ok((token, person))
}

fn draw(f: &Frame, form: &Form, token: &str, status: StatusCode) -> web::Result {
    page_with(
        status,
        &ResetPage {
            f,
            form,
            token,
            rules: rule_list::rules_for(f, "new_password"),
        },
    )
}
