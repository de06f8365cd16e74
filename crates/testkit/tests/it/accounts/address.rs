//! `/mitt-konto/adress`: where a private customer gets letters and invoices.

use testkit::{Browser, both};

const PATH: &str = "/mitt-konto/adress";

async fn fill<'a>(who: &'a mut Browser, street: &str) -> &'a mut Browser {
    who.open(PATH).await.heading("Adress och faktura");
    who.fill("Adress", street)
        .fill("Postnummer", "12345")
        .fill("Ort", "Exempelstad")
        .tick("Som brev")
}

both!(an_address_is_kept_changed_and_taken_away, async |portal| {
    let mut anna = portal.anna().await;
    let save = fill(&mut anna, "Storgatan 1").await.submission("Spara");
    for _ in 0..2 {
        anna.submit(&save).await.leads_to(PATH);
    }
    anna.follow().await.flash("Adressen är sparad.");
    assert_eq!(anna.page().value("Postnummer"), "123\u{a0}45");
    anna.open("/mitt-konto/historik")
        .await
        .sees("Adress och faktura ändrades");
    anna.open("/mitt-konto/personuppgifter").await.sees("adress");
    // Two tabs: the second is told, with what was typed kept.
    let late = fill(&mut anna, "Backvägen 6").await.submission("Spara");
    fill(&mut anna, "Torget 1").await.press("Spara").await.leads_to(PATH);
    anna.submit(&late).await.status(422);
    assert_eq!(anna.page().value("Adress"), "Backvägen 6");
    anna.open(PATH).await.press("Ta bort adressen").await;
    anna.follow().await.flash("Adressen är borttagen.");
    assert_eq!(anna.page().value("Adress"), "");
    anna.open("/mitt-konto/historik").await.sees("Adressen togs bort");
});

both!(mistakes_are_told_and_nobody_elses_is_seen, async |portal| {
    let (mut anna, mut sara) = (portal.anna().await, portal.stranger().await);
    anna.open(PATH).await.press("Spara").await.mistakes(&[
        "Fyll i adressen.",
        "Ett postnummer har fem siffror, till exempel 123 45.",
        "Fyll i orten.",
    ]);
    fill(&mut anna, "Storgatan 1").await.press("Spara").await;
    sara.open(PATH).await.does_not_see("Storgatan 1");
    portal.visitor().open(PATH).await.status(303);
});

both!(staff_read_it_on_the_page_of_the_person, async |portal| {
    let mut anna = portal.anna().await;
    let mut omar = portal.officer().await;
    let page = format!("/handlaggning/personer/{}", anna.id());
    omar.open(&page).await.heading("Anna Ek").does_not_see("Fakturor");
    fill(&mut anna, "Storgatan 1").await.press("Spara").await;
    omar.open(&page).await.sees("Storgatan 1, 123").sees("Som brev");
    portal.stranger().await.open(&page).await.status(403);
    let mut ada = portal.administrator().await;
    ada.open(&page).await.click("Sätt skyddade personuppgifter").await;
    ada.fill("Orsak", "Visade beslut").press("Sätt skydd").await;
    omar.open(&page).await.does_not_see("Storgatan 1");
    omar.fill("Varför behöver du öppna uppgifterna?", "Ringer om ett brev")
        .press("Öppna")
        .await;
    omar.open(&page)
        .await
        .does_not_see("Storgatan 1")
        .does_not_see("Fakturor");
});

both!(where_somebody_protected_lives_is_not_kept, async |portal| {
    let mut anna = portal.anna().await;
    let late = fill(&mut anna, "Torget 1").await.submission("Spara");
    fill(&mut anna, "Storgatan 1").await.press("Spara").await.leads_to(PATH);
    let mut ada = portal.administrator().await;
    ada.open(&format!("/handlaggning/personer/{}", anna.id()))
        .await
        .click("Sätt skyddade personuppgifter")
        .await;
    ada.fill("Orsak", "Visade beslut").press("Sätt skydd").await;
    anna.submit(&late).await.status(422);
    anna.open(PATH).await.does_not_see("Storgatan 1");
    anna.sees("Du har skyddade personuppgifter. Din adress sparas inte här.");
});
