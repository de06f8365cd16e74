//! `/organisation/anvandare`: who acts for the organisation, and who asks to.

use askama::Template;
use axum::extract::State as Get;
use axum::response::{IntoResponse, Redirect};
use base::OrgRole;
use web::{Form, Frame, Portal, Posted, Problem, Viewer};

use super::detail_fields::under;
use super::invite::{InvitationView, invitation_view};
use super::organisation::{Acting, no_hat};
use super::requests::RequestPage;
use super::tabs::Tabs;
use super::{InPath, id_of, role, roles};
use crate::queries::{self, Asked, Member};
use crate::rules;
use crate::tables::AccessRequest;

/// The page.
pub(crate) const PATH: &str = "/organisation/anvandare";

#[derive(Template)]
#[template(path = "users.html")]
struct UsersPage<'a> {
    f: &'a Frame,
    acting: &'a Acting,
    tabs: Tabs,
    members: Vec<MemberView>,
    requests: Vec<RequestView>,
    invitations: Vec<InvitationView>,
    /// Title and text: roles that only one person holds.
    warnings: Vec<(String, String)>,
    invite: String,
    /// Where somebody can ask to take over, or where that can be stopped.
    recovery: String,
    has_recovery: bool,
    leave: Form,
}

/// A row of the table of users, also on the page of staff.
pub(crate) struct MemberView {
    pub(crate) name: String,
    pub(crate) roles: String,
    pub(crate) since: String,
    /// Where the roles are changed, for those who may; among staff the page of who is not named.
    pub(crate) opens: Option<String>,
}

/// A request that waits.
pub(crate) struct RequestView {
    pub(crate) href: String,
    pub(crate) name: String,
    pub(crate) when: String,
}

pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    let Some(acting) = Acting::of(&portal, &viewer).await? else {
        return no_hat(&f);
    };
    draw(&portal, &f, &viewer, &acting, Form::new(&f)).await
}

pub(crate) async fn draw(portal: &Portal, f: &Frame, viewer: &Viewer, acting: &Acting, leave: Form) -> web::Result {
    let (db, id) = (portal.store.db(), acting.organisation.id);
    let (requests, invitations) = if acting.is_head {
        (
            queries::open_requests(db, id, false).await?,
            queries::invitations(db, id).await?,
        )
    } else {
        (Vec::new(), Vec::new())
    };
    let me = viewer.signed_in()?.id;
    let members = queries::members(db, id).await?;
    let member = |member: &Member| MemberView {
        opens: (acting.is_head).then(|| under(&format!("{PATH}/person/{}", member.membership), id)),
        ..member_view(f, member, member.person == me)
    };
    let status = leave.status();
    let page = UsersPage {
        f,
        tabs: Tabs::of(portal, f, acting, PATH).await?,
        members: members.iter().map(member).collect(),
        requests: requests
            .iter()
            .map(|asked| request_view(f, asked, under(&format!("{PATH}/{}", asked.id), id)))
            .collect(),
        invitations: invitations.iter().map(|row| invitation_view(f, row)).collect(),
        warnings: warnings(f, acting, &members),
        recovery: under(super::recovery::PATH, id),
        has_recovery: queries::open_recovery(db, id).await?.is_some(),
        invite: under(&format!("{PATH}/bjud-in"), id),
        leave,
        acting,
    };
    web::page_with(status, &page)
}

/// Roles that only one person holds: nobody can step in. Managers are warned.
fn warnings(f: &Frame, acting: &Acting, members: &[Member]) -> Vec<(String, String)> {
    if !acting.is_head {
        return Vec::new();
    }
    let vital = [acting.organisation.kind.head(), OrgRole::Approver];
    let only_one = rules::held_by_one(members.iter().map(|member| member.roles.as_slice()), &vital);
    only_one
        .into_iter()
        .map(|only| {
            let title = f.ta("organisations-only-one-title", "role", role(f, only).to_lowercase());
            (title, f.t("organisations-only-one-text"))
        })
        .collect()
}

/// Who has protected identity is not named to others.
pub(crate) fn member_view(f: &Frame, member: &Member, is_me: bool) -> MemberView {
    let name = match (is_me, member.protected) {
        (true, _) => f.ta("organisations-user-you", "name", &member.name),
        (false, true) => f.t("organisations-user-protected"),
        (false, false) => member.name.clone(),
    };
    MemberView {
        name,
        roles: roles(f, &member.roles),
        since: f.date(&member.since),
        opens: None,
    }
}

pub(crate) fn request_view(f: &Frame, asked: &Asked, href: String) -> RequestView {
    RequestView {
        href,
        name: super::asker(f, asked),
        when: f.relative(&asked.created_at),
    }
}

pub(crate) async fn show_request(
    Get(portal): Get<Portal>,
    f: Frame,
    viewer: Viewer,
    request: InPath<AccessRequest>,
) -> web::Result {
    if !Acting::is_one(&viewer)? {
        return Ok(Redirect::to(PATH).into_response());
    }
    let acting = Acting::head(&portal, &viewer).await?;
    let asked = find(&portal, &acting, request).await?;
    page(&f, &acting, &asked).draw()
}

pub(crate) async fn answer_request(
    Get(portal): Get<Portal>,
    f: Frame,
    viewer: Viewer,
    request: InPath<AccessRequest>,
    posted: Posted,
) -> web::Result {
    let acting = Acting::head(&portal, &viewer).await?;
    let asked = find(&portal, &acting, request).await?;
    page(&f, &acting, &asked).answer(&portal, viewer.actor(), &posted).await
}

async fn find(portal: &Portal, acting: &Acting, request: InPath<AccessRequest>) -> Result<Asked, web::Error> {
    let found = queries::request(portal.store.db(), acting.organisation.id, id_of(request)?).await?;
    found
        .filter(|asked| !asked.protected)
        .ok_or_else(|| Problem::NotFound.into())
}

fn page<'a>(f: &'a Frame, acting: &'a Acting, asked: &'a Asked) -> RequestPage<'a> {
    let of = &acting.organisation;
    let list = under(PATH, of.id);
    let action = format!("{PATH}/{}", asked.id);
    RequestPage::new(f, of, asked, action, (f.t("organisations-users"), list))
}
