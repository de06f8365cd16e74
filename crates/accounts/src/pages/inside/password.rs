//! `/mitt-konto/losenord`: Byt lösenord.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use http::StatusCode;
use store::Stop;
use web::{Error, Flash, Form, Frame, Portal, Posted, Viewer, page_with, see_other};

use super::{DEVICES, myself};
use crate::acts::change_password::{self, NoLongerCurrent};
use crate::acts::{own_password, was_taken_before};
use crate::hashing;
use crate::pages::own_words;
use crate::pages::rule_list::{self, RuleList};
use crate::tables::person;

#[derive(Template)]
#[template(path = "inside/password.html")]
struct PasswordPage<'a> {
    f: &'a Frame,
    form: &'a Form,
    /// For password managers, which want to know whose password it is.
    username: &'a str,
    rules: RuleList<'a>,
}

pub(crate) async fn show(State(portal): State<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    let person = myself(&portal, viewer.signed_in()?).await?;
    draw(&f, &Form::new(&f), &person, StatusCode::OK)
}

pub(crate) async fn submit(State(portal): State<Portal>, f: Frame, viewer: Viewer, posted: Posted) -> web::Result {
    let who = viewer.signed_in()?;
    let mut form = Form::posted(&f, &posted);
    let person = myself(&portal, who).await?;
    let current_is_right = read_current(&f, &mut form, &posted, &person).await?;
    if !current_is_right && was_taken_before(&portal, form.claim()).await? {
        return Ok(changed(&f));
    }
    let typed = (posted.raw("new_password"), posted.raw("new_password_again"));
    let fields = ("new_password", "new_password_again");
    let words = own_words(&person);
    let new = rule_list::read_new_twice(&f, &mut form, fields, typed, &words).await?;
    if new.is_some() && current_is_right && typed.0 == posted.raw("current_password") {
        form.mistake("new_password", "accounts-password-same");
    }
    let (Some(new), false) = (new, form.has_mistakes()) else {
        return draw(&f, &form, &person, StatusCode::UNPROCESSABLE_ENTITY);
    };
    let hash = hashing::hash(&portal, &new).await?;
    match change_password::change_password(&portal, who, form.claim(), &person, &hash).await {
        Ok(()) => Ok(changed(&f)),
        Err(Stop::Refusal(NoLongerCurrent)) => {
            form.mistake("current_password", "accounts-password-current-wrong");
            draw(&f, &form, &person, StatusCode::UNPROCESSABLE_ENTITY)
        }
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

async fn read_current(f: &Frame, form: &mut Form, posted: &Posted, person: &person::Model) -> Result<bool, Error> {
    let typed = posted.raw("current_password");
    if typed.is_empty() {
        form.mistake("current_password", "accounts-password-current-missing");
        return Ok(false);
    }
    let is_right = own_password::is_right(&f.portal, person, typed).await?;
    if !is_right {
        form.mistake("current_password", "accounts-password-current-wrong");
    }
    Ok(is_right)
}

fn changed(f: &Frame) -> Response {
    see_other(f, DEVICES, Some(Flash::good(f.t("accounts-password-changed"))))
}

fn draw(f: &Frame, form: &Form, person: &person::Model, status: StatusCode) -> web::Result<Response> {
    let page = PasswordPage {
        f,
        form,
        username: person.username(),
        rules: rule_list::rules_for(f, "new_password"),
    };
    page_with(status, &page)
}
