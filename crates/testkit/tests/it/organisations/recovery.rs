//! "Vem är administratör?", and `/organisation/aterstallning`: when nobody is left who keeps the users.

use base::{Id, OrgRole, Organisation};
use chrono::TimeDelta;
use organisations::queries;
use testkit::{Browser, TestPortal, both};

use super::{by_name, letters};

const PATH: &str = "/organisation/aterstallning";
const HEAD: OrgRole = OrgRole::AssociationManager;

/// Anna asks to take over Exempel IF, whose manager bo does not answer; Nils and Eva act for it too.
struct Asked {
    bo: Browser,
    anna: Browser,
    nils: Browser,
    eva: Browser,
    id: Id<Organisation>,
}

async fn colleague(portal: &TestPortal, id: Id<Organisation>, first: &str) -> Browser {
    let person = portal.person(first, "Ek").await;
    portal.give_org_role(id, person.id(), OrgRole::SubUserBooking).await;
    portal.wear(&person, Some(id)).await;
    person
}

async fn asked(portal: &TestPortal) -> Asked {
    let bo = portal.bo().await;
    let id = by_name(portal, "Exempel IF").await.unwrap().id;
    let mut anna = colleague(portal, id, "Anna").await;
    let (nils, eva) = (colleague(portal, id, "Nils").await, colleague(portal, id, "Eva").await);
    anna.open("/organisation/anvandare")
        .await
        .click("Finns det ingen kvar som kan sköta användarna?")
        .await
        .press("Skicka begäran")
        .await
        .mistakes(&["Skriv varför ingen annan kan ge dig behörigheten."]);
    anna.fill("Varför?", "Bo har flyttat utomlands.")
        .press("Skicka begäran")
        .await;
    anna.follow().await.flash("Din begäran är skickad").sees("0 av 2");
    Asked {
        bo,
        anna,
        nils,
        eva,
        id,
    }
}

async fn leads(portal: &TestPortal, id: Id<Organisation>, who: &Browser) -> bool {
    let heads = queries::holders(portal.store.db(), id, &[HEAD]).await.unwrap();
    heads.contains(&who.id())
}

both!(who_it_is_is_not_told_but_the_question_goes_on, async |portal| {
    let bo = portal.bo().await;
    let id = by_name(portal, "Exempel IF").await.unwrap().id;
    let mut sara = portal.stranger().await;
    sara.open(&format!("/behorighet/{id}"))
        .await
        .press("Vem är föreningsansvarig?")
        .await
        .follow()
        .await
        .flash("Vi har skickat din fråga vidare.")
        .does_not_see("Bo Karlsson");
    assert_eq!(
        letters(portal, bo.email(), "Någon frågar vem som sköter Exempel IF").await,
        1
    );
    let letter = portal.mail(bo.email(), "Någon frågar vem som sköter Exempel IF").await;
    assert!(letter.text.contains(sara.email()));
    sara.open("/mitt-konto/historik")
        .await
        .sees("Frågade vem som sköter Exempel IF");
});

both!(two_signatures_and_seven_quiet_days_give_the_role, async |portal| {
    let mut it = asked(portal).await;
    for who in [&it.bo, &it.anna, &it.nils, &it.eva] {
        let told = letters(portal, who.email(), "Någon begär att få ta över ansvaret").await;
        assert_eq!(told, 1);
    }
    // Who asks cannot sign, nobody signs twice, and it takes two.
    it.anna.open(PATH).await.does_not_see("Skriv under");
    it.nils.open(PATH).await.sees("Bo har flyttat utomlands.");
    let sign = it.nils.submission("Skriv under");
    for _ in 0..2 {
        it.nils
            .submit(&sign)
            .await
            .follow()
            .await
            .flash("Du har skrivit under.")
            .sees("1 av 2");
    }
    it.nils.does_not_see("Skriv under");
    let stop = it.nils.submission("Stoppa").with("act", "sign");
    it.nils
        .submit(&stop)
        .await
        .follow()
        .await
        .flash("Du har redan skrivit under.");
    it.eva.open(PATH).await.press("Skriv under").await;
    assert_eq!(
        letters(portal, it.bo.email(), "Om sju dagar får Exempel IF en ny ansvarig").await,
        1
    );
    portal.advance(TimeDelta::days(6));
    portal.run_jobs().await;
    assert!(!leads(portal, it.id, &it.anna).await);
    portal.advance(TimeDelta::days(1) + TimeDelta::hours(2));
    portal.run_jobs().await;
    assert!(leads(portal, it.id, &it.anna).await);
    assert_eq!(letters(portal, it.bo.email(), "Exempel IF har en ny ansvarig").await, 1);
});

both!(anybody_there_can_stop_it, async |portal| {
    let mut it = asked(portal).await;
    for who in [&mut it.nils, &mut it.eva] {
        who.open(PATH).await.press("Skriv under").await;
    }
    it.bo.open("/organisation/anvandare").await.click("Läs och svara").await;
    it.bo.does_not_see("Skriv under").press("Stoppa").await;
    it.bo.follow().await.flash("Begäran är stoppad");
    portal.advance(TimeDelta::days(8));
    portal.run_jobs().await;
    assert!(!leads(portal, it.id, &it.anna).await);
    assert_eq!(letters(portal, "anna.ek@exempel.example", "är stoppad").await, 1);
});

both!(staff_decide_after_documents, async |portal| {
    let mut it = asked(portal).await;
    let office = "foreningsenheten@kommunen.example";
    assert_eq!(
        letters(portal, office, "Begäran om ny ansvarig för Exempel IF").await,
        1
    );
    let mut karin = portal.customer_service().await;
    karin
        .open("/handlaggning/organisationer")
        .await
        .click("Begäran från organisationer 1")
        .await
        .click("Exempel IF")
        .await
        .sees("Anna Ek");
    karin.press("Avslå").await.mistakes(&["Skriv varför begäran avslås."]);
    let approve = karin.submission("Godkänn");
    for _ in 0..2 {
        karin
            .submit(&approve)
            .await
            .leads_to("/handlaggning/organisationer/begaran");
    }
    karin.follow().await.sees("Kan stoppas");
    it.anna.open(PATH).await.sees("Får behörigheten");
    portal.advance(TimeDelta::days(7) + TimeDelta::hours(2));
    portal.run_jobs().await;
    assert!(leads(portal, it.id, &it.anna).await);
});

both!(staff_say_no_with_a_reason_and_not_about_their_own, async |portal| {
    let it = asked(portal).await;
    let page = format!("/handlaggning/organisationer/{}/aterstallning", it.id);
    let mut karin = portal.customer_service().await;
    portal.give_org_role(it.id, karin.id(), OrgRole::Contact).await;
    karin
        .open(&page)
        .await
        .sees("Din egen organisation")
        .does_not_see("Avslå begäran");
    let mut ada = portal.administrator().await;
    ada.open(&page)
        .await
        .fill("Skäl", "Protokollet saknar underskrift.")
        .press("Avslå")
        .await
        .leads_to("/handlaggning/organisationer/begaran");
    portal.run_jobs().await;
    let letter = portal
        .mail(
            "anna.ek@exempel.example",
            "Begäran om ny ansvarig för Exempel IF är avslagen",
        )
        .await;
    assert!(letter.text.contains("Protokollet saknar underskrift."));
    ada.open(&page).await.status(404);
});

both!(who_keeps_the_users_has_no_need_to_ask, async |portal| {
    let mut it = asked(portal).await;
    let mut forged = it.anna.open(PATH).await.submission("Stoppa");
    forged = forged.with("act", "sign");
    it.anna
        .submit(&forged)
        .await
        .follow()
        .await
        .flash("Du har redan skrivit under.");
    it.bo.open(PATH).await;
    let sign = it.bo.submission("Stoppa").with("act", "sign");
    it.bo.submit(&sign).await.status(403);
    let mut sara = portal.stranger().await;
    sara.open(PATH).await.sees("Du agerar som privatperson");
    portal
        .visitor()
        .open(PATH)
        .await
        .leads_to("/logga-in?till=%2Forganisation%2Faterstallning");
});

/// Anna asks again, and names an authorised signatory; gives where it is signed.
async fn naming(portal: &TestPortal, anna: &mut Browser, email: &str) -> String {
    anna.open(PATH).await.fill("Varför?", "Bo har flyttat.");
    anna.fill("Firmatecknarens e-postadress", email)
        .press("Skicka begäran")
        .await;
    anna.follow().await.flash("Din begäran är skickad");
    portal.run_jobs().await;
    let letter = portal.mail(email, "Skriv under för Exempel IF?").await;
    let link = letter.link();
    link[link.find("/underskrift/").unwrap()..].to_owned()
}

both!(an_authorised_signatory_of_the_board_signs_alone, async |portal| {
    let (mut bo, eva) = (portal.bo().await, portal.person("Eva", "Ek").await);
    let id = by_name(portal, "Exempel IF").await.unwrap().id;
    let mut anna = colleague(portal, id, "Anna").await;
    portal.give_org_role(id, eva.id(), OrgRole::Contact).await;
    bo.open("/organisation/styrelse/ny")
        .await
        .choose("Person med konto", "Eva Ek")
        .choose("Post", "Kassör")
        .fill("Från och med", "2026-01-01")
        .fill("Till och med", "2027-12-31")
        .tick("Tecknar firman ensam")
        .press("Spara")
        .await;
    bo.follow().await.sees("Firmatecknare");
    let mut eva = eva;
    let at = naming(portal, &mut anna, eva.email()).await;
    eva.open(&at)
        .await
        .heading("Skriv under som firmatecknare")
        .sees("Exempel IF")
        .sees("Anna Ek")
        .sees("Bo har flyttat.");
    let sign = eva.submission("Skriv under");
    for _ in 0..2 {
        eva.submit(&sign).await.leads_to(&at);
    }
    eva.follow()
        .await
        .flash("Du har skrivit under.")
        .does_not_see("Skriv under\n");
    for who in [&bo, &anna, &eva] {
        let told = letters(portal, who.email(), "Om sju dagar får Exempel IF en ny ansvarig").await;
        assert_eq!(told, 1);
    }
    portal.advance(TimeDelta::days(7) + TimeDelta::hours(2));
    portal.run_jobs().await;
    assert!(leads(portal, id, &anna).await);
    for who in [&mut bo, &mut eva] {
        let (person, email) = (who.id(), who.email().to_owned());
        portal.log_in(who, person, &email).await;
    }
    eva.open(&at).await.sees("Begäran är avslutad.");
    portal.wear(&bo, Some(id)).await;
    bo.open("/organisation/historik").await.sees("Underskrift");
});

both!(
    whom_nobody_knows_as_signatory_signs_for_staff_to_check,
    async |portal| {
        let mut bo = portal.bo().await;
        let id = by_name(portal, "Exempel IF").await.unwrap().id;
        let mut anna = colleague(portal, id, "Anna").await;
        let mut ulf = portal.person("Ulf", "Ek").await;
        anna.open(PATH)
            .await
            .fill("Varför?", "Bo har flyttat.")
            .fill("Firmatecknarens e-postadress", "ulf")
            .press("Skicka begäran")
            .await
            .status(422);
        let at = naming(portal, &mut anna, ulf.email()).await;
        ulf.open(&at).await.press("Skriv under").await;
        ulf.follow().await.sees("Du har skrivit under.");
        anna.open(PATH)
            .await
            .sees("0 av 2")
            .sees("Därför kontrollerar vi handlingarna.");
        // For everybody else it is not there.
        for mut other in [portal.stranger().await, colleague(portal, id, "Nils").await] {
            other.open(&at).await.status(404);
        }
        bo.open(&at).await.status(404);
        portal.visitor().open(&at).await.status(303);
        let mut karin = portal.customer_service().await;
        karin
            .open(&format!("/handlaggning/organisationer/{id}/aterstallning"))
            .await
            .sees("Ulf Ek")
            .sees(ulf.email())
            .press("Godkänn")
            .await
            .leads_to("/handlaggning/organisationer/begaran");
        // The signatory can still stop it.
        ulf.open(&at).await.press("Stoppa").await;
        portal.advance(TimeDelta::days(8));
        portal.run_jobs().await;
        assert!(!leads(portal, id, &anna).await);
    }
);

both!(who_is_an_authorised_signatory_signs_by_asking, async |portal| {
    let id = portal.organisation("foretag", "Almgrens Bygg AB").await;
    let (karin, mut ingrid) = (portal.anna().await, portal.person("Ingrid", "Ek").await);
    portal.give_org_role(id, karin.id(), OrgRole::Administrator).await;
    portal
        .give_org_role(id, ingrid.id(), OrgRole::AuthorisedSignatory)
        .await;
    portal.wear(&ingrid, Some(id)).await;
    ingrid
        .open(PATH)
        .await
        .fill("Varför?", "Karin har slutat.")
        .press("Skicka begäran")
        .await;
    ingrid.follow().await.sees("Får behörigheten");
    let subject = "Om sju dagar får Almgrens Bygg AB en ny ansvarig";
    assert_eq!(letters(portal, karin.email(), subject).await, 1);
    portal.advance(TimeDelta::days(7) + TimeDelta::hours(2));
    portal.run_jobs().await;
    let heads = queries::holders(portal.store.db(), id, &[OrgRole::Administrator])
        .await
        .unwrap();
    assert!(heads.contains(&ingrid.id()));
});
