//! The form in which an organisation's details are changed: by its manager or administrator, and by
//! staff, who also change its number.

use askama::Template;
use axum::response::Response;
use base::{Id, Person};
use http::StatusCode;
use store::{Actor, Stop};
use web::{Flash, Form, Frame, Portal, Posted, Problem};

use super::detail_fields::{DetailFields, filled, under};
use super::staff_filter::category_choices;
use super::stale::{Compared, Difference};
use super::{change, staff_list};
use crate::rules::Refusal;
use crate::tables::organisation;
use crate::{acts, parsing, queries};

/// Who changes it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Editor {
    /// Its manager or administrator.
    Head(Actor),
    /// An officer, who leaves it to a colleague when it is the officer's own.
    Officer { id: Id<Person>, is_own: bool },
}

impl Editor {
    fn actor(self) -> Actor {
        match self {
            Editor::Head(actor) => actor,
            Editor::Officer { id, .. } => Actor::Staff(id),
        }
    }

    fn is_staff(self) -> bool {
        matches!(self, Editor::Officer { .. })
    }

    fn is_own_matter(self) -> bool {
        matches!(self, Editor::Officer { is_own: true, .. })
    }

    /// The page above, and the one that the form is sent to.
    fn paths(self, of: &organisation::Model) -> (String, String) {
        match self {
            Editor::Head(_) => (under("/organisation", of.id), "/organisation/uppgifter".to_owned()),
            Editor::Officer { .. } => {
                let above = format!("{}/{}", staff_list::PATH, of.id);
                (above.clone(), above + "/uppgifter")
            }
        }
    }
}

#[derive(Template)]
#[template(path = "edit.html")]
struct EditPage<'a> {
    f: &'a Frame,
    form: Form,
    details: DetailFields,
    name: &'a str,
    is_staff: bool,
    back: String,
    action: String,
    /// Where another number is asked for.
    change: String,
    /// As it may be read.
    number: Option<String>,
    /// Only staff choose.
    categories: Vec<(String, String)>,
    /// What somebody else saved meanwhile.
    differences: Vec<Difference>,
}

impl EditPage<'_> {
    fn title(&self) -> String {
        self.f.t(if self.is_staff {
            "organisations-edit"
        } else {
            "organisations-update"
        })
    }

    fn new_number_hint(&self) -> String {
        match &self.number {
            Some(number) => self.f.ta("organisations-staff-new-number-hint", "number", number),
            None => self.f.t("organisations-staff-new-number-hint-hidden"),
        }
    }
}

/// The form, filled with what is stored.
pub(crate) async fn show(portal: &Portal, f: &Frame, editor: Editor, of: &organisation::Model) -> web::Result {
    let form = stored(portal, f, editor, of).await?.remembering();
    draw(portal, f, editor, form, of, StatusCode::OK).await
}

async fn stored(portal: &Portal, f: &Frame, editor: Editor, of: &organisation::Model) -> anyhow::Result<Form> {
    let form = filled(f, of);
    if !editor.is_staff() {
        return Ok(form);
    }
    let chosen = queries::categories_of(portal.store.db(), of.id).await?;
    Ok(form
        .fill("grant_eligible", if of.is_grant_eligible { "1" } else { "" })
        .fill_all("categories", chosen.iter().map(ToString::to_string)))
}

/// Saves what was typed.
pub(crate) async fn submit(
    portal: &Portal,
    f: &Frame,
    editor: Editor,
    of: organisation::Model,
    posted: &Posted,
) -> web::Result {
    let mut form = Form::posted(f, posted);
    let seen = posted.get("_version").parse().map_err(|_| Problem::BadRequest)?;
    let details = parsing::details(&mut form, posted, of.kind);
    let staff = if editor.is_staff() {
        parsing::staff_edit(f, &mut form, posted).map(Some)
    } else {
        Some(None)
    };
    if editor.is_own_matter() {
        parsing::refused(f, &mut form, "organisation_name", &Refusal::OwnMatter);
    }
    let (Some(details), Some(staff), false) = (details, staff, editor.is_own_matter()) else {
        return draw(portal, f, editor, form, &of, StatusCode::UNPROCESSABLE_ENTITY).await;
    };
    let edit = acts::Edit { details, staff, seen };
    match acts::edit(portal, editor.actor(), form.claim(), of.id, &edit).await {
        Ok(()) => {
            let saved = Flash::good(f.ta("organisations-saved", "organisation", &edit.details.name));
            Ok(web::see_other(f, &editor.paths(&of).0, Some(saved)))
        }
        Err(Stop::Refusal(refusal)) => {
            parsing::refused(f, &mut form, "organisation_name", &refusal);
            if refusal != Refusal::Stale {
                return draw(portal, f, editor, form, &of, StatusCode::UNPROCESSABLE_ENTITY).await;
            }
            // Saving once more keeps what somebody else saved in the fields that were left as they were.
            let of = queries::organisation(portal.store.db(), of.id).await?.unwrap_or(of);
            let newest = stored(portal, f, editor, &of).await?;
            let overtaken = form.overtaken(&newest);
            form.catch_up(&newest);
            let mut page = page(portal, f, editor, form, &of).await?;
            let compared = Compared {
                f,
                overtaken: &overtaken,
                newest: &newest,
                form: &page.form,
            };
            page.differences = compared.details(&page.details);
            web::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

async fn draw(
    portal: &Portal,
    f: &Frame,
    editor: Editor,
    form: Form,
    of: &organisation::Model,
    status: StatusCode,
) -> web::Result<Response> {
    web::page_with(status, &page(portal, f, editor, form, of).await?)
}

async fn page<'a>(
    portal: &Portal,
    f: &'a Frame,
    editor: Editor,
    form: Form,
    of: &'a organisation::Model,
) -> anyhow::Result<EditPage<'a>> {
    let (back, action) = editor.paths(of);
    Ok(EditPage {
        f,
        form,
        details: DetailFields::of(portal, f, of).await?,
        name: &of.name,
        is_staff: editor.is_staff(),
        back,
        action,
        change: under(change::PATH, of.id),
        number: super::number(portal, of)?,
        categories: if editor.is_staff() {
            category_choices(portal, f).await?
        } else {
            Vec::new()
        },
        differences: Vec::new(),
    })
}
