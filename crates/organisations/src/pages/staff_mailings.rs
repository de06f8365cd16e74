//! `/handlaggning/organisationer/utskick`: what staff write to many organisations at once: what was sent
//! by whom, a new one, and each with who gets it.

use askama::Template;
use axum::extract::State as Get;
use axum::response::Response;
use base::{Id, Organisation};
use sea_orm::ActiveEnum;
use store::Stop;
use web::{Asked, Flash, Form, Frame, Portal, Posted, Problem, Viewer};

use super::{InPath, id_of, staff_filter};
use crate::acts::{self, NewMailing};
use crate::letters::paragraphs;
use crate::model::limit;
use crate::parsing;
use crate::queries::{self, Among, Recipients};
use crate::tables::mailing::{self, Mailing, MailingState};

/// The list.
pub(crate) const PATH: &str = "/handlaggning/organisationer/utskick";
/// A new one.
pub(crate) const NEW: &str = "/handlaggning/organisationer/utskick/ny";
/// Organisations with nobody to write to that are named; more are counted.
const NAMED: usize = 100;

#[derive(Template)]
#[template(path = "staff_mailings.html")]
struct ListPage<'a> {
    f: &'a Frame,
    rows: Vec<RowView>,
}

struct RowView {
    href: String,
    subject: String,
    who: String,
    when: String,
    state: (String, &'static str),
}

/// GET the list.
pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame) -> web::Result {
    let db = portal.store.db();
    let all = queries::mailings(db).await?;
    let who: Vec<_> = all.iter().map(|one| one.made_by).collect();
    let names = accounts::queries::open_names(db, &who).await?;
    let row = |one: &mailing::Model| RowView {
        href: format!("{PATH}/{}", one.id),
        subject: one.subject_sv.clone(),
        who: names.get(&one.made_by).cloned().unwrap_or_default(),
        when: f.relative(&one.confirmed_at.unwrap_or(one.created_at)),
        state: state(&f, one.state),
    };
    let rows = all.iter().map(row).collect();
    web::page(&ListPage { f: &f, rows })
}

fn state(f: &Frame, state: MailingState) -> (String, &'static str) {
    let colour = match state {
        MailingState::Draft => "warning",
        MailingState::Listing | MailingState::Sending => "info",
        MailingState::Sent => "success",
    };
    (f.t(&format!("organisations-mailing-is-{}", state.to_value())), colour)
}

#[derive(Template)]
#[template(path = "staff_mailing_new.html")]
struct NewPage<'a> {
    f: &'a Frame,
    form: Form,
    action: &'static str,
}

/// GET a new one: to those that were ticked, or to all that the register is narrowed to.
pub(crate) async fn show_new(f: Frame) -> web::Result {
    let asked = Asked::of(&f);
    let form = Form::new(&f)
        .fill("narrowed", staff_filter::query(|name| asked.get(name)))
        .fill("to_heads", "1");
    let form = if asked.get("till") == "valda" {
        form.fill("only_chosen", "1").fill("chosen", ticked(&f).join(" "))
    } else {
        form
    };
    let (f, action) = (&f, NEW);
    web::page(&NewPage { f, form, action })
}

/// The boxes of the list.
fn ticked(f: &Frame) -> Vec<String> {
    let query = f.viewer.page.split_once('?').map_or("", |(_, query)| query);
    let pairs = form_urlencoded::parse(query.as_bytes());
    pairs
        .filter(|(name, _)| name == "vald")
        .map(|(_, id)| id.into_owned())
        .collect()
}

/// POST: keeps it as a draft.
pub(crate) async fn write(Get(portal): Get<Portal>, f: Frame, viewer: Viewer, posted: Posted) -> web::Result {
    let mut form = Form::posted(&f, &posted);
    if let Some(new) = read(&mut form, &posted) {
        match acts::write_mailing(&portal, viewer.signed_in()?.id, form.claim(), None, &new).await {
            Ok(id) => return Ok(web::see_other(&f, &format!("{PATH}/{id}"), None)),
            Err(Stop::Refusal(refusal)) => parsing::refused(&f, &mut form, "subject_sv", &refusal),
            Err(Stop::Fault(e)) => return Err(e.into()),
        }
    }
    let (f, action) = (&f, NEW);
    web::page_with(form.status(), &NewPage { f, form, action })
}

fn read(form: &mut Form, posted: &Posted) -> Option<NewMailing> {
    let subject_sv = parsing::line(form, "subject_sv", limit::NAME, "organisations-mailing-subject-missing");
    let text_sv = form.read_text("text_sv", limit::LETTER, "organisations-mailing-text-missing");
    let has_english = !posted.get("subject_en").is_empty() || !posted.get("text_en").is_empty();
    let english = if has_english {
        let subject = parsing::line(form, "subject_en", limit::NAME, "organisations-mailing-english-missing");
        let text = form.read_text("text_en", limit::LETTER, "organisations-mailing-english-missing");
        subject.zip(text).map(Some)
    } else {
        Some(None)
    };
    let (to_heads, to_address) = (posted.has("to_heads"), posted.has("to_address"));
    if !to_heads && !to_address {
        form.mistake("to_heads", "organisations-mailing-to-missing");
    }
    let ids: Vec<Id<Organisation>> = ids(posted.get("chosen"));
    let only_chosen = posted.get("only_chosen") == "1";
    if only_chosen && ids.is_empty() {
        form.mistake("subject_sv", "organisations-mailing-nobody-chosen");
    }
    let new = NewMailing {
        subject_sv: subject_sv?,
        text_sv: text_sv?,
        english: english?,
        to_heads,
        to_address,
        narrowed: posted.get("narrowed").to_owned(),
        chosen: only_chosen.then_some(ids),
    };
    (!form.has_mistakes()).then_some(new)
}

fn ids(text: &str) -> Vec<Id<Organisation>> {
    text.split_whitespace().filter_map(|id| id.parse().ok()).collect()
}

/// Which organisations it is for.
pub(crate) fn among(of: &mailing::Model) -> Among {
    if let Some(chosen) = &of.chosen {
        return Among::Chosen(ids(chosen));
    }
    let pairs: Vec<_> = form_urlencoded::parse(of.narrowed.as_bytes()).into_owned().collect();
    let get = |name: &str| {
        let found = pairs.iter().find(|(other, _)| other == name);
        found.map_or("", |(_, value)| value.as_str())
    };
    Among::Narrowed(staff_filter::read(get))
}

#[derive(Template)]
#[template(path = "staff_mailing.html")]
struct MailingPage<'a> {
    f: &'a Frame,
    form: Form,
    of: &'a mailing::Model,
    who: String,
    state: (String, &'static str),
    paragraphs_sv: Vec<String>,
    paragraphs_en: Vec<String>,
    /// Of a draft.
    found: Recipients,
    unreached: usize,
    /// Of one that was sent: all letters, and those on their way.
    letters: (u64, u64),
    action: String,
}

impl MailingPage<'_> {
    fn is_draft(&self) -> bool {
        self.of.state == MailingState::Draft
    }
}

/// GET one of them.
pub(crate) async fn show_one(Get(portal): Get<Portal>, f: Frame, id: InPath<Mailing>) -> web::Result {
    let of = find(&portal, id).await?;
    draw(&portal, &f, &of, filled(&f, &of)).await
}

fn filled(f: &Frame, of: &mailing::Model) -> Form {
    let tick = |on: bool| if on { "1" } else { "" };
    Form::new(f)
        .fill("subject_sv", &of.subject_sv)
        .fill("text_sv", &of.text_sv)
        .fill("subject_en", of.subject_en.clone().unwrap_or_default())
        .fill("text_en", of.text_en.clone().unwrap_or_default())
        .fill("to_heads", tick(of.to_heads))
        .fill("to_address", tick(of.to_address))
        .fill("narrowed", &of.narrowed)
        .fill("chosen", of.chosen.clone().unwrap_or_default())
        .fill("only_chosen", tick(of.chosen.is_some()))
}

async fn find(portal: &Portal, id: InPath<Mailing>) -> Result<mailing::Model, web::Error> {
    let found = queries::mailing(portal.store.db(), id_of(id)?).await?;
    found.ok_or_else(|| Problem::NotFound.into())
}

/// POST: sends it, changes it or throws it away.
pub(crate) async fn decide(
    Get(portal): Get<Portal>,
    f: Frame,
    viewer: Viewer,
    id: InPath<Mailing>,
    posted: Posted,
) -> web::Result {
    let id = id_of(id)?;
    let mut form = Form::posted(&f, &posted);
    let officer = viewer.signed_in()?.id;
    let (page, key) = (format!("{PATH}/{id}"), form.claim().to_owned());
    let done = match posted.get("act") {
        "send" => {
            let done = acts::send_mailing(&portal, officer, &key, id).await;
            Some(done.map(|()| (page, Some("organisations-mailing-begun"))))
        }
        "discard" => {
            let done = acts::discard_mailing(&portal, officer, &key, id).await;
            Some(done.map(|()| (PATH.to_owned(), Some("organisations-mailing-discarded"))))
        }
        "change" => match read(&mut form, &posted) {
            Some(new) => {
                let done = acts::write_mailing(&portal, officer, &key, Some(id), &new).await;
                Some(done.map(|_| (page, None)))
            }
            None => None,
        },
        _ => return Err(Problem::BadRequest.into()),
    };
    match done {
        Some(Ok((leads, told))) => {
            let told = told.map(|key| Flash::good(f.t(key)));
            return Ok(web::see_other(&f, &leads, told));
        }
        Some(Err(Stop::Refusal(refusal))) => parsing::refused(&f, &mut form, "subject_sv", &refusal),
        Some(Err(Stop::Fault(e))) => return Err(e.into()),
        None => {}
    }
    let of = find(&portal, Ok(axum::extract::Path(id))).await?;
    draw(&portal, &f, &of, form).await
}

async fn draw(portal: &Portal, f: &Frame, of: &mailing::Model, form: Form) -> web::Result<Response> {
    let db = portal.store.db();
    let mut found = if of.state == MailingState::Draft {
        queries::recipients(db, &among(of), of.to_heads, of.to_address, portal.now()).await?
    } else {
        Recipients::default()
    };
    let unreached = found.unreached.len();
    found.unreached.truncate(NAMED);
    let page = MailingPage {
        f,
        form,
        who: accounts::queries::open_names(db, &[of.made_by])
            .await?
            .remove(&of.made_by)
            .unwrap_or_default(),
        state: state(f, of.state),
        paragraphs_sv: paragraphs(&of.text_sv),
        paragraphs_en: of.text_en.as_deref().map(paragraphs).unwrap_or_default(),
        found,
        unreached,
        letters: queries::letters_of(db, of.id).await?,
        action: format!("{PATH}/{}", of.id),
        of,
    };
    web::page_with(page.form.status(), &page)
}
