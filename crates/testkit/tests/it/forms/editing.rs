//! `/handlaggning/formular`: staff make a form field by field, try it and publish it.

use base::StaffRole;
use forms::model::{Kind, Span};
use forms::tables::{form, form_version};
use sea_orm::EntityTrait;
use testkit::{Browser, TestPortal, both};

use super::{asks, one_of, publish, when};

const LIST: &str = "/handlaggning/formular";
const PARKING: &str = "/handlaggning/formular/desk.topic:parkering";

/// The questions of the draft, in order.
fn questions(browser: &Browser) -> Vec<String> {
    browser.page().all("tbody th")
}

/// Begins a question of a kind.
async fn begin(browser: &mut Browser, kind: &str) {
    browser.open(PARKING).await.choose("Slag av fråga", kind);
    browser
        .press("Lägg till fråga")
        .await
        .heading(&format!("Ny fråga: {kind}"));
}

/// Writes what is asked.
fn ask(browser: &mut Browser, label: &str) {
    browser
        .fill("Fråga på svenska", label)
        .fill("Fråga på engelska", &format!("{label} (en)"));
}

async fn versions(portal: &TestPortal) -> usize {
    let all = form_version::Entity::find().all(portal.store.db()).await;
    all.expect("the table is there").len()
}

both!(only_who_may_edit_forms_comes_here, async |portal| {
    for page in [LIST, PARKING] {
        portal.visitor().open(page).await.status(303);
        portal.anna().await.open(page).await.status(403);
    }
    portal.customer_service().await.open(LIST).await.status(403);
    let mut other = portal.staff("Berit", "Holm", &[StaffRole::BookingOfficer]).await;
    other.open(LIST).await.status(200).sees("Inga formulär");
    other.open(PARKING).await.status(404);
    let mut officer = portal.officer().await;
    officer
        .open(LIST)
        .await
        .heading("Formulär")
        .sees("Ärenden om: Parkering");
    for nowhere in [
        "desk.topic:x",
        "x",
        "desk.topic:parkering/falt/1",
        "desk.topic:parkering/nytt?slag=x",
    ] {
        officer.open(&format!("{LIST}/{nowhere}")).await.status(404);
    }
    officer.open(PARKING).await.sees("Inga frågor än");
    officer.choose("Slag av fråga", "Text").press("Lägg till fråga").await;
    ask(&mut officer, "Plats");
    let form = officer.submission("Spara");
    let token = other
        .open(LIST)
        .await
        .page()
        .attributes("input[name=_csrf]", "value")
        .remove(0);
    other.submit(&form.with("_csrf", &token)).await.status(404);
});

both!(a_form_is_made_tried_and_published, async |portal| {
    let mut ada = portal.administrator().await;
    ada.open(LIST)
        .await
        .click("Ärenden om: Parkering")
        .await
        .heading("Formulär: Ärenden om: Parkering");
    ada.sees("Kunden får inga frågor än.");
    begin(&mut ada, "Val").await;
    ask(&mut ada, "Vad har hänt?");
    ada.fill("Val på svenska", "Böter\nTillstånd")
        .fill("Val på engelska", "Fine\nPermit");
    ada.tick("Frågan måste besvaras");
    let form = ada.submission("Spara");
    for _ in 0..3 {
        ada.submit(&form).await.leads_to(PARKING);
    }
    ada.follow().await.flash("Frågan är sparad i utkastet.");
    assert_eq!(
        questions(&ada),
        ["Vad har hänt?"],
        "the same form three times is one question"
    );
    begin(&mut ada, "Belopp").await;
    ask(&mut ada, "Hur mycket betalade du?");
    ada.choose("När frågan visas", "När ”Vad har hänt?” är ”Böter”");
    ada.fill("Högst, i kronor", "1 500")
        .tick("Frågan måste besvaras")
        .press("Spara")
        .await
        .follow()
        .await;
    assert_eq!(questions(&ada), ["Vad har hänt?", "Hur mycket betalade du?"]);
    ada.sees("Beror på ”Vad har hänt?”");

    ada.click("Prova")
        .await
        .heading("Prova formuläret: Ärenden om: Parkering");
    ada.press("Kontrollera svaren")
        .await
        .mistakes(&["Svara på ”Vad har hänt?”."]);
    ada.tick("Tillstånd")
        .press("Kontrollera svaren")
        .await
        .status(200)
        .sees("Svaren går att skicka.");
    ada.tick("Böter")
        .fill("Hur mycket betalade du?", "1 500,50")
        .press("Kontrollera svaren")
        .await;
    ada.mistakes(&["”Hur mycket betalade du?”: skriv högst 1 500 kr."]);
    let mut visitor = portal.visitor();
    visitor
        .open("/kontakt?amne=parkering")
        .await
        .does_not_see("Vad har hänt?");

    ada.open(PARKING).await.press("Publicera").await.leads_to(PARKING);
    ada.follow()
        .await
        .flash("Formuläret är publicerat.")
        .sees("Kunden får version 1");
    assert_eq!(versions(portal).await, 1);
    visitor.open("/kontakt?amne=parkering").await.sees("Vad har hänt?");
    visitor.sees("Svara om du har valt ”Böter” på ”Vad har hänt?”.");
    visitor
        .open("/sprak/en?till=/kontakt%3Famne%3Dparkering")
        .await
        .follow()
        .await
        .sees("Vad har hänt? (en)");

    // Without questions nothing is asked any more.
    for question in ["Hur mycket betalade du?", "Vad har hänt?"] {
        ada.open(PARKING)
            .await
            .press(&format!("Ta bort: {question}"))
            .await
            .status(303);
    }
    visitor.open("/kontakt?amne=parkering").await.sees("Vad har hänt? (en)");
    ada.open(PARKING)
        .await
        .press("Publicera")
        .await
        .follow()
        .await
        .sees("Kunden får inga frågor än.");
    visitor
        .open("/kontakt?amne=parkering")
        .await
        .does_not_see("Vad har hänt? (en)");
});

both!(mistakes_are_told_and_nothing_is_lost, async |portal| {
    let mut ada = portal.administrator().await;
    begin(&mut ada, "Heltal").await;
    ada.fill("Hjälptext på svenska", "Hjälp")
        .fill("Minst", "fem")
        .press("Spara")
        .await;
    ada.mistakes(&[
        "Skriv frågan på båda språken.",
        "Skriv frågan på båda språken.",
        "Skriv hjälptexten på båda språken, eller på inget.",
        "Skriv en siffra, eller lämna tomt.",
    ]);
    assert_eq!(ada.page().value("Hjälptext på svenska"), "Hjälp");
    ask(&mut ada, "Antal");
    ada.fill("Hjälptext på engelska", "Help")
        .fill("Minst", "5")
        .fill("Högst", "4")
        .press("Spara")
        .await;
    ada.mistakes(&["Det minsta är mer än det största. Ändra det ena."]);

    begin(&mut ada, "Val").await;
    ask(&mut ada, "Välj");
    ada.fill("Val på svenska", "Ja\nNej")
        .fill("Val på engelska", "Yes")
        .press("Spara")
        .await;
    ada.mistakes(&["Skriv lika många val på båda språken."]);
    ada.fill("Val på svenska", "Ja").press("Spara").await;
    ada.mistakes(&["Skriv minst två val, högst 30, och inget två gånger."]);

    begin(&mut ada, "Datum").await;
    ask(&mut ada, "När");
    ada.choose("Tidigast", "En viss dag").press("Spara").await;
    ada.mistakes(&["Skriv ett datum, till exempel 2026-11-27."]);

    begin(&mut ada, "Tabell").await;
    ask(&mut ada, "Deltagare");
    ada.press("Spara")
        .await
        .mistakes(&["Skriv minst en kolumn och 1 till 30 rader."]);
    ada.fill("Rubrik 1 på svenska", "Namn").press("Spara").await;
    ada.mistakes(&["Skriv rubriken på båda språken, högst 150 tecken."]);
    ada.fill("Rubrik 1 på engelska", "Name")
        .tick("Kolumn 1 måste fyllas i")
        .press("Spara")
        .await
        .status(303);
    ada.follow()
        .await
        .click("Deltagare")
        .await
        .heading("Ändra fråga: Tabell");
    assert_eq!(ada.page().value("Rubrik 1 på svenska"), "Namn");
    assert_eq!(ada.page().value("Kolumn 1 måste fyllas i"), "1");

    begin(&mut ada, "Filer").await;
    ask(&mut ada, "Ritning");
    ada.fill("Högsta antal filer", "0").press("Spara").await;
    ada.mistakes(&["Det minsta är mer än det största. Ändra det ena."]);
    ada.fill("Högsta antal filer", "2")
        .fill("Högsta storlek på en fil, i MB", "5")
        .tick("Bilder")
        .press("Spara")
        .await
        .status(303);
    ada.follow().await.click("Ritning").await.heading("Ändra fråga: Filer");
    assert_eq!(ada.page().value("Högsta antal filer"), "2");
    assert_eq!(ada.page().value("Bilder"), "image");
    // Tried as a customer would: in its place, with its limits, and without anything being kept.
    ada.open(&format!("{PARKING}/prova"))
        .await
        .sees("Högst 2 filer på 5 MB var. Du kan skicka bilder.");
    ada.attach_to("Ritning", "a.txt", b"text")
        .press("Kontrollera svaren")
        .await;
    ada.sees("Filen a.txt passar inte här. Välj bilder.").status(422);

    begin(&mut ada, "Text").await;
    ask(&mut ada, "Beror");
    let forged = ada.submission("Spara").with("when", "99:ja");
    ada.submit(&forged).await.mistakes(&[
        "En annan fråga beror på den här, så den måste stå före och finnas kvar. Ändra först när den andra frågan visas.",
    ]);
    let forged = forged.with("version", "x");
    ada.submit(&forged).await.status(400);
});

both!(questions_are_moved_but_not_past_what_they_depend_on, async |portal| {
    let kitchen = asks(1, "Kök?", one_of(&["ja", "nej"]));
    let cook = when(asks(2, "Kock?", one_of(&["ja", "nej"])), 1, "ja");
    let number = asks(3, "Antal", Kind::Number(Span::default()));
    publish(portal, "parkering", vec![kitchen, cook, number]).await;
    let mut ada = portal.administrator().await;
    ada.open(PARKING)
        .await
        .press("Upp: Antal")
        .await
        .follow()
        .await
        .flash("Utkastet är ändrat.");
    assert_eq!(questions(&ada), ["Kök?", "Antal", "Kock?"]);
    ada.press("Ner: Kök?").await.follow().await;
    assert_eq!(questions(&ada), ["Antal", "Kök?", "Kock?"]);
    for button in ["Ner: Kök?", "Ta bort: Kök?"] {
        ada.press(button).await.mistakes(&[
            "En annan fråga beror på den här, så den måste stå före och finnas kvar. Ändra först när den andra frågan visas.",
        ]);
        assert_eq!(questions(&ada), ["Antal", "Kök?", "Kock?"]);
    }
    ada.sees("Det finns ändringar som inte är publicerade.");
});

both!(who_edits_at_the_same_time_is_told_and_loses_nothing, async |portal| {
    let (mut ada, mut officer) = (portal.administrator().await, portal.officer().await);
    begin(&mut ada, "Text").await;
    begin(&mut officer, "Text").await;
    ask(&mut ada, "Registreringsnummer");
    ask(&mut officer, "Gata");
    ada.press("Spara").await.status(303);
    officer.press("Spara").await.mistakes(&[
        "Någon annan har ändrat formuläret sedan du öppnade det. Titta på hur det ser ut nu och försök igen.",
    ]);
    officer.sees("Så ser formuläret ut nu").sees("Registreringsnummer");
    assert_eq!(officer.page().value("Fråga på svenska"), "Gata");
    officer.press("Spara").await.leads_to(PARKING);
    officer.follow().await;
    assert_eq!(questions(&officer), ["Registreringsnummer", "Gata"]);

    // What somebody has not seen is not published, nor removed from under them.
    ada.open(PARKING).await;
    let (publish, remove) = (ada.submission("Publicera"), ada.submission("Ta bort: Gata"));
    officer.press("Upp: Gata").await.status(303);
    for stale in [publish, remove] {
        ada.submit(&stale).await.mistakes(&[
            "Någon annan har ändrat formuläret sedan du öppnade det. Titta på hur det ser ut nu och försök igen.",
        ]);
        assert_eq!(questions(&ada), ["Gata", "Registreringsnummer"]);
    }
    assert_eq!(versions(portal).await, 0);
    ada.press("Publicera").await.status(303);
    let all = form::Entity::find()
        .all(portal.store.db())
        .await
        .expect("the table is there");
    assert!(all.len() == 1 && all[0].current_id.is_some());
});
