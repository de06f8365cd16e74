//! `/felanmalan`: anybody tells what is broken, with or without a name.

use testkit::both;

use super::{A_WHILE, cases, pages, reference_in, subjects};

both!(a_fault_is_told_without_a_name, async |portal| {
    let mut visitor = portal.visitor();
    visitor.open("/felanmalan").await.heading("Felanmälan");
    visitor
        .choose("Vad är det fel på?", "Gata, cykelväg eller park")
        .fill("Plats", "Storgatan 1");
    visitor
        .fill("Rubrik", "Hål i gatan")
        .fill("Vad har hänt?", "Stort och djupt");
    portal.advance(A_WHILE);
    visitor
        .press("Skicka felanmälan")
        .await
        .leads_to("/kontakt/klart?arende=ARE-2026-000001");
    let case = cases(portal).await.remove(0);
    assert_eq!(
        (case.place.as_deref(), case.wants_answer, case.contact_name),
        (Some("Storgatan 1"), false, None)
    );
    let mut officer = portal.officer().await;
    officer
        .open(&pages(&case.reference).1)
        .await
        .sees("Storgatan 1")
        .sees("Kunden har inte bett om svar");
});

both!(an_answer_needs_somewhere_to_go, async |portal| {
    let mut visitor = portal.visitor();
    visitor.open("/felanmalan").await.tick("Jag vill ha svar");
    portal.advance(A_WHILE);
    visitor.press("Skicka felanmälan").await.mistakes(&[
        "Välj vad det gäller.",
        "Skriv var felet är.",
        "Skriv en rubrik.",
        "Skriv något först.",
        "Skriv ditt namn.",
        "Skriv din e-postadress.",
    ]);
    assert_eq!(visitor.page().value("Jag vill ha svar"), "1");
    visitor
        .choose("Vad är det fel på?", "Belysning utomhus")
        .fill("Plats", &"x".repeat(201));
    visitor
        .fill("Rubrik", "Släckt")
        .fill("Vad har hänt?", "Mörkt")
        .fill("Namn", "Vera");
    visitor
        .fill("E-post", "vera@post.example")
        .press("Skicka felanmälan")
        .await;
    visitor.mistakes(&["Texten är 201 tecken. Korta den till högst 200."]);
    let contact = visitor
        .submission("Skicka felanmälan")
        .with("place", "Torget")
        .with("topic", "bokning");
    visitor.submit(&contact).await.mistakes(&["Välj vad det gäller."]);
    visitor
        .choose("Vad är det fel på?", "Belysning utomhus")
        .press("Skicka felanmälan")
        .await
        .status(303);
    assert_eq!(subjects(portal, "vera@post.example").await.len(), 1);
});

both!(who_is_logged_in_says_only_what_is_broken, async |portal| {
    let mut anna = portal.anna().await;
    anna.open("/felanmalan").await.sees("Du skriver som Anna Ek (Privat).");
    anna.choose("Vad är det fel på?", "Lokal, hall eller idrottsplats")
        .fill("Plats", "Björkhallen");
    anna.fill("Rubrik", "Låset kärvar")
        .fill("Vad har hänt?", "Dörren går inte att låsa");
    anna.press("Skicka felanmälan").await.status(303);
    let reference = reference_in(anna.page().header("location"));
    anna.open(&pages(&reference).0)
        .await
        .heading("Låset kärvar")
        .sees("Björkhallen");
    assert!(cases(portal).await[0].wants_answer);
});
