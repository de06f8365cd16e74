//! `/glomt-losenord`, `/nytt-losenord/{token}` and `/glomt-anvandarnamn`.

use accounts::tables::person::PersonState;
use chrono::TimeDelta;
use testkit::{Browser, PASSWORD, TestPortal, both};

use super::{ANNA, LISA, fill_in, letters, link, lisa, log_in, set_state};

const RESET: &str = "Välj ett nytt lösenord";
const NEW: &str = "Tranbär9*mosse";

async fn ask<'a>(browser: &'a mut Browser, email: &str) -> &'a mut Browser {
    browser
        .open("/glomt-losenord")
        .await
        .heading("Glömt lösenord")
        .fill("E-post", email);
    browser.press("Skicka länk").await
}

/// Anna has asked, and opened the link.
async fn opened(portal: &TestPortal) -> Browser {
    let mut browser = portal.visitor();
    ask(&mut browser, ANNA).await.leads_to("/glomt-losenord/skickat");
    assert_eq!(letters(portal, ANNA, RESET).await, 1);
    browser.open(&link(portal, ANNA, RESET).await).await.heading(RESET);
    browser
}

fn fill<'a>(browser: &'a mut Browser, password: &str) -> &'a mut Browser {
    browser
        .fill("Nytt lösenord", password)
        .fill("Bekräfta nytt lösenord", password)
}

#[track_caller]
fn is_over(browser: &mut Browser) {
    browser.status(410).sees("Länken gäller inte längre");
    assert_eq!(browser.page().link("Skicka en ny länk"), "/glomt-losenord");
}

both!(a_new_password_ends_all_sessions_and_is_told, async |portal| {
    let mut anna = portal.anna().await;
    let mut browser = opened(portal).await;
    fill(&mut browser, NEW)
        .press("Spara lösenordet")
        .await
        .leads_to("/logga-in");
    browser.follow().await.flash("Lösenordet har återställts");
    anna.open("/arenden").await.leads_to("/logga-in?till=%2Farenden");
    assert_eq!(letters(portal, ANNA, "Lösenordet har återställts").await, 1);
    log_in(&mut browser, ANNA, PASSWORD).await.status(422);
    log_in(&mut browser, ANNA, NEW).await.leads_to("/");
});

both!(the_page_is_the_same_for_an_address_without_account, async |portal| {
    portal.anna().await;
    let (mut one, mut other) = (portal.visitor(), portal.visitor());
    ask(&mut one, ANNA).await.leads_to("/glomt-losenord/skickat");
    ask(&mut other, "ingen@exempel.example")
        .await
        .leads_to("/glomt-losenord/skickat");
    assert_eq!(one.follow().await.page().text(), other.follow().await.page().text());
    assert_eq!(letters(portal, "ingen@exempel.example", "").await, 0);
    let mut visitor = portal.visitor();
    ask(&mut visitor, "").await.mistakes(&["Fyll i din e-postadress."]);
    ask(&mut visitor, "anna")
        .await
        .mistakes(&["Skriv en hel e-postadress, till exempel anna@exempel.example."]);
    assert_eq!(visitor.page().value("E-post"), "anna");
});

both!(weak_and_different_passwords_are_told, async |portal| {
    portal.anna().await;
    let mut browser = opened(portal).await;
    fill(&mut browser, "kort").press("Spara lösenordet").await.status(422);
    assert!(browser.page().mistakes()[0].contains("minst 8 tecken, minst en stor bokstav, minst en siffra"));
    browser
        .fill("Nytt lösenord", NEW)
        .fill("Bekräfta nytt lösenord", PASSWORD)
        .press("Spara lösenordet")
        .await;
    browser.mistakes(&["Lösenorden är inte lika. Skriv samma lösenord två gånger."]);
    fill(&mut browser, NEW)
        .press("Spara lösenordet")
        .await
        .leads_to("/logga-in");
});

both!(
    the_persons_own_words_are_refused_though_they_are_not_in_the_form,
    async |portal| {
        portal.person("Frida", "Kvistmyren").await;
        let mut frida = portal.visitor();
        let email = "frida.kvistmyren@exempel.example";
        ask(&mut frida, email).await.leads_to("/glomt-losenord/skickat");
        assert_eq!(letters(portal, email, RESET).await, 1);
        frida.open(&link(portal, email, RESET).await).await;
        fill(&mut frida, "Kvistmyren1!").press("Spara lösenordet").await;
        let words = "annat än ett vanligt lösenord, ditt namn eller din e-postadress.";
        frida.mistakes(&[&format!("Lösenordet uppfyller inte alla krav. Det behöver ha {words}")]);
        fill(&mut frida, NEW)
            .press("Spara lösenordet")
            .await
            .leads_to("/logga-in");
    }
);

both!(the_link_works_once_and_for_an_hour, async |portal| {
    portal.anna().await;
    let mut browser = opened(portal).await;
    let path = browser.page().path.clone();
    let mut other_tab = browser.clone();
    let late = fill(&mut other_tab, "Annat0*lösen")
        .submission("Spara lösenordet")
        .with("_key", "another form");
    let form = fill(&mut browser, NEW).submission("Spara lösenordet");
    browser.submit(&form).await.leads_to("/logga-in");
    browser.submit(&form).await.leads_to("/logga-in");
    other_tab.submit(&late).await;
    is_over(&mut other_tab);
    browser.open(&path).await;
    is_over(&mut browser);
    log_in(&mut browser, ANNA, NEW).await.leads_to("/");

    let mut again = portal.visitor();
    ask(&mut again, ANNA).await;
    assert_eq!(letters(portal, ANNA, RESET).await, 2);
    let mut links = Vec::new();
    for mail in portal.mail_to(ANNA).await {
        links.extend(mail.subject.contains(RESET).then(|| mail.link()));
    }
    links.retain(|link| *link != path);
    again.open(&links[0]).await.heading(RESET);
    portal.advance(TimeDelta::hours(1));
    again.open(&links[0]).await;
    is_over(&mut again);
    again.open(&path[..path.len() - 2]).await;
    is_over(&mut again);
});

both!(an_unconfirmed_account_is_confirmed_by_it, async |portal| {
    let mut lisa = lisa(portal).await;
    ask(&mut lisa, LISA).await;
    assert_eq!(letters(portal, LISA, RESET).await, 1);
    lisa.open(&link(portal, LISA, RESET).await).await;
    fill(&mut lisa, NEW)
        .press("Spara lösenordet")
        .await
        .leads_to("/logga-in");
    log_in(&mut lisa, LISA, NEW).await.leads_to("/");
});

both!(locked_and_closed_accounts_get_no_link, async |portal| {
    portal.anna().await;
    for state in [PersonState::Locked, PersonState::Closed] {
        set_state(portal, ANNA, state).await;
        ask(&mut portal.visitor(), ANNA)
            .await
            .leads_to("/glomt-losenord/skickat");
        assert_eq!(letters(portal, ANNA, "").await, 0);
    }
});

both!(
    a_link_does_not_open_an_account_that_was_locked_meanwhile,
    async |portal| {
        portal.anna().await;
        let mut browser = opened(portal).await;
        set_state(portal, ANNA, PersonState::Locked).await;
        fill(&mut browser, NEW).press("Spara lösenordet").await;
        is_over(&mut browser);
    }
);

both!(nobody_can_fill_anothers_mailbox_by_asking, async |portal| {
    portal.anna().await;
    let mut thief = portal.visitor();
    for _ in 0..12 {
        ask(&mut thief, ANNA).await.leads_to("/glomt-losenord/skickat");
    }
    assert_eq!(letters(portal, ANNA, RESET).await, 5);
});

both!(the_username_is_mailed, async |portal| {
    let mut lisa = portal.visitor();
    fill_in(&mut lisa, LISA)
        .await
        .fill("Användarnamn", "Lisa_B")
        .press("Registrera")
        .await;
    let ask = async |browser: &mut Browser, email: &str| {
        browser
            .open("/glomt-anvandarnamn")
            .await
            .heading("Glömt användarnamn")
            .fill("E-post", email);
        browser
            .press("Skicka användarnamn")
            .await
            .leads_to("/glomt-anvandarnamn/skickat");
        browser.follow().await.page().text()
    };
    let (mut one, mut other) = (portal.visitor(), portal.visitor());
    assert_eq!(
        ask(&mut one, LISA).await,
        ask(&mut other, "ingen@exempel.example").await
    );
    assert_eq!(letters(portal, "ingen@exempel.example", "").await, 0);
    assert_eq!(letters(portal, LISA, "Ditt användarnamn").await, 1);
    assert!(portal.mail(LISA, "Ditt användarnamn").await.text.contains("Lisa_B"));
});
