//! What a program is told when it gets no answer: `application/problem+json` (RFC 9457). Every error below the
//! root of the API is drawn here, also those that a layer gave. Tells nothing of the inside.

use axum::response::{IntoResponse, Response};
use base::Lang;
use chrono::{DateTime, Utc};
use http::header::{CONTENT_LANGUAGE, CONTENT_LENGTH, CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use http::{HeaderValue, StatusCode};
use serde::Serialize;
use utoipa::ToSchema;

use crate::portal::Portal;
use crate::problem::{Problem, Reference};

/// The kind of body that a problem is.
pub const PROBLEM_JSON: &str = "application/problem+json";
/// The page that explains the problems, each by its name.
const EXPLAINED: &str = "/api";

/// Why a program gets no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiProblem {
    kind: Kind,
    detail: Option<String>,
    errors: Vec<FieldError>,
}

/// The kinds of problems; a program tells them apart by `type`.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    Malformed,
    NoKey,
    Forbidden,
    NotFound,
    WrongMethod,
    Conflict,
    KeyReused,
    TooLarge,
    WrongType,
    Refused,
    Limited(DateTime<Utc>),
    Busy,
    Fault(Reference),
}

/// What is wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct FieldError {
    /// The field, with dots between what lies within another.
    pub field: String,
    /// What is wrong with it.
    pub detail: String,
}

/// The body of a problem.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProblemDetails {
    /// Names the kind of problem, and leads to where it is explained.
    #[serde(rename = "type")]
    pub kind: String,
    /// The problem in a few words.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What to do about it.
    pub detail: String,
    /// The fields that are wrong.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
    /// Finds a fault of ours in the log.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
}

impl ApiProblem {
    fn of(kind: Kind) -> ApiProblem {
        ApiProblem {
            kind,
            detail: None,
            errors: Vec::new(),
        }
    }

    /// Not what we read: broken JSON, a header that is missing.
    pub fn malformed() -> ApiProblem {
        ApiProblem::of(Kind::Malformed)
    }

    /// No key, or one that does not hold.
    pub fn no_key() -> ApiProblem {
        ApiProblem::of(Kind::NoKey)
    }

    /// No such thing, or not one of the caller's organisation.
    pub fn not_found() -> ApiProblem {
        ApiProblem::of(Kind::NotFound)
    }

    /// Cannot be done with it as it is now.
    pub fn conflict() -> ApiProblem {
        ApiProblem::of(Kind::Conflict)
    }

    /// An `Idempotency-Key` that was used for something else.
    pub fn key_reused() -> ApiProblem {
        ApiProblem::of(Kind::KeyReused)
    }

    /// More than we take in one piece.
    pub fn too_large() -> ApiProblem {
        ApiProblem::of(Kind::TooLarge)
    }

    /// Another kind of body than what is read here.
    pub fn wrong_type() -> ApiProblem {
        ApiProblem::of(Kind::WrongType)
    }

    /// A method that this address does not have.
    pub fn wrong_method() -> ApiProblem {
        ApiProblem::of(Kind::WrongMethod)
    }

    /// A rule says no.
    pub fn refused() -> ApiProblem {
        ApiProblem::of(Kind::Refused)
    }

    /// Called too often.
    pub fn limited(until: DateTime<Utc>) -> ApiProblem {
        ApiProblem::of(Kind::Limited(until))
    }

    /// Says what to do, in the language of the program.
    pub fn detail(mut self, detail: impl Into<String>) -> ApiProblem {
        self.detail = Some(detail.into());
        self
    }

    /// Names a field that is wrong.
    pub fn field(mut self, field: impl Into<String>, detail: impl Into<String>) -> ApiProblem {
        self.errors.push(FieldError {
            field: field.into(),
            detail: detail.into(),
        });
        self
    }

    /// Whether a field was named.
    pub fn has_fields(&self) -> bool {
        !self.errors.is_empty()
    }

    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        match self.kind {
            Kind::Malformed => StatusCode::BAD_REQUEST,
            Kind::NoKey => StatusCode::UNAUTHORIZED,
            Kind::Forbidden => StatusCode::FORBIDDEN,
            Kind::NotFound => StatusCode::NOT_FOUND,
            Kind::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Kind::Conflict | Kind::KeyReused => StatusCode::CONFLICT,
            Kind::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Kind::WrongType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Kind::Refused => StatusCode::UNPROCESSABLE_ENTITY,
            Kind::Limited(_) => StatusCode::TOO_MANY_REQUESTS,
            Kind::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Kind::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// One of each kind, for the page that explains them.
    pub fn of_each_kind() -> impl Iterator<Item = ApiProblem> {
        let kinds = [
            Kind::Malformed,
            Kind::NoKey,
            Kind::Forbidden,
            Kind::NotFound,
            Kind::WrongMethod,
            Kind::Conflict,
            Kind::KeyReused,
            Kind::TooLarge,
            Kind::WrongType,
            Kind::Refused,
            Kind::Limited(DateTime::UNIX_EPOCH),
            Kind::Busy,
            Kind::Fault(Reference(String::new())),
        ];
        kinds.into_iter().map(ApiProblem::of)
    }

    /// The end of its `type`, and the middle of its text keys.
    pub fn name(&self) -> &'static str {
        match self.kind {
            Kind::Malformed => "malformed",
            Kind::NoKey => "no-key",
            Kind::Forbidden => "forbidden",
            Kind::NotFound => "not-found",
            Kind::WrongMethod => "wrong-method",
            Kind::Conflict => "conflict",
            Kind::KeyReused => "key-reused",
            Kind::TooLarge => "too-large",
            Kind::WrongType => "wrong-type",
            Kind::Refused => "refused",
            Kind::Limited(_) => "limited",
            Kind::Busy => "busy",
            Kind::Fault(_) => "fault",
        }
    }

    /// As it is told.
    pub fn details(&self, portal: &Portal, lang: Lang) -> ProblemDetails {
        let name = self.name();
        let usual = || portal.t(lang, &format!("web-api-{name}-text"));
        ProblemDetails {
            kind: portal.config.link(&format!("{EXPLAINED}#{name}")),
            title: portal.t(lang, &format!("web-api-{name}-title")),
            status: self.status().as_u16(),
            detail: self.detail.clone().unwrap_or_else(usual),
            errors: self.errors.clone(),
            reference: match &self.kind {
                Kind::Fault(reference) => Some(reference.0.clone()),
                _ => None,
            },
        }
    }

    fn retry_after_seconds(&self, now: DateTime<Utc>) -> Option<i64> {
        match self.kind {
            Kind::Limited(until) => Some((until - now).num_seconds().max(1)),
            Kind::Busy => Some(5),
            _ => None,
        }
    }
}

/// The names of all problems, for the page that explains them.
pub const NAMES: [&str; 13] = [
    "malformed",
    "no-key",
    "forbidden",
    "not-found",
    "wrong-method",
    "conflict",
    "key-reused",
    "too-large",
    "wrong-type",
    "refused",
    "limited",
    "busy",
    "fault",
];

impl From<Problem> for ApiProblem {
    fn from(problem: Problem) -> ApiProblem {
        ApiProblem::of(match problem {
            Problem::NotFound | Problem::LinkIsOver { .. } => Kind::NotFound,
            // What let it in was taken away meanwhile.
            Problem::Forbidden | Problem::LogInFirst => Kind::NoKey,
            Problem::SecondFactorNeeded | Problem::ForeignForm => Kind::Forbidden,
            Problem::BadRequest => Kind::Malformed,
            Problem::TooLarge | Problem::NotKept { .. } => Kind::TooLarge,
            Problem::Limited { until } => Kind::Limited(until),
            Problem::Busy => Kind::Busy,
            Problem::Fault(reference) => Kind::Fault(reference),
        })
    }
}

impl IntoResponse for ApiProblem {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// The problem of a response that is none of the handler's making.
fn unworded(response: &Response) -> Option<ApiProblem> {
    let status = response.status();
    let is_told = response
        .headers()
        .get(CONTENT_TYPE)
        .is_some_and(|kind| kind == PROBLEM_JSON);
    if is_told || !(status.is_client_error() || status.is_server_error()) {
        return None;
    }
    Some(ApiProblem::of(match status {
        StatusCode::UNAUTHORIZED => Kind::NoKey,
        StatusCode::FORBIDDEN => Kind::Forbidden,
        StatusCode::NOT_FOUND | StatusCode::GONE => Kind::NotFound,
        StatusCode::METHOD_NOT_ALLOWED => Kind::WrongMethod,
        StatusCode::CONFLICT => Kind::Conflict,
        StatusCode::PAYLOAD_TOO_LARGE => Kind::TooLarge,
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Kind::WrongType,
        StatusCode::UNPROCESSABLE_ENTITY => Kind::Refused,
        StatusCode::SERVICE_UNAVAILABLE => Kind::Busy,
        status if status.is_server_error() => {
            Kind::Fault(Reference(crate::REQUEST_ID.try_with(Clone::clone).unwrap_or_default()))
        }
        _ => Kind::Malformed,
    }))
}

/// Words the problem of a response, whoever gave it; other responses pass through.
pub fn draw(portal: &Portal, lang: Lang, response: Response) -> Response {
    let extensions = response.extensions();
    let ours = extensions.get::<ApiProblem>().cloned();
    let pages = || extensions.get::<Problem>().cloned().map(ApiProblem::from);
    let Some(problem) = ours.or_else(pages).or_else(|| unworded(&response)) else {
        return response;
    };
    let details = problem.details(portal, lang);
    let mut drawn = (problem.status(), axum::Json(details)).into_response();
    let head = drawn.headers_mut();
    head.insert(CONTENT_TYPE, HeaderValue::from_static(PROBLEM_JSON));
    head.insert(CONTENT_LANGUAGE, HeaderValue::from_static(lang.code()));
    if problem.kind == Kind::NoKey {
        head.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    if let Some(seconds) = problem.retry_after_seconds(portal.now()) {
        head.insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    for (name, value) in response.headers().iter().filter(|(name, _)| *name != CONTENT_LENGTH) {
        head.entry(name).or_insert(value.clone());
    }
    drawn
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_problem_has_its_words_in_both_languages() {
        let texts = [include_str!("../../texts/sv.ftl"), include_str!("../../texts/en.ftl")];
        for name in NAMES {
            for part in ["title", "text"] {
                let key = format!("\nweb-api-{name}-{part} =");
                assert!(texts.iter().all(|text| text.contains(&key)), "{key}");
            }
        }
    }
}
