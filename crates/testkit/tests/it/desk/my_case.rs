//! `/arenden/{reference}`: the customer reads, answers, and says whether it is solved.

use base::StaffRole;
use chrono::TimeDelta;
use desk::model::State;
use testkit::{both, new_person};

use super::{answer, ask, case, cases, lines, pages, subjects};

both!(a_customer_answers_and_is_answered, async |portal| {
    let (mut anna, mut officer) = (portal.anna().await, portal.officer().await);
    let reference = ask(&mut anna, "Tid i hallen").await;
    let (mine, _) = pages(&reference);
    anna.open(&mine)
        .await
        .press("Skicka svar")
        .await
        .mistakes(&["Skriv något först."]);
    anna.fill("Meddelande", &"x".repeat(10_001)).press("Skicka svar").await;
    anna.mistakes(&["Texten är 10001 tecken. Korta den till högst 10000."]);
    anna.fill("Meddelande", "Helst en <b>tisdag</b>");
    let form = anna.submission("Skicka svar");
    for _ in 0..3 {
        anna.submit(&form).await.leads_to(&mine);
    }
    anna.follow()
        .await
        .flash("Ditt svar är skickat.")
        .sees("Helst en <b>tisdag</b>");
    assert_eq!(lines(portal, &reference).await.len(), 2);

    answer(
        &mut officer,
        &reference,
        "Tisdag går bra.\n\nKlockan 18?",
        "Vänta på kundens svar",
    )
    .await;
    anna.open(&mine)
        .await
        .sees("Tisdag går bra. Klockan 18?")
        .sees("Vi behöver ditt svar för att komma vidare.");
    // Staff are named with the owner, so that nobody is taken for a private person.
    anna.sees(&format!("Omar Haddad, {}", portal.config.owner.name));
    anna.fill("Meddelande", "Ja tack")
        .press("Skicka svar")
        .await
        .follow()
        .await;
    assert_eq!(case(portal, &reference).await.state, State::Open);
    anna.sees("Omar Haddad arbetar med ditt ärende.");
});

both!(officers_with_protected_identity_are_not_named, async |portal| {
    let mut secret = new_person("Hanna", "Gran");
    (secret.staff, secret.protected) = (vec![StaffRole::CaseOfficer], true);
    let (mut anna, mut omar) = (portal.anna().await, portal.officer().await);
    let mut secret = portal.settle(&secret).await;
    let reference = ask(&mut anna, "Tid i hallen").await;
    let (mine, theirs) = pages(&reference);
    // Nobody can hand a case over to her; she takes it.
    let colleagues = omar.open(&theirs).await.page().all("select[name=officer] option");
    assert!(colleagues.iter().all(|name| !name.contains("Hanna")), "{colleagues:?}");
    secret.open(&theirs).await.press("Ta ärendet").await.status(303);
    answer(
        &mut secret,
        &reference,
        "Vi tittar på det.",
        "Arbeta vidare, ärendet är öppet",
    )
    .await;
    let owner = &portal.config.owner.name;
    anna.open(&mine)
        .await
        .sees("Vi tittar på det.")
        .sees("Vi arbetar med ditt ärende.")
        .sees(owner)
        .does_not_see("Hanna Gran");
    omar.open(&theirs)
        .await
        .sees("Kollega med skyddade personuppgifter")
        .does_not_see("Hanna Gran");
});

both!(two_windows_of_one_customer_lose_nothing, async |portal| {
    let mut anna = portal.anna().await;
    let reference = ask(&mut anna, "Tid i hallen").await;
    let (mine, _) = pages(&reference);
    anna.open(&mine).await;
    let mut other = anna.clone();
    anna.fill("Meddelande", "Tisdag").press("Skicka svar").await.status(303);
    other
        .fill("Meddelande", "Onsdag")
        .press("Skicka svar")
        .await
        .status(303);
    other.follow().await.sees("Tisdag").sees("Onsdag");
});

both!(a_customer_says_that_it_is_solved_and_that_it_is_not, async |portal| {
    let (mut anna, mut officer) = (portal.anna().await, portal.officer().await);
    let reference = ask(&mut anna, "Tid i hallen").await;
    let (mine, _) = pages(&reference);
    anna.open(&mine)
        .await
        .press("Löst, tack")
        .await
        .follow()
        .await
        .flash("Tack för beskedet!")
        .sees("Är ärendet löst?");
    assert_eq!(case(portal, &reference).await.state, State::Solved);
    anna.press("Inte löst").await.mistakes(&["Skriv något först."]);
    anna.fill("Vad återstår?", "Nyckeln saknas")
        .press("Inte löst")
        .await
        .follow()
        .await;
    anna.flash("Tack för att du sa till. Vi tar upp ärendet igen.")
        .sees("Ärendet togs upp igen.")
        .sees("Nyckeln saknas");
    assert_eq!(case(portal, &reference).await.state, State::Open);

    answer(
        &mut officer,
        &reference,
        "Nyckeln är hos vakten.",
        "Ärendet är löst, svaret är lösningen",
    )
    .await;
    anna.open(&mine)
        .await
        .sees("Lösning")
        .sees("Är du inte nöjd? Säg till senast");
    let thanks = anna.submission("Löst, tack");
    for _ in 0..2 {
        anna.submit(&thanks).await.leads_to(&mine);
    }
    anna.follow()
        .await
        .sees("Ärendet är avslutat")
        .sees("Ärendet avslutades.");
    assert_eq!(case(portal, &reference).await.state, State::Closed);
});

both!(what_is_not_solved_cannot_be_taken_up_again, async |portal| {
    let mut anna = portal.anna().await;
    let reference = ask(&mut anna, "Tid i hallen").await;
    anna.open(&pages(&reference).0).await.fill("Meddelande", "Min text");
    let made_up = anna.submission("Skicka svar").with("act", "not_solved");
    anna.submit(&made_up)
        .await
        .mistakes(&["Ärendet är inte löst än, så det är redan öppet. Svara i stället."]);
    assert_eq!(anna.page().value("Meddelande"), "Min text");
});

both!(
    a_case_closes_by_itself_and_a_late_answer_begins_a_new_one,
    async |portal| {
        let (mut anna, mut officer) = (portal.anna().await, portal.officer().await);
        let reference = ask(&mut anna, "Tid i hallen").await;
        let (mine, _) = pages(&reference);
        answer(
            &mut officer,
            &reference,
            "Tisdag.",
            "Ärendet är löst, svaret är lösningen",
        )
        .await;
        let solved_at = portal.time();
        anna.open(&mine).await;
        // The rule counts, whether or not the job that closes has run.
        portal
            .clock()
            .set(solved_at + TimeDelta::days(14) - TimeDelta::seconds(1));
        let (id, email) = (anna.id(), anna.email().to_owned());
        let mut late = portal.visitor();
        portal.log_in(&mut late, id, &email).await;
        late.open(&mine)
            .await
            .sees("Är ärendet löst?")
            .fill("Vad återstår?", "Skrivet i sista stund");
        let form = late.submission("Inte löst");
        portal.advance(TimeDelta::seconds(1));
        late.submit(&form).await.status(422);
        assert_eq!(late.page().h1(), "Nytt ärende");
        late.sees("Skicka det du skrev som ett nytt ärende");
        assert_eq!(late.page().value("Meddelande"), "Skrivet i sista stund");
        late.press("Skicka").await.leads_to("/arenden/ARE-2026-000002");
        late.follow().await.sees("Följer på").sees(&reference);
        late.open(&mine)
            .await
            .sees("Ärendet är avslutat")
            .click("Skapa ett nytt ärende")
            .await
            .sees(&reference);

        assert_eq!(case(portal, &reference).await.state, State::Solved);
        let mail = subjects(portal, &email).await;
        let closed = "Ditt ärende ARE-2026-000001 är avslutat";
        assert!(mail.iter().any(|subject| subject == closed), "{mail:?}");
        assert_eq!(case(portal, &reference).await.state, State::Closed);
        portal.advance(TimeDelta::hours(2));
        assert_eq!(subjects(portal, &email).await.len(), mail.len(), "it is told once");
    }
);

both!(a_customer_who_does_not_answer_is_reminded_once, async |portal| {
    let (mut anna, mut officer) = (portal.anna().await, portal.officer().await);
    let reference = ask(&mut anna, "Tid i hallen").await;
    answer(&mut officer, &reference, "Vilken dag?", "Vänta på kundens svar").await;
    let email = anna.email().to_owned();
    let reminder = format!("Vi väntar på ditt svar i ärende {reference}");
    portal.advance(TimeDelta::days(7) - TimeDelta::hours(2));
    assert!(!subjects(portal, &email).await.contains(&reminder));
    for _ in 0..3 {
        portal.advance(TimeDelta::days(3));
        let mail = subjects(portal, &email).await;
        assert_eq!(
            mail.iter().filter(|subject| **subject == reminder).count(),
            1,
            "{mail:?}"
        );
    }
    assert_eq!(cases(portal).await[0].state, State::WaitingCustomer);
});
