//! `/organisation/agenter`: who acts, or asks to act, for the organisation as its agent. Everybody who
//! acts for it reads it; its managers answer and end.

use askama::Template;
use axum::extract::State as Get;
use web::{Frame, Portal, Posted, Viewer};

use super::InPath;
use super::assignments::{self, AssignmentView};
use super::organisation::{Acting, no_hat};
use super::tabs::Tabs;
use crate::queries::Side;
use crate::tables::assignment::Assignment;

/// The page.
pub(crate) const PATH: &str = "/organisation/agenter";

#[derive(Template)]
#[template(path = "agents.html")]
struct AgentsPage<'a> {
    f: &'a Frame,
    acting: &'a Acting,
    tabs: Tabs,
    rows: Vec<AssignmentView>,
}

impl AgentsPage<'_> {
    fn asked(&self) -> Vec<&AssignmentView> {
        self.rows.iter().filter(|row| row.is_asked()).collect()
    }

    fn others(&self) -> Vec<&AssignmentView> {
        self.rows.iter().filter(|row| !row.is_asked()).collect()
    }
}

pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    let Some(acting) = Acting::of(&portal, &viewer).await? else {
        return no_hat(&f);
    };
    web::page(&AgentsPage {
        f: &f,
        tabs: Tabs::of(&portal, &f, &acting, PATH).await?,
        rows: assignments::views(&portal, &f, acting.organisation.id, Side::Customer, PATH).await?,
        acting: &acting,
    })
}

/// "Godkänn", "Tacka nej" and "Avsluta".
pub(crate) async fn answer(
    Get(portal): Get<Portal>,
    f: Frame,
    viewer: Viewer,
    id: InPath<Assignment>,
    posted: Posted,
) -> web::Result {
    assignments::answer(&portal, &f, &viewer, (id, &posted), (Side::Customer, PATH)).await
}
