//! `/mitt-konto/enheter`: Inloggade enheter och säkerhet.

use askama::Template;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use chrono::{DateTime, Utc};
use store::Stop;
use web::session::{self, row};
use web::{Flash, Form, Frame, Portal, Posted, Problem, SignedIn, Viewer, page, see_other};

use super::DEVICES;
use crate::acts::end_devices::{self, NoSuchDevice};
use crate::second_factor;

#[derive(Template)]
#[template(path = "inside/devices.html")]
struct DevicesPage<'a> {
    f: &'a Frame,
    devices: Vec<DeviceView>,
    /// Logs all others out; none when there are no others.
    others: Option<Form>,
    factor: Option<FactorView>,
    /// Staff pages are closed until there is a second factor.
    is_needed: bool,
}

struct DeviceView {
    name: String,
    facts: String,
    action: String,
    /// None is this device: the header logs it out.
    form: Option<Form>,
}

/// A code app that is on.
struct FactorView {
    since: DateTime<Utc>,
    codes_left: u64,
}

pub(crate) async fn show(State(portal): State<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    let who = viewer.signed_in()?;
    let db = portal.store.db();
    let rows = session::live(db, who.id, portal.now()).await?;
    let others = (rows.len() > 1).then(|| Form::new(&f));
    let on = second_factor::on(db, who.id).await?;
    page(&DevicesPage {
        f: &f,
        devices: rows.iter().map(|row| device(&f, who, row)).collect(),
        others,
        is_needed: portal.config.staff.second_factor && !who.staff.is_empty() && !who.second_factor,
        factor: on.map(|(since, codes_left)| FactorView { since, codes_left }),
    })
}

pub(crate) async fn end_one(
    State(portal): State<Portal>,
    f: Frame,
    viewer: Viewer,
    device: Result<Path<String>, PathRejection>,
    posted: Posted,
) -> web::Result {
    let device = device.ok().and_then(|path| path.0.parse().ok());
    let device = device.ok_or(Problem::NotFound)?;
    match end_devices::end_one(&portal, viewer.signed_in()?, posted.claim(), device).await {
        Ok(()) => Ok(see_other(
            &f,
            DEVICES,
            Some(Flash::good(f.t("accounts-devices-logged-out"))),
        )),
        Err(Stop::Refusal(NoSuchDevice)) => Err(Problem::NotFound.into()),
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

pub(crate) async fn end_others(State(portal): State<Portal>, f: Frame, viewer: Viewer, posted: Posted) -> web::Result {
    end_devices::end_others(&portal, viewer.signed_in()?, posted.claim()).await?;
    let flash = Flash::good(f.t("accounts-devices-others-logged-out"));
    Ok(see_other(&f, DEVICES, Some(flash)))
}

fn device(f: &Frame, who: &SignedIn, row: &row::Model) -> DeviceView {
    let (since, used) = (f.relative(&row.created_at), f.relative(&row.last_used_at));
    DeviceView {
        name: match row.device.as_str() {
            "" => f.t("accounts-devices-unknown"),
            device => device.to_owned(),
        },
        facts: f.ta2("accounts-devices-facts", "since", since, "used", used),
        action: format!("{DEVICES}/{}/logga-ut", row.id),
        form: (row.id != who.session).then(|| Form::new(f)),
    }
}
