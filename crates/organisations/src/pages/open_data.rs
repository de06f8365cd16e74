//! `/foreningar.csv` and `/foreningar.json`: the register as open data, CC0, under the same filters as its
//! page. Holds what associations chose to show, and so no numbers and nobody with protected identity. The
//! register is read once for all who ask at the same time, and few files are made at once.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::State as Get;
use axum::response::{IntoResponse, Response};
use base::{Lang, PostalCode};
use chrono::{DateTime, Utc};
use http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, ETAG, IF_MODIFIED_SINCE,
    IF_NONE_MATCH, LAST_MODIFIED,
};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use sea_orm::ActiveEnum;
use serde::Serialize;
use sha2::{Digest, Sha256};
use tokio::sync::Semaphore;
use web::{Asked, Cached, Frame, Portal, sheet};

use super::register::{FILTERS, wanted};
use crate::import::BETWEEN;
use crate::model::{Activity, AgeGroup, codes, each_area, limit};
use crate::queries::{self, Shown, Wanted};

/// Different questions whose last change is remembered.
const REMEMBERED: usize = 1_000;

/// Files that this process makes at once; who asks for another waits.
const AT_ONCE: usize = 2;

/// The whole register is what programs ask for again and again.
const KEPT: Duration = Duration::from_secs(60);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Csv,
    Json,
}

/// A file as it is given.
struct OpenFile {
    body: Bytes,
    etag: String,
    modified: DateTime<Utc>,
}

/// What this process keeps.
struct KeptFiles {
    csv: Cached<OpenFile>,
    json: Cached<OpenFile>,
    making: Semaphore,
    /// By question: what the answer was, and since when.
    since: Mutex<HashMap<String, (String, DateTime<Utc>)>>,
}

impl Default for KeptFiles {
    fn default() -> KeptFiles {
        KeptFiles {
            csv: Cached::for_at_most(KEPT),
            json: Cached::for_at_most(KEPT),
            making: Semaphore::new(AT_ONCE),
            since: Mutex::default(),
        }
    }
}

impl KeptFiles {
    /// Since when the answer to a question has been this one, as far as this process knows.
    fn since(&self, question: &str, etag: &str, now: DateTime<Utc>) -> DateTime<Utc> {
        let mut since = self.since.lock().unwrap_or_else(PoisonError::into_inner);
        match since.get(question) {
            Some((same, at)) if same == etag => *at,
            _ => {
                if since.len() >= REMEMBERED {
                    since.clear();
                }
                since.insert(question.to_owned(), (etag.to_owned(), now));
                now
            }
        }
    }
}

/// The address of the same associations as open data.
pub(super) fn link(asked: &Asked, format: &str) -> String {
    asked
        .link(&FILTERS, None)
        .replacen("/foreningar", &format!("/foreningar.{format}"), 1)
}

/// GET `/foreningar.csv`
pub(crate) async fn csv(Get(portal): Get<Portal>, f: Frame, headers: HeaderMap) -> web::Result {
    give(&portal, &f, &headers, Format::Csv).await
}

/// GET `/foreningar.json`
pub(crate) async fn json(Get(portal): Get<Portal>, f: Frame, headers: HeaderMap) -> web::Result {
    give(&portal, &f, &headers, Format::Json).await
}

async fn give(portal: &Portal, f: &Frame, headers: &HeaderMap, format: Format) -> web::Result {
    let asked = Asked::of(f);
    let overview = queries::overview_for(portal).await?;
    let words: String = asked.get("sok").chars().take(limit::SEARCH).collect();
    let wanted = Wanted {
        words: Some(words).filter(|words| !words.is_empty()),
        ..wanted(&asked, &overview)
    };
    let kept = portal.shared::<KeptFiles>();
    let question = asked.link(&FILTERS, None);
    let make = make(portal, &kept, &question, &wanted, format);
    let file = match format {
        _ if wanted != Wanted::default() => Arc::new(make.await?),
        Format::Csv => kept.csv.get(portal.now(), make).await?,
        Format::Json => kept.json.get(portal.now(), make).await?,
    };
    answer(&file, headers, format)
}

async fn make(
    portal: &Portal,
    kept: &KeptFiles,
    question: &str,
    wanted: &Wanted,
    format: Format,
) -> anyhow::Result<OpenFile> {
    let _turn = kept.making.acquire().await?;
    let all = queries::all_shown_for(portal).await?;
    let all: Vec<_> = all
        .iter()
        .filter(|shown| wanted.takes(shown))
        .map(|shown| Association::of(portal, shown))
        .collect();
    let body = match format {
        Format::Csv => as_csv(&all)?,
        Format::Json => serde_json::to_vec(&OpenData {
            licence: "CC0-1.0",
            source: portal.config.link("/foreningar"),
            associations: all,
        })?,
    };
    let digest: String = Sha256::digest(&body)
        .iter()
        .take(16)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let etag = format!("W/\"{digest}\"");
    Ok(OpenFile {
        modified: kept.since(question, &etag, portal.now()),
        body: body.into(),
        etag,
    })
}

fn answer(file: &OpenFile, asked: &HeaderMap, format: Format) -> web::Result<Response> {
    let modified = file.modified.format("%a, %d %b %Y %H:%M:%S GMT").to_string();
    let mut head = HeaderMap::new();
    head.insert(ETAG, HeaderValue::from_str(&file.etag).map_err(anyhow::Error::from)?);
    head.insert(
        LAST_MODIFIED,
        HeaderValue::from_str(&modified).map_err(anyhow::Error::from)?,
    );
    // Kept by whoever likes to, and asked about each time: what was hidden must not be shown from there.
    head.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if format == Format::Json {
        head.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    }
    if is_known(file, asked) {
        return Ok((StatusCode::NOT_MODIFIED, head).into_response());
    }
    let (kind, name) = match format {
        Format::Csv => ("text/csv; charset=utf-8", "attachment; filename=\"foreningar.csv\""),
        Format::Json => ("application/json", "inline; filename=\"foreningar.json\""),
    };
    head.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    head.insert(CONTENT_DISPOSITION, HeaderValue::from_static(name));
    Ok((head, file.body.clone()).into_response())
}

/// Whether the one who asks has this very file. The tag counts before the time (RFC 9110).
fn is_known(file: &OpenFile, asked: &HeaderMap) -> bool {
    let sent = |name: HeaderName| asked.get(name).and_then(|value| value.to_str().ok());
    if let Some(tags) = sent(IF_NONE_MATCH) {
        return tags.split(',').any(|tag| {
            let tag = tag.trim();
            tag == "*" || tag.trim_start_matches("W/") == file.etag.trim_start_matches("W/")
        });
    }
    let since = sent(IF_MODIFIED_SINCE).and_then(|at| DateTime::parse_from_rfc2822(at).ok());
    since.is_some_and(|since| file.modified.timestamp() <= since.timestamp())
}

#[derive(Serialize)]
struct OpenData {
    licence: &'static str,
    source: String,
    associations: Vec<Association>,
}

/// One association; what it does not show is left out.
#[derive(Serialize)]
struct Association {
    id: String,
    name: String,
    page: String,
    activities: Vec<String>,
    activity_names: Vec<String>,
    areas: Vec<String>,
    age_groups: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    web: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    postal_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    city: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    contact: Option<String>,
}

impl Association {
    fn of(portal: &Portal, shown: &Shown) -> Association {
        let shown = shown.clone();
        let activities = codes::<Activity>(&shown.activities);
        let activities: Vec<_> = activities.iter().map(ActiveEnum::to_value).collect();
        let name = |code: &String| portal.t(Lang::Sv, &format!("organisations-activity-{code}"));
        let contact = shown.contact_first.zip(shown.contact_last);
        let code = shown.postal_code.and_then(|code| PostalCode::parse(&code).ok());
        Association {
            id: shown.id.to_string(),
            name: shown.name,
            page: portal.config.link(&format!("/foreningar/{}", shown.id)),
            activity_names: activities.iter().map(name).collect(),
            activities,
            areas: each_area(&shown.areas).map(str::to_owned).collect(),
            age_groups: codes::<AgeGroup>(&shown.age_groups)
                .iter()
                .map(ActiveEnum::to_value)
                .collect(),
            description: shown.description,
            web: shown.web,
            address: shown.address,
            postal_code: code.map(|code| code.spelled()),
            city: shown.city,
            email: shown.email,
            phone: shown.phone,
            contact: contact.map(|(first, last)| format!("{first} {last}")),
        }
    }
}

const COLUMNS: [&str; 15] = [
    "id",
    "name",
    "page",
    "activities",
    "activity_names",
    "areas",
    "age_groups",
    "description",
    "web",
    "address",
    "postal_code",
    "city",
    "email",
    "phone",
    "contact",
];

fn as_csv(all: &[Association]) -> anyhow::Result<Vec<u8>> {
    let text = |cell: &'_ Option<String>| cell.as_deref().unwrap_or_default().to_owned();
    let several = |names: &[String]| names.join(&BETWEEN.to_string());
    let rows = all.iter().map(|one| {
        [
            one.id.clone(),
            one.name.clone(),
            one.page.clone(),
            one.activities.join(" "),
            several(&one.activity_names),
            several(&one.areas),
            one.age_groups.join(" "),
            text(&one.description),
            text(&one.web),
            text(&one.address),
            text(&one.postal_code),
            text(&one.city),
            text(&one.email),
            text(&one.phone),
            text(&one.contact),
        ]
    });
    let rows: Vec<_> = rows.collect();
    let head = std::iter::once(COLUMNS.to_vec());
    let rows = rows.iter().map(|row| row.iter().map(String::as_str).collect());
    sheet::written(b',', head.chain(rows))
}
