//! What the register of staff is narrowed to, as it stands in an address and in a form. A number or an
//! e-mail address never stands there.

use base::{Email, Organisationsnummer, swedish};
use sea_orm::{ActiveEnum, Iterable};
use web::{Form, Frame, Portal};

use crate::model::{Kind, NUMBER, State, from_code};
use crate::parsing;
use crate::queries::{self, Exact, Selection, StaffFilter, Verified};
use crate::tables::category;

/// The names in the address.
pub(crate) const FILTERS: [&str; 8] = [
    "urval", "typ", "lage", "bidrag", "kategori", "kontroll", "ansvarig", "sok",
];
/// So many digits are meant as a number.
const NUMBER_DIGITS: usize = 10;

/// The filter that is asked for; `get` gives what stands at a name.
pub(crate) fn read<'a>(get: impl Fn(&str) -> &'a str) -> StaffFilter {
    let chosen = Selection::from_code(get("urval"));
    let is_narrowed = FILTERS.iter().skip(1).any(|name| !get(name).is_empty());
    StaffFilter {
        // Whoever looks for something looks everywhere.
        selection: chosen.unwrap_or(if is_narrowed {
            Selection::All
        } else {
            Selection::default()
        }),
        kind: from_code(get("typ")),
        state: from_code(get("lage")),
        category: get("kategori").parse().ok(),
        is_grant_eligible: match get("bidrag") {
            "ja" => Some(true),
            "nej" => Some(false),
            _ => None,
        },
        verified: match get("kontroll") {
            "gammal" => Some(Verified::LongAgo),
            "aldrig" => Some(Verified::Never),
            _ => None,
        },
        lacks_head: get("ansvarig") == "saknas",
        words: Some(get("sok").to_owned()).filter(|words| !words.is_empty()),
        called: None,
        exact: None,
    }
}

/// The query of an address that asks for the same.
pub(crate) fn query<'a>(get: impl Fn(&str) -> &'a str) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for name in FILTERS {
        if !get(name).is_empty() {
            query.append_pair(name, get(name));
        }
    }
    query.finish()
}

/// What was typed, when it is a number or an e-mail address, or the text key of what is wrong with it.
pub(crate) fn exact(portal: &Portal, typed: &str) -> Result<Option<Exact>, &'static str> {
    if typed.contains('@') {
        let email = Email::parse(typed).map_err(|_| "organisations-email-wrong")?;
        return Ok(Some(Exact::Email(email.key())));
    }
    let digits = typed.chars().filter(char::is_ascii_digit).count();
    if digits < NUMBER_DIGITS || !typed.chars().all(|c| c.is_ascii_digit() || "-+ \u{2013}".contains(c)) {
        return Ok(None);
    }
    let number = Organisationsnummer::parse(typed, swedish::local_date(portal.now()));
    let number = number.map_err(|_| "organisations-number-check-digit")?;
    Ok(Some(Exact::Number(portal.store.keys().hash(NUMBER, number.digits()))))
}

/// The fields of the filters: name, label and choices.
pub(crate) struct FilterFields {
    pub(crate) kinds: Vec<(String, String)>,
    pub(crate) states: Vec<(String, String)>,
    pub(crate) eligible: Vec<(String, String)>,
    pub(crate) categories: Vec<(String, String)>,
    pub(crate) verified: Vec<(String, String)>,
    pub(crate) heads: Vec<(String, String)>,
}

impl FilterFields {
    pub(crate) async fn of(portal: &Portal, f: &Frame) -> anyhow::Result<FilterFields> {
        let kinds = Kind::iter().map(|kind| (kind.to_value(), super::kind(f, kind)));
        let states = State::iter().map(|state| (state.to_value(), super::state(f, state, true).0));
        let all = |key: &str, choices: Vec<(String, String)>| parsing::with_all(f.t(key), choices);
        let pick = |choices: &[(&str, &str)]| {
            choices
                .iter()
                .map(|(code, key)| ((*code).to_owned(), f.t(key)))
                .collect()
        };
        Ok(FilterFields {
            kinds: all("organisations-staff-all-kinds", kinds.collect()),
            states: all("organisations-staff-all-states", states.collect()),
            eligible: all(
                "organisations-staff-all",
                pick(&[("ja", "organisations-yes"), ("nej", "organisations-no")]),
            ),
            categories: all("organisations-staff-all-categories", category_choices(portal, f).await?),
            verified: all(
                "organisations-staff-all",
                pick(&[
                    ("gammal", "organisations-staff-verified-long-ago"),
                    ("aldrig", "organisations-staff-verified-never"),
                ]),
            ),
            heads: all(
                "organisations-staff-all",
                pick(&[("saknas", "organisations-staff-headless")]),
            ),
        })
    }
}

/// The categories to choose from.
pub(crate) async fn category_choices(portal: &Portal, f: &Frame) -> anyhow::Result<Vec<(String, String)>> {
    let all = queries::categories(portal.store.db()).await?;
    Ok(all
        .iter()
        .map(|one| (one.id.to_string(), category_name(f, one)))
        .collect())
}

/// What a category is called in the language of the page.
pub(crate) fn category_name(f: &Frame, category: &category::Model) -> String {
    match f.lang() {
        base::Lang::Sv => category.name_sv.clone(),
        base::Lang::En => category.name_en.clone(),
    }
}

/// The form of the filters, filled with what is asked for.
pub(crate) fn filled<'a>(f: &Frame, get: impl Fn(&str) -> &'a str) -> Form {
    FILTERS
        .iter()
        .fold(Form::new(f), |form, name| form.fill(name, get(name)))
}
