//! `/handlaggning/arenden/{reference}/diarium`: what the diary says of a case.

use askama::Template;
use axum::extract::State as Get;
use http::StatusCode;
use store::Stop;
use web::{Flash, Form, Frame, Portal, Posted, Problem, Viewer};

use super::{parsing, staff_case};
use crate::acts::{self, Officer, Registration};
use crate::guard::QueueCase;
use crate::model::limit;
use crate::queries::Opened;
use crate::topics;

#[derive(Template)]
#[template(path = "diary_entry.html")]
struct EntryPage<'a> {
    f: &'a Frame,
    form: Form,
    opened: &'a Opened,
    /// What the diary calls the case by itself.
    topic: String,
}

impl EntryPage<'_> {
    fn secrecy(&self) -> Vec<(String, String)> {
        ["no", "yes"]
            .map(|code| (code.to_owned(), self.f.t(&format!("desk-diary-secrecy-{code}"))))
            .to_vec()
    }
}

async fn topic(f: &Frame, opened: &Opened) -> anyhow::Result<String> {
    let topics = topics::of(&f.portal).await?;
    Ok(topics.name(&opened.case.topic, f.lang()))
}

/// GET
pub(crate) async fn show(f: Frame, case: QueueCase) -> web::Result {
    if let Some(led) = staff_case::elsewhere(&f, &case)? {
        return Ok(led);
    }
    let stored = &case.opened.case;
    let form = Form::new(&f)
        .fill("heading", stored.diary_heading.as_deref().unwrap_or_default())
        .fill("is_secret", if stored.secrecy.is_some() { "yes" } else { "no" })
        .fill("secrecy", stored.secrecy.as_deref().unwrap_or_default());
    web::page(&EntryPage {
        f: &f,
        form,
        topic: topic(&f, &case.opened).await?,
        opened: &case.opened,
    })
}

/// POST
pub(crate) async fn send(
    Get(portal): Get<Portal>,
    f: Frame,
    viewer: Viewer,
    case: QueueCase,
    posted: Posted,
) -> web::Result {
    let mut form = Form::posted(&f, &posted);
    let heading = parsing::optional_text(&mut form, "heading", limit::DIARY_HEADING);
    let secrecy = match posted.get("is_secret") {
        "yes" => form
            .read_text("secrecy", limit::SECRECY, "desk-diary-secrecy-missing")
            .map(Some),
        "no" => Some(None),
        _ => return Err(Problem::BadRequest.into()),
    };
    if let (Some(heading), Some(secrecy)) = (heading, secrecy) {
        let new = Registration { heading, secrecy };
        let officer = Officer::of(viewer.signed_in()?);
        match acts::register(&portal, officer, form.claim(), case.opened.case.id, &new).await {
            Ok(led) => {
                return Ok(web::see_other(&f, &led, Some(Flash::good(f.t("desk-diary-saved")))));
            }
            Err(Stop::Refusal(refusal)) => parsing::refused(&mut form, "heading", refusal),
            Err(Stop::Fault(e)) => return Err(e.into()),
        }
    }
    let page = EntryPage {
        f: &f,
        form,
        topic: topic(&f, &case.opened).await?,
        opened: &case.opened,
    };
    web::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}
