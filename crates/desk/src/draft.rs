//! What a customer has typed and not sent. Sealed where it is kept; only the person's own pages open it.

use std::collections::BTreeMap;

use anyhow::Context;
use serde::{Deserialize, Serialize};
use store::{Keyring, SealedColumn, Tx};
use web::{Form, Posted, SignedIn};

use crate::tables::case_draft;

const CONTENT: &str = "desk.draft";
/// What a draft holds at most, in bytes: more than anybody can send, so that it can be made shorter later.
const MAX_BYTES: usize = 500_000;
/// Fields that tell where the form stands, and are not the person's words.
const NOT_TYPED: [&str; 5] = ["act", "draft", "case", "follows", "om"];
/// Fields that are chosen beforehand.
const CHOSEN: &str = "topic";

/// What was typed, under which hat.
#[derive(Serialize, Deserialize)]
pub(crate) struct Draft {
    hat: Option<String>,
    follows: Option<String>,
    #[serde(default)]
    about: Option<String>,
    fields: Vec<(String, String)>,
}

impl Draft {
    /// Of a form; `None` when nothing is typed.
    pub(crate) fn of(posted: &Posted, person: &SignedIn) -> Option<Draft> {
        let typed = posted.typed().filter(|(name, _)| !NOT_TYPED.contains(&name.as_str()));
        let fields: Vec<_> = typed.filter(|(_, value)| !value.trim().is_empty()).cloned().collect();
        let is_empty = fields.iter().all(|(name, _)| name == CHOSEN);
        let hidden = |name| Some(posted.get(name).to_owned()).filter(|value| !value.is_empty());
        (!is_empty).then(|| Draft {
            hat: hat(person),
            follows: hidden("follows"),
            about: hidden("om"),
            fields,
        })
    }

    /// Opens what was kept.
    pub(crate) fn open(keys: &Keyring, row: &case_draft::Model) -> anyhow::Result<Draft> {
        serde_json::from_slice(&keys.open(CONTENT, &row.content)?).context("a draft is stored as JSON")
    }

    /// As it is kept; `None` when it is too long.
    pub(crate) fn sealed(&self, tx: &Tx) -> Option<String> {
        let plain = serde_json::to_vec(self).expect("a draft is plain data");
        (plain.len() <= MAX_BYTES).then(|| tx.keys().seal(tx.random(), CONTENT, &plain))
    }

    /// Whether it was written under the hat that is worn.
    pub(crate) fn is_under_hat_of(&self, person: &SignedIn) -> bool {
        self.hat == hat(person)
    }

    /// One of the fields.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let found = self.fields.iter().find(|(field, _)| field == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The case that it follows.
    pub(crate) fn follows(&self) -> Option<&str> {
        self.follows.as_deref()
    }

    /// The object it is about, as it stands in addresses.
    pub(crate) fn about(&self) -> Option<&str> {
        self.about.as_deref()
    }

    /// All fields, as the person takes them out.
    pub(crate) fn fields(&self) -> &[(String, String)] {
        &self.fields
    }

    /// Fills a form in which nothing is typed yet.
    pub(crate) fn fill(&self, mut form: Form) -> Form {
        let mut fields: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for (name, value) in &self.fields {
            fields.entry(name).or_default().push(value.clone());
        }
        for (name, values) in fields {
            form = form.fill_all(name, values);
        }
        form
    }
}

fn hat(person: &SignedIn) -> Option<String> {
    person.hat.as_ref().map(|hat| hat.of.to_string())
}

/// Where drafts are sealed.
pub(crate) fn sealed() -> SealedColumn {
    SealedColumn {
        table: "case_drafts",
        id: "id",
        column: "content",
        domain: CONTENT,
    }
}
