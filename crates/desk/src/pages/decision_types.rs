//! `/handlaggning/beslutstyper`: the kinds of decisions, and what can be done against each (law.md, Decisions).

use askama::Template;
use axum::extract::{Path, State as Get};
use base::Id;
use store::Stop;
use web::{Flash, Form, Frame, Portal, Posted, Problem, Viewer};

use super::parsing;
use crate::acts::{self, TypeEdit};
use crate::decision::{DecisionType, Remedy};
use crate::model::limit;
use crate::queries;
use crate::tables::decision_type;

/// The list.
pub(crate) const PATH: &str = "/handlaggning/beslutstyper";

#[derive(Template)]
#[template(path = "decision_types.html")]
struct ListPage<'a> {
    f: &'a Frame,
    rows: Vec<decision_type::Model>,
}

impl ListPage<'_> {
    fn remedy(&self, row: &decision_type::Model) -> String {
        self.f.t(&format!("desk-remedy-name-{}", row.remedy.code()))
    }
}

#[derive(Template)]
#[template(path = "decision_type.html")]
struct TypePage<'a> {
    f: &'a Frame,
    form: Form,
    title: String,
    action: String,
    version: i32,
}

impl TypePage<'_> {
    fn remedies(&self) -> Vec<(String, String)> {
        let remedy = |one: Remedy| {
            (
                one.code().to_owned(),
                self.f.t(&format!("desk-remedy-name-{}", one.code())),
            )
        };
        Remedy::ALL.map(remedy).to_vec()
    }
}

/// GET the list.
pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame) -> web::Result {
    let rows = queries::decision_types(portal.store.db()).await?;
    web::page(&ListPage { f: &f, rows })
}

/// GET the form of a new one.
pub(crate) async fn show_new(f: Frame) -> web::Result {
    draw(
        &f,
        Form::new(&f).fill("is_offered", "1").fill("remedy", "ordinary"),
        None,
    )
}

/// GET one of them.
pub(crate) async fn show_one(Get(portal): Get<Portal>, f: Frame, Path(id): Path<Id<DecisionType>>) -> web::Result {
    let stored = find(&portal, id).await?;
    draw(&f, filled(&f, &stored).remembering(), Some(&stored))
}

fn draw(f: &Frame, form: Form, stored: Option<&decision_type::Model>) -> web::Result {
    let page = TypePage {
        f,
        title: stored.map_or_else(
            || f.t("desk-decision-type-new"),
            |stored| stored.name(f.lang()).to_owned(),
        ),
        action: stored.map_or_else(|| format!("{PATH}/nytt"), |stored| format!("{PATH}/{}", stored.id)),
        version: stored.map_or(0, |stored| stored.version),
        form,
    };
    web::page_with(page.form.status(), &page)
}

async fn find(portal: &Portal, id: Id<DecisionType>) -> Result<decision_type::Model, web::Error> {
    let found = queries::decision_type(portal.store.db(), id).await?;
    found.ok_or_else(|| Problem::NotFound.into())
}

fn filled(f: &Frame, stored: &decision_type::Model) -> Form {
    Form::new(f)
        .fill("name_sv", &stored.name_sv)
        .fill("name_en", &stored.name_en)
        .fill("remedy", stored.remedy.code())
        .fill("appeal_to", stored.appeal_to.as_deref().unwrap_or_default())
        .fill("delegation", stored.delegation.as_deref().unwrap_or_default())
        .fill("is_offered", if stored.is_offered { "1" } else { "" })
}

/// POST a new one.
pub(crate) async fn add(get: Get<Portal>, f: Frame, viewer: Viewer, posted: Posted) -> web::Result {
    save(&get.0, &f, &viewer, &posted, None).await
}

/// POST a change of one.
pub(crate) async fn change(
    Get(portal): Get<Portal>,
    f: Frame,
    viewer: Viewer,
    Path(id): Path<Id<DecisionType>>,
    posted: Posted,
) -> web::Result {
    let stored = find(&portal, id).await?;
    save(&portal, &f, &viewer, &posted, Some(stored)).await
}

async fn save(
    portal: &Portal,
    f: &Frame,
    viewer: &Viewer,
    posted: &Posted,
    stored: Option<decision_type::Model>,
) -> web::Result {
    let seen = posted.get("_version").parse().map_err(|_| Problem::BadRequest)?;
    let mut form = Form::posted(f, posted);
    let Some(edit) = read(&mut form, seen) else {
        let stored = stored.map(|stored| decision_type::Model {
            version: seen,
            ..stored
        });
        return draw(f, form, stored.as_ref());
    };
    let id = stored.as_ref().map(|stored| stored.id);
    match acts::save_decision_type(portal, viewer.actor(), form.claim(), id, &edit).await {
        Ok(()) => {
            let told = f.ta("desk-decision-type-saved", "name", &edit.name_sv);
            Ok(web::see_other(f, PATH, Some(Flash::good(told))))
        }
        Err(Stop::Refusal(refusal)) => {
            let stored = match id {
                Some(id) => Some(find(portal, id).await?),
                None => None,
            };
            if let Some(stored) = &stored {
                form.catch_up(&filled(f, stored));
            }
            parsing::refused(&mut form, "name_sv", refusal);
            draw(f, form, stored.as_ref())
        }
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

fn read(form: &mut Form, seen: i32) -> Option<TypeEdit> {
    let name_sv = parsing::name(form, "name_sv");
    let name_en = parsing::name(form, "name_en");
    let remedy = form.read("remedy", |code| Remedy::from_code(code).ok_or("desk-remedy-missing"));
    let appeal_to = match remedy {
        Some(Remedy::None) => Some(None),
        _ => form
            .read_text("appeal_to", limit::NAME, "desk-remedy-to-missing")
            .map(Some),
    };
    let delegation = parsing::optional_text(form, "delegation", limit::DELEGATION);
    Some(TypeEdit {
        name_sv: name_sv?,
        name_en: name_en?,
        remedy: remedy?,
        appeal_to: appeal_to?,
        delegation: delegation?,
        is_offered: form.value("is_offered") == "1",
        seen,
    })
}
