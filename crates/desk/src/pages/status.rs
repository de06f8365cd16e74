//! `/arende-status/{token}`: one case for whoever holds its private link, without login.

use axum::extract::{Path, State as Get};
use base::Id;
use files::{File, PostedFiles};
use web::throttle::{self, Verdict};
use web::{Form, Frame, Portal, Problem, Viewer};

use super::my_case::{Taken, draw, give, take};
use super::open_form;
use super::thread::Eyes;
use crate::acts::Writer;
use crate::contact;
use crate::guard::StatusCase;
use crate::queries::Opened;

/// GET `/arende-status/{token}`
pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame, case: StatusCase) -> web::Result {
    let action = path(&portal, &case.opened)?;
    draw(&portal, &f, Form::new(&f), &case.opened, (Eyes::Visitor, None), action).await
}

/// POST `/arende-status/{token}`
pub(crate) async fn send(
    Get(portal): Get<Portal>,
    f: Frame,
    viewer: Viewer,
    case: StatusCase,
    posted: PostedFiles,
) -> web::Result {
    let address = viewer.address.to_string();
    if let Verdict::Blocked { until } = throttle::attempt(&portal, throttle::OPEN_FORMS, &address).await? {
        return Err(Problem::Limited { until }.into());
    }
    let action = path(&portal, &case.opened)?;
    match take(&portal, &f, &case.opened, Writer::Visitor, &posted, &action).await? {
        Taken::Done(response) => Ok(response),
        Taken::Over(form) => open_form::offer(&portal, &f, &case.opened, form.value("text")).await,
        Taken::Wrong(form) => draw(&portal, &f, form, &case.opened, (Eyes::Visitor, None), action).await,
    }
}

/// GET `/arende-status/{token}/filer/{file}`
pub(crate) async fn file(
    Get(portal): Get<Portal>,
    case: StatusCase,
    Path((_, file)): Path<(String, Id<File>)>,
) -> web::Result {
    give(&portal, &case.opened, file).await
}

fn path(portal: &Portal, opened: &Opened) -> Result<String, web::Error> {
    Ok(contact::status_path(portal.store.keys(), &opened.case)?.ok_or(Problem::NotFound)?)
}
