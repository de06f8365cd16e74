//! `/handlaggning/personer/{id}/sla-ihop`: finds the other account of a person, shows what goes along and
//! what speaks against it, and merges. `/ta-isar` undoes it. The account in the address is kept.

use askama::Template;
use axum::extract::{Path, State};
use base::{Id, Person};
use futures::future::try_join_all;
use store::tables::Merge;
use store::{MERGE_UNDONE_WITHIN, Stop};
use web::{Flash, Form, Frame, Portal, Posted, Problem, Section, Viewer, page_with, see_other};

use super::person::path;
use super::{Door, Handled, deed, name_in_lists, own_matter, state, stop};
use crate::queries;
use crate::queries::search::{self, Place};
use crate::staff::merge::{self, PERSONS, Seen, Undoing, Wish};
use crate::staff::rules::{self, Case, Refusal, Warning};
use crate::staff::{roles, views};
use crate::tables::person as row;

const REASON_CHARACTERS: usize = 500;
const QUERY_CHARACTERS: usize = 100;

#[derive(Template)]
#[template(path = "staff/merge_search.html")]
struct SearchPage<'a> {
    f: &'a Frame,
    form: &'a Form,
    kept: &'a row::Model,
    found: Option<Vec<Found>>,
}

/// An account that may be the other one.
struct Found {
    id: Id<Person>,
    name: String,
    email: String,
    state: String,
}

impl SearchPage<'_> {
    fn path(&self) -> String {
        path(self.kept.id)
    }
}

/// GET `/handlaggning/personer/{id}/sla-ihop`
pub(crate) async fn search(f: Frame, handled: Handled) -> web::Result {
    match handled.door {
        Door::Shut => stop(&f, &Form::new(&f), handled.person.id),
        Door::Own => own_matter(&f, "accounts-staff-own-matter-text"),
        Door::Open => draw_search(&f, &Form::new(&f), &handled.person, None),
    }
}

/// POST `/handlaggning/personer/{id}/sla-ihop`: what is looked for may be a name or a number, so it
/// stands in no address.
pub(crate) async fn find(State(portal): State<Portal>, f: Frame, handled: Handled, posted: Posted) -> web::Result {
    match handled.door {
        Door::Shut => return stop(&f, &Form::new(&f), handled.person.id),
        Door::Own => return own_matter(&f, "accounts-staff-own-matter-text"),
        Door::Open => {}
    }
    let mut form = Form::posted(&f, &posted);
    let typed = form.read_text("query", QUERY_CHARACTERS, "accounts-staff-search-missing");
    let Some(typed) = typed else {
        return draw_search(&f, &form, &handled.person, None);
    };
    let wanted = match search::read(&portal, &typed) {
        Ok(wanted) => wanted,
        Err(key) => {
            form.mistake("query", key);
            return draw_search(&f, &form, &handled.person, None);
        }
    };
    let people = search::people(&portal, &wanted, &Place::First).await?.items;
    let others = people.into_iter().filter(|one| one.id != handled.person.id);
    let found = others.map(|one| found(&f, &one)).collect();
    draw_search(&f, &form, &handled.person, Some(found))
}

fn found(f: &Frame, person: &row::Model) -> Found {
    Found {
        id: person.id,
        name: name_in_lists(f, person),
        email: if person.protected {
            String::new()
        } else {
            person.email.clone()
        },
        state: state(f, person.state).0,
    }
}

fn draw_search(f: &Frame, form: &Form, kept: &row::Model, found: Option<Vec<Found>>) -> web::Result {
    let page = SearchPage { f, form, kept, found };
    page_with(form.status(), &page)
}

#[derive(Template)]
#[template(path = "staff/merge.html")]
struct MergePage<'a> {
    f: &'a Frame,
    form: &'a Form,
    kept: &'a row::Model,
    old: &'a row::Model,
    /// Why it cannot be done; then there is no form.
    refusal: Option<String>,
    warnings: Vec<String>,
    /// What goes along, counted.
    gains: Vec<String>,
    /// What the rooms know of the old account.
    sections: Vec<Section>,
}

impl MergePage<'_> {
    fn path(&self) -> String {
        path(self.kept.id)
    }

    fn other_way(&self) -> String {
        format!("{}/sla-ihop/{}", path(self.old.id), self.kept.id)
    }

    fn days(&self) -> i64 {
        MERGE_UNDONE_WITHIN.num_days()
    }
}

/// GET `/handlaggning/personer/{id}/sla-ihop/{other}`
pub(crate) async fn show(
    State(portal): State<Portal>,
    f: Frame,
    viewer: Viewer,
    handled: Handled,
    Path((_, other)): Path<(String, String)>,
) -> web::Result {
    let other = match other_one(&portal, &f, &handled, &other).await? {
        Ok(other) => other,
        Err(page) => return Ok(page),
    };
    draw(&portal, &f, &viewer, &handled, &other, &Form::new(&f)).await
}

/// POST `/handlaggning/personer/{id}/sla-ihop/{other}`
pub(crate) async fn submit(
    State(portal): State<Portal>,
    f: Frame,
    viewer: Viewer,
    handled: Handled,
    Path((_, other)): Path<(String, String)>,
    posted: Posted,
) -> web::Result {
    let old = match other_one(&portal, &f, &handled, &other).await? {
        Ok(other) => other,
        Err(page) => return Ok(page),
    };
    let mut form = Form::posted(&f, &posted);
    let Some(reason) = form.read_text("reason", REASON_CHARACTERS, "accounts-staff-reason-missing") else {
        return draw(&portal, &f, &viewer, &handled, &old, &form).await;
    };
    let version = |name| posted.get(name).parse().map_err(|_| Problem::BadRequest);
    let wish = Wish {
        officer: handled.officer,
        key: posted.claim(),
        kept: Seen {
            id: handled.person.id,
            version: version("version")?,
        },
        old: Seen {
            id: old.id,
            version: version("old_version")?,
        },
        reason: &reason,
    };
    match merge::merge(&portal, wish).await {
        Ok(()) => {
            let words = Flash::good(f.t("accounts-merge-done"));
            Ok(see_other(&f, &path(handled.person.id), Some(words)))
        }
        Err(Stop::Refusal(Refusal::OwnMatter)) => own_matter(&f, "accounts-staff-own-matter-text"),
        Err(Stop::Refusal(Refusal::NotAllowed)) => Err(Problem::Forbidden.into()),
        Err(Stop::Refusal(refusal)) => {
            form.mistake("reason", deed::refusal_key(refusal));
            let now = |id| queries::person(portal.store.db(), id);
            let kept = now(handled.person.id).await?.ok_or(Problem::NotFound)?;
            let old = now(old.id).await?.ok_or(Problem::NotFound)?;
            let handled = Handled {
                person: kept,
                ..handled
            };
            draw(&portal, &f, &viewer, &handled, &old, &form).await
        }
        Err(Stop::Fault(e)) => Err(e.into()),
    }
}

/// The other account, when the officer may look at both; else the page that says why not.
async fn other_one(
    portal: &Portal,
    f: &Frame,
    handled: &Handled,
    other: &str,
) -> Result<Result<row::Model, axum::response::Response>, web::Error> {
    let other: Id<Person> = other.parse().map_err(|_| Problem::NotFound)?;
    let db = portal.store.db();
    let other = queries::person(db, other).await?.ok_or(Problem::NotFound)?;
    if handled.door == Door::Own || other.id == handled.officer.id {
        return Ok(Err(own_matter(f, "accounts-staff-own-matter-text")?));
    }
    if handled.door == Door::Shut {
        return Ok(Err(stop(f, &Form::new(f), handled.person.id)?));
    }
    if other.protected {
        let at = views::reason_given_at(db, handled.officer, other.id).await?;
        if !rules::is_open(at, portal.now(), true) {
            return Ok(Err(stop(f, &Form::new(f), other.id)?));
        }
    }
    views::note_page(portal, handled.officer, other.id).await?;
    Ok(Ok(other))
}

async fn draw(
    portal: &Portal,
    f: &Frame,
    viewer: &Viewer,
    handled: &Handled,
    old: &row::Model,
    form: &Form,
) -> web::Result {
    let (db, kept) = (portal.store.db(), &handled.person);
    let (kept_roles, old_roles) = (roles::of(db, kept.id).await?, roles::of(db, old.id).await?);
    let case = |person: &row::Model, is_staff| Case::of(handled.officer, person, is_staff);
    let allowed = rules::may_merge(
        case(kept, !kept_roles.is_empty()),
        case(old, !old_roles.is_empty()),
        kept.id == old.id,
    );
    let warnings = rules::warnings(kept, old, !old_roles.is_empty());
    let asked = portal.services.iter().filter_map(|service| service.about_person);
    let sections = try_join_all(asked.map(|about| about(portal.clone(), old.id, viewer.clone()))).await?;
    let page = MergePage {
        f,
        form,
        kept,
        old,
        refusal: allowed.err().map(|refusal| f.t(deed::refusal_key(refusal))),
        warnings: warnings.into_iter().map(|warning| f.t(warning_key(warning))).collect(),
        gains: portal.merge_gains(PERSONS, old.id.uuid(), f.viewer.lang).await?,
        sections: sections.concat(),
    };
    page_with(form.status(), &page)
}

fn warning_key(warning: Warning) -> &'static str {
    match warning {
        Warning::OtherNumber => "accounts-merge-warning-number",
        Warning::NumberIsLeft => "accounts-merge-warning-number-left",
        Warning::OtherName => "accounts-merge-warning-name",
        Warning::BecomesProtected => "accounts-merge-warning-protected",
        Warning::RolesAreLeft => "accounts-merge-warning-roles",
        Warning::Unconfirmed => "accounts-merge-warning-unconfirmed",
    }
}

/// An account that was merged into the one on the page, and until when that can be undone.
pub(super) struct Merged {
    pub(super) id: Id<Merge>,
    pub(super) old: Id<Person>,
    pub(super) name: String,
    pub(super) until: String,
}

/// What was merged into a person, as the person's page lists it.
pub(super) async fn merged(portal: &Portal, f: &Frame, kept: Id<Person>) -> anyhow::Result<Vec<Merged>> {
    let merges = store::undoable_merges(portal.store.db(), kept.uuid(), portal.now()).await?;
    let ids = merges.iter().map(|merge| Some(Id::from_uuid(merge.from_id)));
    let names = super::names_of(portal, f, ids).await?;
    let one = |merge: &store::tables::merge::Model| {
        let old = Id::from_uuid(merge.from_id);
        Merged {
            id: merge.id,
            old,
            name: names.get(&old).cloned().unwrap_or_default(),
            until: f.date(&(merge.at + MERGE_UNDONE_WITHIN)),
        }
    };
    Ok(merges.iter().map(one).collect())
}

#[derive(Template)]
#[template(path = "staff/unmerge.html")]
struct UndoPage<'a> {
    f: &'a Frame,
    form: &'a Form,
    kept: &'a row::Model,
    old: String,
    merge: Id<Merge>,
}

impl UndoPage<'_> {
    fn path(&self) -> String {
        path(self.kept.id)
    }
}

/// GET `/handlaggning/personer/{id}/ta-isar/{merge}`
pub(crate) async fn show_undo(
    State(portal): State<Portal>,
    f: Frame,
    handled: Handled,
    Path((_, merge)): Path<(String, String)>,
) -> web::Result {
    match handled.door {
        Door::Shut => stop(&f, &Form::new(&f), handled.person.id),
        Door::Own => own_matter(&f, "accounts-staff-own-matter-text"),
        Door::Open => draw_undo(&portal, &f, &Form::new(&f), &handled.person, &merge).await,
    }
}

/// POST `/handlaggning/personer/{id}/ta-isar/{merge}`
pub(crate) async fn undo(
    State(portal): State<Portal>,
    f: Frame,
    handled: Handled,
    Path((_, merge)): Path<(String, String)>,
    posted: Posted,
) -> web::Result {
    match handled.door {
        Door::Shut => return stop(&f, &Form::new(&f), handled.person.id),
        Door::Own => return own_matter(&f, "accounts-staff-own-matter-text"),
        Door::Open => {}
    }
    let mut form = Form::posted(&f, &posted);
    let Some(reason) = form.read_text("reason", REASON_CHARACTERS, "accounts-staff-reason-missing") else {
        return draw_undo(&portal, &f, &form, &handled.person, &merge).await;
    };
    let wish = Undoing {
        officer: handled.officer,
        key: posted.claim(),
        kept: handled.person.id,
        merge: merge.parse().map_err(|_| Problem::NotFound)?,
        reason: &reason,
    };
    let words = match merge::undo(&portal, wish).await {
        Ok(()) => Flash::good(f.t("accounts-unmerge-done")),
        Err(Stop::Refusal(Refusal::OwnMatter)) => return own_matter(&f, "accounts-staff-own-matter-text"),
        Err(Stop::Refusal(Refusal::NotAllowed)) => return Err(Problem::Forbidden.into()),
        Err(Stop::Refusal(refusal)) => Flash::note(f.t(deed::refusal_key(refusal))),
        Err(Stop::Fault(e)) => return Err(e.into()),
    };
    Ok(see_other(&f, &path(handled.person.id), Some(words)))
}

async fn draw_undo(portal: &Portal, f: &Frame, form: &Form, kept: &row::Model, merge: &str) -> web::Result {
    let merge: Id<Merge> = merge.parse().map_err(|_| Problem::NotFound)?;
    let there = merge::find(portal.store.db(), kept.id, merge).await?;
    let there = there.ok_or(Problem::NotFound)?;
    let old = Id::from_uuid(there.from_id);
    let names = super::names_of(portal, f, [Some(old)]).await?;
    let page = UndoPage {
        f,
        form,
        kept,
        old: names.get(&old).cloned().unwrap_or_default(),
        merge,
    };
    page_with(form.status(), &page)
}
