//! `/kontakt/klart`: the receipt of an open form, with the number. The number gives no access.

use askama::Template;
use axum::response::{IntoResponse, Redirect};
use web::{Asked, Frame};

use crate::model::is_reference;

#[derive(Template)]
#[template(path = "done.html")]
struct DonePage<'a> {
    f: &'a Frame,
    reference: &'a str,
}

/// GET `/kontakt/klart`
pub(crate) async fn show(f: Frame) -> web::Result {
    let asked = Asked::of(&f);
    let reference = asked.get("arende");
    if !is_reference(reference) {
        return Ok(Redirect::to("/kontakt").into_response());
    }
    web::page(&DonePage { f: &f, reference })
}
