//! What a room tells a person about the data it holds of them, for "Mina personuppgifter" (law.md).

use base::Lang;
use chrono::TimeDelta;
use store::{Kept, Retention, Term};

use crate::portal::Portal;

/// A kind of data that a room holds about a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// What it is.
    pub title: String,
    /// How much of it there is.
    pub facts: String,
    /// What for, and the legal basis.
    pub why: String,
    /// How long.
    pub kept: String,
    /// Whether that is longer than there is an account.
    pub outlives: bool,
}

/// "I två år": how long a class of record is kept here.
pub fn kept(portal: &Portal, lang: Lang, class: &str) -> String {
    term_in_words(portal, lang, term(portal, class))
}

/// "i två år": the same within a sentence.
pub fn kept_in_words(portal: &Portal, lang: Lang, class: &str) -> String {
    let words = kept(portal, lang, class);
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    first.chain(letters.clone()).collect()
}

/// The classes of record that there are.
pub fn classes(portal: &Portal) -> impl Iterator<Item = &'static str> {
    let rules = portal.services.iter().flat_map(|service| (service.retention)());
    let class = |rule: Retention| matches!(rule.kept, Kept::Class(_)).then_some(rule.table);
    rules.filter_map(class)
}

/// How long a class of record is kept: as the owner decided, else as its room says.
pub fn term(portal: &Portal, class: &str) -> Term {
    let rules = portal.services.iter().flat_map(|service| (service.retention)());
    let said = rules
        .filter(|rule| rule.table == class)
        .find_map(|rule| match rule.kept {
            Kept::Class(class) => Some(class.term),
            _ => None,
        });
    let decided = portal.config.retention.get(class).copied();
    decided.or(said).unwrap_or(Term::Keep)
}

/// "I två år".
pub fn term_in_words(portal: &Portal, lang: Lang, term: Term) -> String {
    let (key, count) = match term {
        Term::Keep => return portal.t(lang, "web-kept-always"),
        Term::Days(days) => ("web-kept-days", days),
        Term::Years(years) => ("web-kept-years", years),
    };
    portal.ta(lang, key, [("count", count.into())])
}

/// "I två år": a time of a room's retention list, in whole years where it is that.
pub fn kept_for(portal: &Portal, lang: Lang, time: TimeDelta) -> String {
    let days = time.num_days();
    let (key, count) = match days {
        365.. if days % 365 == 0 => ("web-kept-years", days / 365),
        _ => ("web-kept-days", days),
    };
    portal.ta(lang, key, [("count", count.into())])
}

/// What a room gives a person who takes out everything that is held about them.
#[derive(Clone, Debug)]
pub struct Export {
    /// What its file is called, and the folder of its attachments.
    pub name: &'static str,
    /// Everything that is not a file.
    pub data: serde_json::Value,
    /// The attachments.
    pub files: Vec<ExportedFile>,
}

/// An attachment that goes along.
#[derive(Clone, Debug)]
pub struct ExportedFile {
    /// Where it lies in the folder; no two have the same.
    pub path: String,
    /// Its key in the file storage.
    pub blob: String,
}
