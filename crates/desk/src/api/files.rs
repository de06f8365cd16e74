//! `/api/v1/arenden/{reference}/filer`: files that a program sends to a case and fetches from it.

use axum::extract::{Path, Request, State as Get};
use utoipa::ToSchema;
use web::api::{Once, ReadProblems, WriteProblems};
use web::{ApiProblem, Form, Frame, Portal, brings_files};

use super::answers::mistakes;
use super::messages::{MessageSent, not_written};
use crate::acts::{self, Word};
use crate::guard::ProgramCase;
use crate::model::limit;
use crate::pages::{my_case, parsing};
use crate::rules::Wish;
use crate::tables::case;

/// Files, and perhaps words about them.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it is read part by part")]
pub(super) struct FilesToSend {
    /// The files; each is a part of its own with this name and the name of the file.
    #[schema(value_type = Vec<String>, format = Binary, min_items = 1)]
    file: Vec<Vec<u8>>,
    /// What is said of them. Without it the message names them.
    #[schema(max_length = 10000)]
    text: Option<String>,
}

/// Send files
///
/// Sends files to the case in one message. What they may be is told by their content: a file of a kind that is not taken,
/// or that is too large, is named, and nothing is sent then.
#[utoipa::path(
    post,
    path = "/api/v1/arenden/{reference}/filer",
    operation_id = "send_files",
    tag = "cases",
    params(
        ("reference" = String, Path, description = "The number of the case.", example = "ARE-2026-000001"),
        web::api::OnceHeader
    ),
    request_body(content = FilesToSend, content_type = "multipart/form-data"),
    responses(
        (status = 201, description = "The files are in the thread; `Location` is the case.", body = MessageSent, headers(("location" = String))),
        (status = 404, description = "The organisation has no such case.", body = web::api::ProblemDetails, content_type = "application/problem+json"),
        WriteProblems
    )
)]
pub(super) async fn send(Get(portal): Get<Portal>, case: ProgramCase, once: Once, request: Request) -> web::Result {
    let f = Frame::of_program(&portal, &case.program);
    if !brings_files(&request) {
        return Err(ApiProblem::wrong_type().into());
    }
    let brought = files::bring(&portal, request, &case.program.key.to_string()).await?;
    let mut form = Form::new(&f).fill("text", brought.word("text"));
    if brought.is_empty() {
        form.mistake("file", "desk-api-no-file");
    }
    for refused in brought.refusals(&f) {
        form.mistake_text("file", refused);
    }
    let text = parsing::optional_text(&mut form, "text", limit::TEXT);
    let Some(text) = text.filter(|_| !form.has_mistakes()) else {
        return Err(mistakes(&form, str::to_owned));
    };
    let text = match text {
        Some(text) => text,
        None => f.ta("desk-api-files", "names", brought.names(&portal).await?.join(", ")),
    };
    let word = Word {
        case: case.opened.case.id,
        writer: case.writer(),
        wish: Wish::Reply,
        text: Some(&text),
        files: &brought.chosen(),
    };
    let claim = once.claim(brought.content(&portal).await?);
    let kept = |case: &case::Model, number| MessageSent::kept(case, Some(number));
    match acts::reply_to(&portal, &claim, &word, kept).await {
        Ok(kept) => Ok(MessageSent::answer(&kept)),
        Err(stop) => Err(not_written(&f, &case.opened, stop).await),
    }
}

/// Fetch a file
///
/// The bytes of a file, as a download. A file that is still looked through for viruses is not found yet.
#[utoipa::path(
    get,
    path = "/api/v1/arenden/{reference}/filer/{file}",
    operation_id = "fetch_file",
    tag = "cases",
    params(
        ("reference" = String, Path, description = "The number of the case.", example = "ARE-2026-000001"),
        ("file" = String, Path, description = "The file, as `href` in the case has it.")
    ),
    responses(
        (status = 200, description = "The file.", content_type = "*/*", body = Vec<u8>),
        (status = 404, description = "The case has no such file.", body = web::api::ProblemDetails, content_type = "application/problem+json"),
        ReadProblems
    )
)]
pub(super) async fn give(
    Get(portal): Get<Portal>,
    case: ProgramCase,
    Path((_, file)): Path<(String, String)>,
) -> web::Result {
    let file = file.parse().map_err(|_| ApiProblem::not_found())?;
    my_case::give(&portal, &case.opened, file).await
}
