//! `/handlaggning/beslut`: the decisions of some days, as a board wants them reported, with the list as a file.
//! Who is party to them is not in it.

use askama::Template;
use axum::extract::State as Get;
use base::{Page, Place, swedish};
use web::{Asked, Form, Frame, Paging, Portal, Problem, Viewer, sheet};

use super::period;
use crate::queries::{self, Decided};
use crate::service::EDITORS;

/// The page.
pub(crate) const PATH: &str = "/handlaggning/beslut";
const FILTERS: [&str; 2] = ["fran", "till"];
/// A list for a board is never longer.
const AT_MOST: usize = 10_000;

#[derive(Template)]
#[template(path = "decisions.html")]
struct DecisionsPage<'a> {
    f: &'a Frame,
    form: Form,
    rows: Vec<RowView>,
    paging: Paging,
    csv: String,
    /// Whether the reader keeps the kinds of decisions.
    is_editor: bool,
}

struct RowView {
    href: String,
    reference: String,
    cells: [String; 5],
}

/// Kind, outcome, who, by which point, when.
fn cells(f: &Frame, row: &Decided) -> [String; 5] {
    [
        swedish::date_iso(row.decided_at),
        row.name(f.lang()).to_owned(),
        f.t(&format!("desk-outcome-{}", row.outcome.code())),
        row.delegate().unwrap_or_else(|| f.t("desk-officer-protected")),
        row.delegation.clone(),
    ]
}

/// GET
pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    let (asked, form, period) = period::read(&f);
    let page = match period {
        Some(period) => queries::decisions(portal.store.db(), period, asked.place()).await?,
        None => Page::of(Vec::new(), 1, Place::First, Decided::cursor),
    };
    let row = |row: &Decided| RowView {
        href: format!("/handlaggning/arenden/{}/beslut/{}", row.reference, row.id),
        reference: row.reference.clone(),
        cells: cells(&f, row),
    };
    web::page_with(
        form.status(),
        &DecisionsPage {
            f: &f,
            rows: page.items.iter().map(row).collect(),
            paging: asked.paging(&page, &FILTERS),
            csv: csv_link(&asked),
            is_editor: viewer.is_staff(EDITORS),
            form,
        },
    )
}

fn csv_link(asked: &Asked) -> String {
    asked
        .link(&FILTERS, None)
        .replacen(PATH, &format!("{PATH}/beslut.csv"), 1)
}

/// GET the list as a file.
pub(crate) async fn csv(Get(portal): Get<Portal>, f: Frame) -> web::Result {
    let (_, _, period) = period::read(&f);
    let period = period.ok_or(Problem::BadRequest)?;
    let rows = queries::all_decisions(portal.store.db(), period, AT_MOST).await?;
    let heads = ["reference", "date", "type", "outcome", "delegate", "delegation"];
    let heads = heads.map(|name| f.t(&format!("desk-decisions-{name}")));
    let rows = rows.iter().map(|row| {
        let [date, name, outcome, delegate, delegation] = cells(&f, row);
        [row.reference.clone(), date, name, outcome, delegate, delegation]
    });
    let all: Vec<_> = std::iter::once(heads).chain(rows).collect();
    let whole = sheet::csv(all.iter().map(|row| row.iter().map(String::as_str)))?;
    Ok(web::download("beslut.csv", sheet::CSV, whole))
}
