//! What the desk hands up: routes, menus, doors, what waits for a person, and what its cases are
//! called.

use std::sync::Arc;

use base::{Id, Lang, ObjectRef, Person, StaffRole};
use sea_orm::EntityTrait;
use store::Tx;
use web::{
    Described, Door, FormPlace, Forms, Frame, MenuItem, Portal, Queue, Section, SectionRow, Service, Turn, Viewer,
    Waiting,
};

use crate::guard::reads;
use crate::letters::{News, tell_customer};
use crate::model::{CASE, Case};
use crate::pages::{canned, decisions, diary, inbox, queue, register, standing, statistics, topics as topics_page};
use crate::queries::{self, Scope};
use crate::rules::Facts;
use crate::tables::case;
use crate::topics::{self, Side, Topic};
use crate::{OFFICERS, SERVICE, api, belongs, closing, contact, jobs, migrations, personal, retention, routes, texts};

/// Rows in the desk's part of the overview.
const LATEST: usize = 3;
/// Who edits topics, and what is asked about them.
pub(crate) const EDITORS: &[StaffRole] = &[StaffRole::CaseOfficer, StaffRole::SystemAdministrator];

/// The desk, as those who put the house together see it.
pub fn service() -> Service {
    Service {
        routes: routes::routes,
        openapi: Some(api::openapi),
        migrations,
        jobs: jobs::jobs,
        crons: jobs::crons,
        sealed: contact::sealed,
        retention: retention::retention,
        holders: retention::holders,
        belongs: belongs::belongs,
        menu,
        staff_menu,
        doors,
        waiting: Some(Waiting {
            href: "/arenden",
            count: |sql, person, _| queries::add_waiting_count(sql, person),
        }),
        turns: Some(|portal, viewer| Box::pin(turns(portal, viewer))),
        overview: Some(|portal, viewer| Box::pin(overview(portal, viewer))),
        about_person: Some(|portal, person, viewer| Box::pin(about_person(portal, person, viewer))),
        export: Some(|portal, person| Box::pin(personal::export(portal, person))),
        stored: Some(|portal, person, viewer| Box::pin(personal::stored(portal, person, viewer))),
        open_matters: Some(|portal, person, viewer| Box::pin(closing::open_matters(portal, person, viewer))),
        close_account: Some(|_, tx, person| Box::pin(closing::close_account(tx, person))),
        queues: vec![
            Queue {
                href: queue::PATH,
                count: |portal, viewer| Box::pin(open_cases(portal, viewer)),
            },
            Queue {
                href: inbox::PATH,
                count: |portal, viewer| Box::pin(held_mails(portal, viewer)),
            },
        ],
        describe: Some(|portal, object, viewer| Box::pin(describe(portal, object, viewer))),
        file_removed: Some(|portal, tx, object, name| Box::pin(file_removed(portal, tx, object, name))),
        forms: Some(Forms {
            editors: EDITORS,
            places: |portal, lang| Box::pin(forms(portal, lang)),
        }),
        letters: Some("desk-menu"),
        by_mandate: Some("desk-menu"),
        ..Service::new(SERVICE, texts)
    }
}

fn menu(portal: &Portal, viewer: &Viewer) -> Vec<MenuItem> {
    if viewer.person.as_ref().is_some_and(|person| Scope::of(person).is_none()) {
        return Vec::new();
    }
    vec![MenuItem::new(
        "/arenden",
        portal.t(viewer.lang, "desk-menu"),
        "message-square",
    )]
}

fn staff_menu(portal: &Portal, viewer: &Viewer) -> Vec<MenuItem> {
    let t = |key| portal.t(viewer.lang, key);
    if viewer.is_staff(OFFICERS) {
        let mail = MenuItem::new(inbox::PATH, t("desk-inbox-title"), "mail");
        let reads_mail = portal.config.mail_in.address.is_some();
        [
            Some(MenuItem::new(queue::PATH, t("desk-menu"), "inbox")),
            reads_mail.then_some(mail),
            Some(MenuItem::new(canned::PATH, t("desk-canned-menu"), "message-square")),
            Some(MenuItem::new(decisions::PATH, t("desk-decisions"), "badge-check")),
            Some(MenuItem::new(diary::PATH, t("desk-diary"), "scroll-text")),
            Some(MenuItem::new(statistics::PATH, t("desk-statistics"), "chart-column")),
        ]
        .into_iter()
        .flatten()
        .collect()
    } else if viewer.is_staff(EDITORS) {
        // Officers come to it from the queue.
        vec![MenuItem::new(topics_page::PATH, t("desk-topics-menu"), "settings")]
    } else {
        Vec::new()
    }
}

/// Every topic that a case can be about can have a form.
async fn forms(portal: Portal, lang: Lang) -> anyhow::Result<Vec<FormPlace>> {
    let place = |topic: &Arc<Topic>| FormPlace {
        owner: topic.form_owner(),
        name: portal.ta(lang, "desk-form-place", [("topic", topic.name(lang).into())]),
    };
    Ok(topics::of(&portal).await?.choosable().map(place).collect())
}

fn doors(portal: &Portal, lang: Lang) -> Vec<Door> {
    let door = |href, icon, name: &str| Door {
        href,
        icon,
        title: portal.t(lang, &format!("desk-door-{name}-title")),
        text: portal.t(lang, &format!("desk-door-{name}-text")),
    };
    vec![
        door("/kontakt", "message-square", "contact"),
        door("/felanmalan", "wrench", "fault"),
    ]
}

pub(crate) async fn turns(portal: Portal, viewer: Viewer) -> anyhow::Result<Vec<Turn>> {
    let Some(person) = viewer.person.as_deref() else {
        return Ok(Vec::new());
    };
    let rows = queries::turns(portal.store.db(), person).await?;
    let turn = |row: queries::TurnRow| {
        let due = base::swedish::long_date(row.answer_due_at, viewer.lang);
        let values = [("reference", row.reference.as_str().into()), ("due", due.into())];
        Turn {
            title: portal.ta(
                viewer.lang,
                "desk-turn-title",
                [("subject", row.subject.as_str().into())],
            ),
            text: portal.ta(viewer.lang, "desk-turn-text", values),
            href: format!("/arenden/{}", row.reference),
            action: portal.t(viewer.lang, "desk-turn-action"),
            due: Some(row.answer_due_at),
            hat: row.hat(person.id),
        }
    };
    Ok(rows.into_iter().map(turn).collect())
}

async fn overview(portal: Portal, viewer: Viewer) -> anyhow::Result<Vec<Section>> {
    let Some(person) = viewer.person.as_deref() else {
        return Ok(Vec::new());
    };
    let Some(scope) = Scope::of(person) else {
        return Ok(Vec::new());
    };
    let rows = queries::latest(portal.store.db(), &scope, LATEST).await?;
    let topics = topics::of(&portal).await?;
    let (lang, now) = (viewer.lang, portal.now());
    let f = Frame::bare(portal.clone(), viewer.clone());
    let row = |row: queries::CaseRow| {
        let state = Facts {
            state: row.state,
            solved_at: row.solved_at,
        }
        .state_at(now);
        let when = base::swedish::relative(row.last_message_at, now, lang);
        SectionRow {
            title: row.subject,
            href: format!("/arenden/{}", row.reference),
            facts: match row.is_shared {
                true => format!("{} · {when} · {}", row.reference, portal.t(lang, "desk-list-shared")),
                false => format!("{} · {when}", row.reference),
            },
            tag: Some((
                standing::word_of(&f, &topics, (&row.topic, state), Side::Customer),
                standing::customer_colour(state),
            )),
        }
    };
    Ok(vec![Section {
        title: portal.t(lang, "desk-menu"),
        all: Some((portal.t(lang, "desk-overview-all"), "/arenden".to_owned())),
        rows: rows.into_iter().map(row).collect(),
        empty: portal.t(lang, "desk-overview-empty"),
        begin: Some((portal.t(lang, "desk-list-new"), "/arenden/ny".to_owned())),
    }])
}

/// The latest private cases of a person, for officers who read the person's page.
async fn about_person(portal: Portal, person: Id<Person>, viewer: Viewer) -> anyhow::Result<Vec<Section>> {
    if !viewer.is_staff(OFFICERS) {
        return Ok(Vec::new());
    }
    let rows = queries::latest(portal.store.db(), &Scope::Private(person), LATEST).await?;
    let topics = topics::of(&portal).await?;
    // Nobody writes down their own matter.
    let is_own = viewer.person.as_ref().is_some_and(|me| me.id == person);
    let f = Frame::bare(portal, viewer);
    let begin = (!is_own).then(|| (f.t("desk-queue-register"), register::path_for(person)));
    let row = |row: queries::CaseRow| {
        let facts = Facts {
            state: row.state,
            solved_at: row.solved_at,
        };
        let state = facts.state_at(f.now());
        SectionRow {
            title: row.subject,
            href: format!("/handlaggning/arenden/{}", row.reference),
            facts: format!("{} · {}", row.reference, f.relative(&row.last_message_at)),
            tag: Some((
                standing::word_of(&f, &topics, (&row.topic, state), Side::Staff),
                standing::staff_colour(state),
            )),
        }
    };
    Ok(vec![Section {
        title: f.t("desk-menu"),
        all: None,
        // What others share with the person is theirs.
        rows: rows.into_iter().filter(|row| !row.is_shared).map(row).collect(),
        empty: f.t("desk-about-none"),
        begin,
    }])
}

/// All open cases, of the same counts that the queue's page shows.
async fn open_cases(portal: Portal, viewer: Viewer) -> anyhow::Result<u64> {
    let Some(person) = viewer.person.as_deref().filter(|_| viewer.is_staff(OFFICERS)) else {
        return Ok(0);
    };
    let kept = queries::kept_for(&portal, person.id).await?;
    Ok(kept.counts.selections.last().copied().unwrap_or_default())
}

/// The mails that wait for staff, where mail is read.
async fn held_mails(portal: Portal, viewer: Viewer) -> anyhow::Result<u64> {
    let reads = portal.config.mail_in.address.is_some() && viewer.is_staff(OFFICERS);
    let Some(person) = viewer.person.as_deref().filter(|_| reads) else {
        return Ok(0);
    };
    Ok(queries::kept_for(&portal, person.id).await?.mails)
}

/// Tells the customer that a file in a case was taken away.
async fn file_removed(portal: &Portal, tx: &Tx, object: &ObjectRef, name: &str) -> anyhow::Result<()> {
    if object.kind != CASE {
        return Ok(());
    }
    match case::Entity::find_by_id(Id::<Case>::from_uuid(object.id))
        .one(&**tx)
        .await?
    {
        Some(case) => tell_customer(portal, tx, &case, News::FileRemoved(name)).await,
        None => Ok(()),
    }
}

async fn describe(portal: Portal, object: ObjectRef, viewer: Viewer) -> anyhow::Result<Option<Described>> {
    let Some(person) = viewer.person.as_deref().filter(|_| object.kind == CASE) else {
        return Ok(None);
    };
    let found = case::Entity::find_by_id(base::Id::<Case>::from_uuid(object.id))
        .one(portal.store.db())
        .await?;
    let Some(case) = found else { return Ok(None) };
    let href = if reads(portal.store.db(), person, &case).await? {
        format!("/arenden/{}", case.reference)
    } else if viewer.is_staff(OFFICERS) {
        format!("/handlaggning/arenden/{}", case.reference)
    } else {
        return Ok(None);
    };
    Ok(Some(Described {
        title: case.subject,
        href,
    }))
}
