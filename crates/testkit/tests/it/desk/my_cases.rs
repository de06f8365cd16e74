//! `/arenden`: the cases of who is logged in, under the hat worn.

use base::OrgRole;
use chrono::TimeDelta;
use testkit::{Browser, both};

use super::{answer, ask, case, open_case, pages};

/// The numbers of the cases on the page, from the top.
fn listed(browser: &Browser) -> Vec<String> {
    let links = browser.page().attributes("main a", "href");
    let numbers = links.iter().filter_map(|link| link.strip_prefix("/arenden/ARE-"));
    numbers.map(|number| format!("ARE-{number}")).collect()
}

both!(the_list_is_narrowed_to_a_topic_or_a_group_of_them, async |portal| {
    let mut anna = portal.anna().await;
    let hall = open_case(portal, anna.id(), None, "bokning", "Tid i hallen").await;
    let grant = open_case(portal, anna.id(), None, "bidrag", "Bidrag till lägret").await;
    anna.open("/arenden").await;
    assert_eq!(listed(&anna).len(), 2);
    anna.choose("Ämne", "Bokning av lokal").press("Filtrera").await;
    assert_eq!(listed(&anna), std::slice::from_ref(&hall));
    assert_eq!(anna.page().value("Ämne"), "bokning");
    anna.fill("Sök bland ärenden", "lägret").press("Filtrera").await;
    assert!(listed(&anna).is_empty());
    anna.sees("Visa alla").choose("Ämne", "Bidrag").press("Filtrera").await;
    assert_eq!(listed(&anna), [grant]);
    // What is no topic narrows nothing.
    anna.open("/arenden?amne=x").await;
    assert_eq!(listed(&anna).len(), 2);
});

both!(nobody_sees_anothers_cases, async |portal| {
    portal
        .visitor()
        .open("/arenden")
        .await
        .leads_to("/logga-in?till=%2Farenden");
    let mut anna = portal.anna().await;
    anna.open("/arenden")
        .await
        .heading("Ärenden")
        .sees("Här finns inga ärenden än");
    let reference = ask(&mut anna, "Annas fråga").await;
    anna.open("/arenden")
        .await
        .sees("Dina privata ärenden")
        .sees("Annas fråga")
        .sees("Ny");
    assert_eq!(listed(&anna), std::slice::from_ref(&reference));

    let (mine, staff) = pages(&reference);
    let mut sara = portal.stranger().await;
    sara.open("/arenden").await.does_not_see("Annas fråga");
    for path in [
        &mine,
        "/arenden/ARE-2026-999999",
        "/arenden/ARE-1",
        "/arenden/x",
        "/arenden/%00",
    ] {
        sara.open(path).await.status(404);
    }
    anna.open(&mine).await.fill("Meddelande", "Mer");
    let form = anna.submission("Skicka svar");
    sara.submit(&form).await;
    assert!([403, 404].contains(&sara.page().status.as_u16()));
    sara.open("/arenden").await;
    let token = sara.open("/arenden/ny").await.submission("Skicka");
    sara.submit(&form.with("_csrf", token.get("_csrf"))).await.status(404);
    anna.open(&staff).await.status(403);
    let mut officer = portal.officer().await;
    officer.open(&mine).await.status(404);
});

both!(
    an_organisation_sees_its_cases_and_its_members_their_own,
    async |portal| {
        let mut bo = portal.bo().await;
        let for_club = ask(&mut bo, "Föreningens fråga").await;
        let club = case(portal, &for_club).await.organisation_id.expect("Bo wears the hat");
        let mut lisa = portal.person("Lisa", "Berg").await;
        portal.give_org_role(club, lisa.id(), OrgRole::Contact).await;
        portal.wear(&lisa, Some(club)).await;
        let by_lisa = ask(&mut lisa, "Kassörens fråga").await;

        bo.open("/arenden")
            .await
            .sees("Alla ärenden för Exempel IF")
            .sees("Föreningens fråga")
            .sees("Kassörens fråga");
        bo.open(&pages(&by_lisa).0)
            .await
            .heading("Kassörens fråga")
            .sees("Lisa Berg");
        lisa.open("/arenden")
            .await
            .sees("Dina ärenden för Exempel IF")
            .does_not_see("Föreningens fråga");
        lisa.open(&pages(&for_club).0).await.status(404);
        // Without the hat they are not private matters.
        portal.wear(&bo, None).await;
        bo.open("/arenden")
            .await
            .sees("Dina privata ärenden")
            .does_not_see("Föreningens fråga");
        bo.open(&pages(&for_club).0).await.status(200);
        portal.stranger().await.open(&pages(&for_club).0).await.status(404);
    }
);

both!(a_list_can_be_searched_and_loses_no_case, async |portal| {
    let mut anna = portal.anna().await;
    for number in 0..60 {
        open_case(
            portal,
            anna.id(),
            None,
            "bokning",
            &format!("Ärende om hall {number} 100%_säkert"),
        )
        .await;
        // Several at the same instant: the page must not turn between them.
        if number % 4 == 0 {
            portal.advance(TimeDelta::minutes(1));
        }
    }
    anna.open("/arenden").await;
    let mut seen = listed(&anna);
    let first = seen.len();
    assert!(first < 60);
    while anna.page().text().contains("Nästa") {
        anna.click("Nästa").await.heading("Ärenden");
        seen.extend(listed(&anna));
    }
    assert_eq!(seen.len(), 60);
    let newest_first = seen.clone();
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 60, "one stood on two pages");
    while anna.page().text().contains("Föregående") {
        anna.click("Föregående").await;
    }
    assert_eq!(listed(&anna), newest_first[..first]);

    anna.open("/arenden")
        .await
        .fill("Sök bland ärenden", "HALL 17")
        .press("Filtrera")
        .await;
    assert_eq!(listed(&anna).len(), 1);
    anna.fill("Sök bland ärenden", "ARE-2026-000003")
        .press("Filtrera")
        .await;
    assert_eq!(listed(&anna), ["ARE-2026-000003"]);
    for (words, found) in [
        ("%", false),
        ("_", false),
        ("100%_s", true),
        ("%x%", false),
        ("\\", false),
        ("'", false),
    ] {
        anna.fill("Sök bland ärenden", words)
            .press("Filtrera")
            .await
            .status(200);
        assert_eq!(!listed(&anna).is_empty(), found, "{words}");
    }
    anna.choose("Läge", "Avslutat")
        .fill("Sök bland ärenden", "")
        .press("Filtrera")
        .await;
    anna.sees("Inga ärenden stämmer med det du söker")
        .click("Visa alla")
        .await;
    assert_eq!(listed(&anna).len(), first);
    anna.fill("Sök bland ärenden", &"x".repeat(201))
        .press("Filtrera")
        .await
        .sees("Korta den till högst 200.");
    anna.open("/arenden?efter=x&fore=y&lage=z&sok=%00").await.status(200);
});

both!(what_waits_for_the_customer_is_told_everywhere, async |portal| {
    let (mut anna, mut officer) = (portal.anna().await, portal.officer().await);
    let reference = ask(&mut anna, "Tid i hallen").await;
    anna.open("/aviseringar").await.sees("Inget väntar på dig just nu");
    answer(&mut officer, &reference, "Vilken dag?", "Vänta på kundens svar").await;
    for page in ["/", "/aviseringar"] {
        anna.open(page).await.sees("Svara om ”Tid i hallen”");
    }
    anna.open("/arenden").await.sees("Väntar på dig");
    anna.choose("Läge", "Väntar på dig").press("Filtrera").await;
    assert_eq!(listed(&anna), [reference]);
    portal
        .stranger()
        .await
        .open("/aviseringar")
        .await
        .sees("Inget väntar på dig just nu");
});
