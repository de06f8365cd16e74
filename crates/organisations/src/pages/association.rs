//! `/foreningar/{id}`: what an association chose to show.

use askama::Template;
use axum::extract::State as Get;
use axum::response::{IntoResponse, Redirect};
use base::swedish;
use web::{Frame, Portal, Problem};

use super::logo::{self, LogoView};
use super::{InPath, activities, address, ages, board, id_of};
use crate::queries::{self, Shown};

#[derive(Template)]
#[template(path = "association.html")]
struct AssociationPage<'a> {
    f: &'a Frame,
    association: Shown,
    facts: Vec<(String, String)>,
    address: Option<String>,
    contact: Option<String>,
    logo: Option<LogoView>,
    /// Post and name.
    board: Vec<(String, String)>,
}

impl AssociationPage<'_> {
    fn shows_contact(&self) -> bool {
        let shown = &self.association;
        self.contact.is_some()
            || self.address.is_some()
            || shown.email.is_some()
            || shown.phone.is_some()
            || shown.web.is_some()
    }

    fn phone_link(&self, phone: &str) -> String {
        phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
    }

    fn web_name(&self, web: &str) -> String {
        let name = web.trim_start_matches("https://").trim_start_matches("http://");
        name.trim_end_matches('/').to_owned()
    }
}

pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame, id: InPath<base::Organisation>) -> web::Result {
    let db = portal.store.db();
    let id = id_of(id)?;
    let Some(association) = queries::shown(db, id).await? else {
        let kept = store::merged_into(db, id.uuid()).await?.ok_or(Problem::NotFound)?;
        return Ok(Redirect::to(&format!("/foreningar/{kept}")).into_response());
    };
    let board = queries::public_board(db, association.id, swedish::local_date(portal.now())).await?;
    let logos = queries::logos(db, &[association.id]).await?;
    let place = Some(association.areas.clone())
        .filter(|areas| !areas.is_empty())
        .or_else(|| association.city.clone());
    let facts = [
        ("organisations-activities", activities(&f, &association.activities)),
        ("organisations-areas", place),
        (
            "organisations-ages",
            Some(ages(&f, &association.age_groups)).filter(|ages| !ages.is_empty()),
        ),
    ];
    let contact = association
        .contact_first
        .as_ref()
        .zip(association.contact_last.as_ref());
    web::page(&AssociationPage {
        f: &f,
        facts: facts
            .into_iter()
            .filter_map(|(key, value)| Some((f.t(key), value?)))
            .collect(),
        address: address(
            association.address.as_deref(),
            association.postal_code.as_deref(),
            association.city.as_deref(),
        ),
        board: board
            .into_iter()
            .map(|(post, name)| (board::post(&f, post), name))
            .collect(),
        logo: logos.get(&association.id).map(|row| logo::view(row, 160)),
        contact: contact.map(|(first, last)| format!("{first} {last}")),
        association,
    })
}
