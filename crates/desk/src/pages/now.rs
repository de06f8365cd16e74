//! `/handlaggning/arenden/nu`: the counts as they are now, and the numbers of the cases on the first page of a list,
//! for a page that is being looked at. Asked again and again, so it says nothing when nothing has changed.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State as Get;
use axum::response::{IntoResponse, Response};
use base::Place;
use http::header::{ETAG, IF_NONE_MATCH};
use http::{HeaderMap, HeaderValue, StatusCode};
use serde::Serialize;
use web::{Frame, Portal, Viewer};

use super::queue;
use crate::queries::Selection;

/// The address; what the queue is narrowed to stands after it.
pub(crate) const PATH: &str = "/handlaggning/arenden/nu";

#[derive(Serialize)]
struct Now {
    /// How many cases stand behind a link, by its address.
    counts: BTreeMap<String, String>,
    /// The numbers of the cases on the first page of the list.
    rows: Vec<String>,
}

/// GET
pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame, viewer: Viewer, headers: HeaderMap) -> web::Result {
    let me = viewer.signed_in()?;
    let rows = queue::listed(&portal, &f, me, (Selection::default(), Place::First)).await?;
    let menu = f.menu.iter().flat_map(|group| &group.items);
    let places = portal.services.iter().flat_map(|service| &service.queues);
    let places: Vec<_> = places.map(|queue| queue.href).collect();
    let mut counts: BTreeMap<String, String> = menu
        .filter(|item| places.contains(&item.href))
        .map(|item| (item.href.to_owned(), queue::shown_count(item.count)))
        .collect();
    counts.extend(queue::counts_by_link(&portal, &f, me.id).await?);
    answer(
        &portal,
        &headers,
        &Now {
            counts,
            rows: rows.into_iter().map(|row| row.reference).collect(),
        },
    )
}

/// Nothing at all when the page that asks knows it.
fn answer(portal: &Portal, headers: &HeaderMap, now: &Now) -> web::Result {
    let text = serde_json::to_string(now).map_err(anyhow::Error::from)?;
    let digest = portal.store.keys().hash("desk.now", &text);
    let tag = HeaderValue::from_str(&format!("\"{digest}\"")).map_err(anyhow::Error::from)?;
    let mut response: Response = match headers.get(IF_NONE_MATCH) == Some(&tag) {
        true => StatusCode::NOT_MODIFIED.into_response(),
        false => Json(now).into_response(),
    };
    response.headers_mut().insert(ETAG, tag);
    Ok(response)
}
