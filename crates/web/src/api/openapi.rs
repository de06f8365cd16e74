//! What the routes for programs have in common, in the words of OpenAPI: the problems they answer with, and the header
//! that makes sending twice do it once. Each room documents its own routes (`Service::openapi`).

use std::collections::BTreeMap;

use http::StatusCode;
use utoipa::openapi::{ContentBuilder, Header, Object, Ref, RefOr, Response, ResponseBuilder, Type};
use utoipa::{IntoParams, IntoResponses, ToSchema};

use super::{PROBLEM_JSON, ProblemDetails};

/// The problems of every route.
#[derive(Debug)]
pub enum ReadProblems {}

/// The problems of a route that writes.
#[derive(Debug)]
pub enum WriteProblems {}

/// The header of a request that writes.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "`Once` reads it")]
pub struct OnceHeader {
    /// A name of the program's own for what it does, such as a UUID. Sent again within a day it is done once and answered
    /// the same.
    #[param(
        rename = "Idempotency-Key",
        min_length = 1,
        max_length = 200,
        pattern = "^[!-~]{1,200}$"
    )]
    key: String,
}

const OF_ALL: [(StatusCode, &str); 3] = [
    (StatusCode::BAD_REQUEST, "Not a request that can be read."),
    (StatusCode::UNAUTHORIZED, "No key, or one that does not hold."),
    (
        StatusCode::TOO_MANY_REQUESTS,
        "Too many requests; `Retry-After` says how many seconds to wait.",
    ),
];

const OF_WRITES: [(StatusCode, &str); 4] = [
    (
        StatusCode::CONFLICT,
        "It cannot be done as the matter is now, or the `Idempotency-Key` was used for something else.",
    ),
    (StatusCode::PAYLOAD_TOO_LARGE, "More than is taken in one piece."),
    (
        StatusCode::UNSUPPORTED_MEDIA_TYPE,
        "Another kind of body than is read here.",
    ),
    (
        StatusCode::UNPROCESSABLE_ENTITY,
        "A rule says no; `errors` names what is wrong.",
    ),
];

type Responses = BTreeMap<String, RefOr<Response>>;

impl IntoResponses for ReadProblems {
    fn responses() -> Responses {
        problems(&OF_ALL)
    }
}

impl IntoResponses for WriteProblems {
    fn responses() -> Responses {
        let mut all = problems(&OF_ALL);
        all.extend(problems(&OF_WRITES));
        all
    }
}

fn problems(of: &[(StatusCode, &str)]) -> Responses {
    of.iter()
        .map(|(status, words)| (status.as_str().to_owned(), RefOr::T(problem(*status, words))))
        .collect()
}

fn problem(status: StatusCode, words: &str) -> Response {
    let body = ContentBuilder::new().schema(Some(Ref::from_schema_name(ProblemDetails::name())));
    let response = ResponseBuilder::new()
        .description(words)
        .content(PROBLEM_JSON, body.build());
    let header = |kind| Header::new(Object::with_type(kind));
    match status {
        StatusCode::UNAUTHORIZED => response.header("www-authenticate", header(Type::String)),
        StatusCode::TOO_MANY_REQUESTS => response.header("retry-after", header(Type::Integer)),
        _ => response,
    }
    .build()
}
