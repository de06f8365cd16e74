//! `/handlaggning/arenden/urval/nytt` and `/handlaggning/arenden/urval/{saved}`: what an officer calls a selection
//! of the queue, and who else sees it.

use askama::Template;
use axum::extract::{Path, State as Get};
use base::Id;
use store::Stop;
use web::{Asked, Flash, Form, Frame, Portal, Posted, Problem, SignedIn, Viewer};

use super::about::{self, About};
use super::{parsing, queue, standing};
use crate::acts::{self, Officer, SavedEdit};
use crate::model::{SavedSelection, State};
use crate::queries::{self, Selection};
use crate::rules::Refusal;
use crate::tables::saved_selection;
use crate::teams::{self, Team};
use crate::topics;

/// Where they are saved.
pub(crate) const NEW: &str = "/handlaggning/arenden/urval/nytt";

#[derive(Template)]
#[template(path = "saved.html")]
struct SavedPage<'a> {
    f: &'a Frame,
    form: Form,
    of: Option<&'a saved_selection::Model>,
    /// What it holds, in words.
    holds: String,
    action: String,
    back: String,
    /// The officer's teams to share it with.
    teams: Vec<(String, String)>,
}

impl SavedPage<'_> {
    fn title(&self) -> String {
        self.of.map_or_else(|| self.f.t("desk-saved-new"), |of| of.name.clone())
    }
}

/// GET the form of a new one; what it holds stands in the address.
pub(crate) async fn show_new(Get(portal): Get<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    draw(&portal, &f, viewer.signed_in()?, Form::new(&f), None).await
}

/// POST a new one.
pub(crate) async fn add(Get(portal): Get<Portal>, f: Frame, viewer: Viewer, posted: Posted) -> web::Result {
    let me = viewer.signed_in()?;
    let mut form = Form::posted(&f, &posted);
    let Some(edit) = read(&mut form) else {
        return draw(&portal, &f, me, form, None).await;
    };
    let filter = filter(&f);
    match acts::save_selection(&portal, Officer::of(me), posted.claim(), &edit, &filter).await {
        Ok(()) => Ok(saved(&f, &edit, &filter)),
        Err(Stop::Refusal(refusal)) => {
            refused(&mut form, refusal);
            draw(&portal, &f, me, form, None).await
        }
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

/// GET one of one's own.
pub(crate) async fn show_one(
    Get(portal): Get<Portal>,
    f: Frame,
    viewer: Viewer,
    Path(id): Path<Id<SavedSelection>>,
) -> web::Result {
    let me = viewer.signed_in()?;
    let of = find(&portal, me, id).await?;
    let team = of.team_id.map(|team| team.to_string()).unwrap_or_default();
    let form = Form::new(&f).fill("name", &of.name).fill("share", team);
    draw(&portal, &f, me, form, Some(&of)).await
}

/// POST: changes it, or deletes it.
pub(crate) async fn change(
    Get(portal): Get<Portal>,
    f: Frame,
    viewer: Viewer,
    Path(id): Path<Id<SavedSelection>>,
    posted: Posted,
) -> web::Result {
    let me = viewer.signed_in()?;
    let (officer, key) = (Officer::of(me), posted.claim());
    if posted.get("act") == "delete" {
        return match acts::delete_selection(&portal, officer, key, id).await {
            Ok(()) => {
                let told = Flash::good(f.t("desk-saved-deleted"));
                Ok(web::see_other(&f, queue::PATH, Some(told)))
            }
            Err(Stop::Refusal(_)) => Err(Problem::NotFound.into()),
            Err(Stop::Fault(e)) => Err(e.into()),
        };
    }
    let of = find(&portal, me, id).await?;
    let mut form = Form::posted(&f, &posted);
    let Some(edit) = read(&mut form) else {
        return draw(&portal, &f, me, form, Some(&of)).await;
    };
    match acts::change_selection(&portal, officer, key, id, &edit).await {
        Ok(()) => Ok(saved(&f, &edit, &of.filter)),
        Err(Stop::Refusal(refusal)) => {
            refused(&mut form, refusal);
            draw(&portal, &f, me, form, Some(&of)).await
        }
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

fn read(form: &mut Form) -> Option<SavedEdit> {
    let name = parsing::name(form, "name");
    let team = form.read_optional("share", |id| {
        id.parse::<Id<Team>>().map_err(|_| "desk-refused-no-such-team")
    });
    Some(SavedEdit {
        name: name?,
        team: team?,
    })
}

fn refused(form: &mut Form, refusal: Refusal) {
    let field = match refusal {
        Refusal::NoSuchTeam => "share",
        _ => "name",
    };
    parsing::refused(form, field, refusal);
}

fn saved(f: &Frame, edit: &SavedEdit, filter: &str) -> axum::response::Response {
    let told = Flash::good(f.ta("desk-saved-done", "name", &edit.name));
    web::see_other(f, &format!("{}?{filter}", queue::PATH), Some(told))
}

/// One of the officer's own.
async fn find(portal: &Portal, me: &SignedIn, id: Id<SavedSelection>) -> Result<saved_selection::Model, web::Error> {
    let own = queries::saved_by(portal.store.db(), me.id).await?;
    let found = own.into_iter().find(|row| row.id == id);
    found.ok_or_else(|| Problem::NotFound.into())
}

/// What the queue is narrowed to in this page's address.
fn filter(f: &Frame) -> String {
    let asked = Asked::of(f);
    let selection = Selection::from_code(asked.get("urval")).unwrap_or_default();
    let link = asked.link(&queue::FILTERS, Some(("urval", selection.code())));
    link.split_once('?')
        .map(|(_, query)| query.to_owned())
        .unwrap_or_default()
}

async fn draw(
    portal: &Portal,
    f: &Frame,
    me: &SignedIn,
    form: Form,
    of: Option<&saved_selection::Model>,
) -> web::Result {
    let filter = of.map_or_else(|| filter(f), |of| of.filter.clone());
    let teams = teams::of(portal).await?;
    let own = teams.with(me.id).map(|team| (team.id.to_string(), team.name.clone()));
    let mut shared: Vec<_> = own.collect();
    if !shared.is_empty() {
        shared.insert(0, (String::new(), f.t("desk-saved-share-none")));
    }
    let page = SavedPage {
        f,
        holds: holds(portal, f, &filter).await?,
        action: match of {
            Some(of) => format!("/handlaggning/arenden/urval/{}", of.id),
            None => format!("{NEW}?{filter}"),
        },
        back: format!("{}?{filter}", queue::PATH),
        teams: shared,
        form,
        of,
    };
    web::page_with(page.form.status(), &page)
}

/// "Otilldelade · Kultur och fritid · Bidrag": what is no more is left out.
async fn holds(portal: &Portal, f: &Frame, filter: &str) -> anyhow::Result<String> {
    let (topics, teams) = (topics::of(portal).await?, teams::of(portal).await?);
    let asked: Vec<(String, String)> = form_urlencoded::parse(filter.as_bytes()).into_owned().collect();
    let mut parts = Vec::new();
    for name in queue::FILTERS {
        let Some((_, value)) = asked.iter().find(|(asked, _)| asked == name) else {
            continue;
        };
        parts.extend(match name {
            "urval" => Selection::from_code(value).map(|own| f.t(&format!("desk-queue-{}", own.code()))),
            "team" => teams.name(value.parse().ok()).map(str::to_owned),
            "amne" => topics.find(value).map(|topic| topic.name(f.lang()).to_owned()),
            "lage" => State::from_code(value).map(|state| standing::staff_word(f, state)),
            about::NAMED => About::find(f, value).await?.map(|about| about.told.title),
            _ => Some(format!("”{value}”")),
        });
    }
    Ok(parts.join(" · "))
}
