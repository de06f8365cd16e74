//! `/mitt-konto/personuppgifter`: what is held about the person, and who looked.

use base::StaffRole;
use chrono::TimeDelta;
use testkit::{both, new_person};

const PAGE: &str = "/mitt-konto/personuppgifter";

both!(every_room_tells_what_it_holds_and_why, async |portal| {
    let mut bo = portal.bo().await;
    let mut anna = portal.anna().await;
    anna.open("/arenden/ny").await;
    anna.choose("Vad gäller det?", "Bokning av lokal")
        .fill("Rubrik", "Hallen")
        .fill("Meddelande", "Finns det en ledig tid?")
        .press("Skicka")
        .await;
    anna.open("/mitt-konto/uppgifter")
        .await
        .click("Mina personuppgifter")
        .await;
    anna.heading("Mina personuppgifter");
    anna.sees("Namn, e-postadress, lösenord (går inte att läsa)")
        .sees("Ett eget")
        .sees("Ett mejl eller sms")
        .sees("I 2 år")
        .sees("I ett år")
        .does_not_see("Exempel IF");
    assert_eq!(
        anna.page().link("Läs mer om hur vi behandlar personuppgifter"),
        "/om/personuppgifter"
    );
    bo.open(PAGE)
        .await
        .sees("Exempel IF (Föreningsansvarig)")
        .sees("Inga egna");
});

both!(a_person_sees_who_has_looked_and_strangers_do_not, async |portal| {
    let (mut anna, mut sara) = (portal.anna().await, portal.stranger().await);
    let id = anna.id();
    anna.open(PAGE).await.sees("Ingen har öppnat dina uppgifter");
    let mut omar = portal.officer().await;
    omar.open(&format!("/handlaggning/personer/{}", anna.id())).await;
    anna.open(PAGE)
        .await
        .sees("Omar Haddad")
        .sees("Sidan om dig")
        .sees("En gång");
    anna.does_not_see("Ingen har öppnat");
    sara.open(PAGE).await.does_not_see("Omar Haddad");
    portal
        .visitor()
        .open(PAGE)
        .await
        .leads_to("/logga-in?till=%2Fmitt-konto%2Fpersonuppgifter");
    portal.advance(TimeDelta::days(366));
    portal.run_jobs().await;
    portal.log_in(&mut anna, id, "anna.ek@exempel.example").await;
    anna.open(PAGE).await.sees("Ingen har öppnat dina uppgifter");
});

both!(officers_with_protected_identity_are_not_named, async |portal| {
    let mut anna = portal.anna().await;
    let mut hidden = new_person("Vera", "Skog");
    hidden.staff = vec![StaffRole::CaseOfficer];
    hidden.protected = true;
    let mut vera = portal.settle(&hidden).await;
    vera.open(&format!("/handlaggning/personer/{}", anna.id()))
        .await
        .status(200);
    anna.open(PAGE).await.sees("En handläggare").does_not_see("Vera");
});

both!(many_looks_are_told_page_by_page, async |portal| {
    let (mut anna, mut omar) = (portal.anna().await, portal.officer().await);
    let id = anna.id();
    for _ in 0..21 {
        omar.open(&format!("/handlaggning/personer/{}", anna.id())).await;
        portal.advance(TimeDelta::minutes(16));
    }
    portal.log_in(&mut anna, id, "anna.ek@exempel.example").await;
    assert_eq!(anna.open(PAGE).await.page().all("tbody tr").len(), 20);
    let next = anna.page().attributes("a[rel=next]", "href").remove(0);
    assert_eq!(anna.open(&next).await.page().all("tbody tr").len(), 1);
    anna.open("/sprak/en").await;
    anna.open(PAGE)
        .await
        .heading("My personal data")
        .sees("As long as you have the account");
});
