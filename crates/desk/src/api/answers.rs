//! What several answers to programs are made of, and what a program is told when a rule says no.

use axum::Json;
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use http::header::LOCATION;
use serde::Serialize;
use store::Stop;
use utoipa::ToSchema;
use web::{ApiProblem, Error, Form, Frame};

use crate::model::State;
use crate::pages::{parsing, standing};
use crate::rules::Refusal;
use crate::topics::{Side, Topics};

/// A topic, as a case names it.
#[derive(Serialize, ToSchema)]
pub(super) struct TopicName {
    /// Names it when a case is opened.
    key: String,
    /// What it is called.
    name: String,
}

impl TopicName {
    pub(super) fn of(f: &Frame, topics: &Topics, code: &str) -> TopicName {
        TopicName {
            key: code.to_owned(),
            name: topics.name(code, f.lang()),
        }
    }
}

/// Where a case is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum CaseState {
    /// Received; nobody has begun.
    New,
    /// Somebody works on it.
    Open,
    /// The organisation has to answer.
    WaitingCustomer,
    /// Solved; for fourteen days it can be taken up again.
    Solved,
    /// Over.
    Closed,
    /// Its thread is in another case.
    Merged,
}

impl CaseState {
    pub(super) fn of(state: State) -> CaseState {
        match state {
            State::New => CaseState::New,
            State::Open | State::WaitingThirdParty => CaseState::Open,
            State::WaitingCustomer => CaseState::WaitingCustomer,
            State::Solved => CaseState::Solved,
            State::Closed => CaseState::Closed,
            State::Merged => CaseState::Merged,
        }
    }

    /// The state that is asked for by this name.
    pub(super) fn asked(name: &str) -> Option<State> {
        State::from_code(name).filter(|state| state.to_customers() == *state)
    }
}

/// What the state is called, as the topic has it.
pub(super) fn state_name(f: &Frame, topics: &Topics, topic: &str, state: State) -> String {
    standing::word_of(f, topics, (topic, state), Side::Customer)
}

/// 201, and where what was made is.
pub(super) fn created(location: &str, body: impl Serialize) -> Response {
    (StatusCode::CREATED, [(LOCATION, location)], Json(body)).into_response()
}

/// What is wrong with what was sent, each at the place where the program wrote it.
pub(super) fn mistakes(form: &Form, place: impl Fn(&str) -> String) -> Error {
    let named = |problem: ApiProblem, mistake: &web::Mistake| problem.field(place(&mistake.field), &mistake.text);
    form.mistakes().iter().fold(ApiProblem::refused(), named).into()
}

/// Why an act was not done.
pub(super) fn stopped(f: &Frame, stop: Stop<Refusal>) -> Error {
    match stop {
        Stop::Refusal(Refusal::NotShared | Refusal::NotHeld | Refusal::NotAssigned) => ApiProblem::not_found().into(),
        Stop::Refusal(Refusal::FileGone) => ApiProblem::refused().field("file", f.t("files-gone")).into(),
        Stop::Refusal(refusal) => ApiProblem::conflict().detail(f.t(parsing::refusal_key(refusal))).into(),
        Stop::Fault(e) => e.into(),
    }
}
