//! `/inbjudan/{token}`: the page of the mailed link. Opening it uses nothing up; saying yes or no does.
//! The owner of the address can also answer under Mina organisationer.

use askama::Template;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State as Get};
use base::{Id, Person};
use http::StatusCode;
use store::Stop;
use web::{Flash, Form, Frame, Portal, Posted, Problem, Viewer};

use super::{InPath, id_of, my_organisations, roles};
use crate::acts::{self, Proof};
use crate::model::roles_of;
use crate::queries;
use crate::tables::invitation::{self, Invitation};

#[derive(Template)]
#[template(path = "invitation.html")]
struct InvitationPage<'a> {
    f: &'a Frame,
    waiting: Option<Waiting>,
}

struct Waiting {
    organisation: String,
    roles: String,
    until: String,
    action: String,
    log_in: String,
    form: Form,
}

impl InvitationPage<'_> {
    fn title(&self) -> String {
        match &self.waiting {
            Some(waiting) => self
                .f
                .ta("organisations-invitation-title", "organisation", &waiting.organisation),
            None => self.f.t("organisations-invitation-over"),
        }
    }
}

type Token = Result<Path<String>, PathRejection>;

async fn find(portal: &Portal, token: &str) -> anyhow::Result<Option<(invitation::Model, String)>> {
    let db = portal.store.db();
    let found = queries::invitation_by_token(db, portal.store.keys(), portal.now(), token).await?;
    let Some(found) = found else { return Ok(None) };
    let name = queries::name(db, found.organisation_id).await?;
    Ok(name.map(|name| (found, name)))
}

pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame, token: Token) -> web::Result {
    let token = token.map(|path| path.0).unwrap_or_default();
    let waiting = find(&portal, &token).await?.map(|(row, organisation)| Waiting {
        organisation,
        roles: roles(&f, &roles_of(&row.roles)),
        until: f.date(&row.expires_at),
        action: format!("/inbjudan/{token}"),
        log_in: format!("/logga-in?till=/inbjudan/{token}"),
        form: Form::new(&f),
    });
    draw(&f, waiting)
}

fn draw(f: &Frame, waiting: Option<Waiting>) -> web::Result {
    let status = if waiting.is_some() {
        StatusCode::OK
    } else {
        StatusCode::GONE
    };
    web::page_with(status, &InvitationPage { f, waiting })
}

pub(crate) async fn answer(
    Get(portal): Get<Portal>,
    f: Frame,
    viewer: Viewer,
    token: Token,
    posted: Posted,
) -> web::Result {
    let person = viewer.signed_in()?.id;
    let token = token.map(|path| path.0).unwrap_or_default();
    match find(&portal, &token).await? {
        Some((row, _)) => take(&portal, &f, person, &posted, &row, Proof::Token(&token)).await,
        None if was_answered(&portal, &posted).await? => Ok(web::see_other(&f, my_organisations::PATH, None)),
        None => draw(&f, None),
    }
}

/// Yes or no by the owner of the address.
pub(crate) async fn answer_own(
    Get(portal): Get<Portal>,
    f: Frame,
    viewer: Viewer,
    id: InPath<Invitation>,
    posted: Posted,
) -> web::Result {
    let (person, id) = (viewer.signed_in()?.id, id_of(id)?);
    let mine = queries::invited(portal.store.db(), portal.now(), person).await?;
    let Some(row) = mine.into_iter().map(|mine| mine.invitation).find(|row| row.id == id) else {
        let again = was_answered(&portal, &posted).await?;
        let led = again.then(|| web::see_other(&f, my_organisations::PATH, None));
        return led.ok_or_else(|| Problem::NotFound.into());
    };
    take(&portal, &f, person, &posted, &row, Proof::Address(&row.email_key)).await
}

/// Whether this very form was taken before: its invitation is gone since.
async fn was_answered(portal: &Portal, posted: &Posted) -> anyhow::Result<bool> {
    acts::was_taken_before(portal, posted.claim()).await
}

async fn take(
    portal: &Portal,
    f: &Frame,
    person: Id<Person>,
    posted: &Posted,
    row: &invitation::Model,
    proof: Proof<'_>,
) -> web::Result {
    let accepts = match posted.get("answer") {
        "yes" => true,
        "no" => false,
        _ => return Err(Problem::BadRequest.into()),
    };
    match acts::answer_invitation(portal, person, posted.claim(), row, proof, accepts).await {
        Ok(name) => {
            let key = if accepts {
                "organisations-invitation-accepted"
            } else {
                "organisations-invitation-declined"
            };
            let told = Flash::good(f.ta(key, "organisation", name));
            Ok(web::see_other(f, my_organisations::PATH, Some(told)))
        }
        Err(Stop::Refusal(_)) => draw(f, None),
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}
