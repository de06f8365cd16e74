//! `/arenden/tidigare`: cases that were raised with the person's verified address before the account was
//! there, to be taken over one by one or all at once.

use askama::Template;
use axum::extract::State as Get;
use axum::response::{IntoResponse, Redirect};
use store::Stop;
use web::{Flash, Form, Frame, Portal, Posted, Problem, SignedIn, Viewer};

use super::standing;
use crate::acts::{self, Which};
use crate::contact;
use crate::queries::{self, EarlierRow};
use crate::topics::{self, Topics};

/// The page.
pub(crate) const PATH: &str = "/arenden/tidigare";

#[derive(Template)]
#[template(path = "earlier.html")]
struct EarlierPage<'a> {
    f: &'a Frame,
    form: Form,
    rows: Vec<RowView>,
}

struct RowView {
    reference: String,
    subject: String,
    facts: String,
    word: String,
    colour: &'static str,
}

/// What cases of the person from before the account are found by; nothing for who acts for somebody else.
pub(super) fn hash_of(portal: &Portal, person: &SignedIn) -> Option<String> {
    let address = person.address.as_ref().filter(|_| person.hat.is_none())?;
    Some(contact::email_hash(portal.store.keys(), address))
}

/// How many cases wait to be taken over, in words.
pub(super) fn offer(f: &Frame, count: u64) -> Option<String> {
    (count > 0).then(|| f.tn("desk-earlier-offer", "count", count))
}

/// GET `/arenden/tidigare`
pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    let person = viewer.signed_in()?;
    if person.hat.is_some() {
        return Ok(Redirect::to("/arenden").into_response());
    }
    let rows = match hash_of(&portal, person) {
        Some(hash) => queries::earlier(portal.store.db(), &hash).await?,
        None => Vec::new(),
    };
    let topics = topics::of(&portal).await?;
    web::page(&EarlierPage {
        form: Form::new(&f),
        rows: rows.iter().map(|row| row_view(&f, &topics, row)).collect(),
        f: &f,
    })
}

fn row_view(f: &Frame, topics: &Topics, row: &EarlierRow) -> RowView {
    let topic = topics.name(&row.topic, f.lang());
    RowView {
        reference: row.reference.clone(),
        subject: row.subject.clone(),
        facts: format!("{} · {topic} · {}", row.reference, f.date(&row.created_at)),
        word: standing::customer_word(f, row.state.to_customers()),
        colour: standing::customer_colour(row.state.to_customers()),
    }
}

/// POST `/arenden/tidigare`
pub(crate) async fn send(Get(portal): Get<Portal>, f: Frame, viewer: Viewer, posted: Posted) -> web::Result {
    let person = viewer.signed_in()?;
    if person.hat.is_some() {
        return Err(Problem::NotFound.into());
    }
    let which = match posted.get("case") {
        "" => Which::All,
        reference => Which::One(
            queries::id_of(portal.store.db(), reference)
                .await?
                .ok_or(Problem::NotFound)?,
        ),
    };
    match acts::claim_earlier(&portal, person, posted.claim(), which).await {
        Ok(0) if matches!(which, Which::One(_)) => Err(Problem::NotFound.into()),
        // Another window was first.
        Ok(0) => Ok(web::see_other(
            &f,
            "/arenden",
            Some(Flash::note(f.t("desk-earlier-none-title"))),
        )),
        Ok(count) => {
            let told = Flash::good(f.tn("desk-earlier-claimed", "count", count));
            Ok(web::see_other(&f, "/arenden", Some(told)))
        }
        Err(Stop::Refusal(refusal)) => Err(anyhow::Error::new(refusal).into()),
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}
