//! The pages of the door, one file per screen.

pub(crate) mod ask;
pub(crate) mod code;
pub(crate) mod confirm;
pub(crate) mod history_list;
mod inside;
pub(crate) use inside::{CLOSE, MANDATES, PERSONAL, TAKE_OUT, closing_turn};
pub mod language;
pub(crate) mod log_in;
pub(crate) mod register;
pub(crate) mod reset;
pub mod rule_list;
pub(crate) mod staff;
pub(crate) mod terms;

/// Where staff look after guardians, gode män and förvaltare.
pub(crate) const STAFF_MANDATES: &str = "/handlaggning/stallforetradare";

use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use cookie::Cookie;
use web::posted::local_path;
use web::{Guard, Portal, Routes, SignedIn, Viewer};

use crate::tables::person;

/// A token in the path; one that was cut or garbled is as good as none.
pub(crate) type Token = Result<Path<String>, PathRejection>;

/// The routes of the door.
pub(crate) fn routes() -> Routes {
    use Guard::{Open, SignedIn};
    Routes::new()
        .and(staff::routes())
        .get("/registrera", Open, register::choose)
        .get("/registrera/privat", Open, register::show)
        .post("/registrera/privat", Open, register::submit)
        .get("/registrera/klart", Open, register::done)
        .get("/bekrafta/{token}", Open, confirm::show)
        .post("/bekrafta/{token}", Open, confirm::submit)
        .get("/verifiera-konto", Open, ask::show_confirmation)
        .post("/verifiera-konto", Open, ask::submit_confirmation)
        .get("/verifiera-konto/skickat", Open, ask::sent_confirmation)
        .get("/logga-in", Open, log_in::show)
        .post("/logga-in", Open, log_in::submit)
        .get("/logga-in/kod", Open, code::show)
        .post("/logga-in/kod", Open, code::submit)
        .post("/logga-ut", Open, log_in::log_out)
        .post("/session/forlang", Open, log_in::extend)
        .get("/sprak/{lang}", Open, language::choose)
        .get("/glomt-losenord", Open, ask::show_reset)
        .post("/glomt-losenord", Open, ask::submit_reset)
        .get("/glomt-losenord/skickat", Open, ask::sent_reset)
        .get("/nytt-losenord/{token}", Open, reset::show)
        .post("/nytt-losenord/{token}", Open, reset::submit)
        .get("/glomt-anvandarnamn", Open, ask::show_username)
        .post("/glomt-anvandarnamn", Open, ask::submit_username)
        .get("/glomt-anvandarnamn/skickat", Open, ask::sent_username)
        .get("/om/villkor", Open, terms::read)
        .get("/villkor", SignedIn, terms::show)
        .post("/villkor", SignedIn, terms::submit)
        .and(inside::routes())
}

/// A value of the page's query.
pub(crate) fn query(viewer: &Viewer, name: &str) -> Option<String> {
    let (_, query) = viewer.page.split_once('?')?;
    form_urlencoded::parse(query.as_bytes())
        .find(|(n, _)| n == name)
        .map(|(_, value)| value.into_owned())
}

/// Where the person was going before the login: a path of this portal, else the start page.
pub(crate) fn going_to(till: &str) -> &str {
    local_path(till).unwrap_or("/")
}

/// `path` with where the person was going.
pub(crate) fn with_till(path: &str, till: &str) -> String {
    match going_to(till) {
        "/" => path.to_owned(),
        till => {
            let query: String = form_urlencoded::Serializer::new(String::new())
                .append_pair("till", till)
                .finish();
            format!("{path}?{query}")
        }
    }
}

/// Where a person goes after login: to new terms first, if there are any (accounts.md, Terms).
pub(crate) async fn after_login(portal: &Portal, person: &person::Model, till: &str) -> anyhow::Result<String> {
    let current = crate::terms::current(portal).await?;
    if crate::terms::is_accepted(portal.store.db(), person.id, &current.version).await? {
        return Ok(going_to(till).to_owned());
    }
    Ok(with_till("/villkor", till))
}

/// Gives the browser these cookies.
pub(crate) fn with_cookies(
    mut response: axum::response::Response,
    cookies: &[Cookie<'static>],
) -> axum::response::Response {
    for cookie in cookies {
        web::add_cookie(&mut response, cookie);
    }
    response
}

/// The person's own words, which must not make up a password.
pub(crate) fn own_words(person: &person::Model) -> [&str; 4] {
    [&person.email, person.username(), &person.first_name, &person.last_name]
}

/// Whether somebody is logged in already.
pub(crate) fn signed_in(viewer: &Viewer) -> Option<&SignedIn> {
    viewer.person.as_deref()
}
