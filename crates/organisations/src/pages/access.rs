//! `/behorighet/{id}`: "Be om behörighet" in an organisation. Names nobody, and no organisation that
//! the register does not show.

use askama::Template;
use axum::extract::State as Get;
use axum::response::Response;
use base::{Id, Organisation};
use http::StatusCode;
use store::Stop;
use web::{Flash, Form, Frame, Portal, Posted, Problem, Viewer};

use super::{InPath, id_of};
use crate::model::{Kind, State, limit};
use crate::queries;
use crate::rules::Refusal;
use crate::tables::organisation;
use crate::{acts, parsing};

#[derive(Template)]
#[template(path = "access.html")]
struct AccessPage<'a> {
    f: &'a Frame,
    form: Form,
    id: Id<Organisation>,
    /// Only of one that the register shows.
    name: Option<String>,
    is_association: bool,
}

impl AccessPage<'_> {
    fn title(&self) -> String {
        match &self.name {
            Some(name) => self.f.ta("organisations-access-title-for", "organisation", name),
            None => self.f.t("organisations-access-title"),
        }
    }

    fn lede(&self) -> String {
        self.f.t(if self.is_association {
            "organisations-access-lede"
        } else {
            "organisations-access-lede-company"
        })
    }

    fn button(&self) -> String {
        self.f.t(if self.is_association {
            "organisations-ask-manager"
        } else {
            "organisations-ask-administrator"
        })
    }

    fn who(&self) -> String {
        self.f.t(if self.is_association {
            "organisations-who-manager"
        } else {
            "organisations-who"
        })
    }

    fn log_in(&self) -> String {
        format!("/logga-in?till=/behorighet/{}", self.id)
    }
}

pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame, id: InPath<Organisation>) -> web::Result {
    let organisation = find(&portal, id).await?;
    draw(&portal, &f, Form::new(&f), &organisation, StatusCode::OK).await
}

pub(crate) async fn submit(
    Get(portal): Get<Portal>,
    f: Frame,
    viewer: Viewer,
    id: InPath<Organisation>,
    posted: Posted,
) -> web::Result {
    let organisation = find(&portal, id).await?;
    let person = viewer.signed_in()?.id;
    let mut form = Form::posted(&f, &posted);
    let Some(message) = parsing::optional_text(&mut form, "message", limit::MESSAGE) else {
        return draw(&portal, &f, form, &organisation, StatusCode::UNPROCESSABLE_ENTITY).await;
    };
    let (id, message) = (organisation.id, message.as_deref());
    let (asked, thanks) = if posted.get("act") == "who" {
        let asked = acts::ask_who(&portal, person, form.claim(), id, message).await;
        (asked, "organisations-who-sent")
    } else {
        let asked = acts::ask(&portal, person, form.claim(), id, message).await;
        (asked, "organisations-access-sent")
    };
    match asked {
        Ok(()) => {
            let sent = Flash::good(f.t(thanks));
            Ok(web::see_other(&f, "/mitt-konto/organisationer", Some(sent)))
        }
        Err(Stop::Refusal(Refusal::WrongState)) => Err(Problem::NotFound.into()),
        Err(Stop::Refusal(refusal)) => {
            parsing::refused(&f, &mut form, "message", &refusal);
            draw(&portal, &f, form, &organisation, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

async fn find(portal: &Portal, id: InPath<Organisation>) -> Result<organisation::Model, web::Error> {
    let found = queries::organisation(portal.store.db(), id_of(id)?).await?;
    let there = found.filter(|organisation| organisation.state != State::Ended);
    there.ok_or_else(|| Problem::NotFound.into())
}

async fn draw(
    portal: &Portal,
    f: &Frame,
    form: Form,
    organisation: &organisation::Model,
    status: StatusCode,
) -> web::Result<Response> {
    let listed = queries::shown(portal.store.db(), organisation.id).await?;
    let page = AccessPage {
        f,
        form,
        id: organisation.id,
        name: listed.map(|listed| listed.name),
        is_association: organisation.kind == Kind::Association,
    };
    web::page_with(status, &page)
}
