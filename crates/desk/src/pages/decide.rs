//! `/handlaggning/arenden/{reference}/beslut`: an officer decides a case. The decision is sent in Swedish, the
//! language of public authorities (språklagen 10 §), with what can be done against it in the reader's language.

use askama::Template;
use axum::extract::State as Get;
use base::{Id, Lang};
use files::{File, FilesField, PostedFiles};
use serde::Serialize;
use store::Stop;
use web::{Flash, Form, Frame, Portal, Printout, Problem, SignedIn, Viewer};

use super::{parsing, staff_case};
use crate::acts::{self, NewDecision, Officer};
use crate::decision::Outcome;
use crate::guard::QueueCase;
use crate::letters;
use crate::model::limit;
use crate::queries::{self, Opened};
use crate::rules::Refusal;
use crate::tables::decision_type;

const TEMPLATE: &str = include_str!("../../papers/decision.typ");

#[derive(Template)]
#[template(path = "decide.html")]
struct DecidePage<'a> {
    f: &'a Frame,
    form: Form,
    files: FilesField,
    opened: &'a Opened,
    types: Vec<(String, String)>,
    /// The last line of the thread, so that what was not seen is known.
    seen: i32,
    /// The officer, who is the one that decides.
    me: String,
}

impl DecidePage<'_> {
    fn action(&self) -> String {
        let page = format!("{}/beslut", staff_case::path(self.opened));
        self.form.action_with_files(&page)
    }

    fn outcomes(&self) -> Vec<(String, String)> {
        let outcome = |one: Outcome| (one.code().to_owned(), self.f.t(&format!("desk-outcome-{}", one.code())));
        Outcome::ALL.map(outcome).to_vec()
    }
}

/// GET
pub(crate) async fn show(f: Frame, viewer: Viewer, case: QueueCase) -> web::Result {
    if let Some(led) = staff_case::elsewhere(&f, &case)? {
        return Ok(led);
    }
    draw(&f, Form::new(&f), viewer.signed_in()?, &case.opened).await
}

async fn draw(f: &Frame, form: Form, me: &SignedIn, opened: &Opened) -> web::Result {
    let types = queries::decision_types(f.portal.store.db()).await?;
    let choose = (String::new(), f.t("desk-form-choose"));
    let offered = types.into_iter().filter(|kind| kind.is_offered);
    let offered = offered.map(|kind| (kind.id.to_string(), kind.name(f.lang()).to_owned()));
    let page = DecidePage {
        f,
        files: FilesField::new(f, &form).await?,
        opened,
        types: std::iter::once(choose).chain(offered).collect(),
        seen: opened.case.version,
        me: me.name.clone(),
        form,
    };
    web::page_with(page.form.status(), &page)
}

/// POST
pub(crate) async fn send(
    Get(portal): Get<Portal>,
    f: Frame,
    viewer: Viewer,
    case: QueueCase,
    sent: PostedFiles,
) -> web::Result {
    if let Some(conflict) = case.conflict {
        return staff_case::locked_out(&f, &case.opened, conflict);
    }
    let (me, opened) = (viewer.signed_in()?, &case.opened);
    let mut form = Form::posted(&f, &sent.posted);
    let Some(typed) = read(&f, &mut form, &sent).await? else {
        return draw(&f, form, me, opened).await;
    };
    let new = NewDecision {
        case: opened.case.id,
        kind: &typed.kind,
        outcome: typed.outcome,
        text: &typed.text,
        delegation: &typed.delegation,
        // Of the thread that it was merged into, nothing was seen.
        seen: match case.was_merged {
            true => 0,
            false => sent.posted.get("_seen").parse().unwrap_or(0),
        },
        paper: paper(&f, me, opened, &typed).await?,
        files: &typed.files,
    };
    match acts::make_decision(&portal, Officer::of(me), form.claim(), &new).await {
        Ok(led) => Ok(web::see_other(&f, &led, Some(Flash::good(f.t("desk-decision-sent"))))),
        Err(Stop::Refusal(Refusal::Conflict(conflict))) => staff_case::locked_out(&f, opened, conflict),
        Err(Stop::Refusal(refusal)) => {
            parsing::refused(&mut form, "text", refusal);
            let opened = queries::opened(portal.store.db(), queries::By::Id(opened.case.id)).await?;
            draw(&f, form, me, &opened.ok_or(Problem::NotFound)?).await
        }
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

/// What was filled in.
struct Typed {
    kind: decision_type::Model,
    outcome: Outcome,
    text: String,
    delegation: String,
    files: files::Chosen,
}

async fn read(f: &Frame, form: &mut Form, sent: &PostedFiles) -> anyhow::Result<Option<Typed>> {
    let id = form.read("type", |id| id.parse().map_err(|_| "desk-decision-type-missing"));
    let kind = match id {
        Some(id) => queries::decision_type(f.portal.store.db(), id).await?,
        None => None,
    };
    let kind = kind.filter(|kind| kind.is_offered);
    if kind.is_none() && !form.has_mistakes() {
        form.mistake("type", "desk-decision-type-missing");
    }
    let outcome = form.read("outcome", |code| {
        Outcome::from_code(code).ok_or("desk-decision-outcome-missing")
    });
    let text = form.read_text("text", limit::TEXT, "desk-decision-text-missing");
    let usual = kind.as_ref().and_then(|kind| kind.delegation.clone());
    let delegation = match (form.value("delegation").trim().is_empty(), usual) {
        (true, Some(usual)) => Some(usual),
        _ => form.read_text("delegation", limit::DELEGATION, "desk-decision-delegation-missing"),
    };
    let files = files::read(f, form, sent);
    let (Some(kind), Some(outcome), Some(text), Some(delegation), Some(files)) =
        (kind, outcome, text, delegation, files)
    else {
        return Ok(None);
    };
    Ok(Some(Typed {
        kind,
        outcome,
        text,
        delegation,
        files,
    }))
}

#[derive(Serialize)]
struct DecisionPaper {
    facts: Vec<(String, String)>,
    /// The kind and how it went.
    decision: String,
    text: String,
    /// The heading above what can be done against it, and that.
    against: String,
    remedy: String,
}

/// The decision on paper, in the storage; it hangs on nothing yet.
async fn paper(f: &Frame, me: &SignedIn, opened: &Opened, typed: &Typed) -> anyhow::Result<Id<File>> {
    let portal = &f.portal;
    let t = |key: &str| portal.t(Lang::Sv, key);
    let party = opened.names.organisation.clone().or_else(|| opened.customer());
    let delegate = accounts::queries::open_names(portal.store.db(), &[me.id])
        .await?
        .remove(&me.id);
    let facts = [
        ("desk-fact-reference", Some(opened.case.reference.clone())),
        ("desk-decision-party", party.filter(|_| !opened.is_protected())),
        ("desk-decision-date", Some(base::swedish::date(f.now(), Lang::Sv))),
        (
            "desk-decision-delegate",
            Some(delegate.unwrap_or_else(|| f.owner().name.clone())),
        ),
        ("desk-decision-delegation", Some(typed.delegation.clone())),
    ];
    let facts = facts.into_iter().filter_map(|(key, value)| Some((t(key), value?)));
    let outcome = t(&format!("desk-outcome-{}", typed.outcome.code()));
    let content = DecisionPaper {
        facts: facts.collect(),
        decision: format!("{}: {outcome}", typed.kind.name_sv),
        text: typed.text.clone(),
        against: t("desk-decision-against"),
        remedy: letters::remedy(portal, Lang::Sv, typed.kind.remedy, typed.kind.appeal_to.as_deref()),
    };
    let printout = Printout {
        template: TEMPLATE,
        title: &t("desk-decision"),
        reference: &opened.case.reference,
        content: &content,
    };
    let bytes = web::print(f, Lang::Sv, &printout).await?;
    let name = format!("{} {}.pdf", t("desk-decision"), opened.case.reference);
    files::make(portal, &name, "application/pdf", bytes.as_slice()).await
}
