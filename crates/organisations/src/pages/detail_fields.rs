//! The fields of an organisation's details, shared by its own page and the one of staff.

use base::{Id, Organisation, PostalCode};
use sea_orm::ActiveEnum;
use web::{Form, Frame, Portal};

use crate::model::{Activity, AgeGroup, Kind, codes};
use crate::parsing::{self, AGE_FIELDS};
use crate::queries::{self, Member};
use crate::tables::organisation;

/// What `details_fields.html` draws, as `details`.
pub(crate) struct DetailFields {
    pub(crate) is_association: bool,
    pub(crate) activities: Vec<(String, String)>,
    pub(crate) contacts: Vec<(String, String)>,
    /// Field and words.
    pub(crate) ages: Vec<(&'static str, String)>,
    /// Saved with the form, so that a stale one is told.
    pub(crate) version: i64,
}

impl DetailFields {
    /// The choices for this organisation.
    pub(crate) async fn of(portal: &Portal, f: &Frame, of: &organisation::Model) -> anyhow::Result<DetailFields> {
        let members = queries::members(portal.store.db(), of.id).await?;
        let ages = AGE_FIELDS.iter().map(|(field, group)| (*field, super::age(f, *group)));
        Ok(DetailFields {
            is_association: of.kind == Kind::Association,
            activities: parsing::activities(f),
            contacts: parsing::with_all(f.t("organisations-contact-nobody"), contacts(members)),
            ages: ages.collect(),
            version: of.version,
        })
    }
}

/// Members who may be named: not those with protected identity.
fn contacts(members: Vec<Member>) -> Vec<(String, String)> {
    let named = members.into_iter().filter(|member| !member.protected);
    named.map(|member| (member.person.to_string(), member.name)).collect()
}

/// The form filled with what is stored.
pub(crate) fn filled(f: &Frame, of: &organisation::Model) -> Form {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let tick = |on: bool| if on { "1" } else { "" };
    let code = of.postal_code.as_deref().and_then(|code| PostalCode::parse(code).ok());
    let postal_code = code.map(|code| code.spelled()).unwrap_or_default();
    let contact = of.contact_person_id.map(|id| id.to_string()).unwrap_or_default();
    let mut form = Form::new(f)
        .fill("organisation_name", &of.name)
        .fill("address", text(&of.address))
        .fill("postal_code", postal_code)
        .fill("city", text(&of.city))
        .fill("email", text(&of.email))
        .fill("phone", text(&of.phone))
        .fill("web", text(&of.web))
        .fill_all(
            "activities",
            codes::<Activity>(&of.activities).iter().map(ActiveEnum::to_value),
        )
        .fill("areas", &of.areas)
        .fill("description", text(&of.description))
        .fill("contact", contact);
    for (name, on) in [
        ("shown_in_register", of.shown_in_register),
        ("shows_address", of.shows_address),
        ("shows_email", of.shows_email),
        ("shows_phone", of.shows_phone),
        ("shows_contact", of.shows_contact),
    ] {
        form = form.fill(name, tick(on));
    }
    let chosen = codes::<AgeGroup>(&of.age_groups);
    for (field, group) in AGE_FIELDS {
        form = form.fill(field, tick(chosen.contains(&group)));
    }
    form
}

/// Where the form of an organisation is shown again, under its own hat.
pub(crate) fn under(path: &str, id: Id<Organisation>) -> String {
    format!("{path}?{}={id}", web::UNDER)
}
