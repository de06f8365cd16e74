//! `/organisation/anvandare/person/{id}`: the roles of one member, as a manager changes them; and
//! leaving an organisation oneself.

use askama::Template;
use axum::extract::State as Get;
use axum::response::{IntoResponse, Redirect};
use base::OrgRole;
use http::StatusCode;
use store::Stop;
use web::{Flash, Form, Frame, Portal, Posted, Problem, Viewer};

use super::detail_fields::under;
use super::organisation::Acting;
use super::role_fields::{RoleFields, read, role_fields, ticked};
use super::{InPath, id_of, my_organisations, users};
use crate::acts::{self, Wish};
use crate::model::{roles_of, stored_roles};
use crate::parsing;
use crate::queries::{self, Member};
use crate::rules::Refusal;
use crate::tables::Membership;

#[derive(Template)]
#[template(path = "member.html")]
struct MemberPage<'a> {
    f: &'a Frame,
    form: Form,
    remove: Form,
    roles: RoleFields,
    /// The roles that the page shows as held.
    seen: String,
    name: String,
    organisation: &'a str,
    action: String,
    back: String,
}

fn page<'a>(f: &'a Frame, acting: &'a Acting, member: &Member, is_agent: bool) -> MemberPage<'a> {
    let of = &acting.organisation;
    let is_me = f.person().is_some_and(|me| me.id == member.person);
    MemberPage {
        f,
        form: ticked(Form::new(f), &member.roles),
        remove: Form::new(f),
        roles: role_fields(f, of.kind, is_agent),
        seen: stored_roles(&member.roles),
        name: users::member_view(f, member, is_me).name,
        organisation: &of.name,
        action: format!("{}/person/{}", users::PATH, member.membership),
        back: under(users::PATH, of.id),
    }
}

async fn find(portal: &Portal, acting: &Acting, id: InPath<Membership>) -> Result<Member, web::Error> {
    let id = id_of(id)?;
    let members = queries::members(portal.store.db(), acting.organisation.id).await?;
    let found = members.into_iter().find(|member| member.membership == id);
    found.ok_or_else(|| Problem::NotFound.into())
}

/// Whether the role of an agent is offered: to an agent, and where it is held still, to be taken.
async fn may_have_agents(portal: &Portal, acting: &Acting, member: &Member) -> anyhow::Result<bool> {
    let holds = member.roles.contains(&OrgRole::AgentCaseWorker);
    Ok(holds || queries::is_agent(portal.store.db(), acting.organisation.id, portal.now()).await?)
}

pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame, viewer: Viewer, id: InPath<Membership>) -> web::Result {
    if !Acting::is_one(&viewer)? {
        return Ok(Redirect::to(users::PATH).into_response());
    }
    let acting = Acting::head(&portal, &viewer).await?;
    let member = find(&portal, &acting, id).await?;
    let is_agent = may_have_agents(&portal, &acting, &member).await?;
    web::page(&page(&f, &acting, &member, is_agent))
}

pub(crate) async fn submit(
    Get(portal): Get<Portal>,
    f: Frame,
    viewer: Viewer,
    id: InPath<Membership>,
    posted: Posted,
) -> web::Result {
    let acting = Acting::head(&portal, &viewer).await?;
    let of = &acting.organisation;
    let member = match find(&portal, &acting, id).await {
        Err(_) if acts::was_taken_before(&portal, posted.claim()).await? => {
            return Ok(web::see_other(&f, &under(users::PATH, of.id), None));
        }
        found => found?,
    };
    let is_agent = may_have_agents(&portal, &acting, &member).await?;
    let mut page = page(&f, &acting, &member, is_agent);
    let mut form = Form::posted(&f, &posted);
    let is_save = posted.get("act") == "save";
    let wish = match posted.get("act") {
        "save" => read(&mut form, &posted, (of.kind, is_agent))?.map(|ticked| Wish::Roles {
            seen: roles_of(posted.get("_seen")),
            ticked,
        }),
        "remove" => Some(Wish::Leave),
        _ => return Err(Problem::BadRequest.into()),
    };
    if let Some(wish) = wish {
        let me = viewer.signed_in()?.id;
        match acts::change_roles(&portal, me, form.claim(), of.id, member.membership, &wish).await {
            Ok(()) => return Ok(changed(&f, &page, is_save, of.id, me == member.person)),
            Err(Stop::Refusal(Refusal::NotAMember)) => return Err(Problem::NotFound.into()),
            Err(Stop::Refusal(Refusal::NotAllowed)) => return Err(Problem::Forbidden.into()),
            Err(Stop::Refusal(refusal)) => {
                let field = if is_save { "roles" } else { "remove" };
                parsing::refused(&f, &mut form, field, &refusal);
            }
            Err(Stop::Fault(e)) => return Err(e.into()),
        }
    }
    if is_save {
        posted.get("_seen").clone_into(&mut page.seen);
        page.form = form;
    } else {
        page.remove = form;
    }
    web::page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

fn changed(
    f: &Frame,
    page: &MemberPage<'_>,
    is_save: bool,
    of: base::Id<base::Organisation>,
    is_me: bool,
) -> axum::response::Response {
    let (key, path) = match (is_save, is_me) {
        (true, _) => ("organisations-roles-saved", under(users::PATH, of)),
        (false, false) => ("organisations-removed", under(users::PATH, of)),
        (false, true) => ("organisations-removed", my_organisations::PATH.to_owned()),
    };
    web::see_other(f, &path, Some(Flash::good(f.ta(key, "name", &page.name))))
}

/// "Lämna organisationen": anybody who acts for it, except the last who keeps its users.
pub(crate) async fn leave(Get(portal): Get<Portal>, f: Frame, viewer: Viewer, posted: Posted) -> web::Result {
    let acting = Acting::of(&portal, &viewer).await?.ok_or(Problem::NotFound)?;
    let (of, me) = (&acting.organisation, viewer.signed_in()?.id);
    let members = queries::members(portal.store.db(), of.id).await?;
    let own = members
        .iter()
        .find(|member| member.person == me)
        .ok_or(Problem::NotFound)?;
    let mut form = Form::posted(&f, &posted);
    match acts::change_roles(&portal, me, form.claim(), of.id, own.membership, &Wish::Leave).await {
        Ok(()) => {
            let told = Flash::good(f.ta("organisations-left", "organisation", &of.name));
            Ok(web::see_other(&f, my_organisations::PATH, Some(told)))
        }
        Err(Stop::Refusal(Refusal::NotAMember)) => Err(Problem::NotFound.into()),
        Err(Stop::Refusal(refusal)) => {
            parsing::refused(&f, &mut form, "leave", &refusal);
            users::draw(&portal, &f, &viewer, &acting, form).await
        }
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}
