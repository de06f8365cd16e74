//! `/handlaggning/arenden`: the queue of case officers.

use base::StaffRole;
use chrono::TimeDelta;
use testkit::{Browser, both, new_person};

use super::{answer, ask, case, contact, open_case, pages};

const QUEUE: &str = "/handlaggning/arenden";

/// The numbers of the cases on the page, from the top.
fn listed(browser: &Browser) -> Vec<String> {
    let links = browser.page().attributes("main a", "href");
    let numbers = links
        .iter()
        .filter_map(|link| link.strip_prefix("/handlaggning/arenden/ARE-"));
    let number = |link: &str| link.split('?').next().map(|number| format!("ARE-{number}"));
    numbers.filter_map(number).collect()
}

both!(only_those_who_handle_cases_come_here, async |portal| {
    for page in [
        QUEUE,
        "/handlaggning/arenden/nytt",
        "/handlaggning/arenden/ARE-2026-000001",
    ] {
        portal.visitor().open(page).await.status(303);
        let mut anna = portal.visitor();
        anna.open(page).await;
        assert!(
            anna.page()
                .header("location")
                .starts_with("/logga-in?till=%2Fhandlaggning%2Farenden")
        );
    }
    let (mut anna, mut ada) = (portal.anna().await, portal.administrator().await);
    let (mut officer, mut karin) = (portal.officer().await, portal.customer_service().await);
    for page in [QUEUE, "/handlaggning/arenden/nytt"] {
        anna.open(page).await.status(403);
        ada.open(page).await.status(403);
        officer.open(page).await.status(200);
        karin.open(page).await.status(200);
    }
    anna.open("/handlaggning").await.status(403);
    officer.open("/handlaggning").await.leads_to(QUEUE);
    ada.open("/handlaggning").await.status(303);
    assert_ne!(
        ada.page().header("location"),
        QUEUE,
        "an administrator is led to what is theirs"
    );
    officer.open("/handlaggning/arenden/ARE-2026-999999").await.status(404);
});

both!(each_selection_holds_what_it_says, async |portal| {
    let (mut omar, mut karin) = (portal.officer().await, portal.customer_service().await);
    let mut anna = portal.anna().await;
    omar.open(QUEUE)
        .await
        .heading("Ärenden")
        .sees("Inget ärende i det här urvalet");
    let fresh = ask(&mut anna, "Ny fråga").await;
    let taken = ask(&mut anna, "Tagen fråga").await;
    let asked = ask(&mut anna, "Motfråga").await;
    let karins = ask(&mut anna, "Hos Karin").await;
    let solved = ask(&mut anna, "Löst fråga").await;
    omar.open(&pages(&taken).1).await.press("Ta ärendet").await.status(303);
    answer(&mut omar, &asked, "Vilken dag?", "Vänta på kundens svar").await;
    karin
        .open(&pages(&karins).1)
        .await
        .press("Ta ärendet")
        .await
        .status(303);
    answer(&mut omar, &solved, "Så här.", "Ärendet är löst, svaret är lösningen").await;

    for (selection, count, cases) in [
        ("Mina", 2, vec![&taken, &asked]),
        ("Otilldelade", 1, vec![&fresh]),
        ("Förfaller snart", 0, vec![]),
        ("Försenade", 0, vec![]),
        ("Väntar på kund", 1, vec![&asked]),
        ("Alla öppna", 4, vec![&fresh, &taken, &karins, &asked]),
    ] {
        omar.open(QUEUE)
            .await
            .click(&format!("{selection} {count}"))
            .await
            .status(200);
        let mut found = listed(&omar);
        found.sort();
        let mut cases: Vec<_> = cases.into_iter().cloned().collect();
        cases.sort();
        assert_eq!(found, cases, "{selection}");
    }
    // The deadline of what was asked first comes near; of what waits for the customer it does not matter.
    portal
        .clock()
        .set(case(portal, &fresh).await.answer_due_at - TimeDelta::hours(1));
    let mut omar_again = portal.visitor();
    portal.log_in(&mut omar_again, omar.id(), omar.email()).await;
    omar_again.open(&format!("{QUEUE}?urval=forfaller")).await;
    let mut soon = listed(&omar_again);
    soon.sort();
    assert_eq!(soon, [fresh.clone(), taken, karins]);
    omar_again.does_not_see("Försenat");
    portal.advance(TimeDelta::hours(2));
    portal.log_in(&mut omar_again, omar.id(), omar.email()).await;
    omar_again.open(QUEUE).await.sees("Försenat");
    omar_again.choose("Läge", "Löst").press("Filtrera").await;
    assert_eq!(listed(&omar_again), [solved]);
});

both!(
    sixty_cases_are_shown_once_each_the_oldest_answer_time_first,
    async |portal| {
        let anna = portal.anna().await;
        let topics = ["konto", "bokning", "bidrag"];
        for number in 0..60 {
            open_case(portal, anna.id(), None, topics[number % 3], &format!("Fråga {number}")).await;
            // Many have the same answer time: the page must not turn between them.
            if number % 10 == 9 {
                portal.advance(TimeDelta::hours(5));
            }
        }
        let mut officer = portal.officer().await;
        officer.open(QUEUE).await.sees("Alla öppna 60");
        let mut seen = listed(&officer);
        let first = seen.clone();
        assert!(first.len() < 60);
        while officer.page().text().contains("Nästa") {
            officer.click("Nästa").await.status(200);
            seen.extend(listed(&officer));
        }
        assert_eq!(seen.len(), 60);
        let mut due = Vec::new();
        for reference in &seen {
            due.push(case(portal, reference).await.answer_due_at);
        }
        assert!(due.is_sorted(), "{due:?}");
        while officer.page().text().contains("Föregående") {
            officer.click("Föregående").await;
        }
        assert_eq!(listed(&officer), first);
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 60, "one stood on two pages");

        // A case that is dealt with between two pages takes no other with it.
        officer.open(QUEUE).await;
        let mut karin = portal.customer_service().await;
        karin
            .open(&pages(&first[3]).1)
            .await
            .fill("Vad blev gjort?", "Klart")
            .press("Avsluta ärendet")
            .await
            .status(303);
        let mut rest = listed(&officer);
        while officer.page().text().contains("Nästa") {
            officer.click("Nästa").await;
            rest.extend(listed(&officer));
        }
        rest.sort();
        rest.dedup();
        assert_eq!(rest.len(), 60, "the closed one was on the page already");
    }
);

both!(the_queue_is_searched_by_words_number_and_topic, async |portal| {
    let mut anna = portal.anna().await;
    let reference = ask(&mut anna, "Tid i BJÖRKHALLEN").await;
    let closed = contact(portal, "Gammal fråga 100%", "vera@post.example").await;
    let mut officer = portal.officer().await;
    officer
        .open(&pages(&closed).1)
        .await
        .fill("Vad blev gjort?", "Klart")
        .press("Avsluta ärendet")
        .await
        .status(303);

    officer
        .open(QUEUE)
        .await
        .fill("Sök", "björkhallen")
        .press("Filtrera")
        .await;
    assert_eq!(listed(&officer), std::slice::from_ref(&reference));
    officer
        .fill("Sök", "gammal")
        .press("Filtrera")
        .await
        .sees("Träffar i alla ärenden, även avslutade");
    assert_eq!(listed(&officer), std::slice::from_ref(&closed));
    officer
        .open(&format!("{QUEUE}?urval=mina&sok=gammal"))
        .await
        .sees("Inga ärenden stämmer med det du söker");
    officer.open(QUEUE).await;
    officer.fill("Sök", &closed.to_lowercase()).press("Filtrera").await;
    assert_eq!(
        listed(&officer),
        std::slice::from_ref(&closed),
        "a whole number finds its case wherever it is"
    );
    officer
        .fill("Sök", "")
        .choose("Läge", "Avslutat")
        .press("Filtrera")
        .await;
    assert_eq!(listed(&officer), [closed]);
    officer
        .choose("Läge", "Alla öppna")
        .choose("Ämne", "Bidrag")
        .press("Filtrera")
        .await;
    assert!(listed(&officer).is_empty());
    officer.choose("Ämne", "Bokning av lokal").press("Filtrera").await;
    assert_eq!(listed(&officer), [reference]);
    officer
        .fill("Sök", &"x".repeat(10_000))
        .press("Filtrera")
        .await
        .sees("Korta den till högst 200.");
    for odd in [
        "?urval=allt&lage=x&amne=y&efter=z",
        "?sok=%00",
        "?sok=%25%22%27%5C",
        "?sok=%D9%85",
    ] {
        officer.open(&format!("{QUEUE}{odd}")).await.status(200);
    }
});

both!(the_queue_names_nobody_whose_identity_is_protected, async |portal| {
    let mut vera = portal.protected().await;
    let reference = ask(&mut vera, "Skyddad fråga").await;
    let mut officer = portal.officer().await;
    officer
        .open(QUEUE)
        .await
        .sees("Skyddad fråga")
        .sees("Skyddade personuppgifter")
        .does_not_see("Vera Skog");
    officer
        .open(&pages(&reference).1)
        .await
        .sees("Skyddade personuppgifter")
        .does_not_see("Vera")
        .does_not_see("Skog");
    let mut lisa = new_person("Lisa", "Berg");
    lisa.staff = vec![StaffRole::CaseOfficer, StaffRole::SystemAdministrator];
    let mut lisa = portal.settle(&lisa).await;
    lisa.open(QUEUE).await.does_not_see("Vera Skog");
});
