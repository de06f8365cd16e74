//! `/mitt-konto/e-postadress`: Ändra din e-postadress.

use askama::Template;
use axum::extract::State;
use http::StatusCode;
use web::{Flash, Form, Frame, Portal, Posted, Viewer, page_with, see_other};

use super::{EMAIL, myself, read_own_password};
use crate::acts::change_email;
use crate::links::Purpose;
use crate::tables::person;
use crate::{parsing, queries};

#[derive(Template)]
#[template(path = "inside/email.html")]
struct EmailPage<'a> {
    f: &'a Frame,
    form: &'a Form,
    person: &'a person::Model,
    waiting: Option<Waiting>,
    cancel: Form,
}

/// A change that waits for its confirmation.
struct Waiting {
    email: String,
    until: String,
}

pub(crate) async fn show(State(portal): State<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    let person = myself(&portal, viewer.signed_in()?).await?;
    draw(&f, &Form::new(&f), &person, StatusCode::OK).await
}

pub(crate) async fn submit(State(portal): State<Portal>, f: Frame, viewer: Viewer, posted: Posted) -> web::Result {
    let who = viewer.signed_in()?;
    let mut form = Form::posted(&f, &posted);
    let person = myself(&portal, who).await?;
    let email = form.read("email", parsing::email);
    if let Some(email) = &email
        && email.key() == person.email_key
    {
        form.mistake("email", "accounts-email-change-same");
    }
    let again = form.value("email_again").trim().to_lowercase();
    if again != form.value("email").trim().to_lowercase() {
        form.mistake("email_again", "accounts-email-change-differs");
    }
    read_own_password(&f, &mut form, &posted, &person).await?;
    let (Some(email), false) = (email, form.has_mistakes()) else {
        return draw(&f, &form, &person, StatusCode::UNPROCESSABLE_ENTITY).await;
    };
    change_email::start(&portal, form.claim(), who.id, &email, who.actor()).await?;
    // The page itself tells where the link went.
    Ok(see_other(&f, EMAIL, None))
}

pub(crate) async fn cancel(State(portal): State<Portal>, f: Frame, viewer: Viewer, posted: Posted) -> web::Result {
    let who = viewer.signed_in()?;
    change_email::cancel(&portal, posted.claim(), who.id, who.actor()).await?;
    let flash = Flash::good(f.t("accounts-email-change-cancelled"));
    Ok(see_other(&f, EMAIL, Some(flash)))
}

async fn draw(f: &Frame, form: &Form, person: &person::Model, status: StatusCode) -> web::Result {
    let waiting = queries::inside::waiting_change(f.portal.store.db(), person.id, f.now()).await?;
    let waiting = waiting.map(|change| Waiting {
        email: change.new_email,
        until: f.date_time(&(change.requested_at + Purpose::EmailChange.lifetime())),
    });
    let cancel = Form::new(f);
    page_with(
        status,
        &EmailPage {
            f,
            form,
            person,
            waiting,
            cancel,
        },
    )
}
