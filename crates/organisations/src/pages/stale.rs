//! What somebody else saved while a form was open, beside what was typed in it: shown so that nothing is
//! lost when the form is saved after all.

use std::collections::BTreeSet;

use web::{Form, Frame};

use super::detail_fields::DetailFields;

/// A field that somebody else has changed: what is stored, and what stands in the form.
pub(crate) struct Difference {
    pub(crate) label: String,
    pub(crate) stored: String,
    pub(crate) typed: String,
}

const LINES: [(&str, &str); 9] = [
    ("organisation_name", "organisations-name"),
    ("email", "organisations-email"),
    ("address", "organisations-address"),
    ("postal_code", "organisations-postal-code"),
    ("city", "organisations-city"),
    ("phone", "organisations-phone"),
    ("web", "organisations-web"),
    ("areas", "organisations-areas"),
    ("description", "organisations-description"),
];

const TICKS: [(&str, &str); 5] = [
    ("shown_in_register", "organisations-shown-in-register"),
    ("shows_address", "organisations-shows-address"),
    ("shows_email", "organisations-shows-email"),
    ("shows_phone", "organisations-shows-phone"),
    ("shows_contact", "organisations-shows-contact"),
];

/// What somebody else saved meanwhile of the details, in the words of the page: `newest` is the form filled
/// with it, `form` has caught up.
pub(crate) fn differences(
    f: &Frame,
    overtaken: &BTreeSet<String>,
    [newest, form]: [&Form; 2],
    details: &DetailFields,
) -> Vec<Difference> {
    let chosen = |choices: &[(String, String)], value: &str| {
        let found = choices.iter().find(|(code, _)| code == value);
        found.map_or_else(String::new, |(_, words)| words.clone())
    };
    let line = |value: &str| value.trim().to_owned();
    let tick = |value: &str| {
        f.t(if value == "1" {
            "organisations-yes"
        } else {
            "organisations-no"
        })
    };
    let pair = |field: &str, label: String, words: &dyn Fn(&str) -> String| {
        overtaken.contains(field).then(|| Difference {
            label,
            stored: words(newest.value(field)),
            typed: words(form.value(field)),
        })
    };
    let lines = LINES.iter().filter_map(|(field, key)| pair(field, f.t(key), &line));
    let activities = overtaken.contains("activities").then(|| Difference {
        label: f.t("organisations-activities"),
        stored: several(newest, "activities", &details.activities),
        typed: several(form, "activities", &details.activities),
    });
    let contact = pair("contact", f.t("organisations-contact"), &|value| {
        chosen(&details.contacts, value)
    });
    let ticks = TICKS.iter().filter_map(|(field, key)| pair(field, f.t(key), &tick));
    let ages = details.ages.iter();
    let ages = ages.filter_map(|(field, words)| pair(field, words.clone(), &tick));
    lines
        .chain(activities)
        .chain(contact)
        .chain(ticks)
        .chain(ages)
        .collect()
}

/// The choices of a field with several, in words.
fn several(form: &Form, field: &str, choices: &[(String, String)]) -> String {
    let chosen: Vec<_> = form.values(field).collect();
    let named = choices.iter().filter(|(code, _)| chosen.contains(&code.as_str()));
    named.map(|(_, words)| words.as_str()).collect::<Vec<_>>().join(" · ")
}
