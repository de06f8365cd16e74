//! `/mitt-konto/uppgifter`.

use testkit::{Browser, TestPortal, both};

const PAGE: &str = "/mitt-konto/uppgifter";
/// Test numbers of the Swedish Tax Agency.
const NUMBER: &str = "19850712-9990";
const ANOTHER: &str = "198507269887";

async fn history(browser: &mut Browser) -> Vec<String> {
    browser.open("/mitt-konto/historik").await.heading("Historik");
    browser.page().all("tbody td:last-child")
}

both!(a_person_changes_names_and_mobile_number, async |portal| {
    let mut anna = portal.anna().await;
    anna.open("/mitt-konto").await.leads_to(PAGE);
    anna.follow()
        .await
        .heading("Användaruppgifter")
        .sees("anna.ek@exempel.example");
    assert_eq!(anna.page().value("Förnamn"), "Anna");
    anna.fill("Förnamn", " Anna-Karin ")
        .fill("Mobilnummer", "+46 70 174 06 05");
    anna.press("Spara").await.leads_to(PAGE);
    anna.follow()
        .await
        .flash("Uppgifterna är sparade.")
        .sees("Anna-Karin Ek");
    assert_eq!(anna.page().value("Mobilnummer"), "070-174 06 05");
    anna.press("Spara").await;
    anna.follow().await.flash("Inget var ändrat");
    portal.advance(chrono::TimeDelta::seconds(1));
    anna.fill("Mobilnummer", "").press("Spara").await;
    anna.follow().await.flash("Uppgifterna är sparade.");
    let lines = history(&mut anna).await;
    assert!(lines[0].starts_with("Mobilnumret 070-174 06 05 togs bort"), "{lines:?}");
    assert!(lines[0].ends_with("Av dig"));
    assert_eq!(lines.len(), 5, "{lines:?}");
    anna.sees("Förnamnet ändrades från Anna till Anna-Karin")
        .sees("Mobilnumret 070-174 06 05 lades till");
});

both!(what_is_missing_or_wrong_is_told_at_its_field, async |portal| {
    let mut anna = portal.anna().await;
    anna.open(PAGE).await;
    anna.fill("Förnamn", "").fill("Efternamn", " ");
    anna.fill("Mobilnummer", "08-123 456 78").fill("Personnummer", "850712");
    anna.press("Spara").await.mistakes(&[
        "Fyll i ditt förnamn.",
        "Fyll i ditt efternamn.",
        "Numret ser inte ut att gå till en mobiltelefon. Skriv ett mobilnummer, till exempel 070-174 06 05.",
        "Skriv personnumret med tio eller tolv siffror, till exempel 19850712-9990.",
    ]);
    assert_eq!(anna.page().value("Mobilnummer"), "08-123 456 78");
    for (number, mistake) in [
        (
            "19850712-9991",
            "Personnumret stämmer inte. Kontrollera att alla siffror är rätt.",
        ),
        (
            "19850231-9990",
            "Datumet i personnumret finns inte. Kontrollera år, månad och dag.",
        ),
        (
            "20850712-9990",
            "Datumet i personnumret har inte varit än. Skriv alla tolv siffror.",
        ),
    ] {
        anna.open(PAGE).await.fill("Personnummer", number);
        let shown = anna.press("Spara").await.page().mistake_at("Personnummer");
        assert!(shown.is_some_and(|shown| shown.contains(mistake)), "{number}");
    }
    anna.open(PAGE).await.fill("Förnamn", &"a".repeat(101));
    anna.press("Spara")
        .await
        .mistakes(&["Texten är 101 tecken. Korta den till högst 100."]);
});

both!(markup_and_sql_are_stored_and_shown_as_text, async |portal| {
    let mut anna = portal.anna().await;
    let (markup, sql) = ("<b>Anna</b>\"&'", "Ek'; DROP TABLE persons;--");
    anna.open(PAGE).await.fill("Förnamn", markup).fill("Efternamn", sql);
    anna.press("Spara").await.leads_to(PAGE);
    anna.follow().await;
    assert_eq!(anna.page().value("Förnamn"), markup);
    assert_eq!(anna.page().value("Efternamn"), sql);
    assert!(!anna.page().body.contains("<b>Anna</b>"));
    history(&mut anna).await;
    anna.sees("till <b>Anna</b>\"&'");
});

both!(the_identity_number_is_masked_and_shown_to_its_owner, async |portal| {
    let mut anna = portal.anna().await;
    anna.open(PAGE).await.fill("Personnummer", "850712 9990");
    anna.press("Spara").await.leads_to(PAGE);
    anna.follow().await.sees("19850712-****").does_not_see("9990");
    assert_eq!(anna.page().value("Personnummer"), "");
    let reveal = anna.submission("Visa: Personnummer");
    anna.submit(&reveal).await.heading("Användaruppgifter").sees(NUMBER);
    anna.submit(&reveal).await.leads_to(PAGE);
    history(&mut anna).await;
    anna.sees("Personnumret 19850712-**** lades till").does_not_see("9990");

    anna.open(PAGE).await.fill("Personnummer", ANOTHER);
    anna.press("Spara").await.leads_to(PAGE);
    anna.open(PAGE).await.sees("19850726-****");
    anna.press("Ta bort: Personnummer").await.leads_to(PAGE);
    anna.follow()
        .await
        .flash("Personnumret är borttaget.")
        .does_not_see("19850726");
    history(&mut anna).await;
    anna.sees("Personnumret ändrades från 19850712-**** till 19850726-****")
        .sees("Personnumret 19850726-**** togs bort");
});

both!(two_accounts_cannot_have_one_identity_number, async |portal| {
    let (mut anna, mut sara) = (portal.anna().await, portal.stranger().await);
    for person in [&mut anna, &mut sara] {
        person.open(PAGE).await.fill("Personnummer", NUMBER);
        person.press("Spara").await;
    }
    anna.leads_to(PAGE);
    sara.mistakes(&["Vi kan inte spara personnumret här. Ring oss på 08-465 004 00, så hjälper vi dig."])
        .does_not_see("Anna");
    // Trying others' numbers is soon over.
    for _ in 0..4 {
        sara.press("Spara").await.status(422);
    }
    sara.press("Spara")
        .await
        .status(422)
        .sees("Du har provat många gånger.");
});

both!(two_tabs_do_not_overwrite_one_another, async |portal| {
    let mut anna = portal.anna().await;
    let mut other = anna.clone();
    anna.open(PAGE).await;
    other
        .open(PAGE)
        .await
        .fill("Förnamn", "Annika")
        .press("Spara")
        .await
        .leads_to(PAGE);
    anna.fill("Efternamn", "Ekström").press("Spara").await;
    anna.status(422).sees("Uppgifterna ändrades på ett annat ställe");
    assert_eq!(anna.page().value("Efternamn"), "Ekström");
    anna.sees("Sparat nu: Annika").sees("Sparat nu: Ek");
    anna.fill("Förnamn", "Annika").press("Spara").await.leads_to(PAGE);
    anna.follow().await.sees("Annika Ekström");
});

both!(the_same_form_has_one_effect, async |portal| {
    let mut anna = portal.anna().await;
    anna.open(PAGE).await.fill("Förnamn", "Annika");
    let form = anna.submission("Spara");
    let posts = (0..10).map(|_| {
        let (mut tab, form) = (anna.clone(), form.clone());
        async move { tab.submit(&form).await.page().status.as_u16() }
    });
    assert_eq!(futures::future::join_all(posts).await, [303; 10]);
    let lines = history(&mut anna).await;
    assert_eq!(lines.iter().filter(|line| line.contains("Annika")).count(), 1);
});

both!(a_form_that_was_gone_back_to_does_not_lose_what_is_new, async |portal| {
    let mut anna = portal.anna().await;
    anna.open(PAGE).await;
    let form = anna.submission("Spara");
    anna.submit(&form.clone().with("first_name", "Annika"))
        .await
        .leads_to(PAGE);
    anna.submit(&form.with("last_name", "Ekström")).await;
    anna.status(422).sees("Uppgifterna ändrades på ett annat ställe");
    anna.press("Spara").await.leads_to(PAGE);
    anna.open(PAGE).await.sees("Anna Ekström");
});

async fn leads_to_login(portal: &TestPortal, path: &str) {
    let mut nobody = portal.visitor();
    nobody.open(path).await.status(303);
    assert!(
        nobody.page().header("location").starts_with("/logga-in?till="),
        "{path}"
    );
}

both!(every_page_of_mitt_konto_asks_for_login, async |portal| {
    for path in [
        "",
        "/uppgifter",
        "/e-postadress",
        "/losenord",
        "/historik",
        "/enheter",
        "/enheter/kodapp",
        "/enheter/nya-koder",
        "/enheter/kodapp/stang-av",
        "/sprak",
    ] {
        leads_to_login(portal, &format!("/mitt-konto{path}")).await;
    }
});

both!(
    a_form_without_its_version_or_from_another_site_is_refused,
    async |portal| {
        let mut anna = portal.anna().await;
        anna.open(PAGE).await;
        let form = anna.submission("Spara");
        anna.submit(&form.clone().with("version", "x")).await.status(400);
        anna.submit(&form.with("_csrf", "x")).await.status(403);
    }
);
