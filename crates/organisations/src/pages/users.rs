//! `/organisation/anvandare`: who acts for the organisation, and who asks to.

use askama::Template;
use axum::extract::State as Get;
use axum::response::{IntoResponse, Redirect};
use web::{Frame, Portal, Posted, Problem, Viewer};

use super::detail_fields::under;
use super::organisation::{Acting, Tabs, no_hat};
use super::requests::RequestPage;
use super::{InPath, id_of, roles};
use crate::queries::{self, Asked, Member};
use crate::tables::AccessRequest;

#[derive(Template)]
#[template(path = "users.html")]
struct UsersPage<'a> {
    f: &'a Frame,
    acting: &'a Acting,
    tabs: Tabs,
    members: Vec<MemberView>,
    requests: Vec<RequestView>,
}

/// A row of the table of users, also on the page of staff.
pub(crate) struct MemberView {
    pub(crate) name: String,
    pub(crate) roles: String,
    pub(crate) since: String,
    /// The page of who is not named, for staff who may open it.
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
    let (db, id) = (portal.store.db(), acting.organisation.id);
    let requests = if acting.is_head {
        queries::open_requests(db, id, false).await?
    } else {
        Vec::new()
    };
    let me = viewer.signed_in()?.id;
    let members = queries::members(db, id).await?;
    web::page(&UsersPage {
        f: &f,
        tabs: Tabs::of(&portal, &acting).await?,
        members: members
            .iter()
            .map(|member| member_view(&f, member, member.person == me))
            .collect(),
        requests: requests
            .iter()
            .map(|asked| request_view(&f, asked, under(&format!("/organisation/anvandare/{}", asked.id), id)))
            .collect(),
        acting: &acting,
    })
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
    if viewer.signed_in()?.hat.is_none() {
        return Ok(Redirect::to("/organisation/anvandare").into_response());
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
    let list = under("/organisation/anvandare", of.id);
    let action = format!("/organisation/anvandare/{}", asked.id);
    RequestPage::new(f, of, asked, action, (f.t("organisations-users"), list))
}
