//! `/` for those who are logged in: whose turn it is under all hats, the choice of hat, and what staff find.

use testkit::{Browser, TestPortal, both, statements};

const SUBJECT: &str = "Tid i Björkhallen";

/// A case that waits for the customer; gives its address.
async fn ask_and_be_asked(portal: &TestPortal, customer: &mut Browser) -> String {
    customer.open("/arenden/ny").await;
    customer
        .choose("Vad gäller det?", "Bokning av lokal")
        .fill("Rubrik", SUBJECT)
        .fill("Meddelande", "Finns det en ledig tid?");
    customer.press("Skicka").await;
    let page = customer.location();
    let mut officer = portal.officer().await;
    officer.open(&format!("/handlaggning{page}")).await;
    officer
        .fill("Meddelande", "Vilken dag?")
        .tick("Vänta på kundens svar")
        .press("Skicka svar")
        .await;
    page
}

both!(
    what_waits_under_another_hat_opens_under_that_hat_and_says_so,
    async |portal| {
        let mut bo = portal.bo().await;
        let page = ask_and_be_asked(portal, &mut bo).await;
        portal.wear(&bo, None).await;
        bo.open("/")
            .await
            .sees("En sak väntar på dig.")
            .sees("Som inloggad kan du");
        let there = format!("Svara: Svara om ”{SUBJECT}”");
        bo.press(&format!("{there}, som Exempel IF")).await.leads_to(&page);
        bo.follow().await.heading(SUBJECT).flash("Nu agerar du som Exempel IF.");
        bo.open("/").await.sees("Ett bra första steg");
        assert_eq!(bo.page().link(&there), page, "no form under the hat that it belongs to");
    }
);

both!(the_overview_asks_the_database_little, async |portal| {
    let mut bo = portal.bo().await;
    // The first page writes when the session was used, and fills what is kept in memory.
    bo.open("/").await;
    // The session, the hats, what waits in all rooms, the latest cases.
    assert_eq!(statements(bo.open("/")).await, 4);

    ask_and_be_asked(portal, &mut bo).await;
    // And the one room where something waits.
    assert_eq!(statements(bo.open("/")).await, 5);
});

both!(nobody_puts_on_the_hat_of_others, async |portal| {
    let club = portal.organisation("forening", "Andras IF").await;
    let mut anna = portal.anna().await;
    let private = anna.open("/").await.submission("Privat");
    anna.submit(&private.clone().with("hatt", &club.to_string()))
        .await
        .status(404);
    anna.submit(&private).await.leads_to("/");
    anna.follow().await.flash("Nu agerar du som privatperson.");
});

both!(staff_find_the_way_to_their_queues, async |portal| {
    let mut anna = portal.anna().await;
    anna.open("/").await.does_not_see("Handläggning");
    let mut officer = portal.officer().await;
    officer.open("/").await.sees("Ärendehandläggare.");
    assert_eq!(officer.page().link("Till handläggningen"), "/handlaggning");
});
