//! `/organisation` and `/organisation/uppgifter`: what is known of the organisation one acts for, and
//! the form in which its manager or administrator changes it.

use askama::Template;
use axum::extract::State as Get;
use axum::response::{IntoResponse, Redirect};
use base::{Id, Person, Represented};
use store::Stop;
use web::{Flash, Form, Frame, Hat, Portal, Posted, Problem, Viewer};

use super::change;
use super::detail_fields::under;
use super::edit::{self, Editor};
use super::logo::{self, LogoView};
use super::tabs::Tabs;
use super::{activities, address, ages};
use crate::acts;
use crate::model::{Kind, State};
use crate::queries::{self, Member};
use crate::rules;
use crate::tables::organisation;

/// The organisation that the viewer acts for.
pub(crate) struct Acting {
    pub(crate) organisation: organisation::Model,
    /// Whether the viewer keeps its details and users.
    pub(crate) is_head: bool,
}

impl Acting {
    /// Whether the viewer wears the hat of an organisation.
    pub(crate) fn is_one(viewer: &Viewer) -> Result<bool, web::Error> {
        let hat = viewer.signed_in()?.hat.as_ref();
        Ok(hat.is_some_and(|hat| matches!(hat.of, Represented::Organisation(_))))
    }

    /// None under a hat that is no organisation's.
    pub(crate) async fn of(portal: &Portal, viewer: &Viewer) -> Result<Option<Acting>, web::Error> {
        let Some(Hat {
            of: Represented::Organisation(id),
            roles,
            ..
        }) = &viewer.signed_in()?.hat
        else {
            return Ok(None);
        };
        let found = queries::organisation(portal.store.db(), *id).await?;
        let organisation = found.ok_or(Problem::NotFound)?;
        Ok(Some(Acting {
            is_head: rules::is_head(organisation.kind, roles),
            organisation,
        }))
    }

    /// For what only managers and administrators do.
    pub(crate) async fn head(portal: &Portal, viewer: &Viewer) -> Result<Acting, web::Error> {
        let acting = Acting::of(portal, viewer).await?.ok_or(Problem::NotFound)?;
        if acting.is_head {
            Ok(acting)
        } else {
            Err(Problem::Forbidden.into())
        }
    }
}

#[derive(Template)]
#[template(path = "organisation.html")]
struct OrganisationPage<'a> {
    f: &'a Frame,
    acting: &'a Acting,
    tabs: Tabs,
    tag: (String, &'static str),
    facts: Vec<(String, String)>,
    edit: String,
    logo: Option<LogoView>,
    /// Where the logo is chosen.
    choose_logo: String,
    /// Requests to change numbers.
    change: String,
    has_changes: bool,
    /// When the details were last said to be right.
    verified: Option<String>,
    /// Asks whether they are.
    asks: Option<Form>,
}

impl OrganisationPage<'_> {
    fn is_unconfirmed(&self) -> bool {
        self.acting.organisation.state == State::Unconfirmed
    }

    fn is_in_register(&self) -> bool {
        let of = &self.acting.organisation;
        of.kind == Kind::Association && of.state == State::Active && of.shown_in_register
    }
}

#[derive(Template)]
#[template(path = "no_hat.html")]
struct NoHatPage<'a> {
    f: &'a Frame,
}

/// What is said under the hat "Privat".
pub(crate) fn no_hat(f: &Frame) -> web::Result {
    web::page(&NoHatPage { f })
}

pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    let Some(acting) = Acting::of(&portal, &viewer).await? else {
        return no_hat(&f);
    };
    let of = &acting.organisation;
    let last = queries::verification(portal.store.db(), of.id).await?;
    let asks = acting.is_head && rules::is_to_be_verified(of.confirmed_at, last.as_ref(), portal.now());
    let verified = last.and_then(|last| last.verified_at);
    web::page(&OrganisationPage {
        f: &f,
        tabs: Tabs::of(&portal, &f, &acting, "/organisation").await?,
        tag: super::state(&f, of.state, of.confirmed_at.is_some()),
        facts: facts(&portal, &f, of).await?,
        edit: under("/organisation/uppgifter", of.id),
        logo: queries::logos(portal.store.db(), &[of.id])
            .await?
            .get(&of.id)
            .map(|row| logo::view(row, 96)),
        choose_logo: under(logo::PATH, of.id),
        change: under(change::PATH, of.id),
        has_changes: !queries::changes(portal.store.db(), of.id).await?.is_empty(),
        verified: verified.map(|at| f.ta("organisations-verified-at", "when", f.date(&at))),
        asks: asks.then(|| Form::new(&f)),
        acting: &acting,
    })
}

/// POST `/organisation/uppgifter/stammer`: "Uppgifterna stämmer".
pub(crate) async fn verify(Get(portal): Get<Portal>, f: Frame, viewer: Viewer, posted: Posted) -> web::Result {
    let of = Acting::head(&portal, &viewer).await?.organisation;
    match acts::verify(&portal, viewer.actor(), posted.claim(), of.id).await {
        Ok(()) => {
            let thanks = Flash::good(f.t("organisations-verified"));
            Ok(web::see_other(&f, &under("/organisation", of.id), Some(thanks)))
        }
        Err(Stop::Refusal(never)) => match never {},
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

/// What is known of an organisation: label and value; what is missing is left out.
pub(crate) async fn facts(
    portal: &Portal,
    f: &Frame,
    of: &organisation::Model,
) -> anyhow::Result<Vec<(String, String)>> {
    let contact = match of.contact_person_id {
        Some(person) => contact(queries::members(portal.store.db(), of.id).await?, person),
        None => None,
    };
    let number = match super::number(portal, of)? {
        None if of.is_sole_trader => Some(f.t("organisations-number-sole-trader")),
        number => number,
    };
    let all = [
        ("organisations-kind", Some(super::kind(f, of.kind))),
        ("organisations-number", number),
        (
            "organisations-address",
            address(of.address.as_deref(), of.postal_code.as_deref(), of.city.as_deref()),
        ),
        ("organisations-email", of.email.clone()),
        ("organisations-phone", of.phone.clone()),
        ("organisations-web", of.web.clone()),
        ("organisations-activities", activities(f, &of.activities)),
        (
            "organisations-areas",
            Some(of.areas.clone()).filter(|areas| !areas.is_empty()),
        ),
        (
            "organisations-ages",
            Some(ages(f, &of.age_groups)).filter(|ages| !ages.is_empty()),
        ),
        ("organisations-contact", contact),
    ];
    Ok(all
        .into_iter()
        .filter_map(|(key, value)| Some((f.t(key), value?)))
        .collect())
}

/// Who has protected identity, or does not act for it any longer, is not named.
fn contact(members: Vec<Member>, person: Id<Person>) -> Option<String> {
    let mut named = members.into_iter().filter(|member| !member.protected);
    named.find(|member| member.person == person).map(|member| member.name)
}

/// GET `/organisation/uppgifter`
pub(crate) async fn show_edit(Get(portal): Get<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    if !Acting::is_one(&viewer)? {
        return Ok(Redirect::to("/organisation").into_response());
    }
    let of = Acting::head(&portal, &viewer).await?.organisation;
    edit::show(&portal, &f, Editor::Head(viewer.actor()), &of).await
}

/// POST `/organisation/uppgifter`
pub(crate) async fn submit_edit(Get(portal): Get<Portal>, f: Frame, viewer: Viewer, posted: Posted) -> web::Result {
    let of = Acting::head(&portal, &viewer).await?.organisation;
    edit::submit(&portal, &f, Editor::Head(viewer.actor()), of, &posted).await
}
