//! `/organisation/styrelse`: seats and mandates, and what comes with their ends.

use base::{Id, OrgRole, Organisation};
use chrono::TimeDelta;
use organisations::queries;
use testkit::{Browser, TestPortal, both};

use super::{by_name, letters};

const PATH: &str = "/organisation/styrelse";
const HEAD: OrgRole = OrgRole::AssociationManager;

async fn exempel(portal: &TestPortal) -> Id<Organisation> {
    by_name(portal, "Exempel IF").await.unwrap().id
}

/// Adds a seat whose mandate ends in so many days.
async fn seat(portal: &TestPortal, bo: &mut Browser, person: &str, days: i64) {
    let today = portal.time().date_naive();
    let day = |days| (today + TimeDelta::days(days)).to_string();
    bo.open(PATH).await.click("Lägg till i styrelsen").await;
    if person.contains('@') {
        bo.fill("Namn (frivilligt)", person.trim_end_matches('@'));
    } else {
        bo.choose("Person med konto", person);
    }
    bo.choose("Post", "Kassör")
        .fill("Från och med", &day(-300))
        .fill("Till och med", &day(days))
        .tick("Visa personen i föreningsregistret")
        .tick("Behörigheten slutar när mandatet är slut")
        .press("Spara")
        .await;
}

both!(a_manager_keeps_the_board_and_the_register_shows_it, async |portal| {
    let mut bo = portal.bo().await;
    let id = exempel(portal).await;
    bo.open(PATH).await.sees("Ingen styrelse är ifylld");
    seat(portal, &mut bo, "Bo Karlsson", 200).await;
    bo.follow().await.flash("Styrelsen är sparad.").sees("Kassör");
    seat(portal, &mut bo, "Gun Ros@", -2).await;
    bo.follow().await.sees("Gun Ros").sees("Mandatet är slut");
    // What is over is not shown.
    let mut visitor = portal.visitor();
    let page = format!("/foreningar/{id}");
    visitor.open(&page).await.sees("Bo Karlsson").does_not_see("Gun Ros");
    bo.open(PATH)
        .await
        .click("Bo Karlsson")
        .await
        .untick("Visa personen i föreningsregistret");
    bo.press("Spara").await;
    visitor.open(&page).await.does_not_see("Bo Karlsson");
    bo.open(PATH).await.click("Gun Ros").await;
    let remove = bo.submission("Ta bort");
    for _ in 0..2 {
        bo.submit(&remove).await.leads_to(&format!("{PATH}?som={id}"));
    }
    bo.follow().await.does_not_see("Gun Ros");
});

both!(mistakes_on_the_board_are_told, async |portal| {
    let mut bo = portal.bo().await;
    bo.open("/organisation/styrelse/ny")
        .await
        .press("Spara")
        .await
        .mistakes(&[
            "Välj en person, eller fyll i namnet.",
            "Välj en post.",
            "Skriv ett datum, till exempel 2027-03-31.",
            "Skriv ett datum, till exempel 2027-03-31.",
        ]);
    bo.choose("Person med konto", "Bo Karlsson")
        .choose("Post", "Ledamot")
        .fill("Från och med", "2027-03-31")
        .fill("Till och med", "2026-03-31")
        .press("Spara")
        .await;
    bo.mistakes(&["Mandatet kan inte sluta innan det börjar."]);
    let anna = portal.anna().await;
    let foreign = bo
        .fill("Till och med", "2028-03-31")
        .submission("Spara")
        .with("person", &anna.id().to_string());
    bo.submit(&foreign).await.status(404);
});

both!(only_managers_of_the_same_organisation_keep_it, async |portal| {
    let (mut bo, mut anna, mut sara) = (portal.bo().await, portal.anna().await, portal.stranger().await);
    let id = exempel(portal).await;
    seat(portal, &mut bo, "Bo Karlsson", 200).await;
    let page = bo.open(PATH).await.page().link("Bo Karlsson");
    let page = page.split('?').next().unwrap();
    portal.give_org_role(id, anna.id(), OrgRole::Contact).await;
    portal.wear(&anna, Some(id)).await;
    anna.open(PATH).await.sees("Bo Karlsson").does_not_see("Lägg till");
    anna.open(page).await.status(403);
    let other = portal.organisation("forening", "Kammarkören Klang").await;
    portal.give_org_role(other, sara.id(), HEAD).await;
    portal.wear(&sara, Some(other)).await;
    sara.open(page).await.status(404);
    portal
        .visitor()
        .open(PATH)
        .await
        .leads_to("/logga-in?till=%2Forganisation%2Fstyrelse");
});

both!(
    holder_and_managers_are_reminded_and_access_ends_with_the_mandate,
    async |portal| {
        let (mut bo, anna) = (portal.bo().await, portal.anna().await);
        let id = exempel(portal).await;
        portal.give_org_role(id, anna.id(), OrgRole::SubUserGrants).await;
        seat(portal, &mut bo, "Anna Ek", 62).await;
        portal.run_jobs().await;
        assert_eq!(letters(portal, anna.email(), "går snart ut").await, 0);
        portal.advance(TimeDelta::days(3));
        for who in [anna.email(), bo.email()] {
            assert_eq!(
                letters(portal, who, "Ett mandat i Exempel IF går snart ut").await,
                1,
                "{who}"
            );
        }
        portal.advance(TimeDelta::days(60));
        for who in [anna.email(), bo.email()] {
            assert_eq!(
                letters(portal, who, "Ett mandat i Exempel IF har gått ut").await,
                1,
                "{who}"
            );
        }
        assert_eq!(
            letters(portal, anna.email(), "Du agerar inte längre för Exempel IF").await,
            1
        );
        assert_eq!(letters(portal, anna.email(), "går snart ut").await, 1);
        assert!(queries::hats(portal.store.db(), anna.id()).await.unwrap().is_empty());
        assert_eq!(
            letters(portal, "foreningsenheten@kommunen.example", "ingen som sköter").await,
            0
        );
    }
);

both!(the_office_is_told_when_nobody_is_left, async |portal| {
    let mut bo = portal.bo().await;
    let id = exempel(portal).await;
    portal.run_jobs().await;
    seat(portal, &mut bo, "Bo Karlsson", 5).await;
    seat(portal, &mut bo, "Bo Karlsson", 100).await;
    portal.advance(TimeDelta::days(7));
    portal.run_jobs().await;
    // Another mandate still runs.
    assert_eq!(queries::holders(portal.store.db(), id, &[HEAD]).await.unwrap().len(), 1);
    portal.advance(TimeDelta::days(100));
    portal.run_jobs().await;
    assert!(
        queries::holders(portal.store.db(), id, &[HEAD])
            .await
            .unwrap()
            .is_empty()
    );
    let office = "foreningsenheten@kommunen.example";
    assert_eq!(
        letters(portal, office, "Exempel IF har ingen som sköter användarna").await,
        1
    );
});

both!(
    of_two_who_change_a_seat_the_second_is_told_and_nothing_is_lost,
    async |portal| {
        let mut bo = portal.bo().await;
        seat(portal, &mut bo, "Gun Ros@", 200).await;
        bo.open(PATH).await.click("Gun Ros").await;
        let mut other = bo.clone();
        other.choose("Post", "Ordförande").press("Spara").await.follow().await;
        bo.fill("Namn (frivilligt)", "Gun Rosén")
            .press("Spara")
            .await
            .status(422);
        bo.sees("Någon annan har sparat ändringar sedan du öppnade sidan.")
            .sees("Det här har någon annan ändrat");
        assert_eq!(bo.page().value("Namn (frivilligt)"), "Gun Rosén");
        bo.press("Spara")
            .await
            .follow()
            .await
            .sees("Gun Rosén")
            .sees("Ordförande");
        // Somebody else takes the seat away.
        bo.click("Gun Rosén").await;
        other
            .open(PATH)
            .await
            .click("Gun Rosén")
            .await
            .press("Ta bort")
            .await
            .follow()
            .await;
        bo.fill("Namn (frivilligt)", "Gun Rosén Ek")
            .press("Spara")
            .await
            .status(422);
        bo.sees("Någon annan har tagit bort det medan du skrev.");
        bo.press("Spara").await.follow().await.sees("Gun Rosén Ek");
    }
);
