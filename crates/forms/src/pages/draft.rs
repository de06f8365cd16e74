//! `/handlaggning/formular/{owner}`: the fields of a form as staff have them, in order, to move, remove
//! and publish.

use askama::Template;
use axum::extract::{Path, State};
use store::Stop;
use web::{Flash, Form, FormPlace, Frame, Portal, Posted, Problem, Viewer};

use super::{path, place};
use crate::acts::{self, Refusal, Seen};
use crate::drafting::Change;
use crate::model::{self, FieldId, Kind};
use crate::queries::{self, Draft};

/// Where mistakes of the whole form stand.
const FIELDS: &str = "fields";

#[derive(Template)]
#[template(path = "staff/form.html")]
struct DraftPage<'a> {
    f: &'a Frame,
    form: Form,
    name: String,
    path: String,
    draft: &'a Draft,
    rows: Vec<Row>,
}

struct Row {
    id: u32,
    label: String,
    kind: String,
    required: bool,
    /// On what it depends.
    when: Option<String>,
    is_first: bool,
    is_last: bool,
}

impl DraftPage<'_> {
    fn kinds(&self) -> Vec<(String, String)> {
        let kind = |kind: &Kind| (kind.code().to_owned(), self.f.t(&format!("forms-kind-{}", kind.code())));
        Kind::all().iter().map(kind).collect()
    }

    /// What customers are asked now.
    fn standing(&self) -> String {
        match &self.draft.current {
            Some(current) => self.f.ta2(
                "forms-standing-published",
                "number",
                current.number,
                "when",
                self.f.relative(&current.at),
            ),
            None => self.f.t("forms-standing-none"),
        }
    }
}

fn row(f: &Frame, draft: &Draft, (at, field): (usize, &model::Field)) -> Row {
    let lang = f.lang();
    let fields = draft.definition.fields();
    let when = field.when.as_ref().map(|when| {
        let asked = fields.iter().find(|other| other.id == when.field);
        asked.map_or_else(String::new, |asked| asked.label.get(lang).to_owned())
    });
    Row {
        id: field.id.0,
        label: field.label.get(lang).to_owned(),
        kind: f.t(&format!("forms-kind-{}", field.kind.code())),
        required: field.required,
        when,
        is_first: at == 0,
        is_last: at + 1 == fields.len(),
    }
}

/// GET `/handlaggning/formular/{owner}`
pub(crate) async fn show(
    State(portal): State<Portal>,
    f: Frame,
    viewer: Viewer,
    Path(owner): Path<String>,
) -> web::Result {
    let place = place(&portal, &viewer, &owner).await?;
    draw(&portal, &f, Form::new(&f), place).await
}

async fn draw(portal: &Portal, f: &Frame, form: Form, place: FormPlace) -> web::Result {
    let draft = queries::draft(portal.store.db(), &place.owner).await?;
    let status = form.status();
    let fields = draft.definition.fields().iter().enumerate();
    let page = DraftPage {
        f,
        form,
        path: path(&place.owner),
        name: place.name,
        rows: fields.map(|field| row(f, &draft, field)).collect(),
        draft: &draft,
    };
    web::page_with(status, &page)
}

/// POST `/handlaggning/formular/{owner}`
pub(crate) async fn send(
    State(portal): State<Portal>,
    f: Frame,
    viewer: Viewer,
    Path(owner): Path<String>,
    posted: Posted,
) -> web::Result {
    let place = place(&portal, &viewer, &owner).await?;
    let version = posted.get("version").parse().map_err(|_| Problem::BadRequest)?;
    let seen = Seen { owner: &owner, version };
    let (who, key) = (viewer.actor(), posted.claim());
    let (done, thanks) = match change(&posted) {
        Some(change) => (
            acts::change(&portal, who, key, seen, &change).await,
            "forms-thanks-changed",
        ),
        None if posted.has("publish") => (acts::publish(&portal, who, key, seen).await, "forms-thanks-published"),
        None => return Err(Problem::BadRequest.into()),
    };
    match done {
        Ok(()) => Ok(web::see_other(&f, &path(&owner), Some(Flash::good(f.t(thanks))))),
        Err(Stop::Refusal(refusal)) => {
            let mut form = Form::posted(&f, &posted);
            form.mistake(FIELDS, refusal_key(refusal));
            draw(&portal, &f, form, place).await
        }
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

fn change(posted: &Posted) -> Option<Change> {
    let id = |button: &str| posted.get(button).parse().ok().map(FieldId);
    id("up")
        .map(Change::Up)
        .or_else(|| id("down").map(Change::Down))
        .or_else(|| id("remove").map(Change::Remove))
}

pub(super) fn refusal_key(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::Stale => "forms-stale",
        Refusal::Flaw(flaw) => flaw.key(),
        Refusal::NothingNew => "forms-nothing-new",
    }
}
