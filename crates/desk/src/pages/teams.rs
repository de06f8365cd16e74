//! `/handlaggning/arenden/team`: the teams of case officers, and each of them.

use askama::Template;
use axum::extract::{Path, State as Get};
use base::{Id, Person};
use store::{Actor, Stop};
use web::{Flash, Form, Frame, Portal, Posted, Problem, Viewer};

use super::parsing;
use super::staff_case::officers;
use crate::OFFICERS;
use crate::acts::{self, TeamEdit};
use crate::rules::Refusal;
use crate::teams::{self, Team, TeamOf};
use crate::topics;

/// The list.
pub(crate) const PATH: &str = "/handlaggning/arenden/team";

#[derive(Template)]
#[template(path = "teams.html")]
struct TeamsPage<'a> {
    f: &'a Frame,
    rows: Vec<RowView>,
    /// Whether the viewer may see the queue too.
    is_officer: bool,
}

struct RowView {
    href: String,
    queue: String,
    name: String,
    members: String,
    topics: String,
}

#[derive(Template)]
#[template(path = "team.html")]
struct TeamPage<'a> {
    f: &'a Frame,
    form: Form,
    of: Option<&'a TeamOf>,
    officers: Vec<(String, String)>,
    is_officer: bool,
}

impl TeamPage<'_> {
    fn title(&self) -> String {
        self.of.map_or_else(|| self.f.t("desk-team-new"), |of| of.name.clone())
    }

    fn action(&self) -> String {
        match self.of {
            Some(of) => format!("{PATH}/{}", of.id),
            None => format!("{PATH}/nytt"),
        }
    }

    fn version(&self) -> i32 {
        self.of.map_or(0, |of| of.version)
    }
}

/// GET the list.
pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame) -> web::Result {
    let (teams, topics) = (teams::of(&portal).await?, topics::of(&portal).await?);
    let mut rows = Vec::new();
    for team in teams.all() {
        let named = accounts::queries::open_names(portal.store.db(), &team.members).await?;
        let mut members: Vec<_> = named.into_values().collect();
        members.sort();
        let unnamed = team.members.len() - members.len();
        members.extend(std::iter::repeat_n(f.t("desk-officer-protected"), unnamed));
        let of_team = topics
            .all()
            .filter(|topic| topic.team == Some(team.id) && !topic.is_group);
        let topics: Vec<_> = of_team.map(|topic| topic.name(f.lang())).collect();
        let or_none = |all: String| if all.is_empty() { "–".to_owned() } else { all };
        rows.push(RowView {
            href: format!("{PATH}/{}", team.id),
            queue: format!("/handlaggning/arenden?urval=alla&team={}", team.id),
            name: team.name.clone(),
            members: or_none(members.join(", ")),
            topics: or_none(topics.join(", ")),
        });
    }
    web::page(&TeamsPage {
        f: &f,
        rows,
        is_officer: f.viewer.is_staff(OFFICERS),
    })
}

/// GET a form for a new one.
pub(crate) async fn new(Get(portal): Get<Portal>, f: Frame) -> web::Result {
    draw(&portal, &f, Form::new(&f), None).await
}

/// GET one of them.
pub(crate) async fn show_one(Get(portal): Get<Portal>, f: Frame, Path(id): Path<String>) -> web::Result {
    let of = find(&portal, &id).await?;
    let form = filled(&f, &of).remembering();
    draw(&portal, &f, form, Some(&of)).await
}

/// As it is stored: what is edited is never what was remembered.
async fn find(portal: &Portal, id: &str) -> Result<TeamOf, web::Error> {
    let id: Id<Team> = id.parse().map_err(|_| Problem::NotFound)?;
    Ok(teams::read(portal.store.db())
        .await?
        .find(id)
        .ok_or(Problem::NotFound)?
        .clone())
}

fn filled(f: &Frame, of: &TeamOf) -> Form {
    let members = of.members.iter().map(|member| member.to_string());
    Form::new(f).fill("name", &of.name).fill_all("members", members)
}

async fn draw(portal: &Portal, f: &Frame, form: Form, of: Option<&TeamOf>) -> web::Result {
    let page = TeamPage {
        f,
        officers: officers(portal).await?,
        is_officer: f.viewer.is_staff(OFFICERS),
        form,
        of,
    };
    web::page_with(page.form.status(), &page)
}

/// POST a new one.
pub(crate) async fn add(Get(portal): Get<Portal>, f: Frame, viewer: Viewer, posted: Posted) -> web::Result {
    save(&portal, &f, &viewer, &posted, None).await
}

/// POST: changes one, or takes it away.
pub(crate) async fn change(
    Get(portal): Get<Portal>,
    f: Frame,
    viewer: Viewer,
    Path(id): Path<String>,
    posted: Posted,
) -> web::Result {
    let of = find(&portal, &id).await?;
    if posted.get("act") != "delete" {
        return save(&portal, &f, &viewer, &posted, Some(&of)).await;
    }
    let mut form = Form::posted(&f, &posted);
    match acts::delete_team(&portal, actor(&viewer)?, form.claim(), of.id).await {
        Ok(()) => {
            let told = Flash::good(f.ta("desk-team-deleted", "team", &of.name));
            Ok(web::see_other(&f, PATH, Some(told)))
        }
        Err(Stop::Refusal(refusal)) => {
            parsing::refused(&mut form, "name", refusal);
            draw(&portal, &f, form, Some(&of)).await
        }
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

async fn save(portal: &Portal, f: &Frame, viewer: &Viewer, posted: &Posted, of: Option<&TeamOf>) -> web::Result {
    let mut form = Form::posted(f, posted);
    let Some(name) = parsing::name(&mut form, "name") else {
        return draw(portal, f, form, of).await;
    };
    let offered = officers(portal).await?;
    let edit = TeamEdit {
        name,
        members: ids(posted.all("members")),
        offered: ids(offered.iter().map(|(id, _)| id.as_str())),
        seen: posted.get("_version").parse().unwrap_or(-1),
    };
    let id = of.map(|of| of.id);
    match acts::save_team(portal, actor(viewer)?, form.claim(), id, &edit).await {
        Ok(()) => {
            let told = Flash::good(f.ta("desk-team-saved", "team", &edit.name));
            Ok(web::see_other(f, PATH, Some(told)))
        }
        Err(Stop::Refusal(refusal)) => {
            let newest = match of {
                Some(of) => Some(find(portal, &of.id.to_string()).await?),
                None => None,
            };
            if let (Refusal::Stale, Some(newest)) = (refusal, &newest) {
                form.catch_up(&filled(f, newest));
            }
            parsing::refused(&mut form, "name", refusal);
            draw(portal, f, form, newest.as_ref()).await
        }
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

fn ids<'a>(typed: impl Iterator<Item = &'a str>) -> Vec<Id<Person>> {
    typed.filter_map(|id| id.parse().ok()).collect()
}

fn actor(viewer: &Viewer) -> Result<Actor, web::Error> {
    Ok(Actor::Staff(viewer.signed_in()?.id))
}
