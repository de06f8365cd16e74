//! What stays apart when cases of two customers become one: who holds a link or writes a mail stays who they are.

use chrono::TimeDelta;
use testkit::{Browser, TestPortal, both};

use super::decisions::back;
use super::merging::merge;
use super::{A_WHILE, answer, ask, cases, contact, pages};

const VERA: &str = "vera@post.example";
const BO: &str = "bo@post.example";

/// Two visitors with a case each, of which Vera's goes into Bo's; Vera's link, and the number of both in the other.
async fn merged(portal: &TestPortal, officer: &mut Browser) -> (String, String) {
    let veras = contact(portal, "Tid i hallen", VERA).await;
    let bos = contact(portal, "Samma tid", BO).await;
    portal.run_jobs().await;
    let link = portal.mail(VERA, "Vi har tagit emot").await.link();
    merge(officer, &veras, &bos).await;
    (link, bos)
}

async fn close(officer: &mut Browser, reference: &str) {
    officer
        .open(&pages(reference).1)
        .await
        .fill("Vad blev gjort?", "Bokat")
        .press("Avsluta ärendet")
        .await
        .status(303);
}

both!(the_form_behind_a_merged_link_holds_ones_own_address, async |portal| {
    let mut officer = portal.officer().await;
    let (link, bos) = merged(portal, &mut officer).await;
    let mut vera = portal.visitor();
    vera.open(&link).await.fill("Meddelande", "En sak till");
    let late = vera.submission("Skicka svar");
    close(&mut officer, &bos).await;
    portal.advance(TimeDelta::days(14));
    vera.open(&link).await.click("Skapa ett nytt ärende").await;
    assert_eq!(vera.page().value("E-post"), VERA);
    vera.submit(&late).await.status(422);
    assert_eq!(vera.page().value("E-post"), VERA);
    assert_eq!(vera.page().value("Meddelande"), "En sak till");
    portal.advance(A_WHILE);
    vera.press("Skicka").await.status(303);
    portal.run_jobs().await;
    let told = portal.mail_to(VERA).await;
    assert!(told.last().expect("a letter").text.contains("ARE-2026-000003"));
});

both!(nobody_with_an_account_is_named_behind_a_merged_link, async |portal| {
    let (mut anna, mut officer) = (portal.anna().await, portal.officer().await);
    let veras = contact(portal, "Tid i hallen", VERA).await;
    portal.run_jobs().await;
    let link = portal.mail(VERA, "Vi har tagit emot").await.link();
    let annas = ask(&mut anna, "Samma tid").await;
    merge(&mut officer, &veras, &annas).await;
    let mut vera = portal.visitor();
    vera.open(&link).await.sees("Vera Besök").does_not_see("Anna");
    let paper = vera.page().link("Hämta som PDF");
    vera.open(&paper).await.paper().sees("Vera Besök").does_not_see("Anna");
    officer
        .open(&format!("{}/pdf", pages(&annas).1))
        .await
        .paper()
        .sees("Anna Ek");
});

both!(one_is_not_told_of_ones_own_words, async |portal| {
    let (mut anna, mut lisa) = (portal.anna().await, portal.person("Lisa", "Berg").await);
    let mut officer = portal.officer().await;
    let (into, from) = (ask(&mut anna, "Tid").await, ask(&mut lisa, "Tiden").await);
    merge(&mut officer, &from, &into).await;
    portal.run_jobs().await;
    let before = portal.mail_to(lisa.email()).await.len();
    lisa.open(&pages(&into).0)
        .await
        .fill("Meddelande", "Jag kan på tisdag")
        .press("Skicka svar")
        .await
        .status(303);
    portal.run_jobs().await;
    portal.mail(anna.email(), "Någon har skrivit i ditt ärende").await;
    assert_eq!(portal.mail_to(lisa.email()).await.len(), before);
});

both!(a_draft_goes_along_with_its_case, async |portal| {
    let (mut anna, mut officer) = (portal.anna().await, portal.officer().await);
    let mut all = Vec::new();
    for subject in ["Ett", "Två", "Tre"] {
        all.push(ask(&mut anna, subject).await);
    }
    for (reference, text) in [(&all[0], "Svar på ett"), (&all[2], "Svar på tre")] {
        anna.open(&pages(reference).0)
            .await
            .fill("Meddelande", text)
            .press("Spara utkast")
            .await
            .status(303);
    }
    let begun = anna.open(&pages(&all[0]).0).await.submission("Spara utkast");
    merge(&mut officer, &all[0], &all[1]).await;
    anna.open(&pages(&all[1]).0).await;
    assert_eq!(anna.page().value("Meddelande"), "Svar på ett");
    // Whoever still has the old page open goes on with the same draft.
    anna.submit(&begun.with("text", "Svar på ett, mer")).await.status(303);
    anna.open(&pages(&all[1]).0).await;
    assert_eq!(anna.page().value("Meddelande"), "Svar på ett, mer");
    // Where there is one already, the other stays to be read.
    merge(&mut officer, &all[1], &all[2]).await;
    anna.open(&pages(&all[2]).0).await;
    assert_eq!(anna.page().value("Meddelande"), "Svar på tre");
    anna.open("/arenden")
        .await
        .click("Nytt ärende utan rubrik")
        .await
        .heading("Nytt ärende");
    assert_eq!(anna.page().value("Meddelande"), "Svar på ett, mer");
});

both!(a_matter_is_as_old_as_its_first_word, async |portal| {
    let (mut anna, mut officer) = (portal.anna().await, portal.officer().await);
    let old = ask(&mut anna, "Bygglov").await;
    portal.advance(TimeDelta::days(182));
    for browser in [&mut anna, &mut officer] {
        back(portal, browser).await;
    }
    let young = ask(&mut anna, "Bygglovet").await;
    anna.open(&pages(&young).0)
        .await
        .does_not_see("Begär att ärendet avgörs");
    merge(&mut officer, &old, &young).await;
    anna.open(&pages(&young).0)
        .await
        .press("Begär att ärendet avgörs")
        .await
        .status(303);
    let third = ask(&mut anna, "Igen").await;
    merge(&mut officer, &young, &third).await;
    anna.open(&pages(&third).0)
        .await
        .sees("Du har begärt att ärendet avgörs")
        .does_not_see("Du kan begära det en gång");
    assert_eq!(cases(portal).await.len(), 3);
});

both!(an_officer_sees_what_came_before_a_case_is_closed, async |portal| {
    let (mut anna, mut officer) = (portal.anna().await, portal.officer().await);
    let reference = ask(&mut anna, "Tid i hallen").await;
    answer(&mut officer, &reference, "Vilken dag?", "Vänta på kundens svar").await;
    officer.open(&pages(&reference).1).await;
    let wait = officer.submission("Låt ärendet vänta");
    officer.fill("Vad blev gjort?", "Inget svar kom");
    anna.open(&pages(&reference).0)
        .await
        .fill("Meddelande", "På tisdag!")
        .press("Skicka svar")
        .await
        .status(303);
    officer.clone().submit(&wait).await.status(422).sees("På tisdag!");
    officer
        .press("Avsluta ärendet")
        .await
        .status(422)
        .sees("På tisdag!")
        .sees("Kom medan du skrev");
    assert_eq!(officer.page().value("Vad blev gjort?"), "Inget svar kom");
    officer.press("Avsluta ärendet").await.leads_to(&pages(&reference).1);
});
