//! Drafts: kept while somebody types, resumed, sent, deleted by hand or by time. Only what is sent counts.

use chrono::TimeDelta;
use desk::tables::case_draft;
use sea_orm::{EntityTrait, PaginatorTrait};
use testkit::{Browser, TestPortal, both};

use super::{ask, at_once, case, cases, lines, open_case, pages, subjects};

async fn how_many(portal: &TestPortal) -> u64 {
    case_draft::Entity::find().count(portal.store.db()).await.unwrap()
}

/// What the page's script sends while somebody types.
async fn typed(browser: &mut Browser, button: &str) {
    let form = browser.submission(button);
    let body = form.encoded();
    browser
        .send(
            "POST",
            "/arenden/utkast",
            &[("content-type", "application/x-www-form-urlencoded")],
            &body,
        )
        .await;
}

both!(a_new_case_is_kept_resumed_and_sent, async |portal| {
    let mut anna = portal.anna().await;
    anna.open("/arenden/ny")
        .await
        .choose("Vad gäller det?", "Bokning av lokal");
    anna.fill("Rubrik", "Tid i hallen").fill("Meddelande", "Jag undr");
    anna.press("Spara utkast").await.leads_to("/arenden").follow().await;
    anna.flash("Utkastet är sparat.").sees("Utkast").sees("Tas bort");
    assert!(cases(portal).await.is_empty(), "nothing is handed over");
    // On another device.
    let mut phone = portal.visitor();
    portal.log_in(&mut phone, anna.id(), anna.email()).await;
    phone
        .open("/arenden")
        .await
        .click("Tid i hallen")
        .await
        .heading("Nytt ärende");
    assert_eq!(phone.page().value("Meddelande"), "Jag undr");
    portal.advance(TimeDelta::days(2));
    portal.log_in(&mut phone, anna.id(), anna.email()).await;
    phone.open("/arenden").await.click("Tid i hallen").await;
    phone.fill("Meddelande", "Jag undrar").press("Skicka").await.status(303);
    let sent = &cases(portal).await[0];
    assert_eq!(sent.created_at, portal.time(), "the time of sending alone counts");
    assert_eq!(how_many(portal).await, 0);
    phone.open("/arenden").await.does_not_see("Utkast");
});

both!(what_is_typed_is_kept_in_the_background, async |portal| {
    let (mut anna, mut sara) = (portal.anna().await, portal.stranger().await);
    let reference = ask(&mut anna, "Tid i hallen").await;
    let (mine, _) = pages(&reference);
    for text in ["Jag", "Jag undrar", "Jag undrar om"] {
        anna.open(&mine).await.fill("Meddelande", text);
        typed(&mut anna, "Skicka svar").await;
        anna.status(200).sees("Utkastet är sparat");
    }
    assert_eq!(how_many(portal).await, 1);
    anna.open("/arenden").await.sees("Svar om ”Tid i hallen”");
    anna.open(&mine).await;
    assert_eq!(anna.page().value("Meddelande"), "Jag undrar om");
    let own = anna.submission("Skicka svar");
    // Emptied, it is gone; sent, too.
    anna.fill("Meddelande", "");
    typed(&mut anna, "Skicka svar").await;
    assert_eq!(how_many(portal).await, 0);
    anna.open(&mine).await.fill("Meddelande", "Nu då?");
    typed(&mut anna, "Skicka svar").await;
    anna.open(&mine).await.press("Skicka svar").await.status(303);
    assert_eq!(how_many(portal).await, 0);
    assert_eq!(lines(portal, &reference).await.len(), 2);
    // Another's case, another's draft.
    sara.open("/arenden/ny")
        .await
        .fill("Rubrik", "Mitt")
        .fill("Meddelande", "Eget");
    let form = sara.submission("Skicka").with("case", &reference);
    let headers = [("content-type", "application/x-www-form-urlencoded")];
    sara.send("POST", "/arenden/utkast", &headers, &form.encoded())
        .await
        .status(404);
    let theirs = own.get("draft");
    sara.open(&format!("/arenden/ny?utkast={theirs}")).await.status(404);
    portal.visitor().send("POST", "/arenden/utkast", &headers, "").await;
});

both!(a_draft_is_deleted_by_hand_and_by_nobody_else, async |portal| {
    let (mut anna, mut sara) = (portal.anna().await, portal.stranger().await);
    for who in [&mut anna, &mut sara] {
        who.open("/arenden/ny")
            .await
            .fill("Rubrik", "Hemligt")
            .press("Spara utkast")
            .await
            .status(303);
        who.follow().await.sees("Hemligt");
    }
    let form = anna.submission("Ta bort, Hemligt");
    let token = sara.submission("Ta bort, Hemligt");
    sara.submit(&form.clone().with("_csrf", token.get("_csrf"))).await;
    assert_eq!(how_many(portal).await, 2);
    for _ in 0..3 {
        anna.submit(&form).await.leads_to("/arenden");
    }
    anna.follow()
        .await
        .flash("Utkastet är borttaget.")
        .does_not_see("Hemligt");
    assert_eq!(how_many(portal).await, 1);
});

both!(a_draft_is_deleted_by_time_after_a_word_of_warning, async |portal| {
    let mut anna = portal.anna().await;
    anna.open("/arenden/ny")
        .await
        .fill("Rubrik", "Hemligt")
        .press("Spara utkast")
        .await
        .status(303);
    portal.advance(TimeDelta::days(84));
    for _ in 0..2 {
        portal.run_jobs().await;
        portal.advance(TimeDelta::hours(2));
    }
    let told = subjects(portal, anna.email()).await;
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("Ett utkast tas bort"), "{told:?}");
    let mail = portal.mail(anna.email(), "Ett utkast tas bort").await;
    assert!(!mail.text.contains("Hemligt"));
    assert_eq!(how_many(portal).await, 1);
    portal.advance(TimeDelta::days(7));
    portal.run_jobs().await;
    assert_eq!(how_many(portal).await, 0);
});

both!(a_draft_has_its_limits_and_loses_nothing_by_them, async |portal| {
    let mut anna = portal.anna().await;
    // More than can be sent can be kept, and is told when it is sent.
    anna.open("/arenden/ny")
        .await
        .choose("Vad gäller det?", "Bokning av lokal");
    anna.fill("Rubrik", "Lång").fill("Meddelande", &"å".repeat(20_000));
    anna.press("Spara utkast").await.follow().await.click("Lång").await;
    anna.press("Skicka")
        .await
        .mistakes(&["Texten är 20000 tecken. Korta den till högst 10000."]);
    assert_eq!(anna.page().value("Meddelande").chars().count(), 20_000);
    anna.fill("Meddelande", &"å".repeat(100_000))
        .press("Skicka")
        .await
        .status(422);
    assert_eq!(anna.page().value("Meddelande").chars().count(), 100_000);
    anna.press("Spara utkast").await.status(303);
    let mut forms = Vec::new();
    for number in 0..40 {
        anna.open("/arenden/ny")
            .await
            .fill("Rubrik", &format!("Utkast {number}"));
        forms.push((anna.clone(), anna.submission("Spara utkast")));
    }
    let refused = at_once(forms).await.into_iter().filter(|page| page.status == 422);
    assert_eq!(refused.count(), 11, "what is not kept is shown again");
    assert_eq!(how_many(portal).await, 30);
});

both!(a_draft_stays_with_its_hat, async |portal| {
    let mut bo = portal.bo().await;
    bo.open("/arenden/ny")
        .await
        .fill("Rubrik", "Föreningens")
        .press("Spara utkast")
        .await
        .status(303);
    bo.open("/arenden").await.sees("Föreningens");
    portal.wear(&bo, None).await;
    bo.open("/arenden").await.does_not_see("Föreningens");
    let reference = open_case(portal, bo.id(), None, "bokning", "Privat").await;
    assert!(case(portal, &reference).await.organisation_id.is_none());
});
