//! `/mitt-konto/historik`.

use accounts::history::{Entry, note};
use chrono::TimeDelta;
use store::{Actor, Never};
use testkit::{Browser, TestPortal, both};

const PAGE: &str = "/mitt-konto/historik";

/// Writes lines that a test can tell apart, one a second.
async fn lines(portal: &TestPortal, browser: &Browser, count: usize, by: Actor) {
    let person = browser.id();
    for number in 0..count {
        portal.advance(TimeDelta::seconds(1));
        let written = portal.store.write::<_, Never, _, _>(|tx| async move {
            let values = vec![("device", format!("nr {number} <b>")), ("unused", String::new())];
            Ok(note(&tx, Entry::new(person, "new-device", values, by)).await?)
        });
        written.await.expect("a line can be written");
    }
}

fn messages(browser: &Browser) -> Vec<String> {
    browser.page().all("tbody td:last-child")
}

both!(terms_and_creation_stand_on_top, async |portal| {
    let mut anna = portal.anna().await;
    anna.open(PAGE).await.heading("Historik");
    anna.sees("Senast godkända användarvillkor")
        .sees("villkor.sv.md, godkända 23 november 2026");
    anna.sees("Användaren skapades");
    anna.open("/sprak/en?till=/mitt-konto/historik").await;
    anna.follow().await.heading("History").sees("By you");
});

both!(ten_a_page_newest_first, async |portal| {
    let mut anna = portal.anna().await;
    lines(portal, &anna, 23, Actor::System).await;
    anna.open(PAGE).await;
    assert_eq!(messages(&anna).len(), 10);
    let newest = &messages(&anna)[0];
    assert!(newest.starts_with("Inloggning från en ny enhet: nr 22 <b>"), "{newest}");
    assert!(newest.ends_with("Av portalen"), "{newest}");
    let ways = anna.page().all(".pages li");
    assert_eq!(ways, ["1", "2", "3", "Nästa", "Sista"]);
    anna.click("Sista").await;
    assert_eq!(messages(&anna).len(), 5);
    assert!(messages(&anna)[0].contains("nr 2 "), "{:?}", messages(&anna));
    assert_eq!(anna.page().all(".pages li"), ["Första", "Föregående", "1", "2", "3"]);
    anna.click("Föregående").await;
    assert!(messages(&anna)[0].contains("nr 12 "));
    // A page that is not there is the nearest one.
    anna.open("/mitt-konto/historik?sida=99").await;
    assert_eq!(messages(&anna).len(), 5);
    for odd in ["0", "-1", "x", "99999999999999999999"] {
        anna.open(&format!("/mitt-konto/historik?sida={odd}&typ=x"))
            .await
            .heading("Historik");
    }
});

both!(lines_can_be_filtered_by_type, async |portal| {
    let mut anna = portal.anna().await;
    lines(portal, &anna, 12, Actor::Staff(anna.id())).await;
    anna.open(PAGE).await.choose("Typ", "Inloggning");
    anna.press("Visa").await;
    assert!(messages(&anna).iter().all(|line| line.ends_with("Av vår personal")));
    anna.click("Nästa").await;
    assert_eq!(messages(&anna).len(), 2);
    anna.open(PAGE).await.choose("Typ", "Konto");
    anna.press("Visa").await;
    assert_eq!(messages(&anna).len(), 1, "{:?}", messages(&anna));
    anna.open(PAGE).await.choose("Typ", "Lösenord");
    anna.press("Visa").await.sees("Inget av den typen");
});

both!(nobody_sees_the_lines_of_others, async |portal| {
    let (anna, mut sara) = (portal.anna().await, portal.stranger().await);
    lines(portal, &anna, 1, Actor::System).await;
    sara.open(PAGE).await.does_not_see("nr 0");
});
