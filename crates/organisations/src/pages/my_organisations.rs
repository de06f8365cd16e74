//! `/mitt-konto/organisationer`: what a person acts for, has asked for, and is offered.

use askama::Template;
use axum::extract::State as Get;
use base::{Id, Organisation};
use store::Stop;
use web::{Flash, Form, Frame, Portal, Posted, Problem, Viewer};

use super::{InPath, id_of};
use crate::acts;
use crate::model::{State, roles_of};
use crate::queries::{self, MineRow};
use crate::tables::invitation::Invitation;

pub(crate) const PATH: &str = "/mitt-konto/organisationer";

#[derive(Template)]
#[template(path = "my_organisations.html")]
struct MyOrganisationsPage<'a> {
    f: &'a Frame,
    offers: Vec<Offer>,
    invited: Vec<Invited>,
    rows: Vec<RowView>,
    asked: Vec<String>,
}

struct Offer {
    id: Id<Organisation>,
    name: String,
    form: Form,
}

/// An invitation to the person's own address.
struct Invited {
    id: Id<Invitation>,
    organisation: String,
    roles: String,
    form: Form,
}

struct RowView {
    name: String,
    /// None when nobody acts for it any longer.
    href: Option<String>,
    facts: String,
    word: String,
    colour: &'static str,
}

pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    let person = viewer.signed_in()?.id;
    let db = portal.store.db();
    let offers = queries::offers(db, person).await?.into_iter().map(|offer| Offer {
        id: offer.id,
        name: offer.name,
        form: Form::new(&f),
    });
    let invited = queries::invited(db, portal.now(), person).await?;
    let invited = invited.into_iter().map(|waiting| Invited {
        id: waiting.invitation.id,
        roles: super::roles(&f, &roles_of(&waiting.invitation.roles)),
        organisation: waiting.organisation,
        form: Form::new(&f),
    });
    let rows = queries::mine(db, person).await?;
    let mut asked = Vec::new();
    for request in queries::asked_by(db, person).await? {
        let listed = queries::shown(db, request.organisation_id).await?;
        let name = listed.map_or_else(|| f.t("organisations-asked-unnamed"), |listed| listed.name);
        asked.push(f.ta2(
            "organisations-asked-row",
            "organisation",
            name,
            "when",
            f.date(&request.created_at),
        ));
    }
    web::page(&MyOrganisationsPage {
        f: &f,
        offers: offers.collect(),
        invited: invited.collect(),
        rows: rows.iter().map(|row| row_view(&f, row)).collect(),
        asked,
    })
}

fn row_view(f: &Frame, row: &MineRow) -> RowView {
    let (word, colour) = super::state(f, row.state, row.confirmed_at.is_some());
    let facts = [super::kind(f, row.kind), super::roles(f, &row.roles)];
    RowView {
        name: row.name.clone(),
        href: (row.state != State::Ended).then(|| format!("/organisation?{}={}", web::UNDER, row.id)),
        facts: facts
            .into_iter()
            .filter(|fact| !fact.is_empty())
            .collect::<Vec<_>>()
            .join(" · "),
        word,
        colour,
    }
}

/// Yes or no to an organisation that was registered with the person's address.
pub(crate) async fn answer(
    Get(portal): Get<Portal>,
    f: Frame,
    viewer: Viewer,
    id: InPath<Organisation>,
    posted: Posted,
) -> web::Result {
    let (person, id) = (viewer.signed_in()?.id, id_of(id)?);
    let is_mine = match posted.get("answer") {
        "yes" => true,
        "no" => false,
        _ => return Err(Problem::BadRequest.into()),
    };
    let answered = acts::answer_offer(&portal, person, posted.claim(), id, is_mine).await;
    let name = match answered {
        Ok(name) => name.ok_or(Problem::NotFound)?,
        Err(Stop::Refusal(_)) => return Err(Problem::NotFound.into()),
        Err(Stop::Fault(e)) => return Err(e.into()),
    };
    let key = if is_mine {
        "organisations-offer-taken"
    } else {
        "organisations-offer-refused"
    };
    Ok(web::see_other(
        &f,
        PATH,
        Some(Flash::good(f.ta(key, "organisation", name))),
    ))
}
