//! `/mitt-konto/historik`: Historik.

use askama::Template;
use axum::extract::State;
use chrono::{DateTime, Utc};
use web::{Frame, Portal, Viewer, page};

use super::myself;
use crate::pages::history_list::{Eyes, HistoryList, history_list};
use crate::tables::person;
use crate::terms;

const PATH: &str = "/mitt-konto/historik";

#[derive(Template)]
#[template(path = "inside/history.html")]
struct HistoryPage<'a> {
    f: &'a Frame,
    person: &'a person::Model,
    /// File name, version and time of the terms accepted last.
    terms: Option<(String, String, DateTime<Utc>)>,
    list: HistoryList<'a>,
}

pub(crate) async fn show(State(portal): State<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    let person = myself(&portal, viewer.signed_in()?).await?;
    let terms = terms::latest_accepted(portal.store.db(), person.id).await?;
    page(&HistoryPage {
        f: &f,
        terms: terms.map(|(terms, at)| (terms.file_name, terms.version, at)),
        list: history_list(&portal, &f, person.id, PATH, Eyes::Own).await?,
        person: &person,
    })
}
