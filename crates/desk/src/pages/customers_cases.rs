//! `/arenden/kunder`: the cases of those that the organisation is agent for, apart from its own, each
//! with the customer's name. Only for its agent case workers, as far as the assignments say.

use askama::Template;
use axum::extract::State as Get;
use axum::response::{IntoResponse, Redirect};
use web::{Asked, Form, Frame, Paging, Portal, Viewer};

use super::my_cases::{FILTERS, Listed, Sides, facts, listed, states};
use super::{parsing, queue, standing};
use crate::guard::customers_of;
use crate::model::State;
use crate::queries::{MyFilter, Scope};
use crate::rules::Facts;
use crate::search::{Hit, Piece};
use crate::topics::{self, Choices, Side, Topics};

/// The list.
pub(crate) const PATH: &str = "/arenden/kunder";

#[derive(Template)]
#[template(path = "customers_cases.html")]
struct CustomersCasesPage<'a> {
    f: &'a Frame,
    form: Form,
    sides: Sides,
    states: Vec<(String, String)>,
    topics: Choices,
    /// The customers to choose from: id and name.
    customers: Vec<(String, String)>,
    rows: Vec<RowView>,
    paging: Paging,
    has_customers: bool,
    is_filtered: bool,
}

struct RowView {
    href: String,
    subject: Vec<Piece>,
    /// What was looked for, in the thread.
    hit: Option<Hit>,
    customer: String,
    facts: String,
    word: String,
    colour: &'static str,
}

pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    let Some(sides) = Sides::of(viewer.signed_in()?, PATH) else {
        return Ok(Redirect::to("/arenden").into_response());
    };
    let asked = Asked::of(&f);
    let mut form = Form::new(&f);
    for name in FILTERS {
        form = form.fill(name, asked.get(name));
    }
    let all = customers_of(&portal, &sides.agents()).await?;
    let chosen = all.iter().find(|one| one.customer.to_string() == asked.get("kund"));
    let ids = match chosen {
        Some(chosen) => vec![chosen.customer],
        None => all.iter().map(|one| one.customer).collect(),
    };
    let topics = topics::of(&portal).await?;
    let filter = MyFilter {
        state: State::from_code(asked.get("lage")),
        topics: topics.within(asked.get("amne")),
        place: asked.place(),
        ..MyFilter::default()
    };
    let query = parsing::query(&f, &mut form, asked.get("sok"));
    let page = listed(&portal, &Scope::Customers(ids), &filter, query.as_ref()).await?;
    let everybody = (String::new(), f.t("desk-list-all-customers"));
    let named = all
        .iter()
        .map(|one| (one.customer.to_string(), one.customer_name.clone()));
    web::page(&CustomersCasesPage {
        f: &f,
        sides,
        states: states(&f),
        topics: queue::filter_choices(&f, &topics, Side::Customer),
        customers: std::iter::once(everybody).chain(named).collect(),
        rows: page.items.iter().map(|row| row_view(&f, row, &topics)).collect(),
        paging: asked.paging(&page, &FILTERS),
        has_customers: !all.is_empty(),
        is_filtered: filter.narrows() || chosen.is_some() || !asked.get("sok").is_empty(),
        form,
    })
}

fn row_view(f: &Frame, listed: &Listed, topics: &Topics) -> RowView {
    let row = &listed.row;
    let state = Facts {
        state: row.state,
        solved_at: row.solved_at,
    }
    .state_at(f.now());
    RowView {
        href: format!("/arenden/{}", row.reference),
        subject: listed.subject.clone(),
        hit: listed.hit.clone(),
        customer: row.organisation.clone().unwrap_or_default(),
        facts: facts(f, row, topics, false),
        word: standing::word_of(f, topics, (&row.topic, state), Side::Customer),
        colour: standing::customer_colour(state),
    }
}
