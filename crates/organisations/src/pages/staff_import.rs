//! `/handlaggning/organisationer/import`: a file of organisations is read in, shown, and saved once
//! somebody has said so.

use std::collections::HashMap;

use askama::Template;
use axum::extract::State as Get;
use axum::response::Response;
use base::{Lang, swedish};
use sea_orm::{ActiveEnum, Iterable};
use store::Stop;
use web::{Asked, Flash, Form, Frame, Portal, Posted, Problem, Viewer, sheet};

use super::one_file::{Brought, PostedFile};
use super::staff_list;
use super::{InPath, id_of};
use crate::acts;
use crate::import::reading::{self, Words};
use crate::import::{Beside, Column, ImportRow, MOST_BYTES, NUMBER, Typed};
use crate::model::{Activity, AgeGroup, Kind};
use crate::parsing;
use crate::queries::{self, ROWS};
use crate::tables::import::row::{self, Outcome};
use crate::tables::import::{self, Import, ImportState};

/// The page.
pub(crate) const PATH: &str = "/handlaggning/organisationer/import";
/// The field of the file.
const FIELD: &str = "table";

#[derive(Template)]
#[template(path = "staff_import.html")]
struct UploadPage<'a> {
    f: &'a Frame,
    form: Form,
    action: String,
    error: Option<String>,
    columns: Vec<ColumnView>,
    latest: Vec<ImportView>,
}

/// What may stand in a column.
struct ColumnView {
    name: &'static str,
    text: String,
    is_needed: bool,
}

struct ImportView {
    href: String,
    when: String,
    state: (String, &'static str),
}

/// GET
pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame) -> web::Result {
    draw_upload(&portal, &f, Form::new(&f)).await
}

async fn draw_upload(portal: &Portal, f: &Frame, form: Form) -> web::Result<Response> {
    let latest = queries::imports(portal.store.db()).await?;
    let view = |one: &import::Model| ImportView {
        href: format!("{PATH}/{}", one.id),
        when: f.relative(&one.created_at),
        state: state(f, one.state),
    };
    let page = UploadPage {
        f,
        action: form.action_with_files(PATH),
        error: form.mistake_of(FIELD).map(str::to_owned),
        form,
        columns: columns(f),
        latest: latest.iter().map(view).collect(),
    };
    web::page_with(page.form.status(), &page)
}

fn state(f: &Frame, state: ImportState) -> (String, &'static str) {
    let colour = match state {
        ImportState::Reading => "info",
        ImportState::Preview => "warning",
        ImportState::Running => "info",
        ImportState::Done => "success",
        ImportState::Failed => "danger",
    };
    (f.t(&format!("organisations-import-is-{}", state.to_value())), colour)
}

fn columns(f: &Frame) -> Vec<ColumnView> {
    let number = ColumnView {
        name: NUMBER,
        text: f.t("organisations-import-column-number"),
        is_needed: true,
    };
    let activities: Vec<_> = parsing::activities(f).into_iter().map(|(_, name)| name).collect();
    let ages: Vec<_> = AgeGroup::iter()
        .map(|age| format!("{} ({})", age.to_value(), super::age(f, age)))
        .collect();
    let others = Column::ALL.into_iter().map(|column| ColumnView {
        name: column.name(),
        text: match column {
            Column::Activity => f.ta("organisations-import-column-activity", "names", activities.join(", ")),
            Column::Ages => f.ta("organisations-import-column-ages", "codes", ages.join(", ")),
            other => f.t(text_of(other)),
        },
        is_needed: Column::NEEDED.contains(&column),
    });
    std::iter::once(number).chain(others).collect()
}

/// What a column is for.
fn text_of(column: Column) -> &'static str {
    match column {
        Column::Name => "organisations-name",
        Column::Kind => "organisations-import-column-kind",
        Column::Address => "organisations-address",
        Column::PostalCode => "organisations-postal-code",
        Column::City => "organisations-city",
        Column::Email => "organisations-email",
        Column::Phone => "organisations-phone",
        Column::Web => "organisations-web",
        Column::Activity => "organisations-activities",
        Column::Area => "organisations-areas",
        Column::Ages => "organisations-ages",
        Column::Description => "organisations-description",
        Column::Categories => "organisations-import-column-categories",
        Column::Eligible => "organisations-import-column-eligible",
        Column::Contact => "organisations-import-column-contact",
    }
}

/// GET `…/exempel`: a file to begin with.
pub(crate) async fn sample(f: Frame) -> web::Result {
    let names: Vec<_> = std::iter::once(NUMBER).chain(Column::ALL.map(Column::name)).collect();
    let activity = f.portal.t(Lang::Sv, "organisations-activity-idrott");
    let row = vec![
        "809900-1235",
        "Exempel IF",
        "förening",
        "Storgatan 1",
        "123 45",
        "Exempelstad",
        "info@exempelif.example",
        "08-465 100 10",
        "https://exempelif.example",
        activity.as_str(),
        "Centrum, Norra",
        "barn ungdom",
        "Fotboll för barn och unga.",
        "",
        "ja",
        "",
    ];
    Ok(web::download(
        "organisationer.csv",
        sheet::CSV,
        sheet::csv([names, row])?,
    ))
}

/// POST: reads the file in.
pub(crate) async fn upload(
    Get(portal): Get<Portal>,
    f: Frame,
    viewer: Viewer,
    sent: PostedFile<MOST_BYTES>,
) -> web::Result {
    let mut form = Form::posted(&f, &sent.posted);
    let read = match sent.file() {
        Brought::Nothing => Err("organisations-import-file-missing"),
        Brought::TooMuch => Err("organisations-import-too-large"),
        Brought::Bytes(bytes) => {
            let (words, today) = (words(&portal).await?, swedish::local_date(portal.now()));
            let reading = tokio::task::spawn_blocking(move || reading::read(&bytes, today, &words));
            reading.await.map_err(anyhow::Error::from)?
        }
    };
    let lines = match read {
        Ok(lines) => lines,
        Err(key) => {
            form.mistake(FIELD, key);
            return draw_upload(&portal, &f, form).await;
        }
    };
    let begun = acts::begin_import(&portal, viewer.signed_in()?.id, form.claim(), lines.len()).await?;
    if begun.is_new {
        // Goes on when the one who asked goes away.
        let staged = tokio::spawn(acts::stage_rows(portal.clone(), begun.id, lines));
        staged.await.map_err(anyhow::Error::from)??;
    }
    Ok(web::see_other(&f, &format!("{PATH}/{}", begun.id), None))
}

/// The names that stand for codes, in both languages.
async fn words(portal: &Portal) -> anyhow::Result<Words> {
    let mut words = Words::default();
    for lang in [Lang::Sv, Lang::En] {
        let name = |key: &str| portal.t(lang, key).to_lowercase();
        let activities = Activity::iter().map(|one| (name(&format!("organisations-activity-{}", one.to_value())), one));
        words.activities.extend(activities);
        let kinds = Kind::iter().map(|kind| (name(&format!("organisations-kind-{}", kind.to_value())), kind));
        words.kinds.extend(kinds);
    }
    let categories = queries::categories(portal.store.db()).await?;
    words.categories = categories
        .into_iter()
        .map(|one| (one.name_sv.to_lowercase(), one.name_sv))
        .collect();
    Ok(words)
}

#[derive(Template)]
#[template(path = "staff_import_preview.html")]
struct PreviewPage<'a> {
    f: &'a Frame,
    form: Form,
    of: &'a import::Model,
    state: (String, &'static str),
    tabs: Vec<TabView>,
    to_save: u64,
    rows: Vec<RowView>,
    next: Option<String>,
}

impl PreviewPage<'_> {
    fn is_preview(&self) -> bool {
        self.of.state == ImportState::Preview
    }

    fn is_reading(&self) -> bool {
        self.of.state == ImportState::Reading
    }

    fn is_running(&self) -> bool {
        self.of.state == ImportState::Running
    }

    fn action(&self) -> String {
        format!("{PATH}/{}", self.of.id)
    }
}

struct TabView {
    href: String,
    name: String,
    count: u64,
    is_shown: bool,
}

/// A line of the file.
struct RowView {
    line: i64,
    name: String,
    number: String,
    href: Option<String>,
    /// What is wrong, or what stands in it: a column and its words.
    facts: Vec<(String, String)>,
    /// Column, what is stored, what the file says.
    changes: Vec<(String, String, String)>,
}

/// GET one import.
pub(crate) async fn show_one(Get(portal): Get<Portal>, f: Frame, id: InPath<Import>) -> web::Result {
    let of = find(&portal, id).await?;
    draw(&portal, &f, &of, Form::new(&f)).await
}

async fn find(portal: &Portal, id: InPath<Import>) -> Result<import::Model, web::Error> {
    let found = queries::import(portal.store.db(), id_of(id)?).await?;
    found.ok_or_else(|| Problem::NotFound.into())
}

/// POST: saves it or forgets it.
pub(crate) async fn decide(
    Get(portal): Get<Portal>,
    f: Frame,
    viewer: Viewer,
    id: InPath<Import>,
    posted: Posted,
) -> web::Result {
    let id = id_of(id)?;
    let mut form = Form::posted(&f, &posted);
    let officer = viewer.signed_in()?.id;
    let (done, leads, told) = match posted.get("act") {
        "save" => (
            acts::confirm_import(&portal, officer, form.claim(), id).await,
            format!("{PATH}/{id}"),
            None,
        ),
        "discard" => (
            acts::discard_import(&portal, officer, form.claim(), id).await,
            PATH.to_owned(),
            Some(Flash::good(f.t("organisations-import-discarded"))),
        ),
        _ => return Err(Problem::BadRequest.into()),
    };
    match done {
        Ok(()) => Ok(web::see_other(&f, &leads, told)),
        Err(Stop::Refusal(refusal)) => {
            parsing::refused(&f, &mut form, "save", &refusal);
            let of = find(&portal, Ok(axum::extract::Path(id))).await?;
            draw(&portal, &f, &of, form).await
        }
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

const TABS: [Outcome; 6] = [
    Outcome::Saved,
    Outcome::Passed,
    Outcome::New,
    Outcome::Change,
    Outcome::Bad,
    Outcome::Same,
];

async fn draw(portal: &Portal, f: &Frame, of: &import::Model, form: Form) -> web::Result<Response> {
    let db = portal.store.db();
    let counts = queries::outcomes(db, of.id).await?;
    let count = |outcome| counts.get(&outcome).copied().unwrap_or_default();
    let asked = Asked::of(f);
    let wanted = TABS.into_iter().find(|tab| tab.to_value() == asked.get("visa"));
    let first = TABS.into_iter().find(|tab| count(*tab) > 0);
    let shown = wanted.or(first).unwrap_or(Outcome::New);
    let after = asked.get("efter").parse().unwrap_or(0);
    let mut rows = queries::import_rows(db, of.id, shown, after, ROWS + 1).await?;
    let is_more = rows.len() as u64 > ROWS;
    rows.truncate(ROWS as usize);
    let next = rows.last().filter(|_| is_more).map(|last| {
        let code = shown.to_value();
        format!("{PATH}/{}?visa={code}&efter={}", of.id, last.line)
    });
    let tabs = TABS.into_iter().filter(|tab| count(*tab) > 0).map(|tab| TabView {
        href: format!("{PATH}/{}?visa={}", of.id, tab.to_value()),
        name: f.t(&format!("organisations-import-{}", tab.to_value())),
        count: count(tab),
        is_shown: tab == shown,
    });
    let page = PreviewPage {
        f,
        form,
        of,
        state: state(f, of.state),
        tabs: tabs.collect(),
        to_save: count(Outcome::New) + count(Outcome::Change),
        rows: views(portal, f, &rows).await?,
        next,
    };
    web::page_with(page.form.status(), &page)
}

async fn views(portal: &Portal, f: &Frame, rows: &[row::Model]) -> anyhow::Result<Vec<RowView>> {
    let db = portal.store.db();
    let ids: Vec<_> = rows.iter().filter_map(|row| row.organisation_id).collect();
    let there: HashMap<_, _> = queries::organisations(db, &ids)
        .await?
        .into_iter()
        .map(|of| (of.id, of))
        .collect();
    let beside = queries::beside(db, &ids).await?;
    let none = Beside::default();
    let view = |row: &row::Model| {
        let of = row.organisation_id.and_then(|id| there.get(&id));
        let mut view = RowView {
            line: row.line,
            name: of.map_or_else(String::new, |of| of.name.clone()),
            number: String::new(),
            href: of.map(|of| format!("{}/{}", staff_list::PATH, of.id)),
            facts: problems(f, row.problems.as_deref().unwrap_or_default()),
            changes: Vec::new(),
        };
        let Some(sealed) = row.cells.as_deref() else {
            return Ok(view);
        };
        if row.outcome == Outcome::Bad {
            let typed: Typed = acts::open_row(portal, sealed)?;
            view.number = typed.number;
            if !typed.name.is_empty() {
                view.name = typed.name;
            }
        } else {
            let cells: ImportRow = acts::open_row(portal, sealed)?;
            view.number = cells.number_to_show();
            match of {
                Some(of) => {
                    let beside = beside.get(&of.id).unwrap_or(&none);
                    view.changes = changes(f, &cells, of, beside);
                }
                None => {
                    cells.get(Column::Name).unwrap_or_default().clone_into(&mut view.name);
                    view.facts = facts(f, &cells);
                }
            }
        }
        Ok(view)
    };
    rows.iter().map(view).collect()
}

fn problems(f: &Frame, stored: &str) -> Vec<(String, String)> {
    let told = stored.split_whitespace().filter_map(|one| one.split_once(':'));
    told.map(|(column, reason)| (column.to_owned(), f.t(&format!("organisations-import-bad-{reason}"))))
        .collect()
}

fn changes(
    f: &Frame,
    cells: &ImportRow,
    of: &crate::tables::organisation::Model,
    beside: &Beside,
) -> Vec<(String, String, String)> {
    let changes = cells.changes(of, beside).into_iter();
    changes
        .map(|(column, before, after)| {
            (
                column.name().to_owned(),
                words_of(f, column, &before),
                words_of(f, column, &after),
            )
        })
        .collect()
}

fn facts(f: &Frame, cells: &ImportRow) -> Vec<(String, String)> {
    let rest = cells.cells.iter().filter(|(column, _)| *column != Column::Name);
    rest.map(|(column, text)| (column.name().to_owned(), words_of(f, *column, text)))
        .collect()
}

/// A cell as it is read on the page.
fn words_of(f: &Frame, column: Column, text: &str) -> String {
    match column {
        _ if text.is_empty() => "–".to_owned(),
        Column::Kind => f.t(&format!("organisations-kind-{text}")),
        Column::Activity => super::activities(f, text).unwrap_or_default(),
        Column::Ages => super::ages(f, text),
        _ => text.to_owned(),
    }
}
