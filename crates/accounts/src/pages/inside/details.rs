//! `/mitt-konto/uppgifter`: Användaruppgifter.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{Mobile, NumberError, Personnummer, swedish};
use http::StatusCode;
use store::Stop;
use web::throttle::{self, Verdict};
use web::{Error, Flash, Form, Frame, Portal, Posted, Problem, Viewer, page_with, see_other};

use super::{DETAILS, myself};
use crate::acts::change_details::{self, NewDetails, Refusal};
use crate::acts::own_personnummer;
use crate::rules::PERSONNUMMER;
use crate::tables::person;
use crate::{parsing, personnummer};

const LONGEST_NAME: usize = 100;

#[derive(Template)]
#[template(path = "inside/details.html")]
struct DetailsPage<'a> {
    f: &'a Frame,
    form: &'a Form,
    person: &'a person::Model,
    /// As shown: masked, or whole after "Visa".
    number: Option<String>,
    is_revealed: bool,
    version: String,
    hints: Hints,
    reveal: Form,
    remove: Form,
}

/// What helps at each field; after a change elsewhere also what is stored now.
#[derive(Default)]
struct Hints {
    first_name: String,
    last_name: String,
    mobile: String,
    personnummer: String,
}

pub(crate) async fn show(State(portal): State<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    let person = myself(&portal, viewer.signed_in()?).await?;
    draw(&f, &filled(&f, &person), &person, None, None, StatusCode::OK)
}

pub(crate) async fn submit(State(portal): State<Portal>, f: Frame, viewer: Viewer, posted: Posted) -> web::Result {
    let who = viewer.signed_in()?;
    let mut form = Form::posted(&f, &posted);
    let person = myself(&portal, who).await?;
    let Some(new) = read(&f, &mut form, &posted, &person).await? else {
        return draw(&f, &form, &person, None, None, StatusCode::UNPROCESSABLE_ENTITY);
    };
    let key = match change_details::change_details(&portal, who, form.claim(), &new).await {
        Ok(true) => "accounts-details-saved",
        Ok(false) => "accounts-details-unchanged",
        Err(Stop::Refusal(refusal)) => return refused(&f, form, who, refusal).await,
        Err(Stop::Fault(e)) => return Err(e.into()),
    };
    Ok(see_other(&f, DETAILS, Some(Flash::good(f.t(key)))))
}

async fn refused(f: &Frame, mut form: Form, who: &web::SignedIn, refusal: Refusal) -> web::Result {
    // What is stored now, not what was when the form came.
    let person = myself(&f.portal, who).await?;
    let mut stored = None;
    match refusal {
        Refusal::ChangedElsewhere => {
            form.mistake("first_name", "accounts-details-changed-elsewhere");
            stored = Some(stored_now(f, &form, &person));
        }
        Refusal::PersonnummerTaken => {
            let words = f.ta("accounts-details-personnummer-taken", "phone", &f.owner().phone);
            form.mistake_text("personnummer", words);
        }
    }
    draw(f, &form, &person, None, stored, StatusCode::UNPROCESSABLE_ENTITY)
}

/// Shows the whole number on this one page.
pub(crate) async fn reveal(State(portal): State<Portal>, f: Frame, viewer: Viewer, posted: Posted) -> web::Result {
    let who = viewer.signed_in()?;
    let Some(number) = own_personnummer::reveal(&portal, who, posted.claim()).await? else {
        return Ok(see_other(&f, DETAILS, None));
    };
    let person = myself(&portal, who).await?;
    draw(&f, &filled(&f, &person), &person, Some(&number), None, StatusCode::OK)
}

pub(crate) async fn remove(State(portal): State<Portal>, f: Frame, viewer: Viewer, posted: Posted) -> web::Result {
    own_personnummer::remove(&portal, viewer.signed_in()?, posted.claim()).await?;
    let flash = Flash::good(f.t("accounts-details-personnummer-removed"));
    Ok(see_other(&f, DETAILS, Some(flash)))
}

fn filled(f: &Frame, person: &person::Model) -> Form {
    Form::new(f)
        .fill("first_name", &person.first_name)
        .fill("last_name", &person.last_name)
        .fill("mobile", spelled(person))
}

fn spelled(person: &person::Model) -> String {
    let mobile = person.mobile.as_deref().and_then(|mobile| Mobile::parse(mobile).ok());
    mobile.map_or_else(String::new, |mobile| mobile.spelled())
}

async fn read(
    f: &Frame,
    form: &mut Form,
    posted: &Posted,
    person: &person::Model,
) -> Result<Option<NewDetails>, Error> {
    let version = posted.get("version").parse().map_err(|_| Problem::BadRequest)?;
    let first_name = form.read_text("first_name", LONGEST_NAME, "accounts-first-name-missing");
    let last_name = form.read_text("last_name", LONGEST_NAME, "accounts-last-name-missing");
    let mobile = form.read_optional("mobile", parsing::mobile);
    let today = swedish::local_date(f.now());
    let number = form.read_optional("personnummer", |text| {
        Personnummer::parse(text, today).map_err(mistake_in_number)
    });
    if let Some(Some(number)) = &number {
        count_number(f, form, person, number).await?;
    }
    if form.has_mistakes() {
        return Ok(None);
    }
    let (Some(first_name), Some(last_name), Some(mobile), Some(personnummer)) = (first_name, last_name, mobile, number)
    else {
        return Ok(None);
    };
    Ok(Some(NewDetails {
        first_name,
        last_name,
        mobile,
        personnummer,
        version,
    }))
}

/// What is wrong with an identity number.
pub(super) fn mistake_in_number(e: NumberError) -> &'static str {
    match e {
        NumberError::Malformed => "accounts-details-personnummer-malformed",
        NumberError::Date => "accounts-details-personnummer-date",
        NumberError::CheckDigit => "accounts-details-personnummer-check",
        NumberError::Future => "accounts-details-personnummer-future",
    }
}

/// A refusal tells that some account has the number, so only a few may be tried.
async fn count_number(f: &Frame, form: &mut Form, person: &person::Model, number: &Personnummer) -> Result<(), Error> {
    let keys = f.portal.store.keys();
    if person.personnummer_hash.as_deref() == Some(&personnummer::hash(keys, number)) {
        return Ok(());
    }
    let tried = throttle::attempt(&f.portal, PERSONNUMMER, &person.id.to_string()).await?;
    if let Verdict::Blocked { until } = tried {
        let (when, phone) = (f.relative(&until), &f.owner().phone);
        let words = f.ta2("accounts-details-personnummer-wait", "when", when, "phone", phone);
        form.mistake_text("personnummer", words);
    }
    Ok(())
}

/// What is stored at each field that differs from what was typed.
fn stored_now(f: &Frame, form: &Form, person: &person::Model) -> Hints {
    let told = |field: &str, stored: &str| match stored {
        _ if form.value(field).trim() == stored => String::new(),
        "" => f.t("accounts-details-saved-now-empty"),
        stored => f.ta("accounts-details-saved-now", "value", stored),
    };
    Hints {
        first_name: told("first_name", &person.first_name),
        last_name: told("last_name", &person.last_name),
        mobile: told("mobile", &spelled(person)),
        personnummer: String::new(),
    }
}

fn draw(
    f: &Frame,
    form: &Form,
    person: &person::Model,
    revealed: Option<&Personnummer>,
    stored: Option<Hints>,
    status: StatusCode,
) -> web::Result<Response> {
    let number = personnummer::of(f.portal.store.keys(), person)?;
    let kept = form.value("version");
    let version = match &stored {
        None if !kept.is_empty() => kept.to_owned(),
        _ => person.version.to_string(),
    };
    let mut hints = stored.unwrap_or_default();
    let what = if number.is_some() { "replace" } else { "hint" };
    hints.personnummer = f.t(&format!("accounts-details-personnummer-{what}"));
    if hints.mobile.is_empty() {
        hints.mobile = f.t("accounts-mobile-hint");
    }
    let page = DetailsPage {
        f,
        form,
        person,
        number: revealed
            .map(Personnummer::full)
            .or_else(|| number.as_ref().map(Personnummer::masked)),
        is_revealed: revealed.is_some(),
        version,
        hints,
        reveal: Form::new(f),
        remove: Form::new(f),
    };
    page_with(status, &page)
}
