//! `/filer`: takes one file before its form is sent off, for the progress bar. Files are given back under
//! the addresses of the rooms that they hang in.

use axum::Json;
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use serde_json::json;
use web::{Frame, Guard, Parts, Portal, Problem, Routes, Viewer};

use crate::asked::Limits;
use crate::field::{FIELD, told};
use crate::model::{Refused, Why};
use crate::{queries, receiving, rules};

/// Where files are sent as soon as they are chosen.
pub(crate) const SEND: &str = "/filer";

pub(crate) fn routes() -> Routes {
    Routes::new().post(SEND, Guard::Open, send)
}

/// POST `/filer`: `{id, name, size}`, or `{error}` in the reader's words.
async fn send(State(portal): State<Portal>, f: Frame, viewer: Viewer, request: Request) -> web::Result {
    let mut parts = Parts::open(&portal, request)?;
    let part = parts.next_file().await?.ok_or(Problem::BadRequest)?;
    // Its token stands before the file.
    parts.posted(&portal, &viewer)?;
    let name = rules::clean_name(part.name());
    let answer = match receiving::receive(&portal, &viewer, &name, part).await? {
        Ok(id) => found(&portal, &viewer, &id.to_string(), &f).await?,
        Err(why) => {
            let control = FIELD.to_owned();
            let error = told(&f, &Refused { control, name, why }, &Limits::default());
            let status = match why {
                Why::NotStored => StatusCode::INSUFFICIENT_STORAGE,
                Why::TooOften { .. } => StatusCode::TOO_MANY_REQUESTS,
                _ => StatusCode::UNPROCESSABLE_ENTITY,
            };
            (status, Json(json!({ "error": error }))).into_response()
        }
    };
    Ok(answer)
}

async fn found(portal: &Portal, viewer: &Viewer, id: &str, f: &Frame) -> anyhow::Result<Response> {
    let rows = queries::loose(portal, viewer, [id].into_iter()).await?;
    let view = rows.first().map(|row| queries::view(row, f.lang()));
    let view = view.ok_or_else(|| anyhow::anyhow!("a file that was kept is not there"))?;
    let answer = json!({ "id": view.id, "name": view.name, "size": view.size });
    Ok(Json(answer).into_response())
}
