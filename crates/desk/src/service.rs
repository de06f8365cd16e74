//! What the desk hands up: routes, menus, doors, what waits for a person, and what its cases are
//! called.

use std::sync::Arc;

use base::{Id, Lang, ObjectRef, Person, StaffRole};
use sea_orm::EntityTrait;
use store::Tx;
use web::Guard::{Open, SignedIn, Staff};
use web::{
    Described, Door, FormPlace, Forms, Frame, MenuItem, Portal, Queue, Routes, Section, SectionRow, Service, Turn,
    Viewer, Waiting,
};

use crate::guard::reads;
use crate::letters::{News, tell_customer};
use crate::model::{CASE, Case};
use crate::pages::{
    appeal, canned, customers_cases, decide, decision, decision_types, decisions, diary, diary_entry, done, drafts,
    earlier, inbox, inbox_mail, keys, masked_copy, my_case, my_cases, new_case, now, open_form, paper, protected,
    queue, register, saved, several, sharing, staff_case, staff_merge, staff_split, standing, statistics, status,
    status_link, teams as teams_page, topics as topics_page,
};
use crate::queries::{self, Scope};
use crate::rules::Facts;
use crate::tables::case;
use crate::topics::{self, Side, Topic};
use crate::{OFFICERS, SERVICE, belongs, closing, contact, jobs, migrations, personal, retention, texts};

/// Rows in the desk's part of the overview.
const LATEST: usize = 3;
/// Who edits topics, and what is asked about them.
pub(crate) const EDITORS: &[StaffRole] = &[StaffRole::CaseOfficer, StaffRole::SystemAdministrator];
const QUEUE: &str = "/handlaggning/arenden";
const ENTRY: &str = "/handlaggning/arenden/{reference}/diarium";
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
        queues: vec![
            Queue {
                href: QUEUE,
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

fn routes() -> Routes {
    Routes::new()
        .get("/kontakt", Open, open_form::show_contact)
        .post("/kontakt", Open, open_form::send_contact)
        .get("/kontakt/klart", Open, done::show)
        .get("/allman-handling", Open, open_form::show_records)
        .post("/allman-handling", Open, open_form::send_records)
        .get("/felanmalan", Open, open_form::show_fault)
        .post("/felanmalan", Open, open_form::send_fault)
        .get("/skyddade-uppgifter", Open, protected::show)
        .get("/arende-status", Open, status_link::show)
        .post("/arende-status", Open, status_link::send)
        .get("/arende-status/{token}", Open, status::show)
        .post("/arende-status/{token}", Open, status::send)
        .get("/arende-status/{token}/nytt", Open, status::follow)
        .get("/arende-status/{token}/filer/{file}", Open, status::file)
        .get("/arende-status/{token}/pdf", Open, paper::of_link)
        .get(
            "/arende-status/{token}/overklaga/{decision}",
            Open,
            appeal::show_by_link,
        )
        .post(
            "/arende-status/{token}/overklaga/{decision}",
            Open,
            appeal::send_by_link,
        )
        .get("/arenden", SignedIn, my_cases::show)
        .get(customers_cases::PATH, SignedIn, customers_cases::show)
        .get(earlier::PATH, SignedIn, earlier::show)
        .post(earlier::PATH, SignedIn, earlier::send)
        .post("/arenden/utkast", SignedIn, drafts::save)
        .post("/arenden/utkast/{draft}", SignedIn, drafts::delete)
        .get("/arenden/ny", SignedIn, new_case::show)
        .post("/arenden/ny", SignedIn, new_case::send)
        .get("/arenden/{reference}", SignedIn, my_case::show)
        .post("/arenden/{reference}", SignedIn, my_case::send)
        .get("/arenden/{reference}/dela", SignedIn, sharing::show)
        .post("/arenden/{reference}/dela", SignedIn, sharing::send)
        .get("/arenden/{reference}/filer/{file}", SignedIn, my_case::file)
        .get("/arenden/{reference}/pdf", SignedIn, paper::mine)
        .get("/arenden/{reference}/overklaga/{decision}", SignedIn, appeal::show)
        .post("/arenden/{reference}/overklaga/{decision}", SignedIn, appeal::send)
        .get("/handlaggning", Staff(ANY_STAFF), queue::first)
        .get(QUEUE, Staff(OFFICERS), queue::show)
        .get(keys::PATH, Staff(OFFICERS), keys::show)
        .post(keys::PATH, Staff(OFFICERS), keys::save)
        .get(now::PATH, Staff(OFFICERS), now::show)
        .get(saved::NEW, Staff(OFFICERS), saved::show_new)
        .post(saved::NEW, Staff(OFFICERS), saved::add)
        .get("/handlaggning/arenden/urval/{saved}", Staff(OFFICERS), saved::show_one)
        .post("/handlaggning/arenden/urval/{saved}", Staff(OFFICERS), saved::change)
        .get(several::PATH, Staff(OFFICERS), several::show)
        .post(several::PATH, Staff(OFFICERS), several::send)
        .get(inbox::PATH, Staff(OFFICERS), inbox::show)
        .get("/handlaggning/inkommet/{mail}", Staff(OFFICERS), inbox_mail::show)
        .post("/handlaggning/inkommet/{mail}", Staff(OFFICERS), inbox_mail::send)
        .get(
            "/handlaggning/inkommet/{mail}/filer/{file}",
            Staff(OFFICERS),
            inbox_mail::file,
        )
        .get("/handlaggning/arenden/nytt", Staff(OFFICERS), register::show)
        .post("/handlaggning/arenden/nytt", Staff(OFFICERS), register::send)
        .get(topics_page::PATH, Staff(EDITORS), topics_page::show)
        .post(topics_page::PATH, Staff(EDITORS), topics_page::move_up)
        .get("/handlaggning/arenden/amnen/nytt", Staff(EDITORS), topics_page::new)
        .post("/handlaggning/arenden/amnen/nytt", Staff(EDITORS), topics_page::add)
        .get(
            "/handlaggning/arenden/amnen/{topic}",
            Staff(EDITORS),
            topics_page::show_one,
        )
        .post(
            "/handlaggning/arenden/amnen/{topic}",
            Staff(EDITORS),
            topics_page::change,
        )
        .get(teams_page::PATH, Staff(EDITORS), teams_page::show)
        .get("/handlaggning/arenden/team/nytt", Staff(EDITORS), teams_page::new)
        .post("/handlaggning/arenden/team/nytt", Staff(EDITORS), teams_page::add)
        .get(
            "/handlaggning/arenden/team/{team}",
            Staff(EDITORS),
            teams_page::show_one,
        )
        .post("/handlaggning/arenden/team/{team}", Staff(EDITORS), teams_page::change)
        .get("/handlaggning/arenden/{reference}", Staff(OFFICERS), staff_case::show)
        .post("/handlaggning/arenden/{reference}", Staff(OFFICERS), staff_case::send)
        .get(
            "/handlaggning/arenden/{reference}/nasta",
            Staff(OFFICERS),
            staff_case::next,
        )
        .get(
            "/handlaggning/arenden/{reference}/sla-ihop",
            Staff(OFFICERS),
            staff_merge::show,
        )
        .post(
            "/handlaggning/arenden/{reference}/sla-ihop",
            Staff(OFFICERS),
            staff_merge::send,
        )
        .get(
            "/handlaggning/arenden/{reference}/dela",
            Staff(OFFICERS),
            staff_split::show,
        )
        .post(
            "/handlaggning/arenden/{reference}/dela",
            Staff(OFFICERS),
            staff_split::send,
        )
        .get(
            "/handlaggning/arenden/{reference}/beslut",
            Staff(OFFICERS),
            decide::show,
        )
        .post(
            "/handlaggning/arenden/{reference}/beslut",
            Staff(OFFICERS),
            decide::send,
        )
        .get(
            "/handlaggning/arenden/{reference}/beslut/{decision}",
            Staff(OFFICERS),
            decision::show,
        )
        .post(
            "/handlaggning/arenden/{reference}/beslut/{decision}",
            Staff(OFFICERS),
            decision::send,
        )
        .get(
            "/handlaggning/arenden/{reference}/maskad-kopia",
            Staff(OFFICERS),
            masked_copy::show,
        )
        .post(
            "/handlaggning/arenden/{reference}/maskad-kopia",
            Staff(OFFICERS),
            masked_copy::send,
        )
        .get(decisions::PATH, Staff(OFFICERS), decisions::show)
        .get("/handlaggning/beslut/beslut.csv", Staff(OFFICERS), decisions::csv)
        .get(decision_types::PATH, Staff(EDITORS), decision_types::show)
        .get(
            "/handlaggning/beslutstyper/nytt",
            Staff(EDITORS),
            decision_types::show_new,
        )
        .post("/handlaggning/beslutstyper/nytt", Staff(EDITORS), decision_types::add)
        .get(
            "/handlaggning/beslutstyper/{type}",
            Staff(EDITORS),
            decision_types::show_one,
        )
        .post(
            "/handlaggning/beslutstyper/{type}",
            Staff(EDITORS),
            decision_types::change,
        )
        .get(canned::PATH, Staff(OFFICERS), canned::show)
        .get("/handlaggning/standardsvar/nytt", Staff(OFFICERS), canned::show_new)
        .post("/handlaggning/standardsvar/nytt", Staff(OFFICERS), canned::add)
        .get("/handlaggning/standardsvar/{answer}", Staff(OFFICERS), canned::show_one)
        .post("/handlaggning/standardsvar/{answer}", Staff(OFFICERS), canned::change)
        .get(
            "/handlaggning/arenden/{reference}/filer/{file}",
            Staff(OFFICERS),
            staff_case::file,
        )
        .get(
            "/handlaggning/arenden/{reference}/pdf",
            Staff(OFFICERS),
            paper::of_staff,
        )
        .get(ENTRY, Staff(OFFICERS), diary_entry::show)
        .post(ENTRY, Staff(OFFICERS), diary_entry::send)
        .get(statistics::PATH, Staff(OFFICERS), statistics::show)
        .get(
            "/handlaggning/statistik/statistik.csv",
            Staff(OFFICERS),
            statistics::csv,
        )
        .get(
            "/handlaggning/statistik/statistik.xlsx",
            Staff(OFFICERS),
            statistics::xlsx,
        )
        .get(diary::PATH, Staff(OFFICERS), diary::show)
        .get("/handlaggning/diarium/diarium.csv", Staff(OFFICERS), diary::csv)
        .get("/handlaggning/diarium/diarium.json", Staff(OFFICERS), diary::json)
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
            Some(MenuItem::new(QUEUE, t("desk-menu"), "inbox")),
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
        begin: None,
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
    if !viewer.is_staff(OFFICERS) || portal.config.mail_in.address.is_none() {
        return Ok(0);
    }
    Ok(queries::mails_held(portal.store.db()).await?)
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
