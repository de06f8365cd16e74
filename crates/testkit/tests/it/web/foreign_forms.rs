//! Forms that do not come from our own pages: 403, and nothing is done.

use testkit::{Browser, Submission, TestPortal, both};

const FORM: &str = "application/x-www-form-urlencoded";

/// Anna has forgotten her password and has filled in the form.
async fn form(portal: &TestPortal) -> (Browser, Submission) {
    portal.anna().await;
    let mut browser = portal.visitor();
    browser
        .open("/glomt-losenord")
        .await
        .fill("E-post", "anna.ek@exempel.example");
    let form = browser.submission("Skicka länk");
    (browser, form)
}

async fn refused(portal: &TestPortal, browser: &mut Browser) {
    browser
        .status(403)
        .sees("Formuläret gick inte att ta emot")
        .sees("Fel 403");
    assert_eq!(browser.page().h1(), "Formuläret gick inte att ta emot");
    portal.run_jobs().await;
    assert!(portal.mail_to("anna.ek@exempel.example").await.is_empty());
}

both!(the_same_form_from_our_own_page_is_taken, async |portal| {
    let (mut browser, form) = form(portal).await;
    browser.submit(&form).await.leads_to("/glomt-losenord/skickat");
    portal.run_jobs().await;
    assert_eq!(portal.mail_to("anna.ek@exempel.example").await.len(), 1);
});

both!(a_form_without_a_token_is_refused, async |portal| {
    let (mut browser, mut form) = form(portal).await;
    form.fields.retain(|(name, _)| name != "_csrf");
    browser.submit(&form).await;
    refused(portal, &mut browser).await;
});

both!(a_form_with_a_token_of_another_browser_is_refused, async |portal| {
    let (mut browser, _) = form(portal).await;
    let (_, theirs) = form(portal).await;
    browser.submit(&theirs).await;
    refused(portal, &mut browser).await;
});

both!(a_form_with_a_garbled_token_is_refused, async |portal| {
    let (mut browser, form) = form(portal).await;
    for token in ["", "x", "å", &"A".repeat(42), &"A".repeat(4000)] {
        browser.submit(&form.clone().with("_csrf", token)).await;
        refused(portal, &mut browser).await;
    }
});

both!(a_form_from_another_site_is_refused_whatever_its_token, async |portal| {
    let (mut browser, form) = form(portal).await;
    let from = [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "https://evil.example"),
        ("origin", "https://portal.example.evil.example"),
        ("origin", "null"),
    ];
    for header in from {
        browser
            .send("POST", &form.action, &[("content-type", FORM), header], &form.encoded())
            .await;
        refused(portal, &mut browser).await;
    }
});

both!(another_site_logs_nobody_out, async |portal| {
    let mut anna = portal.anna().await;
    anna.open("/").await.sees("Anna Ek");
    let form = anna.submission("Logga ut");
    let headers = [("content-type", FORM), ("origin", "https://evil.example")];
    anna.send("POST", &form.action, &headers, &form.encoded())
        .await
        .status(403);
    anna.open("/").await.sees("Anna Ek");
});

both!(a_body_that_is_no_form_is_told, async |portal| {
    let (mut browser, form) = form(portal).await;
    for kind in ["application/json", "text/plain", "multipart/form-data; boundary=x"] {
        browser
            .send("POST", &form.action, &[("content-type", kind)], "{}")
            .await
            .status(400);
        browser.sees("Vi förstod inte det som skickades");
    }
});
