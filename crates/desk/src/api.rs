//! Cases for programs of an organisation, as JSON below `/api/v1`: the same acts, rules and limits as the pages have, and
//! only what the organisation's own people could read there. Internal notes never leave this house.

mod answers;
mod case;
mod cases;
mod files;
mod messages;
mod topics;

use utoipa::OpenApi;
use web::{Guard, Routes};

const CASES: &str = "/api/v1/arenden";

/// The routes for programs.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/api/v1/amnen", Guard::Key, topics::show)
        .get(CASES, Guard::Key, cases::show)
        .post(CASES, Guard::Key, cases::make)
        .get("/api/v1/arenden/{reference}", Guard::Key, case::show)
        .post("/api/v1/arenden/{reference}/meddelanden", Guard::Key, messages::send)
        .post("/api/v1/arenden/{reference}/filer", Guard::Key, files::send)
        .get("/api/v1/arenden/{reference}/filer/{file}", Guard::Key, files::give)
}

/// What they take and give.
#[derive(OpenApi)]
#[openapi(
    paths(
        topics::show,
        cases::show,
        cases::make,
        case::show,
        messages::send,
        files::send,
        files::give,
    ),
    tags((name = "cases", description = "Cases of the organisation that the key belongs to."))
)]
struct Documented;

/// The same as OpenAPI.
pub(crate) fn openapi() -> utoipa::openapi::OpenApi {
    Documented::openapi()
}

/// Where a case is.
fn href(reference: &str) -> String {
    format!("{CASES}/{reference}")
}
