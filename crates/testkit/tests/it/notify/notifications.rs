//! `/aviseringar`: everything that was sent to a person, and to nobody else.

use chrono::TimeDelta;
use testkit::{Browser, both};

use super::{letter, letter_with_secret, tell, to};

both!(every_letter_is_listed_once_with_its_state, async |portal| {
    let mut anna = portal.anna().await;
    anna.open("/aviseringar")
        .await
        .heading("Aviseringar")
        .sees("Inga aviseringar här")
        .sees("Inget väntar på dig just nu");
    for number in 1..=45 {
        tell(portal, &to(&anna), &letter(&format!("Brev nummer {number:02}"))).await;
        portal.advance(TimeDelta::seconds(1));
    }
    portal.run_jobs().await;
    anna.open("/aviseringar")
        .await
        .sees("Skickat")
        .does_not_see("Inga aviseringar här");
    let mut seen = numbers(&anna);
    assert_eq!(seen[0], 45, "the newest first");
    while anna.page().text().contains("Nästa") {
        anna.click("Nästa").await.heading("Aviseringar");
        seen.extend(numbers(&anna));
    }
    assert_eq!(seen, (1..=45).rev().collect::<Vec<_>>());
    anna.click("Föregående").await;
    assert_eq!(numbers(&anna).last(), Some(&6), "back is where one came from");

    anna.open("/aviseringar")
        .await
        .click("Sms")
        .await
        .sees("Inga aviseringar här");
    anna.click("Mejl").await.sees("Brev nummer 45");
});

/// The numbers of the letters on the page, from the top.
fn numbers(browser: &Browser) -> Vec<u32> {
    let text = browser.page().all("main").join(" ");
    let mut found: Vec<u32> = text
        .match_indices("Brev nummer ")
        .map(|(at, words)| {
            let at = at + words.len();
            text[at..at + 2].parse().expect("two digits")
        })
        .collect();
    found.dedup();
    found
}

both!(nobody_sees_anothers_letters, async |portal| {
    let anna = portal.anna().await;
    tell(portal, &to(&anna), &letter("Hemligt till Anna")).await;
    tell(portal, &to(&anna), &letter_with_secret()).await;
    portal.run_jobs().await;
    let mut sara = portal.stranger().await;
    sara.open("/aviseringar")
        .await
        .does_not_see("Anna")
        .sees("Inga aviseringar här");
    let mut officer = portal.officer().await;
    officer.open("/aviseringar").await.does_not_see("Hemligt till Anna");
    let mut anna = anna;
    anna.open("/aviseringar")
        .await
        .sees("Hemligt till Anna")
        .sees("[länk]")
        .does_not_see("kod=hemlig");
});

both!(a_visitor_has_to_log_in, async |portal| {
    let mut visitor = portal.visitor();
    visitor
        .open("/aviseringar?kanal=email")
        .await
        .leads_to("/logga-in?till=%2Faviseringar%3Fkanal%3Demail");
});

both!(addresses_that_somebody_made_up_show_the_first_page, async |portal| {
    let mut anna = portal.anna().await;
    tell(portal, &to(&anna), &letter("Brevet")).await;
    for address in [
        "?kanal=fax",
        "?efter=xx&fore=yy",
        "?efter=%00%FF",
        "?efter=&fore=",
        "?kanal=email&kanal=sms",
    ] {
        anna.open(&format!("/aviseringar{address}"))
            .await
            .heading("Aviseringar")
            .sees("Brevet");
    }
});
