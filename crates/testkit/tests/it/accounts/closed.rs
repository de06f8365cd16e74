//! A closed account, for example of somebody who has died, gets no messages, whatever happens to what it had.

use accounts::tables::person::PersonState;
use base::{OrgRole, StaffRole};
use testkit::{Browser, TestPortal, both};

use super::set_state;

/// Raises a case; gives its number.
async fn ask(browser: &mut Browser) -> String {
    browser.open("/arenden/ny").await;
    browser
        .choose("Vad gäller det?", "Bokning av lokal")
        .fill("Rubrik", "Tid i hallen")
        .fill("Meddelande", "Finns det en ledig tid?");
    let to = browser.press("Skicka").await.location();
    to[to.find("ARE-").expect("a number")..].to_owned()
}

async fn close(portal: &TestPortal, who: &Browser) {
    portal.run_jobs().await;
    set_state(portal, who.email(), PersonState::Closed).await;
}

async fn count(portal: &TestPortal, who: &Browser) -> usize {
    portal.run_jobs().await;
    portal.mail_to(who.email()).await.len()
}

both!(
    a_customer_whose_account_is_closed_is_not_answered_by_mail,
    async |portal| {
        let (mut anna, mut omar) = (portal.anna().await, portal.officer().await);
        let reference = ask(&mut anna).await;
        close(portal, &anna).await;
        let before = count(portal, &anna).await;
        omar.open(&format!("/handlaggning/arenden/{reference}")).await;
        omar.fill("Meddelande", "På tisdag.")
            .tick("Arbeta vidare, ärendet är öppet")
            .press("Skicka svar")
            .await
            .status(303);
        assert_eq!(count(portal, &anna).await, before);
    }
);

both!(
    an_officer_whose_account_is_closed_hears_nothing_of_cases_and_roles,
    async |portal| {
        let (mut anna, mut omar) = (portal.anna().await, portal.officer().await);
        let reference = ask(&mut anna).await;
        omar.open(&format!("/handlaggning/arenden/{reference}"))
            .await
            .press("Ta ärendet")
            .await
            .status(303);
        close(portal, &omar).await;
        anna.open(&format!("/arenden/{reference}"))
            .await
            .fill("Meddelande", "Tisdag")
            .press("Skicka svar")
            .await
            .status(303);
        let mut ada = portal.administrator().await;
        let role = StaffRole::CaseOfficer.code();
        ada.open(&format!("/handlaggning/behorigheter/{}/{role}", omar.id()))
            .await
            .press("Ta bort behörigheten")
            .await
            .status(303);
        assert_eq!(count(portal, &omar).await, 0);
    }
);

both!(
    a_manager_whose_account_is_closed_hears_nothing_of_the_association,
    async |portal| {
        let bo = portal.person("Bo", "Karlsson").await;
        let association = portal.organisation("forening", "Exempel IF").await;
        portal
            .give_org_role(association, bo.id(), OrgRole::AssociationManager)
            .await;
        close(portal, &bo).await;
        let mut karin = portal.customer_service().await;
        karin
            .open(&format!("/handlaggning/organisationer/{association}"))
            .await
            .choose("Läge", "Vilande")
            .press("Ändra läge")
            .await
            .status(303);
        assert_eq!(count(portal, &bo).await, 0);
    }
);
