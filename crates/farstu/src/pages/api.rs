//! `/api`: what programs can do here, for those who write them. Everybody may read it.

use askama::Template;
use web::{ApiProblem, Frame};

use crate::openapi;

pub(super) const PATH: &str = "/api";
/// Where managers make keys; named, not linked, since it opens only under their hat.
const KEYS: &str = "/organisation/api";

#[derive(Template)]
#[template(path = "api.html")]
struct ApiPage<'a> {
    f: &'a Frame,
    keys: &'static str,
    document: &'static str,
    /// How a case is opened with curl.
    example: String,
    /// How the signature of a webhook is checked.
    check: &'static str,
    problems: Vec<Row>,
}

/// A problem, as `type` names it.
struct Row {
    name: &'static str,
    status: u16,
    title: String,
    text: String,
}

const CHECK: &str = include_str!("../../content/webhook-check.py");

/// GET `/api`
pub(super) async fn show(f: Frame) -> web::Result {
    web::page(&ApiPage {
        f: &f,
        keys: KEYS,
        document: openapi::PATH,
        example: example(&f),
        check: CHECK.trim_end(),
        problems: ApiProblem::of_each_kind().map(|problem| row(&f, &problem)).collect(),
    })
}

fn row(f: &Frame, problem: &ApiProblem) -> Row {
    let name = problem.name();
    Row {
        name,
        status: problem.status().as_u16(),
        title: f.t(&format!("web-api-{name}-title")),
        text: f.t(&format!("web-api-{name}-text")),
    }
}

fn example(f: &Frame) -> String {
    let address = f.portal.config.link("/api/v1/arenden");
    let body = format!(
        "{{\"topic\": \"ovrigt\", \"subject\": \"{}\", \"text\": \"{}\"}}",
        f.t("farstu-api-example-subject"),
        f.t("farstu-api-example-text")
    );
    format!(
        "curl {address} \\\n  -H 'Authorization: Bearer farstu_…' \\\n  -H 'Idempotency-Key: 4f1c0a52' \\\n  \
         -H 'Content-Type: application/json' \\\n  -d '{body}'"
    )
}
