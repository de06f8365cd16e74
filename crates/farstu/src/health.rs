//! Whether the process lives, and whether it can serve: `/halsa/live`, `/halsa/redo`.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use web::Portal;

pub(crate) async fn live() -> &'static str {
    "ok"
}

pub(crate) async fn ready(State(portal): State<Portal>) -> Response {
    match portal.store.ping().await {
        Ok(()) => "ok".into_response(),
        Err(e) => {
            tracing::warn!(error = format!("{e:#}"), "not ready");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}
