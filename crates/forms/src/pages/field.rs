//! One field of a form as staff write it. What was written while a colleague changed the form is kept, and
//! the form as it is now is shown beside it.

use askama::Template;
use axum::extract::{Path, State};
use store::Stop;
use web::config::FileKind;
use web::{Asked, Flash, Form, FormPlace, Frame, Portal, Posted, Problem, Viewer};

use super::draft::refusal_key;
use super::field_form::{self, earlier};
use super::{path, place};
use crate::acts::{self, Refusal, Seen};
use crate::definition::Flaw;
use crate::drafting::Change;
use crate::model::{CellKind, Condition, Field, FieldId, Kind, Pattern, limit};
use crate::queries::{self, Draft};

#[derive(Template)]
#[template(path = "staff/field.html")]
struct FieldPage<'a> {
    f: &'a Frame,
    form: Form,
    name: String,
    path: String,
    action: String,
    kind: &'a Kind,
    draft: &'a Draft,
    /// Those that stand before it.
    before: &'a [Field],
    is_new: bool,
    is_stale: bool,
}

impl FieldPage<'_> {
    fn kind_name(&self) -> String {
        self.f.t(&format!("forms-kind-{}", self.kind.code()))
    }

    fn title(&self) -> String {
        let key = if self.is_new {
            "forms-field-new"
        } else {
            "forms-field-edit"
        };
        self.f.ta(key, "kind", self.kind_name())
    }

    /// The fields as a colleague has left them.
    fn labels(&self) -> impl Iterator<Item = &str> {
        let fields = self.draft.definition.fields().iter();
        fields.map(|field| field.label.get(self.f.lang()))
    }

    /// When it can be shown.
    fn whens(&self) -> Vec<(String, String)> {
        let lang = self.f.lang();
        let mut all = vec![(String::new(), self.f.t("forms-when-always"))];
        for field in self.before {
            let Kind::Choice(rule) = &field.kind else { continue };
            for option in &rule.options {
                let (question, option_words) = (field.label.get(lang), option.words.get(lang));
                let words = self
                    .f
                    .ta2("forms-when-choice", "question", question, "option", option_words);
                let when = Condition {
                    field: field.id,
                    is: option.code.clone(),
                };
                all.push((field_form::condition_code(&when), words));
            }
        }
        all
    }

    /// The kinds of files that a question can be limited to.
    fn file_kinds(&self) -> Vec<(String, String)> {
        let kinds = self.f.portal.config.files.kinds.iter();
        let kind = |kind: &FileKind| {
            let code = kind.code();
            (code.to_owned(), self.f.t(&format!("forms-files-{code}")))
        };
        kinds.map(kind).collect()
    }

    fn patterns(&self) -> Vec<(String, String)> {
        let pattern = |pattern: Pattern| {
            let code = pattern.code();
            (code.to_owned(), self.f.t(&format!("forms-pattern-{code}")))
        };
        let none = (String::new(), self.f.t("forms-pattern-none"));
        std::iter::once(none).chain(Pattern::ALL.map(pattern)).collect()
    }

    /// What a day can be held against.
    fn bounds(&self) -> Vec<(String, String)> {
        let lang = self.f.lang();
        let fixed = ["none", "today", "day"].map(|code| {
            let value = if code == "none" { "" } else { code };
            (value.to_owned(), self.f.t(&format!("forms-bound-{code}")))
        });
        let days = self.before.iter().filter(|field| matches!(field.kind, Kind::Date(_)));
        let day = |field: &Field| {
            let words = self.f.ta("forms-bound-field", "question", field.label.get(lang));
            (field.id.0.to_string(), words)
        };
        fixed.into_iter().chain(days.map(day)).collect()
    }

    fn cell_kinds(&self) -> Vec<(String, String)> {
        let kind = |kind: CellKind| {
            let code = kind.as_kind().code();
            (code.to_owned(), self.f.t(&format!("forms-kind-{code}")))
        };
        CellKind::ALL.map(kind).into()
    }

    /// Those of a table; one without words is none.
    fn columns(&self) -> Vec<ColumnControls<'_>> {
        let column = |place| {
            let name = |part| format!("column_{place}_{part}");
            let label = |key| self.f.ta(key, "number", place);
            let (sv, en) = (label("forms-column-sv"), label("forms-column-en"));
            ColumnControls {
                place,
                sv: self.form.text(&name("sv"), sv).optional(),
                en: self.form.text(&name("en"), en).optional(),
                kind: self
                    .form
                    .select(&name("kind"), label("forms-column-kind"), self.cell_kinds()),
                required: self.form.tick(&name("required"), label("forms-column-required")),
            }
        };
        (1..=limit::COLUMNS).map(column).collect()
    }
}

/// The controls of one column of a table.
struct ColumnControls<'a> {
    place: usize,
    sv: web::Field<'a>,
    en: web::Field<'a>,
    kind: web::Field<'a>,
    required: web::Field<'a>,
}

/// The page before it is known what goes onto it.
struct At<'a> {
    portal: &'a Portal,
    f: &'a Frame,
    place: FormPlace,
    /// None for a new field.
    id: Option<FieldId>,
    kind: Kind,
}

impl At<'_> {
    async fn draw(&self, form: Form, draft: &Draft, is_stale: bool) -> web::Result {
        let path = path(&self.place.owner);
        let status = form.status();
        let page = FieldPage {
            f: self.f,
            form,
            name: self.place.name.clone(),
            action: match self.id {
                Some(id) => format!("{path}/falt/{}", id.0),
                None => format!("{path}/nytt"),
            },
            path,
            kind: &self.kind,
            draft,
            before: earlier(&draft.definition, self.id),
            is_new: self.id.is_none(),
            is_stale,
        };
        web::page_with(status, &page)
    }

    async fn take(&self, viewer: &Viewer, posted: &Posted) -> web::Result {
        let version = posted.get("version").parse().map_err(|_| Problem::BadRequest)?;
        let (db, owner) = (self.portal.store.db(), self.place.owner.as_str());
        let draft = queries::draft(db, owner).await?;
        let mut form = Form::posted(self.f, posted);
        let Some(field) = field_form::read(&mut form, &draft.definition, self.id, &self.kind) else {
            return self.draw(form, &draft, draft.version != version).await;
        };
        let (seen, change) = (Seen { owner, version }, Change::Put(field));
        match acts::change(self.portal, viewer.actor(), posted.claim(), seen, &change).await {
            Ok(()) => {
                let thanks = Flash::good(self.f.t("forms-thanks-field"));
                Ok(web::see_other(self.f, &path(owner), Some(thanks)))
            }
            Err(Stop::Refusal(refusal)) => {
                form.mistake(self.place_of(refusal), refusal_key(refusal));
                let now = queries::draft(db, owner).await?;
                self.draw(form, &now, refusal == Refusal::Stale).await
            }
            Err(Stop::Fault(e)) => Err(e.into()),
        }
    }

    /// Where a refusal is told.
    fn place_of(&self, refusal: Refusal) -> &'static str {
        match (refusal, &self.kind) {
            (Refusal::Flaw(Flaw::Options), _) => "options_sv",
            (Refusal::Flaw(Flaw::Columns), _) => "column_1_sv",
            (Refusal::Flaw(Flaw::Limits), Kind::Date(_)) => "until",
            (Refusal::Flaw(Flaw::Limits), _) => "max",
            _ => "label_sv",
        }
    }
}

/// GET `/handlaggning/formular/{owner}/nytt`
pub(crate) async fn new(
    State(portal): State<Portal>,
    f: Frame,
    viewer: Viewer,
    Path(owner): Path<String>,
) -> web::Result {
    let place = place(&portal, &viewer, &owner).await?;
    let kind = Kind::from_code(Asked::of(&f).get("slag")).ok_or(Problem::NotFound)?;
    let draft = queries::draft(portal.store.db(), &owner).await?;
    let form = field_form::empty(Form::new(&f), &kind);
    at(&portal, &f, place, None, kind).draw(form, &draft, false).await
}

/// POST `/handlaggning/formular/{owner}/nytt`
pub(crate) async fn add(
    State(portal): State<Portal>,
    f: Frame,
    viewer: Viewer,
    Path(owner): Path<String>,
    posted: Posted,
) -> web::Result {
    let place = place(&portal, &viewer, &owner).await?;
    let kind = Kind::from_code(posted.get("kind")).ok_or(Problem::BadRequest)?;
    at(&portal, &f, place, None, kind).take(&viewer, &posted).await
}

/// GET `/handlaggning/formular/{owner}/falt/{field}`
pub(crate) async fn show(
    State(portal): State<Portal>,
    f: Frame,
    viewer: Viewer,
    Path((owner, id)): Path<(String, String)>,
) -> web::Result {
    let place = place(&portal, &viewer, &owner).await?;
    let draft = queries::draft(portal.store.db(), &owner).await?;
    let field = id.parse().ok().and_then(|id| draft.definition.get(FieldId(id)));
    let field = field.ok_or(Problem::NotFound)?;
    let form = field_form::filled(Form::new(&f), field);
    let at = at(&portal, &f, place, Some(field.id), field.kind.clone());
    at.draw(form, &draft, false).await
}

/// POST `/handlaggning/formular/{owner}/falt/{field}`
pub(crate) async fn save(
    State(portal): State<Portal>,
    f: Frame,
    viewer: Viewer,
    Path((owner, id)): Path<(String, String)>,
    posted: Posted,
) -> web::Result {
    let place = place(&portal, &viewer, &owner).await?;
    let id = id.parse().map(FieldId).map_err(|_| Problem::NotFound)?;
    let kind = Kind::from_code(posted.get("kind")).ok_or(Problem::BadRequest)?;
    at(&portal, &f, place, Some(id), kind).take(&viewer, &posted).await
}

fn at<'a>(portal: &'a Portal, f: &'a Frame, place: FormPlace, id: Option<FieldId>, kind: Kind) -> At<'a> {
    At {
        portal,
        f,
        place,
        id,
        kind,
    }
}
