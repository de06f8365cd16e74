//! What a help text has said before, and bringing an older version back as a new one.

use askama::Template;
use axum::extract::{Path, State};
use base::{Id, ObjectRef, Person};
use chrono::{DateTime, Utc};
use store::Stop;
use web::{Flash, Form, Frame, Portal, Posted, Problem, Viewer};

use super::help_editing::Meant;
use crate::acts::{self, NewText, Refusal};
use crate::help::{self, HelpText};
use crate::queries;

struct Version {
    number: i32,
    is_current: bool,
    at: Option<DateTime<Utc>>,
    by: Option<String>,
    restored_from: Option<i32>,
    title: (String, String),
    html: (String, String),
    form: Form,
}

#[derive(Template)]
#[template(path = "staff/help_versions.html")]
struct VersionsPage<'a> {
    f: &'a Frame,
    title: String,
    href: String,
    current: i32,
    versions: Vec<Version>,
}

pub(crate) async fn list(
    State(portal): State<Portal>,
    f: Frame,
    Path((kind, key)): Path<(String, String)>,
) -> web::Result {
    let meant = Meant::find(&portal, &kind, &key).await?;
    let key = meant.key.as_deref().ok_or(Problem::NotFound)?;
    let mut versions = Vec::new();
    for row in queries::versions(&portal, meant.kind, key).await? {
        let by = editor(&f, row.edited_by).await?;
        let (at, is_current, restored_from) = (Some(row.edited_at), row.is_current, row.restored_from);
        let Some(text) = HelpText::from_row(&portal, row) else {
            continue;
        };
        versions.push(Version {
            at,
            by,
            is_current,
            restored_from,
            ..version(&f, &text)
        });
    }
    let current = versions
        .iter()
        .find(|version| version.is_current)
        .map_or(0, |version| version.number);
    if let Some(original) = help::original(&portal, meant.kind, key) {
        versions.push(Version {
            is_current: current == 0,
            ..version(&f, &original)
        });
    }
    web::page(&VersionsPage {
        f: &f,
        title: meant.title(&f),
        href: meant.href(),
        current,
        versions,
    })
}

fn version(f: &Frame, text: &HelpText) -> Version {
    let html = |lang| text.html(lang).to_string();
    Version {
        number: text.number,
        is_current: false,
        at: None,
        by: None,
        restored_from: None,
        title: (text.title.sv.clone(), text.title.en.clone()),
        html: (html(base::Lang::Sv), html(base::Lang::En)),
        form: Form::new(f),
    }
}

/// The name of who wrote it, from the room that knows persons.
async fn editor(f: &Frame, id: Option<Id<Person>>) -> anyhow::Result<Option<String>> {
    let Some(id) = id else { return Ok(None) };
    let told = f.describe(&ObjectRef::new("person", id)).await?;
    Ok(told.map(|told| told.title))
}

pub(crate) async fn restore(
    State(portal): State<Portal>,
    f: Frame,
    viewer: Viewer,
    Path((kind, key)): Path<(String, String)>,
    posted: Posted,
) -> web::Result {
    let meant = Meant::find(&portal, &kind, &key).await?;
    let key = meant.key.as_deref().ok_or(Problem::NotFound)?;
    let number = |name| posted.get(name).parse::<i32>().map_err(|_| Problem::BadRequest);
    let (number, seen) = (number("number")?, number("version")?);
    let old = match number {
        0 => help::original(&portal, meant.kind, key).ok_or(Problem::NotFound)?,
        _ => {
            let row = queries::version(&portal, meant.kind, key, number)
                .await?
                .ok_or(Problem::NotFound)?;
            HelpText::from_row(&portal, row).ok_or(Problem::NotFound)?.into()
        }
    };
    let versions = format!("{}/versioner", meant.href());
    match acts::save_text(&portal, viewer.actor(), posted.claim(), seen, &NewText::restored(&old)).await {
        Ok(()) => Ok(web::see_other(
            &f,
            &versions,
            Some(Flash::good(f.t("notify-text-restored"))),
        )),
        // The page is drawn anew with what is in force now; nothing was typed that could be lost.
        Err(Stop::Refusal(Refusal::Stale | Refusal::Gone)) => Ok(web::see_other(
            &f,
            &versions,
            Some(Flash::note(f.t("notify-restore-stale"))),
        )),
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}
