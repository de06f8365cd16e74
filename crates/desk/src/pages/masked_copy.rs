//! `/handlaggning/arenden/{reference}/maskad-kopia`: a copy of a case without what is secret, for whoever asks for a
//! public document (law.md, Public records). What it looks like is shown before it is made.

use askama::Template;
use axum::extract::State as Get;
use serde::Serialize;
use web::{Form, Frame, Portal, Posted, Printout, Problem, Viewer};

use super::staff_case;
use super::thread::{Eyes, LetterView, letters};
use crate::acts;
use crate::contact;
use crate::guard::QueueCase;
use crate::masking::Masks;
use crate::model::limit;
use crate::queries::{self, Opened};

const TEMPLATE: &str = include_str!("../../papers/masked.typ");

#[derive(Template)]
#[template(path = "masked_copy.html")]
struct MaskedPage<'a> {
    f: &'a Frame,
    form: Form,
    opened: &'a Opened,
    lines: Vec<LineView>,
    subject: String,
}

impl MaskedPage<'_> {
    fn choices(&self) -> Vec<(String, String)> {
        let choice = |line: &LineView| (line.number.to_string(), line.heading.clone());
        self.lines.iter().map(choice).collect()
    }
}

struct LineView {
    number: i32,
    heading: String,
    /// As it will stand in the copy.
    text: String,
    is_in: bool,
}

#[derive(Serialize)]
struct MaskedPaper {
    /// What was masked, and by which rule.
    told: String,
    subject: String,
    letters: Vec<(String, String)>,
}

/// GET
pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame, case: QueueCase) -> web::Result {
    if let Some(led) = staff_case::elsewhere(&f, &case)? {
        return Ok(led);
    }
    let letters = public(&portal, &f, &case.opened).await?;
    let numbers = letters.iter().map(|letter| letter.number.to_string());
    let form = Form::new(&f)
        .fill("words", names(&portal, &case.opened, &letters)?.join("\n"))
        .fill("contacts", "1")
        .fill("rule", case.opened.case.secrecy.clone().unwrap_or_default())
        .fill_all("line", numbers);
    draw(&f, form, &case.opened, &letters)
}

/// The letters of the case as they would stand on paper; never notes or events.
async fn public(portal: &Portal, f: &Frame, opened: &Opened) -> anyhow::Result<Vec<LetterView>> {
    let lines = queries::thread(portal.store.db(), opened.case.id, false).await?;
    let letters = letters(portal, f, opened, lines, Eyes::Paper { by_link: false }, "").await?;
    Ok(letters.into_iter().filter(|letter| !letter.is_event).collect())
}

/// The names in the case, which are suggested for masking.
fn names(portal: &Portal, opened: &Opened, letters: &[LetterView]) -> anyhow::Result<Vec<String>> {
    let mut names: Vec<_> = opened.names.organisation.clone().into_iter().collect();
    if !opened.is_protected() {
        names.extend(opened.customer());
        names.extend(opened.customers_first_name());
        names.extend(contact::email(portal.store.keys(), &opened.case)?.map(|email| email.as_str().to_owned()));
    }
    let staff = opened.officer();
    let others = letters.iter().map(|letter| letter.who.clone());
    names.extend(others.filter(|who| staff.as_ref().is_none_or(|staff| !who.starts_with(staff))));
    names.sort();
    names.dedup();
    Ok(names.into_iter().filter(|name| !name.is_empty()).collect())
}

/// What is masked: the words of the form, and without a word the names of who has protected identity.
fn masks(f: &Frame, form: &Form, opened: &Opened) -> Masks {
    let hidden = opened.is_protected().then(|| opened.customer()).flatten();
    let hidden = hidden
        .iter()
        .flat_map(|name| std::iter::once(name.as_str()).chain(name.split_whitespace()));
    let words = form.value("words").lines().chain(hidden);
    Masks::new(
        words.map(str::to_owned),
        form.value("contacts") == "1",
        f.t("desk-masked-word"),
    )
}

fn draw(f: &Frame, form: Form, opened: &Opened, letters: &[LetterView]) -> web::Result {
    let masks = masks(f, &form, opened);
    let page = MaskedPage {
        f,
        lines: lines(f, &form, &masks, letters),
        subject: masks.mask(&opened.case.subject),
        opened,
        form,
    };
    web::page_with(page.form.status(), &page)
}

fn lines(f: &Frame, form: &Form, masks: &Masks, letters: &[LetterView]) -> Vec<LineView> {
    let line = |letter: &LetterView| LineView {
        number: letter.number,
        heading: format!("{}, {}", masks.mask(&letter.who), f.date_time(&letter.at)),
        text: masks.mask(&letter.text),
        is_in: form.values("line").any(|number| number == letter.number.to_string()),
    };
    letters.iter().map(line).collect()
}

/// POST: shows it anew, or gives the copy.
pub(crate) async fn send(
    Get(portal): Get<Portal>,
    f: Frame,
    viewer: Viewer,
    case: QueueCase,
    posted: Posted,
) -> web::Result {
    if case.conflict.is_some() {
        return Err(Problem::NotFound.into());
    }
    let opened = &case.opened;
    let letters = public(&portal, &f, opened).await?;
    let mut form = Form::posted(&f, &posted);
    if case.was_merged {
        // The lines that were chosen are others there.
        form.mistake("line", "desk-refused-into-another");
    }
    if posted.get("act") != "copy" || case.was_merged {
        return draw(&f, form, opened, &letters);
    }
    let rule = form.read_text("rule", limit::SECRECY, "desk-masked-rule-missing");
    let masks = masks(&f, &form, opened);
    let chosen: Vec<_> = lines(&f, &form, &masks, &letters)
        .into_iter()
        .filter(|line| line.is_in)
        .map(|line| (line.heading, line.text))
        .collect();
    if chosen.is_empty() {
        form.mistake("line", "desk-masked-none");
    }
    let (Some(rule), false) = (rule, form.has_mistakes()) else {
        return draw(&f, form, opened, &letters);
    };
    acts::note_copy(&portal, viewer.actor(), opened.case.id, chosen.len()).await?;
    let content = MaskedPaper {
        told: f.ta("desk-masked-told", "rule", rule),
        subject: masks.mask(&opened.case.subject),
        letters: chosen,
    };
    let printout = Printout {
        template: TEMPLATE,
        title: &f.t("desk-masked-title"),
        reference: &opened.case.reference,
        content: &content,
    };
    web::paper(&f, &printout).await
}
