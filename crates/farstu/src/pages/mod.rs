//! The pages that belong to no single room: the start page, the overview and the choice of hat.

mod api;
mod hat;
mod overview;
mod retention;
mod start;

use axum::extract::State;
use notify::NoticeShown;
use web::{Form, Frame, Guard, MenuItem, Portal, Routes, Service, Viewer};

use crate::openapi;

fluent_templates::static_loader! {
    static TEXTS = { locales: "./texts", fallback_language: "sv", customise: |bundle| bundle.set_use_isolating(false) };
}

pub(crate) fn service() -> Service {
    Service {
        routes: || {
            Routes::new()
                .get("/", Guard::Open, home)
                .post("/hatt", Guard::SignedIn, hat::choose)
                .get(api::PATH, Guard::Open, api::show)
                .get(openapi::PATH, Guard::Open, openapi::serve)
                .get(retention::PATH, Guard::Staff(retention::READERS), retention::show)
        },
        crons: || {
            let mut crons = crate::retention::crons();
            crons.push(crate::audit_heads::cron());
            crons
        },
        menu: |portal, viewer| {
            vec![MenuItem::new(
                "/",
                portal.t(viewer.lang, "farstu-menu-overview"),
                "house",
            )]
        },
        staff_menu: |portal, viewer| {
            let item = MenuItem::new(retention::PATH, portal.t(viewer.lang, "farstu-retention"), "clock");
            viewer
                .is_staff(retention::READERS)
                .then_some(item)
                .into_iter()
                .collect()
        },
        ..Service::new("farstu", || &*TEXTS)
    }
}

async fn home(State(portal): State<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    match viewer.person.clone() {
        Some(person) => overview::show(&portal, &f, &viewer, &person).await,
        None => start::show(&portal, &f, &viewer).await,
    }
}

/// A notice, and the form that takes it away from the own list.
struct News {
    notice: NoticeShown,
    removal: Option<(String, Form)>,
}

async fn news(portal: &Portal, f: &Frame, viewer: &Viewer) -> anyhow::Result<Vec<News>> {
    let shown = notify::notices(portal, viewer).await?.into_iter();
    Ok(shown
        .map(|notice| News {
            removal: notice.remove.clone().map(|action| (action, Form::new(f))),
            notice,
        })
        .collect())
}
