//! What a room tells a person about the data it holds of them, for "Mina personuppgifter" (law.md).

use base::Lang;
use chrono::TimeDelta;

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
