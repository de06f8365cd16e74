//! `/arenden/kunder`: the cases of those that the organisation is agent for, apart from its own, each
//! with the customer's name. Only for its agent case workers, as far as the assignments say.

use askama::Template;
use axum::extract::State as Get;
use axum::response::{IntoResponse, Redirect};
use web::{Asked, Form, Frame, Paging, Portal, Viewer};

use super::my_cases::{FILTERS, Sides, facts, states};
use super::{parsing, standing};
use crate::guard::customers_of;
use crate::model::State;
use crate::queries::{self, CaseRow, MyFilter, Scope};
use crate::rules::Facts;

/// The list.
pub(crate) const PATH: &str = "/arenden/kunder";

#[derive(Template)]
#[template(path = "customers_cases.html")]
struct CustomersCasesPage<'a> {
    f: &'a Frame,
    form: Form,
    sides: Sides,
    states: Vec<(String, String)>,
    /// The customers to choose from: id and name.
    customers: Vec<(String, String)>,
    rows: Vec<RowView>,
    paging: Paging,
    has_customers: bool,
    is_filtered: bool,
}

struct RowView {
    href: String,
    subject: String,
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
    let filter = MyFilter {
        state: State::from_code(asked.get("lage")),
        words: parsing::words(&f, &mut form, asked.get("sok")),
        place: asked.place(),
    };
    let page = queries::mine(portal.store.db(), &Scope::Customers(ids), &filter).await?;
    let everybody = (String::new(), f.t("desk-list-all-customers"));
    let named = all
        .iter()
        .map(|one| (one.customer.to_string(), one.customer_name.clone()));
    web::page(&CustomersCasesPage {
        f: &f,
        sides,
        states: states(&f),
        customers: std::iter::once(everybody).chain(named).collect(),
        rows: page.items.iter().map(|row| row_view(&f, row)).collect(),
        paging: asked.paging(&page, &FILTERS),
        has_customers: !all.is_empty(),
        is_filtered: filter.state.is_some() || chosen.is_some() || !asked.get("sok").is_empty(),
        form,
    })
}

fn row_view(f: &Frame, row: &CaseRow) -> RowView {
    let state = Facts {
        state: row.state,
        solved_at: row.solved_at,
    }
    .state_at(f.now());
    RowView {
        href: format!("/arenden/{}", row.reference),
        subject: row.subject.clone(),
        customer: row.organisation.clone().unwrap_or_default(),
        facts: facts(f, row, false),
        word: standing::customer_word(f, state),
        colour: standing::customer_colour(state),
    }
}
