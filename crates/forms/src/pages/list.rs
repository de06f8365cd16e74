//! `/handlaggning/formular`: everything there can be a form for.

use askama::Template;
use axum::extract::State;
use web::{Frame, Portal, Viewer};

use super::{path, places};
use crate::queries;
use crate::tables::form;

#[derive(Template)]
#[template(path = "staff/forms.html")]
struct ListPage<'a> {
    f: &'a Frame,
    rows: Vec<Row>,
}

struct Row {
    name: String,
    href: String,
    state: String,
    colour: &'static str,
    edited: Option<String>,
}

/// GET `/handlaggning/formular`
pub(crate) async fn show(State(portal): State<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    let places = places(&portal, &viewer).await?;
    let owners = places.iter().map(|place| place.owner.clone()).collect();
    let forms = queries::forms(portal.store.db(), owners).await?;
    let rows = places.into_iter().map(|place| {
        let form = forms.iter().find(|form| form.owner == place.owner);
        let (key, colour) = state(form);
        Row {
            name: place.name,
            href: path(&place.owner),
            state: f.t(key),
            colour,
            edited: form.map(|form| f.relative(&form.edited_at)),
        }
    });
    let rows = rows.collect();
    web::page(&ListPage { f: &f, rows })
}

fn state(form: Option<&form::Model>) -> (&'static str, &'static str) {
    match form {
        Some(form) if form.current_id.is_some() => ("forms-state-used", "success"),
        Some(_) => ("forms-state-draft", "info"),
        None => ("forms-state-none", "neutral"),
    }
}
