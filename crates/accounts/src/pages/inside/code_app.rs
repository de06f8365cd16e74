//! `/mitt-konto/enheter/kodapp`, `…/nya-koder` and `…/stang-av`: the second factor. Each begins with the
//! own password. Recovery codes are shown in the answer to the form that made them, and nowhere else.

use anyhow::Context;
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use http::StatusCode;
use web::{Error, Flash, Form, Frame, Portal, Posted, SignedIn, Viewer, page, page_with, see_other};

use super::{DEVICES, myself, read_own_password};
use crate::acts::code_app::{self, Confirmed};
use crate::second_factor::{self, Code, SECRET};

const PATH: &str = "/mitt-konto/enheter/kodapp";

/// A page that asks for the password before it does something.
struct Ask {
    action: &'static str,
    title: &'static str,
    text: &'static str,
    button: &'static str,
}

const ADD: Ask = Ask {
    action: PATH,
    title: "accounts-factor-add",
    text: "accounts-factor-add-text",
    button: "accounts-factor-continue",
};
const RENEW: Ask = Ask {
    action: "/mitt-konto/enheter/nya-koder",
    title: "accounts-factor-new-codes",
    text: "accounts-factor-new-codes-text",
    button: "accounts-factor-new-codes-button",
};
const TURN_OFF: Ask = Ask {
    action: "/mitt-konto/enheter/kodapp/stang-av",
    title: "accounts-factor-turn-off-title",
    text: "accounts-factor-turn-off-text",
    button: "accounts-factor-turn-off",
};

#[derive(Template)]
#[template(path = "inside/own_password.html")]
struct AskPage<'a> {
    f: &'a Frame,
    form: &'a Form,
    ask: &'a Ask,
    /// One more thing to know.
    note: Option<String>,
}

#[derive(Template)]
#[template(path = "inside/code_app.html")]
struct ScanPage<'a> {
    f: &'a Frame,
    form: &'a Form,
    /// PNG in Base64.
    qr: String,
    /// In groups of four.
    secret: String,
}

#[derive(Template)]
#[template(path = "inside/recovery_codes.html")]
struct CodesPage<'a> {
    f: &'a Frame,
    codes: &'a [String],
    is_new_app: bool,
}

/// The password first; while a secret waits, its QR code.
pub(crate) async fn show(State(portal): State<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    let who = viewer.signed_in()?;
    if second_factor::is_set_up(portal.store.db(), who.id).await? {
        return Ok(on_already(&f));
    }
    scan(&f, &Form::new(&f), who, StatusCode::OK).await
}

pub(crate) async fn begin(State(portal): State<Portal>, f: Frame, viewer: Viewer, posted: Posted) -> web::Result {
    let who = viewer.signed_in()?;
    let form = match with_password(&f, who, &posted, &ADD).await? {
        Ok(form) => form,
        Err(asked_again) => return Ok(asked_again),
    };
    match code_app::begin(&portal, who, form.claim()).await? {
        true => Ok(see_other(&f, PATH, None)),
        false => Ok(on_already(&f)),
    }
}

pub(crate) async fn confirm(State(portal): State<Portal>, f: Frame, viewer: Viewer, posted: Posted) -> web::Result {
    let who = viewer.signed_in()?;
    let mut form = Form::posted(&f, &posted);
    let code = form.read("code", |text| match Code::parse(text) {
        Some(Code::App(code)) => Ok(code),
        Some(Code::Recovery(_)) | None => Err("accounts-factor-code-malformed"),
    });
    let Some(code) = code else {
        return scan(&f, &form, who, StatusCode::UNPROCESSABLE_ENTITY).await;
    };
    match code_app::confirm(&portal, who, form.claim(), &code).await? {
        Confirmed::On(codes) => show_codes(&f, &codes, true),
        Confirmed::OnAlready => Ok(on_already(&f)),
        Confirmed::Wrong => {
            form.mistake("code", "accounts-factor-code-wrong");
            scan(&f, &form, who, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Confirmed::TooLate => {
            let flash = Flash::note(f.t("accounts-factor-too-late"));
            Ok(see_other(&f, PATH, Some(flash)))
        }
    }
}

pub(crate) async fn show_renew(State(portal): State<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    if !second_factor::is_set_up(portal.store.db(), viewer.signed_in()?.id).await? {
        return Ok(see_other(&f, DEVICES, None));
    }
    ask(&f, &Form::new(&f), &RENEW, StatusCode::OK)
}

pub(crate) async fn renew(State(portal): State<Portal>, f: Frame, viewer: Viewer, posted: Posted) -> web::Result {
    let who = viewer.signed_in()?;
    let form = match with_password(&f, who, &posted, &RENEW).await? {
        Ok(form) => form,
        Err(asked_again) => return Ok(asked_again),
    };
    match code_app::renew_codes(&portal, who, form.claim()).await? {
        Some(codes) => show_codes(&f, &codes, false),
        None => Ok(see_other(&f, DEVICES, None)),
    }
}

pub(crate) async fn show_turn_off(State(portal): State<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    if !second_factor::is_set_up(portal.store.db(), viewer.signed_in()?.id).await? {
        return Ok(see_other(&f, DEVICES, None));
    }
    ask(&f, &Form::new(&f), &TURN_OFF, StatusCode::OK)
}

pub(crate) async fn turn_off(State(portal): State<Portal>, f: Frame, viewer: Viewer, posted: Posted) -> web::Result {
    let who = viewer.signed_in()?;
    let form = match with_password(&f, who, &posted, &TURN_OFF).await? {
        Ok(form) => form,
        Err(asked_again) => return Ok(asked_again),
    };
    code_app::turn_off(&portal, who, form.claim()).await?;
    let flash = Flash::good(f.t("accounts-factor-turned-off"));
    Ok(see_other(&f, DEVICES, Some(flash)))
}

/// The form, when its password is right; else the page that asks for it again.
async fn with_password(
    f: &Frame,
    who: &SignedIn,
    posted: &Posted,
    what: &Ask,
) -> Result<Result<Form, Response>, Error> {
    let mut form = Form::posted(f, posted);
    let person = myself(&f.portal, who).await?;
    if read_own_password(f, &mut form, posted, &person).await? {
        return Ok(Ok(form));
    }
    Ok(Err(ask(f, &form, what, StatusCode::UNPROCESSABLE_ENTITY)?))
}

fn ask(f: &Frame, form: &Form, ask: &Ask, status: StatusCode) -> web::Result<Response> {
    let is_staff = f.portal.config.staff.second_factor && f.viewer.is_any_staff();
    let warns = is_staff && ask.action == TURN_OFF.action;
    let note = warns.then(|| f.t("accounts-factor-turn-off-staff"));
    page_with(status, &AskPage { f, form, ask, note })
}

/// The QR code and the field for its first code, while a secret waits; else the password comes first.
async fn scan(f: &Frame, form: &Form, who: &SignedIn, status: StatusCode) -> web::Result<Response> {
    let store = &f.portal.store;
    let row = second_factor::row(store.db(), who.id).await?;
    let Some(row) = row.filter(|row| code_app::is_waiting(row, f.now())) else {
        return ask(f, form, &ADD, status);
    };
    let secret = store.keys().open(SECRET, &row.secret)?;
    let person = myself(&f.portal, who).await?;
    // The app shows both names, and a colon parts them.
    let issuer = f.owner().name.replace(':', " ");
    let totp = second_factor::totp(secret, Some(issuer), person.email);
    let qr = totp.get_qr_base64().map_err(anyhow::Error::msg);
    let page = ScanPage {
        f,
        form,
        qr: qr.context("the QR code of a code app")?,
        secret: grouped(&totp.get_secret_base32()),
    };
    page_with(status, &page)
}

fn grouped(secret: &str) -> String {
    let letters: Vec<char> = secret.chars().collect();
    let groups: Vec<String> = letters.chunks(4).map(String::from_iter).collect();
    groups.join(" ")
}

fn show_codes(f: &Frame, codes: &[String], is_new_app: bool) -> web::Result<Response> {
    page(&CodesPage { f, codes, is_new_app })
}

fn on_already(f: &Frame) -> Response {
    let flash = Flash::note(f.t("accounts-factor-is-on-already"));
    see_other(f, DEVICES, Some(flash))
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn a_key_is_shown_in_groups_of_four() {
        assert_eq!(grouped("ABCDEFGH2"), "ABCD EFGH 2");
    }
}
