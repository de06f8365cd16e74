//! `/kontakt`: anybody asks something, logged in or not.

use base::Lang;
use chrono::TimeDelta;
use testkit::{both, new_person};

use super::{A_WHILE, ask, at_once, case, cases, contact, lines, pages, reference_in, subjects, write_as_visitor};

both!(a_visitor_asks_and_gets_a_number_and_a_private_link, async |portal| {
    let mut vera = portal.visitor();
    vera.open("/kontakt")
        .await
        .heading("Kontakta oss")
        .sees("Jag har skyddade personuppgifter");
    write_as_visitor(portal, &mut vera, "Tid i Björkhallen", "vera@post.example").await;
    vera.press("Skicka")
        .await
        .leads_to("/kontakt/klart?arende=ARE-2026-000001");
    vera.follow()
        .await
        .heading("Tack, vi har tagit emot ditt ärende")
        .sees("ARE-2026-000001");
    let case = case(portal, "ARE-2026-000001").await;
    assert_eq!((case.subject.as_str(), case.person_id), ("Tid i Björkhallen", None));
    assert!(
        !format!("{case:?}").contains("vera@post.example"),
        "addresses are sealed"
    );

    portal.run_jobs().await;
    let letter = portal
        .mail("vera@post.example", "Vi har tagit emot ditt ärende ARE-2026-000001")
        .await;
    assert!(
        !letter.text.contains("Björkhallen"),
        "anybody could have typed the address"
    );
    vera.open(&letter.link())
        .await
        .heading("Tid i Björkhallen")
        .sees("Finns det en ledig tid?");
    // The number alone opens nothing.
    portal
        .visitor()
        .open("/arende-status/ARE-2026-000001")
        .await
        .status(410);
    portal.visitor().open("/arenden/ARE-2026-000001").await.status(303);
});

both!(what_is_missing_is_told_and_nothing_is_lost, async |portal| {
    let mut visitor = portal.visitor();
    visitor.open("/kontakt").await;
    portal.advance(A_WHILE);
    visitor.press("Skicka").await.mistakes(&[
        "Välj vad det gäller.",
        "Skriv en rubrik.",
        "Skriv något först.",
        "Skriv ditt namn.",
        "Skriv din e-postadress.",
    ]);
    visitor
        .choose("Vad gäller det?", "Något annat")
        .fill("Rubrik", &"å".repeat(121))
        .fill("Meddelande", &"ä".repeat(10_001));
    visitor
        .fill("Namn", &"ö".repeat(101))
        .fill("E-post", "vera@post")
        .fill("Telefon", "ring mig");
    visitor.press("Skicka").await.mistakes(&[
        "Texten är 121 tecken. Korta den till högst 120.",
        "Texten är 10001 tecken. Korta den till högst 10000.",
        "Texten är 101 tecken. Korta den till högst 100.",
        "E-postadressen ser inte rätt ut. Den ska se ut som namn@adress.example.",
        "Telefonnumret ser inte rätt ut. Skriv bara siffror, mellanslag, bindestreck och plustecken.",
    ]);
    assert_eq!(visitor.page().value("Meddelande"), "ä".repeat(10_001));
    assert_eq!(visitor.page().value("E-post"), "vera@post");
    let made_up = visitor.submission("Skicka").with("topic", "felanmalan_gata");
    visitor.submit(&made_up).await;
    assert!(
        visitor.page().mistakes().contains(&"Välj vad det gäller.".to_owned()),
        "a topic of the other form"
    );
    visitor
        .fill("Rubrik", "Kort")
        .fill("Meddelande", "Kort")
        .fill("Namn", "Vera")
        .fill("E-post", "vera@post.example");
    visitor
        .choose("Vad gäller det?", "Något annat")
        .fill("Telefon", "070-174 06 05")
        .press("Skicka")
        .await
        .status(303);
    assert_eq!(cases(portal).await.len(), 1);
});

both!(what_is_written_is_text_and_nothing_else, async |portal| {
    let hostile = "<script>alert(1)</script>'; DROP TABLE cases; -- \u{0}رسالة 🚲";
    let reference = contact(portal, hostile, "vera@post.example").await;
    let kept = case(portal, &reference).await.subject;
    assert!(
        kept.starts_with("<script>alert(1)</script>'; DROP TABLE cases; --") && kept.ends_with("رسالة 🚲"),
        "{kept}"
    );
    let mut officer = portal.officer().await;
    officer
        .open("/handlaggning/arenden")
        .await
        .sees("<script>alert(1)</script>'; DROP TABLE cases; --");
    assert!(!officer.page().body.contains("<script>alert"));
    officer.open(&pages(&reference).1).await.sees("رسالة 🚲");
    assert!(!officer.page().body.contains("<script>alert"));
});

both!(a_machine_is_told_to_wait_and_a_person_loses_nothing, async |portal| {
    let mut visitor = portal.visitor();
    visitor.open("/kontakt").await;
    visitor
        .choose("Vad gäller det?", "Något annat")
        .fill("Rubrik", "Fort")
        .fill("Meddelande", "رسالة 🚲");
    visitor
        .fill("Namn", "Vera")
        .fill("E-post", "vera@post.example")
        .press("Skicka")
        .await
        .status(422);
    visitor.sees("Det gick lite för fort");
    assert_eq!(visitor.page().value("Meddelande"), "رسالة 🚲");
    portal.advance(TimeDelta::seconds(3));
    let form = visitor.submission("Skicka");
    // A stamp that is made up, missing, or two days old counts as none.
    for made_up in ["", "2026-11-23T09:00:00Z", "AAAA"] {
        visitor
            .submit(&form.clone().with("_opened", made_up))
            .await
            .status(422)
            .sees("Det gick lite för fort");
    }
    portal.advance(TimeDelta::days(3));
    visitor.submit(&form).await.status(422).sees("Det gick lite för fort");
    portal.advance(A_WHILE);
    visitor.press("Skicka").await.status(303);
    assert_eq!(cases(portal).await.len(), 1);
});

both!(too_many_from_one_address_have_to_wait, async |portal| {
    let mut visitor = portal.visitor();
    for number in 0..60 {
        write_as_visitor(portal, &mut visitor, &format!("Nummer {number}"), "vera@post.example").await;
        visitor.press("Skicka").await.status(303);
    }
    write_as_visitor(portal, &mut visitor, "En för mycket", "vera@post.example").await;
    visitor
        .press("Skicka")
        .await
        .status(429)
        .sees("Det har kommit många meddelanden härifrån på kort tid.");
    assert!(
        visitor
            .page()
            .header("retry-after")
            .parse::<u32>()
            .is_ok_and(|seconds| seconds > 0)
    );
    assert_eq!(visitor.page().value("Rubrik"), "En för mycket");
    assert_eq!(cases(portal).await.len(), 60);
    let mail = subjects(portal, "vera@post.example").await;
    assert_eq!(mail.len(), 10, "nobody's mailbox is filled by others");

    let mut neighbour = portal.visitor();
    neighbour.address = [192, 0, 2, 77].into();
    write_as_visitor(portal, &mut neighbour, "Grannen", "granne@post.example").await;
    neighbour.press("Skicka").await.status(303);
    // Who is logged in is known, and not held back.
    let mut anna = portal.anna().await;
    ask(&mut anna, "Inloggad").await;
    portal.advance(TimeDelta::minutes(20));
    visitor.press("Skicka").await.status(303);
    assert_eq!(cases(portal).await.len(), 63);
});

both!(the_same_form_fifty_times_at_once_is_one_case, async |portal| {
    let mut visitor = portal.visitor();
    write_as_visitor(portal, &mut visitor, "Femtio gånger", "vera@post.example").await;
    let form = visitor.submission("Skicka");
    let answers = at_once((0..50).map(|_| (visitor.clone(), form.clone()))).await;
    for answer in answers {
        assert_eq!(
            (answer.status.as_u16(), answer.header("location")),
            (303, "/kontakt/klart?arende=ARE-2026-000001")
        );
    }
    assert_eq!(cases(portal).await.len(), 1);
    assert_eq!(lines(portal, "ARE-2026-000001").await.len(), 1);
    assert_eq!(subjects(portal, "vera@post.example").await.len(), 1);
    // Something else written on the page that the browser kept is another case, and not lost.
    visitor
        .submit(&form.with("text", "En sak till"))
        .await
        .leads_to("/kontakt/klart?arende=ARE-2026-000002");
});

both!(a_public_document_is_asked_for_without_a_name, async |portal| {
    let mut visitor = portal.visitor();
    visitor.open("/kontakt").await;
    visitor
        .choose("Vad gäller det?", "Begär ut allmän handling")
        .fill("Rubrik", "Avtal")
        .fill("Meddelande", "Avtalet om hallen");
    portal.advance(A_WHILE);
    visitor.press("Skicka").await.status(303);
    // The answer comes no other way.
    assert!(
        visitor.location().starts_with("/arende-status/"),
        "{}",
        visitor.location()
    );
    let case = cases(portal).await.remove(0);
    assert_eq!((case.contact_name, case.contact_email), (None, None));
});

both!(
    a_visitor_with_the_address_of_an_account_finds_the_case_there,
    async |portal| {
        let mut anna = portal.anna().await;
        let reference = contact(portal, "Utloggad", "ANNA.EK@exempel.example").await;
        anna.open("/arenden").await.sees("Utloggad");
        anna.open(&pages(&reference).0).await.heading("Utloggad");
        portal.stranger().await.open(&pages(&reference).0).await.status(404);
    }
);

both!(who_is_logged_in_need_not_say_who_they_are, async |portal| {
    let mut bo = portal.bo().await;
    bo.open("/kontakt")
        .await
        .sees("Du skriver som Bo Karlsson (Exempel IF).")
        .does_not_see("Dina kontaktuppgifter");
    bo.choose("Vad gäller det?", "Bidrag")
        .fill("Rubrik", "Stöd till unga")
        .fill("Meddelande", "Hur gör vi?");
    bo.press("Skicka").await.status(303);
    let reference = reference_in(bo.page().header("location"));
    bo.follow()
        .await
        .click("Visa ärendet")
        .await
        .heading("Stöd till unga")
        .sees("Exempel IF");
    let case = case(portal, &reference).await;
    assert!(case.person_id == Some(bo.id()) && case.organisation_id.is_some() && case.wants_answer);
});

both!(
    the_form_speaks_the_readers_language_and_so_do_its_letters,
    async |portal| {
        let mut john = portal.visitor();
        john.open("/sprak/en").await;
        john.open("/kontakt").await.heading("Contact us");
        john.choose("What is it about?", "Something else")
            .fill("Subject", "Question")
            .fill("Message", "Do you speak English?");
        john.fill("Name", "John").fill("E-mail", "john@post.example");
        portal.advance(A_WHILE);
        john.press("Send").await.status(303);
        assert_eq!(
            subjects(portal, "john@post.example").await,
            ["We have received your case ARE-2026-000001"]
        );
        // Who has chosen a language gets letters in it, whichever language the pages are in.
        let mut lisa = new_person("Lisa", "Berg");
        lisa.lang = Lang::En;
        let mut lisa = portal.settle(&lisa).await;
        lisa.open("/sprak/sv").await;
        ask(&mut lisa, "Fråga").await;
        assert_eq!(
            subjects(portal, lisa.email()).await,
            ["We have received your case ARE-2026-000002"]
        );
    }
);

both!(a_receipt_needs_a_number, async |portal| {
    let mut visitor = portal.visitor();
    for made_up in ["", "?arende=", "?arende=ARE-1", "?arende=%3Cscript%3E"] {
        visitor
            .open(&format!("/kontakt/klart{made_up}"))
            .await
            .leads_to("/kontakt");
    }
    visitor
        .open("/skyddade-uppgifter")
        .await
        .heading("Skyddade personuppgifter")
        .sees("Ring oss innan du skriver");
    visitor.open("/kontakt?amne=synpunkt").await;
    assert_eq!(visitor.page().value("Vad gäller det?"), "synpunkt");
    visitor.open("/kontakt?amne=finns-inte").await;
    assert_eq!(visitor.page().value("Vad gäller det?"), "");
});
