//! What the form of a topic asks, on every page where a topic is chosen, and its answers in the case.

use forms::model::{CellKind, Column, DateRule, FileRule, Kind, Span, TableRule, TextRule};
use testkit::{Browser, TestPortal, both};
use web::config::FileKind;

use super::{A_WHILE, cases, pages, reference_in};
use crate::forms::{asks, one_of, publish, when, words};

/// How many come, whether they cook, and if so what.
async fn ask_about_premises(portal: &TestPortal, how_many: &str) {
    let number = Kind::Number(Span {
        min: Some(1),
        max: Some(500),
    });
    let dish = Kind::Text(TextRule::default());
    let fields = vec![
        asks(1, how_many, number),
        asks(2, "Behöver ni köket?", one_of(&["Ja", "Nej"])),
        when(asks(3, "Vad lagar ni?", dish), 2, "Ja"),
    ];
    publish(portal, "bokning", fields).await;
}

/// Begins a case about premises and shows what is asked.
async fn begin(browser: &mut Browser) {
    browser.open("/arenden/ny").await.fill("Rubrik", "Fest");
    browser.fill("Meddelande", "Vi vill ha fest");
    browser.choose("Vad gäller det?", "Bokning av lokal");
    browser.press("Visa fälten").await.status(200).heading("Nytt ärende");
}

both!(what_the_topic_asks_is_answered_and_read_by_both, async |portal| {
    let mut anna = portal.anna().await;
    anna.open("/arenden/ny").await.does_not_see("Visa fälten");
    ask_about_premises(portal, "Antal personer").await;
    begin(&mut anna).await;
    anna.sees("Svara om du har valt ”Ja” på ”Behöver ni köket?”.");
    assert_eq!(anna.page().value("Rubrik"), "Fest", "what was typed is kept");
    anna.fill("Antal personer", "501")
        .press("Skicka")
        .await
        .mistakes(&["”Antal personer”: skriv högst 500.", "Svara på ”Behöver ni köket?”."]);
    anna.fill("Antal personer", "30").tick("Ja").press("Skicka").await;
    anna.mistakes(&["Svara på ”Vad lagar ni?”."]);
    assert_eq!(anna.page().value("Antal personer"), "30");
    let forged = anna.submission("Skicka").with("answer_2", "kanske");
    anna.submit(&forged)
        .await
        .mistakes(&["”Behöver ni köket?”: välj något av det som står i listan."]);
    anna.tick("Ja")
        .fill("Vad lagar ni?", "<b>Pytt</b>")
        .press("Skicka")
        .await
        .status(303);
    let (mine, queue) = pages(&reference_in(anna.page().header("location")));
    anna.open(&mine)
        .await
        .sees("Antal personer 30")
        .sees("Vad lagar ni? <b>Pytt</b>");
    portal
        .officer()
        .await
        .open(&queue)
        .await
        .sees("Antal personer 30")
        .sees("<b>Pytt</b>");
    portal.stranger().await.open(&mine).await.status(404);
});

both!(what_stands_in_a_hidden_field_is_not_kept, async |portal| {
    ask_about_premises(portal, "Antal personer").await;
    let mut anna = portal.anna().await;
    begin(&mut anna).await;
    anna.fill("Antal personer", "30")
        .tick("Nej")
        .fill("Vad lagar ni?", "Pytt");
    let form = anna.submission("Skicka");
    for _ in 0..3 {
        anna.submit(&form).await.status(303);
    }
    anna.follow().await.sees("Behöver ni köket? Nej").does_not_see("Pytt");
    assert_eq!(cases(portal).await.len(), 1, "the same form is one case");
});

both!(who_did_not_see_the_questions_is_shown_them, async |portal| {
    let mut anna = portal.anna().await;
    anna.open("/arenden/ny")
        .await
        .fill("Rubrik", "Fest")
        .fill("Meddelande", "Vi vill ha fest");
    anna.choose("Vad gäller det?", "Bokning av lokal");
    ask_about_premises(portal, "Antal personer").await;
    anna.press("Skicka")
        .await
        .mistakes(&["Det finns några frågor till om det du har valt. Svara på dem och skicka igen."]);
    anna.fill("Antal personer", "30")
        .tick("Nej")
        .press("Skicka")
        .await
        .status(303);
});

both!(an_answer_keeps_its_version_when_another_is_published, async |portal| {
    ask_about_premises(portal, "Antal personer").await;
    let (mut anna, mut lisa) = (portal.anna().await, portal.person("Lisa", "Berg").await);
    for browser in [&mut anna, &mut lisa] {
        begin(browser).await;
        browser.fill("Antal personer", "30").tick("Nej");
    }
    anna.press("Skicka").await.status(303);
    let mine = anna.page().header("location").to_owned();
    ask_about_premises(portal, "Hur många kommer?").await;
    anna.open(&mine)
        .await
        .sees("Antal personer 30")
        .does_not_see("Hur många kommer?");
    // Who was writing looks again; nothing is lost.
    lisa.press("Skicka")
        .await
        .mistakes(&["Frågorna har ändrats medan du skrev. Titta igenom svaren och skicka igen."]);
    assert_eq!(lisa.page().value("Hur många kommer?"), "30");
    lisa.press("Skicka").await.status(303);
    lisa.follow().await.sees("Hur många kommer? 30");
});

both!(
    answers_to_one_topic_are_not_taken_for_those_to_another,
    async |portal| {
        ask_about_premises(portal, "Antal personer").await;
        let fine = asks(1, "Bötesbelopp", Kind::Money(Span::default()));
        publish(portal, "parkering", vec![fine]).await;
        let mut anna = portal.anna().await;
        begin(&mut anna).await;
        anna.fill("Antal personer", "30").choose("Vad gäller det?", "Parkering");
        anna.press("Visa fälten").await.does_not_see("Antal personer");
        assert_eq!(anna.page().value("Bötesbelopp"), "");
        anna.fill("Bötesbelopp", "1 250,50")
            .press("Skicka")
            .await
            .follow()
            .await
            .sees("Bötesbelopp 1 250,50 kr");
    }
);

/// A drawing, which must be there, and pictures when there is a kitchen.
async fn ask_for_files(portal: &TestPortal) {
    let drawing = Kind::File(FileRule {
        files: Some(1),
        ..FileRule::default()
    });
    let pictures = Kind::File(FileRule {
        megabytes: Some(1),
        kinds: vec![FileKind::Image],
        ..FileRule::default()
    });
    let fields = vec![
        asks(1, "Ritning", drawing),
        asks(2, "Finns det kök?", one_of(&["Ja", "Nej"])),
        when(asks(3, "Bilder på köket", pictures), 2, "Ja"),
    ];
    publish(portal, "bokning", fields).await;
}

const JPEG: &[u8] = b"\xff\xd8\xff\xe0\0\x10JFIF";

both!(each_question_has_files_of_its_own, async |portal| {
    ask_for_files(portal).await;
    let mut anna = portal.anna().await;
    begin(&mut anna).await;
    anna.sees("Högst en fil på 50 MB.")
        .sees("Högst 10 filer på 1 MB var. Du kan skicka bilder.");
    anna.tick("Ja").press("Skicka").await;
    anna.mistakes(&["Svara på ”Ritning”.", "Svara på ”Bilder på köket”."]);
    assert_eq!(
        anna.page().mistake_at("Bilder på köket").as_deref(),
        Some("Fel: Svara på ”Bilder på köket”.")
    );
    // Each mistake stands at its question, and what was right stays there.
    anna.tick("Ja")
        .attach_to("Ritning", "ritning.txt", b"En sal")
        .attach_to("Bilder på köket", "recept.txt", b"Pytt")
        .attach_to("Bilder på köket", "spis.jpg", JPEG)
        .attach_to("Bilder på köket", "stor.jpg", &[JPEG, &[0; 1_000_001]].concat())
        .attach("brev.txt", b"Ett brev")
        .press("Skicka")
        .await;
    anna.mistakes(&[
        "Filen recept.txt passar inte här. Välj bilder. Filen stor.jpg är för stor. En fil får ha högst 1 MB.",
    ]);
    let told = anna.page().mistake_at("Bilder på köket").unwrap();
    assert!(
        told.contains("recept.txt") && anna.page().mistake_at("Ritning").is_none(),
        "{told}"
    );
    assert_eq!(
        anna.page().all(".questions .files-kept label"),
        ["ritning.txt 6 B", "spis.jpg 10 B"]
    );
    assert_eq!(anna.page().all(".files-kept label").len(), 3);
    anna.attach_to("Ritning", "en till.txt", b"En sal till")
        .press("Skicka")
        .await;
    anna.mistakes(&["Du kan skicka en fil här. Ta bort de andra."]);
    anna.untick("en till.txt 11 B").press("Skicka").await.status(303);
    let mine = anna.location();
    anna.follow()
        .await
        .sees("Ritning ritning.txt 6 B")
        .sees("Bilder på köket spis.jpg 10 B");
    anna.sees("brev.txt").does_not_see("recept.txt");
    for (name, bytes) in [
        ("ritning.txt", &b"En sal"[..]),
        ("spis.jpg", JPEG),
        ("brev.txt", b"Ett brev"),
    ] {
        let link = anna.open(&mine).await.page().link(name);
        anna.open(&link).await.status(200);
        assert_eq!(anna.page().bytes, bytes);
    }
    let mut officer = portal.officer().await;
    officer
        .open(&format!("/handlaggning{mine}"))
        .await
        .sees("Bilder på köket spis.jpg 10 B");
    let link = officer.page().link("spis.jpg");
    officer.open(&link).await.status(200);
    portal.stranger().await.open(&link).await.status(403);
});

both!(files_to_a_question_that_is_not_shown_are_not_kept, async |portal| {
    ask_for_files(portal).await;
    let mut anna = portal.anna().await;
    begin(&mut anna).await;
    anna.tick("Nej")
        .attach_to("Ritning", "ritning.txt", b"En sal")
        .attach_to("Bilder på köket", "spis.jpg", JPEG);
    let form = anna.submission("Skicka");
    for _ in 0..3 {
        anna.submit(&form).await.status(303);
    }
    anna.follow().await.sees("Ritning ritning.txt").does_not_see("spis.jpg");
    assert_eq!(
        cases(portal).await.len(),
        1,
        "the same form with the same files is one case"
    );
});

both!(files_stay_at_their_question_when_more_is_shown, async |portal| {
    ask_for_files(portal).await;
    let mut anna = portal.anna().await;
    begin(&mut anna).await;
    anna.tick("Nej")
        .attach_to("Ritning", "ritning.txt", b"En sal")
        .press("Visa fälten")
        .await;
    assert_eq!(anna.page().all(".questions .files-kept label"), ["ritning.txt 6 B"]);
    // Another topic asks other things.
    anna.choose("Vad gäller det?", "Parkering").press("Visa fälten").await;
    anna.does_not_see("ritning.txt");
});

both!(open_forms_and_staff_ask_the_same, async |portal| {
    let column = |label, kind| Column {
        label: words(label),
        kind,
        required: true,
    };
    let lamps = Kind::Table(TableRule {
        columns: vec![column("Nummer", CellKind::Number), column("Sedan", CellKind::Date)],
        rows: 4,
    });
    let noticed = Kind::Date(DateRule {
        from: None,
        until: Some(forms::model::Bound::Today),
    });
    let fields = vec![asks(1, "Lampor", lamps), asks(2, "Upptäckt", noticed)];
    publish(portal, "felanmalan_belysning", fields).await;
    let mut visitor = portal.visitor();
    visitor
        .open("/felanmalan")
        .await
        .choose("Vad är det fel på?", "Belysning utomhus");
    visitor.press("Visa fälten").await.status(200);
    visitor
        .fill("Plats", "Torget")
        .fill("Rubrik", "Släckt")
        .fill("Vad har hänt?", "Mörkt");
    visitor.fill("Nummer (rad 1)", "12 x").fill("Upptäckt", "2026-12-24");
    portal.advance(A_WHILE);
    visitor.press("Skicka felanmälan").await.mistakes(&[
        "”Nummer (rad 1)”: skriv ett heltal, till exempel 12.",
        "Svara på ”Sedan (rad 1)”.",
        "”Upptäckt”: välj 23 november 2026 eller en tidigare dag.",
    ]);
    visitor.fill("Nummer (rad 1)", "12").fill("Sedan (rad 1)", "2026-11-01");
    visitor
        .fill("Nummer (rad 2)", "13")
        .fill("Sedan (rad 2)", "2026-11-02")
        .press("Fler rader")
        .await;
    visitor
        .fill("Nummer (rad 4)", "14")
        .fill("Sedan (rad 4)", "2026-11-03")
        .fill("Upptäckt", "2026-11-20");
    visitor.press("Skicka felanmälan").await.status(303);

    let mut officer = portal.officer().await;
    let case = cases(portal).await.remove(0);
    officer
        .open(&pages(&case.reference).1)
        .await
        .sees("14 3 november 2026")
        .sees("Upptäckt 20 november 2026");
    officer
        .open("/handlaggning/arenden/nytt")
        .await
        .choose("Ämne", "Belysning utomhus");
    officer
        .press("Visa fälten")
        .await
        .fill("Namn", "Vera")
        .fill("Rubrik", "Släckt igen");
    officer
        .fill("Vad sa kunden?", "Mörkt")
        .fill("Nummer (rad 1)", "15")
        .fill("Sedan (rad 1)", "2026-11-20");
    officer
        .fill("Upptäckt", "2026-11-20")
        .press("Registrera")
        .await
        .status(303);
    officer.follow().await.sees("15 20 november 2026");
});
