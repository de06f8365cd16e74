//! A form posted after the session ran out: the login comes first, then the filled form again.

use chrono::TimeDelta;
use sea_orm::{ConnectionTrait, Statement};
use testkit::{Browser, PASSWORD, TestPortal, both};

/// Anna writes for longer than a session lasts.
async fn anna_was_slow(portal: &TestPortal) -> Browser {
    let mut anna = portal.anna().await;
    anna.open("/arenden/ny").await.heading("Nytt ärende");
    anna.choose("Vad gäller det?", "Konto och inloggning")
        .fill("Rubrik", "Lampan <b>blinkar</b>");
    anna.fill("Meddelande", "Den har blinkat\nsedan i går.");
    let form = anna.submission("Skicka");
    portal.advance(TimeDelta::minutes(31));
    anna.submit(&form).await;
    assert!(
        anna.location()
            .starts_with("/logga-in?till=%2Farenden%2Fny%3Fformular%3D"),
        "{}",
        anna.location()
    );
    anna.follow().await.heading("Logga in");
    anna
}

/// How many forms are kept.
async fn kept(portal: &TestPortal) -> i64 {
    let count = Statement::from_string(portal.store.backend(), "SELECT COUNT(*) FROM kept_forms");
    let row = portal.store.db().query_one_raw(count).await.unwrap().unwrap();
    row.try_get_by_index(0).unwrap()
}

async fn log_in(browser: &mut Browser, email: &str) {
    browser.fill("Användarnamn", email).fill("Lösenord", PASSWORD);
    browser.press("Logga in").await;
}

both!(the_form_is_shown_again_after_login_and_can_be_sent, async |portal| {
    let mut anna = anna_was_slow(portal).await;
    log_in(&mut anna, "anna.ek@exempel.example").await;
    anna.follow().await.heading("Nytt ärende");
    assert_eq!(anna.page().value("Rubrik"), "Lampan <b>blinkar</b>");
    assert_eq!(anna.page().value("Meddelande"), "Den har blinkat\nsedan i går.");
    assert_eq!(anna.page().value("Vad gäller det?"), "konto");
    anna.press("Skicka").await.leads_to("/arenden/ARE-2026-000001");
    anna.follow()
        .await
        .sees("Lampan <b>blinkar</b>")
        .sees("Den har blinkat");
});

both!(nobody_else_gets_the_form, async |portal| {
    let mut browser = anna_was_slow(portal).await;
    portal.stranger().await;
    log_in(&mut browser, "sara.lund@exempel.example").await;
    browser.follow().await.heading("Nytt ärende");
    assert_eq!(browser.page().value("Rubrik"), "");
    browser.does_not_see("blinkat");
});

both!(the_link_of_a_form_gives_nothing_to_others, async |portal| {
    let anna = anna_was_slow(portal).await;
    let (_, token) = anna.page().path.split_once("formular%3D").unwrap();
    let mut sara = portal.stranger().await;
    sara.open(&format!("/arenden/ny?formular={token}"))
        .await
        .heading("Nytt ärende")
        .does_not_see("blinkat");
});

both!(the_form_is_forgotten_after_two_hours, async |portal| {
    let mut anna = anna_was_slow(portal).await;
    portal.advance(TimeDelta::hours(2));
    log_in(&mut anna, "anna.ek@exempel.example").await;
    anna.follow().await.heading("Nytt ärende").does_not_see("blinkat");
});

both!(a_form_too_long_to_keep_is_shown_to_be_copied, async |portal| {
    let mut anna = portal.anna().await;
    let long = "Lång <b>text</b>. ".repeat(6_000);
    anna.open("/arenden/ny").await.fill("Meddelande", &long);
    let form = anna.submission("Skicka").with("password", "hemligt");
    portal.advance(TimeDelta::minutes(31));
    anna.submit(&form).await.status(413).does_not_see("hemligt");
    assert_eq!(anna.page().h1(), "Kopiera det du skrev");
    assert_eq!(anna.page().value("Det du skrev").trim(), long.trim());
    assert_eq!(anna.page().link("Öppna formuläret igen"), "/arenden/ny");
    assert_eq!(kept(portal).await, 0);
    // What is as long as our forms allow is kept.
    let form = form.with("text", &"å".repeat(10_000));
    anna.submit(&form).await.status(303);
    assert_eq!(kept(portal).await, 1);
});

both!(
    nobody_fills_the_store_with_forms_of_a_session_that_is_over,
    async |portal| {
        let mut anna = portal.anna().await;
        let form = anna.open("/arenden/ny").await.submission("Skicka");
        let mut sara = portal.stranger().await;
        let theirs = sara.open("/arenden/ny").await.submission("Skicka");
        portal.advance(TimeDelta::minutes(31));
        for _ in 0..20 {
            anna.submit(&form).await.status(303);
        }
        anna.submit(&form).await.status(429);
        assert_eq!(kept(portal).await, 20);
        // Each person has tries of their own, from whichever address.
        sara.submit(&theirs).await.status(303);
        portal.advance(TimeDelta::minutes(16));
        anna.submit(&form).await.status(303);
    }
);

both!(visitors_cannot_fill_the_store_with_forms, async |portal| {
    let mut visitor = portal.visitor();
    visitor.open("/logga-in").await;
    let form = visitor.submission("Logga in").with("_page", "/arenden/ny");
    let sent = testkit::Submission {
        action: "/arenden/ny".to_owned(),
        ..form
    };
    for _ in 0..60 {
        visitor.submit(&sent).await.status(303);
    }
    visitor.submit(&sent).await.status(429);
});
