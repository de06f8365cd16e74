//! `/handlaggning/organisationer/begaran`: what organisations request; and each recovery: staff see the documents and say yes,
//! which begins the days in which it can be stopped, or no.

use askama::Template;
use axum::extract::{Path, State as Get};
use base::{Email, Id, ObjectRef, Organisation};
use files::{File, FilesList};
use store::Stop;
use web::{Flash, Form, Frame, Portal, Posted, Problem, Viewer};

use super::change;
use super::recovery::facts;
use super::staff_list::PATH;
use super::staff_organisation::Held;
use crate::acts::{self, Move, RECOVERY};
use crate::model::limit;
use crate::parsing;
use crate::queries;
use crate::tables::recovery::{self, RecoveryState};

/// The queue of requests.
pub(crate) const QUEUE: &str = "/handlaggning/organisationer/begaran";

#[derive(Template)]
#[template(path = "staff_requests.html")]
struct QueuePage<'a> {
    f: &'a Frame,
    rows: Vec<Row>,
}

/// A request that waits for staff.
struct Row {
    href: String,
    name: String,
    what: String,
    when: String,
    word: (String, &'static str),
}

pub(crate) async fn queue(Get(portal): Get<Portal>, f: Frame) -> web::Result {
    let db = portal.store.db();
    let open = queries::open_recoveries(db).await?;
    let changes = queries::waiting_changes(db).await?;
    let ids = open.iter().map(|row| row.organisation_id);
    let ids: Vec<_> = ids.chain(changes.iter().map(|row| row.organisation_id)).collect();
    let names = queries::names(db, &ids).await?;
    let asked = changes.iter().map(|row| Row {
        href: format!("{QUEUE}/{}", row.id),
        name: names.get(&row.organisation_id).cloned().unwrap_or_default(),
        what: f.ta("organisations-change-of", "field", change::field(&f, row.field)),
        when: f.relative(&row.asked_at),
        word: (f.t("organisations-recovery-is-asked"), "warning"),
    });
    let rows = open.iter().map(|row| Row {
        href: path(row.organisation_id),
        name: names.get(&row.organisation_id).cloned().unwrap_or_default(),
        what: f.t("organisations-recovery"),
        when: f.relative(&row.created_at),
        word: word(&f, row),
    });
    let rows = rows.chain(asked).collect();
    web::page(&QueuePage { f: &f, rows })
}

fn word(f: &Frame, open: &recovery::Model) -> (String, &'static str) {
    match open.state {
        RecoveryState::Waiting => (f.t("organisations-recovery-is-waiting"), "info"),
        _ => (f.t("organisations-recovery-is-asked"), "warning"),
    }
}

fn path(of: Id<Organisation>) -> String {
    format!("{PATH}/{of}/aterstallning")
}

#[derive(Template)]
#[template(path = "staff_recovery.html")]
struct RecoveryPage<'a> {
    f: &'a Frame,
    held: &'a Held,
    facts: Vec<(String, String)>,
    documents: FilesList,
    approve: Form,
    decline: Form,
    action: String,
    opens: Option<String>,
    is_asked: bool,
}

async fn find(portal: &Portal, held: &Held) -> Result<recovery::Model, web::Error> {
    let open = queries::open_recovery(portal.store.db(), held.of.id).await?;
    open.ok_or_else(|| Problem::NotFound.into())
}

pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame, held: Held) -> web::Result {
    let open = find(&portal, &held).await?;
    draw(&portal, &f, &held, &open, (Form::new(&f), Form::new(&f))).await
}

async fn draw(
    portal: &Portal,
    f: &Frame,
    held: &Held,
    open: &recovery::Model,
    (approve, decline): (Form, Form),
) -> web::Result {
    let db = portal.store.db();
    let signed = queries::signatures(db, open).await?;
    let protected = accounts::queries::person(db, open.person_id)
        .await?
        .is_some_and(|asker| asker.protected);
    let mut facts = facts(portal, f, open, &signed).await?;
    facts.extend(signatory(portal, f, open).await?);
    let files = files::of_object(db, &ObjectRef::new(RECOVERY, open.id), f.lang()).await?;
    let action = path(held.of.id);
    let status = Form::status_of([&approve, &decline]);
    let page = RecoveryPage {
        f,
        held,
        facts,
        documents: FilesList::new(f, files, format!("{action}/filer")),
        approve,
        decline,
        opens: super::opens(f, open.person_id, protected),
        is_asked: open.state == RecoveryState::Asked,
        action,
    };
    web::page_with(status, &page)
}

/// Who is to be found in the documents as authorised signatory: name, when there is one, and address.
async fn signatory(portal: &Portal, f: &Frame, open: &recovery::Model) -> anyhow::Result<Option<(String, String)>> {
    let Some(email) = &open.signatory else { return Ok(None) };
    let known = accounts::queries::find_by_email(portal.store.db(), &Email::parse(email)?).await?;
    let words = match known {
        Some(person) if person.protected => f.t("organisations-user-protected"),
        Some(person) => format!("{}, {email}", person.name()),
        None => email.clone(),
    };
    Ok(Some((f.t("organisations-recovery-signatory-who"), words)))
}

pub(crate) async fn decide(
    Get(portal): Get<Portal>,
    f: Frame,
    viewer: Viewer,
    held: Held,
    posted: Posted,
) -> web::Result {
    let officer = viewer.signed_in()?.id;
    let open = match find(&portal, &held).await {
        Err(_) if acts::was_taken_before(&portal, posted.claim()).await? => {
            return Ok(web::see_other(&f, QUEUE, None));
        }
        found => found?,
    };
    let mut form = Form::posted(&f, &posted);
    let is_approve = posted.get("act") == "approve";
    let why = match posted.get("act") {
        "approve" => Some(String::new()),
        "decline" => form.read_text("reason", limit::REASON, "organisations-change-why-missing"),
        _ => return Err(Problem::BadRequest.into()),
    };
    if let Some(why) = why {
        let what = if is_approve {
            Move::Approve(officer)
        } else {
            Move::Decline(officer, &why)
        };
        match acts::recover(&portal, Some(form.claim()), held.of.id, open.id, what).await {
            Ok(()) => {
                let told = Flash::good(f.t("organisations-recovery-decided"));
                return Ok(web::see_other(&f, QUEUE, Some(told)));
            }
            Err(Stop::Refusal(refusal)) => {
                let field = if is_approve { "approve" } else { "reason" };
                parsing::refused(&f, &mut form, field, &refusal);
            }
            Err(Stop::Fault(e)) => return Err(e.into()),
        }
    }
    let forms = if is_approve {
        (form, Form::new(&f))
    } else {
        (Form::new(&f), form)
    };
    draw(&portal, &f, &held, &open, forms).await
}

/// A document of the recovery that is open.
pub(crate) async fn file(Get(portal): Get<Portal>, held: Held, Path((_, file)): Path<(String, String)>) -> web::Result {
    if held.is_own {
        return Err(Problem::Forbidden.into());
    }
    let open = find(&portal, &held).await?;
    let file: Id<File> = file.parse().map_err(|_| Problem::NotFound)?;
    let object = ObjectRef::new(RECOVERY, open.id);
    let found = files::find(portal.store.db(), file, &object).await?;
    found.ok_or(Problem::NotFound)?.serve(&portal).await
}
