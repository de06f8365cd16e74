//! `/mitt-konto/personuppgifter`: what every room holds about the person and why, and who among the staff
//! has looked. Names nobody with protected identity.

use std::collections::HashMap;

use askama::Template;
use axum::extract::State;
use base::{Id, Person};
use chrono::{DateTime, Utc};
use futures::future::try_join_all;
use web::{Asked, Frame, Paging, Portal, Stored, Viewer, page};

use crate::queries;
use crate::tables::person_view;

#[derive(Template)]
#[template(path = "inside/personal.html")]
struct PersonalPage<'a> {
    f: &'a Frame,
    stored: Vec<Stored>,
    views: Vec<View>,
    paging: Paging,
}

/// That somebody looked.
struct View {
    at: DateTime<Utc>,
    who: String,
    shown: String,
}

pub(crate) async fn show(State(portal): State<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    let (who, asked) = (viewer.signed_in()?.id, Asked::of(&f));
    let rooms = portal.services.iter().filter_map(|service| service.stored);
    let stored = try_join_all(rooms.map(|ask| ask(portal.clone(), who, viewer.clone()))).await?;
    let views = queries::personal::views(portal.store.db(), who, asked.place()).await?;
    let paging = asked.paging(&views, &[]);
    let viewers: Vec<_> = views.items.iter().map(|view| view.viewer_id).collect();
    let names = queries::open_names(portal.store.db(), &viewers).await?;
    let views = views.items.into_iter();
    page(&PersonalPage {
        f: &f,
        stored: stored.concat(),
        views: views.map(|row| view(&f, who, &names, row)).collect(),
        paging,
    })
}

fn view(f: &Frame, own: Id<Person>, names: &HashMap<Id<Person>, String>, row: person_view::Model) -> View {
    let who = match names.get(&row.viewer_id) {
        _ if row.viewer_id == own => f.t("accounts-views-self"),
        Some(name) => name.clone(),
        None => f.t("accounts-views-officer"),
    };
    let shown = match row.shown.as_str() {
        "personnummer" => "accounts-views-number",
        _ => "accounts-views-page",
    };
    View {
        at: row.at,
        who,
        shown: f.t(shown),
    }
}
