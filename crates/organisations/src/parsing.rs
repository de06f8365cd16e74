//! Reads the fields of forms. What is wrong is noted in the form, which keeps what was typed.

use base::{Email, NumberError, Organisationsnummer, PostalCode, swedish};
use sea_orm::{ActiveEnum, Iterable};
use web::{Form, Frame, Posted};

use crate::acts::StaffEdit;
use crate::model::{
    self, Activity, Address, AgeGroup, Details, Kind, Listing, NewOrganisation, limit, one_line, website,
};
use crate::rules::Refusal;

/// The fields of the age groups, in the order of `AgeGroup`.
pub(crate) const AGE_FIELDS: [(&str, AgeGroup); 5] = [
    ("age_preschool", AgeGroup::Preschool),
    ("age_children", AgeGroup::Children),
    ("age_youth", AgeGroup::Youth),
    ("age_adults", AgeGroup::Adults),
    ("age_elderly", AgeGroup::Elderly),
];

/// An organisation that is registered.
pub(crate) fn new_organisation(f: &Frame, form: &mut Form, kind: Kind) -> Option<NewOrganisation> {
    let name = line(form, "organisation_name", limit::NAME, "organisations-name-missing");
    let number = number(f, form);
    let address = address(form);
    Some(NewOrganisation {
        kind,
        name: name?,
        number: number?,
        address: address?,
    })
}

/// The organisation number.
pub(crate) fn number(f: &Frame, form: &mut Form) -> Option<Organisationsnummer> {
    let today = swedish::local_date(f.now());
    form.read("organisation_number", |typed| match typed {
        "" => Err("organisations-number-missing"),
        typed => Organisationsnummer::parse(typed, today).map_err(number_mistake),
    })
}

/// What is wrong with an organisation number, in words.
pub(crate) fn number_mistake(e: NumberError) -> &'static str {
    match e {
        NumberError::Malformed => "organisations-number-malformed",
        NumberError::CheckDigit => "organisations-number-check-digit",
        NumberError::Date | NumberError::Future => "organisations-number-date",
    }
}

pub(crate) fn address(form: &mut Form) -> Option<Address> {
    let street = line(form, "address", limit::ADDRESS, "organisations-address-missing");
    let postal_code = form.read("postal_code", |typed| match typed {
        "" => Err("organisations-postal-code-missing"),
        typed => PostalCode::parse(typed).map_err(|_| "organisations-postal-code-wrong"),
    });
    let city = line(form, "city", limit::CITY, "organisations-city-missing");
    Some(Address {
        street: street?,
        postal_code: postal_code?,
        city: city?,
    })
}

/// Everything that an organisation's own people change.
pub(crate) fn details(form: &mut Form, posted: &Posted, kind: Kind) -> Option<Details> {
    let name = line(form, "organisation_name", limit::NAME, "organisations-name-missing");
    let address = address(form);
    let email = form.read_optional("email", |typed| {
        Email::parse(typed).map_err(|_| "organisations-email-wrong")
    });
    let (phone, web) = (phone(form), web(form));
    let areas = optional_line(form, "areas", limit::AREAS);
    let activities: Vec<_> = posted.all("activities").collect();
    let description = optional_text(form, "description", limit::DESCRIPTION);
    let listing = match kind {
        Kind::Association => listing(form, posted),
        Kind::Company | Kind::Customer => Some(Listing::default()),
    };
    let ages = AGE_FIELDS.iter().filter(|(field, _)| posted.has(field));
    Some(Details {
        name: name?,
        address: address?,
        email: email?,
        phone: phone?,
        web: web?,
        activities: Activity::iter()
            .filter(|one| kind == Kind::Association && activities.contains(&one.to_value().as_str()))
            .collect(),
        areas: model::areas(&areas?.unwrap_or_default()),
        age_groups: ages.map(|(_, age)| *age).collect(),
        description: description?,
        listing: listing?,
    })
}

/// What only staff change.
pub(crate) fn staff_edit(f: &Frame, form: &mut Form, posted: &Posted) -> Option<StaffEdit> {
    let number = if posted.get("organisation_number").is_empty() {
        None
    } else {
        Some(number(f, form)?)
    };
    Some(StaffEdit {
        number,
        categories: posted.all("categories").filter_map(|id| id.parse().ok()).collect(),
        is_grant_eligible: posted.has("grant_eligible"),
    })
}

fn listing(form: &mut Form, posted: &Posted) -> Option<Listing> {
    let contact = form.read_optional("contact", |id| id.parse().map_err(|_| "organisations-contact-wrong"));
    let contact = contact?;
    let names_contact = posted.has("shows_contact");
    if names_contact && contact.is_none() {
        form.mistake("contact", "organisations-contact-missing");
        return None;
    }
    Some(Listing {
        shown: posted.has("shown_in_register"),
        address: posted.has("shows_address"),
        email: posted.has("shows_email"),
        phone: posted.has("shows_phone"),
        contact,
        names_contact,
    })
}

fn phone(form: &mut Form) -> Option<Option<String>> {
    form.read_optional("phone", |typed| {
        let plausible = typed.chars().all(|c| c.is_ascii_digit() || " +-()/".contains(c))
            && typed.chars().filter(char::is_ascii_digit).count() >= 5
            && typed.chars().count() <= limit::PHONE;
        plausible.then(|| typed.to_owned()).ok_or("organisations-phone-wrong")
    })
}

fn web(form: &mut Form) -> Option<Option<String>> {
    form.read_optional("web", |typed| {
        let site = website(typed).filter(|site| site.chars().count() <= limit::WEB);
        site.ok_or("organisations-web-wrong")
    })
}

/// A text of one line.
pub(crate) fn line(form: &mut Form, field: &'static str, max: usize, missing: &'static str) -> Option<String> {
    form.read_text(field, max, missing).map(|text| one_line(&text))
}

fn optional_line(form: &mut Form, field: &'static str, max: usize) -> Option<Option<String>> {
    optional_text(form, field, max).map(|text| text.map(|text| one_line(&text)))
}

/// A text of at most `max` characters that may be left empty.
pub(crate) fn optional_text(form: &mut Form, field: &'static str, max: usize) -> Option<Option<String>> {
    if form.value(field).trim().is_empty() {
        return Some(None);
    }
    form.read_text(field, max, "organisations-text-missing").map(Some)
}

/// Words to look for, when there are any and not too many.
pub(crate) fn words(f: &Frame, form: &mut Form, typed: &str) -> Option<String> {
    let length = typed.chars().count();
    if length > limit::SEARCH {
        let told = f.ta2("organisations-search-too-long", "max", limit::SEARCH, "length", length);
        form.mistake_text("sok", told);
        return None;
    }
    (!typed.is_empty()).then(|| typed.to_owned())
}

/// Which field a refusal stands at, and its words.
pub(crate) fn refused(f: &Frame, form: &mut Form, field: &'static str, refusal: &Refusal) {
    match refusal {
        Refusal::Username(taken) => taken.show(form),
        Refusal::NumberTaken(_) => form.mistake("organisation_number", "organisations-number-taken"),
        Refusal::NumberIsPersonal => form.mistake("organisation_number", "organisations-number-personal"),
        Refusal::NotAMember => form.mistake("contact", "organisations-contact-wrong"),
        Refusal::TooMany(until) => {
            form.mistake_text(field, f.ta("organisations-refused-too-many", "when", f.relative(until)))
        }
        Refusal::Stale => form.mistake(field, "organisations-refused-stale"),
        Refusal::Gone => form.mistake(field, "organisations-refused-gone"),
        Refusal::IsMember => form.mistake(field, "organisations-refused-is-member"),
        Refusal::Answered(what) => form.mistake(field, what.text()),
        Refusal::NewerDocument => form.mistake(field, "organisations-refused-newer-document"),
        Refusal::RecoveryOpen => form.mistake(field, "organisations-refused-recovery-open"),
        Refusal::NoSuchRole => form.mistake(field, "organisations-role-missing"),
        Refusal::OwnMatter => form.mistake(field, "organisations-refused-own-matter"),
        Refusal::WrongState => form.mistake(field, "organisations-refused-wrong-state"),
        Refusal::Unconfirmed => form.mistake(field, "organisations-refused-unconfirmed"),
        Refusal::ActsAlready => form.mistake(field, "organisations-refused-acts-already"),
        Refusal::LastHead => form.mistake(field, "organisations-refused-last-head"),
        Refusal::SignedAlready => form.mistake(field, "organisations-refused-signed-already"),
        Refusal::ApprovedAlready => form.mistake(field, "organisations-refused-approved-already"),
        Refusal::FileGone => files::gone(form),
        Refusal::CategoryTaken => form.mistake("name_sv", "organisations-category-taken"),
        Refusal::OtherKind => form.mistake(field, "organisations-merge-other-kind"),
        Refusal::MergedLongAgo => form.mistake(field, "organisations-unmerge-too-late"),
        Refusal::NobodyToWriteTo => form.mistake(field, "organisations-mailing-nobody"),
        Refusal::CategoryUsed => form.mistake("delete", "organisations-category-used"),
        Refusal::WaitsAlready => form.mistake(field, "organisations-refused-waits-already"),
        Refusal::SameValue => form.mistake(field, "organisations-refused-same-value"),
        Refusal::OwnNumber => form.mistake(field, "organisations-refused-own-number"),
        Refusal::AskedAlready => form.mistake(field, "organisations-refused-asked-already"),
        Refusal::TooLate => form.mistake(field, "organisations-refused-too-late"),
        Refusal::NotAllowed => form.mistake(field, "organisations-refused-not-allowed"),
    }
}

/// Activities to choose from: code and name.
pub(crate) fn activities(f: &Frame) -> Vec<(String, String)> {
    Activity::iter()
        .map(|activity| {
            (
                activity.to_value(),
                f.t(&format!("organisations-activity-{}", activity.to_value())),
            )
        })
        .collect()
}

/// A list to choose from, with `all` first and no value.
pub(crate) fn with_all(all: String, choices: Vec<(String, String)>) -> Vec<(String, String)> {
    std::iter::once((String::new(), all)).chain(choices).collect()
}
