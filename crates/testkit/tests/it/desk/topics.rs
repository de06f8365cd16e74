//! `/handlaggning/arenden/amnen`: staff keep the list of topics.

use sea_orm::EntityTrait;
use testkit::{Browser, TestPortal, both};

use super::{ask, case, open_case, pages};

const TOPICS: &str = "/handlaggning/arenden/amnen";

/// Makes a topic with what a form needs at least.
async fn make(browser: &mut Browser, name: &str) {
    browser
        .open("/handlaggning/arenden/amnen/nytt")
        .await
        .heading("Nytt ämne");
    browser.fill("Namn på svenska", name).fill("Namn på engelska", name);
    browser.press("Spara").await.leads_to(TOPICS);
    browser.follow().await.flash("är sparat").sees(name);
}

/// The names of the topics that a form offers, in their order.
async fn offered(portal: &TestPortal, page: &str) -> Vec<String> {
    let mut visitor = portal.visitor();
    visitor.open(page).await;
    visitor.page().all("#topic option")[1..].to_vec()
}

/// The topics that a list can be narrowed to.
async fn filters(browser: &mut Browser, list: &str) -> Vec<String> {
    browser.open(list).await.page().all("#amne option")
}

both!(only_those_who_keep_the_list_come_to_it, async |portal| {
    let (mut anna, mut karin) = (portal.anna().await, portal.customer_service().await);
    let (mut omar, mut ada) = (portal.officer().await, portal.administrator().await);
    for page in [
        TOPICS,
        "/handlaggning/arenden/amnen/nytt",
        "/handlaggning/arenden/amnen/bokning",
    ] {
        portal.visitor().open(page).await.status(303);
        anna.open(page).await.status(403);
        karin.open(page).await.status(403);
        omar.open(page).await.status(200);
        ada.open(page).await.status(200);
    }
    omar.open("/handlaggning/arenden/amnen/okant").await.status(404);
    omar.open("/handlaggning/arenden")
        .await
        .click("Ämnen och team")
        .await
        .heading("Ämnen");
    karin.open("/handlaggning/arenden").await.does_not_see("Ämnen och team");
    ada.open("/handlaggning").await.status(303);
    ada.open("/mitt-konto").await;
    ada.open(TOPICS).await.click("Ämnen och team").await.heading("Ämnen");
});

both!(
    a_new_topic_can_be_chosen_at_once_and_a_hidden_one_no_more,
    async |portal| {
        let (mut ada, mut anna) = (portal.administrator().await, portal.anna().await);
        make(&mut ada, "Badhus").await;
        assert!(offered(portal, "/kontakt").await.contains(&"Badhus".to_owned()));
        let number = open_case(portal, anna.id(), None, "badhus", "Kallt vatten").await;
        let other = portal.another_node().await;
        portal.advance(chrono::TimeDelta::seconds(3));
        let known = desk::topics::of(&other).await.unwrap();
        assert!(known.find("badhus").is_some(), "other nodes see it in seconds");
        ada.open("/handlaggning/arenden/amnen/badhus").await.heading("Badhus");
        ada.tick("Dölj ämnet").press("Spara").await.leads_to(TOPICS);
        ada.follow().await.sees("Dolt");
        assert!(!offered(portal, "/kontakt").await.contains(&"Badhus".to_owned()));
        anna.open(&pages(&number).0).await.sees("Badhus");
        assert!(!filters(&mut anna, "/arenden").await.contains(&"Badhus".to_owned()));
        let queue = filters(&mut portal.officer().await, "/handlaggning/arenden").await;
        assert!(queue.contains(&"Badhus".to_owned()), "old cases are still found");
        assert_eq!(portal.audited("desk.topic_saved").await, 2);
    }
);

both!(a_form_that_is_wrong_keeps_what_was_typed_and_says_why, async |portal| {
    let mut ada = portal.administrator().await;
    ada.open("/handlaggning/arenden/amnen/nytt").await;
    ada.fill("Namn på svenska", "Parkering").fill("Svar inom", "0");
    ada.press("Spara").await.status(422);
    assert_eq!(ada.page().mistakes().len(), 2, "{:?}", ada.page().mistakes());
    assert_eq!(ada.page().value("Namn på svenska"), "Parkering");
    ada.fill("Namn på engelska", "Parking").fill("Svar inom", "2");
    ada.press("Spara").await.status(422).sees("Namnet används redan");
    ada.fill("Namn på svenska", "Garage").fill("Lösning inom", "1000");
    ada.press("Spara")
        .await
        .status(422)
        .sees("Skriv ett helt tal från 1 till 999.");
    // A group stands in no group.
    ada.open("/handlaggning/arenden/amnen/fritid")
        .await
        .choose("Grupp", "Parkering");
    ada.press("Spara")
        .await
        .status(422)
        .sees("En grupp kan inte stå i en annan grupp.");
    // A word in one language only.
    ada.open("/handlaggning/arenden/amnen/bokning").await;
    let half = ada.submission("Spara").with("word_open_customer_sv", "Utreds");
    ada.submit(&half).await.status(422).sees("Skriv namnet på båda språken");
    let gone = ada
        .submission("Spara")
        .with("team", "00000000-0000-7000-8000-000000000000");
    ada.submit(&gone).await.status(422);
    assert_eq!(portal.audited("desk.topic_saved").await, 0);
});

both!(
    the_same_form_makes_one_topic_and_the_second_of_two_is_told,
    async |portal| {
        let (mut ada, mut omar) = (portal.administrator().await, portal.officer().await);
        ada.open("/handlaggning/arenden/amnen/nytt").await;
        ada.fill("Namn på svenska", "Badhus").fill("Namn på engelska", "Baths");
        let form = ada.submission("Spara");
        for _ in 0..3 {
            ada.submit(&form).await.leads_to(TOPICS);
        }
        assert_eq!(portal.audited("desk.topic_saved").await, 1);
        ada.open("/handlaggning/arenden/amnen/badhus").await;
        omar.open("/handlaggning/arenden/amnen/badhus").await;
        ada.fill("Namn på engelska", "Swimming baths")
            .press("Spara")
            .await
            .leads_to(TOPICS);
        omar.fill("Svar inom", "7")
            .press("Spara")
            .await
            .status(422)
            .sees("Någon annan hann spara.");
        assert_eq!(omar.page().value("Namn på engelska"), "Swimming baths");
        assert_eq!(omar.page().value("Svar inom"), "7");
        omar.press("Spara").await.leads_to(TOPICS);
        let row = desk::tables::topic::Entity::find_by_id("badhus")
            .one(portal.store.db())
            .await
            .unwrap()
            .unwrap();
        assert_eq!(
            (row.name_en.as_str(), row.answer_within.as_str()),
            ("Swimming baths", "7 days")
        );
    }
);

both!(a_topic_is_moved_up_within_its_group, async |portal| {
    let mut ada = portal.administrator().await;
    ada.open(TOPICS).await;
    ada.press("Flytta upp Bidrag").await.leads_to(TOPICS);
    let names = offered(portal, "/kontakt").await;
    let at = |name: &str| names.iter().position(|one| one == name).unwrap();
    assert!(at("Bidrag") < at("Bokning av lokal"), "{names:?}");
    ada.follow().await.press("Flytta upp Parkering").await;
    let names = offered(portal, "/kontakt").await;
    assert_eq!(names[1], "Parkering", "before the whole group: {names:?}");
});

both!(a_topic_calls_its_states_by_names_of_its_own, async |portal| {
    let (mut ada, mut anna, mut omar) = (
        portal.administrator().await,
        portal.anna().await,
        portal.officer().await,
    );
    let number = ask(&mut anna, "Aulan").await;
    ada.open("/handlaggning/arenden/amnen/bokning").await;
    let form = ada.submission("Spara");
    let form = form
        .with("word_new_customer_sv", "Inskickad")
        .with("word_new_customer_en", "Sent");
    let form = form
        .with("word_new_staff_sv", "Att fördela")
        .with("word_new_staff_en", "To be shared out");
    ada.submit(&form).await.leads_to(TOPICS);
    anna.open("/arenden")
        .await
        .sees("Inskickad")
        .does_not_see("Att fördela");
    anna.open(&pages(&number).0).await.sees("Inskickad");
    omar.open("/handlaggning/arenden")
        .await
        .sees("Att fördela")
        .does_not_see("Inskickad");
    omar.open(&pages(&number).1).await.sees("Att fördela");
    assert_eq!(case(portal, &number).await.topic, "bokning");
});
