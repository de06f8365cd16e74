//! How a case ends and goes on: taken up again, followed by a new one, rated; and what was typed is never lost.

use chrono::TimeDelta;
use desk::model::State;
use desk::tables::case_rating;
use sea_orm::EntityTrait;
use testkit::{Browser, TestPortal, both};

use super::{A_WHILE, answer, ask, at_once, case, cases, contact, lines, pages};

const SOLVE: &str = "Ärendet är löst, svaret är lösningen";

/// A case that its customer has said is solved.
async fn closed(portal: &TestPortal, anna: &mut Browser) -> String {
    let reference = ask(anna, "Tid i hallen").await;
    let mut officer = portal.officer().await;
    answer(&mut officer, &reference, "Tisdag klockan 18.", SOLVE).await;
    anna.open(&pages(&reference).0)
        .await
        .press("Löst, tack")
        .await
        .status(303);
    assert_eq!(case(portal, &reference).await.state, State::Closed);
    reference
}

async fn rating(portal: &TestPortal, reference: &str) -> Option<(i32, Option<String>)> {
    let id = case(portal, reference).await.id;
    let row = case_rating::Entity::find_by_id(id)
        .one(portal.store.db())
        .await
        .unwrap();
    row.map(|row| (row.stars, row.words))
}

/// The newest private link that was mailed.
async fn link(portal: &TestPortal, address: &str) -> String {
    portal.run_jobs().await;
    portal.mail_to(address).await.last().expect("a letter").link()
}

both!(
    an_answer_to_a_case_that_was_just_closed_can_take_it_up_again,
    async |portal| {
        let mut anna = portal.anna().await;
        let reference = ask(&mut anna, "Tid i hallen").await;
        let (mine, _) = pages(&reference);
        let mut officer = portal.officer().await;
        answer(&mut officer, &reference, "Tisdag klockan 18.", SOLVE).await;
        anna.open(&mine).await;
        let mut other = anna.clone();
        anna.press("Löst, tack").await.status(303);
        other.fill("Vad återstår?", "Nyckeln saknas");
        let writing = other.submission("Inte löst").with("act", "reply");
        other.submit(&writing).await;
        other.mistakes(&["Ärendet hann avslutas. Tryck på Ta upp ärendet igen, så kommer det du skrev fram."]);
        assert_eq!(other.page().value("Vad återstår?"), "Nyckeln saknas");
        other.press("Ta upp ärendet igen").await.leads_to(&mine).follow().await;
        other.sees("Nyckeln saknas").sees("Ärendet togs upp igen. Av: Du.");
        let open = case(portal, &reference).await;
        assert_eq!((open.state, open.closed_at), (State::Open, None));
        assert!(open.answer_due_at > portal.time());
    }
);

both!(a_closed_case_is_taken_up_only_for_so_long, async |portal| {
    let mut anna = portal.anna().await;
    let reference = closed(portal, &mut anna).await;
    let (mine, _) = pages(&reference);
    let form = anna
        .open(&mine)
        .await
        .submission("Ta upp ärendet igen")
        .with("text", "Sent ute");
    portal.advance(TimeDelta::days(14));
    let mut late = portal.visitor();
    portal.log_in(&mut late, anna.id(), anna.email()).await;
    let token = late.open("/arenden/ny").await.submission("Skicka");
    late.submit(&form.with("_csrf", token.get("_csrf"))).await.status(422);
    assert_eq!(late.page().h1(), "Nytt ärende");
    assert_eq!(late.page().value("Meddelande"), "Sent ute");
    assert_eq!(late.page().value("Rubrik"), "Tid i hallen");
    late.press("Skicka")
        .await
        .follow()
        .await
        .sees("Följer på")
        .sees(&reference);
    assert_eq!(case(portal, &reference).await.state, State::Closed);
});

both!(
    a_case_that_time_closed_is_taken_up_for_as_long_as_is_configured,
    |config| config.cases.reopen_days = 30,
    async |portal| {
        let mut anna = portal.anna().await;
        let [first, second] = [ask(&mut anna, "Tid i hallen").await, ask(&mut anna, "Nyckel").await];
        let mut officer = portal.officer().await;
        for reference in [&first, &second] {
            answer(&mut officer, reference, "Tisdag klockan 18.", SOLVE).await;
        }
        portal.advance(TimeDelta::days(20));
        portal.run_jobs().await;
        assert_eq!(case(portal, &first).await.state, State::Closed);
        let mut later = portal.visitor();
        portal.log_in(&mut later, anna.id(), anna.email()).await;
        later
            .open(&pages(&first).0)
            .await
            .fill("Vad återstår?", "Nyckeln saknas");
        later.press("Ta upp ärendet igen").await.status(303);
        assert_eq!(case(portal, &first).await.state, State::Open);
        portal.advance(TimeDelta::days(10));
        portal.log_in(&mut later, anna.id(), anna.email()).await;
        later.open(&pages(&second).0).await.does_not_see("Ta upp ärendet igen");
    }
);

both!(a_visitor_follows_a_closed_case_with_a_new_one, async |portal| {
    let address = "vera@post.example";
    let reference = contact(portal, "Tid i hallen", address).await;
    let link = link(portal, address).await;
    let mut officer = portal.officer().await;
    answer(&mut officer, &reference, "Tisdag.", SOLVE).await;
    portal.advance(TimeDelta::days(15));
    portal.run_jobs().await;
    let mut vera = portal.visitor();
    vera.open(&link)
        .await
        .click("Skapa ett nytt ärende")
        .await
        .heading("Kontakta oss");
    assert_eq!(vera.page().value("Rubrik"), "Tid i hallen");
    portal.advance(A_WHILE);
    vera.fill("Meddelande", "En sak till").press("Skicka").await.status(303);
    let all = cases(portal).await;
    assert_eq!(all[1].follows_id, Some(all[0].id));
    // Nobody makes up what a case follows.
    vera.open("/kontakt")
        .await
        .choose("Vad gäller det?", "Bokning av lokal");
    vera.fill("Rubrik", "Ny")
        .fill("Meddelande", "Hej")
        .fill("Namn", "Vera Besök");
    vera.fill("E-post", address);
    portal.advance(A_WHILE);
    let made_up = vera.submission("Skicka").with("_follows", &all[0].id.to_string());
    vera.submit(&made_up).await.status(303);
    assert_eq!(cases(portal).await[2].follows_id, None);
});

both!(an_ended_case_is_rated_once_and_changed_for_a_while, async |portal| {
    let (mut anna, mut sara) = (portal.anna().await, portal.stranger().await);
    let reference = ask(&mut anna, "Tid i hallen").await;
    let (mine, staff) = pages(&reference);
    anna.open(&mine).await.does_not_see("Hur tyckte du att det gick?");
    let early = anna.submission("Skicka svar").with("act", "rate").with("stars", "5");
    anna.submit(&early).await.status(422);
    assert_eq!(rating(portal, &reference).await, None);
    let mut officer = portal.officer().await;
    answer(&mut officer, &reference, "Tisdag klockan 18.", SOLVE).await;
    anna.open(&mine)
        .await
        .fill("Vad var bra eller mindre bra?", "Snabbt svar");
    anna.press("Skicka betyget").await.mistakes(&["Välj ett betyg."]);
    assert_eq!(anna.page().value("Vad var bra eller mindre bra?"), "Snabbt svar");
    let out_of_range = anna.submission("Skicka betyget").with("stars", "6");
    anna.submit(&out_of_range).await.status(422);
    anna.tick("4, nöjd");
    let form = anna.submission("Skicka betyget");
    for _ in 0..50 {
        anna.submit(&form).await.leads_to(&mine);
    }
    anna.follow().await.flash("Tack för ditt betyg!").sees("Betyg: 4 av 5.");
    assert_eq!(
        rating(portal, &reference).await,
        Some((4, Some("Snabbt svar".to_owned())))
    );
    officer
        .open(&staff)
        .await
        .sees("Betyg: 4 av 5. Av: Anna Ek.")
        .sees("”Snabbt svar”");
    let token = sara.open("/arenden/ny").await.submission("Skicka");
    sara.submit(&form.clone().with("_csrf", token.get("_csrf")))
        .await
        .status(404);

    anna.open(&mine)
        .await
        .tick("2, missnöjd")
        .press("Skicka betyget")
        .await
        .status(303);
    assert_eq!(rating(portal, &reference).await.map(|(stars, _)| stars), Some(2));
    portal.advance(TimeDelta::days(14));
    let mut late = portal.visitor();
    portal.log_in(&mut late, anna.id(), anna.email()).await;
    late.open(&mine)
        .await
        .sees("Betyg: 2 av 5.")
        .does_not_see("Skicka betyget");
});

both!(a_visitor_rates_by_the_private_link, async |portal| {
    let address = "vera@post.example";
    let reference = contact(portal, "Tid i hallen", address).await;
    let link = link(portal, address).await;
    let mut officer = portal.officer().await;
    answer(&mut officer, &reference, "Tisdag.", SOLVE).await;
    let mut vera = portal.visitor();
    let mut forms = Vec::new();
    for stars in ["5, mycket nöjd", "4, nöjd", "3, varken eller"] {
        vera.open(&link).await.tick(stars);
        forms.push((vera.clone(), vera.submission("Skicka betyget")));
    }
    let answers = at_once(forms).await;
    assert!(
        answers.iter().all(|page| page.status == 303),
        "all are taken, and one is left"
    );
    assert!(rating(portal, &reference).await.is_some_and(|(stars, _)| stars >= 3));
    vera.open(&link).await.sees("av 5.");
});

both!(what_is_too_long_or_empty_is_told_and_kept, async |portal| {
    let mut anna = portal.anna().await;
    let reference = ask(&mut anna, "Tid i hallen").await;
    let (mine, _) = pages(&reference);
    let long = "å".repeat(100_000);
    anna.open(&mine)
        .await
        .fill("Meddelande", &long)
        .press("Skicka svar")
        .await;
    anna.mistakes(&["Texten är 100000 tecken. Korta den till högst 10000."]);
    assert_eq!(anna.page().value("Meddelande"), long);
    anna.fill("Meddelande", " \n ")
        .press("Skicka svar")
        .await
        .mistakes(&["Skriv något först."]);
    anna.fill("Meddelande", "Nu så");
    let form = anna.submission("Skicka svar");
    for _ in 0..50 {
        anna.submit(&form).await.leads_to(&mine);
    }
    assert_eq!(lines(portal, &reference).await.len(), 2);
});
