//! What a topic promises, and who is told when it is not kept.

use chrono::TimeDelta;
use testkit::{Browser, TestPortal, both};

use super::teams::{give, make};
use super::{answer, ask, case, lines, pages, subjects};

const QUEUE: &str = "/handlaggning/arenden";

/// Logs in again after a while.
async fn again(portal: &TestPortal, browser: &mut Browser) {
    let (id, email) = (browser.id(), browser.email().to_owned());
    portal.log_in(browser, id, &email).await;
}

both!(
    a_team_is_told_once_before_it_is_late_and_once_when_it_is,
    async |portal| {
        let (mut ada, mut omar) = (portal.administrator().await, portal.officer().await);
        let (mut anna, karin) = (portal.anna().await, portal.customer_service().await);
        let omars = accounts::queries::name(portal.store.db(), omar.id())
            .await
            .unwrap()
            .unwrap();
        make(&mut ada, "Fritid", &[&omars]).await;
        give(&mut ada, "bokning", "Fritid").await;
        let number = ask(&mut anna, "Aulan").await;
        let asked = case(portal, &number).await;
        let told = asked.escalate_at.expect("the team is to be told");
        assert!(told < asked.answer_due_at);
        assert!(subjects(portal, omar.email()).await.is_empty());
        portal.advance(told - portal.time() + TimeDelta::minutes(1));
        for _ in 0..3 {
            portal.run_jobs().await;
            portal.advance(TimeDelta::minutes(2));
        }
        assert_eq!(
            subjects(portal, omar.email()).await,
            [format!("Ärende {number} förfaller snart")]
        );
        again(portal, &mut omar).await;
        again(portal, &mut anna).await;
        omar.open(QUEUE).await.sees("Snart").does_not_see("Försenat");
        omar.open(&pages(&number).1).await.sees("Ärendet förfaller snart.");
        anna.open(&pages(&number).0).await.does_not_see("förfaller snart");
        portal.advance(asked.answer_due_at - portal.time() + TimeDelta::minutes(1));
        for _ in 0..3 {
            portal.run_jobs().await;
            portal.advance(TimeDelta::minutes(2));
        }
        let both = [
            format!("Ärende {number} förfaller snart"),
            format!("Ärende {number} är försenat"),
        ];
        assert_eq!(subjects(portal, omar.email()).await, both);
        assert!(subjects(portal, karin.email()).await.is_empty(), "she is in no team");
        again(portal, &mut omar).await;
        omar.open(&format!("{QUEUE}?urval=forsenade"))
            .await
            .sees(&number)
            .sees("Försenat");
        assert_eq!(case(portal, &number).await.escalate_at, None);
        // An answer is a new promise.
        answer(&mut omar, &number, "Vi ser på det.", "Arbeta vidare, ärendet är öppet").await;
        assert!(case(portal, &number).await.escalate_at.is_some());
        omar.open(&format!("{QUEUE}?urval=forsenade"))
            .await
            .does_not_see(&number);
    }
);

both!(
    all_officers_are_told_of_a_case_without_a_team_and_nobody_while_it_waits,
    async |portal| {
        let (mut omar, karin) = (portal.officer().await, portal.customer_service().await);
        let mut anna = portal.anna().await;
        let (late, asked) = (ask(&mut anna, "Utan team").await, ask(&mut anna, "Motfråga").await);
        answer(&mut omar, &asked, "Vilken dag?", "Vänta på kundens svar").await;
        portal.advance(TimeDelta::days(20));
        portal.run_jobs().await;
        for officer in [omar.email(), karin.email()] {
            let told = subjects(portal, officer).await;
            assert_eq!(told, [format!("Ärende {late} är försenat")], "{officer}");
        }
        assert_eq!(
            lines(portal, &asked).await.len(),
            2,
            "nothing is said of what waits for the customer"
        );
    }
);

both!(
    the_clock_of_the_solution_stands_still_while_the_case_waits,
    async |portal| {
        let (mut ada, mut omar, mut anna) = (
            portal.administrator().await,
            portal.officer().await,
            portal.anna().await,
        );
        ada.open("/handlaggning/arenden/amnen/bokning").await;
        ada.fill("Lösning inom", "16").choose("Lösningstid räknas i", "timmar");
        ada.press("Spara").await.status(303);
        let number = ask(&mut anna, "Aulan").await;
        let due = case(portal, &number).await.solve_due_at.expect("it is promised");
        assert_eq!(
            case(portal, &number).await.answer_due_at,
            due,
            "the next word never comes after it"
        );
        omar.open(&pages(&number).1).await.sees("Löses senast");
        answer(&mut omar, &number, "Vilken dag?", "Vänta på kundens svar").await;
        omar.follow().await.sees("Klockan står still");
        let paused = case(portal, &number).await;
        assert_eq!(paused.solve_due_at, None);
        let left = paused.solve_left_minutes.expect("something is left");
        portal.advance(TimeDelta::days(7));
        again(portal, &mut anna).await;
        again(portal, &mut omar).await;
        anna.open(&pages(&number).0).await.fill("Meddelande", "På lördag");
        anna.press("Skicka svar").await.status(303);
        let on = case(portal, &number).await;
        assert_eq!(on.solve_left_minutes, None);
        let again = on.solve_due_at.expect("it goes on");
        assert!(again > portal.time() && again > due, "{left} minutes were left");
        answer(&mut omar, &number, "Klart.", "Ärendet är löst, svaret är lösningen").await;
        assert_eq!(case(portal, &number).await.solve_due_at, None);
    }
);
