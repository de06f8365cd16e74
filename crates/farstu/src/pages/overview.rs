//! The overview of a person: "Din tur" first, then the latest of every room, and the news.

use askama::Template;
use notify::NoticeShown;
use web::{Frame, Portal, Section, SignedIn, Turn, Viewer};

#[derive(Template)]
#[template(path = "overview.html")]
struct Page<'a> {
    f: &'a Frame,
    first_name: &'a str,
    turns: Vec<Turn>,
    sections: Vec<Section>,
    notices: Vec<NoticeShown>,
}

pub(super) async fn show(portal: &Portal, f: &Frame, viewer: &Viewer, person: &SignedIn) -> web::Result {
    let (mut turns, mut sections) = (Vec::new(), Vec::new());
    for service in &portal.services {
        if let Some(ask) = service.turns {
            turns.extend(ask(portal.clone(), viewer.clone()).await?);
        }
        if let Some(ask) = service.overview {
            sections.extend(ask(portal.clone(), viewer.clone()).await?);
        }
    }
    // The nearest deadline first; what has none comes last.
    turns.sort_by_key(|turn| (turn.due.is_none(), turn.due));
    let notices = notify::notices(portal, viewer).await?;
    web::page(&Page {
        f,
        first_name: &person.first_name,
        turns,
        sections,
        notices,
    })
}
