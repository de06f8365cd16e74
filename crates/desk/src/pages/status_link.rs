//! `/arende-status`: asks for the private link again by number and address. The answer is the same
//! whether or not they belong together.

use askama::Template;
use axum::extract::State as Get;
use http::StatusCode;
use web::{Flash, Form, Frame, Portal, Posted, Viewer, throttle};

use super::parsing;
use crate::acts;
use crate::model::is_reference;

#[derive(Template)]
#[template(path = "status_link.html")]
struct StatusLinkPage<'a> {
    f: &'a Frame,
    form: Form,
}

/// GET `/arende-status`
pub(crate) async fn show(f: Frame) -> web::Result {
    web::page(&StatusLinkPage {
        f: &f,
        form: Form::new(&f),
    })
}

/// POST `/arende-status`
pub(crate) async fn send(Get(portal): Get<Portal>, f: Frame, viewer: Viewer, posted: Posted) -> web::Result {
    let mut form = Form::posted(&f, &posted);
    let reference = form.read("reference", |typed| {
        let reference = typed.to_uppercase();
        if is_reference(&reference) {
            Ok(reference)
        } else {
            Err("desk-reference-wrong")
        }
    });
    let email = parsing::email(&mut form);
    let (Some(reference), Some(email)) = (reference, email) else {
        return web::page_with(StatusCode::UNPROCESSABLE_ENTITY, &StatusLinkPage { f: &f, form });
    };
    throttle::open_form(&portal, viewer.address).await?;
    acts::ask_for_link(&portal, posted.claim(), &reference, &email).await?;
    Ok(web::see_other(
        &f,
        "/arende-status",
        Some(Flash::good(f.t("desk-status-link-sent"))),
    ))
}
