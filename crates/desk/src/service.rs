//! What the desk hands up: routes, menus, doors, what waits for a person, and what its cases are
//! called.

use base::{Id, Lang, ObjectRef, Person, StaffRole};
use sea_orm::EntityTrait;
use store::Tx;
use web::Guard::{Open, SignedIn, Staff};
use web::{
    Described, Door, FormPlace, Frame, MenuItem, Portal, Queue, Routes, Section, SectionRow, Service, Turn, Viewer,
    Waiting,
};

use crate::letters::{News, tell_customer};
use crate::model::{CASE, Case};
use crate::pages::{
    customers_cases, done, my_case, my_cases, new_case, open_form, protected, queue, register, staff_case, standing,
    status, status_link,
};
use crate::queries::{self, Scope};
use crate::rules::{Facts, Reader, may_read};
use crate::tables::case;
use crate::topics::{self, Topic};
use crate::{OFFICERS, SERVICE, belongs, closing, contact, jobs, migrations, personal, retention, texts};

/// Rows in the desk's part of the overview.
const LATEST: usize = 3;
/// Who edits what is asked about a topic.
const FORM_EDITORS: &[StaffRole] = &[StaffRole::CaseOfficer, StaffRole::SystemAdministrator];
const QUEUE: &str = "/handlaggning/arenden";
const ANY_STAFF: &[StaffRole] = &StaffRole::ALL;

/// The desk, as those who put the house together see it.
pub fn service() -> Service {
    Service {
        routes,
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
        queue: Some(Queue {
            href: QUEUE,
            count: |portal, viewer| Box::pin(open_cases(portal, viewer)),
        }),
        describe: Some(|portal, object, viewer| Box::pin(describe(portal, object, viewer))),
        file_removed: Some(|portal, tx, object, name| Box::pin(file_removed(portal, tx, object, name))),
        forms,
        letters: Some("desk-menu"),
        by_mandate: Some("desk-menu"),
        ..Service::new(SERVICE, texts)
    }
}

fn routes() -> Routes {
    Routes::new()
        .get("/kontakt", Open, open_form::show_contact)
        .post("/kontakt", Open, open_form::send_contact)
        .get("/kontakt/klart", Open, done::show)
        .get("/felanmalan", Open, open_form::show_fault)
        .post("/felanmalan", Open, open_form::send_fault)
        .get("/skyddade-uppgifter", Open, protected::show)
        .get("/arende-status", Open, status_link::show)
        .post("/arende-status", Open, status_link::send)
        .get("/arende-status/{token}", Open, status::show)
        .post("/arende-status/{token}", Open, status::send)
        .get("/arende-status/{token}/filer/{file}", Open, status::file)
        .get("/arenden", SignedIn, my_cases::show)
        .get(customers_cases::PATH, SignedIn, customers_cases::show)
        .get("/arenden/ny", SignedIn, new_case::show)
        .post("/arenden/ny", SignedIn, new_case::send)
        .get("/arenden/{reference}", SignedIn, my_case::show)
        .post("/arenden/{reference}", SignedIn, my_case::send)
        .get("/arenden/{reference}/filer/{file}", SignedIn, my_case::file)
        .get("/handlaggning", Staff(ANY_STAFF), queue::first)
        .get(QUEUE, Staff(OFFICERS), queue::show)
        .get("/handlaggning/arenden/nytt", Staff(OFFICERS), register::show)
        .post("/handlaggning/arenden/nytt", Staff(OFFICERS), register::send)
        .get("/handlaggning/arenden/{reference}", Staff(OFFICERS), staff_case::show)
        .post("/handlaggning/arenden/{reference}", Staff(OFFICERS), staff_case::send)
        .get(
            "/handlaggning/arenden/{reference}/filer/{file}",
            Staff(OFFICERS),
            staff_case::file,
        )
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
    if !viewer.is_staff(OFFICERS) {
        return Vec::new();
    }
    vec![MenuItem::new(QUEUE, portal.t(viewer.lang, "desk-menu"), "inbox")]
}

/// Every topic can have a form.
fn forms(portal: &Portal, lang: Lang) -> Vec<FormPlace> {
    let place = |topic: &'static Topic| FormPlace {
        owner: topic.form_owner(),
        name: portal.ta(lang, "desk-form-place", [("topic", topic.name(lang).into())]),
        editors: FORM_EDITORS,
    };
    topics::all().iter().map(place).collect()
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
    let (lang, now) = (viewer.lang, portal.now());
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
            facts: format!("{} · {when}", row.reference),
            tag: Some((
                portal.t(lang, &format!("desk-state-{}", state.code())),
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
    let f = Frame::bare(portal, viewer);
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
            tag: Some((standing::staff_word(&f, state), standing::staff_colour(state))),
        }
    };
    Ok(vec![Section {
        title: f.t("desk-menu"),
        all: None,
        rows: rows.into_iter().map(row).collect(),
        empty: f.t("desk-about-none"),
        begin: None,
    }])
}

/// All open cases, of the same counts that the queue's page shows.
async fn open_cases(portal: Portal, viewer: Viewer) -> anyhow::Result<u64> {
    let Some(person) = viewer.person.as_deref().filter(|_| viewer.is_staff(OFFICERS)) else {
        return Ok(0);
    };
    let counts = queries::counts_for(&portal, person.id).await?;
    Ok(counts.last().copied().unwrap_or_default())
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
    let reader = Reader {
        person: person.id,
        hats: &person.hats,
    };
    let href = if may_read(reader, case.person_id, case.organisation_id) {
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
