//! `/handlaggning/arenden/{reference}/sla-ihop`: merges a case into another, with a preview of what moves and
//! who will read it.

use askama::Template;
use axum::extract::State as Get;
use base::ObjectRef;
use store::Stop;
use web::{Asked, Flash, Form, Frame, Portal, Posted, Viewer};

use super::staff_case::{elsewhere, path};
use super::{parsing, standing};
use crate::acts::{self, Officer, same_customer};
use crate::guard::{QueueCase, named_case};
use crate::model::{CASE, MessageKind, State};
use crate::queries::{self, Opened};
use crate::rules::{self, Refusal};
use crate::tables::case;

#[derive(Template)]
#[template(path = "staff_merge.html")]
struct MergePage<'a> {
    f: &'a Frame,
    opened: &'a Opened,
    form: Form,
    /// Open cases of the same customer: number and subject.
    suggestions: Vec<(String, String)>,
    preview: Option<Preview>,
}

/// What a merge would do.
struct Preview {
    reference: String,
    facts: Vec<(String, String)>,
    /// Said when the customers are two.
    warning: Option<String>,
}

impl MergePage<'_> {
    fn back(&self) -> String {
        path(self.opened)
    }
}

/// GET: the form, and with `?med=` the preview.
pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame, viewer: Viewer, case: QueueCase) -> web::Result {
    if let Some(led) = elsewhere(&f, &case)? {
        return Ok(led);
    }
    let officer = Officer::of(viewer.signed_in()?);
    let asked = Asked::of(&f);
    let mut form = Form::new(&f).fill("med", asked.get("med"));
    let into = match asked.get("med").trim() {
        "" => None,
        _ => other(&portal, officer, &mut form, "med", &case.opened).await?,
    };
    draw(&portal, &f, &case.opened, form, into).await
}

/// POST: merges.
pub(crate) async fn send(
    Get(portal): Get<Portal>,
    f: Frame,
    viewer: Viewer,
    case: QueueCase,
    posted: Posted,
) -> web::Result {
    // A form that is sent again leads where it led; the case is merged by then.
    if let Some(led) = elsewhere(&f, &case)? {
        return Ok(led);
    }
    let officer = Officer::of(viewer.signed_in()?);
    let mut form = Form::posted(&f, &posted);
    let Some(into) = other(&portal, officer, &mut form, "med", &case.opened).await? else {
        return draw(&portal, &f, &case.opened, form, None).await;
    };
    match acts::merge(&portal, officer, form.claim(), case.opened.case.id, into.case.id).await {
        Ok(led) => Ok(web::see_other(&f, &led, Some(Flash::good(f.t("desk-merge-done"))))),
        Err(Stop::Refusal(refusal)) => {
            parsing::refused(&mut form, "med", refusal);
            draw(&portal, &f, &case.opened, form, None).await
        }
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

/// The other case that is named in a field: the one it went into, when it was merged.
pub(super) async fn other(
    portal: &Portal,
    officer: Officer<'_>,
    form: &mut Form,
    field: &'static str,
    this: &Opened,
) -> anyhow::Result<Option<Opened>> {
    let typed = form.value(field).trim().to_uppercase();
    let Some((found, _)) = named_case(portal, &typed).await? else {
        form.mistake(field, "desk-other-missing");
        return Ok(None);
    };
    let refusal = if found.case.id == this.case.id {
        Refusal::SameCase
    } else if let Some(conflict) = officer.conflict(portal.store.db(), &found.case).await? {
        Refusal::Conflict(conflict)
    } else {
        return Ok(Some(found));
    };
    parsing::refused(form, field, refusal);
    Ok(None)
}

async fn draw(portal: &Portal, f: &Frame, opened: &Opened, mut form: Form, into: Option<Opened>) -> web::Result {
    let suggestions = queries::open_of_same(portal.store.db(), &opened.case).await?;
    let mut shown = None;
    if let Some(into) = into {
        let is_same = same_customer(&opened.case, &into.case);
        let is_protected = opened.is_protected() || into.is_protected();
        let now = |opened: &Opened| opened.facts().state_at(f.now());
        match rules::merged(now(opened), now(&into), is_same, is_protected) {
            Ok(state) => shown = Some(preview(portal, f, opened, &into, state).await?),
            Err(refusal) => parsing::refused(&mut form, "med", refusal),
        }
    }
    let page = MergePage {
        f,
        opened,
        suggestions: suggestions.into_iter().map(named).collect(),
        preview: shown,
        form,
    };
    web::page_with(page.form.status(), &page)
}

fn named(case: case::Model) -> (String, String) {
    (case.reference, case.subject)
}

async fn preview(portal: &Portal, f: &Frame, from: &Opened, into: &Opened, state: State) -> anyhow::Result<Preview> {
    let db = portal.store.db();
    let lines = queries::thread(db, from.case.id, true).await?;
    let count = |kinds: &[MessageKind]| lines.iter().filter(|line| kinds.contains(&line.kind)).count();
    let object = ObjectRef::new(CASE, from.case.id);
    let files = files::of_object(db, &object, f.lang()).await?.len();
    let letters = count(&[MessageKind::Message, MessageKind::Solution]);
    let moves = [
        f.tn("desk-merge-letters", "count", letters),
        f.tn("desk-merge-notes", "count", count(&[MessageKind::Note])),
        f.tn("desk-merge-files", "count", files),
    ];
    let facts = [
        (
            "desk-merge-into",
            format!("{} {}", into.case.reference, into.case.subject),
        ),
        ("desk-fact-customer", customer(f, into)),
        ("desk-merge-moves", moves.join(", ")),
        ("desk-queue-state", standing::staff_word(f, state)),
    ];
    let warning = (!same_customer(&from.case, &into.case))
        .then(|| f.ta2("desk-merge-two", "one", customer(f, from), "other", customer(f, into)));
    Ok(Preview {
        reference: into.case.reference.clone(),
        facts: facts.map(|(key, value)| (f.t(key), value)).into(),
        warning,
    })
}

fn customer(f: &Frame, opened: &Opened) -> String {
    if opened.is_protected() {
        return f.t("desk-customer-protected");
    }
    let organisation = opened.names.organisation.clone();
    organisation
        .or_else(|| opened.customer())
        .unwrap_or_else(|| f.t("desk-customer-unnamed"))
}
