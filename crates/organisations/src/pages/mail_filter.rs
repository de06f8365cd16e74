//! `/mitt-konto/e-postfilter`: which e-mails a manager wants for each association, and how everybody
//! wants to hear from each service (accounts.md, E-postfilter).

use accounts::channels::{self, Channel};
use askama::Template;
use axum::extract::State as Get;
use axum::response::Response;
use http::StatusCode;
use sea_orm::ActiveEnum;
use store::Stop;
use web::{Flash, Form, Frame, Portal, Posted, SignedIn, Viewer};

use crate::acts::{self, Choices, Filter};
use crate::model::{MailAbout, MailScope, from_code};
use crate::queries::{self, ManagedRow};

const PATH: &str = "/mitt-konto/e-postfilter";

#[derive(Template)]
#[template(path = "mail_filter.html")]
struct MailFilterPage<'a> {
    f: &'a Frame,
    form: Form,
    managed: Vec<Managed>,
    /// Field, which is the name of the service, and what it is called.
    services: Vec<(&'static str, String)>,
    has_mobile: bool,
    sms_is_offered: bool,
}

/// The choices for one association.
struct Managed {
    name: String,
    groups: [Group; 2],
}

/// Two buttons to choose between.
struct Group {
    field: String,
    legend: String,
    choices: [(MailScope, String); 2],
    chosen: MailScope,
}

impl MailFilterPage<'_> {
    fn channels(&self) -> Vec<(String, String)> {
        let offered = |channel: &Channel| *channel != Channel::Sms || self.sms_is_offered;
        [Channel::Email, Channel::Sms, Channel::None]
            .into_iter()
            .filter(offered)
            .map(|channel| {
                (
                    channel.to_value(),
                    self.f.t(&format!("organisations-channel-{}", channel.to_value())),
                )
            })
            .collect()
    }
}

pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    let person = viewer.signed_in()?;
    let mut form = Form::new(&f);
    for (service, _) in services(&portal, &f) {
        let chosen = channels::choice(portal.store.db(), person.id, service).await?;
        form = form.fill(service, chosen.to_value());
    }
    let managed = queries::managed(portal.store.db(), person.id).await?;
    draw(&portal, &f, form, person, managed, StatusCode::OK).await
}

pub(crate) async fn submit(Get(portal): Get<Portal>, f: Frame, viewer: Viewer, posted: Posted) -> web::Result {
    let person = viewer.signed_in()?;
    let mut form = Form::posted(&f, &posted);
    let mut managed = queries::managed(portal.store.db(), person.id).await?;
    let mut choices = Choices::default();
    for row in &mut managed {
        row.booking = from_code(posted.get(&field("booking", row))).unwrap_or(row.booking);
        row.grants = from_code(posted.get(&field("grants", row))).unwrap_or(row.grants);
        let chosen = [(MailAbout::Booking, row.booking), (MailAbout::Grants, row.grants)];
        choices.filters.extend(chosen.map(|(about, scope)| Filter {
            membership: row.membership,
            organisation: row.name.clone(),
            about,
            scope,
        }));
    }
    let has_mobile = has_mobile(&portal, person).await?;
    for (service, _) in services(&portal, &f) {
        let channel = form.read(service, |code| match from_code(code) {
            None => Err("organisations-channel-missing"),
            Some(Channel::Sms) if !has_mobile => Err("organisations-channel-no-mobile"),
            Some(channel) => Ok(channel),
        });
        choices.channels.extend(channel.map(|channel| (service, channel)));
    }
    if form.has_mistakes() {
        return draw(&portal, &f, form, person, managed, StatusCode::UNPROCESSABLE_ENTITY).await;
    }
    match acts::filter_mail(&portal, viewer.actor(), person.id, form.claim(), &choices).await {
        Ok(()) => Ok(web::see_other(
            &f,
            PATH,
            Some(Flash::good(f.t("organisations-filter-saved"))),
        )),
        Err(Stop::Fault(e)) => Err(e.into()),
        Err(Stop::Refusal(never)) => match never {},
    }
}

/// The services whose messages a person may choose the way of.
fn services(portal: &Portal, f: &Frame) -> Vec<(&'static str, String)> {
    let named = portal
        .services
        .iter()
        .filter_map(|service| Some((service.name, service.letters?)));
    named.map(|(name, key)| (name, f.t(key))).collect()
}

async fn has_mobile(portal: &Portal, person: &SignedIn) -> anyhow::Result<bool> {
    let row = accounts::queries::person(portal.store.db(), person.id).await?;
    Ok(row.is_some_and(|row| row.mobile.is_some()))
}

async fn draw(
    portal: &Portal,
    f: &Frame,
    form: Form,
    person: &SignedIn,
    managed: Vec<ManagedRow>,
    status: StatusCode,
) -> web::Result<Response> {
    let page = MailFilterPage {
        f,
        form,
        managed: managed.iter().map(|row| managed_view(f, row)).collect(),
        services: services(portal, f),
        has_mobile: has_mobile(portal, person).await?,
        sms_is_offered: notify::sms_is_offered(&portal.config),
    };
    web::page_with(status, &page)
}

fn field(about: &str, row: &ManagedRow) -> String {
    format!("{about}_{}", row.organisation)
}

fn managed_view(f: &Frame, row: &ManagedRow) -> Managed {
    let group = |about: &str, chosen| Group {
        field: field(about, row),
        legend: f.t(&format!("organisations-filter-{about}")),
        choices: [MailScope::All, MailScope::Own].map(|scope| {
            (
                scope,
                f.t(&format!("organisations-filter-{about}-{}", scope.to_value())),
            )
        }),
        chosen,
    };
    Managed {
        name: row.name.clone(),
        groups: [group("booking", row.booking), group("grants", row.grants)],
    }
}
