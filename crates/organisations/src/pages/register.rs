//! `/foreningar`: the public association register. No login, no JavaScript, and quick.

use askama::Template;
use axum::extract::State as Get;
use base::Id;
use sea_orm::{ActiveEnum, Iterable};
use web::{Asked, Form, Frame, Paging, Portal};

use super::logo::{self, LogoView};
use super::{activities, age, ages, open_data, paging, place};
use crate::model::{AgeGroup, from_code};
use crate::parsing;
use crate::queries::{self, Listed, Overview, Wanted};

pub(super) const FILTERS: [&str; 4] = ["sok", "verksamhet", "omrade", "alder"];
/// Characters of a description in a list.
const EXCERPT: usize = 160;

#[derive(Template)]
#[template(path = "register.html")]
struct RegisterPage<'a> {
    f: &'a Frame,
    form: Form,
    activities: Vec<(String, String)>,
    areas: Vec<(String, String)>,
    ages: Vec<(String, String)>,
    rows: Vec<RowView>,
    paging: Paging,
    total: u64,
    is_filtered: bool,
    /// The same as open data.
    csv: String,
    json: String,
}

/// A row of the register, also in the search before registering.
pub(super) struct RowView {
    pub(super) id: Id<base::Organisation>,
    pub(super) name: String,
    pub(super) facts: String,
    pub(super) excerpt: String,
    pub(super) logo: Option<LogoView>,
}

pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame) -> web::Result {
    let asked = Asked::of(&f);
    let mut form = Form::new(&f);
    for name in FILTERS {
        form = form.fill(name, asked.get(name));
    }
    let overview = queries::overview_for(&portal).await?;
    let wanted = Wanted {
        words: parsing::words(&f, &mut form, asked.get("sok")),
        place: place(&asked),
        ..wanted(&asked, &overview)
    };
    let page = queries::page_for(&portal, &wanted).await?;
    web::page(&RegisterPage {
        f: &f,
        form,
        activities: parsing::with_all(f.t("organisations-register-all-activities"), parsing::activities(&f)),
        areas: parsing::with_all(f.t("organisations-register-all-areas"), overview.areas.clone()),
        ages: parsing::with_all(f.t("organisations-register-all-ages"), age_choices(&f)),
        rows: page.items.iter().map(|row| row_view(&f, row)).collect(),
        paging: paging(&asked, &page, &FILTERS),
        total: overview.total,
        csv: open_data::link(&asked, "csv"),
        json: open_data::link(&asked, "json"),
        is_filtered: FILTERS.iter().any(|name| !asked.get(name).is_empty()),
    })
}

/// What is chosen from lists.
pub(super) fn wanted(asked: &Asked, overview: &Overview) -> Wanted {
    let mut areas = overview.areas.iter().map(|(key, _)| key);
    Wanted {
        activity: from_code(asked.get("verksamhet")),
        area: areas.find(|key| *key == asked.get("omrade")).cloned(),
        age: from_code(asked.get("alder")),
        ..Wanted::default()
    }
}

fn age_choices(f: &Frame) -> Vec<(String, String)> {
    AgeGroup::iter()
        .map(|group| (group.to_value(), age(f, group)))
        .collect()
}

pub(super) fn row_view(f: &Frame, row: &Listed) -> RowView {
    let ages = Some(ages(f, &row.age_groups)).filter(|ages| !ages.is_empty());
    let areas = Some(row.areas.clone()).filter(|areas| !areas.is_empty());
    let place = areas.or_else(|| row.city.clone());
    let facts: Vec<_> = activities(f, &row.activities)
        .into_iter()
        .chain(place)
        .chain(ages)
        .collect();
    RowView {
        id: row.id,
        logo: row
            .logo_digest
            .as_deref()
            .zip(row.logo_width.zip(row.logo_height))
            .map(|(digest, size)| logo::view_of(row.id, digest, size, 48)),
        name: row.name.clone(),
        facts: facts.join(" · "),
        excerpt: excerpt(row.description.as_deref().unwrap_or_default()),
    }
}

/// The beginning of a text, cut between words.
fn excerpt(text: &str) -> String {
    if text.chars().count() <= EXCERPT {
        return text.to_owned();
    }
    let cut: String = text.chars().take(EXCERPT).collect();
    let whole = cut
        .rsplit_once(char::is_whitespace)
        .map_or(cut.as_str(), |(whole, _)| whole);
    format!("{whole} …")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_description_is_cut_between_words() {
        assert_eq!(excerpt("Kort."), "Kort.");
        let long = "ord ".repeat(60);
        let cut = excerpt(&long);
        assert!(cut.ends_with("ord …") && cut.chars().count() <= EXCERPT + 2, "{cut}");
        assert_eq!(excerpt(&"å".repeat(200)).chars().count(), EXCERPT + 2);
    }
}
