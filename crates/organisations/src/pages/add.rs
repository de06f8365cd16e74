//! `/mitt-konto/organisationer/ny`: "Lägg till organisation" for who has an account.

use askama::Template;
use axum::extract::State as Get;
use axum::response::Response;
use base::{Id, Organisation};
use http::StatusCode;
use sea_orm::ActiveEnum;
use store::Stop;
use web::{Flash, Form, Frame, Portal, Posted, Viewer};

use super::registering::Search;
use crate::model::{Kind, from_code};
use crate::rules::Refusal;
use crate::{acts, parsing};

const PATH: &str = "/mitt-konto/organisationer/ny";

#[derive(Template)]
#[template(path = "add.html")]
struct AddPage<'a> {
    f: &'a Frame,
    form: &'a Form,
    search: Search,
    there: Option<Id<Organisation>>,
}

impl AddPage<'_> {
    fn kinds(&self) -> Vec<(String, String)> {
        [Kind::Association, Kind::Company]
            .map(|kind| (kind.to_value(), super::kind(self.f, kind)))
            .into()
    }

    fn number_hint(&self) -> String {
        self.f.t("organisations-number-hint-any")
    }
}

pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame) -> web::Result {
    draw(&portal, &f, &Form::new(&f), None, StatusCode::OK).await
}

pub(crate) async fn submit(Get(portal): Get<Portal>, f: Frame, viewer: Viewer, posted: Posted) -> web::Result {
    let person = viewer.signed_in()?.id;
    let mut form = Form::posted(&f, &posted);
    let kind = form.read("kind", |code| {
        from_code(code)
            .filter(|kind| *kind != Kind::Customer)
            .ok_or("organisations-kind-missing")
    });
    let new = parsing::new_organisation(&f, &mut form, kind.unwrap_or(Kind::Association));
    let (Some(new), Some(_)) = (new, kind) else {
        return draw(&portal, &f, &form, None, StatusCode::UNPROCESSABLE_ENTITY).await;
    };
    match acts::register(&portal, person, form.claim(), &new).await {
        Ok(led) => {
            let thanks = Flash::good(f.ta("organisations-added", "organisation", &new.name));
            Ok(web::see_other(&f, &led, Some(thanks)))
        }
        Err(Stop::Refusal(refusal)) => {
            parsing::refused(&f, &mut form, "organisation_name", &refusal);
            let there = match refusal {
                Refusal::NumberTaken(there) => Some(there),
                _ => None,
            };
            draw(&portal, &f, &form, there, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

async fn draw(
    portal: &Portal,
    f: &Frame,
    form: &Form,
    there: Option<Id<Organisation>>,
    status: StatusCode,
) -> web::Result<Response> {
    let search = Search::of(portal, f, PATH).await?;
    web::page_with(status, &AddPage { f, form, search, there })
}
