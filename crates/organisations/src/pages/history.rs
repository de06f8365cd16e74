//! `/organisation/historik`: who did what to an organisation and when, for its managers. Who has protected
//! identity is not named; what the municipality's people did is told without their names.

use askama::Template;
use axum::extract::State as Get;
use base::{Id, OrgRole, Organisation, Page, Person, Place};
use serde::Deserialize;
use store::tables::audit_entry;
use web::{Asked, Frame, Paging, Portal, Viewer};

use super::organisation::{Acting, no_hat};
use super::roles;
use super::tabs::Tabs;
use crate::queries;

/// The page.
pub(crate) const PATH: &str = "/organisation/historik";

/// What was done, by whom and when.
pub(crate) struct EntryView {
    pub(crate) when: String,
    pub(crate) what: String,
    /// To whom, or how it ended.
    pub(crate) more: Option<String>,
    pub(crate) who: String,
}

/// Whether officers are named: to their colleagues.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Officers {
    Named,
    Unnamed,
}

#[derive(Template)]
#[template(path = "history.html")]
struct HistoryPage<'a> {
    f: &'a Frame,
    acting: &'a Acting,
    tabs: Tabs,
    rows: Vec<EntryView>,
    paging: Paging,
}

pub(crate) async fn show(Get(portal): Get<Portal>, f: Frame, viewer: Viewer) -> web::Result {
    if !Acting::is_one(&viewer)? {
        return no_hat(&f);
    }
    let acting = Acting::head(&portal, &viewer).await?;
    let asked = Asked::of(&f);
    let page = entries(&portal, &f, acting.organisation.id, asked.place(), Officers::Unnamed).await?;
    web::page(&HistoryPage {
        f: &f,
        tabs: Tabs::of(&portal, &f, &acting, PATH).await?,
        paging: asked.paging(&page, &[web::UNDER]),
        rows: page.items,
        acting: &acting,
    })
}

/// What an entry tells beside its act, where it does.
#[derive(Default, Deserialize)]
struct Details {
    person: Option<Id<Person>>,
    #[serde(default)]
    gained: Vec<String>,
    #[serde(default)]
    lost: Vec<String>,
    /// Of a document.
    approved: Option<bool>,
    /// Of a recovery.
    step: Option<String>,
}

/// One page of what was done to an organisation.
pub(crate) async fn entries(
    portal: &Portal,
    f: &Frame,
    of: Id<Organisation>,
    place: Place,
    officers: Officers,
) -> anyhow::Result<Page<EntryView>> {
    let db = portal.store.db();
    let page = queries::history(db, of, place).await?;
    let details = |entry: &audit_entry::Model| serde_json::from_str::<Details>(&entry.details).unwrap_or_default();
    let others = page.items.iter().filter_map(|entry| details(entry).person);
    let names = queries::history_names(db, &page.items, others).await?;
    Ok(page.map(|entry| {
        let act = entry.act.rsplit('.').next().unwrap_or_default().replace('_', "-");
        let is_hidden = entry.actor_kind == "staff" && officers == Officers::Unnamed;
        let actor = entry.actor_id.filter(|_| !is_hidden);
        let named = actor.and_then(|id| names.get(&Id::from_uuid(id)).cloned());
        let details = details(&entry);
        let person = details.person.map(|id| {
            let unnamed = || f.t("organisations-user-protected");
            names.get(&id).cloned().unwrap_or_else(unnamed)
        });
        EntryView {
            when: f.date_time(&entry.at),
            what: f.t(&format!("organisations-act-{act}")),
            more: more(f, person, &details),
            who: named.unwrap_or_else(|| f.t(&format!("organisations-by-{}", entry.actor_kind))),
        }
    }))
}

fn more(f: &Frame, person: Option<String>, details: &Details) -> Option<String> {
    let changed = |key: &str, codes: &[String]| {
        let held: Vec<_> = codes.iter().filter_map(|code| OrgRole::from_code(code)).collect();
        (!held.is_empty()).then(|| f.ta(key, "roles", roles(f, &held)))
    };
    let approved = details.approved.map(|approved| {
        f.t(if approved {
            "organisations-history-approved"
        } else {
            "organisations-history-returned"
        })
    });
    let step = details.step.as_deref().and_then(|step| {
        let known = ["sign", "stop", "approve", "decline", "complete"].contains(&step);
        known.then(|| f.t(&format!("organisations-history-{step}")))
    });
    let parts: Vec<_> = person
        .into_iter()
        .chain(changed("organisations-history-gained", &details.gained))
        .chain(changed("organisations-history-lost", &details.lost))
        .chain(approved)
        .chain(step)
        .collect();
    (!parts.is_empty()).then(|| parts.join(". "))
}
