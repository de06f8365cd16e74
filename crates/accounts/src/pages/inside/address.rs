//! `/mitt-konto/adress`: where a private customer gets letters and invoices.

use askama::Template;
use axum::extract::State;
use base::PostalCode;
use sea_orm::{ActiveEnum, Iterable};
use store::Stop;
use web::{Flash, Form, Frame, Portal, Posted, Problem, Viewer, page_with, see_other};

use super::ADDRESS;
use crate::acts::change_address::{NewAddress, Refusal, change_address};
use crate::tables::person;
use crate::tables::person_address::Invoices;
use crate::{personnummer, queries};

const LONGEST: usize = 120;

#[derive(Template)]
#[template(path = "inside/address.html")]
struct AddressPage<'a> {
    f: &'a Frame,
    form: Form,
    invoices: Vec<(String, String)>,
    version: i32,
    /// Name, e-mail address and covered identity number, which are changed elsewhere.
    person: &'a person::Model,
    number: Option<String>,
}

pub(crate) async fn show(State(portal): State<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    let who = viewer.signed_in()?;
    let mut form = Form::new(&f).fill("invoices", Invoices::default().to_value());
    if let Some(row) = queries::inside::address(portal.store.db(), who.id).await? {
        let code = PostalCode::parse(&row.postal_code).map_or(row.postal_code, |code| code.spelled());
        form = form
            .fill("address", row.street)
            .fill("postal_code", code)
            .fill("city", row.city)
            .fill("invoices", row.invoices.to_value());
    }
    draw(&portal, &f, &viewer, form).await
}

async fn draw(portal: &Portal, f: &Frame, viewer: &Viewer, form: Form) -> web::Result {
    let who = viewer.signed_in()?;
    let stored = queries::inside::address(portal.store.db(), who.id).await?;
    let person = super::myself(portal, who).await?;
    let choice = |one: Invoices| {
        let code = one.to_value();
        let words = f.t(&format!("accounts-address-invoices-{code}"));
        (code, words)
    };
    let status = form.status();
    let page = AddressPage {
        f,
        form,
        invoices: Invoices::iter().map(choice).collect(),
        version: stored.map_or(0, |row| row.version),
        number: personnummer::of(portal.store.keys(), &person)?.map(|number| number.masked()),
        person: &person,
    };
    page_with(status, &page)
}

pub(crate) async fn submit(State(portal): State<Portal>, f: Frame, viewer: Viewer, posted: Posted) -> web::Result {
    let seen = posted.get("version").parse().map_err(|_| Problem::BadRequest)?;
    let mut form = Form::posted(&f, &posted);
    let removes = posted.get("act") == "remove";
    let new = if removes { None } else { read(&mut form) };
    if new.is_none() && !removes {
        return draw(&portal, &f, &viewer, form).await;
    }
    match change_address(&portal, viewer.signed_in()?, form.claim(), new.as_ref(), seen).await {
        Ok(()) => {
            let key = if removes {
                "accounts-address-removed"
            } else {
                "accounts-address-saved"
            };
            Ok(see_other(&f, ADDRESS, Some(Flash::good(f.t(key)))))
        }
        Err(Stop::Refusal(why)) => {
            form.mistake(
                "address",
                match why {
                    Refusal::ChangedElsewhere => "accounts-details-changed-elsewhere",
                    Refusal::Protected => "accounts-address-protected",
                },
            );
            draw(&portal, &f, &viewer, form).await
        }
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

fn read(form: &mut Form) -> Option<NewAddress> {
    let street = form.read_text("address", LONGEST, "accounts-address-missing");
    let postal_code = form.read("postal_code", |typed| {
        PostalCode::parse(typed).map_err(|_| "accounts-address-postal-code-wrong")
    });
    let city = form.read_text("city", LONGEST, "accounts-address-city-missing");
    let invoices = form.read("invoices", |code| {
        Invoices::try_from_value(&code.to_owned()).map_err(|_| "accounts-address-invoices-missing")
    });
    Some(NewAddress {
        street: street?,
        postal_code: postal_code?,
        city: city?,
        invoices: invoices?,
    })
}
