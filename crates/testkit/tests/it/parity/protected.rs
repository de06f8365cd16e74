//! Who has a protected identity is found nowhere: on no page, list or search, in no file and no letter, as
//! whoever comes; staff with the right role see who it is once they gave a reason (law.md).

use accounts::mandates::MandateKind;
use base::{Id, Mobile, ObjectRef, OrgRole, Organisation, Personnummer, StaffRole};
use chrono::TimeDelta;
use futures::future::join_all;
use notify::tables::mailbox_message;
use sea_orm::{EntityTrait, Value};
use store::Never;
use testkit::{Browser, TestPortal, both, new_person};

use super::crawl::{Crawler, Words};
use super::rows::Rows;
use super::samples::case;

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
const WORDS: Words = Words {
    parts: &["anari", "jäderlun", "jaderlun", "01740658", "40809"],
    whole: &[
        ("Kanaria Fjäderlund", "Qanaria Qjäderlund"),
        ("Fjäderlund, Kanarie", "Qjäderlund, Qanarie"),
        (
            "kanaria.fjaderlund@exempel.example",
            "qanaria.qjaderlund@exempel.example",
        ),
        ("070-174 06 58", "070-174 06 05"),
        ("19840809-9284", "19900101-2385"),
    ],
};
/// What each of the associations and the customer organisation of the two is asked as.
const IN_CLUB: [OrgRole; 4] = [
    OrgRole::AssociationManager,
    OrgRole::SubUserBooking,
    OrgRole::SubUserGrants,
    OrgRole::Contact,
];
const IN_COMPANY: [OrgRole; 6] = [
    OrgRole::Administrator,
    OrgRole::Orderer,
    OrgRole::Approver,
    OrgRole::AgentCaseWorker,
    OrgRole::AuthorisedSignatory,
    OrgRole::Contact,
];

/// A customer and an officer, who both must not be found, and those beside them.
struct World {
    customer: Browser,
    officer: Browser,
    /// Where both are.
    club: Id<Organisation>,
    /// A company of the customer's, which has an agent.
    company: Id<Organisation>,
    agent: Id<Organisation>,
    /// Where the customer asked to be let in.
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
    let company = portal.organisation("foretag", "Granbackens bygg").await;
    let agent = portal.organisation("kund", "Exempelregionen").await;
    portal.give_org_role(company, id, OrgRole::Administrator).await;
    for of in [club, company] {
        papers(portal, rows, &customer, &officer, of).await;
        agreed(portal, rows, &customer, &officer, [agent, of]).await;
    }
    of_staff(portal, rows, &customer, &officer).await;
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
    case(portal, &customer, Some(company), SUBJECT).await;
    let (_, handled) = case(portal, &portal.anna().await, None, "Grinden").await;
    let handled = format!("/handlaggning/arenden/{handled}");
    officer.open(&handled).await.press("Ta ärendet").await.status(303);
    World {
        customer,
        officer,
        club,
        company,
        agent,
        other,
    }
}

/// What the two did for an organisation.
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

/// An agent, its customer, and what they asked staff to change.
async fn agreed(
    portal: &TestPortal,
    rows: &Rows<'_>,
    customer: &Browser,
    officer: &Browser,
    [agent, of]: [Id<Organisation>; 2],
) {
    let (id, by) = (customer.id(), officer.id());
    let today = portal.now().date_naive();
    let sealed =
        |domain: &str, text: &str| Value::from(portal.store.keys().seal(portal.random(), domain, text.as_bytes()));
    rows.write(
        "UPDATE organisations SET confirmed_by = $1, contact_person_id = $2 WHERE id = $3",
        vec![by.into(), id.into(), of.into()],
    )
    .await;
    rows.write("DELETE FROM agents WHERE organisation_id = $1", vec![agent.into()])
        .await;
    let marked = [
        ("organisation_id", agent.into()),
        ("from_day", today.into()),
        ("marked_by", by.into()),
    ];
    rows.put("agents", &marked).await;
    let assigned = [
        ("agent_id", Value::from(agent)),
        ("customer_id", of.into()),
        ("number", sealed("organisations.number", "2120000142")),
        ("service", "desk".into()),
        ("scope", "act".into()),
        ("state", "active".into()),
        ("until_day", (today + TimeDelta::days(100)).into()),
        ("asked_by", by.into()),
        ("answered_by", id.into()),
    ];
    rows.put("assignments", &assigned).await;
    for state in ["waiting", "declined"] {
        let change = [
            ("organisation_id", of.into()),
            ("field", "bankgiro".into()),
            ("state", state.into()),
            ("new_value", sealed("organisations.change", "9912346")),
            ("asked_by", id.into()),
            ("decided_by", by.into()),
        ];
        rows.put("change_requests", &change).await;
    }
    rows.put(
        "verifications",
        &[("organisation_id", of.into()), ("verified_by", id.into())],
    )
    .await;
}

/// What the officer did in office, and what waits for a colleague.
async fn of_staff(portal: &TestPortal, rows: &Rows<'_>, customer: &Browser, officer: &Browser) {
    let (id, by) = (customer.id(), officer.id());
    let made_by = || ("made_by", Value::from(by));
    rows.put("organisation_imports", &[made_by(), ("state", "preview".into())])
        .await;
    let mailing = rows.put("mailings", &[made_by(), ("state", "sent".into())]).await;
    rows.put(
        "mailing_letters",
        &[("mailing_id", mailing.into()), ("person_id", id.into())],
    )
    .await;
    let application = [
        ("kind", "guardian".into()),
        ("state", "waiting".into()),
        ("to_id", id.into()),
        ("first_name", "Kanarina".into()),
        ("last_name", "Fjäderlund".into()),
        ("services", "desk".into()),
    ];
    rows.put("mandates", &application).await;
    let past = Value::from(portal.now() - TimeDelta::days(1));
    let notice = [
        ("audience", "everyone".into()),
        ("from_at", past),
        ("created_by", by.into()),
    ];
    rows.put("notices", &notice).await;
}

/// Names the needles that a text in lower case has.
fn found_in(text: &str) -> Vec<&'static str> {
    CANARY.into_iter().filter(|needle| text.contains(needle)).collect()
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
        if !to_them && !found_in(&text.to_lowercase()).is_empty() {
            wrong.push(format!("a letter to others names them: {}", letter.subject));
        }
    }
    wrong
}

/// Everybody who may come, each with the hat under which it is tried.
async fn everybody(portal: &TestPortal, world: &World) -> Vec<(String, Browser)> {
    let named = |n: usize| format!("Ek{n}");
    let mut all = vec![
        ("visitor".to_owned(), portal.visitor()),
        ("stranger".to_owned(), portal.stranger().await),
    ];
    let within = [(world.club, &IN_CLUB[..]), (world.company, &IN_COMPANY[..])];
    let roles = within
        .iter()
        .flat_map(|(of, roles)| roles.iter().map(|role| (*of, *role)));
    let outside = [
        (world.other, OrgRole::AssociationManager),
        (world.agent, OrgRole::AgentCaseWorker),
        (world.agent, OrgRole::Administrator),
    ];
    for (n, (of, role)) in roles.chain(outside).enumerate() {
        let browser = portal.person("Bo", &named(n)).await;
        portal.give_org_role(of, browser.id(), role).await;
        portal.wear(&browser, Some(of)).await;
        all.push((format!("{} {n}", role.code()), browser));
    }
    let until = portal.now() + TimeDelta::days(100);
    let eva = portal.person("Eva", "Holm").await.id();
    for (n, (whose, of)) in [("the canary", world.customer.id()), ("another", eva)]
        .into_iter()
        .enumerate()
    {
        let browser = portal.person("Mia", &named(n)).await;
        portal
            .give_mandate(MandateKind::Fullmakt, of, browser.id(), until)
            .await;
        portal.wear_for(&browser, of).await;
        all.push((format!("holder of a mandate of {whose}"), browser));
    }
    for role in StaffRole::ALL {
        let last = format!("Strand{}", role.code().replace('_', ""));
        all.push((role.code().to_owned(), portal.staff("Ada", &last, &[role]).await));
    }
    all
}

both!(who_is_protected_is_found_nowhere_without_a_reason, async |portal| {
    let rows = Rows::of(portal).await;
    let world = world(portal, &rows).await;
    let from = [
        "/",
        "/foreningar.csv",
        "/foreningar.json",
        "/organisation",
        "/arenden",
        "/mitt-konto/uppgifter",
        "/handlaggning",
    ];
    let (finds, words) = (found_in, WORDS);
    let everybody = everybody(portal, &world).await;
    let crawling = everybody.into_iter().map(|(who, browser)| {
        let crawler = Crawler {
            who,
            browser,
            finds,
            words,
        };
        tokio::spawn(crawler.go(from))
    });
    let (mut wrong, mut pages, mut searches) = (Vec::new(), 0, 0);
    for crawled in join_all(crawling).await {
        let crawled = crawled.expect("nobody falls over");
        assert!(crawled.pages > 10, "{} came nowhere", crawled.who);
        (pages, searches) = (pages + crawled.pages, searches + crawled.searches);
        wrong.extend(crawled.wrong);
    }
    assert!(pages > 1_000 && searches > 500, "{pages} pages, {searches} searches");
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
