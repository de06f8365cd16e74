//! `/handlaggning/organisationer`: what waits for staff, and the whole register by name. What is looked
//! for is posted: a number or an e-mail address is answered at once, anything else leads to the address
//! that says what is shown.

use askama::Template;
use axum::extract::State as Get;
use axum::response::{IntoResponse, Redirect, Response};
use base::{Id, Organisation, swedish};
use web::{Asked, Form, Frame, Paging, Portal, Posted};

use super::staff_filter::{self, FILTERS, FilterFields};
use super::{paging, place, staff_documents, staff_export, staff_mailings, staff_recovery};
use crate::model::State;
use crate::parsing;
use crate::queries::{self, COUNT_CAP, Counts, Exact, NamePage, Place, Selection, StaffFilter, StaffRow};

pub(crate) const PATH: &str = "/handlaggning/organisationer";

#[derive(Template)]
#[template(path = "staff_list.html")]
struct StaffListPage<'a> {
    f: &'a Frame,
    form: Form,
    fields: FilterFields,
    queues: Vec<QueueView>,
    rows: Vec<RowView>,
    paging: Option<Paging>,
    /// What is shown as a file; not of what was looked for by number or address.
    export: Option<String>,
    /// Writes to all that are shown on this page and the others.
    write: Option<String>,
}

/// A selection of the register, or a queue beside it.
struct QueueView {
    href: String,
    name: String,
    count: Option<String>,
    is_shown: bool,
}

struct RowView {
    id: Id<Organisation>,
    href: String,
    name: String,
    kind: String,
    city: String,
    word: String,
    /// None for those in use: most are, and tags on all would be noise.
    colour: Option<&'static str>,
    members: i64,
    verified: String,
    created: String,
}

/// GET
pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame) -> web::Result {
    let asked = Asked::of(&f);
    let mut form = staff_filter::filled(&f, |name| asked.get(name));
    let mut filter = staff_filter::read(|name| asked.get(name));
    filter.words = parsing::words(&f, &mut form, asked.get("sok"));
    let page = queries::staff_list(portal.store.db(), &filter, place(&asked), portal.now()).await?;
    let paging = paging(&asked, &page, &FILTERS);
    draw(&portal, &f, form, filter.selection, page, Some(paging)).await
}

/// POST
pub(crate) async fn search(Get(portal): Get<Portal>, f: Frame, posted: Posted) -> web::Result {
    let mut form = Form::posted(&f, &posted);
    let Some(exact) = form.read("sok", |typed| staff_filter::exact(&portal, typed)) else {
        let none = NamePage {
            items: Vec::new(),
            next: None,
            previous: None,
        };
        return draw(&portal, &f, form, Selection::All, none, None).await;
    };
    let Some(exact) = exact else {
        let query = staff_filter::query(|name| {
            if name == "urval" {
                Selection::All.code()
            } else {
                posted.get(name)
            }
        });
        return Ok(Redirect::to(&format!("{PATH}?{query}")).into_response());
    };
    let is_number = matches!(exact, Exact::Number(_));
    let filter = StaffFilter {
        exact: Some(exact),
        ..StaffFilter::default()
    };
    let page = queries::staff_list(portal.store.db(), &filter, Place::First, portal.now()).await?;
    match page.items.as_slice() {
        [one] if is_number => Ok(Redirect::to(&format!("{PATH}/{}", one.id)).into_response()),
        _ => draw(&portal, &f, form, Selection::All, page, None).await,
    }
}

async fn draw(
    portal: &Portal,
    f: &Frame,
    form: Form,
    selection: Selection,
    page: NamePage<StaffRow>,
    paging: Option<Paging>,
) -> web::Result<Response> {
    let counts = queries::counts_for(portal).await?;
    let status = form.status();
    let page = StaffListPage {
        f,
        export: paging.as_ref().map(|_| with_filter(f, staff_export::PATH)),
        write: paging.as_ref().map(|_| with_filter(f, staff_mailings::NEW)),
        form,
        fields: FilterFields::of(portal, f).await?,
        queues: queues(f, selection, &counts),
        rows: page.items.iter().map(|row| row_view(f, row)).collect(),
        paging,
    };
    web::page_with(status, &page)
}

/// The address of a page for what this one shows.
fn with_filter(f: &Frame, path: &str) -> String {
    let asked = Asked::of(f);
    format!("{path}?{}", staff_filter::query(|name| asked.get(name)))
}

fn queues(f: &Frame, shown: Selection, counts: &Counts) -> Vec<QueueView> {
    let words = |count: u64| {
        if count < COUNT_CAP {
            count.to_string()
        } else {
            format!("{}+", COUNT_CAP - 1)
        }
    };
    let selection = |selection: Selection, count: Option<u64>| QueueView {
        href: format!("{PATH}?urval={}", selection.code()),
        name: f.t(&format!("organisations-staff-{}", selection.code())),
        count: count.map(words),
        is_shown: selection == shown,
    };
    let beside = |href: &str, key: &str, count: u64| QueueView {
        href: href.to_owned(),
        name: f.t(key),
        count: Some(words(count)),
        is_shown: false,
    };
    vec![
        selection(Selection::Unconfirmed, Some(counts.unconfirmed)),
        selection(Selection::Unanswered, Some(counts.unanswered)),
        selection(Selection::Headless, Some(counts.headless)),
        beside(staff_recovery::QUEUE, "organisations-staff-requests", counts.requests),
        beside(staff_documents::PATH, "organisations-staff-documents", counts.documents),
        selection(Selection::All, None),
    ]
}

fn row_view(f: &Frame, row: &StaffRow) -> RowView {
    let (word, colour) = super::state(f, row.state, row.confirmed_at.is_some());
    RowView {
        id: row.id,
        href: format!("{PATH}/{}", row.id),
        name: row.name.clone(),
        kind: super::kind(f, row.kind),
        city: row.city.clone().unwrap_or_default(),
        word,
        colour: (row.state != State::Active).then_some(colour),
        members: row.members,
        verified: row.verified_at.map(swedish::date_iso).unwrap_or_default(),
        created: swedish::date_iso(row.created_at),
    }
}
