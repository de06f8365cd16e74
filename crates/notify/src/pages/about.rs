//! The statements under `/om/`: accessibility, personal data, cookies, and for the owner's employees.

use std::sync::Arc;

use askama::Template;
use axum::extract::{MatchedPath, State};
use web::{Frame, Portal, Problem};

use crate::help::{self, Kind};

#[derive(Template)]
#[template(path = "about.html")]
struct AboutPage<'a> {
    f: &'a Frame,
    title: String,
    html: Arc<str>,
}

pub(crate) async fn show(State(portal): State<Portal>, f: Frame, path: MatchedPath) -> web::Result {
    let slug = path.as_str().trim_start_matches("/om/");
    let help = help::help(&portal).await?;
    let text = help.find(Kind::Page, slug).ok_or(Problem::NotFound)?;
    let title = f.t(&format!("notify-page-{slug}"));
    web::page(&AboutPage {
        f: &f,
        title,
        html: text.html(f.lang()).clone(),
    })
}
