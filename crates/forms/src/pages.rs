//! `/handlaggning/formular`: staff make the forms of their rooms. What there can be a form for, and who may
//! edit it, the rooms say themselves (`web::Service::forms`).

mod draft;
mod field;
mod field_form;
mod list;
mod preview;

use base::StaffRole;
use web::Guard::Staff;
use web::{FormPlace, Forms, MenuItem, Portal, Problem, Routes, Viewer};

/// Those who may edit some form.
const EDITORS: &[StaffRole] = &[
    StaffRole::CaseOfficer,
    StaffRole::BookingOfficer,
    StaffRole::GrantsOfficer,
    StaffRole::ParkingOperator,
    StaffRole::SystemAdministrator,
];
const LIST: &str = "/handlaggning/formular";

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get(LIST, Staff(EDITORS), list::show)
        .get("/handlaggning/formular/{owner}", Staff(EDITORS), draft::show)
        .post("/handlaggning/formular/{owner}", Staff(EDITORS), draft::send)
        .get("/handlaggning/formular/{owner}/nytt", Staff(EDITORS), field::new)
        .post("/handlaggning/formular/{owner}/nytt", Staff(EDITORS), field::add)
        .get(
            "/handlaggning/formular/{owner}/falt/{field}",
            Staff(EDITORS),
            field::show,
        )
        .post(
            "/handlaggning/formular/{owner}/falt/{field}",
            Staff(EDITORS),
            field::save,
        )
        .get("/handlaggning/formular/{owner}/prova", Staff(EDITORS), preview::show)
        .post("/handlaggning/formular/{owner}/prova", Staff(EDITORS), preview::send)
}

/// The place of this crate in the menu of staff.
pub(crate) fn staff_menu(portal: &Portal, viewer: &Viewer) -> Vec<MenuItem> {
    if editable(portal, viewer).next().is_none() {
        return Vec::new();
    }
    vec![MenuItem::new(LIST, portal.t(viewer.lang, "forms-menu"), "file-text")]
}

/// The forms of the rooms that the viewer may edit forms for.
fn editable(portal: &Portal, viewer: &Viewer) -> impl Iterator<Item = Forms> {
    let rooms = portal.services.iter().filter_map(|room| room.forms);
    rooms.filter(|forms| viewer.is_staff(forms.editors))
}

/// What the viewer may edit forms for.
async fn places(portal: &Portal, viewer: &Viewer) -> anyhow::Result<Vec<FormPlace>> {
    let mut all = Vec::new();
    for forms in editable(portal, viewer) {
        all.extend((forms.places)(portal.clone(), viewer.lang).await?);
    }
    Ok(all)
}

/// One of those.
async fn place(portal: &Portal, viewer: &Viewer, owner: &str) -> Result<FormPlace, web::Error> {
    let all = places(portal, viewer).await?;
    let found = all.into_iter().find(|place| place.owner == owner);
    found.ok_or_else(|| Problem::NotFound.into())
}

/// The page of a form.
fn path(owner: &str) -> String {
    format!("{LIST}/{owner}")
}
