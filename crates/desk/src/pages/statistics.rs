//! `/handlaggning/statistik`: what came in and became of it, by month and by topic, with a chart and as files. Counts only;
//! nobody is named.

use askama::Template;
use axum::extract::State as Get;
use base::swedish;
use chrono::NaiveDate;
use web::sheet::{self, Cell};
use web::{Asked, Form, Frame, Portal};

use super::chart::Chart;
use super::queue::filter_choices;
use crate::queries;
use crate::statistics::{Figures, Span, Statistics};
use crate::topics::{self, Choices, Side, Topics};

/// The page.
pub(crate) const PATH: &str = "/handlaggning/statistik";
const FILTERS: [&str; 2] = ["tid", "amne"];

#[derive(Template)]
#[template(path = "statistics.html")]
struct StatisticsPage<'a> {
    f: &'a Frame,
    form: Form,
    spans: Vec<(String, String)>,
    topics: Choices,
    is_empty: bool,
    chart: Chart,
    /// By month, the latest first; then by topic.
    tables: [TableView; 2],
    total: RowView,
    /// The files, of the same figures.
    csv: String,
    xlsx: String,
}

/// A table of figures.
struct TableView {
    id: &'static str,
    title: String,
    /// What its rows are.
    of: String,
    rows: Vec<RowView>,
}

/// A row of figures in words.
struct RowView {
    name: String,
    came: String,
    solved: String,
    closed: String,
    reopened: String,
    median: String,
    kept: String,
    rating: String,
}

impl RowView {
    fn new(f: &Frame, name: String, figures: &Figures) -> RowView {
        let none = || "–".to_owned();
        let number = |number: u64| swedish::number(i64::try_from(number).unwrap_or(i64::MAX), f.lang());
        RowView {
            name,
            came: number(figures.came),
            solved: number(figures.solved),
            closed: number(figures.closed),
            reopened: number(figures.reopened),
            median: figures.median_hours().map_or_else(none, |hours| duration(f, hours)),
            kept: figures
                .kept_percent()
                .map_or_else(none, |percent| format!("{percent} %")),
            rating: figures
                .rating()
                .map_or_else(none, |(count, mean)| rating(f, count, mean)),
        }
    }
}

/// Hours up to two days, then days.
fn duration(f: &Frame, hours: u64) -> String {
    match hours {
        0 => f.t("desk-statistics-under-an-hour"),
        1..48 => f.tn("desk-statistics-hours", "hours", hours),
        _ => f.ta("desk-statistics-days", "days", (hours + 12) / 24),
    }
}

fn rating(f: &Frame, count: u64, mean: f64) -> String {
    let mean = format!("{mean:.1}").replace('.', f.t("desk-statistics-point").trim());
    f.ta2("desk-statistics-rated", "mean", mean, "count", count)
}

/// What is asked for: months, and topics.
struct Read {
    asked: Asked,
    form: Form,
    statistics: Statistics,
    topics: std::sync::Arc<Topics>,
}

async fn read(portal: &Portal, f: &Frame) -> anyhow::Result<Read> {
    let asked = Asked::of(f);
    let mut form = Form::new(f);
    for name in FILTERS {
        form = form.fill(name, asked.get(name));
    }
    let topics = topics::of(portal).await?;
    let span = Span::from_code(asked.get("tid")).unwrap_or_default();
    let months = span.months(swedish::local_date(f.now()));
    let within = topics.within(asked.get("amne"));
    let statistics = queries::count_statistics(portal.store.db(), months, &within).await?;
    Ok(Read {
        asked,
        form,
        statistics,
        topics,
    })
}

/// GET `/handlaggning/statistik`
pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame) -> web::Result {
    let Read {
        asked,
        form,
        statistics,
        topics,
    } = read(&portal, &f).await?;
    let of_months: Vec<_> = (0..statistics.months.len())
        .map(|month| statistics.of_month(month))
        .collect();
    let named = statistics.months.iter().zip(&of_months);
    let name = |month: &NaiveDate| swedish::month_year(*month, f.lang());
    let months = named
        .clone()
        .rev()
        .map(|(month, figures)| RowView::new(&f, name(month), figures));
    let mut by_topic: Vec<_> = statistics
        .topics()
        .into_iter()
        .map(|topic| RowView::new(&f, topics.name(topic, f.lang()), &statistics.of_topic(topic)))
        .collect();
    by_topic.sort_by(|a, b| a.name.cmp(&b.name));
    let all = statistics.of_all();
    let file = |name| asked.link(&FILTERS, None).replacen(PATH, &format!("{PATH}/{name}"), 1);
    web::page(&StatisticsPage {
        spans: Span::ALL
            .iter()
            .map(|span| {
                (
                    span.code().to_owned(),
                    f.t(&format!("desk-statistics-span-{}", span.code())),
                )
            })
            .collect(),
        topics: filter_choices(&f, &topics, Side::Staff),
        is_empty: all.is_empty(),
        chart: Chart::new(
            named.map(|(month, figures)| (swedish::short_month(*month, f.lang()), figures.came, figures.closed)),
        ),
        tables: [
            TableView {
                id: "by-month",
                title: f.t("desk-statistics-by-month"),
                of: f.t("desk-statistics-month"),
                rows: months.collect(),
            },
            TableView {
                id: "by-topic",
                title: f.t("desk-statistics-by-topic"),
                of: f.t("desk-statistics-topic"),
                rows: by_topic,
            },
        ],
        total: RowView::new(&f, f.t("desk-statistics-total"), &all),
        csv: file("statistik.csv"),
        xlsx: file("statistik.xlsx"),
        form,
        f: &f,
    })
}

/// GET `/handlaggning/statistik/statistik.csv`
pub(crate) async fn csv(Get(portal): Get<Portal>, f: Frame) -> web::Result {
    let table = table(&f, &read(&portal, &f).await?);
    let rows: Vec<Vec<String>> = table.iter().map(|row| row.iter().map(Cell::text).collect()).collect();
    let bytes = sheet::csv(rows.iter().map(|row| row.iter().map(String::as_str)))?;
    Ok(web::download("statistik.csv", sheet::CSV, bytes))
}

/// GET `/handlaggning/statistik/statistik.xlsx`
pub(crate) async fn xlsx(Get(portal): Get<Portal>, f: Frame) -> web::Result {
    let table = table(&f, &read(&portal, &f).await?);
    let bytes = sheet::workbook(&f.t("desk-statistics"), &table)?;
    Ok(web::download("statistik.xlsx", sheet::XLSX, bytes))
}

/// A row for each month and topic that has figures.
fn table(f: &Frame, read: &Read) -> Vec<Vec<Cell>> {
    let head = [
        "month",
        "topic",
        "came",
        "solved",
        "closed",
        "reopened",
        "median-hours",
        "kept",
        "ratings",
        "rating",
    ];
    let mut rows = vec![
        head.map(|name| Cell::Text(f.t(&format!("desk-statistics-{name}"))))
            .to_vec(),
    ];
    for ((month, topic), figures) in &read.statistics.all {
        let rating = figures.rating();
        let whole = |number: u64| Cell::Number(number as f64);
        let maybe = |number: Option<f64>| number.map_or(Cell::Empty, Cell::Number);
        rows.push(vec![
            Cell::Day(read.statistics.months[*month]),
            Cell::Text(read.topics.name(topic, f.lang())),
            whole(figures.came),
            whole(figures.solved),
            whole(figures.closed),
            whole(figures.reopened),
            maybe(figures.median_hours().map(|hours| hours as f64)),
            maybe(figures.kept_percent().map(|percent| percent as f64)),
            whole(rating.map_or(0, |(count, _)| count)),
            maybe(rating.map(|(_, mean)| (mean * 100.0).round() / 100.0)),
        ]);
    }
    rows
}
