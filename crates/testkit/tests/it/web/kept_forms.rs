//! A form posted after the session ran out: the login comes first, then the filled form again.

use chrono::TimeDelta;
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
