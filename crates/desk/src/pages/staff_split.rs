//! `/handlaggning/arenden/{reference}/dela`: moves chosen lines of a case to a new case of the same customer.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::State as Get;
use store::Stop;
use web::{Flash, Form, Frame, Portal, Posted, SignedIn, Viewer};

use super::parsing;
use super::staff_case::{elsewhere, locked_out, path};
use super::thread::{Eyes, letters};
use crate::acts::{self, Officer, Part};
use crate::guard::QueueCase;
use crate::model::{AuthorKind, MessageKind};
use crate::queries::{self, Opened};
use crate::rules::Refusal;

/// So many characters of a line tell it from the others.
const BEGINNING: usize = 120;

#[derive(Template)]
#[template(path = "staff_split.html")]
struct SplitPage<'a> {
    f: &'a Frame,
    opened: &'a Opened,
    form: Form,
    /// The lines to choose from: number and beginning.
    lines: Vec<(String, String)>,
}

impl SplitPage<'_> {
    fn back(&self) -> String {
        path(self.opened)
    }
}

/// GET: the lines to choose from.
pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame, viewer: Viewer, case: QueueCase) -> web::Result {
    if let Some(led) = elsewhere(&f, &case)? {
        return Ok(led);
    }
    draw(&portal, &f, viewer.signed_in()?, &case.opened, Form::new(&f)).await
}

/// POST: makes the new case.
pub(crate) async fn send(
    Get(portal): Get<Portal>,
    f: Frame,
    viewer: Viewer,
    case: QueueCase,
    posted: Posted,
) -> web::Result {
    if let Some(led) = elsewhere(&f, &case)? {
        return Ok(led);
    }
    let me = viewer.signed_in()?;
    let mut form = Form::posted(&f, &posted);
    let lines = lines(&mut form);
    let subject = parsing::subject(&mut form);
    let (Some(lines), Some(subject)) = (lines, subject) else {
        return draw(&portal, &f, me, &case.opened, form).await;
    };
    let part = Part {
        case: case.opened.case.id,
        lines: &lines,
        subject: &subject,
    };
    match acts::split(&portal, Officer::of(me), form.claim(), &part).await {
        Ok(led) => Ok(web::see_other(&f, &led, Some(Flash::good(f.t("desk-split-done"))))),
        Err(Stop::Refusal(Refusal::Conflict(conflict))) => locked_out(&f, &case.opened, conflict),
        Err(Stop::Refusal(refusal)) => {
            parsing::refused(&mut form, "lines", refusal);
            draw(&portal, &f, me, &case.opened, form).await
        }
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

/// The lines chosen, in order.
fn lines(form: &mut Form) -> Option<Vec<i32>> {
    let chosen: BTreeSet<i32> = form.values("lines").filter_map(|number| number.parse().ok()).collect();
    if chosen.is_empty() {
        form.mistake("lines", "desk-split-lines-missing");
        return None;
    }
    Some(chosen.into_iter().collect())
}

async fn draw(portal: &Portal, f: &Frame, me: &SignedIn, opened: &Opened, form: Form) -> web::Result {
    let lines = offered(portal, f, me, opened).await?;
    web::page_with(form.status(), &SplitPage { f, opened, form, lines })
}

/// What people wrote, but the first line: the case began with it.
async fn offered(portal: &Portal, f: &Frame, me: &SignedIn, opened: &Opened) -> anyhow::Result<Vec<(String, String)>> {
    let mut lines = queries::thread(portal.store.db(), opened.case.id, true).await?;
    let first = lines.iter().position(|line| line.kind == MessageKind::Message);
    let first = first.map(|at| lines[at].number);
    lines.retain(|line| {
        let is_written = matches!(line.kind, MessageKind::Message | MessageKind::Note);
        is_written && Some(line.number) != first && line.author_kind != AuthorKind::System
    });
    let eyes = Eyes::Staff { me: me.id, since: None };
    let letters = letters(portal, f, opened, lines, eyes, &path(opened)).await?;
    let words = |text: &str| {
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        line.chars().take(BEGINNING).collect::<String>()
    };
    let choice = |letter: super::thread::LetterView| {
        let told = format!("{}, {}: {}", letter.who, letter.when, words(&letter.text));
        (letter.number.to_string(), told)
    };
    Ok(letters.into_iter().map(choice).collect())
}
