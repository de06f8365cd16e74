//! `/organisation/uppgifter/andring` and its queue among staff: numbers that only staff change.

use base::{Id, OrgRole, Organisation};
use organisations::tables::change_request::{self, ChangeState, giro};
use sea_orm::EntityTrait;
use testkit::{Browser, TestPortal, both};

use super::{NUMBER, PERSONNUMMER, WRONG, by_name, letters};

const PATH: &str = "/organisation/uppgifter/andring";
const QUEUE: &str = "/handlaggning/organisationer/begaran";
const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n";
const OFFICE: &str = "foreningsenheten@kommunen.example";
const WARNING: &str = "Någon vill ändra ett nummer för Exempel IF";

async fn exempel(portal: &TestPortal) -> Id<Organisation> {
    by_name(portal, "Exempel IF").await.unwrap().id
}

async fn ask(who: &mut Browser, field: &str, value: &str) {
    who.open(PATH)
        .await
        .choose("Vad ska ändras?", field)
        .fill("Nytt nummer", value)
        .fill("Varför?", "Vi har bytt bank.")
        .press("Skicka begäran")
        .await;
}

async fn states(portal: &TestPortal) -> Vec<ChangeState> {
    let rows = change_request::Entity::find().all(portal.store.db()).await.unwrap();
    rows.iter().map(|row| row.state).collect()
}

async fn giros(portal: &TestPortal) -> Vec<String> {
    let rows = giro::Entity::find().all(portal.store.db()).await.unwrap();
    rows.into_iter().map(|row| row.number).collect()
}

/// Opens the first request in the queue.
async fn open_first(officer: &mut Browser) {
    officer.open(QUEUE).await.click("Exempel IF").await;
}

both!(a_bankgiro_is_asked_for_warned_of_and_approved, async |portal| {
    let (mut bo, lisa) = (portal.bo().await, portal.person("Lisa", "Ås").await);
    let id = exempel(portal).await;
    portal.give_org_role(id, lisa.id(), OrgRole::AssociationManager).await;
    bo.open("/organisation/fakturering").await.click("Begär ändring").await;
    bo.heading("Begär ändring").attach("intyg.pdf", PDF);
    bo.choose("Vad ska ändras?", "Bankgiro")
        .fill("Nytt nummer", "5050 1055")
        .fill("Varför?", "Vi har bytt bank.");
    let form = bo.submission("Skicka begäran");
    for _ in 0..2 {
        bo.submit(&form).await.leads_to(&format!("{PATH}?som={id}"));
    }
    bo.follow().await.flash("Begäran är skickad.").sees("Nytt: 5050-1055");
    for who in [bo.email(), lisa.email()] {
        assert_eq!(letters(portal, who, WARNING).await, 1, "{who}");
    }
    assert_eq!(letters(portal, OFFICE, "Begäran om ändring från Exempel IF").await, 1);
    ask(&mut bo, "Bankgiro", "123-4566").await;
    bo.mistakes(&["En begäran om samma sak väntar redan på oss. Ta tillbaka den först om den är fel."]);
    assert!(giros(portal).await.is_empty());

    let mut karin = portal.customer_service().await;
    open_first(&mut karin).await;
    karin
        .heading("Ändring: Bankgiro")
        .sees("5050-1055")
        .sees("Vi har bytt bank.");
    let file = karin.page().link("intyg.pdf");
    let approve = karin.submission("Godkänn");
    karin.open(&file).await.status(200);
    for _ in 0..2 {
        karin.submit(&approve).await.leads_to(QUEUE);
    }
    karin
        .follow()
        .await
        .flash("Beslutet är sparat")
        .does_not_see("Ändring: Bankgiro");
    assert_eq!(giros(portal).await, ["50501055"]);
    for who in [bo.email(), lisa.email()] {
        assert_eq!(letters(portal, who, "Ett nummer för Exempel IF är ändrat").await, 1);
    }
    bo.open("/organisation/fakturering").await.sees("5050-1055");
    ask(&mut bo, "Bankgiro", "50501055").await;
    bo.mistakes(&["Det numret har ni redan."]);
    // From the old to the new stands in the history.
    ask(&mut bo, "Bankgiro", "123-4566").await;
    bo.follow()
        .await
        .sees("5050-1055 → 123-4566")
        .sees("begärd av Bo Karlsson");
});

both!(mistakes_in_numbers_are_told, async |portal| {
    let mut bo = portal.bo().await;
    bo.open(PATH)
        .await
        .press("Skicka begäran")
        .await
        .mistakes(&["Välj vad som ska ändras.", "Skriv varför numret ska ändras."]);
    let personal = "En förening kan inte ha ett personnummer. Fyll i föreningens organisationsnummer.";
    let wrong = "Organisationsnumret stämmer inte. Kontrollera att alla siffror är rätt.";
    for (field, value, mistake) in [
        ("Bankgiro", "", "Fyll i det nya numret."),
        (
            "Bankgiro",
            "5050-1056",
            "Numret stämmer inte. Kontrollera att alla siffror är rätt.",
        ),
        (
            "Bankgiro",
            "12",
            "Ett bankgiro har sju eller åtta siffror, ett plusgiro två till åtta.",
        ),
        (
            "Plusgiro",
            "4 15 81-3",
            "Numret stämmer inte. Kontrollera att alla siffror är rätt.",
        ),
        ("Organisationsnummer", WRONG, wrong),
        ("Organisationsnummer", PERSONNUMMER, personal),
    ] {
        ask(&mut bo, field, value).await;
        bo.mistakes(&[mistake]);
    }
    let other = portal.organisation("forening", "Kammarkören Klang").await;
    let row = by_name(portal, "Kammarkören Klang").await.unwrap();
    assert_eq!(row.id, other);
    let digits = portal
        .store
        .keys()
        .open("organisations.number", &row.organisation_number.unwrap())
        .unwrap();
    ask(&mut bo, "Organisationsnummer", &String::from_utf8(digits).unwrap()).await;
    bo.mistakes(&["En annan organisation hos oss har redan det numret. Kontrollera siffrorna."])
        .does_not_see("Kammarkören");
});

both!(a_number_is_declined_taken_back_and_changed, async |portal| {
    let (mut bo, mut karin) = (portal.bo().await, portal.customer_service().await);
    ask(&mut bo, "Organisationsnummer", NUMBER).await;
    open_first(&mut karin).await;
    let late = karin.submission("Godkänn");
    karin.press("Avslå").await.mistakes(&["Skriv varför begäran avslås."]);
    karin
        .fill("Skäl", "Numret är inte ert.")
        .press("Avslå")
        .await
        .leads_to(QUEUE);
    portal.run_jobs().await;
    let told = portal.mail(bo.email(), "En ändring för Exempel IF är avslagen").await;
    assert!(told.text.contains("Numret är inte ert."));
    bo.open(PATH).await.sees("Avslag").sees("Numret är inte ert.");
    karin
        .submit(&late)
        .await
        .mistakes(&["Begäran om nytt nummer är redan besvarad eller tillbakatagen."]);

    ask(&mut bo, "Organisationsnummer", NUMBER).await;
    let path = bo.location();
    bo.open(&path).await.press("Ta tillbaka, Organisationsnummer").await;
    bo.follow().await.flash("Begäran är tillbakatagen.");
    karin.open(QUEUE).await.does_not_see("Exempel IF");

    ask(&mut bo, "Organisationsnummer", NUMBER).await;
    open_first(&mut karin).await;
    karin.press("Godkänn").await.leads_to(QUEUE);
    bo.open("/organisation").await.sees(NUMBER);
    assert_eq!(
        states(portal).await,
        [ChangeState::Declined, ChangeState::Withdrawn, ChangeState::Approved]
    );
});

both!(
    requests_are_for_managers_and_for_officers_without_a_part,
    async |portal| {
        let (mut bo, mut anna, mut karin) = (portal.bo().await, portal.anna().await, portal.customer_service().await);
        let id = exempel(portal).await;
        portal.give_org_role(id, anna.id(), OrgRole::Contact).await;
        portal.wear(&anna, Some(id)).await;
        bo.open(PATH).await;
        let form = bo
            .choose("Vad ska ändras?", "Plusgiro")
            .fill("Nytt nummer", "4 15 81-0")
            .fill("Varför?", "Nytt konto")
            .submission("Skicka begäran");
        bo.submit(&form).await.status(303);
        anna.open(PATH)
            .await
            .sees("Nytt: 4 15 81-0")
            .does_not_see("Skicka begäran");
        open_first(&mut karin).await;
        let page = karin.page().path.clone();
        let approve = karin.submission("Godkänn");
        portal.give_org_role(id, karin.id(), OrgRole::Contact).await;
        karin
            .open(&page)
            .await
            .sees("Din egen organisation")
            .does_not_see("Godkänn ändringen");
        karin
            .submit(&approve)
            .await
            .mistakes(&["Du agerar själv för organisationen. Lämna den till en kollega."]);
        anna.open(&page).await.status(403);
        portal.visitor().open(PATH).await.status(303);
        // Somebody of another organisation takes it back by changed form data.
        let mut sara = portal.stranger().await;
        let other = portal.organisation("forening", "Kammarkören Klang").await;
        portal
            .give_org_role(other, sara.id(), OrgRole::AssociationManager)
            .await;
        portal.wear(&sara, Some(other)).await;
        sara.open(PATH).await.does_not_see("Nytt: 4 15 81-0");
        let token = sara.page().attributes("input[name=_csrf]", "value").remove(0);
        let request = page.rsplit('/').next().unwrap();
        let body = format!("_csrf={token}&_key=x&_page=%2F");
        let headers = [
            ("content-type", "application/x-www-form-urlencoded"),
            ("sec-fetch-site", "same-origin"),
        ];
        sara.send("POST", &format!("{PATH}/{request}"), &headers, &body)
            .await
            .status(404);
        assert_eq!(states(portal).await, [ChangeState::Waiting]);
    }
);

both!(of_many_decisions_at_once_one_counts, async |portal| {
    let mut bo = portal.bo().await;
    ask(&mut bo, "Bankgiro", "5050-1055").await;
    bo.follow().await;
    let back = bo.submission("Ta tillbaka, Bankgiro");
    let mut officers = Vec::new();
    for n in 0..6 {
        let roles = [base::StaffRole::CustomerService];
        let mut officer = portal.staff(&format!("Nr{n}"), "Berg", &roles).await;
        open_first(&mut officer).await;
        officers.push(officer);
    }
    let approve: Vec<_> = officers.iter().map(|officer| officer.submission("Godkänn")).collect();
    let all = officers
        .iter_mut()
        .zip(&approve)
        .map(async |(officer, form)| officer.submit(form).await.page().status.as_u16());
    let (statuses, _) = tokio::join!(futures::future::join_all(all), bo.submit(&back));
    let approved = statuses.iter().filter(|status| **status == 303).count();
    let after = states(portal).await;
    match after[..] {
        [ChangeState::Approved] => assert_eq!(approved, 1),
        [ChangeState::Withdrawn] => assert_eq!((approved, giros(portal).await.len()), (0, 0)),
        _ => panic!("{after:?}"),
    }
});
