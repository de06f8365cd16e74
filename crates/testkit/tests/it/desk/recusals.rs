//! An officer declares a conflict of interest and is locked out, until a colleague finds that there is none.

use chrono::TimeDelta;
use testkit::{Browser, Submission, both};

use super::merging::merge;
use super::{ask, case, lines, pages, subjects};

const QUEUE: &str = "/handlaggning/arenden";

/// Declares it, and gives the form that was sent.
async fn recuse(officer: &mut Browser, reference: &str, why: &str) -> Submission {
    officer.open(&pages(reference).1).await.fill("Varför?", why);
    let form = officer.submission("Anmäl jäv");
    officer.submit(&form).await.leads_to(QUEUE);
    form
}

both!(who_declares_a_conflict_of_interest_is_locked_out, async |portal| {
    let (mut omar, mut karin) = (portal.officer().await, portal.customer_service().await);
    let mut anna = portal.anna().await;
    let reference = ask(&mut anna, "Bygglov för altan").await;
    let (mine, staff) = pages(&reference);
    omar.open(&staff).await.press("Ta ärendet").await.status(303);
    let form = recuse(&mut omar, &reference, "Anna är min granne.").await;
    // The same form again writes nothing.
    omar.submit(&form).await.status(403).sees("Du har anmält jäv");
    assert_eq!(case(portal, &reference).await.officer_id, None);
    assert_eq!(lines(portal, &reference).await.len(), 4);

    omar.open(&staff)
        .await
        .status(403)
        .sees("Du har anmält jäv")
        .does_not_see("Finns det en ledig tid?")
        .does_not_see("Läs det som kund");
    for page in ["sla-ihop", "dela", "beslut", "diarium", "maskad-kopia"] {
        omar.open(&format!("{staff}/{page}")).await.status(403);
    }
    omar.open(&format!("{staff}/pdf")).await.status(404);
    omar.open(&format!("{QUEUE}?sok=granne")).await.does_not_see(&reference);
    omar.open(&format!("{QUEUE}?sok=altan")).await.sees(&reference);

    // A colleague reads why, and cannot give it back or call on the one who is locked out.
    karin
        .open(&staff)
        .await
        .sees("Omar Haddad anmälde jäv och handlägger inte ärendet.")
        .sees("Anna är min granne.");
    let note = karin.submission("Spara anteckning").with("note", "Se på det");
    let refused = "Den som har anmält jäv handlägger inte ärendet. En kollega behöver göra det.";
    karin.choose("Till vem?", "Omar Haddad").press("Lämna över").await;
    karin.mistakes(&[refused]);
    let id = omar.id().to_string();
    karin.submit(&note.with("mention", &id)).await.mistakes(&[refused]);
    let token = omar.open("/arenden/ny").await.submission("Skicka");
    let form = karin.open(&staff).await.submission("Ta ärendet");
    omar.submit(&form.with("_csrf", token.get("_csrf"))).await.status(403);
    anna.open(&mine).await.does_not_see("jäv").does_not_see("granne");

    // Nor is Omar told that it is late.
    portal.advance(TimeDelta::days(20));
    portal.run_jobs().await;
    let late = |subject: &String| subject.contains("försenat");
    assert!(!subjects(portal, omar.email()).await.iter().any(late));
    assert!(subjects(portal, karin.email()).await.iter().any(late));
});

both!(a_colleague_lifts_it_and_nobody_their_own, async |portal| {
    let (mut omar, mut karin) = (portal.officer().await, portal.customer_service().await);
    let mut anna = portal.anna().await;
    let reference = ask(&mut anna, "Tid i hallen").await;
    let (_, staff) = pages(&reference);
    recuse(&mut omar, &reference, "").await;
    let lift = karin.open(&staff).await.submission("Omar Haddad är inte jävig");
    let token = omar.open("/arenden/ny").await.submission("Skicka");
    omar.submit(&lift.clone().with("_csrf", token.get("_csrf")))
        .await
        .status(403);
    for _ in 0..2 {
        karin.submit(&lift).await.leads_to(&staff);
    }
    karin
        .follow()
        .await
        .sees("Omar Haddad bedömdes inte vara jävig och kan handlägga ärendet igen.")
        .does_not_see("Anmält jäv");
    assert_eq!(lines(portal, &reference).await.len(), 3);
    omar.open(&staff).await.status(200);
});

both!(it_goes_along_when_cases_are_merged_or_split, async |portal| {
    let (mut omar, mut karin) = (portal.officer().await, portal.customer_service().await);
    let mut anna = portal.anna().await;
    let [first, second] = [ask(&mut anna, "Tid i hallen").await, ask(&mut anna, "Nyckel").await];
    recuse(&mut omar, &second, "").await;
    omar.open(&pages(&first).1).await.status(200);
    merge(&mut karin, &second, &first).await;
    omar.open(&pages(&first).1).await.status(403);

    let page = format!("{}/dela", pages(&first).1);
    karin
        .open(&page)
        .await
        .fill("Det nya ärendets rubrik", "Nyckeln för sig");
    let line = lines(portal, &first).await[1].0.to_string();
    let form = karin.submission("Dela upp").with("lines", &line);
    karin.submit(&form).await.status(303);
    omar.open(&pages("ARE-2026-000003").1).await.status(403);
});
