//! What this crate hands up: routes, menus, its entrance on the start page, and what waits.

use base::{Id, Lang, ObjectRef, Organisation, Person};
use sea_orm::ActiveEnum;
use store::Tx;
use web::Guard::{Open, SignedIn, Staff};
use web::{Described, Door, MenuItem, Portal, Queue, Routes, Section, SectionRow, Service, Turn, Viewer, Waiting};

use crate::letters::SERVICE;
use crate::model::{ORGANISATION, REGISTRARS};
use crate::pages::{
    access, add, agents, api, association, billing, board, change, customers, documents, history, invitation, invite,
    logo, mail_filter, member, my_organisations, open_data, organisation, recovery, register, registering, signing,
    staff_agent, staff_categories, staff_change, staff_documents, staff_export, staff_import, staff_list,
    staff_mailings, staff_merge, staff_organisation, staff_recovery, users, webhook,
};
use crate::queries::{Matter, Waits};
use crate::{acts, belongs, closing, jobs, migrations, model, pages, personal, queries, retention, texts};

/// The organisations, as those who put the house together see them.
pub fn service() -> Service {
    Service {
        routes,
        migrations,
        jobs: jobs::jobs,
        crons: jobs::crons,
        sealed: model::sealed,
        retention: retention::retention,
        holders: retention::holders,
        belongs: belongs::belongs,
        menu,
        account_menu,
        staff_menu,
        doors,
        waiting: Some(Waiting {
            href: "/organisation",
            count: queries::add_waiting_count,
        }),
        turns: Some(|portal, viewer| Box::pin(turns(portal, viewer))),
        queues: vec![Queue {
            href: staff_list::PATH,
            count: |portal, viewer| Box::pin(queue(portal, viewer)),
        }],
        describe: Some(|portal, object, viewer| Box::pin(describe(portal, object, viewer))),
        about_person: Some(|portal, person, viewer| Box::pin(about_person(portal, person, viewer))),
        file_removed: Some(|portal, tx, object, _| Box::pin(file_removed(portal, tx, object))),
        export: Some(|portal, person| Box::pin(personal::export(portal, person))),
        stored: Some(|portal, person, viewer| Box::pin(personal::stored(portal, person, viewer))),
        open_matters: Some(|portal, person, viewer| Box::pin(closing::open_matters(portal, person, viewer))),
        close_account: Some(|portal, tx, person| Box::pin(closing::close_account(portal, tx, person))),
        letters: Some("organisations-letters"),
        ..Service::new(SERVICE, texts)
    }
}

fn routes() -> Routes {
    Routes::new()
        .get("/foreningar", Open, register::show)
        .get("/foreningar.csv", Open, open_data::csv)
        .get("/foreningar.json", Open, open_data::json)
        .get("/foreningar/{id}", Open, association::show)
        .get("/foreningar/{id}/logotyp/{digest}", Open, logo::picture)
        .get("/behorighet/{id}", Open, access::show)
        .post("/behorighet/{id}", SignedIn, access::submit)
        .get("/registrera/foretag", Open, registering::show_company)
        .post("/registrera/foretag", Open, registering::submit_company)
        .get("/registrera/forening", Open, registering::show_association)
        .post("/registrera/forening", Open, registering::submit_association)
        .get("/mitt-konto/organisationer", SignedIn, my_organisations::show)
        .get("/mitt-konto/organisationer/ny", SignedIn, add::show)
        .post("/mitt-konto/organisationer/ny", SignedIn, add::submit)
        .post("/mitt-konto/organisationer/{id}", SignedIn, my_organisations::answer)
        .get("/mitt-konto/e-postfilter", SignedIn, mail_filter::show)
        .post("/mitt-konto/e-postfilter", SignedIn, mail_filter::submit)
        .get("/organisation", SignedIn, organisation::show)
        .post("/organisation/uppgifter/stammer", SignedIn, organisation::verify)
        .get("/organisation/uppgifter", SignedIn, organisation::show_edit)
        .post("/organisation/uppgifter", SignedIn, organisation::submit_edit)
        .get(logo::PATH, SignedIn, logo::show)
        .post(logo::PATH, SignedIn, logo::submit)
        .get(history::PATH, SignedIn, history::show)
        .get(api::PATH, SignedIn, api::show)
        .post(api::PATH, SignedIn, api::make)
        .get(api::KEY, SignedIn, api::show_key)
        .post(api::KEY, SignedIn, api::revoke)
        .get(webhook::NEW, SignedIn, webhook::show_new)
        .post(webhook::NEW, SignedIn, webhook::make)
        .get(webhook::ONE, SignedIn, webhook::show)
        .post(webhook::ONE, SignedIn, webhook::change)
        .get(change::PATH, SignedIn, change::show)
        .post(change::PATH, SignedIn, change::ask)
        .post("/organisation/uppgifter/andring/{id}", SignedIn, change::withdraw)
        .get("/organisation/anvandare", SignedIn, users::show)
        .get("/organisation/anvandare/bjud-in", SignedIn, invite::show)
        .post("/organisation/anvandare/bjud-in", SignedIn, invite::submit)
        .post("/organisation/anvandare/inbjudan/{id}", SignedIn, invite::change)
        .get("/organisation/anvandare/person/{id}", SignedIn, member::show)
        .post("/organisation/anvandare/person/{id}", SignedIn, member::submit)
        .post("/organisation/anvandare/lamna", SignedIn, member::leave)
        .get("/organisation/fakturering", SignedIn, billing::show)
        .post("/organisation/fakturering", SignedIn, billing::submit)
        .get("/organisation/dokument", SignedIn, documents::show)
        .post("/organisation/dokument", SignedIn, documents::send)
        .get("/organisation/dokument/{id}/filer/{file}", SignedIn, documents::file)
        .get(agents::PATH, SignedIn, agents::show)
        .post("/organisation/agenter/{id}", SignedIn, agents::answer)
        .get(customers::PATH, SignedIn, customers::show)
        .post(customers::PATH, SignedIn, customers::ask)
        .post("/organisation/kunder/{id}", SignedIn, customers::answer)
        .get("/organisation/styrelse", SignedIn, board::show)
        .get("/organisation/styrelse/ny", SignedIn, board::show_new)
        .post("/organisation/styrelse/ny", SignedIn, board::add)
        .get("/organisation/styrelse/{id}", SignedIn, board::show_seat)
        .post("/organisation/styrelse/{id}", SignedIn, board::change)
        .get("/organisation/aterstallning", SignedIn, recovery::show)
        .post("/organisation/aterstallning", SignedIn, recovery::submit)
        .post("/organisation/aterstallning/svar", SignedIn, recovery::answer)
        .get("/underskrift/{id}", SignedIn, signing::show)
        .post("/underskrift/{id}", SignedIn, signing::submit)
        .get("/inbjudan/{token}", Open, invitation::show)
        .post("/inbjudan/{token}", SignedIn, invitation::answer)
        .post("/mitt-konto/inbjudningar/{id}", SignedIn, invitation::answer_own)
        .get("/organisation/anvandare/{request}", SignedIn, users::show_request)
        .post("/organisation/anvandare/{request}", SignedIn, users::answer_request)
        .and(staff_routes())
}

fn staff_routes() -> Routes {
    const EDIT: &str = "/handlaggning/organisationer/{id}/uppgifter";
    const MERGE_SEARCH: &str = "/handlaggning/organisationer/{id}/sla-ihop";
    const MERGE: &str = "/handlaggning/organisationer/{id}/sla-ihop/{other}";
    const UNMERGE: &str = "/handlaggning/organisationer/{id}/ta-isar/{merge}";
    const MAILING: &str = "/handlaggning/organisationer/utskick/{id}";
    const IMPORT: &str = "/handlaggning/organisationer/import/{id}";
    const IMPORT_SAMPLE: &str = "/handlaggning/organisationer/import/exempel";
    const CATEGORY: &str = "/handlaggning/organisationer/kategorier/{id}";
    const REQUEST: &str = "/handlaggning/organisationer/{id}/behorighet/{request}";
    const AGENT: &str = "/handlaggning/organisationer/{id}/agent";
    const CHANGE: &str = "/handlaggning/organisationer/begaran/{id}";
    const CHANGE_FILE: &str = "/handlaggning/organisationer/begaran/{id}/filer/{file}";
    const DOCUMENT: &str = "/handlaggning/organisationer/dokument/{id}";
    const DOCUMENT_FILE: &str = "/handlaggning/organisationer/dokument/{id}/filer/{file}";
    const RECOVERY: &str = "/handlaggning/organisationer/{id}/aterstallning";
    const RECOVERY_FILE: &str = "/handlaggning/organisationer/{id}/aterstallning/filer/{file}";
    let guard = Staff(REGISTRARS);
    Routes::new()
        .get(staff_list::PATH, guard, staff_list::show)
        .post(staff_list::PATH, guard, staff_list::search)
        .get(staff_categories::PATH, guard, staff_categories::show)
        .post(staff_categories::PATH, guard, staff_categories::add)
        .get(staff_export::PATH, guard, staff_export::give)
        .get(MERGE_SEARCH, guard, staff_merge::search)
        .post(MERGE_SEARCH, guard, staff_merge::find)
        .get(MERGE, guard, staff_merge::show)
        .post(MERGE, guard, staff_merge::submit)
        .get(UNMERGE, guard, staff_merge::show_undo)
        .post(UNMERGE, guard, staff_merge::undo)
        .get(staff_mailings::PATH, guard, staff_mailings::show)
        .get(staff_mailings::NEW, guard, staff_mailings::show_new)
        .post(staff_mailings::NEW, guard, staff_mailings::write)
        .get(MAILING, guard, staff_mailings::show_one)
        .post(MAILING, guard, staff_mailings::decide)
        .get(staff_import::PATH, guard, staff_import::show)
        .post(staff_import::PATH, guard, staff_import::upload)
        .get(IMPORT_SAMPLE, guard, staff_import::sample)
        .get(IMPORT, guard, staff_import::show_one)
        .post(IMPORT, guard, staff_import::decide)
        .get(CATEGORY, guard, staff_categories::show_one)
        .post(CATEGORY, guard, staff_categories::change)
        .get(staff_recovery::QUEUE, guard, staff_recovery::queue)
        .get(CHANGE, guard, staff_change::show)
        .post(CHANGE, guard, staff_change::decide)
        .get(CHANGE_FILE, guard, staff_change::file)
        .get(staff_documents::PATH, guard, staff_documents::queue)
        .get(DOCUMENT, guard, staff_documents::show)
        .post(DOCUMENT, guard, staff_documents::decide)
        .get(DOCUMENT_FILE, guard, staff_documents::file)
        .get(RECOVERY, guard, staff_recovery::show)
        .post(RECOVERY, guard, staff_recovery::decide)
        .get(RECOVERY_FILE, guard, staff_recovery::file)
        .get("/handlaggning/organisationer/{id}", guard, staff_organisation::show)
        .post("/handlaggning/organisationer/{id}", guard, staff_organisation::decide)
        .get(AGENT, guard, staff_agent::show)
        .post(AGENT, guard, staff_agent::submit)
        .get(EDIT, guard, staff_organisation::show_edit)
        .post(EDIT, guard, staff_organisation::submit_edit)
        .get(REQUEST, guard, staff_organisation::show_request)
        .post(REQUEST, guard, staff_organisation::answer_request)
}

fn item(portal: &Portal, viewer: &Viewer, href: &'static str, label: &str, icon: &'static str) -> MenuItem {
    MenuItem::new(href, portal.t(viewer.lang, label), icon)
}

fn menu(portal: &Portal, viewer: &Viewer) -> Vec<MenuItem> {
    let is_in_any = viewer.person.as_ref().is_some_and(|person| person.is_in_any());
    let own = is_in_any.then(|| {
        item(
            portal,
            viewer,
            "/organisation",
            "organisations-organisation",
            "building-2",
        )
    });
    let register = item(portal, viewer, "/foreningar", "organisations-register", "users");
    own.into_iter().chain([register]).collect()
}

fn account_menu(portal: &Portal, viewer: &Viewer) -> Vec<MenuItem> {
    vec![
        item(
            portal,
            viewer,
            "/mitt-konto/organisationer",
            "organisations-mine",
            "building-2",
        ),
        item(
            portal,
            viewer,
            "/mitt-konto/e-postfilter",
            "organisations-filter",
            "bell",
        ),
    ]
}

fn staff_menu(portal: &Portal, viewer: &Viewer) -> Vec<MenuItem> {
    if !viewer.is_staff(REGISTRARS) {
        return Vec::new();
    }
    vec![item(
        portal,
        viewer,
        staff_list::PATH,
        "organisations-staff-menu",
        "building-2",
    )]
}

fn doors(portal: &Portal, lang: Lang) -> Vec<Door> {
    vec![Door {
        href: "/foreningar",
        icon: "users",
        title: portal.t(lang, "organisations-register"),
        text: portal.t(lang, "organisations-door-text"),
    }]
}

async fn file_removed(portal: &Portal, tx: &Tx, object: &ObjectRef) -> anyhow::Result<()> {
    acts::document_lost(portal, tx, object).await?;
    acts::logo_lost(portal, tx, object).await?;
    acts::recovery_file_lost(portal, tx, object).await?;
    acts::change_file_lost(portal, tx, object).await
}

async fn turns(portal: Portal, viewer: Viewer) -> anyhow::Result<Vec<Turn>> {
    let Some(person) = viewer.person.as_deref() else {
        return Ok(Vec::new());
    };
    let waits = queries::waits(portal.store.db(), person, portal.now()).await?;
    let alike = waits.chunk_by(|one, next| {
        (one.what == next.what && one.organisation_id == next.organisation_id) && one.id == next.id
    });
    Ok(alike.filter_map(|alike| turn(&portal, viewer.lang, alike)).collect())
}

/// What waits, as the person reads it: of what is alike one.
fn turn(portal: &Portal, lang: Lang, alike: &[Waits]) -> Option<Turn> {
    let first = alike.first()?;
    let signing = || first.id.map_or_else(String::new, |id| signing::path(Id::from_uuid(id)));
    let (href, is_own) = match first.what {
        Matter::Offer | Matter::Invitation => ("/mitt-konto/organisationer".to_owned(), false),
        Matter::Signature => (signing(), false),
        Matter::Request => ("/organisation/anvandare".to_owned(), true),
        Matter::Agent => (agents::PATH.to_owned(), true),
        Matter::Verification => ("/organisation".to_owned(), true),
        Matter::Document => (documents::PATH.to_owned(), true),
        Matter::Recovery => (recovery::PATH.to_owned(), true),
    };
    let what = first.what.to_value();
    let values = [("name", first.name.as_str().into()), ("count", alike.len().into())];
    Some(Turn {
        title: portal.ta(lang, &format!("organisations-turn-{what}"), values),
        text: portal.t(lang, &format!("organisations-turn-{what}-text")),
        href,
        action: portal.t(lang, &format!("organisations-turn-{what}-action")),
        due: first.due,
        hat: is_own.then(|| first.organisation_id.into()),
    })
}

async fn queue(portal: Portal, viewer: Viewer) -> anyhow::Result<u64> {
    if !viewer.is_staff(REGISTRARS) {
        return Ok(0);
    }
    Ok(queries::counts_for(&portal).await?.all())
}

async fn describe(portal: Portal, object: ObjectRef, viewer: Viewer) -> anyhow::Result<Option<Described>> {
    let Some(person) = viewer.person.as_deref().filter(|_| object.kind == ORGANISATION) else {
        return Ok(None);
    };
    let kept = store::merged_into(portal.store.db(), object.id).await?;
    let id: Id<Organisation> = Id::from_uuid(kept.unwrap_or(object.id));
    let href = if person.is_in(id) {
        format!("/organisation?{}={id}", web::UNDER)
    } else if viewer.is_staff(REGISTRARS) {
        format!("{}/{id}", staff_list::PATH)
    } else if !person.staff.is_empty() {
        String::new()
    } else {
        return Ok(None);
    };
    let name = queries::name(portal.store.db(), id).await?;
    Ok(name.map(|title| Described { title, href }))
}

/// The organisations of a person, for the person's page among staff, and what access the person asks
/// for: of somebody with protected identity it is read only there, after a reason.
async fn about_person(portal: Portal, person: Id<Person>, viewer: Viewer) -> anyhow::Result<Vec<Section>> {
    let f = web::Frame::bare(portal.clone(), viewer.clone());
    let (db, is_registrar) = (portal.store.db(), viewer.is_staff(REGISTRARS));
    let mine = queries::mine(db, person).await?.into_iter().map(|row| SectionRow {
        title: row.name,
        href: if is_registrar {
            format!("{}/{}", staff_list::PATH, row.id)
        } else {
            String::new()
        },
        facts: pages::roles(&f, &row.roles),
        tag: Some(pages::state(&f, row.state, row.confirmed_at.is_some())),
    });
    let section = |title, rows| Section {
        title: f.t(title),
        all: None,
        rows,
        empty: f.t("organisations-about-none"),
        begin: None,
    };
    let mut sections = vec![section("organisations-staff-menu", mine.collect())];
    if is_registrar {
        let asked = queries::asked_of(db, person)
            .await?
            .into_iter()
            .map(|asked| SectionRow {
                href: format!("{}/{}/behorighet/{}", staff_list::PATH, asked.organisation_id, asked.id),
                title: asked.name,
                facts: asked.message.unwrap_or_default(),
                tag: None,
            });
        let asked: Vec<_> = asked.collect();
        if !asked.is_empty() {
            sections.push(section("organisations-requests-heading", asked));
        }
    }
    Ok(sections)
}
