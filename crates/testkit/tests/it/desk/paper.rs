//! `/arenden/{reference}/pdf`: a case on paper, for its customer, by the private link, and for officers.

use testkit::both;

use super::status::{ADDRESS, newest_link};
use super::{answer, ask, contact, pages};

both!(a_case_is_had_on_paper_with_whole_names_and_times, async |portal| {
    let (mut anna, mut officer) = (portal.anna().await, portal.officer().await);
    let reference = ask(&mut anna, "Tid i hallen 😀 你").await;
    let (mine, theirs) = pages(&reference);
    officer.open(&theirs).await;
    officer
        .fill("Anteckning", "Ring vaktmästaren")
        .press("Spara anteckning")
        .await;
    answer(
        &mut officer,
        &reference,
        "Tisdag\nklockan <b>18</b>.",
        "Vänta på kundens svar",
    )
    .await;
    anna.open(&mine).await.attach("karta.txt", b"left");
    anna.fill("Meddelande", "Tack *så* mycket #nu")
        .press("Skicka svar")
        .await
        .status(303);
    for page in [&mine, &theirs] {
        let reader = if *page == mine { &mut anna } else { &mut officer };
        let link = reader.open(page).await.page().link("Hämta som PDF");
        reader.open(&link).await.paper();
        for told in [
            "Tid i hallen 😀 □",
            &reference,
            "Bokning av lokal",
            "Anna Ek, 23 november 2026 10.00",
            &format!("Omar Haddad, {}", portal.config.owner.name),
            "klockan <b>18</b>.",
            "Tack *så* mycket #nu",
            "karta.txt",
            "Sida 1 av 1",
        ] {
            assert!(reader.page().body.contains(told), "{told}: {}", reader.page().body);
        }
        reader.does_not_see("Ring vaktmästaren");
        assert_eq!(
            reader.page().header("content-disposition"),
            format!("attachment; filename=\"{reference}.pdf\"")
        );
    }
});

both!(a_visitor_has_the_case_on_paper_by_the_private_link, async |portal| {
    contact(portal, "Tid i hallen", ADDRESS).await;
    let link = newest_link(portal).await;
    let mut vera = portal.visitor();
    let paper = vera.open(&link).await.page().link("Hämta som PDF");
    vera.open(&paper).await.paper().sees("Vera Besök");
    vera.open(&paper.replace("/pdf", "x/pdf")).await.status(410);
});

both!(nobody_has_the_paper_of_another, async |portal| {
    let (mut anna, mut stranger) = (portal.anna().await, portal.stranger().await);
    let reference = ask(&mut anna, "Tid i hallen").await;
    let paper = format!("{}/pdf", pages(&reference).0);
    stranger.open(&paper).await.status(404);
    portal.visitor().open(&paper).await.status(303);
    stranger.open(&format!("{}/pdf", pages(&reference).1)).await.status(403);
});

both!(whoever_asks_for_papers_without_end_waits, async |portal| {
    let mut anna = portal.anna().await;
    let reference = ask(&mut anna, "Tid i hallen").await;
    let paper = format!("{}/pdf", pages(&reference).0);
    for _ in 0..60 {
        anna.open(&paper).await.status(200);
    }
    anna.open(&paper).await.status(429);
});
