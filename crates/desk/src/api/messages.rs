//! `/api/v1/arenden/{reference}/meddelanden`: what a program writes in a case, and that it is solved or not.

use axum::extract::State as Get;
use axum::response::Response;
use files::Chosen;
use serde::{Deserialize, Serialize};
use store::Stop;
use utoipa::ToSchema;
use web::api::WriteProblems;
use web::{ApiProblem, Error, Form, Frame, Portal, Sent};

use super::answers::{created, mistakes, stopped};
use super::href;
use crate::acts::{self, Word};
use crate::guard::ProgramCase;
use crate::model::limit;
use crate::pages::thread::reread;
use crate::pages::{my_case, parsing};
use crate::queries::Opened;
use crate::rules::{Refusal, Wish};
use crate::tables::case;

/// A message to be sent.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct MessageToSend {
    /// The words. Needed unless `solved` is true.
    #[schema(max_length = 10000)]
    text: Option<String>,
    /// True: the matter is solved. False: it is not, and a case that was solved or closed less than fourteen days ago is
    /// taken up again.
    solved: Option<bool>,
}

/// A message that was sent.
#[derive(Serialize, ToSchema)]
pub(super) struct MessageSent {
    /// The number of the case.
    #[schema(example = "ARE-2026-000001")]
    reference: String,
    /// The number of the message in its thread; nothing when there were no words.
    #[schema(required)]
    number: Option<i32>,
}

impl MessageSent {
    /// How it is kept, so that the same sent again is answered the same.
    pub(super) fn kept(case: &case::Model, number: Option<i32>) -> String {
        let number = number.map(|number| number.to_string()).unwrap_or_default();
        format!("{} {number}", case.reference)
    }

    /// 201, and where the case is.
    pub(super) fn answer(kept: &str) -> Response {
        let (reference, number) = kept.split_once(' ').unwrap_or((kept, ""));
        let sent = MessageSent {
            reference: reference.to_owned(),
            number: number.parse().ok(),
        };
        created(&href(reference), sent)
    }
}

/// Why nothing can be written; of a closed case what can be done instead.
pub(super) async fn not_written(f: &Frame, opened: &Opened, stop: Stop<Refusal>) -> Error {
    let Stop::Refusal(Refusal::Closed) = stop else {
        return stopped(f, stop);
    };
    let opened = match reread(&f.portal, opened).await {
        Ok(opened) => opened,
        Err(e) => return e,
    };
    let way_on = match my_case::reopens_now(f, &opened) {
        true => "desk-api-closed-reopen",
        false => "desk-api-closed",
    };
    ApiProblem::conflict().detail(f.t(way_on)).into()
}

/// Write in a case
///
/// Sends a message to the case, or says that the matter is solved or is not. A closed case takes no message: it is taken up
/// again with `solved: false`, or followed by a new case.
#[utoipa::path(
    post,
    path = "/api/v1/arenden/{reference}/meddelanden",
    operation_id = "send_message",
    tag = "cases",
    params(
        ("reference" = String, Path, description = "The number of the case.", example = "ARE-2026-000001"),
        web::api::OnceHeader
    ),
    request_body = MessageToSend,
    responses(
        (status = 201, description = "The message is in the thread; `Location` is the case.", body = MessageSent, headers(("location" = String))),
        (status = 404, description = "The organisation has no such case.", body = web::api::ProblemDetails, content_type = "application/problem+json"),
        WriteProblems
    )
)]
pub(super) async fn send(Get(portal): Get<Portal>, case: ProgramCase, sent: Sent<MessageToSend>) -> web::Result {
    let f = Frame::of_program(&portal, &case.program);
    let mut form = Form::new(&f).fill("text", sent.body.text.as_deref().unwrap_or_default());
    let wish = match sent.body.solved {
        None => Wish::Reply,
        Some(true) => Wish::Solved,
        Some(false) => Wish::NotSolved,
    };
    let text = match wish {
        Wish::Solved => parsing::optional_text(&mut form, "text", limit::TEXT),
        _ => parsing::text(&mut form).map(Some),
    };
    let Some(text) = text else {
        return Err(mistakes(&form, str::to_owned));
    };
    let word = Word {
        case: case.opened.case.id,
        writer: case.writer(),
        wish,
        text: text.as_deref(),
        files: &Chosen::default(),
    };
    let has_words = text.is_some();
    let kept = |case: &case::Model, number| MessageSent::kept(case, has_words.then_some(number));
    match acts::reply_to(&portal, &sent.claim, &word, kept).await {
        Ok(kept) => Ok(MessageSent::answer(&kept)),
        Err(stop) => Err(not_written(&f, &case.opened, stop).await),
    }
}
