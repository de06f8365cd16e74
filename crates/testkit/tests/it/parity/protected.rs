//! Who has a protected identity is found nowhere: on no page, list or search, in no file and no letter, as
//! whoever comes; staff with the right role see who it is once they gave a reason (law.md).

use std::collections::{BTreeSet, VecDeque};

use base::{Id, Mobile, ObjectRef, OrgRole, Organisation, Personnummer, StaffRole};
use chrono::TimeDelta;
use notify::tables::mailbox_message;
use sea_orm::{EntityTrait, Value};
use store::Never;
use testkit::{Browser, TestPortal, both, new_person};

use super::permissions::case;
use super::rows::Rows;

/// What nobody may come across, in lower case: names, addresses and numbers of the two.
const CANARY: [&str; 6] = [
    "kanari",
    "fjäderlund",
    "fjaderlund",
    "0701740658",
    "46701740658",
    "840809",
];
/// What the customer wrote.
const SUBJECT: &str = "Lampan vid porten";
/// A part of the names that is no needle itself, so that a page may repeat what was looked for.
const LOOKED_FOR: &str = "anari";
const PAGES: usize = 600;

/// A customer and an officer, who both must not be found, and those beside them.
struct World {
    customer: Browser,
    officer: Browser,
    club: Id<Organisation>,
    other: Id<Organisation>,
}

async fn canary(portal: &TestPortal, first: &str, staff: &[StaffRole]) -> Browser {
    let mut new = new_person(first, "Fjäderlund");
    new.protected = true;
    new.staff = staff.to_vec();
    new.mobile = Some(Mobile::parse("0701740658").expect("a number for films"));
    portal.settle(&new).await
}

async fn world(portal: &TestPortal, rows: &Rows<'_>) -> World {
    let customer = canary(portal, "Kanaria", &[]).await;
    let mut officer = canary(
        portal,
        "Kanarie",
        &[StaffRole::CaseOfficer, StaffRole::SystemAdministrator],
    )
    .await;
    let id = customer.id();
    let number = &Personnummer::parse("19840809-9284", portal.now().date_naive()).expect("a test number");
    let given = portal
        .store
        .write::<_, Never, _, _>(|tx| async move { Ok(accounts::demo::give_personnummer(&tx, id, number).await?) });
    given.await.expect("a number can be given");
    let club = portal.organisation("forening", "Exempel IF").await;
    let other = portal.organisation("forening", "Granbackens schackförening").await;
    portal.give_org_role(club, id, OrgRole::AssociationManager).await;
    portal.give_org_role(club, officer.id(), OrgRole::SubUserBooking).await;
    let shown = "UPDATE organisations SET contact_person_id = $1, shows_contact = TRUE, shown_in_register = TRUE \
        WHERE id = $2";
    rows.write(shown, vec![id.into(), club.into()]).await;
    papers(portal, rows, &customer, &officer, club).await;
    let asks = |state: &str| {
        [
            ("organisation_id", Value::from(other)),
            ("person_id", id.into()),
            ("state", state.into()),
        ]
    };
    rows.put("access_requests", &asks("open")).await;
    rows.put("recoveries", &asks("asked")).await;
    case(portal, &customer, None, SUBJECT).await;
    case(portal, &customer, Some(club), SUBJECT).await;
    let (_, handled) = case(portal, &portal.anna().await, None, "Grinden").await;
    let handled = format!("/handlaggning/arenden/{handled}");
    officer.open(&handled).await.press("Ta ärendet").await.status(303);
    World {
        customer,
        officer,
        club,
        other,
    }
}

/// What the two did for the club.
async fn papers(portal: &TestPortal, rows: &Rows<'_>, customer: &Browser, officer: &Browser, club: Id<Organisation>) {
    let of = ("organisation_id", Value::from(club));
    let today = portal.now().date_naive();
    let seat = [
        of.clone(),
        ("person_id", customer.id().into()),
        ("post", "ordforande".into()),
        ("is_public", true.into()),
        ("from_day", (today - TimeDelta::days(30)).into()),
        ("to_day", (today + TimeDelta::days(30)).into()),
    ];
    rows.put("board_seats", &seat).await;
    let document = [
        of.clone(),
        ("kind", "protokoll".into()),
        ("state", "returned".into()),
        ("version", 0.into()),
        ("sent_by", customer.id().into()),
        ("decided_by", officer.id().into()),
    ];
    let document = rows.put("documents", &document).await;
    let document = &ObjectRef {
        kind: "document".to_owned(),
        id: document,
    };
    let file = files::make(portal, "protokoll.txt", "text/plain", &b"Protokoll"[..]).await;
    let file = file.expect("a file can be made");
    let hung = portal
        .store
        .write::<_, Never, _, _>(|tx| async move { Ok(files::hang(&tx, file, document).await?) });
    hung.await.expect("a file can be hung");
    let invitation = [
        of,
        ("roles", "sub_user_grants".into()),
        ("email", "ny@exempel.example".into()),
        ("invited_by", customer.id().into()),
        ("expires_at", (portal.now() + TimeDelta::days(7)).into()),
    ];
    rows.put("invitations", &invitation).await;
}

/// Where the needles stand in a text.
fn found_in(text: &str) -> Vec<&'static str> {
    let text = text.to_lowercase();
    CANARY.into_iter().filter(|needle| text.contains(needle)).collect()
}

/// Opens everything that can be reached by links, and looks with every form that looks for something.
async fn crawl(who: &str, browser: &mut Browser, from: &[&str]) -> Vec<String> {
    let mut queue: VecDeque<String> = from.iter().map(|path| (*path).to_owned()).collect();
    let (mut seen, mut wrong) = (BTreeSet::new(), Vec::new());
    while let Some(path) = queue.pop_front() {
        if seen.len() >= PAGES || !seen.insert(path.clone()) {
            continue;
        }
        browser.open(&path).await;
        let page = browser.page();
        assert!(!page.status.is_server_error(), "{who}: {path}");
        let found = found_in(&page.body);
        if !found.is_empty() {
            wrong.push(format!("{who}: {path} ({}): {found:?}", page.h1()));
        }
        if page.status == 303 {
            queue.push_back(page.header("location").to_owned());
        }
        if page.header("content-type").starts_with("text/html") {
            queue.extend(page.attributes("a", "href").into_iter().filter(|href| is_ours(href)));
            queue.extend(searches(browser));
        }
    }
    assert!(seen.len() > 10, "{who}: {seen:?}");
    wrong
}

fn is_ours(href: &str) -> bool {
    // The mail drawer of the demo shows everything to everybody, and is there only for that.
    let not = ["/sprak/", "/tillgangar/", "/dev/"];
    href.starts_with('/') && !not.iter().any(|beginning| href.starts_with(beginning))
}

/// The addresses that the page's search forms lead to when a part of the names is looked for.
fn searches(browser: &Browser) -> Vec<String> {
    let page = browser.page();
    let here = page.path.split('?').next().unwrap_or_default();
    let fields = page.attributes(
        "form[method=get] input[type=search], form[method=get] input[type=text]",
        "name",
    );
    fields
        .iter()
        .map(|field| format!("{here}?{field}={LOOKED_FOR}"))
        .collect()
}

/// Staff look for people by name.
async fn look_for_people(browser: &mut Browser) -> Vec<String> {
    browser.open("/handlaggning/personer").await;
    if browser.page().status != 200 {
        return Vec::new();
    }
    browser.fill("Sök person", "Fjäderlund").press("Sök").await.status(200);
    let shown = browser.page().text();
    let found = found_in(&shown.replace("Fjäderlund", ""));
    let twice = shown.matches("Fjäderlund").count() > 1;
    if found.is_empty() && !twice {
        Vec::new()
    } else {
        vec![format!("people search: {shown}")]
    }
}

/// Letters to others that name them, and letters to them that say what it is about.
async fn letters(portal: &TestPortal, world: &World) -> Vec<String> {
    portal.run_jobs().await;
    let all = mailbox_message::Entity::find().all(portal.store.db()).await.unwrap();
    assert!(!all.is_empty());
    let own = [world.customer.email(), world.officer.email()];
    let mut wrong = Vec::new();
    for letter in all {
        let text = format!("{} {} {}", letter.subject, letter.text, letter.html.unwrap_or_default());
        let to_them = own.contains(&letter.recipient_key.as_str());
        if to_them && text.contains(SUBJECT) {
            wrong.push(format!("a letter to them tells: {}", letter.subject));
        }
        if !to_them && !found_in(&text).is_empty() {
            wrong.push(format!("a letter to others names them: {}", letter.subject));
        }
    }
    wrong
}

both!(who_is_protected_is_found_nowhere_without_a_reason, async |portal| {
    let rows = Rows::of(portal).await;
    let world = world(portal, &rows).await;
    let mut wrong = crawl(
        "visitor",
        &mut portal.visitor(),
        &["/", "/foreningar.csv", "/foreningar.json"],
    )
    .await;
    let (bo, eva) = (
        portal.person("Bo", "Karlsson").await,
        portal.person("Eva", "Holm").await,
    );
    portal
        .give_org_role(world.club, bo.id(), OrgRole::AssociationManager)
        .await;
    portal
        .give_org_role(world.other, eva.id(), OrgRole::AssociationManager)
        .await;
    portal.wear(&bo, Some(world.club)).await;
    portal.wear(&eva, Some(world.other)).await;
    for (who, mut browser) in [("stranger", portal.stranger().await), ("colleague", bo), ("asked", eva)] {
        let from = ["/", "/organisation", "/arenden", "/mitt-konto/uppgifter"];
        wrong.extend(crawl(who, &mut browser, &from).await);
    }
    for role in StaffRole::ALL {
        let mut staff = portal
            .staff("Ada", &format!("Strand{}", role.code().replace('_', "")), &[role])
            .await;
        wrong.extend(crawl(role.code(), &mut staff, &["/", "/handlaggning"]).await);
        wrong.extend(look_for_people(&mut staff).await);
    }
    wrong.extend(letters(portal, &world).await);
    assert!(wrong.is_empty(), "{wrong:#?}");

    let mut officer = portal.customer_service().await;
    let page = format!("/handlaggning/personer/{}", world.customer.id());
    officer
        .open(&page)
        .await
        .fill("Varför behöver du öppna uppgifterna?", "Ringer om sitt ärende");
    officer.press("Öppna").await.follow().await.sees("Kanaria Fjäderlund");
});
