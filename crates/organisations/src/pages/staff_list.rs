//! `/handlaggning/organisationer`: what waits for staff, and the whole register by name.

use askama::Template;
use axum::extract::State as Get;
use base::{Organisationsnummer, swedish};
use sea_orm::{ActiveEnum, Iterable};
use web::{Asked, Form, Frame, Paging, Portal};

use super::{paging, place};
use crate::model::{Kind, NUMBER, State, from_code};
use crate::parsing;
use crate::queries::{self, COUNT_CAP, Counts, Selection, StaffFilter, StaffRow};

pub(crate) const PATH: &str = "/handlaggning/organisationer";
const FILTERS: [&str; 4] = ["urval", "typ", "lage", "sok"];

#[derive(Template)]
#[template(path = "staff_list.html")]
struct StaffListPage<'a> {
    f: &'a Frame,
    form: Form,
    selections: Vec<SelectionView>,
    selection: &'static str,
    kinds: Vec<(String, String)>,
    states: Vec<(String, String)>,
    rows: Vec<RowView>,
    paging: Paging,
}

struct SelectionView {
    href: String,
    name: String,
    count: Option<String>,
    is_shown: bool,
}

struct RowView {
    href: String,
    name: String,
    kind: String,
    city: String,
    word: String,
    /// None for those in use: most are, and tags on all would be noise.
    colour: Option<&'static str>,
    members: i64,
    created: String,
}

pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame) -> web::Result {
    let asked = Asked::of(&f);
    let mut form = Form::new(&f);
    for name in FILTERS {
        form = form.fill(name, asked.get(name));
    }
    let words = parsing::words(&f, &mut form, asked.get("sok"));
    let chosen = Selection::from_code(asked.get("urval"));
    let filter = StaffFilter {
        // Whoever looks for something looks everywhere.
        selection: chosen.unwrap_or(if words.is_some() {
            Selection::All
        } else {
            Selection::default()
        }),
        kind: from_code(asked.get("typ")),
        state: from_code(asked.get("lage")),
        number_hash: words.as_deref().and_then(|words| number_hash(&portal, &f, words)),
        words,
        place: place(&asked),
    };
    let counts = queries::counts_for(&portal).await?;
    let page = queries::staff_list(portal.store.db(), &filter).await?;
    let kinds = Kind::iter().map(|kind| (kind.to_value(), super::kind(&f, kind)));
    let states = State::iter().map(|state| (state.to_value(), super::state(&f, state, true).0));
    web::page(&StaffListPage {
        f: &f,
        form,
        selections: selections(&f, filter.selection, &counts),
        selection: filter.selection.code(),
        kinds: parsing::with_all(f.t("organisations-staff-all-kinds"), kinds.collect()),
        states: parsing::with_all(f.t("organisations-staff-all-states"), states.collect()),
        paging: paging(&asked, &page, &FILTERS),
        rows: page.items.iter().map(|row| row_view(&f, row)).collect(),
    })
}

/// A whole organisation number is looked up exactly; it is stored only sealed and hashed.
fn number_hash(portal: &Portal, f: &Frame, words: &str) -> Option<String> {
    let number = Organisationsnummer::parse(words, swedish::local_date(f.now())).ok()?;
    Some(portal.store.keys().hash(NUMBER, number.digits()))
}

fn selections(f: &Frame, shown: Selection, counts: &Counts) -> Vec<SelectionView> {
    let count = |selection| match selection {
        Selection::Unconfirmed => Some(counts.unconfirmed),
        Selection::Unanswered => Some(counts.unanswered),
        Selection::All => None,
    };
    let words = |count: u64| {
        if count < COUNT_CAP {
            count.to_string()
        } else {
            format!("{}+", COUNT_CAP - 1)
        }
    };
    let view = |selection: Selection| SelectionView {
        href: format!("{PATH}?urval={}", selection.code()),
        name: f.t(&format!("organisations-staff-{}", selection.code())),
        count: count(selection).map(words),
        is_shown: selection == shown,
    };
    Selection::ALL.map(view).into()
}

fn row_view(f: &Frame, row: &StaffRow) -> RowView {
    let (word, colour) = super::state(f, row.state, row.confirmed_at.is_some());
    RowView {
        href: format!("{PATH}/{}", row.id),
        name: row.name.clone(),
        kind: super::kind(f, row.kind),
        city: row.city.clone().unwrap_or_default(),
        word,
        colour: (row.state != State::Active).then_some(colour),
        members: row.members,
        created: swedish::date_iso(row.created_at),
    }
}
