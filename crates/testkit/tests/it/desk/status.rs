//! `/arende-status`: a visitor follows a case by a private link, and asks for a new one.

use chrono::TimeDelta;
use desk::model::State;
use sea_orm::{ConnectionTrait, Statement};
use testkit::{Browser, TestPortal, both};

use super::{A_WHILE, answer, case, cases, contact, pages, subjects};

pub(super) const ADDRESS: &str = "vera@post.example";

pub(super) async fn newest_link(portal: &TestPortal) -> String {
    portal.run_jobs().await;
    let mail = portal.mail_to(ADDRESS).await;
    mail.last().expect("a letter").link()
}

/// How many jobs of a kind wait.
async fn waiting(portal: &TestPortal, kind: &str) -> i64 {
    let question = "SELECT COUNT(*) FROM jobs WHERE kind = $1";
    let statement = Statement::from_sql_and_values(portal.store.backend(), question, [kind.into()]);
    let row = portal.store.db().query_one_raw(statement).await.unwrap().unwrap();
    row.try_get_by_index(0).unwrap()
}

both!(a_visitor_reads_and_answers_by_the_private_link, async |portal| {
    let reference = contact(portal, "Tid i hallen", ADDRESS).await;
    let link = newest_link(portal).await;
    let mut vera = portal.visitor();
    vera.open(&link)
        .await
        .heading("Tid i hallen")
        .sees("Den som har länken till den här sidan kan läsa ärendet.");
    assert_eq!(vera.page().header("cache-control"), "no-store");
    vera.fill("Meddelande", "Gärna en tisdag")
        .press("Skicka svar")
        .await
        .leads_to(&link);
    vera.follow()
        .await
        .flash("Ditt svar är skickat.")
        .sees("Gärna en tisdag");

    let mut officer = portal.officer().await;
    officer
        .open(&pages(&reference).1)
        .await
        .sees("Vera Besök (inte inloggad)")
        .sees("Gärna en tisdag");
    answer(
        &mut officer,
        &reference,
        "Tisdag klockan 18.",
        "Ärendet är löst, svaret är lösningen",
    )
    .await;
    let again = newest_link(portal).await;
    assert_eq!(again, link, "one link for one case");
    vera.open(&link)
        .await
        .sees("Tisdag klockan 18.")
        .press("Löst, tack")
        .await
        .leads_to(&link);
    assert_eq!(case(portal, &reference).await.state, State::Closed);
    vera.follow().await.sees("Ärendet är avslutat");
});

both!(the_account_of_a_visitor_is_not_named_behind_the_link, async |portal| {
    let skog = portal.protected().await;
    let reference = contact(portal, "Tid i hallen", skog.email()).await;
    assert_eq!(case(portal, &reference).await.person_id, Some(skog.id()));
    let token = case(portal, &reference).await.status_token.expect("a private link");
    let keys = portal.store.keys();
    let token = keys.open("desk.status_token", &token).expect("sealed by us");
    let link = format!("/arende-status/{}", String::from_utf8_lossy(&token));
    portal
        .visitor()
        .open(&link)
        .await
        .sees("Vera Besök")
        .does_not_see("Vera Skog");
    let mut officer = portal.officer().await;
    officer
        .open(&pages(&reference).1)
        .await
        .sees("Skyddade personuppgifter")
        .does_not_see(skog.email());
});

both!(a_link_that_is_cut_old_or_made_up_opens_nothing, async |portal| {
    contact(portal, "Tid i hallen", ADDRESS).await;
    let link = newest_link(portal).await;
    let mut vera = portal.visitor();
    for wrong in [
        &link[..link.len() - 1],
        "/arende-status/AAAA",
        "/arende-status/%00",
        &format!("{link}x"),
    ] {
        vera.open(wrong).await.status(410).does_not_see("Tid i hallen");
        assert!(
            vera.page()
                .attributes("a", "href")
                .contains(&"/arende-status".to_owned())
        );
    }
    portal.advance(TimeDelta::days(89));
    vera.open(&link).await.status(200);
    portal.advance(TimeDelta::days(1));
    vera.open(&link).await.status(410);
});

both!(the_link_is_sent_again_and_strangers_are_told_nothing, async |portal| {
    let reference = contact(portal, "Tid i hallen", ADDRESS).await;
    let link = newest_link(portal).await;
    let mut vera = portal.visitor();
    vera.open("/arende-status")
        .await
        .heading("Länken till ditt ärende")
        .press("Skicka länken")
        .await;
    vera.mistakes(&["Ärendenumret ska se ut som ARE-2026-000123.", "Skriv din e-postadress."]);

    let mut answers = Vec::new();
    for (number, address) in [(reference.as_str(), "fel@post.example"), ("ARE-2026-999999", ADDRESS)] {
        vera.fill("Ärendenummer", number)
            .fill("E-post", address)
            .press("Skicka länken")
            .await
            .leads_to("/arende-status");
        assert_eq!(
            waiting(portal, "desk.send_link").await,
            1,
            "the same work in every case"
        );
        portal.run_jobs().await;
        vera.follow()
            .await
            .flash("Om numret och adressen hör ihop mejlar vi länken.");
        answers.push(vera.page().flash());
    }
    vera.open(&link).await.status(200);
    assert!(subjects(portal, "fel@post.example").await.is_empty());

    vera.open("/arende-status").await;
    vera.fill("Ärendenummer", " are-2026-000001 ")
        .fill("E-post", "VERA@post.example");
    let form = vera.submission("Skicka länken");
    for _ in 0..3 {
        vera.submit(&form).await.leads_to("/arende-status");
    }
    assert_eq!(waiting(portal, "desk.send_link").await, 1, "one form, one letter");
    answers.push(vera.follow().await.page().flash());
    assert!(answers.windows(2).all(|two| two[0] == two[1]), "{answers:?}");
    assert_eq!(newest_link(portal).await, link, "what works is not taken away");
    vera.open(&link).await.heading("Tid i hallen");
    assert_eq!(
        subjects(portal, ADDRESS).await.last().map(String::as_str),
        Some("Länken till ditt ärende ARE-2026-000001")
    );

    // Somebody who goes on asking fills nobody's mailbox.
    for _ in 0..6 {
        vera.open("/arende-status")
            .await
            .fill("Ärendenummer", &reference)
            .fill("E-post", ADDRESS);
        vera.press("Skicka länken").await.status(303);
    }
    assert_eq!(subjects(portal, ADDRESS).await.len(), 1 + 3);
});

both!(a_link_that_is_over_is_replaced, async |portal| {
    let reference = contact(portal, "Tid i hallen", ADDRESS).await;
    let link = newest_link(portal).await;
    let mut vera = portal.visitor();
    let ask = async |vera: &mut Browser| {
        vera.open("/arende-status")
            .await
            .fill("Ärendenummer", &reference)
            .fill("E-post", ADDRESS);
        vera.press("Skicka länken").await.status(303);
        newest_link(portal).await
    };
    // A link that is sent again is good for as long as a new one.
    portal.advance(TimeDelta::days(89));
    assert_eq!(ask(&mut vera).await, link);
    portal.advance(TimeDelta::days(89));
    vera.open(&link).await.status(200);
    portal.advance(TimeDelta::days(1));
    let new = ask(&mut vera).await;
    assert_ne!(new, link);
    vera.open(&link).await.status(410);
    vera.open(&new).await.heading("Tid i hallen");
});

both!(a_late_word_by_the_link_is_kept_for_a_new_question, async |portal| {
    let reference = contact(portal, "Tid i hallen", ADDRESS).await;
    let link = newest_link(portal).await;
    let mut vera = portal.visitor();
    vera.open(&link).await.fill("Meddelande", "En sak till");
    let form = vera.submission("Skicka svar");
    let mut officer = portal.officer().await;
    officer
        .open(&pages(&reference).1)
        .await
        .fill("Vad blev gjort?", "Bokat")
        .press("Avsluta ärendet")
        .await
        .status(303);
    // For a while it can be taken up again instead.
    vera.submit(&form).await.status(422).sees("Ta upp ärendet igen");
    portal.advance(TimeDelta::days(14));
    vera.submit(&form).await.status(422);
    assert_eq!(vera.page().h1(), "Kontakta oss");
    assert_eq!(vera.page().value("Meddelande"), "En sak till");
    assert_eq!(vera.page().value("E-post"), ADDRESS);
    portal.advance(A_WHILE);
    vera.press("Skicka")
        .await
        .leads_to("/kontakt/klart?arende=ARE-2026-000002");
    assert_eq!(cases(portal).await.len(), 2);
});

both!(too_many_words_by_the_link_are_kept, async |portal| {
    contact(portal, "Tid i hallen", ADDRESS).await;
    let link = newest_link(portal).await;
    let mut vera = portal.visitor();
    let form = vera.open(&link).await.submission("Skicka svar");
    // Vera wrote once before.
    for _ in 1..60 {
        vera.submit(&form.clone().with("text", "")).await.status(422);
    }
    vera.submit(&form.with("text", "En sak till")).await.status(429);
    assert_eq!(vera.page().value("Meddelande"), "En sak till");
    assert!(!vera.page().header("retry-after").is_empty());
});

both!(a_file_goes_along_to_the_new_question, async |portal| {
    let reference = contact(portal, "Tid i hallen", ADDRESS).await;
    let link = newest_link(portal).await;
    let mut officer = portal.officer().await;
    officer
        .open(&pages(&reference).1)
        .await
        .fill("Vad blev gjort?", "Bokat");
    let mut vera = portal.visitor();
    vera.open(&link).await.attach("karta.txt", b"left");
    vera.fill("Meddelande", "En sak till");
    officer.press("Avsluta ärendet").await.status(303);
    portal.advance(TimeDelta::days(14));
    vera.press("Skicka svar").await.status(422).sees("karta.txt");
    portal.advance(A_WHILE);
    vera.press("Skicka").await.status(303);
    let mut omar = portal.officer().await;
    omar.open(&pages("ARE-2026-000002").1).await.sees("karta.txt");
});
