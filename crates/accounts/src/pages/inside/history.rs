//! `/mitt-konto/historik`: Historik.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Context;
use askama::Template;
use axum::extract::State;
use chrono::{DateTime, Utc};
use web::{Form, Frame, Portal, Viewer, page};

use super::myself;
use crate::history::Type;
use crate::pages::query;
use crate::queries::history::{self, Listed};
use crate::tables::history_entry;
use crate::tables::person;
use crate::terms;

const PATH: &str = "/mitt-konto/historik";
/// Pages shown on each side of this one.
const NEIGHBOURS: u64 = 2;

#[derive(Template)]
#[template(path = "inside/history.html")]
struct HistoryPage<'a> {
    f: &'a Frame,
    form: Form,
    person: &'a person::Model,
    /// File name, version and time of the terms accepted last.
    terms: Option<(String, String, DateTime<Utc>)>,
    types: Vec<(String, String)>,
    lines: Vec<LineView>,
    steps: Steps,
}

struct LineView {
    at: DateTime<Utc>,
    kind: String,
    message: String,
    by: String,
}

/// "Första Föregående 1 2 … Nästa Sista".
struct Steps {
    first: Option<String>,
    previous: Option<String>,
    pages: Vec<Step>,
    next: Option<String>,
    last: Option<String>,
}

struct Step {
    number: u64,
    href: String,
    is_this: bool,
    /// Some pages are left out before it.
    after_gap: bool,
}

pub(crate) async fn show(State(portal): State<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    let person = myself(&portal, viewer.signed_in()?).await?;
    let only = query(&viewer, "typ").and_then(|code| Type::from_code(&code));
    let wanted = query(&viewer, "sida").and_then(|number| number.parse().ok());
    let db = portal.store.db();
    let listed = history::page(db, person.id, only, wanted.unwrap_or(1)).await?;
    let terms = terms::latest_accepted(db, person.id).await?;
    let lines: anyhow::Result<Vec<_>> = listed.rows.iter().map(|row| line(&f, row)).collect();
    page(&HistoryPage {
        f: &f,
        form: Form::new(&f).fill("typ", only.map_or("", Type::code)),
        person: &person,
        terms: terms.map(|(terms, at)| (terms.file_name, terms.version, at)),
        types: types(&f),
        lines: lines?,
        steps: Steps::of(&listed, only),
    })
}

fn types(f: &Frame) -> Vec<(String, String)> {
    let all = (String::new(), f.t("accounts-history-filter-all"));
    let types = Type::ALL.map(|one| (one.code().to_owned(), type_words(f, one)));
    std::iter::once(all).chain(types).collect()
}

fn type_words(f: &Frame, one: Type) -> String {
    f.t(&format!("accounts-history-type-{}", one.code()))
}

fn line(f: &Frame, row: &history_entry::Model) -> anyhow::Result<LineView> {
    let values: BTreeMap<String, String> =
        serde_json::from_str(&row.details).context("the values of a line of Historik")?;
    // A browser that does not tell its name, for one.
    let words = |value: String| if value.is_empty() { "–".to_owned() } else { value };
    let values = values.into_iter().map(|(name, value)| (name, words(value).into()));
    let key = format!("accounts-history-{}", row.kind);
    Ok(LineView {
        at: row.at,
        kind: type_words(f, Type::of(&row.kind)),
        message: f.portal.texts.get_with(f.lang(), &key, values),
        by: f.t(&format!("accounts-history-by-{}", row.by_kind)),
    })
}

impl Steps {
    fn of(listed: &Listed, only: Option<Type>) -> Steps {
        let (page, pages) = (listed.page, listed.pages);
        let href = |number: u64| link(only, number);
        let before = page > 1;
        let after = page < pages;
        let around = page.saturating_sub(NEIGHBOURS).max(1)..=(page + NEIGHBOURS).min(pages);
        let numbers: BTreeSet<u64> = around.chain([1, pages]).collect();
        let mut shown: Vec<Step> = Vec::new();
        for number in numbers {
            let after_gap = shown.last().is_some_and(|last| last.number + 1 < number);
            shown.push(Step {
                number,
                href: href(number),
                is_this: number == page,
                after_gap,
            });
        }
        Steps {
            first: before.then(|| href(1)),
            previous: before.then(|| href(page - 1)),
            pages: shown,
            next: after.then(|| href(page + 1)),
            last: after.then(|| href(pages)),
        }
    }

    fn are_needed(&self) -> bool {
        self.pages.len() > 1
    }
}

fn link(only: Option<Type>, number: u64) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    if let Some(only) = only {
        query.append_pair("typ", only.code());
    }
    if number > 1 {
        query.append_pair("sida", &number.to_string());
    }
    match query.finish() {
        query if query.is_empty() => PATH.to_owned(),
        query => format!("{PATH}?{query}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(page: u64, pages: u64) -> String {
        let listed = Listed {
            rows: Vec::new(),
            page,
            pages,
        };
        let steps = Steps::of(&listed, None);
        let number = |step: &Step| {
            let gap = if step.after_gap { "… " } else { "" };
            let number = step.number;
            if step.is_this {
                format!("{gap}[{number}]")
            } else {
                format!("{gap}{number}")
            }
        };
        steps.pages.iter().map(number).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_pages_around_this_one_and_both_ends_are_shown() {
        assert_eq!(steps(1, 1), "[1]");
        assert_eq!(steps(1, 3), "[1] 2 3");
        assert_eq!(steps(1, 9), "[1] 2 3 … 9");
        assert_eq!(steps(5, 9), "1 … 3 4 [5] 6 7 … 9");
        assert_eq!(steps(9, 9), "1 … 7 8 [9]");
    }

    #[test]
    fn a_link_keeps_the_type() {
        assert_eq!(link(None, 1), PATH);
        assert_eq!(link(Some(Type::Terms), 2), "/mitt-konto/historik?typ=terms&sida=2");
    }
}
