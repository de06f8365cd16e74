//! `/mitt-konto/fullmakter`: who may act for the person and for whom the person may act, with the ways
//! to answer, take back and give up. Always the own account's, whatever hat is worn.

use askama::Template;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use base::Id;
use store::Stop;
use web::{Flash, Form, Frame, Portal, Posted, Problem, Viewer, page, see_other};

use super::{MANDATES, myself};
use crate::acts::mandates;
use crate::letters::mandates::{Parties, last_day, services};
use crate::mandates::rules::{Refusal, Step};
use crate::queries::mandates as queries;
use crate::tables::mandate::{Mandate, MandateKind, MandateState, Model};

#[derive(Template)]
#[template(path = "inside/mandates.html")]
struct MandatesPage<'a> {
    f: &'a Frame,
    offers: Vec<Row>,
    given: Vec<Row>,
    received: Vec<Row>,
    over: Vec<Row>,
}

struct Row {
    id: Id<Mandate>,
    title: String,
    facts: String,
    word: String,
    colour: &'static str,
    form: Form,
    /// What the button beside it does, and its words.
    act: Option<(&'static str, String)>,
}

pub(crate) async fn show(State(portal): State<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    let me = myself(&portal, viewer.signed_in()?).await?;
    let db = portal.store.db();
    let (mut offers, mut given, mut received, mut over) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for row in queries::given_by(db, me.id).await? {
        let view = view(&portal, &f, &row, Side::Giver).await?;
        if is_over(&row, &f) { &mut over } else { &mut given }.push(view);
    }
    for row in queries::received_by(db, &me).await? {
        let view = view(&portal, &f, &row, Side::Holder).await?;
        let is_offer = row.kind == MandateKind::Fullmakt && row.state == MandateState::Waiting;
        let list = match (is_over(&row, &f), is_offer) {
            (true, _) => &mut over,
            (false, true) => &mut offers,
            (false, false) => &mut received,
        };
        list.push(view);
    }
    page(&MandatesPage {
        f: &f,
        offers,
        given,
        received,
        over,
    })
}

fn is_over(row: &Model, f: &Frame) -> bool {
    match row.state {
        MandateState::Waiting => queries::is_late(row, f.now()),
        MandateState::Active => !row.is_in_force(f.now()),
        MandateState::Declined | MandateState::Revoked | MandateState::Ended => true,
    }
}

/// Which of the two looks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Giver,
    Holder,
}

async fn view(portal: &Portal, f: &Frame, row: &Model, side: Side) -> anyhow::Result<Row> {
    let parties = Parties::of(portal.store.db(), row).await?;
    let other = match side {
        Side::Giver => parties.representative(row),
        Side::Holder => parties.represented(row),
    };
    let other = other.unwrap_or_else(|| f.t("accounts-mandate-protected"));
    let kind = f.t(&format!("accounts-mandate-kind-{}", row.kind.code()));
    let mut facts = vec![kind, services(portal, f.lang(), row)];
    facts.extend(last_day(row).map(|last| f.ta("accounts-mandate-through", "date", f.date(&last))));
    facts.extend(row.reason.clone());
    let over = is_over(row, f);
    let state = match row.state {
        MandateState::Waiting | MandateState::Active if over => MandateState::Ended,
        state => state,
    };
    let colour = match state {
        MandateState::Waiting => "warning",
        MandateState::Active => "success",
        MandateState::Declined | MandateState::Revoked | MandateState::Ended => "neutral",
    };
    Ok(Row {
        id: row.id,
        title: f.ta(
            match side {
                Side::Giver => "accounts-mandate-acts-for-you",
                Side::Holder => "accounts-mandate-you-act-for",
            },
            "name",
            other,
        ),
        facts: facts.join(" · "),
        word: f.t(&format!("accounts-mandate-state-{}", state.code())),
        colour,
        form: Form::new(f),
        act: button(row, side)
            .filter(|_| !over)
            .map(|act| (act, f.t(&format!("accounts-mandate-{act}")))),
    })
}

fn button(row: &Model, side: Side) -> Option<&'static str> {
    let is_given = row.kind == MandateKind::Fullmakt;
    match (side, row.state) {
        (Side::Giver, _) => is_given.then_some("revoke"),
        (Side::Holder, MandateState::Active) => Some("resign"),
        (Side::Holder, _) => (!is_given).then_some("withdraw"),
    }
}

/// POST `/mitt-konto/fullmakter/{id}`
pub(crate) async fn answer(
    State(portal): State<Portal>,
    f: Frame,
    viewer: Viewer,
    id: Result<Path<String>, PathRejection>,
    posted: Posted,
) -> web::Result {
    let id: Option<Id<Mandate>> = id.ok().and_then(|path| path.0.parse().ok());
    let id = id.ok_or(Problem::NotFound)?;
    let (step, done) = match posted.get("act") {
        "accept" => (Step::Accept, "accepted"),
        "decline" => (Step::Decline, "declined"),
        "revoke" => (Step::Revoke, "revoked"),
        "resign" => (Step::Resign, "resigned"),
        "withdraw" => (Step::Resign, "withdrawn"),
        _ => return Err(Problem::BadRequest.into()),
    };
    let flash = match mandates::answer(&portal, viewer.signed_in()?, posted.claim(), id, step).await {
        Ok(()) => Flash::good(f.t(&format!("accounts-mandate-is-{done}"))),
        Err(Stop::Refusal(Refusal::NotYours)) => return Err(Problem::NotFound.into()),
        Err(Stop::Refusal(refusal)) => Flash::note(refused(&f, refusal)),
        Err(Stop::Fault(e)) => return Err(e.into()),
    };
    Ok(see_other(&f, MANDATES, Some(flash)))
}

/// Why not, in words.
pub(crate) fn refused(f: &Frame, refusal: Refusal) -> String {
    let key = match refusal {
        Refusal::Over | Refusal::NotYours => "over",
        Refusal::Oneself => "oneself",
        Refusal::OwnMatter => "own-matter",
        Refusal::NotAllowed => "not-allowed",
        Refusal::OfAge => "of-age",
        Refusal::Closed => "closed",
        Refusal::FileGone => "file-gone",
        Refusal::TooMany(until) => return f.ta("accounts-mandate-refused-too-many", "when", f.not_before(&until)),
    };
    f.t(&format!("accounts-mandate-refused-{key}"))
}

/// The services that can be used by mandate: name and words.
pub(super) fn choices(f: &Frame) -> Vec<(&'static str, String)> {
    let services = f.portal.services.iter();
    let open = services.filter_map(|service| Some((service.name, f.t(service.by_mandate?))));
    open.collect()
}

/// Reads the boxes of services.
pub(super) fn read_services(f: &Frame, form: &mut Form, posted: &Posted) -> Option<Vec<&'static str>> {
    let ticked: Vec<_> = posted.all("services").collect();
    let all = choices(f).into_iter().map(|(name, _)| name);
    let chosen: Vec<_> = all.filter(|name| ticked.contains(name)).collect();
    if chosen.is_empty() {
        form.mistake("services", "accounts-mandate-services-missing");
        return None;
    }
    Some(chosen)
}

/// A form in which the first service is ticked: most want that.
pub(super) fn fresh(f: &Frame) -> Form {
    let first = choices(f).first().map_or("", |(name, _)| *name);
    Form::new(f).fill("services", first)
}

/// The boxes as a form takes them.
pub(super) fn boxes(f: &Frame) -> Vec<(String, String)> {
    let own = |(name, words): (&str, String)| (name.to_owned(), words);
    choices(f).into_iter().map(own).collect()
}
