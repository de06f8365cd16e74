//! `/registrera`: choosing a kind of account, and registering as a private person.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use http::StatusCode;
use store::{Claim, Stop, Tx};
use web::{Form, Frame, Portal, Posted, Viewer, page, page_with, see_other};

use crate::registering::{self, DONE, Fields, NewAccount, TermsBox, UsernameTaken};

#[derive(Template)]
#[template(path = "register_choose.html")]
struct ChoosePage<'a> {
    f: &'a Frame,
}

#[derive(Template)]
#[template(path = "register_private.html")]
struct PrivatePage<'a> {
    f: &'a Frame,
    form: &'a Form,
    fields: Fields<'a>,
    terms: TermsBox<'a>,
}

#[derive(Template)]
#[template(path = "register_done.html")]
struct DonePage<'a> {
    f: &'a Frame,
}

pub(crate) async fn choose(f: Frame) -> web::Result {
    page(&ChoosePage { f: &f })
}

pub(crate) async fn show(f: Frame) -> web::Result {
    draw(&f, &Form::new(&f), StatusCode::OK).await
}

pub(crate) async fn submit(State(portal): State<Portal>, f: Frame, viewer: Viewer, posted: Posted) -> web::Result {
    let mut form = Form::posted(&f, &posted);
    let Some(typed) = registering::read(&f, &mut form, &posted).await? else {
        return draw(&f, &form, StatusCode::UNPROCESSABLE_ENTITY).await;
    };
    let new = &registering::prepare(&portal, &viewer, typed).await?;
    let (key, portal) = (form.claim(), &portal);
    match portal
        .store
        .write(|tx| async move { register(portal, &tx, key, new).await })
        .await
    {
        Ok(()) => Ok(see_other(&f, DONE, None)),
        Err(Stop::Refusal(taken)) => {
            taken.show(&mut form);
            draw(&f, &form, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

async fn register(portal: &Portal, tx: &Tx, key: &str, new: &NewAccount) -> Result<(), Stop<UsernameTaken>> {
    if let Claim::Done(_) = tx.claim_form(key).await? {
        return Ok(());
    }
    registering::register_in(portal, tx, new).await?;
    tx.answer_form(key, DONE).await?;
    Ok(())
}

/// The same for a new account and for a taken address.
pub(crate) async fn done(f: Frame) -> web::Result {
    page(&DonePage { f: &f })
}

async fn draw(f: &Frame, form: &Form, status: StatusCode) -> web::Result<Response> {
    let (fields, terms) = (registering::fields(f, form), registering::terms_box(f, form).await?);
    page_with(status, &PrivatePage { f, form, fields, terms })
}
