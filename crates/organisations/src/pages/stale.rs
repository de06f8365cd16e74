//! What somebody else saved while a form was open, beside what was typed in it: shown so that nothing is
//! lost when the form is saved after all.

use web::{Form, Frame};

use super::detail_fields::{DetailFields, filled};
use crate::tables::organisation;

/// A field of which the stored and the typed differ.
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

/// Where the form differs from what is stored now.
pub(crate) fn differences(
    f: &Frame,
    newest: &organisation::Model,
    form: &Form,
    details: &DetailFields,
) -> Vec<Difference> {
    let stored = filled(f, newest);
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
    let pair = |field: &str, key: &str, words: &dyn Fn(&str) -> String| {
        let (stored, typed) = (words(stored.value(field)), words(form.value(field)));
        (stored != typed).then(|| Difference {
            label: f.t(key),
            stored,
            typed,
        })
    };
    let lines = LINES.iter().filter_map(|(field, key)| pair(field, key, &line));
    let activities = several(
        f,
        "activities",
        "organisations-activities",
        [&stored, form],
        &details.activities,
    );
    let contact = pair("contact", "organisations-contact", &|value| {
        chosen(&details.contacts, value)
    });
    let ticks = TICKS.iter().filter_map(|(field, key)| pair(field, key, &tick));
    let ages = details.ages.iter().filter_map(|(field, words)| {
        let (stored, typed) = (tick(stored.value(field)), tick(form.value(field)));
        (stored != typed).then(|| Difference {
            label: words.clone(),
            stored,
            typed,
        })
    });
    lines
        .chain(activities)
        .chain(contact)
        .chain(ticks)
        .chain(ages)
        .collect()
}

/// The same of a field with several choices.
fn several(
    f: &Frame,
    field: &str,
    key: &str,
    [stored, typed]: [&Form; 2],
    choices: &[(String, String)],
) -> Option<Difference> {
    let words = |form: &Form| {
        let chosen: Vec<_> = form.values(field).collect();
        let named = choices.iter().filter(|(code, _)| chosen.contains(&code.as_str()));
        named.map(|(_, words)| words.as_str()).collect::<Vec<_>>().join(" · ")
    };
    let (stored, typed) = (words(stored), words(typed));
    (stored != typed).then(|| Difference {
        label: f.t(key),
        stored,
        typed,
    })
}
