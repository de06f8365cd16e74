//! The screens of this crate, one file each, and who may come to them.

mod about;
mod deliveries;
mod help;
mod help_editing;
mod help_texts;
mod help_versions;
mod notice;
mod notice_editing;
mod notifications;
mod outbox;
mod preview;
mod reach;

use base::StaffRole;
use web::{Guard, Routes};

/// Who looks after notices and help texts (product.md: systemadministratör).
const EDITORS: &[StaffRole] = &[StaffRole::SystemAdministrator];
/// Who looks after messages that did not arrive.
const SENDERS: &[StaffRole] = &[StaffRole::SystemAdministrator, StaffRole::CustomerService];

/// Whether the viewer may edit notices and help texts.
pub(crate) fn may_edit(viewer: &web::Viewer) -> bool {
    viewer.is_staff(EDITORS)
}

/// All routes of this crate.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .and(open_routes())
        .and(notice_routes())
        .and(help_text_routes())
        .and(delivery_routes())
}

fn open_routes() -> Routes {
    Routes::new()
        .get("/aviseringar", Guard::SignedIn, notifications::show)
        .get("/hjalp", Guard::Open, help::show)
        .get("/om/tillganglighet", Guard::Open, about::show)
        .get("/om/personuppgifter", Guard::Open, about::show)
        .get("/om/personuppgifter-konto", Guard::Open, about::show)
        .get("/om/personuppgifter-arenden", Guard::Open, about::show)
        .get("/om/personuppgifter-organisationer", Guard::Open, about::show)
        .get("/om/kakor", Guard::Open, about::show)
        .get("/om/anstalld", Guard::Open, about::show)
        .get("/nyheter/{id}", Guard::Open, notice::show)
        .post("/nyheter/{id}/ta-bort", Guard::SignedIn, notice::remove)
        .get("/dev/utkorg", Guard::Open, outbox::list)
        .get("/dev/utkorg.json", Guard::Open, outbox::json)
        .get("/dev/utkorg/{id}", Guard::Open, outbox::html)
}

fn notice_routes() -> Routes {
    let guard = Guard::Staff(EDITORS);
    Routes::new()
        .get("/handlaggning/nyheter", guard, notice_editing::list)
        .get("/handlaggning/nyheter/ny", guard, notice_editing::new)
        .post("/handlaggning/nyheter/ny", guard, notice_editing::publish)
        .get("/handlaggning/nyheter/{id}", guard, notice_editing::edit)
        .post("/handlaggning/nyheter/{id}", guard, notice_editing::change)
        .post("/handlaggning/nyheter/{id}/avsluta", guard, notice_editing::end)
}

fn help_text_routes() -> Routes {
    let guard = Guard::Staff(EDITORS);
    Routes::new()
        .get("/handlaggning/hjalptexter", guard, help_texts::list)
        .get("/handlaggning/hjalptexter/{kind}/{key}", guard, help_editing::edit)
        .post("/handlaggning/hjalptexter/{kind}/{key}", guard, help_editing::save)
        .get(
            "/handlaggning/hjalptexter/{kind}/{key}/versioner",
            guard,
            help_versions::list,
        )
        .post(
            "/handlaggning/hjalptexter/{kind}/{key}/versioner",
            guard,
            help_versions::restore,
        )
}

fn delivery_routes() -> Routes {
    let guard = Guard::Staff(SENDERS);
    Routes::new()
        .get("/handlaggning/utskick", guard, deliveries::list)
        .post("/handlaggning/utskick/{id}/forsok", guard, deliveries::send_again)
}

/// The places of this crate in the menu of staff.
pub(crate) fn staff_menu(portal: &web::Portal, viewer: &web::Viewer) -> Vec<web::MenuItem> {
    let item = |href, key, icon| web::MenuItem::new(href, portal.t(viewer.lang, key), icon);
    let mut menu = Vec::new();
    if may_edit(viewer) {
        menu.push(item("/handlaggning/nyheter", "notify-menu-notices", "newspaper"));
        menu.push(item(
            "/handlaggning/hjalptexter",
            "notify-menu-help-texts",
            "circle-help",
        ));
    }
    if viewer.is_staff(SENDERS) {
        menu.push(item("/handlaggning/utskick", "notify-menu-deliveries", "send"));
    }
    menu
}
