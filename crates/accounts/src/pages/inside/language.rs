//! `/mitt-konto/sprak`: Språk, for pages and messages.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::Lang;
use http::StatusCode;
use web::{Flash, Form, Frame, Portal, Posted, Viewer, add_cookie, page_with, see_other};

use super::myself;
use crate::acts::choose_language;
use crate::pages::language;

const PATH: &str = "/mitt-konto/sprak";

#[derive(Template)]
#[template(path = "inside/language.html")]
struct LanguagePage<'a> {
    f: &'a Frame,
    form: &'a Form,
    options: Vec<(String, String)>,
}

pub(crate) async fn show(State(portal): State<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    let person = myself(&portal, viewer.signed_in()?).await?;
    let chosen = person.lang().unwrap_or_default();
    draw(&f, &Form::new(&f).fill("lang", chosen.code()), StatusCode::OK)
}

pub(crate) async fn submit(State(portal): State<Portal>, f: Frame, viewer: Viewer, posted: Posted) -> web::Result {
    let mut form = Form::posted(&f, &posted);
    let read = form.read("lang", |code| Lang::from_code(code).ok_or("accounts-language-missing"));
    let Some(lang) = read else {
        return draw(&f, &form, StatusCode::UNPROCESSABLE_ENTITY);
    };
    choose_language::choose_language(&portal, viewer.signed_in()?, form.claim(), lang).await?;
    let flash = Flash::good(portal.t(lang, "accounts-language-saved"));
    let mut response = see_other(&f, PATH, Some(flash));
    // What this browser was shown in until now would win over the choice.
    add_cookie(&mut response, &language::cookie(&portal.config, lang));
    Ok(response)
}

fn draw(f: &Frame, form: &Form, status: StatusCode) -> web::Result<Response> {
    // Each language is named in itself, so that it is found by who reads no other.
    let option = |lang: Lang| (lang.code().to_owned(), f.portal.t(lang, "accounts-language-own-name"));
    let options = Lang::ALL.map(option);
    page_with(
        status,
        &LanguagePage {
            f,
            form,
            options: options.into(),
        },
    )
}
