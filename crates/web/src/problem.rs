//! Requests that cannot be served: a closed list of problems with a page and a way on, and faults of
//! ours, logged once here and shown as an apology with a reference. Tells nothing of the inside.

use std::fmt;

use askama::Template;
use axum::response::{Html, IntoResponse, Response};
use chrono::{DateTime, Utc};
use http::header::RETRY_AFTER;
use http::{HeaderValue, StatusCode};
use sea_orm::DbErr;
use store::{KeyReused, Never, NoLongerPermitted, Stop};

use crate::api::ApiProblem;
use crate::frame::Frame;

/// Why a handler gave no page.
#[derive(Debug)]
pub enum Error {
    /// A known problem.
    Problem(Problem),
    /// A problem that a program is told of.
    Api(ApiProblem),
    /// Ours.
    Fault(anyhow::Error),
}

/// Why a request cannot be served.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// No such page, or not one of this person's.
    NotFound,
    /// Logged in, but without the role.
    Forbidden,
    /// Not logged in.
    LogInFirst,
    /// Staff pages need a second factor and this login had none.
    SecondFactorNeeded,
    /// A form from another site, or with a token that is too old.
    ForeignForm,
    /// Not a request that our pages make.
    BadRequest,
    /// More than we take in one piece.
    TooLarge,
    /// A form that must be opened again, with more in it than we keep meanwhile.
    NotKept {
        /// The page of the form.
        page: String,
        /// What was typed, to be copied.
        typed: Typed,
    },
    /// A single-use link that is used, expired or cut.
    LinkIsOver {
        /// A page that gives a new one.
        again: &'static str,
    },
    /// Too many tries.
    Limited {
        /// When it may be tried again.
        until: DateTime<Utc>,
    },
    /// More than we can do right now.
    Busy,
    /// Ours; the reference finds the log line.
    Fault(Reference),
}

/// Finds the log line of a fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference(pub String);

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a person typed; stays out of logs.
#[derive(Clone, PartialEq, Eq)]
pub struct Typed(pub String);

impl fmt::Debug for Typed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Typed")
    }
}

tokio::task_local! {
    /// The id of the request this task serves.
    pub static REQUEST_ID: String;
}

impl Problem {
    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        match self {
            Problem::NotFound => StatusCode::NOT_FOUND,
            Problem::Forbidden | Problem::SecondFactorNeeded | Problem::ForeignForm => StatusCode::FORBIDDEN,
            Problem::LogInFirst => StatusCode::UNAUTHORIZED,
            Problem::BadRequest => StatusCode::BAD_REQUEST,
            Problem::TooLarge | Problem::NotKept { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            Problem::LinkIsOver { .. } => StatusCode::GONE,
            Problem::Limited { .. } => StatusCode::TOO_MANY_REQUESTS,
            Problem::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Problem::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The middle of its text keys.
    fn key(&self) -> &'static str {
        match self {
            Problem::NotFound => "not-found",
            Problem::Forbidden => "forbidden",
            Problem::LogInFirst => "log-in-first",
            Problem::SecondFactorNeeded => "second-factor",
            Problem::ForeignForm => "foreign-form",
            Problem::BadRequest => "bad-request",
            Problem::TooLarge => "too-large",
            Problem::NotKept { .. } => "not-kept",
            Problem::LinkIsOver { .. } => "link-is-over",
            Problem::Limited { .. } => "limited",
            Problem::Busy => "busy",
            Problem::Fault(_) => "fault",
        }
    }

    fn way_on(&self) -> &str {
        match self {
            Problem::NotKept { page, .. } => page,
            Problem::LogInFirst => "/logga-in",
            Problem::SecondFactorNeeded => "/mitt-konto/enheter",
            Problem::LinkIsOver { again } => again,
            _ => "/",
        }
    }

    fn picture(&self) -> &'static str {
        match self.status().as_u16() {
            404 | 410 => "dorr-404.svg",
            500.. => "dorr-500.svg",
            _ => "dorr-403.svg",
        }
    }

    fn retry_after_seconds(&self, now: DateTime<Utc>) -> Option<i64> {
        match self {
            Problem::Limited { until } => Some((*until - now).num_seconds().max(1)),
            Problem::Busy => Some(5),
            _ => None,
        }
    }
}

impl From<Problem> for Error {
    fn from(problem: Problem) -> Error {
        Error::Problem(problem)
    }
}

impl From<ApiProblem> for Error {
    fn from(problem: ApiProblem) -> Error {
        Error::Api(problem)
    }
}

impl From<anyhow::Error> for Error {
    fn from(e: anyhow::Error) -> Error {
        match e {
            e if e.is::<NoLongerPermitted>() => Error::Problem(Problem::Forbidden),
            e if e.is::<KeyReused>() => Error::Api(ApiProblem::key_reused()),
            e => Error::Fault(e),
        }
    }
}

impl From<DbErr> for Error {
    fn from(e: DbErr) -> Error {
        Error::Fault(e.into())
    }
}

impl From<askama::Error> for Error {
    fn from(e: askama::Error) -> Error {
        Error::Fault(e.into())
    }
}

impl From<Stop<Never>> for Error {
    fn from(stop: Stop<Never>) -> Error {
        anyhow::Error::from(stop).into()
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let problem = match self {
            Error::Problem(problem) => problem,
            Error::Api(problem) => return problem.into_response(),
            Error::Fault(e) => {
                let reference = REQUEST_ID.try_with(Clone::clone).unwrap_or_default();
                tracing::error!(reference, error = format!("{e:#}"), "a request failed");
                Problem::Fault(Reference(reference))
            }
        };
        let mut response = problem.status().into_response();
        response.extensions_mut().insert(problem);
        response
    }
}

#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPage<'a> {
    f: &'a Frame,
    status: u16,
    title: String,
    text: String,
    way_on: &'a str,
    way_on_text: String,
    picture: &'static str,
    typed: Option<&'a str>,
    reference: Option<&'a Reference>,
    when: Option<String>,
}

/// Draws the page of a problem that a handler gave; other responses pass through.
pub fn draw(response: Response, frame: &Frame) -> Response {
    let Some(problem) = response.extensions().get::<Problem>().cloned() else {
        return response;
    };
    let retry_after = problem.retry_after_seconds(frame.now());
    let page = ProblemPage {
        f: frame,
        status: problem.status().as_u16(),
        title: frame.t(&format!("web-problem-{}-title", problem.key())),
        text: frame.t(&format!("web-problem-{}-text", problem.key())),
        way_on: problem.way_on(),
        way_on_text: frame.t(&format!("web-problem-{}-way-on", problem.key())),
        picture: problem.picture(),
        typed: match &problem {
            Problem::NotKept { typed, .. } => Some(&typed.0),
            _ => None,
        },
        reference: match &problem {
            Problem::Fault(reference) => Some(reference),
            _ => None,
        },
        when: match &problem {
            Problem::Limited { until } => Some(frame.not_before(until)),
            _ => None,
        },
    };
    let mut drawn = match page.render() {
        Ok(html) => (problem.status(), Html(html)).into_response(),
        Err(e) => {
            tracing::error!(error = %e, "the problem page failed");
            return problem.status().into_response();
        }
    };
    for (name, value) in response.headers() {
        drawn.headers_mut().entry(name).or_insert(value.clone());
    }
    if let Some(seconds) = retry_after {
        drawn.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    drawn
}
