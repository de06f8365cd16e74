//! `/handlaggning/organisationer/kategorier`: the list of categories, and each of them.

use askama::Template;
use axum::extract::State as Get;
use axum::response::Response;

use store::Stop;
use web::{Flash, Form, Frame, Portal, Posted, Problem, Viewer};

use super::{InPath, id_of};
use crate::acts::{self, NewCategory};
use crate::model::limit;
use crate::tables::category::{self, Category};
use crate::{parsing, queries};

/// The list.
pub(crate) const PATH: &str = "/handlaggning/organisationer/kategorier";

#[derive(Template)]
#[template(path = "staff_categories.html")]
struct CategoriesPage<'a> {
    f: &'a Frame,
    form: Form,
    rows: Vec<category::Model>,
}

#[derive(Template)]
#[template(path = "staff_category.html")]
struct CategoryPage<'a> {
    f: &'a Frame,
    form: Form,
    of: &'a category::Model,
    within: u64,
}

/// GET the list.
pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame) -> web::Result {
    draw_list(&portal, &f, Form::new(&f)).await
}

/// POST a new one.
pub(crate) async fn add(Get(portal): Get<Portal>, f: Frame, viewer: Viewer, posted: Posted) -> web::Result {
    let mut form = Form::posted(&f, &posted);
    if let Some(new) = read(&mut form) {
        match acts::save_category(&portal, actor(&viewer)?, form.claim(), None, &new).await {
            Ok(()) => return Ok(saved(&f, &new)),
            Err(Stop::Refusal(refusal)) => parsing::refused(&f, &mut form, "name_sv", &refusal),
            Err(Stop::Fault(e)) => return Err(e.into()),
        }
    }
    draw_list(&portal, &f, form).await
}

async fn draw_list(portal: &Portal, f: &Frame, form: Form) -> web::Result<Response> {
    let rows = queries::categories(portal.store.db()).await?;
    web::page_with(form.status(), &CategoriesPage { f, form, rows })
}

/// GET one of them.
pub(crate) async fn show_one(Get(portal): Get<Portal>, f: Frame, id: InPath<Category>) -> web::Result {
    let of = find(&portal, id).await?;
    let form = Form::new(&f).fill("name_sv", &of.name_sv).fill("name_en", &of.name_en);
    draw_one(&portal, &f, form, &of).await
}

/// POST: renames it, or takes it away.
pub(crate) async fn change(
    Get(portal): Get<Portal>,
    f: Frame,
    viewer: Viewer,
    id: InPath<Category>,
    posted: Posted,
) -> web::Result {
    let mut form = Form::posted(&f, &posted);
    let actor = actor(&viewer)?;
    let id = id_of(id)?;
    let done = if posted.get("act") == "delete" {
        let done = acts::delete_category(&portal, actor, form.claim(), id).await;
        Some(done.map(|()| see_list(&f, f.t("organisations-category-deleted"))))
    } else if let Some(new) = read(&mut form) {
        find(&portal, Ok(axum::extract::Path(id))).await?;
        let done = acts::save_category(&portal, actor, form.claim(), Some(id), &new).await;
        Some(done.map(|()| saved(&f, &new)))
    } else {
        None
    };
    match done {
        Some(Ok(led)) => return Ok(led),
        Some(Err(Stop::Refusal(refusal))) => parsing::refused(&f, &mut form, "name_sv", &refusal),
        Some(Err(Stop::Fault(e))) => return Err(e.into()),
        None => {}
    }
    let of = find(&portal, Ok(axum::extract::Path(id))).await?;
    let form = form.fill("name_sv", &of.name_sv).fill("name_en", &of.name_en);
    draw_one(&portal, &f, form, &of).await
}

async fn draw_one(portal: &Portal, f: &Frame, form: Form, of: &category::Model) -> web::Result<Response> {
    let within = queries::in_category(portal.store.db(), of.id).await?;
    web::page_with(form.status(), &CategoryPage { f, form, of, within })
}

async fn find(portal: &Portal, id: InPath<Category>) -> Result<category::Model, web::Error> {
    let found = queries::category(portal.store.db(), id_of(id)?).await?;
    found.ok_or_else(|| Problem::NotFound.into())
}

fn actor(viewer: &Viewer) -> Result<store::Actor, web::Error> {
    Ok(store::Actor::Staff(viewer.signed_in()?.id))
}

fn read(form: &mut Form) -> Option<NewCategory> {
    let name_sv = parsing::line(form, "name_sv", limit::SHORT, "organisations-category-name-missing");
    let name_en = parsing::line(form, "name_en", limit::SHORT, "organisations-category-name-missing");
    Some(NewCategory {
        name_sv: name_sv?,
        name_en: name_en?,
    })
}

fn saved(f: &Frame, new: &NewCategory) -> Response {
    see_list(f, f.ta("organisations-category-saved", "name", &new.name_sv))
}

fn see_list(f: &Frame, told: String) -> Response {
    web::see_other(f, PATH, Some(Flash::good(told)))
}
