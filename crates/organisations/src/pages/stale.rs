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

const SEAT_LINES: [(&str, &str); 3] = [
    ("name", "organisations-user-name"),
    ("from_day", "organisations-board-from"),
    ("to_day", "organisations-board-to"),
];

const SEAT_TICKS: [(&str, &str); 3] = [
    ("is_public", "organisations-board-public"),
    ("signs_alone", "organisations-board-signs-alone"),
    ("ends_roles", "organisations-board-ends-roles"),
];

/// A form that was open while somebody else saved: the fields they changed, the form filled with what they
/// saved, and the form itself, which has caught up.
pub(crate) struct Compared<'a> {
    pub(crate) f: &'a Frame,
    pub(crate) overtaken: &'a BTreeSet<String>,
    pub(crate) newest: &'a Form,
    pub(crate) form: &'a Form,
}

impl Compared<'_> {
    /// What somebody else saved of the details, in the words of the page.
    pub(crate) fn details(&self, fields: &DetailFields) -> Vec<Difference> {
        let activities = self.overtaken.contains("activities").then(|| Difference {
            label: self.f.t("organisations-activities"),
            stored: several(self.newest, "activities", &fields.activities),
            typed: several(self.form, "activities", &fields.activities),
        });
        let contact = self.choice("contact", "organisations-contact", &fields.contacts);
        let ages = fields.ages.iter();
        let ages = ages.filter_map(|(field, words)| self.pair(field, words.clone(), |value| self.tick(value)));
        self.lines(&LINES)
            .chain(activities)
            .chain(contact)
            .chain(self.ticks(&TICKS))
            .chain(ages)
            .collect()
    }

    /// What somebody else saved of a seat in the board.
    pub(crate) fn seat(&self, members: &[(String, String)], posts: &[(String, String)]) -> Vec<Difference> {
        let person = self.choice("person", "organisations-board-person", members);
        let post = self.choice("post", "organisations-board-post", posts);
        person
            .into_iter()
            .chain(post)
            .chain(self.lines(&SEAT_LINES))
            .chain(self.ticks(&SEAT_TICKS))
            .collect()
    }

    fn pair(&self, field: &str, label: String, words: impl Fn(&str) -> String) -> Option<Difference> {
        self.overtaken.contains(field).then(|| Difference {
            label,
            stored: words(self.newest.value(field)),
            typed: words(self.form.value(field)),
        })
    }

    fn lines<'s>(&'s self, fields: &'s [(&str, &str)]) -> impl Iterator<Item = Difference> + 's {
        let line = |value: &str| value.trim().to_owned();
        fields
            .iter()
            .filter_map(move |(field, key)| self.pair(field, self.f.t(key), line))
    }

    fn ticks<'s>(&'s self, fields: &'s [(&str, &str)]) -> impl Iterator<Item = Difference> + 's {
        fields
            .iter()
            .filter_map(|(field, key)| self.pair(field, self.f.t(key), |value| self.tick(value)))
    }

    fn choice(&self, field: &str, key: &str, choices: &[(String, String)]) -> Option<Difference> {
        self.pair(field, self.f.t(key), |value| {
            let found = choices.iter().find(|(code, _)| code == value);
            found.map_or_else(String::new, |(_, words)| words.clone())
        })
    }

    fn tick(&self, value: &str) -> String {
        self.f.t(if value == "1" {
            "organisations-yes"
        } else {
            "organisations-no"
        })
    }
}

/// The choices of a field with several, in words.
fn several(form: &Form, field: &str, choices: &[(String, String)]) -> String {
    let chosen: Vec<_> = form.values(field).collect();
    let named = choices.iter().filter(|(code, _)| chosen.contains(&code.as_str()));
    named.map(|(_, words)| words.as_str()).collect::<Vec<_>>().join(" · ")
}
