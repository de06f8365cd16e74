//! `/organisation/kunder`, `/organisation/agenter`, `/handlaggning/organisationer/{id}/agent` and
//! `/arenden/kunder`: agents, what their customers let them do, and its end.

use base::{Id, OrgRole, Organisation};
use chrono::TimeDelta;
use organisations::tables::assignment::{self, AssignmentState};
use sea_orm::EntityTrait;
use testkit::{Browser, TestPortal, both};

use super::{NUMBER, PERSONNUMMER, WRONG, by_name, letters};

const CUSTOMERS: &str = "/organisation/kunder";
const AGENTS: &str = "/organisation/agenter";
const CASES: &str = "/arenden/kunder";
const AGENT: &str = "Bryggan AB";
const CUSTOMER: &str = "Exempelbostäder";
const READS: &str = "Läsa ärenden";
const ACTS: &str = "Läsa och svara i ärenden";

/// An agent with an administrator who is also its case worker, and a customer with an administrator.
struct Cast {
    agent: Id<Organisation>,
    customer: Id<Organisation>,
    erik: Browser,
    eva: Browser,
    karin: Browser,
}

async fn cast(portal: &TestPortal) -> Cast {
    let agent = portal.organisation("foretag", AGENT).await;
    let customer = portal.organisation("kund", CUSTOMER).await;
    let (erik, eva) = (portal.person("Erik", "Ek").await, portal.person("Eva", "Sund").await);
    for role in [OrgRole::Administrator, OrgRole::AgentCaseWorker] {
        portal.give_org_role(agent, erik.id(), role).await;
    }
    portal.give_org_role(customer, eva.id(), OrgRole::Administrator).await;
    portal.wear(&erik, Some(agent)).await;
    portal.wear(&eva, Some(customer)).await;
    let mut karin = portal.customer_service().await;
    mark(&mut karin, agent, "").await;
    Cast {
        agent,
        customer,
        erik,
        eva,
        karin,
    }
}

/// Staff write the agreement down, from today.
async fn mark(karin: &mut Browser, agent: Id<Organisation>, to: &str) {
    let page = format!("/handlaggning/organisationer/{agent}");
    karin.open(&page).await.click("Agentavtal").await;
    karin
        .heading("Agentavtal")
        .fill("Avtalets nummer", "KS 2026/412")
        .fill("Gäller från", "2026-11-01")
        .fill("Gäller till och med", to)
        .press("Spara")
        .await
        .leads_to(&page);
    karin.follow().await.flash("Agentavtalet är sparat").sees("KS 2026/412");
}

async fn number(portal: &TestPortal, name: &str) -> String {
    let sealed = by_name(portal, name).await.unwrap().organisation_number.unwrap();
    String::from_utf8(portal.store.keys().open("organisations.number", &sealed).unwrap()).unwrap()
}

async fn ask(who: &mut Browser, number: &str, scope: &str) {
    who.open(CUSTOMERS)
        .await
        .fill("Kundens organisationsnummer", number)
        .tick(scope)
        .fill("Meddelande till kunden", "Enligt avtal")
        .press("Skicka frågan")
        .await;
}

/// Erik asks, and Eva says yes.
async fn assign(portal: &TestPortal, cast: &mut Cast, scope: &str) {
    let number = number(portal, CUSTOMER).await;
    ask(&mut cast.erik, &number, scope).await;
    cast.erik.leads_to(&format!("{CUSTOMERS}?som={}", cast.agent));
    cast.eva.open(AGENTS).await.press("Godkänn, Bryggan AB").await;
    cast.eva.leads_to(&format!("{AGENTS}?som={}", cast.customer));
}

/// Eva asks something for the customer; where it is read.
async fn case(eva: &mut Browser) -> String {
    eva.open("/arenden/ny")
        .await
        .choose("Vad gäller det?", "Bokning av lokal")
        .fill("Rubrik", "Tid i hallen")
        .fill("Meddelande", "Finns det en tid?")
        .press("Skicka")
        .await;
    eva.location()
}

async fn states(portal: &TestPortal) -> Vec<AssignmentState> {
    let rows = assignment::Entity::find().all(portal.store.db()).await.unwrap();
    rows.iter().map(|row| row.state).collect()
}

both!(an_agent_asks_and_the_customer_says_yes_and_ends_it, async |portal| {
    let mut cast = cast(portal).await;
    assert_eq!(letters(portal, cast.erik.email(), "Agentavtal för Bryggan AB").await, 1);
    let case = case(&mut cast.eva).await;
    cast.erik.open(&case).await.status(404);
    let number = number(portal, CUSTOMER).await;
    ask(&mut cast.erik, &number, ACTS).await;
    // The agent learns the name with the answer.
    cast.erik
        .follow()
        .await
        .flash("Frågan är skickad.")
        .sees("Väntar på svar")
        .does_not_see(CUSTOMER);
    cast.erik.open(CASES).await.sees("Ingen kund har gett er ett uppdrag");
    assert_eq!(
        letters(portal, cast.eva.email(), "En agent vill få uppdrag av Exempelbostäder").await,
        1
    );
    cast.eva.open("/").await.sees("Bryggan AB vill bli er agent");
    cast.eva
        .open(AGENTS)
        .await
        .sees(ACTS)
        .sees("Erik Ek frågade")
        .sees("Enligt avtal");
    let yes = cast.eva.submission("Godkänn, Bryggan AB");
    for _ in 0..2 {
        cast.eva
            .submit(&yes)
            .await
            .leads_to(&format!("{AGENTS}?som={}", cast.customer));
    }
    cast.eva.follow().await.flash("Uppdraget gäller nu").sees("Gäller");
    assert_eq!(
        letters(portal, cast.erik.email(), "En kund har godkänt Bryggan AB som agent").await,
        1
    );
    cast.erik.open(CUSTOMERS).await.sees(CUSTOMER);
    for (list, words, is_found) in [
        (CASES, "hallen", true),
        (CASES, CUSTOMER, true),
        (CASES, "ishallen", false),
        ("/arenden", "hallen", false),
    ] {
        cast.erik.open(&format!("{list}?sok={words}")).await;
        assert_eq!(cast.erik.page().body.contains(&case), is_found, "{list} {words}");
    }

    // Apart from its own, with the customer's name.
    cast.erik.open("/arenden").await.does_not_see("Tid i hallen");
    cast.erik
        .click("Våra kunders ärenden")
        .await
        .sees(CUSTOMER)
        .sees("Tid i hallen");
    cast.erik
        .click("Tid i hallen")
        .await
        .sees("Agenten Bryggan AB för Exempelbostäder");
    cast.erik
        .fill("Meddelande", "Torsdag går bra.")
        .press("Skicka svar")
        .await;
    cast.erik
        .follow()
        .await
        .sees("Erik Ek, agenten Bryggan AB för Exempelbostäder");
    let mut omar = portal.officer().await;
    omar.open(&format!("/handlaggning{case}"))
        .await
        .sees("Erik Ek, agenten Bryggan AB för Exempelbostäder");
    portal.run_jobs().await;
    let told = portal.mail(cast.eva.email(), "Er agent har skrivit i ärende").await;
    assert!(told.text.contains("Bryggan AB") && told.text.contains("Torsdag går bra."));

    // It ends at once, also for a page that stands open.
    cast.erik.open(&case).await.fill("Meddelande", "Och fredag?");
    let late = cast.erik.submission("Skicka svar");
    cast.eva.open(AGENTS).await.press("Avsluta, Bryggan AB").await;
    cast.eva.follow().await.flash("Uppdraget är avslutat.");
    cast.erik.submit(&late).await.status(404);
    cast.erik.open(&case).await.status(404);
    cast.erik.open(CASES).await.does_not_see("Tid i hallen");
    for who in [cast.erik.email(), cast.eva.email()] {
        assert_eq!(letters(portal, who, "är avslutat").await, 1, "{who}");
    }
});

both!(who_may_only_read_cannot_answer, async |portal| {
    let mut cast = cast(portal).await;
    let case = case(&mut cast.eva).await;
    assign(portal, &mut cast, ACTS).await;
    cast.erik.open(&case).await.fill("Meddelande", "Hej");
    let answer = cast.erik.submission("Skicka svar");
    // A new yes takes the place of the earlier one.
    assign(portal, &mut cast, READS).await;
    assert_eq!(states(portal).await, [AssignmentState::Ended, AssignmentState::Active]);
    cast.erik
        .open(&case)
        .await
        .sees("Du kan läsa ärendet, men inte svara i det.")
        .does_not_see("Skicka svar");
    cast.erik.submit(&answer).await.status(404);
    // A colleague without the role sees nothing.
    let mut nora = portal.person("Nora", "Ås").await;
    portal
        .give_org_role(cast.agent, nora.id(), OrgRole::Administrator)
        .await;
    portal.wear(&nora, Some(cast.agent)).await;
    nora.open(&case).await.status(404);
    nora.open(CASES).await.leads_to("/arenden");
    portal.visitor().open(CASES).await.status(303);
});

both!(
    what_an_agent_writes_is_kept_while_typing_and_when_the_case_has_ended,
    async |portal| {
        let mut cast = cast(portal).await;
        let case = case(&mut cast.eva).await;
        assign(portal, &mut cast, ACTS).await;
        cast.erik.open(&case).await.fill("Meddelande", "Torsdag");
        let typed = cast.erik.submission("Skicka svar");
        let form = &[("content-type", "application/x-www-form-urlencoded")];
        cast.erik.send("POST", "/arenden/utkast", form, &typed.encoded()).await;
        cast.erik.status(200).open(&case).await;
        assert_eq!(cast.erik.page().value("Meddelande"), "Torsdag");
        let answer = cast.erik.submission("Skicka svar");
        let mut omar = portal.officer().await;
        omar.open(&format!("/handlaggning{case}"))
            .await
            .fill("Vad blev gjort?", "Bokat")
            .press("Avsluta ärendet")
            .await
            .status(303);
        cast.erik.submit(&answer).await.status(422);
        assert_eq!(cast.erik.page().value("Meddelande"), "Torsdag");
    }
);

both!(a_number_that_nobody_has_looks_the_same, async |portal| {
    let mut cast = cast(portal).await;
    let own = number(portal, AGENT).await;
    for (typed, mistake) in [
        ("", "Fyll i organisationsnumret."),
        (
            WRONG,
            "Organisationsnumret stämmer inte. Kontrollera att alla siffror är rätt.",
        ),
        (own.as_str(), "Det är ert eget nummer. Fyll i kundens."),
    ] {
        ask(&mut cast.erik, typed, READS).await;
        cast.erik.mistakes(&[mistake]);
    }
    let known = number(portal, CUSTOMER).await;
    for number in [known.as_str(), NUMBER] {
        ask(&mut cast.erik, number, READS).await;
        cast.erik.follow().await.flash("Frågan är skickad.");
        ask(&mut cast.erik, number, READS).await;
        cast.erik
            .mistakes(&["Ni har redan frågat om det numret och väntar på svar."]);
    }
    ask(&mut cast.erik, PERSONNUMMER, READS).await;
    cast.erik.follow().await.sees("Enskild firma").does_not_see("19840809");
    cast.erik
        .open(CUSTOMERS)
        .await
        .fill("Kundens organisationsnummer", "809900-1243")
        .fill("Gäller till och med", "2026-01-01")
        .press("Skicka frågan")
        .await
        .status(422);
    // A month later both have lapsed, with the same words.
    portal.advance(TimeDelta::days(8));
    assert_eq!(
        letters(portal, cast.eva.email(), "En agent väntar på svar från Exempelbostäder").await,
        1
    );
    portal.advance(TimeDelta::days(23));
    assert_eq!(
        letters(portal, cast.erik.email(), "Ingen svarade på frågan från Bryggan AB").await,
        3
    );
    assert_eq!(states(portal).await, [AssignmentState::Lapsed; 3]);
});

both!(an_assignment_ends_with_its_day_and_with_the_agreement, async |portal| {
    let mut cast = cast(portal).await;
    let case = case(&mut cast.eva).await;
    assign(portal, &mut cast, READS).await;
    cast.erik.open(&case).await.status(200);
    mark(&mut cast.karin, cast.agent, "2026-11-20").await;
    cast.erik.open(&case).await.status(404);
    cast.erik
        .open(CUSTOMERS)
        .await
        .sees("Ni har inget agentavtal som gäller i dag")
        .does_not_see("Skicka frågan");
    mark(&mut cast.karin, cast.agent, "").await;
    portal.advance(TimeDelta::days(340));
    for subject in ["Ett uppdrag för Bryggan AB går snart ut", "Ett agentuppdrag för"] {
        let who = if subject.starts_with("Ett upp") {
            &cast.erik
        } else {
            &cast.eva
        };
        assert_eq!(letters(portal, who.email(), subject).await, 1, "{subject}");
    }
    portal.advance(TimeDelta::days(30));
    portal.run_jobs().await;
    assert_eq!(states(portal).await, [AssignmentState::Ended]);
});

both!(only_the_two_it_concerns_answer_and_end, async |portal| {
    let mut cast = cast(portal).await;
    let number = number(portal, CUSTOMER).await;
    ask(&mut cast.erik, &number, READS).await;
    let mut bo = portal.bo().await;
    cast.eva.open(AGENTS).await;
    let (yes, no) = (
        cast.eva.submission("Godkänn, Bryggan AB"),
        cast.eva.submission("Tacka nej, Bryggan AB"),
    );
    // Somebody of another organisation posts it under their own hat.
    bo.open("/organisation/anvandare").await;
    let own = bo.submission("Lämna");
    let token = own.get("_csrf").to_owned();
    let body = format!("_csrf={token}&_key=x&_page=%2F&act=accept");
    let path = format!("{AGENTS}/{}", assignment_id(portal).await);
    let headers = [
        ("content-type", "application/x-www-form-urlencoded"),
        ("sec-fetch-site", "same-origin"),
    ];
    bo.send("POST", &path, &headers, &body).await.status(404);
    assert_eq!(states(portal).await, [AssignmentState::Asked]);
    // Who does not keep the users reads, and does not answer.
    let mut lisa = portal.person("Lisa", "Ås").await;
    portal.give_org_role(cast.customer, lisa.id(), OrgRole::Orderer).await;
    portal.wear(&lisa, Some(cast.customer)).await;
    lisa.open(AGENTS)
        .await
        .sees("Bryggan AB vill bli er agent")
        .does_not_see("Tacka nej");
    cast.eva.submit(&no).await.follow().await.flash("Ni har tackat nej");
    cast.eva
        .submit(&yes)
        .await
        .follow()
        .await
        .sees("Agentens fråga är redan besvarad");
    assert_eq!(states(portal).await, [AssignmentState::Declined]);
    assert_eq!(letters(portal, cast.erik.email(), "En kund har tackat nej").await, 1);
    cast.erik.open(CUSTOMERS).await.does_not_see(CUSTOMER);
    bo.open(CUSTOMERS)
        .await
        .sees("Ni har inget agentavtal som gäller i dag")
        .does_not_see("Skicka frågan");
});

async fn assignment_id(portal: &TestPortal) -> String {
    let row = assignment::Entity::find().one(portal.store.db()).await.unwrap();
    row.unwrap().id.to_string()
}

both!(of_many_answers_at_once_one_counts, async |portal| {
    let mut cast = cast(portal).await;
    let number = number(portal, CUSTOMER).await;
    ask(&mut cast.erik, &number, READS).await;
    let mut answers = Vec::new();
    let buttons = ["Godkänn, Bryggan AB", "Tacka nej, Bryggan AB"];
    for (n, button) in buttons.into_iter().cycle().take(10).enumerate() {
        let mut other = portal.person(&format!("Nr{n}"), "Sund").await;
        portal
            .give_org_role(cast.customer, other.id(), OrgRole::Administrator)
            .await;
        portal.wear(&other, Some(cast.customer)).await;
        other.open(AGENTS).await;
        let form = other.submission(button);
        answers.push((other, form));
    }
    futures::future::join_all(answers.iter_mut().map(async |(who, form)| {
        who.submit(form).await.status(303);
    }))
    .await;
    let after = states(portal).await;
    assert!(
        matches!(after[..], [AssignmentState::Active | AssignmentState::Declined]),
        "{after:?}"
    );
    let told = letters(portal, cast.erik.email(), "En kund har").await;
    assert_eq!(told, 1);
});

both!(an_agreement_is_for_companies_and_not_for_ones_own, async |portal| {
    let (mut karin, mut bo) = (portal.customer_service().await, portal.bo().await);
    let association = by_name(portal, "Exempel IF").await.unwrap().id;
    let page = |id: Id<Organisation>| format!("/handlaggning/organisationer/{id}/agent");
    karin.open(&page(association)).await.status(404);
    let company = portal.organisation("foretag", AGENT).await;
    bo.open(&page(company)).await.status(403);
    karin
        .open(&page(company))
        .await
        .press("Spara")
        .await
        .mistakes(&["Skriv ett datum, till exempel 2027-03-31."]);
    karin
        .fill("Gäller från", "2026-11-01")
        .fill("Gäller till och med", "2026-10-01")
        .press("Spara")
        .await
        .status(422);
    karin.fill("Gäller till och med", "");
    let save = karin.submission("Spara");
    portal.give_org_role(company, karin.id(), OrgRole::Contact).await;
    karin.submit(&save).await.status(422);
});
