//! A case about an object of another service, which only adds a link: `/arenden/ny?om=KIND:ID`.

use desk::tables::case_draft;
use sea_orm::{EntityTrait, PaginatorTrait};
use testkit::{Browser, TestPortal, both};

use super::merging::merge;
use super::{answer, ask, case, cases, pages, reference_in};

const QUEUE: &str = "/handlaggning/arenden";

/// Asks about the organisation whose hat is worn; gives the number, and how the organisation stands in addresses.
async fn ask_about(browser: &mut Browser, subject: &str) -> (String, String) {
    browser
        .open("/organisation")
        .await
        .click("Skriv till oss om organisationen")
        .await;
    browser.heading("Nytt ärende").sees("Det gäller: Exempel IF");
    let about = browser.submission("Skicka").get("om").to_owned();
    browser
        .choose("Vad gäller det?", "Bokning av lokal")
        .fill("Rubrik", subject);
    // What is missing is told, and it is still about the same.
    browser.press("Skicka").await.status(422).sees("Det gäller: Exempel IF");
    browser.fill("Meddelande", "Stämmer uppgifterna?").press("Skicka").await;
    (reference_in(browser.page().header("location")), about)
}

both!(a_case_tells_what_it_is_about_on_both_sides, async |portal| {
    let (mut bo, mut omar, mut karin) = (
        portal.bo().await,
        portal.officer().await,
        portal.customer_service().await,
    );
    let other = ask(&mut bo, "Tid i hallen").await;
    let (reference, about) = ask_about(&mut bo, "Uppgifterna").await;
    let (mine, staff) = pages(&reference);
    bo.open(&mine)
        .await
        .sees("Gäller")
        .click("Alla ärenden som gäller det")
        .await;
    bo.sees("Ärenden som gäller Exempel IF")
        .sees("Uppgifterna")
        .does_not_see("Tid i hallen");
    bo.fill("Sök bland ärenden", "uppgifterna").press("Filtrera").await;
    bo.sees("Ärenden som gäller Exempel IF").sees("Uppgifterna");
    bo.open(&mine).await.click("Exempel IF").await.heading("Exempel IF");

    // Who keeps the register comes to the organisation, and others learn what it is called.
    karin.open(&staff).await.click("Exempel IF").await.heading("Exempel IF");
    assert!(karin.page().path.starts_with("/handlaggning/organisationer/"));
    answer(&mut omar, &reference, "Ja.", "Ärendet är löst, svaret är lösningen").await;
    omar.open(&staff).await.click("Alla ärenden som gäller det").await;
    omar.sees("Ärenden som gäller Exempel IF")
        .sees("Alla lägen")
        .sees(&reference)
        .does_not_see(&other);
    omar.click("Visa alla ärenden")
        .await
        .sees(&other)
        .does_not_see(&reference);
    omar.open(&format!("{QUEUE}?om={about}&sok=uppgifterna"))
        .await
        .sees(&reference);
    omar.open(&format!("{QUEUE}?om={about}&sok=hallen"))
        .await
        .does_not_see(&other);
    omar.open(&format!("{QUEUE}?om=organisation:{}", uuid_of_nothing()))
        .await
        .sees("finns inte längre")
        .sees(&other);

    // A call about it, written down by staff, and on paper.
    karin
        .open(&format!("{QUEUE}/nytt?om={about}"))
        .await
        .sees("Det gäller: Exempel IF");
    karin
        .fill("Namn", "Ring Upp")
        .fill("E-post", "ring@example.com")
        .choose("Ämne", "Bokning av lokal")
        .fill("Rubrik", "Samtal")
        .fill("Vad sa kunden?", "Undrar")
        .press("Registrera")
        .await
        .status(303);
    assert_eq!(
        cases(portal).await[2].about().map(|about| about.to_string()),
        Some(about)
    );
    // By the private link it is told to whoever may see it, without the way to other cases.
    portal.run_jobs().await;
    let letters = portal.mail_to("ring@example.com").await;
    bo.open(&letters.last().expect("a letter").link())
        .await
        .heading("Samtal")
        .sees("Exempel IF")
        .does_not_see("Alla ärenden som gäller det");
});

fn uuid_of_nothing() -> &'static str {
    "00000000-0000-0000-0000-000000000000"
}

both!(nobody_writes_about_what_they_may_not_see, async |portal| {
    let (mut bo, mut anna) = (portal.bo().await, portal.anna().await);
    let (_, about) = ask_about(&mut bo, "Uppgifterna").await;
    anna.open(&format!("/arenden/ny?om={about}"))
        .await
        .status(200)
        .does_not_see("Det gäller:");
    anna.choose("Vad gäller det?", "Bokning av lokal")
        .fill("Rubrik", "Påhittat")
        .fill("Meddelande", "Hej");
    let form = anna.submission("Skicka");
    for made_up in [about.as_str(), "organisation:1", "x"] {
        anna.submit(&form.clone().with("om", made_up)).await.status(404);
    }
    assert_eq!(cases(portal).await.len(), 1);
    anna.open(&format!("/arenden?om={about}"))
        .await
        .does_not_see("Ärenden som gäller");
});

both!(drafts_and_cases_that_follow_or_take_in_keep_it, async |portal| {
    let (mut bo, mut omar) = (portal.bo().await, portal.officer().await);
    let (first, about) = ask_about(&mut bo, "Uppgifterna").await;
    bo.open(&format!("/arenden/ny?om={about}"))
        .await
        .fill("Rubrik", "Loggan");
    bo.press("Spara utkast").await.leads_to("/arenden").follow().await;
    assert_eq!(drafts(portal).await, 1);
    bo.click("Loggan").await.sees("Det gäller: Exempel IF");

    answer(&mut omar, &first, "Ja.", "Ärendet är löst, svaret är lösningen").await;
    bo.open(&pages(&first).0).await.press("Löst, tack").await.status(303);
    bo.open(&format!("/arenden/ny?foljer={first}"))
        .await
        .sees("Det gäller: Exempel IF");
    bo.fill("Meddelande", "En sak till").press("Skicka").await;
    let second = reference_in(bo.page().header("location"));
    let plain = ask(&mut bo, "Tid i hallen").await;
    merge(&mut omar, &second, &plain).await;
    for reference in [second, plain] {
        let object = case(portal, &reference).await.about();
        assert_eq!(
            object.map(|object| object.to_string()).as_ref(),
            Some(&about),
            "{reference}"
        );
    }
});

async fn drafts(portal: &TestPortal) -> u64 {
    case_draft::Entity::find().count(portal.store.db()).await.unwrap()
}
