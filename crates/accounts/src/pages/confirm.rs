//! `/bekrafta/{token}`: a page with one button, since mail scanners open links; pressing it confirms.
//! Imported persons, who have no password yet, choose one here and accept the terms.

use askama::Template;
use axum::extract::State;
use http::StatusCode;
use store::Stop;
use web::{Error, Flash, Form, Frame, Portal, Posted, Problem, page_with, see_other, throttle};

use super::rule_list::{self, RuleList};
use super::{Token, own_words};
use crate::acts::confirm::Chosen;
use crate::links::{self, Purpose};
use crate::registering::{self, TermsBox};
use crate::tables::person;
use crate::{acts, hashing, queries, rules};

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
    imported: Option<Imported<'a>>,
}

struct Imported<'a> {
    rules: RuleList<'a>,
    terms: TermsBox<'a>,
}

pub(crate) async fn show(State(portal): State<Portal>, f: Frame, token: Token) -> web::Result {
    let (token, person) = of_link(&portal, token).await?;
    draw(&f, &Form::new(&f), &token, &person, StatusCode::OK).await
}

pub(crate) async fn submit(State(portal): State<Portal>, f: Frame, token: Token, posted: Posted) -> web::Result {
    let mut form = Form::posted(&f, &posted);
    let (token, person) = match of_link(&portal, token).await {
        Err(Error::Problem(OVER)) if acts::was_taken_before(&portal, form.claim()).await? => return Ok(confirmed(&f)),
        found => found?,
    };
    let mut chosen = None;
    if person.password_hash.is_none() {
        chosen = read(&portal, &f, &mut form, &posted, &person).await?;
        if chosen.is_none() {
            return draw(&f, &form, &token, &person, StatusCode::UNPROCESSABLE_ENTITY).await;
        }
    }
    match acts::confirm::confirm(&portal, form.claim(), &token, chosen.as_ref()).await {
        Ok(()) => Ok(confirmed(&f)),
        Err(Stop::Refusal(acts::LinkIsOver)) => Err(OVER.into()),
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

/// Password and terms of an imported person.
async fn read(
    portal: &Portal,
    f: &Frame,
    form: &mut Form,
    posted: &Posted,
    person: &person::Model,
) -> Result<Option<Chosen>, Error> {
    throttle::open_form(portal, f.viewer.address).await?;
    let typed = (posted.raw("new_password"), posted.raw("new_password_again"));
    let fields = ("new_password", "new_password_again");
    let password = rule_list::read_new_twice(f, form, fields, typed, &own_words(person)).await?;
    let terms_version = registering::read_terms(portal, form, posted).await?;
    let (Some(password), Some(terms_version)) = (password, terms_version) else {
        return Ok(None);
    };
    let password_hash = hashing::hash(portal, &password).await?;
    Ok(Some(Chosen {
        password_hash,
        terms_version,
    }))
}

fn confirmed(f: &Frame) -> axum::response::Response {
    see_other(f, "/logga-in", Some(Flash::good(f.t("accounts-confirmed"))))
}

async fn of_link(portal: &Portal, token: Token) -> Result<(String, person::Model), Error> {
    let token = token.map(|path| path.0).unwrap_or_default();
    let link = links::find(portal.store.db(), portal.now(), Purpose::Confirm, &token)
        .await?
        .ok_or(OVER)?;
    let person = queries::person(portal.store.db(), link.person_id).await?;
    let person = person.filter(|person| rules::may_reset(person.state)).ok_or(OVER)?;
    Ok((token, person))
}

async fn draw(f: &Frame, form: &Form, token: &str, person: &person::Model, status: StatusCode) -> web::Result {
    let imported = match person.password_hash {
        Some(_) => None,
        None => Some(Imported {
            rules: rule_list::rules_for(f, "new_password"),
            terms: registering::terms_box(f, form).await?,
        }),
    };
    page_with(
        status,
        &ConfirmPage {
            f,
            form,
            token,
            imported,
        },
    )
}
