//! The overview of a person: "Din tur" first, then the latest of every room, and the news.

use askama::Template;
use web::{Frame, Portal, Section, SignedIn, Turn, Viewer};

use super::News;

#[derive(Template)]
#[template(path = "overview.html")]
struct Page<'a> {
    f: &'a Frame,
    person: &'a SignedIn,
    turns: Vec<Turn>,
    staff: Option<Staff>,
    sections: Vec<Section>,
    news: Vec<News>,
}

/// What staff find here of their own: where their queues are.
struct Staff {
    roles: String,
    queued: u64,
}

pub(super) async fn show(portal: &Portal, f: &Frame, viewer: &Viewer, person: &SignedIn) -> web::Result {
    let mut sections = Vec::new();
    for ask in portal.services.iter().filter_map(|service| service.overview) {
        sections.extend(ask(portal.clone(), viewer.clone()).await?);
    }
    web::page(&Page {
        f,
        person,
        turns: web::turns(f).await?,
        staff: staff(portal, f, viewer, person).await?,
        sections,
        news: super::news(portal, f, viewer).await?,
    })
}

async fn staff(portal: &Portal, f: &Frame, viewer: &Viewer, person: &SignedIn) -> anyhow::Result<Option<Staff>> {
    if person.staff.is_empty() {
        return Ok(None);
    }
    let mut queued = 0;
    for queue in portal.services.iter().flat_map(|service| &service.queues) {
        queued += (queue.count)(portal.clone(), viewer.clone()).await?;
    }
    let roles = person.staff.iter();
    let roles: Vec<_> = roles
        .map(|role| f.t(&format!("web-staff-role-{}", role.code())))
        .collect();
    Ok(Some(Staff {
        roles: roles.join(", "),
        queued,
    }))
}
