//! `/api/v1/amnen`: what a case can be about, and what is asked then.

use axum::Json;
use axum::extract::State as Get;
use axum::response::IntoResponse;
use forms::Asked;
use serde::Serialize;
use utoipa::ToSchema;
use web::api::ReadProblems;
use web::{Portal, Program};

use crate::topics;

/// What a case can be about.
#[derive(Serialize, ToSchema)]
pub(super) struct TopicList {
    topics: Vec<TopicAsked>,
}

/// Something that a case can be about.
#[derive(Serialize, ToSchema)]
struct TopicAsked {
    /// Names it when a case is opened.
    key: String,
    /// What it is called.
    name: String,
    /// What the group is called that it stands in.
    #[schema(required)]
    group: Option<String>,
    /// What is asked about it, to be answered in `fields`.
    fields: Vec<Asked>,
}

/// Topics
///
/// What a case can be about, in the order of the forms, with the questions that each topic asks. Names follow
/// `Accept-Language` (`sv` or `en`).
#[utoipa::path(
    get,
    path = "/api/v1/amnen",
    operation_id = "topics",
    tag = "cases",
    responses((status = 200, description = "The topics.", body = TopicList), ReadProblems)
)]
pub(super) async fn show(Get(portal): Get<Portal>, program: Program) -> web::Result {
    let all = topics::of(&portal).await?;
    let mut list = Vec::new();
    for topic in all.choosable() {
        list.push(TopicAsked {
            key: topic.code.clone(),
            name: topic.name(program.lang).to_owned(),
            group: topic.parent.as_deref().map(|parent| all.name(parent, program.lang)),
            fields: forms::asked(portal.store.db(), &topic.form_owner(), program.lang).await?,
        });
    }
    Ok(Json(TopicList { topics: list }).into_response())
}
