//! Papers: what a room wants to have on paper, as a PDF that screen readers can read (PDF/UA-1,
//! ISO 14289-1; law.md, Accessibility). The only crate that knows typst; it knows no room and no text.

mod faces;
mod press;
mod printable;

use base::Lang;
use chrono::{DateTime, Utc};
use serde::Serialize;
use tokio::sync::Semaphore;

/// Laying out takes a whole core and some tens of megabytes.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// What every paper says, whatever it is about.
#[derive(Clone, Debug, Serialize)]
pub struct Letterhead {
    /// Whose paper it is: the name of the municipality or company.
    pub owner: String,
    /// The heading, and the title of the document.
    pub title: String,
    /// What the paper can be found by again, at the top of every page.
    pub reference: String,
    /// At the bottom of every page: when it was made.
    pub made: String,
    /// "Sida {page} av {pages}": the two are put in by the layout.
    pub pages: String,
}

/// A paper to be made.
#[derive(Debug)]
pub struct Paper<'a, T> {
    /// The typst source that lays it out; it begins with `#import "/frame.typ": *`.
    pub template: &'static str,
    /// The language it is read in.
    pub lang: Lang,
    /// When it is made.
    pub at: DateTime<Utc>,
    /// What stands on every paper.
    pub head: &'a Letterhead,
    /// What only this one says: `data.content` in the template.
    pub content: &'a T,
}

/// The paper as a PDF. What no font of ours has is shown as □, since a PDF/UA must not have it.
///
/// # Errors
/// When the template is wrong, or the content is not what it expects. The message never holds content.
pub async fn pdf<T: Serialize + Sync>(paper: &Paper<'_, T>) -> anyhow::Result<Vec<u8>> {
    let mut data = serde_json::json!({
        "lang": paper.lang.code(), "head": paper.head, "content": paper.content,
    });
    printable::make_printable(&mut data);
    let (template, at) = (paper.template, paper.at);
    let _turn = AT_ONCE.acquire().await?;
    tokio::task::spawn_blocking(move || press::print(template, at, &data)).await?
}

#[cfg(test)]
mod tests;
