//! Historik as a list with its filter and pages, for the person's own page and for staff.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Context;
use askama::Template;
use base::{Id, Person};
use chrono::{DateTime, Utc};
use web::{Asked, Form, Frame, Portal};

use crate::history::Type;
use crate::queries::history::{self, Listed};
use crate::tables::history_entry;

/// Pages shown on each side of this one.
const NEIGHBOURS: u64 = 2;

/// Who reads, which decides how those who did things are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Eyes {
    /// The person.
    Own,
    /// Staff, who see which colleague it was.
    Staff,
}

/// The list, as part of a page: `{{ list }}` in a template.
#[derive(Template)]
#[template(path = "history_list.html")]
pub(crate) struct HistoryList<'a> {
    f: &'a Frame,
    form: Form,
    path: String,
    caption: String,
    types: Vec<(String, String)>,
    lines: Vec<LineView>,
    steps: Steps,
}

impl askama::filters::HtmlSafe for HistoryList<'_> {}

/// The page of a person's Historik that the address asks for; `path` is where its links lead.
pub(crate) async fn history_list<'a>(
    portal: &Portal,
    f: &'a Frame,
    person: Id<Person>,
    path: &str,
    eyes: Eyes,
) -> anyhow::Result<HistoryList<'a>> {
    let asked = Asked::of(f);
    let only = Type::from_code(asked.get("typ"));
    let wanted = asked.get("sida").parse().unwrap_or(1);
    let listed = history::page(portal.store.db(), person, only, wanted).await?;
    let colleagues = match eyes {
        Eyes::Own => BTreeMap::new(),
        Eyes::Staff => super::staff::names_of(portal, f, listed.rows.iter().map(|row| row.by_id)).await?,
    };
    let lines = listed.rows.iter().map(|row| line(f, row, eyes, &colleagues));
    Ok(HistoryList {
        f,
        form: Form::new(f).fill("typ", only.map_or("", Type::code)),
        path: path.to_owned(),
        caption: f.t(match eyes {
            Eyes::Own => "accounts-history-caption",
            Eyes::Staff => "accounts-staff-history-caption",
        }),
        types: types(f),
        lines: lines.collect::<anyhow::Result<_>>()?,
        steps: Steps::of(path, &listed, only),
    })
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

fn types(f: &Frame) -> Vec<(String, String)> {
    let all = (String::new(), f.t("accounts-history-filter-all"));
    let types = Type::ALL.map(|one| (one.code().to_owned(), type_words(f, one)));
    std::iter::once(all).chain(types).collect()
}

fn type_words(f: &Frame, one: Type) -> String {
    f.t(&format!("accounts-history-type-{}", one.code()))
}

fn line(
    f: &Frame,
    row: &history_entry::Model,
    eyes: Eyes,
    colleagues: &BTreeMap<Id<Person>, String>,
) -> anyhow::Result<LineView> {
    let values: BTreeMap<String, String> =
        serde_json::from_str(&row.details).context("the values of a line of Historik")?;
    let words = |name: &str, value: String| match name {
        "service" => service_words(f, value),
        // A browser that does not tell its name, for one.
        _ if value.is_empty() => "–".to_owned(),
        _ => value,
    };
    let values = values.into_iter().map(|(name, value)| {
        let words = words(&name, value);
        (name, words.into())
    });
    let key = format!("accounts-history-{}", row.kind);
    Ok(LineView {
        at: row.at,
        kind: type_words(f, Type::of(&row.kind)),
        message: f.portal.texts.get_with(f.lang(), &key, values),
        by: by(f, row, eyes, colleagues),
    })
}

/// What the messages of a service are called.
fn service_words(f: &Frame, name: String) -> String {
    let service = f.portal.services.iter().find(|service| service.name == name);
    service.and_then(|service| service.letters).map_or(name, |key| f.t(key))
}

fn by(f: &Frame, row: &history_entry::Model, eyes: Eyes, colleagues: &BTreeMap<Id<Person>, String>) -> String {
    match (eyes, row.by_id.and_then(|id| colleagues.get(&id))) {
        (Eyes::Staff, Some(name)) => f.ta("accounts-staff-history-by-colleague", "name", name),
        (Eyes::Staff, None) if row.by_kind == "self" => f.t("accounts-staff-history-by-self"),
        _ => f.t(&format!("accounts-history-by-{}", row.by_kind)),
    }
}

impl Steps {
    fn of(path: &str, listed: &Listed, only: Option<Type>) -> Steps {
        let (page, pages) = (listed.page, listed.pages);
        let href = |number: u64| link(path, only, number);
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

fn link(path: &str, only: Option<Type>, number: u64) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    if let Some(only) = only {
        query.append_pair("typ", only.code());
    }
    if number > 1 {
        query.append_pair("sida", &number.to_string());
    }
    match query.finish() {
        query if query.is_empty() => path.to_owned(),
        query => format!("{path}?{query}"),
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
        let steps = Steps::of("/h", &listed, None);
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
        assert_eq!(link("/h", None, 1), "/h");
        assert_eq!(link("/h", Some(Type::Terms), 2), "/h?typ=terms&sida=2");
    }
}
