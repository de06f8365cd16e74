//! The start page: what visitors can do here, and the news.

use askama::Template;
use web::{Door, Frame, Portal, Viewer};

use super::News;

#[derive(Template)]
#[template(path = "start.html")]
struct Page<'a> {
    f: &'a Frame,
    doors: Vec<Door>,
    news: Vec<News>,
}

pub(super) async fn show(portal: &Portal, f: &Frame, viewer: &Viewer) -> web::Result {
    let doors = portal
        .services
        .iter()
        .flat_map(|service| (service.doors)(portal, f.lang()))
        .collect();
    web::page(&Page {
        f,
        doors,
        news: super::news(portal, f, viewer).await?,
    })
}
