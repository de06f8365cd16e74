//! `/handlaggning/behorigheter`: giving and taking staff roles.

use base::{Id, Person, StaffRole};
use testkit::{Browser, TestPortal, both, new_person};

const PATH: &str = "/handlaggning/behorigheter";

async fn roles(portal: &TestPortal, person: Id<Person>) -> Vec<StaffRole> {
    accounts::queries::staff_roles(portal.store.db(), person).await.unwrap()
}

async fn give<'b>(browser: &'b mut Browser, account: &str, role: &str) -> &'b mut Browser {
    browser
        .open("/handlaggning/behorigheter/ge")
        .await
        .heading("Ge behörighet");
    browser.fill("Personens e-postadress eller användarnamn", account);
    browser.choose("Behörighet", role).press("Ge behörighet").await
}

fn role_page(person: &Browser, role: StaffRole) -> String {
    format!("{PATH}/{}/{}", person.id(), role.code())
}

both!(an_administrator_gives_a_role_and_takes_it_again, async |portal| {
    let mut anna = portal.anna().await;
    let mut ada = portal.administrator().await;
    anna.open("/handlaggning/arenden").await.status(403);
    give(&mut ada, anna.email(), "Ärendehandläggare").await.leads_to(PATH);
    ada.follow().await.flash("Behörigheten gäller nu").sees("Anna Ek");
    anna.open("/handlaggning/arenden").await.status(200);
    portal.run_jobs().await;
    assert!(
        portal
            .mail(anna.email(), "Du har fått en behörighet")
            .await
            .text
            .contains("Ärendehandläggare")
    );
    anna.open("/mitt-konto/historik")
        .await
        .sees("Behörigheten ärendehandläggare gavs");

    ada.open(&format!("{PATH}?roll=cashier"))
        .await
        .sees("Ingen har den behörigheten");
    ada.open(&format!("{PATH}?roll=case_officer")).await;
    assert_eq!(ada.page().all("tbody th"), ["Anna Ek"]);
    ada.click("Ärendehandläggare")
        .await
        .heading("Ärendehandläggare: Anna Ek")
        .sees("Ada Strand");
    ada.press("Ta bort behörigheten").await.leads_to(PATH);
    ada.follow().await.flash("Behörigheten är borttagen.");
    anna.open("/handlaggning/arenden").await.status(403);
    portal.run_jobs().await;
    portal.mail(anna.email(), "En behörighet är borttagen").await;
});

both!(what_cannot_be_given_is_told, async |portal| {
    let omar = portal.officer().await;
    let mut ada = portal.administrator().await;
    give(&mut ada, "", "Välj behörighet").await.mistakes(&[
        "Skriv personens e-postadress eller användarnamn.",
        "Välj en behörighet.",
    ]);
    let unknown = "Det finns inget konto med den adressen eller det användarnamnet.";
    give(&mut ada, "ingen@exempel.example", "Kassör")
        .await
        .mistakes(&[unknown]);
    let has_it = "Personen har redan behörigheten, eller så väntar den på godkännande.";
    give(&mut ada, omar.email(), "Ärendehandläggare")
        .await
        .mistakes(&[has_it]);
    let own = "Ingen ger, godkänner eller tar bort sina egna behörigheter. Be en annan systemadministratör.";
    let me = ada.email().to_owned();
    give(&mut ada, &me, "Kassör").await.mistakes(&[own]);
    let csv = "email,first_name,last_name\nlisa@exempel.example,Lisa,Berg\n";
    accounts::import::import(portal, csv.as_bytes(), |_| {}).await.unwrap();
    let not_active = "Kontot är inte i bruk. Personen behöver ha ett bekräftat konto som inte är låst.";
    give(&mut ada, "lisa@exempel.example", "Kassör")
        .await
        .mistakes(&[not_active]);
});

both!(
    a_role_waits_for_four_eyes,
    |config| config.staff.four_eyes = true,
    async |portal| {
        let mut anna = portal.anna().await;
        let mut ada = portal.administrator().await;
        let mut eva = portal.staff("Eva", "Holm", &[StaffRole::SystemAdministrator]).await;
        give(&mut ada, anna.email(), "Systemadministratör").await.leads_to(PATH);
        ada.follow().await.flash("väntar").sees("Väntar på godkännande");
        assert!(roles(portal, anna.id()).await.is_empty());
        anna.open(PATH).await.status(403);
        let page = role_page(&anna, StaffRole::SystemAdministrator);
        ada.open(&page)
            .await
            .sees("Du gav behörigheten själv")
            .does_not_see("approve");
        let declined = ada.submission("Avslå");
        let own_gift = "Du gav behörigheten själv. En annan systemadministratör behöver godkänna den.";
        ada.submit(&declined.clone().with("act", "approve"))
            .await
            .mistakes(&[own_gift]);
        eva.open(PATH)
            .await
            .click("Granska: Anna Ek, Systemadministratör")
            .await;
        eva.press("Godkänn").await.leads_to(PATH);
        eva.follow().await.flash("Behörigheten är godkänd");
        assert_eq!(roles(portal, anna.id()).await, [StaffRole::SystemAdministrator]);
        anna.open(PATH).await.status(200);
        eva.open(&page).await.sees("Godkändes av").sees("Eva Holm");

        give(&mut ada, anna.email(), "Kassör").await.leads_to(PATH);
        eva.open(&role_page(&anna, StaffRole::Cashier))
            .await
            .press("Avslå")
            .await
            .leads_to(PATH);
        eva.open(&role_page(&anna, StaffRole::Cashier)).await.status(404);
        assert_eq!(roles(portal, anna.id()).await, [StaffRole::SystemAdministrator]);
    }
);

both!(the_last_administrator_stays, async |portal| {
    let mut ada = portal.administrator().await;
    let own = role_page(&ada, StaffRole::SystemAdministrator);
    ada.open(&own).await.press("Ta bort behörigheten").await;
    ada.mistakes(&["Ingen ger, godkänner eller tar bort sina egna behörigheter. Be en annan systemadministratör."]);

    let mut eva = portal.staff("Eva", "Holm", &[StaffRole::SystemAdministrator]).await;
    let lock = |who: &Browser| format!("/handlaggning/personer/{}/las", who.id());
    eva.open(&lock(&ada))
        .await
        .fill("Orsak", "Prov")
        .press("Lås kontot")
        .await
        .status(303);
    // Ada is locked, so Eva is the last one, and Ada's role may go.
    eva.open(&own).await.press("Ta bort behörigheten").await.leads_to(PATH);
});

both!(of_fifty_parallel_removals_one_administrator_is_left, async |portal| {
    let mut all = Vec::new();
    for n in 0..50 {
        let mut new = new_person(&format!("Ada{n}"), "Strand");
        new.staff = vec![StaffRole::SystemAdministrator];
        all.push(portal.settle(&new).await);
    }
    let mut forms = Vec::new();
    for n in 0..50 {
        let next = role_page(&all[(n + 1) % 50], StaffRole::SystemAdministrator);
        let me = &mut all[n];
        me.open(&next).await.status(200);
        forms.push((me.clone(), me.submission("Ta bort behörigheten")));
    }
    let sent = forms
        .into_iter()
        .map(|(mut me, form)| async move { me.submit(&form).await.page().status.as_u16() });
    let answers = futures::future::join_all(sent).await;
    let left = accounts::queries::staff_with(portal.store.db(), &[StaffRole::SystemAdministrator])
        .await
        .unwrap();
    assert!(!left.is_empty(), "nobody is left");
    let taken = answers.iter().filter(|status| **status == 303).count();
    assert_eq!(taken + left.len(), 50, "{answers:?}");
    assert!(
        answers.iter().all(|status| [303, 403, 404, 422].contains(status)),
        "{answers:?}"
    );
});

both!(the_same_removal_often_is_one_removal, async |portal| {
    let omar = portal.officer().await;
    let mut ada = portal.administrator().await;
    ada.open(&role_page(&omar, StaffRole::CaseOfficer)).await;
    let form = ada.submission("Ta bort behörigheten");
    for _ in 0..3 {
        ada.submit(&form).await.leads_to(PATH);
    }
    portal.run_jobs().await;
    assert_eq!(portal.mail_to(omar.email()).await.len(), 1);
});

both!(the_pages_are_for_administrators, async |portal| {
    let omar = portal.officer().await;
    let mut karin = portal.customer_service().await;
    let mut visitor = portal.visitor();
    let page = role_page(&omar, StaffRole::CaseOfficer);
    for path in [PATH, "/handlaggning/behorigheter/ge", &page] {
        karin.open(path).await.status(403);
        visitor.open(path).await.status(303);
    }
    karin.open("/handlaggning/personer").await;
    let mut form = karin.submission("Sök").with("act", "take");
    form.action = page;
    karin.submit(&form).await.status(403);
    assert_eq!(roles(portal, omar.id()).await, [StaffRole::CaseOfficer]);
    let mut ada = portal.administrator().await;
    for wrong in [
        "/handlaggning/behorigheter/x/cashier",
        &role_page(&omar, StaffRole::Cashier),
    ] {
        ada.open(wrong).await.status(404);
    }
});
