//! `/bekrafta/{token}`: a page with one button, since mail scanners open links; pressing it confirms.
//! Imported persons, who have no password yet, choose one here.

use askama::Template;
use axum::extract::State;
use http::StatusCode;
use store::Stop;
use web::{Error, Flash, Form, Frame, Portal, Posted, Problem, page_with, see_other};

use super::rule_list::{self, RuleList};
use super::{Token, own_words};
use crate::links::{self, Purpose};
use crate::tables::person;
use crate::{acts, hashing, queries};

const OVER: Problem = Problem::LinkIsOver {
    again: "/verifiera-konto",
};

#[derive(Template)]
#[template(path = "confirm.html")]
struct ConfirmPage<'a> {
    f: &'a Frame,
    form: &'a Form,
    token: &'a str,
    /// For those who have no password yet.
    rules: Option<RuleList<'a>>,
}

pub(crate) async fn show(State(portal): State<Portal>, f: Frame, token: Token) -> web::Result {
    let (token, person) = of_link(&portal, token).await?;
    draw(&f, &Form::new(&f), &token, &person, StatusCode::OK)
}

pub(crate) async fn submit(State(portal): State<Portal>, f: Frame, token: Token, posted: Posted) -> web::Result {
    let mut form = Form::posted(&f, &posted);
    let (token, person) = match of_link(&portal, token).await {
        Err(Error::Problem(OVER)) if acts::was_taken_before(&portal, form.key()).await? => return Ok(confirmed(&f)),
        found => found?,
    };
    let mut hash = None;
    if person.password_hash.is_none() {
        let typed = (posted.raw("new_password"), posted.raw("new_password_again"));
        let fields = ("new_password", "new_password_again");
        let words = own_words(&person);
        let Some(password) = rule_list::read_new_twice(&f, &mut form, fields, typed, &words).await? else {
            return draw(&f, &form, &token, &person, StatusCode::UNPROCESSABLE_ENTITY);
        };
        hash = Some(hashing::hash(&portal, &password).await?);
    }
    match acts::confirm::confirm(&portal, form.key(), &token, hash.as_deref()).await {
        Ok(()) => Ok(confirmed(&f)),
        Err(Stop::Refusal(acts::LinkIsOver)) => Err(OVER.into()),
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

fn confirmed(f: &Frame) -> axum::response::Response {
    see_other(f, "/logga-in", Some(Flash::good(f.t("accounts-confirmed"))))
}

async fn of_link(portal: &Portal, token: Token) -> Result<(String, person::Model), Error> {
    let token = token.map(|path| path.0).unwrap_or_default();
    let link = links::find(portal.store.db(), portal.now(), Purpose::Confirm, &token)
        .await?
        .ok_or(OVER)?;
    let person = queries::person(portal.store.db(), link.person_id).await?.ok_or(OVER)?;
    Ok((token, person))
}

fn draw(f: &Frame, form: &Form, token: &str, person: &person::Model, status: StatusCode) -> web::Result {
    let rules = person
        .password_hash
        .is_none()
        .then(|| rule_list::rules_for(f, "new_password"));
    page_with(status, &ConfirmPage { f, form, token, rules })
}
