//! `/api/v1/arenden`: the cases of the organisation, and a new one.

use axum::Json;
use axum::extract::State as Get;
use axum::response::IntoResponse;
use base::{Cursor, Place};
use chrono::{DateTime, Utc};
use files::Chosen;
use forms::{ProgramAnswers, Questions, place_of};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use web::api::{Query as Queried, ReadProblems, WriteProblems};
use web::{ApiProblem, Form, Frame, Portal, Program, Sent};

use super::answers::{CaseState, TopicName, created, mistakes, state_name, stopped};
use super::href;
use crate::acts;
use crate::guard::readable;
use crate::model::{Case, Channel, Contact, Customer, NewCase, limit};
use crate::pages::{my_cases, parsing};
use crate::queries::{MyFilter, PAGE, Scope};
use crate::rules::Facts;
use crate::search::Query;
use crate::topics::{self, Topics};

const MOST: usize = 100;

/// What is asked for in the list.
#[derive(Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Wanted {
    /// Only cases in this state.
    #[param(value_type = Option<CaseState>)]
    state: Option<String>,
    /// Only cases with these words in them, or of this number; the newest cases first then.
    #[param(max_length = 200)]
    text: Option<String>,
    /// The page after this one: `next` of the page before.
    after: Option<String>,
    /// So many cases on a page.
    #[param(value_type = Option<u8>, minimum = 1, maximum = 100, default = 25)]
    limit: Option<String>,
}

/// A page of cases.
#[derive(Serialize, ToSchema)]
pub(super) struct CaseList {
    cases: Vec<CaseInList>,
    /// Send it as `after` for the next page; nothing when this is the last.
    #[schema(required)]
    next: Option<String>,
}

/// A case in a list.
#[derive(Serialize, ToSchema)]
struct CaseInList {
    /// Its number.
    #[schema(example = "ARE-2026-000001")]
    reference: String,
    subject: String,
    topic: TopicName,
    state: CaseState,
    /// What the state is called.
    state_name: String,
    /// When the latest message came.
    changed_at: DateTime<Utc>,
    /// Another's case, which is shared with the organisation.
    is_shared: bool,
}

/// Cases
///
/// The cases of the organisation and those that are shared with it, the latest message first.
#[utoipa::path(
    get,
    path = "/api/v1/arenden",
    operation_id = "cases",
    tag = "cases",
    params(Wanted),
    responses(
        (status = 200, description = "A page of cases.", body = CaseList),
        (status = 422, description = "Something in the address is not what it can be.", body = web::api::ProblemDetails, content_type = "application/problem+json"),
        ReadProblems
    )
)]
pub(super) async fn show(Get(portal): Get<Portal>, program: Program, Queried(wanted): Queried<Wanted>) -> web::Result {
    let f = Frame::of_program(&portal, &program);
    let (filter, query) = narrowed(&f, &wanted)?;
    let scope = Scope::Organisation(program.organisation);
    let page = my_cases::listed(&portal, &scope, &filter, query.as_ref()).await?;
    let topics = topics::of(&portal).await?;
    let case = |listed: my_cases::Listed| {
        let row = listed.row;
        let facts = Facts {
            state: row.state,
            solved_at: row.solved_at,
        };
        let state = facts.state_at(f.now());
        CaseInList {
            topic: TopicName::of(&f, &topics, &row.topic),
            state: CaseState::of(state),
            state_name: state_name(&f, &topics, &row.topic, state),
            reference: row.reference,
            subject: row.subject,
            changed_at: row.last_message_at,
            is_shared: row.is_shared,
        }
    };
    let next = page.next.map(|cursor| cursor.encode());
    let cases = page.items.into_iter().map(case).collect();
    Ok(Json(CaseList { cases, next }).into_response())
}

/// What the list is narrowed to, or all that is wrong with the address.
fn narrowed(f: &Frame, wanted: &Wanted) -> Result<(MyFilter, Option<Query>), ApiProblem> {
    let mut problem = ApiProblem::refused();
    let mut wrong = |field: &str, key: &str| problem = problem.clone().field(field, f.t(key));
    let state = wanted.state.as_deref().map(CaseState::asked);
    if state == Some(None) {
        wrong("state", "desk-api-state");
    }
    let after = wanted.after.as_deref().map(Cursor::decode);
    if after == Some(None) {
        wrong("after", "desk-api-after");
    }
    let rows = wanted.limit.as_deref().map(|limit| limit.parse::<usize>().ok());
    let rows = rows.map(|rows| rows.filter(|rows| (1..=MOST).contains(rows)));
    if rows == Some(None) {
        wrong("limit", "desk-api-limit");
    }
    let text = wanted.text.as_deref().map(str::trim).filter(|text| !text.is_empty());
    if text.is_some_and(|text| text.chars().count() > limit::SEARCH) {
        wrong("text", "desk-api-text");
    }
    if problem.has_fields() {
        return Err(problem);
    }
    let filter = MyFilter {
        state: state.flatten(),
        place: after.flatten().map_or(Place::First, Place::After),
        limit: Some(rows.flatten().unwrap_or(PAGE)),
        ..MyFilter::default()
    };
    Ok((filter, text.map(Query::of)))
}

/// A case to be opened.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CaseToOpen {
    /// The key of a topic.
    #[schema(example = "ovrigt")]
    topic: String,
    /// In a few words.
    #[schema(min_length = 1, max_length = 120)]
    subject: String,
    /// The first message.
    #[schema(min_length = 1, max_length = 10000)]
    text: String,
    /// Answers to the topic's questions, by their keys.
    #[serde(default)]
    #[schema(example = json!({}))]
    fields: ProgramAnswers,
    /// Whom we write to about the case, beside what webhooks tell.
    contact: Option<ContactToTell>,
    /// The number of a closed case that this one follows.
    follows: Option<String>,
}

/// A person whom we write to. Who has a role in the organisation finds the case there; others get a private link.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ContactToTell {
    #[schema(max_length = 100)]
    name: Option<String>,
    #[schema(format = "email", example = "kim@exempel.example")]
    email: String,
}

/// A case that was opened.
#[derive(Serialize, ToSchema)]
pub(super) struct CaseOpened {
    /// Its number.
    #[schema(example = "ARE-2026-000001")]
    reference: String,
}

/// Open a case
///
/// Opens a case of the organisation. Send the same `Idempotency-Key` again when no answer came: the case is opened once.
#[utoipa::path(
    post,
    path = "/api/v1/arenden",
    operation_id = "open_case",
    tag = "cases",
    params(web::api::OnceHeader),
    request_body = CaseToOpen,
    responses(
        (status = 201, description = "The case is open; `Location` is its address.", body = CaseOpened, headers(("location" = String))),
        WriteProblems
    )
)]
pub(super) async fn make(Get(portal): Get<Portal>, program: Program, sent: Sent<CaseToOpen>) -> web::Result {
    let f = Frame::of_program(&portal, &program);
    let topics = topics::of(&portal).await?;
    let mut form = typed(&f, &sent.body);
    let topic = topics.choose(&sent.body.topic).map(|topic| topic.form_owner());
    let questions = Questions::of_program(&f, &mut form, topic.as_deref()).await?;
    let mut form = questions.fill(form, &sent.body.fields);
    let follows = match sent.body.follows.as_deref() {
        None => None,
        Some(reference) => match readable(&portal, program.organisation, reference).await? {
            Some(before) => Some(before.case.id),
            None => {
                form.mistake("follows", "desk-api-follows");
                None
            }
        },
    };
    let new = parse(&f, &mut form, (&topics, &questions), (&program, &sent.body), follows);
    let Some(new) = new.filter(|_| !form.has_mistakes()) else {
        return Err(mistakes(&form, place));
    };
    let reference = acts::open(&portal, program.actor(), &sent.claim, &new, &Chosen::default())
        .await
        .map_err(|stop| stopped(&f, stop))?;
    Ok(created(
        &href(&reference),
        CaseOpened {
            reference: reference.clone(),
        },
    ))
}

/// What was sent, as if it had been typed.
fn typed(f: &Frame, body: &CaseToOpen) -> Form {
    let form = Form::new(f).fill("topic", &body.topic);
    let form = form.fill("subject", &body.subject).fill("text", &body.text);
    match &body.contact {
        Some(ContactToTell { name, email }) => form
            .fill("name", name.as_deref().unwrap_or_default())
            .fill("email", email),
        None => form,
    }
}

/// Where the program wrote what stands in a field.
fn place(field: &str) -> String {
    match field {
        "name" | "email" => format!("contact.{field}"),
        field => place_of(field),
    }
}

fn parse(
    f: &Frame,
    form: &mut Form,
    (topics, questions): (&Topics, &Questions),
    (program, body): (&Program, &CaseToOpen),
    follows: Option<base::Id<Case>>,
) -> Option<NewCase> {
    let topic = form.read("topic", |code| topics.choose(code).ok_or("desk-topic-missing"));
    let answers = questions.read(form);
    let (subject, text) = (parsing::subject(form), parsing::text(form));
    let contact = match &body.contact {
        Some(_) => {
            let (name, email) = (parsing::optional_text(form, "name", limit::NAME), parsing::email(form));
            name.zip(email).map(|(name, email)| Contact {
                name,
                email: Some(email),
                phone: None,
            })
        }
        None => Some(Contact::default()),
    };
    Some(NewCase {
        topic: topic?,
        subject: subject?,
        text: text?,
        answers: answers?,
        place: None,
        customer: Customer::Program {
            organisation: program.organisation,
            key: program.key,
            contact: contact?,
        },
        wants_answer: true,
        channel: Channel::Api,
        lang: f.lang(),
        about: None,
        follows,
    })
}
