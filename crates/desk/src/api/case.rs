//! `/api/v1/arenden/{reference}`: one case with its thread, as the organisation's people read it.

use std::collections::HashMap;

use axum::Json;
use axum::extract::State as Get;
use axum::response::IntoResponse;
use base::ObjectRef;
use chrono::{DateTime, Utc};
use files::FileView;
use forms::AnswerList;
use serde::Serialize;
use utoipa::ToSchema;
use web::api::ReadProblems;
use web::{Frame, Portal};

use super::answers::{CaseState, TopicName, state_name};
use super::href;
use crate::guard::ProgramCase;
use crate::model::{AuthorKind, CASE, MessageKind, State};
use crate::pages::thread::{Eyes, LetterView, answers, letters};
use crate::queries::{self, Line, Opened};
use crate::topics;

/// A case.
#[derive(Serialize, ToSchema)]
pub(super) struct WholeCase {
    /// Its number. Of a case that was merged into another, that of the other.
    #[schema(example = "ARE-2026-000001")]
    reference: String,
    subject: String,
    topic: TopicName,
    state: CaseState,
    /// What the state is called.
    state_name: String,
    /// Whose turn it is.
    waits_for: WaitsFor,
    /// When the next word is expected from whoever's turn it is.
    #[schema(required)]
    expected_at: Option<DateTime<Utc>>,
    created_at: DateTime<Utc>,
    /// When the latest message came.
    changed_at: DateTime<Utc>,
    #[schema(required)]
    closed_at: Option<DateTime<Utc>>,
    /// The number of the closed case that it follows.
    #[schema(required)]
    follows: Option<String>,
    /// What the topic asked, and what was answered.
    answers: Vec<Answered>,
    /// The thread, the oldest first.
    messages: Vec<Message>,
}

/// Whose turn it is.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum WaitsFor {
    /// The owner of this portal.
    Owner,
    /// The organisation.
    Organisation,
    /// Nobody: it is solved or over.
    Nobody,
}

/// A question and its answer, in words.
#[derive(Serialize, ToSchema)]
struct Answered {
    question: String,
    answer: String,
}

/// A line of the thread.
#[derive(Serialize, ToSchema)]
struct Message {
    number: i32,
    kind: Kind,
    author: Author,
    at: DateTime<Utc>,
    text: String,
    /// What stood below in a mail.
    #[schema(required)]
    quoted: Option<String>,
    files: Vec<SentFile>,
}

/// What a line is.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Kind {
    /// A letter from one to the other.
    Message,
    /// What was done; it solves the case.
    Solution,
    /// Something that happened, in words.
    Event,
}

/// Who wrote a line.
#[derive(Serialize, ToSchema)]
struct Author {
    kind: Who,
    /// As people see it.
    name: String,
}

/// As what somebody wrote.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Who {
    /// A program of the organisation.
    Program,
    /// One of the organisation's people, or its agent.
    Customer,
    /// The contact, by the private link.
    Contact,
    /// The owner of this portal.
    Staff,
    /// Farstu itself.
    System,
}

/// A file that hangs on a line.
#[derive(Serialize, ToSchema)]
struct SentFile {
    /// Where it is.
    href: String,
    name: String,
    bytes: u64,
    /// As its content tells; empty while it arrives.
    media_type: String,
    state: FileState,
}

/// Whether a file can be had.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum FileState {
    /// It can.
    Ready,
    /// It is looked through for viruses first.
    Held,
    /// Something was found in it, and it is gone.
    Removed,
}

/// A case
///
/// One case with what people read of it: never internal notes. A case that was merged into another is answered by that one.
#[utoipa::path(
    get,
    path = "/api/v1/arenden/{reference}",
    operation_id = "case",
    tag = "cases",
    params(("reference" = String, Path, description = "The number of the case.", example = "ARE-2026-000001")),
    responses(
        (status = 200, description = "The case.", body = WholeCase),
        (status = 404, description = "The organisation has no such case.", body = web::api::ProblemDetails, content_type = "application/problem+json"),
        ReadProblems
    )
)]
pub(super) async fn show(Get(portal): Get<Portal>, ProgramCase { opened, program }: ProgramCase) -> web::Result {
    let f = Frame::of_program(&portal, &program);
    Ok(Json(whole(&portal, &f, &opened).await?).into_response())
}

async fn whole(portal: &Portal, f: &Frame, opened: &Opened) -> anyhow::Result<WholeCase> {
    let case = &opened.case;
    let topics = topics::of(portal).await?;
    let state = opened.facts().state_at(f.now());
    Ok(WholeCase {
        reference: case.reference.clone(),
        subject: case.subject.clone(),
        topic: TopicName::of(f, &topics, &case.topic),
        state: CaseState::of(state),
        state_name: state_name(f, &topics, &case.topic, state),
        waits_for: match state {
            State::WaitingCustomer => WaitsFor::Organisation,
            state if state.is_ours() => WaitsFor::Owner,
            _ => WaitsFor::Nobody,
        },
        expected_at: state.is_open().then_some(case.answer_due_at),
        created_at: case.created_at,
        changed_at: case.last_message_at,
        closed_at: case.closed_at,
        follows: opened.names.follows.clone(),
        answers: told(f, opened).await?,
        messages: messages(portal, f, opened).await?,
    })
}

async fn told(f: &Frame, opened: &Opened) -> anyhow::Result<Vec<Answered>> {
    let lists = answers(f, opened, "").await?;
    let told = lists.iter().flat_map(AnswerList::in_words);
    Ok(told.map(|(question, answer)| Answered { question, answer }).collect())
}

/// The thread as it stands on the paper of the case, where nobody is "you".
async fn messages(portal: &Portal, f: &Frame, opened: &Opened) -> anyhow::Result<Vec<Message>> {
    let db = portal.store.db();
    let lines = queries::thread(db, opened.case.id, false).await?;
    let mut written: HashMap<_, _> = lines
        .iter()
        .map(|line| (line.number, (kind(line), who(line))))
        .collect();
    let letters = letters(portal, f, opened, lines, Eyes::Paper { by_link: false }, "").await?;
    let object = ObjectRef::new(CASE, opened.case.id);
    let all_files = files::of_object(db, &object, f.lang()).await?;
    let told = letters.into_iter().filter_map(|letter| {
        let (kind, who) = written.remove(&letter.number)?;
        let own = all_files.iter().filter(|file| file.part == letter.number);
        let files = own.map(|file| sent_file(&opened.case.reference, file)).collect();
        Some(message(letter, kind, who, files))
    });
    Ok(told.collect())
}

fn message(letter: LetterView, kind: Kind, who: Who, files: Vec<SentFile>) -> Message {
    Message {
        number: letter.number,
        kind,
        author: Author {
            kind: who,
            name: letter.who,
        },
        at: letter.at,
        text: letter.text,
        quoted: letter.quoted,
        files,
    }
}

fn kind(line: &Line) -> Kind {
    match line.kind {
        MessageKind::Message | MessageKind::Note => Kind::Message,
        MessageKind::Solution => Kind::Solution,
        MessageKind::Event => Kind::Event,
    }
}

fn who(line: &Line) -> Who {
    match line.author_kind {
        AuthorKind::Customer if line.program.is_some() => Who::Program,
        AuthorKind::Customer => Who::Customer,
        AuthorKind::Visitor => Who::Contact,
        AuthorKind::Staff => Who::Staff,
        AuthorKind::System => Who::System,
    }
}

fn sent_file(reference: &str, file: &FileView) -> SentFile {
    SentFile {
        href: format!("{}/filer/{}", href(reference), file.id),
        name: file.name.clone(),
        bytes: file.bytes,
        media_type: file.media_type.clone(),
        state: match (file.is_ready, file.is_infected) {
            (true, _) => FileState::Ready,
            (_, true) => FileState::Removed,
            _ => FileState::Held,
        },
    }
}
