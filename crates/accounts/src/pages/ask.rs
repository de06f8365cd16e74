//! `/glomt-losenord`, `/glomt-anvandarnamn` and `/verifiera-konto`: an e-mail address goes in, and the
//! same page comes out whether it has an account or not.

use askama::Template;
use axum::extract::State;
use http::StatusCode;
use web::{Form, Frame, Portal, Posted, Viewer, page, page_with, see_other};

use crate::acts::ask::{self, Wish};
use crate::parsing;

/// One of the three: its page, and the middle of its text keys.
struct Kind {
    path: &'static str,
    sent: &'static str,
    name: &'static str,
    wish: Wish,
}

const RESET: Kind = Kind {
    path: "/glomt-losenord",
    sent: "/glomt-losenord/skickat",
    name: "reset",
    wish: ask::RESET,
};
const USERNAME: Kind = Kind {
    path: "/glomt-anvandarnamn",
    sent: "/glomt-anvandarnamn/skickat",
    name: "username",
    wish: ask::USERNAME,
};
const CONFIRMATION: Kind = Kind {
    path: "/verifiera-konto",
    sent: "/verifiera-konto/skickat",
    name: "confirmation",
    wish: ask::CONFIRMATION,
};

#[derive(Template)]
#[template(path = "ask.html")]
struct AskPage<'a> {
    f: &'a Frame,
    form: &'a Form,
    path: &'static str,
    title: String,
    lede: String,
    button: String,
}

#[derive(Template)]
#[template(path = "ask_sent.html")]
struct SentPage<'a> {
    f: &'a Frame,
    again: &'static str,
    title: String,
    text: String,
}

pub(crate) async fn show_reset(f: Frame) -> web::Result {
    draw(&f, &Form::new(&f), &RESET, StatusCode::OK)
}

pub(crate) async fn show_username(f: Frame) -> web::Result {
    draw(&f, &Form::new(&f), &USERNAME, StatusCode::OK)
}

pub(crate) async fn show_confirmation(f: Frame) -> web::Result {
    draw(&f, &Form::new(&f), &CONFIRMATION, StatusCode::OK)
}

pub(crate) async fn submit_reset(
    State(portal): State<Portal>,
    f: Frame,
    viewer: Viewer,
    posted: Posted,
) -> web::Result {
    submit(&portal, &f, &viewer, &posted, &RESET).await
}

pub(crate) async fn submit_username(
    State(portal): State<Portal>,
    f: Frame,
    viewer: Viewer,
    posted: Posted,
) -> web::Result {
    submit(&portal, &f, &viewer, &posted, &USERNAME).await
}

pub(crate) async fn submit_confirmation(
    State(portal): State<Portal>,
    f: Frame,
    viewer: Viewer,
    posted: Posted,
) -> web::Result {
    submit(&portal, &f, &viewer, &posted, &CONFIRMATION).await
}

pub(crate) async fn sent_reset(f: Frame) -> web::Result {
    sent(&f, &RESET)
}

pub(crate) async fn sent_username(f: Frame) -> web::Result {
    sent(&f, &USERNAME)
}

pub(crate) async fn sent_confirmation(f: Frame) -> web::Result {
    sent(&f, &CONFIRMATION)
}

async fn submit(portal: &Portal, f: &Frame, viewer: &Viewer, posted: &Posted, kind: &Kind) -> web::Result {
    let mut form = Form::posted(f, posted);
    let Some(email) = form.read("email", parsing::email) else {
        return draw(f, &form, kind, StatusCode::UNPROCESSABLE_ENTITY);
    };
    ask::ask(portal, viewer, form.claim(), &email, kind.wish).await?;
    Ok(see_other(f, kind.sent, None))
}

fn draw(f: &Frame, form: &Form, kind: &Kind, status: StatusCode) -> web::Result {
    let text = |what: &str| f.t(&format!("accounts-ask-{}-{what}", kind.name));
    let ask = AskPage {
        f,
        form,
        path: kind.path,
        title: text("title"),
        lede: text("lede"),
        button: text("button"),
    };
    page_with(status, &ask)
}

fn sent(f: &Frame, kind: &Kind) -> web::Result {
    let text = |what: &str| f.t(&format!("accounts-ask-{}-{what}", kind.name));
    page(&SentPage {
        f,
        again: kind.path,
        title: text("sent-title"),
        text: text("sent-text"),
    })
}
