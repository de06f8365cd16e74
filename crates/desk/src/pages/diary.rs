//! `/handlaggning/diarium`: every document that came in or went out, for registrars, and as files for the owner's
//! own diary (law.md, Public records). Who is party to a secret matter, or protected, is not named.

use askama::Template;
use axum::body::{Body, Bytes};
use axum::extract::State as Get;
use base::{Page, Place};
use futures::stream::{self, TryStreamExt};
use serde::Serialize;
use web::{Asked, Form, Frame, Paging, Portal, Problem, Viewer, sheet};

use super::period;
use crate::acts;
use crate::queries::{self, Direction, Document, Period};
use crate::topics::{self, Topics};

/// The page.
pub(crate) const PATH: &str = "/handlaggning/diarium";
const FILTERS: [&str; 3] = ["fran", "till", "riktning"];

#[derive(Template)]
#[template(path = "diary.html")]
struct DiaryPage<'a> {
    f: &'a Frame,
    form: Form,
    directions: Vec<(String, String)>,
    rows: Vec<RowView>,
    paging: Paging,
    /// The files, of the same days.
    csv: String,
    json: String,
}

struct RowView {
    when: String,
    iso: String,
    href: String,
    entry: Entry,
}

/// An entry in words, as it is shown and exported.
#[derive(Serialize)]
struct Entry {
    /// `ARE-2026-000001-3`: the case and the place in its thread.
    handling: String,
    arende: String,
    tid: String,
    riktning: &'static str,
    motpart: String,
    arendemening: String,
    sekretess: String,
    kanal: String,
}

impl Entry {
    fn new(f: &Frame, topics: &Topics, document: &Document) -> Entry {
        Entry {
            handling: document.registered_as(),
            arende: document.reference.clone(),
            tid: f.iso(&document.created_at),
            riktning: document.direction().code(),
            motpart: party(f, document),
            arendemening: document
                .diary_heading
                .clone()
                .unwrap_or_else(|| topics.name(&document.topic, f.lang())),
            sekretess: document.secrecy.clone().unwrap_or_default(),
            kanal: f.t(&format!("desk-channel-{}", document.channel.code())),
        }
    }

    fn direction(&self, f: &Frame) -> String {
        f.t(&format!("desk-diary-{}", self.riktning))
    }
}

fn party(f: &Frame, document: &Document) -> String {
    if document.protected == Some(true) {
        f.t("desk-customer-protected")
    } else if document.secrecy.is_some() {
        f.t("desk-diary-secret")
    } else {
        document.party().unwrap_or_else(|| f.t("desk-customer-unnamed"))
    }
}

/// What the address asks for.
fn read(f: &Frame) -> (Asked, Form, Option<Period>, Option<Direction>) {
    let (asked, form, period) = period::read(f);
    let form = form.fill("riktning", asked.get("riktning"));
    let direction = Direction::from_code(asked.get("riktning"));
    (asked, form, period, direction)
}

/// GET `/handlaggning/diarium`
pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame) -> web::Result {
    let (asked, form, period, direction) = read(&f);
    let page = match period {
        Some(period) => queries::diary(portal.store.db(), period, direction, asked.place()).await?,
        None => Page::of(Vec::new(), 1, Place::First, Document::cursor),
    };
    let topics = topics::of(&portal).await?;
    let row = |document: &Document| RowView {
        when: f.relative(&document.created_at),
        iso: f.iso(&document.created_at),
        href: format!("/handlaggning/arenden/{}#m{}", document.reference, document.number),
        entry: Entry::new(&f, &topics, document),
    };
    let directions = [Direction::In, Direction::Out].map(|one| {
        let words = f.t(&format!("desk-diary-{}", one.code()));
        (one.code().to_owned(), words)
    });
    let all = (String::new(), f.t("desk-diary-both"));
    let file = |name| asked.link(&FILTERS, None).replacen(PATH, &format!("{PATH}/{name}"), 1);
    web::page_with(
        form.status(),
        &DiaryPage {
            f: &f,
            directions: std::iter::once(all).chain(directions).collect(),
            rows: page.items.iter().map(row).collect(),
            paging: asked.paging(&page, &FILTERS),
            csv: file("diarium.csv"),
            json: file("diarium.json"),
            form,
        },
    )
}

/// GET `/handlaggning/diarium/diarium.csv`
pub(crate) async fn csv(get: Get<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    let head = [
        "handling",
        "arende",
        "tid",
        "riktning",
        "motpart",
        "arendemening",
        "sekretess",
        "kanal",
    ];
    let begins = sheet::csv([head])?;
    let written = |entries: &[Entry], _| {
        let rows = entries.iter().map(|entry| {
            let Entry {
                handling,
                arende,
                tid,
                riktning,
                motpart,
                arendemening,
                sekretess,
                kanal,
            } = entry;
            [
                handling,
                arende,
                tid,
                *riktning,
                motpart,
                arendemening,
                sekretess,
                kanal,
            ]
        });
        sheet::written(b';', rows)
    };
    let file = ("diarium.csv", sheet::CSV);
    give(get.0, f, viewer, file, (begins, Vec::new()), written).await
}

/// GET `/handlaggning/diarium/diarium.json`
pub(crate) async fn json(get: Get<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    let written = |entries: &[Entry], is_first: bool| {
        let mut text = Vec::new();
        for (i, entry) in entries.iter().enumerate() {
            text.extend(if is_first && i == 0 {
                "\n".as_bytes()
            } else {
                ",\n".as_bytes()
            });
            text.extend(serde_json::to_vec(entry)?);
        }
        Ok(text)
    };
    let file = ("diarium.json", "application/json");
    give(get.0, f, viewer, file, (b"[".to_vec(), b"\n]\n".to_vec()), written).await
}

type Written = fn(&[Entry], bool) -> anyhow::Result<Vec<u8>>;

/// The file, sent as it is read.
async fn give(
    portal: Portal,
    f: Frame,
    viewer: Viewer,
    (name, media): (&'static str, &'static str),
    (begins, ends): (Vec<u8>, Vec<u8>),
    written: Written,
) -> web::Result {
    let (_, _, period, direction) = read(&f);
    let period = period.ok_or(Problem::BadRequest)?;
    acts::note_export(&portal, viewer.actor(), &period).await?;
    let topics = topics::of(&portal).await?;
    let whole = |bytes: Vec<u8>| stream::once(async move { Ok::<_, anyhow::Error>(Bytes::from(bytes)) });
    let rows = stream::try_unfold(Some(None), move |next| {
        let (portal, f, topics) = (portal.clone(), f.clone(), topics.clone());
        async move {
            let Some(after) = next else { return Ok(None) };
            let (some, next) = queries::documents(portal.store.db(), period, direction, after).await?;
            let entries: Vec<_> = some.iter().map(|document| Entry::new(&f, &topics, document)).collect();
            let text = written(&entries, after.is_none())?;
            Ok::<_, anyhow::Error>(Some((Bytes::from(text), next.map(Some))))
        }
    });
    let all = futures::StreamExt::chain(futures::StreamExt::chain(whole(begins), rows), whole(ends));
    Ok(web::download(name, media, Body::from_stream(all.into_stream())))
}
