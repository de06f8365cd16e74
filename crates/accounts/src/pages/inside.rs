//! The pages of Mitt konto that belong to the person, one file per screen.

mod address;
mod apply_mandate;
mod close;
mod code_app;
mod details;
mod devices;
mod email;
mod email_link;
mod give_mandate;
mod history;
mod language;
mod mandates;
mod password;
mod personal;
mod take_out;

pub(crate) use mandates::refused;

use axum::response::{IntoResponse, Redirect};
use web::{Error, Form, Frame, Guard, Portal, Posted, Routes, SignedIn};

use crate::acts::own_password;
use crate::queries;
use crate::tables::person;

/// Where they lie.
const DETAILS: &str = "/mitt-konto/uppgifter";
const ADDRESS: &str = "/mitt-konto/adress";
const EMAIL: &str = "/mitt-konto/e-postadress";
pub(crate) const PERSONAL: &str = "/mitt-konto/personuppgifter";
pub(crate) const TAKE_OUT: &str = "/mitt-konto/personuppgifter/ladda-ner";
pub(crate) const CLOSE: &str = "/mitt-konto/personuppgifter/avsluta";
pub(crate) const MANDATES: &str = "/mitt-konto/fullmakter";
const GIVE_MANDATE: &str = "/mitt-konto/fullmakter/ge";
const APPLY_MANDATE: &str = "/mitt-konto/fullmakter/stallforetradare";
const DEVICES: &str = "/mitt-konto/enheter";

/// Their routes. What a form's own address shows can be asked for again, for example in the other language.
pub(crate) fn routes() -> Routes {
    use Guard::{Open, SignedIn};
    Routes::new()
        .get("/mitt-konto", SignedIn, first)
        .get(DETAILS, SignedIn, details::show)
        .post(DETAILS, SignedIn, details::submit)
        .get("/mitt-konto/uppgifter/visa-personnummer", SignedIn, first)
        .post("/mitt-konto/uppgifter/visa-personnummer", SignedIn, details::reveal)
        .post("/mitt-konto/uppgifter/ta-bort-personnummer", SignedIn, details::remove)
        .get(ADDRESS, SignedIn, address::show)
        .post(ADDRESS, SignedIn, address::submit)
        .get(EMAIL, SignedIn, email::show)
        .post(EMAIL, SignedIn, email::submit)
        .post("/mitt-konto/e-postadress/avbryt", SignedIn, email::cancel)
        .get("/e-postadress/bekrafta/{token}", Open, email_link::show_confirm)
        .post("/e-postadress/bekrafta/{token}", Open, email_link::confirm)
        .get("/e-postadress/angra/{token}", Open, email_link::show_undo)
        .post("/e-postadress/angra/{token}", Open, email_link::undo)
        .get("/mitt-konto/losenord", SignedIn, password::show)
        .post("/mitt-konto/losenord", SignedIn, password::submit)
        .get("/mitt-konto/historik", SignedIn, history::show)
        .get(MANDATES, SignedIn, mandates::show)
        .get(GIVE_MANDATE, SignedIn, give_mandate::show)
        .post(GIVE_MANDATE, SignedIn, give_mandate::submit)
        .get(APPLY_MANDATE, SignedIn, apply_mandate::show)
        .post(APPLY_MANDATE, SignedIn, apply_mandate::submit)
        .post("/mitt-konto/fullmakter/{id}", SignedIn, mandates::answer)
        .get(PERSONAL, SignedIn, personal::show)
        .get(TAKE_OUT, SignedIn, take_out::show)
        .post(TAKE_OUT, SignedIn, take_out::submit)
        .get("/mitt-konto/personuppgifter/ladda-ner/fil", SignedIn, take_out::fetch)
        .get(CLOSE, SignedIn, close::show)
        .post(CLOSE, SignedIn, close::submit)
        .post("/mitt-konto/personuppgifter/avsluta/angra", SignedIn, close::regret)
        .get(DEVICES, SignedIn, devices::show)
        .post("/mitt-konto/enheter/{device}/logga-ut", SignedIn, devices::end_one)
        .post("/mitt-konto/enheter/logga-ut-andra", SignedIn, devices::end_others)
        .get("/mitt-konto/enheter/kodapp", SignedIn, code_app::show)
        .post("/mitt-konto/enheter/kodapp", SignedIn, code_app::begin)
        .get("/mitt-konto/enheter/kodapp/bekrafta", SignedIn, code_app::show)
        .post("/mitt-konto/enheter/kodapp/bekrafta", SignedIn, code_app::confirm)
        .get("/mitt-konto/enheter/nya-koder", SignedIn, code_app::show_renew)
        .post("/mitt-konto/enheter/nya-koder", SignedIn, code_app::renew)
        .get("/mitt-konto/enheter/kodapp/stang-av", SignedIn, code_app::show_turn_off)
        .post("/mitt-konto/enheter/kodapp/stang-av", SignedIn, code_app::turn_off)
        .get("/mitt-konto/sprak", SignedIn, language::show)
        .post("/mitt-konto/sprak", SignedIn, language::submit)
}

pub(crate) use close::turn as closing_turn;

async fn first() -> impl IntoResponse {
    Redirect::to(DETAILS)
}

/// The row of the person who looks.
async fn myself(portal: &Portal, who: &SignedIn) -> Result<person::Model, Error> {
    Ok(queries::inside::required(portal.store.db(), who.id).await?)
}

/// Reads the field "Lösenord" and notes a mistake when it is empty or wrong.
async fn read_own_password(f: &Frame, form: &mut Form, posted: &Posted, person: &person::Model) -> Result<bool, Error> {
    let typed = posted.raw("password");
    if typed.is_empty() {
        form.mistake("password", "accounts-log-in-password-missing");
        return Ok(false);
    }
    let is_right = own_password::is_right(&f.portal, person, typed).await?;
    if !is_right {
        form.mistake("password", "accounts-own-password-wrong");
    }
    Ok(is_right)
}
