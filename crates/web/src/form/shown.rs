//! What a form showed when it was opened, so that saving it does not take back what somebody else saved
//! meanwhile in fields that were left as they were.

use std::collections::BTreeSet;

use super::Form;
use crate::posted::Posted;

/// The hidden field in which it comes along.
pub(super) const FIELD: &str = "_shown";

/// Names and values as they were filled; none for a form that does not remember.
pub(super) type Shown = Option<Vec<(String, String)>>;

/// What a form that was sent had shown. One that was tampered with has shown nothing: then all of it counts
/// as typed.
pub(super) fn brought(posted: &Posted) -> Shown {
    match posted.get(FIELD) {
        "" => None,
        json => Some(serde_json::from_str(json).unwrap_or_default()),
    }
}

impl Form {
    /// Lets the form remember what it was filled with.
    pub fn remembering(mut self) -> Form {
        self.shown = Some(self.filled.clone());
        self
    }

    /// The fields that `newest`, the form filled with what is stored now, fills otherwise than this one was
    /// when it was opened, and otherwise than what stands in it.
    pub fn overtaken(&self, newest: &Form) -> BTreeSet<String> {
        let shown = self.shown.as_deref().unwrap_or_default();
        let names = shown.iter().chain(&newest.filled).map(|(name, _)| name.clone());
        names
            .filter(|name| {
                let stored = values(&newest.filled, name);
                stored != values(shown, name) && stored != values(&self.values, name)
            })
            .collect()
    }

    /// Takes what is stored now into every field that was left as it was shown, and goes on from there.
    pub fn catch_up(&mut self, newest: &Form) {
        let shown = self.shown.take().unwrap_or_default();
        let names: BTreeSet<_> = shown
            .iter()
            .chain(&newest.filled)
            .map(|(name, _)| name.clone())
            .collect();
        for name in names {
            if values(&self.values, &name) == values(&shown, &name) {
                self.values.retain(|(n, _)| *n != name);
                self.values
                    .extend(newest.filled.iter().filter(|(n, _)| *n == name).cloned());
            }
        }
        self.shown = Some(newest.filled.clone());
    }
}

/// What stands in the fields of this name; a box without its tick is nothing.
fn values<'a>(all: &'a [(String, String)], name: &str) -> Vec<&'a str> {
    let of = all.iter().filter(|(n, value)| n == name && !value.is_empty());
    of.map(|(_, value)| value.as_str()).collect()
}
