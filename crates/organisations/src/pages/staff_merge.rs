//! `/handlaggning/organisationer/{id}/sla-ihop`: finds the other row of an organisation, shows what goes
//! along and what speaks against it, and merges. `/ta-isar` undoes it. The one in the address is kept.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State as Get};
use base::{Id, Organisation};
use store::tables::Merge;
use store::{MERGE_UNDONE_WITHIN, Stop};
use web::{Flash, Form, Frame, Portal, Posted, Problem};

use super::staff_filter;
use super::staff_list::PATH;
use super::staff_organisation::Held;
use super::users::{MemberView, member_view};
use crate::acts::{self, ORGANISATIONS, Seen};
use crate::model::limit;
use crate::parsing;
use crate::queries::{self, StaffRow};
use crate::rules::{self, MergeWarning, Refusal};
use crate::search;
use crate::tables::organisation;

/// The parts of the address.
type Parts = Path<HashMap<String, String>>;

#[derive(Template)]
#[template(path = "staff_merge_search.html")]
struct SearchPage<'a> {
    f: &'a Frame,
    form: Form,
    kept: &'a organisation::Model,
    found: Option<Vec<StaffRow>>,
    action: String,
}

/// GET
pub(crate) async fn search(f: Frame, held: Held) -> web::Result {
    draw_search(&f, Form::new(&f), &held, None)
}

/// POST: what is looked for may be a number or an address, so it stands in no address.
pub(crate) async fn find(Get(portal): Get<Portal>, f: Frame, held: Held, posted: Posted) -> web::Result {
    let mut form = Form::posted(&f, &posted);
    let typed = form.read_text("sok", limit::SEARCH, "organisations-merge-search-missing");
    let Some(typed) = typed else {
        return draw_search(&f, form, &held, None);
    };
    let Some(exact) = form.read("sok", |typed| staff_filter::exact(&portal, typed)) else {
        return draw_search(&f, form, &held, None);
    };
    let found = search::found(&portal, &typed, exact).await?;
    let others = found.into_iter().filter(|row| row.id != held.of.id);
    draw_search(&f, form, &held, Some(others.collect()))
}

fn draw_search(f: &Frame, form: Form, held: &Held, found: Option<Vec<StaffRow>>) -> web::Result {
    let page = SearchPage {
        f,
        form,
        kept: &held.of,
        found,
        action: path(held.of.id),
    };
    web::page_with(page.form.status(), &page)
}

fn path(kept: Id<Organisation>) -> String {
    format!("{PATH}/{kept}/sla-ihop")
}

#[derive(Template)]
#[template(path = "staff_merge.html")]
struct MergePage<'a> {
    f: &'a Frame,
    form: Form,
    kept: &'a organisation::Model,
    old: &'a organisation::Model,
    /// Why it cannot be done; then there is no form.
    refusal: Option<String>,
    warnings: Vec<String>,
    gains: Vec<String>,
    /// Those who act for the old one.
    members: Vec<MemberView>,
    numbers: [String; 2],
}

impl MergePage<'_> {
    fn page(&self) -> String {
        format!("{PATH}/{}", self.kept.id)
    }

    fn action(&self) -> String {
        format!("{}/{}", path(self.kept.id), self.old.id)
    }

    fn other_way(&self) -> String {
        format!("{}/{}", path(self.old.id), self.kept.id)
    }

    fn days(&self) -> i64 {
        MERGE_UNDONE_WITHIN.num_days()
    }
}

/// GET with the other one.
pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame, held: Held, Path(parts): Parts) -> web::Result {
    let old = other(&portal, &parts).await?;
    draw(&portal, &f, &held, &old, Form::new(&f)).await
}

/// POST with the other one.
pub(crate) async fn submit(
    Get(portal): Get<Portal>,
    f: Frame,
    held: Held,
    Path(parts): Parts,
    posted: Posted,
) -> web::Result {
    let old = other(&portal, &parts).await?;
    let mut form = Form::posted(&f, &posted);
    let Some(reason) = form.read_text("reason", limit::REASON, "organisations-merge-reason-missing") else {
        return draw(&portal, &f, &held, &old, form).await;
    };
    let version = |name: &str| posted.get(name).parse().map_err(|_| Problem::BadRequest);
    let seen = [
        Seen {
            id: held.of.id,
            version: version("version")?,
        },
        Seen {
            id: old.id,
            version: version("old_version")?,
        },
    ];
    match acts::merge_organisations(&portal, held.officer, form.claim(), seen, &reason).await {
        Ok(()) => {
            let told = Flash::good(f.ta("organisations-merge-done", "organisation", &held.of.name));
            Ok(web::see_other(&f, &format!("{PATH}/{}", held.of.id), Some(told)))
        }
        Err(Stop::Refusal(refusal)) => {
            parsing::refused(&f, &mut form, "reason", &refusal);
            draw(&portal, &f, &held, &old, form).await
        }
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

async fn other(portal: &Portal, parts: &HashMap<String, String>) -> Result<organisation::Model, web::Error> {
    let id: Option<Id<Organisation>> = parts.get("other").and_then(|id| id.parse().ok());
    let found = queries::organisation(portal.store.db(), id.ok_or(Problem::NotFound)?).await?;
    found.ok_or_else(|| Problem::NotFound.into())
}

async fn draw(portal: &Portal, f: &Frame, held: &Held, old: &organisation::Model, form: Form) -> web::Result {
    let (db, kept) = (portal.store.db(), &held.of);
    let members = queries::members(db, old.id).await?;
    let is_own = held.is_own || members.iter().any(|member| member.person == held.officer);
    let both_billed = queries::billing(db, kept.id).await?.is_some() && queries::billing(db, old.id).await?.is_some();
    let refusal = match rules::may_merge(kept, old) {
        Ok(()) if is_own => Some(Refusal::OwnMatter),
        allowed => allowed.err(),
    };
    let number = |of| -> anyhow::Result<String> { Ok(super::number(portal, of)?.unwrap_or_else(|| "–".to_owned())) };
    let (kept_giros, old_giros) = (queries::giros(db, kept.id).await?, queries::giros(db, old.id).await?);
    let both_paid = kept_giros
        .iter()
        .any(|giro| old_giros.iter().any(|other| other.kind == giro.kind));
    let warnings = rules::merge_warnings(kept, old, both_billed, both_paid);
    let page = MergePage {
        f,
        kept,
        old,
        refusal: refusal.map(|refusal| f.t(refusal_key(&refusal))),
        warnings: warnings.into_iter().map(|warning| f.t(warning_key(warning))).collect(),
        gains: portal.merge_gains(ORGANISATIONS, old.id.uuid(), f.lang()).await?,
        members: members.iter().map(|member| member_view(f, member, false)).collect(),
        numbers: [number(kept)?, number(old)?],
        form,
    };
    web::page_with(page.form.status(), &page)
}

fn refusal_key(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::OwnMatter => "organisations-refused-own-matter",
        Refusal::OtherKind => "organisations-merge-other-kind",
        _ => "organisations-merge-wrong-state",
    }
}

fn warning_key(warning: MergeWarning) -> &'static str {
    match warning {
        MergeWarning::OtherNumber => "organisations-merge-warning-number",
        MergeWarning::OtherName => "organisations-merge-warning-name",
        MergeWarning::BothBilled => "organisations-merge-warning-billing",
        MergeWarning::BothPaid => "organisations-merge-warning-giro",
    }
}

/// An organisation that was merged into the one on the page, and until when that can be undone.
pub(super) struct MergedView {
    pub(super) name: String,
    pub(super) until: String,
    pub(super) href: String,
}

/// What was merged into an organisation and can be undone.
pub(super) async fn merged(portal: &Portal, f: &Frame, kept: Id<Organisation>) -> anyhow::Result<Vec<MergedView>> {
    let db = portal.store.db();
    let merges = store::undoable_merges(db, kept.uuid(), portal.now()).await?;
    let ids: Vec<_> = merges.iter().map(|merge| Id::from_uuid(merge.from_id)).collect();
    let names = queries::names(db, &ids).await?;
    let view = |merge: &store::tables::merge::Model| MergedView {
        name: names.get(&Id::from_uuid(merge.from_id)).cloned().unwrap_or_default(),
        until: f.date(&(merge.at + MERGE_UNDONE_WITHIN)),
        href: format!("{PATH}/{kept}/ta-isar/{}", merge.id),
    };
    Ok(merges.iter().map(view).collect())
}

#[derive(Template)]
#[template(path = "staff_unmerge.html")]
struct UndoPage<'a> {
    f: &'a Frame,
    form: Form,
    kept: &'a organisation::Model,
    old: String,
    action: String,
}

/// GET the undoing.
pub(crate) async fn show_undo(Get(portal): Get<Portal>, f: Frame, held: Held, Path(parts): Parts) -> web::Result {
    draw_undo(&portal, &f, &held, merge_in(&parts)?, Form::new(&f)).await
}

/// POST: undoes it.
pub(crate) async fn undo(
    Get(portal): Get<Portal>,
    f: Frame,
    held: Held,
    Path(parts): Parts,
    posted: Posted,
) -> web::Result {
    let merge = merge_in(&parts)?;
    let mut form = Form::posted(&f, &posted);
    let Some(reason) = form.read_text("reason", limit::REASON, "organisations-merge-reason-missing") else {
        return draw_undo(&portal, &f, &held, merge, form).await;
    };
    let kept = held.of.id;
    match acts::unmerge_organisations(&portal, held.officer, form.claim(), kept, merge, &reason).await {
        Ok(()) => {
            let told = Flash::good(f.t("organisations-unmerge-done"));
            Ok(web::see_other(&f, &format!("{PATH}/{kept}"), Some(told)))
        }
        Err(Stop::Refusal(refusal)) => {
            parsing::refused(&f, &mut form, "reason", &refusal);
            draw_undo(&portal, &f, &held, merge, form).await
        }
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

fn merge_in(parts: &HashMap<String, String>) -> Result<Id<Merge>, Problem> {
    let id = parts.get("merge").and_then(|id| id.parse().ok());
    id.ok_or(Problem::NotFound)
}

async fn draw_undo(portal: &Portal, f: &Frame, held: &Held, merge: Id<Merge>, form: Form) -> web::Result {
    let db = portal.store.db();
    let there = acts::find_merge(db, held.of.id, merge)
        .await?
        .ok_or(Problem::NotFound)?;
    let page = UndoPage {
        f,
        form,
        kept: &held.of,
        old: queries::name(db, Id::from_uuid(there.from_id))
            .await?
            .unwrap_or_default(),
        action: format!("{PATH}/{}/ta-isar/{merge}", held.of.id),
    };
    web::page_with(page.form.status(), &page)
}
