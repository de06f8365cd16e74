//! `/handlaggning/arenden`: the queue of case officers, oldest answer time first, with its saved
//! selections and filters. And `/handlaggning`, which leads to the first queue one may use.

use askama::Template;
use axum::extract::State as Get;
use axum::response::{IntoResponse, Redirect};
use base::swedish;
use web::{Asked, Flash, Form, Frame, Paging, Portal, Viewer};

use super::{parsing, standing};
use crate::model::State;
use crate::queries::{self, COUNT_CAP, Counts, QueueFilter, QueueRow, Selection};
use crate::topics;

const PATH: &str = "/handlaggning/arenden";
const FILTERS: [&str; 4] = ["urval", "amne", "lage", "sok"];

#[derive(Template)]
#[template(path = "queue.html")]
struct QueuePage<'a> {
    f: &'a Frame,
    form: Form,
    selections: Vec<SelectionView>,
    /// Code of the selection shown, kept by the filter form.
    selection: &'static str,
    topics: Vec<(String, String)>,
    states: Vec<(String, String)>,
    rows: Vec<RowView>,
    paging: Paging,
    caption: String,
}

struct SelectionView {
    href: String,
    name: String,
    count: String,
    is_shown: bool,
}

struct RowView {
    href: String,
    subject: String,
    reference: String,
    customer: String,
    topic: String,
    word: String,
    /// None is a state without a tag: most rows are open, and tags on all would be noise.
    colour: Option<&'static str>,
    officer: String,
    is_mine: bool,
    due: String,
    iso: String,
    is_late: bool,
}

/// GET `/handlaggning`. Whose role has no page here yet is told so, at home.
pub(crate) async fn first(Get(portal): Get<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    let queues = portal.services.iter().filter(|service| service.queue.is_some());
    let others = portal.services.iter().filter(|service| service.queue.is_none());
    let href = queues
        .chain(others)
        .find_map(|service| Some((service.staff_menu)(&portal, &viewer).first()?.href));
    Ok(match href {
        Some(href) => Redirect::to(href).into_response(),
        None => web::see_other(&f, "/", Some(Flash::note(f.t("desk-queue-none")))),
    })
}

/// GET `/handlaggning/arenden`
pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    let officer = viewer.signed_in()?.id;
    let asked = Asked::of(&f);
    let mut form = Form::new(&f);
    for name in FILTERS {
        form = form.fill(name, asked.get(name));
    }
    let filter = QueueFilter {
        selection: Selection::from_code(asked.get("urval")).unwrap_or_default(),
        topic: topics::find(asked.get("amne")),
        state: State::from_code(asked.get("lage")),
        words: parsing::words(&f, &mut form, asked.get("sok")),
        place: asked.place(),
    };
    let db = portal.store.db();
    let counts = queries::counts_for(&portal, officer).await?;
    let page = queries::queue(db, officer, &filter, portal.now()).await?;
    let name = f.t(&format!("desk-queue-{}", filter.selection.code()));
    web::page(&QueuePage {
        f: &f,
        form,
        selections: selections(&f, filter.selection, &counts),
        selection: filter.selection.code(),
        topics: with_all(f.t("desk-queue-all-topics"), topics::all_choices(f.lang())),
        states: with_all(f.t("desk-queue-all-states"), states(&f)),
        paging: asked.paging(&page, &FILTERS),
        rows: page.items.iter().map(|row| row_view(&f, row, officer)).collect(),
        caption: f.ta("desk-queue-caption", "selection", name),
    })
}

fn selections(f: &Frame, shown: Selection, counts: &Counts) -> Vec<SelectionView> {
    let view = |(selection, count): (Selection, &u64)| SelectionView {
        href: format!("{PATH}?urval={}", selection.code()),
        name: f.t(&format!("desk-queue-{}", selection.code())),
        count: if *count < COUNT_CAP {
            count.to_string()
        } else {
            format!("{}+", COUNT_CAP - 1)
        },
        is_shown: selection == shown,
    };
    Selection::ALL.into_iter().zip(counts).map(view).collect()
}

fn with_all(all: String, choices: Vec<(String, String)>) -> Vec<(String, String)> {
    std::iter::once((String::new(), all)).chain(choices).collect()
}

fn states(f: &Frame) -> Vec<(String, String)> {
    State::ALL
        .into_iter()
        .map(|state| (state.code().to_owned(), standing::staff_word(f, state)))
        .collect()
}

fn row_view(f: &Frame, row: &QueueRow, me: base::Id<base::Person>) -> RowView {
    let ours = matches!(row.state, State::New | State::Open);
    let today = swedish::local_date(row.answer_due_at) == swedish::local_date(f.now());
    RowView {
        href: format!("{PATH}/{}", row.reference),
        subject: row.subject.clone(),
        reference: row.reference.clone(),
        customer: customer(f, row),
        topic: topics::name(&row.topic, f.lang()),
        word: standing::staff_word(f, row.state),
        colour: matches!(row.state, State::New | State::Solved).then(|| standing::staff_colour(row.state)),
        officer: match (row.officer_id, row.officer()) {
            (None, _) => "–".to_owned(),
            (Some(_), name) => name.unwrap_or_else(|| f.t("desk-officer-protected")),
        },
        is_mine: row.officer_id == Some(me),
        due: if today {
            f.relative(&row.answer_due_at)
        } else {
            swedish::date_iso(row.answer_due_at)
        },
        iso: f.iso(&row.answer_due_at),
        is_late: ours && row.answer_due_at < f.now(),
    }
}

fn customer(f: &Frame, row: &QueueRow) -> String {
    if row.protected == Some(true) && row.organisation.is_none() {
        return f.t("desk-customer-protected");
    }
    row.customer().unwrap_or_else(|| f.t("desk-customer-unnamed"))
}
