//! `/organisation/anvandare/bjud-in`: inviting by e-mail; and what can be done to an invitation that waits.

use askama::Template;
use axum::extract::State as Get;
use axum::response::{IntoResponse, Redirect};
use base::{Email, Id, Organisation};
use store::Stop;
use web::{Flash, Form, Frame, Portal, Posted, Problem, Viewer};

use super::detail_fields::under;
use super::organisation::Acting;
use super::role_fields::{RoleFields, read, role_fields};
use super::{InPath, id_of, roles, users};
use crate::acts::{self, Invited, Offer};
use crate::model::roles_of;
use crate::tables::invitation::{self, Invitation};
use crate::tables::organisation;
use crate::{parsing, queries};

#[derive(Template)]
#[template(path = "invite.html")]
struct InvitePage<'a> {
    f: &'a Frame,
    form: Form,
    roles: RoleFields,
    name: &'a str,
    back: String,
}

/// An invitation that waits, in the list of users.
pub(crate) struct InvitationView {
    pub(crate) id: Id<Invitation>,
    pub(crate) email: String,
    pub(crate) roles: String,
    pub(crate) when: String,
    pub(crate) form: Form,
}

pub(crate) fn invitation_view(f: &Frame, row: &invitation::Model) -> InvitationView {
    let key = if row.expires_at > f.now() {
        "organisations-invitation-waits"
    } else {
        "organisations-invitation-ended"
    };
    InvitationView {
        id: row.id,
        email: row.email.clone(),
        roles: roles(f, &roles_of(&row.roles)),
        when: f.ta(key, "when", f.date(&row.expires_at)),
        form: Form::new(f),
    }
}

pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    if !Acting::is_one(&viewer)? {
        return Ok(Redirect::to(users::PATH).into_response());
    }
    let of = Acting::head(&portal, &viewer).await?.organisation;
    let is_agent = queries::is_agent(portal.store.db(), of.id, portal.now()).await?;
    draw(&f, Form::new(&f), &of, is_agent)
}

pub(crate) async fn submit(Get(portal): Get<Portal>, f: Frame, viewer: Viewer, posted: Posted) -> web::Result {
    let of = Acting::head(&portal, &viewer).await?.organisation;
    let is_agent = queries::is_agent(portal.store.db(), of.id, portal.now()).await?;
    let mut form = Form::posted(&f, &posted);
    let email = form.read("email", |typed| match typed {
        "" => Err("organisations-invite-email-missing"),
        typed => Email::parse(typed).map_err(|_| "organisations-email-wrong"),
    });
    let roles = read(&mut form, &posted, (of.kind, is_agent))?;
    let (Some(email), Some(roles)) = (email, roles) else {
        return draw(&f, form, &of, is_agent);
    };
    let lang = f.lang();
    let offer = Offer { email, roles, lang };
    match acts::invite(&portal, viewer.signed_in()?.id, form.claim(), of.id, &offer).await {
        Ok(invited) => Ok(sent(&f, of.id, invited, &offer)),
        Err(Stop::Refusal(refusal)) => {
            parsing::refused(&f, &mut form, "email", &refusal);
            draw(&f, form, &of, is_agent)
        }
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

fn sent(f: &Frame, id: Id<Organisation>, invited: Invited, offer: &Offer) -> axum::response::Response {
    let key = match invited {
        Invited::New => "organisations-invited",
        Invited::Again => "organisations-invited-again",
    };
    let told = Flash::good(f.ta(key, "email", offer.email.as_str()));
    web::see_other(f, &under(users::PATH, id), Some(told))
}

fn draw(f: &Frame, form: Form, of: &organisation::Model, is_agent: bool) -> web::Result {
    let status = form.status();
    let page = InvitePage {
        f,
        form,
        roles: role_fields(f, of.kind, is_agent),
        name: &of.name,
        back: under(users::PATH, of.id),
    };
    web::page_with(status, &page)
}

/// "Skicka igen" and "Ta tillbaka" beside an invitation in the list.
pub(crate) async fn change(
    Get(portal): Get<Portal>,
    f: Frame,
    viewer: Viewer,
    id: InPath<Invitation>,
    posted: Posted,
) -> web::Result {
    let of = Acting::head(&portal, &viewer).await?.organisation;
    let (list, id) = (under(users::PATH, of.id), id_of(id)?);
    let refused = |refusal| {
        let mut form = Form::posted(&f, &posted);
        parsing::refused(&f, &mut form, "email", refusal);
        let told = form.mistake_of("email").unwrap_or_default().to_owned();
        Ok(web::see_other(&f, &list, Some(Flash::note(told))))
    };
    match posted.get("act") {
        "again" => {
            let waiting = queries::invitations(portal.store.db(), of.id).await?;
            let row = waiting.into_iter().find(|row| row.id == id).ok_or(Problem::NotFound)?;
            let email = Email::parse(&row.email).map_err(anyhow::Error::from)?;
            let roles = roles_of(&row.roles);
            let lang = f.lang();
            let offer = Offer { email, roles, lang };
            match acts::invite(&portal, viewer.signed_in()?.id, posted.claim(), of.id, &offer).await {
                Ok(_) => Ok(sent(&f, of.id, Invited::Again, &offer)),
                Err(Stop::Refusal(refusal)) => refused(&refusal),
                Err(Stop::Fault(e)) => Err(e.into()),
            }
        }
        "withdraw" => match acts::take_back(&portal, viewer.actor(), posted.claim(), of.id, id).await {
            Ok(true) => {
                let told = Flash::good(f.t("organisations-invitation-withdrawn"));
                Ok(web::see_other(&f, &list, Some(told)))
            }
            Ok(false) => Err(Problem::NotFound.into()),
            Err(Stop::Refusal(refusal)) => refused(&refusal),
            Err(Stop::Fault(e)) => Err(e.into()),
        },
        _ => Err(Problem::BadRequest.into()),
    }
}
