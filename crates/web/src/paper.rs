//! Answers with a PDF under the owner's letterhead. The room gives template and content.

use axum::response::Response;
use base::{Lang, swedish};
use chrono::TimeDelta;
use papers::{Letterhead, Paper};
use serde::Serialize;

use crate::download;
use crate::frame::Frame;
use crate::problem::{Error, Problem};
use crate::throttle::{self, Limit, Verdict};

/// Papers made for one person, or for one address that is not logged in: each costs as much as a hundred pages.
const PAPERS: Limit = Limit {
    name: "papers",
    free: 60,
    window: TimeDelta::minutes(15),
    pause: TimeDelta::minutes(1),
};

/// What a room wants to have on paper.
pub struct Printout<'a, T> {
    /// The typst source that lays `content` out.
    pub template: &'static str,
    /// The heading.
    pub title: &'a str,
    /// What it can be found by again, in plain ASCII: also the name of the file.
    pub reference: &'a str,
    /// `data.content` in the template.
    pub content: &'a T,
}

/// The printout as a PDF to be kept, in the language of the reader.
///
/// # Errors
/// [`Problem::Limited`] when the reader has asked for too many.
pub async fn paper<T: Serialize + Sync>(f: &Frame, printout: &Printout<'_, T>) -> Result<Response, Error> {
    let who = match f.person() {
        Some(person) => person.id.to_string(),
        None => f.viewer.address.to_string(),
    };
    if let Verdict::Blocked { until } = throttle::attempt(&f.portal, PAPERS, &who).await? {
        return Err(Problem::Limited { until }.into());
    }
    let whole = print(f, f.lang(), printout).await?;
    Ok(download(
        &format!("{}.pdf", printout.reference),
        "application/pdf",
        whole,
    ))
}

/// The printout as a PDF in a language of its own, for what is sent and kept.
///
/// # Errors
/// When the template and the content do not fit each other.
pub async fn print<T: Serialize + Sync>(f: &Frame, lang: Lang, printout: &Printout<'_, T>) -> anyhow::Result<Vec<u8>> {
    let t = |key, values: &[(&'static str, String)]| {
        let values = values.iter().map(|(name, value)| (*name, value.as_str().into()));
        f.portal.ta(lang, key, values)
    };
    let pages = [("page", "{page}".to_owned()), ("pages", "{pages}".to_owned())];
    let head = Letterhead {
        owner: f.owner().name.clone(),
        title: printout.title.to_owned(),
        reference: printout.reference.to_owned(),
        made: t("web-paper-made", &[("when", swedish::date_time(f.now(), lang))]),
        pages: t("web-paper-pages", &pages),
    };
    let paper = Paper {
        template: printout.template,
        lang,
        at: f.now(),
        head: &head,
        content: printout.content,
    };
    papers::pdf(&paper).await
}
