//! `/registrera/foretag` and `/registrera/forening`: an account and an organisation together. Whoever
//! is logged in adds the organisation to the account instead.

use accounts::registering::{self, DONE, Fields, TermsBox};
use askama::Template;
use axum::extract::State as Get;
use axum::response::{IntoResponse, Redirect, Response};
use base::{Id, Organisation};
use http::StatusCode;
use store::Stop;
use web::{Asked, Form, Frame, Portal, Posted, Viewer};

use super::register::{RowView, row_view};
use crate::model::Kind;
use crate::queries::{self, Wanted};
use crate::rules::Refusal;
use crate::{acts, parsing};

#[derive(Template)]
#[template(path = "registering.html")]
struct RegisteringPage<'a> {
    f: &'a Frame,
    form: &'a Form,
    kind: Kind,
    action: &'static str,
    search: Option<Search>,
    /// The organisation that has the number already.
    there: Option<Id<Organisation>>,
    fields: Fields<'a>,
    terms: TermsBox<'a>,
}

impl RegisteringPage<'_> {
    fn title(&self) -> String {
        self.f.t(match self.kind {
            Kind::Association => "organisations-registering-association",
            Kind::Company | Kind::Customer => "organisations-registering-company",
        })
    }

    fn crumb(&self) -> String {
        super::kind(self.f, self.kind)
    }

    fn number_hint(&self) -> String {
        self.f.t(match self.kind {
            Kind::Association => "organisations-number-hint",
            Kind::Company | Kind::Customer => "organisations-number-hint-company",
        })
    }
}

/// The search in the register that stands before the form of an association.
pub(super) struct Search {
    pub(super) path: &'static str,
    pub(super) form: Form,
    /// None before anything was looked for.
    pub(super) rows: Option<Vec<RowView>>,
}

impl Search {
    /// What the address of the page asks for.
    pub(super) async fn of(portal: &Portal, f: &Frame, path: &'static str) -> anyhow::Result<Search> {
        let asked = Asked::of(f);
        let mut form = Form::new(f).fill("sok", asked.get("sok"));
        let rows = match parsing::words(f, &mut form, asked.get("sok")) {
            Some(words) => {
                let wanted = Wanted {
                    words: Some(words),
                    ..Wanted::default()
                };
                let page = queries::page_for(portal, &wanted).await?;
                Some(page.items.iter().map(|row| row_view(f, row)).collect())
            }
            None => None,
        };
        Ok(Search { path, form, rows })
    }
}

pub(crate) async fn show_company(Get(portal): Get<Portal>, f: Frame) -> web::Result {
    show(&portal, &f, Kind::Company).await
}

pub(crate) async fn show_association(Get(portal): Get<Portal>, f: Frame) -> web::Result {
    show(&portal, &f, Kind::Association).await
}

pub(crate) async fn submit_company(Get(portal): Get<Portal>, f: Frame, viewer: Viewer, posted: Posted) -> web::Result {
    submit(&portal, &f, &viewer, &posted, Kind::Company).await
}

pub(crate) async fn submit_association(
    Get(portal): Get<Portal>,
    f: Frame,
    viewer: Viewer,
    posted: Posted,
) -> web::Result {
    submit(&portal, &f, &viewer, &posted, Kind::Association).await
}

async fn show(portal: &Portal, f: &Frame, kind: Kind) -> web::Result {
    if f.person().is_some() {
        return Ok(Redirect::to("/mitt-konto/organisationer/ny").into_response());
    }
    draw(portal, f, &Form::new(f), kind, None, StatusCode::OK).await
}

async fn submit(portal: &Portal, f: &Frame, viewer: &Viewer, posted: &Posted, kind: Kind) -> web::Result {
    let mut form = Form::posted(f, posted);
    let new = parsing::new_organisation(f, &mut form, kind);
    let typed = registering::read(f, &mut form, posted).await?;
    let (Some(new), Some(typed), false) = (new, typed, form.has_mistakes()) else {
        return draw(portal, f, &form, kind, None, StatusCode::UNPROCESSABLE_ENTITY).await;
    };
    let account = registering::prepare(portal, viewer, typed).await?;
    match acts::register_both(portal, form.claim(), &account, &new).await {
        Ok(()) => Ok(web::see_other(f, DONE, None)),
        Err(Stop::Refusal(refusal)) => {
            parsing::refused(f, &mut form, "organisation_name", &refusal);
            let there = match refusal {
                Refusal::NumberTaken(there) => Some(there),
                _ => None,
            };
            draw(portal, f, &form, kind, there, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

async fn draw(
    portal: &Portal,
    f: &Frame,
    form: &Form,
    kind: Kind,
    there: Option<Id<Organisation>>,
    status: StatusCode,
) -> web::Result<Response> {
    let (action, search) = match kind {
        Kind::Association => {
            let path = "/registrera/forening";
            (path, Some(Search::of(portal, f, path).await?))
        }
        Kind::Company | Kind::Customer => ("/registrera/foretag", None),
    };
    let page = RegisteringPage {
        f,
        form,
        kind,
        action,
        search,
        there,
        fields: registering::fields(f, form),
        terms: registering::terms_box(f, form).await?,
    };
    web::page_with(status, &page)
}
