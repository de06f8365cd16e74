//! A case that waits for somebody who is no party: staff know for whom, the customer that we wait.

use desk::model::State;
use testkit::{Browser, TestPortal, both};

use super::{answer, ask, case, lines, pages};

both!(
    an_officer_lets_a_case_wait_for_others_and_the_customer_reads_that_we_do,
    async |portal| {
        let (mut anna, mut omar) = (portal.anna().await, portal.officer().await);
        let reference = ask(&mut anna, "Tid i hallen").await;
        let (mine, theirs) = pages(&reference);
        omar.open(&theirs)
            .await
            .fill("Vem väntar vi på, och på vad?", "Låssmeden ringer på torsdag");
        let form = omar.submission("Låt ärendet vänta");
        for _ in 0..3 {
            omar.submit(&form).await.leads_to(&theirs);
        }
        omar.follow()
            .await
            .flash("Ärendet väntar på någon annan.")
            .sees("Väntar på annan")
            .sees("Låssmeden ringer på torsdag")
            .does_not_see("Låt ärendet vänta");
        assert_eq!(case(portal, &reference).await.state, State::WaitingThirdParty);
        assert_eq!(lines(portal, &reference).await.len(), 3);

        anna.open(&mine)
            .await
            .sees("Öppet")
            .sees("Vi väntar på besked från någon annan")
            .does_not_see("Väntar på annan")
            .does_not_see("Låssmeden");
        anna.open("/arenden?lage=open").await.sees("Tid i hallen");
        anna.open("/arenden?lage=waiting_customer")
            .await
            .does_not_see("Tid i hallen");
        for address in [
            "/handlaggning/arenden?urval=alla&lage=waiting_third_party",
            "/handlaggning/arenden?urval=otilldelade",
        ] {
            omar.open(address).await.sees("Tid i hallen").sees("Väntar på annan");
        }

        omar.open(&theirs).await.press("Arbeta vidare").await.follow().await;
        omar.flash("Ärendet är öppet igen.")
            .sees("Vi väntar inte längre")
            .does_not_see("Vi väntar på någon annan");
        assert_eq!(case(portal, &reference).await.state, State::Open);
    }
);

/// Somebody who logs in again, days later.
async fn again(portal: &TestPortal, who: &Browser) -> Browser {
    let mut browser = portal.visitor();
    portal.log_in(&mut browser, who.id(), who.email()).await;
    browser
}

both!(what_waits_for_others_still_has_its_day, async |portal| {
    let (mut anna, mut omar) = (portal.anna().await, portal.officer().await);
    let reference = ask(&mut anna, "Tid i hallen").await;
    let (mine, theirs) = pages(&reference);
    let promised = case(portal, &reference).await.answer_due_at;
    omar.open(&theirs).await.press("Låt ärendet vänta").await.status(303);
    assert_eq!(case(portal, &reference).await.answer_due_at, promised);
    portal.advance(promised - portal.time() + chrono::TimeDelta::hours(1));
    let (mut anna, mut omar) = (again(portal, &anna).await, again(portal, &omar).await);
    omar.open(&theirs).await.sees("Försenat.");
    omar.open("/handlaggning/arenden?urval=forfaller")
        .await
        .sees("Tid i hallen")
        .sees("Försenat");
    anna.open(&mine)
        .await
        .sees("Vi skulle ha hört av oss")
        .fill("Meddelande", "Hur går det?")
        .press("Skicka svar")
        .await
        .status(303);
    let now = case(portal, &reference).await;
    assert_eq!((now.state, now.answer_due_at), (State::Open, promised));
});

both!(an_answer_can_say_that_we_wait_for_others, async |portal| {
    let (mut anna, mut omar) = (portal.anna().await, portal.officer().await);
    let reference = ask(&mut anna, "Tid i hallen").await;
    answer(
        &mut omar,
        &reference,
        "Vi frågar vaktmästaren.",
        "Vänta på någon annan än kunden",
    )
    .await;
    assert_eq!(case(portal, &reference).await.state, State::WaitingThirdParty);
    anna.open(&pages(&reference).0)
        .await
        .sees("Vi frågar vaktmästaren.")
        .sees("Vi väntar på besked från någon annan.");
    answer(&mut omar, &reference, "Klart.", "Ärendet är löst, svaret är lösningen").await;
    omar.open(&pages(&reference).1)
        .await
        .does_not_see("Låt ärendet vänta")
        .fill("Meddelande", "x");
    let form = omar.submission("Skicka svar");
    omar.submit(&form.clone().with("act", "wait")).await.status(422);
    omar.submit(&form.with("act", "resume"))
        .await
        .leads_to(&pages(&reference).1);
    assert_eq!(case(portal, &reference).await.state, State::Solved);
});
